"""What a mail offers beside its text, above the body: invitations, contacts, leaving a mailing list."""

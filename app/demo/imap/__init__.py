"""A small IMAP4rev1 server (RFC 3501) for the demo: no TLS, loopback only, mail in memory."""

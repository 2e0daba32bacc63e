"""What the sample mail says: people, threads, newsletters, attachments. Every domain is reserved (.example)."""

"""The demo: IMAP, POP3 and SMTP on loopback with sample mail; no account and no outside server needed."""

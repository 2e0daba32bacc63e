"""The assistant that switches an account between POP3 and IMAP."""

"""POP3 (RFC 1939, 2449, 2595): mail is downloaded, and the copy here is the truth."""

"""IMAP4rev1 (RFC 3501): the server holds the truth, and this package tells and changes it.

dial → stream → dialogue → connection carry octets, commands and a logged-in session; login makes one, quirks tells
what its server must not be asked. reader parses FETCH answers, windows keeps two of them on their way. folders, sync
(and a file for each of its cases), bodies, edits, idle and news are one task each; backend is what the engine sees.
"""

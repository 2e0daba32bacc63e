"""IMAP4rev1 (RFC 3501): the server holds the truth, and this package tells and changes it.

stream → dialogue → connection carry octets, commands and a logged-in session; reader parses bulk FETCH answers;
folders, sync, bodies, edits and idle are one task each; backend is what the engine sees.
"""

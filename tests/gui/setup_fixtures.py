"""What the tests of wizard, composer and dialogs share."""

from __future__ import annotations

from app.model.account import Account, Protocol, SecretKind, SecretSource, Security, ServerSettings

IMAP = ServerSettings("imap.nordlicht.example", 993, Security.TLS, "mara@nordlicht.example")
POP3 = ServerSettings("pop.post.example", 995, Security.TLS, "mara@post.example")
SMTP = ServerSettings("smtp.nordlicht.example", 465, Security.TLS, "mara@nordlicht.example")

WORK = Account(1, "Nordlicht", "mara@nordlicht.example", "Mara Lindqvist", Protocol.IMAP, IMAP, SMTP,
               SecretSource(SecretKind.KEYRING))
HOME = Account(2, "Privat", "mara@post.example", "Mara", Protocol.POP3, POP3, SMTP,
               SecretSource(SecretKind.KEYRING))
RECEIVES_ONLY = Account(3, "Archiv", "archiv@post.example", "", Protocol.POP3, POP3, None,
                        SecretSource(SecretKind.SESSION))

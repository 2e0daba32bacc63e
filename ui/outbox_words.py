"""Why a message still is in the outbox, in the person's language; a server's own words stay as they are."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ui import security_trouble, usage_words
from ui.known_sentences import KnownSentences


def why_not(stored: str) -> str:
    """`stored` is what the outbox keeps: a sentence of app/, and what the server said in brackets after it."""
    if said := _sentence(stored):
        return said
    at = stored.find(" (")
    while at > 0 and stored.endswith(")"):
        if said := _sentence(stored[:at]):
            return said + stored[at:]
        at = stored.find(" (", at + 1)
    return stored


def _sentence(text: str) -> str:
    return _SENTENCES.said(text) or usage_words.SENTENCES.said(text) or security_trouble.sentence(text)


KNOWN = (
    QT_TRANSLATE_NOOP("OutboxWords", "{0} refused. Its words may say why."),
    QT_TRANSLATE_NOOP("OutboxWords", "{0} finds the message too large. Send less."),
    QT_TRANSLATE_NOOP("OutboxWords", "{0} wants a login. Give a user name for the outgoing server."),
    QT_TRANSLATE_NOOP("OutboxWords", "{0} does not take it now. Try again later."),
    QT_TRANSLATE_NOOP("OutboxWords", "{0} gave an answer out of turn. Try again."),
    QT_TRANSLATE_NOOP(
        "OutboxWords",
        "The message has {0} octets, and {1} takes {2} at most. Send less, or a link instead of an attachment."),
    QT_TRANSLATE_NOOP(
        "OutboxWords",
        "{0} cannot send to or from {1} (no SMTPUTF8). Use an address without special letters."),
    QT_TRANSLATE_NOOP("OutboxWords", "{0} refused the login as {1}. Check user name and password."),
    QT_TRANSLATE_NOOP("OutboxWords", "{0} cannot check the login now. Try again later."),
    QT_TRANSLATE_NOOP("OutboxWords", "No password is known for {0} on {1}: enter it."),
    QT_TRANSLATE_NOOP("OutboxWords", "{0}, port {1}, refuses the connection. Check the port, or try again later."),
    QT_TRANSLATE_NOOP("OutboxWords", "{0} closed the connection before its answer was complete. Try again."),
    QT_TRANSLATE_NOOP("OutboxWords", "The connection to {0} has ended. Try again."),
    QT_TRANSLATE_NOOP(
        "OutboxWords",
        "The connection to {0}, port {1}, failed ({2}). Check your network and try again."),
    QT_TRANSLATE_NOOP("OutboxWords", "The server {0} cannot be found. Check its name and your connection."),
    QT_TRANSLATE_NOOP(
        "OutboxWords",
        "{0}, port {1}, did not answer within {2} seconds: the server hangs, or this port wants another kind of "
        "encryption. Try again later, or check port and encryption."),
    QT_TRANSLATE_NOOP(
        "OutboxWords",
        "{0}, port {1}, offers no encryption by STARTTLS. Choose TLS with port 465, or ask the provider."),
    QT_TRANSLATE_NOOP("OutboxWords", "{0} gave an answer that SMTP does not know. Try again."),
    QT_TRANSLATE_NOOP("OutboxWords", "{0} does not come to an end. Try again later."),
    QT_TRANSLATE_NOOP(
        "OutboxWords",
        "{0}, port {1}, is a POP3 server, for receiving mail. Give the server for sending, and its port (465 with "
        "TLS, 587 with STARTTLS)."),
    QT_TRANSLATE_NOOP(
        "OutboxWords",
        "{0}, port {1}, is an IMAP server, for receiving mail. Give the server for sending, and its port (465 "
        "with TLS, 587 with STARTTLS)."),
    QT_TRANSLATE_NOOP(
        "OutboxWords",
        "{0}, port {1}, does not speak SMTP. Check server and port (465 with TLS, 587 with STARTTLS)."),
    QT_TRANSLATE_NOOP(
        "OutboxWords",
        "{0} offers no login with a password that Depesche knows (AUTH PLAIN or LOGIN). Check the encryption "
        "chosen, or leave the user name empty."),
    QT_TRANSLATE_NOOP("OutboxWords", "{0} sent a line of more than {1} octets."),
    QT_TRANSLATE_NOOP("OutboxWords", "{0} sent more than {1} octets where less was announced."),
    QT_TRANSLATE_NOOP("OutboxWords", "Cancelled."),
    QT_TRANSLATE_NOOP("OutboxWords", "Stopped."),
    QT_TRANSLATE_NOOP(
        "OutboxWords",
        "{0} sent data in the clear before encryption began: someone may be tampering with the connection. Use "
        "TLS instead of STARTTLS."),
    QT_TRANSLATE_NOOP(
        "OutboxWords",
        "The encrypted connection to {0}, port {1}, could not be made or broke off. Try again, and check port and "
        "encryption."),
    QT_TRANSLATE_NOOP(
        "OutboxWords",
        "The encrypted connection to {0}, port {1}, could not be made or broke off ({2}). Try again, and check "
        "port and encryption."),
    QT_TRANSLATE_NOOP(
        "OutboxWords",
        "{0}, port {1}, does not answer with TLS. Choose STARTTLS for this port, or the port that is meant for "
        "TLS."),
    QT_TRANSLATE_NOOP(
        "OutboxWords",
        "{0}, port {1}, offers only outdated encryption; TLS 1.2 or newer is needed. Ask the provider for an "
        "up-to-date server."),
    QT_TRANSLATE_NOOP(
        "OutboxWords",
        "The key of {0}, port {1}, is another than the one you accepted. Do not connect; ask whoever runs the "
        "server whether it was changed, and only then forget the old key in the account's settings."),
    QT_TRANSLATE_NOOP(
        "OutboxWords",
        "The key of {0}, port {1}, is another than the one you accepted on {2}. Do not connect; ask whoever runs "
        "the server whether it was changed, and only then forget the old key in the account's settings."),
    QT_TRANSLATE_NOOP(
        "OutboxWords",
        "The certificate of {0}, port {1}, could not be verified. Do not connect; ask the provider."),
    QT_TRANSLATE_NOOP(
        "OutboxWords",
        "The certificate of {0}, port {1}, is self-signed: nobody vouches for it. If it is your own server, give "
        "its certificate as the account's CA file; otherwise do not connect."),
    QT_TRANSLATE_NOOP(
        "OutboxWords",
        "The certificate of {0}, port {1}, comes from an unknown authority. If you trust that authority, give its "
        "certificate as the account's CA file; otherwise do not connect."),
    QT_TRANSLATE_NOOP(
        "OutboxWords",
        "The certificate of {0}, port {1}, is made out to another name. Check the server's name for a typing "
        "error, or use the name that the provider gives."),
    QT_TRANSLATE_NOOP(
        "OutboxWords",
        "The certificate of {0}, port {1}, is made out to no server (it has no subjectAltName). The provider has "
        "to renew it."),
    QT_TRANSLATE_NOOP(
        "OutboxWords",
        "The certificate of {0}, port {1}, has expired. Check this computer's clock; if it is right, the provider "
        "has to renew the certificate."),
    QT_TRANSLATE_NOOP(
        "OutboxWords",
        "The certificate of {0}, port {1}, is not valid yet. Check this computer's clock."),
    QT_TRANSLATE_NOOP(
        "OutboxWords",
        "The certificate of {0}, port {1}, was revoked by its authority. Do not connect; ask the provider."),
    QT_TRANSLATE_NOOP(
        "OutboxWords",
        "The certificate of {0}, port {1}, has a key or a signature that is too weak. The provider has to renew "
        "it."),
    QT_TRANSLATE_NOOP("OutboxWords", "The password of {0} is kept only while Depesche runs: enter it again."),
    QT_TRANSLATE_NOOP("OutboxWords", "The keyring holds no password for {0}: enter it."),
    QT_TRANSLATE_NOOP("OutboxWords", "The password command of {0} is empty: set one."),
    QT_TRANSLATE_NOOP(
        "OutboxWords",
        "The password command of {0} could not be started ({1}). Run it in a terminal to see why."),
    QT_TRANSLATE_NOOP(
        "OutboxWords",
        "The password command of {0} did not end within {1} seconds. Run it in a terminal to see why."),
    QT_TRANSLATE_NOOP(
        "OutboxWords",
        "The password command of {0} ended with exit code {1}. Run it in a terminal to see why."),
    QT_TRANSLATE_NOOP(
        "OutboxWords",
        "No keyring is available on this system. Enter the password of {0}, or set a password command for it."),
    QT_TRANSLATE_NOOP("OutboxWords", "No keyring is available on this system. Or sign in to {0} anew."),
    QT_TRANSLATE_NOOP(
        "OutboxWords",
        "The keyring is locked: unlock it and try again. Enter the password of {0}, or set a password command for "
        "it."),
    QT_TRANSLATE_NOOP("OutboxWords", "The keyring is locked: unlock it and try again. Or sign in to {0} anew."),
    QT_TRANSLATE_NOOP(
        "OutboxWords",
        "The keyring failed ({0}). Enter the password of {1}, or set a password command for it."),
    QT_TRANSLATE_NOOP("OutboxWords", "The keyring failed ({0}). Or sign in to {1} anew."),
    QT_TRANSLATE_NOOP(
        "OutboxWords",
        "{0} offers no login with a token that Depesche knows. Check the encryption chosen, or use a password (some "
        "providers want an app password)."),
    QT_TRANSLATE_NOOP("OutboxWords", "No sign-in is kept for {0}: sign in again."),
    QT_TRANSLATE_NOOP("OutboxWords", "{0} has ended this sign-in. Sign in again."),
    QT_TRANSLATE_NOOP("OutboxWords", "{0} cannot sign anybody in just now. Try again later."),
    QT_TRANSLATE_NOOP("OutboxWords", "{0} gave an answer to the sign-in that cannot be used. Try again."),
    QT_TRANSLATE_NOOP(
        "OutboxWords",
        "{0} does not accept this program. Ask whoever gave you Depesche, or use a password (some providers want "
        "an app password)."),
    QT_TRANSLATE_NOOP("OutboxWords", "{0} refused the sign-in. Its words may say why."),
    QT_TRANSLATE_NOOP(
        "OutboxWords",
        "{0} does not accept the sign-in for {1}. Sign in again as the owner of this mailbox; the provider's "
        "settings may have to allow mail programs."),
    QT_TRANSLATE_NOOP("OutboxWords", "{0} took too long. Try again later."),
    QT_TRANSLATE_NOOP("OutboxWords", "{0} cannot be reached. Try again later."),
    QT_TRANSLATE_NOOP("OutboxWords", "There is no server named {0}."),
    QT_TRANSLATE_NOOP("OutboxWords", "The connection to {0} broke off. Try again."),
)
"""What app/transport and the wire below it write; of other errors the outbox shows what app/ wrote."""
_SENTENCES = KnownSentences("OutboxWords", KNOWN)

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
)
"""What app/transport and the wire below it write; of other errors the outbox shows what app/ wrote."""
_SENTENCES = KnownSentences("OutboxWords", KNOWN)

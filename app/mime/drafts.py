"""A stored draft opened again, whoever wrote it: nothing that a person put into it is lost."""

from __future__ import annotations

import re

from app.mime.block import fields
from app.mime.body import read_body
from app.mime.envelope import envelope
from app.mime.files import files_of, inline_of
from app.mime.header import decode_text, split_header
from app.mime.hidden import PRIVATE
from app.mime.identifiers import usable
from app.mime.options import options_of
from app.mime.wordset import words
from app.model.message import Address, Draft

UNFINISHED = ("X-Depesche-To", "X-Depesche-Cc", "X-Depesche-Bcc")
MAX_KEPT = 50
_MAX_VALUE = 4000
_MAX_WORD = 900

_WRITTEN = words(
    "date from to cc bcc subject message-id in-reply-to references reply-to organization mime-version user-agent "
    "x-mailer x-priority importance x-msmail-priority priority disposition-notification-to")
"""`compose.build` writes these from the draft's own fields, as it does those of ours (PRIVATE)."""
_OF_THE_WAY = words(
    "received return-path delivered-to x-original-to envelope-to status x-status x-uid x-uidl x-keywords lines "
    "x-mozilla-status x-mozilla-status2 x-mozilla-keys x-account-key content-length x-evolution authentication-results "
    "dkim-signature sender")
"""What servers and mailboxes add; a draft that is stored anew gets its own."""
_SENT = words("sensitivity keywords comments")
_OURS = ("content-", PRIVATE.lower())
_NAME = re.compile(r"[!-9;-~]{1,76}")


def draft_from(raw: bytes) -> Draft:
    """As `compose.build(…, stored=True)` wrote it, or another program."""
    header = split_header(raw)[0]
    found = envelope(header)
    body = read_body(raw)
    organisation, kept, unfinished = _further(header)
    return Draft(
        sender=found.senders[0] if found.senders else Address("", ""), to=found.to, cc=found.cc, bcc=found.bcc,
        subject=found.subject, text=body.text.removesuffix("\n"), html=body.html, files=files_of(raw, body.attachments),
        in_reply_to=usable(found.in_reply_to), references=tuple(filter(usable, found.references)),
        message_id=usable(found.message_id), inline=inline_of(raw, body), reply_to=found.reply_to,
        organisation=organisation, kept=kept, unfinished=unfinished, options=options_of(header))


def may_be_sent(name: str) -> bool:
    """Whether a field that was kept says something to those who get the message, and not to programs here."""
    return name.lower() in _SENT


def _further(header: bytes) -> tuple[str, tuple[tuple[str, str], ...], tuple[str, str, str]]:
    organisation = ""
    kept: list[tuple[str, str]] = []
    unfinished = dict.fromkeys((each.lower() for each in UNFINISHED), "")
    for lower, value in fields(header):
        if lower == "organization":
            organisation = decode_text(value)
        elif lower in unfinished:
            unfinished[lower] = decode_text(value)
        elif (lower not in _WRITTEN and lower not in _OF_THE_WAY and not lower.startswith(_OURS)
              and _NAME.fullmatch(lower) and len(kept) < MAX_KEPT and (text := _value(value))):
            kept.append((lower.title(), text))
    to, cc, bcc = unfinished.values()
    return organisation, tuple(kept), (to, cc, bcc)


def _value(value: bytes) -> str:
    """On one line: in ASCII as it stands, else decoded; "" for what could not be written again."""
    flat = b" ".join(value[:_MAX_VALUE].split())
    text = flat.decode("ascii") if flat.isascii() and flat.decode("ascii").isprintable() else decode_text(value)
    return text if all(len(word) <= _MAX_WORD for word in text.split(" ")) else ""

"""Answers, forwards and re-opened drafts made from a raw message."""

from __future__ import annotations

import re
from collections.abc import Callable

from app.mime.body import read_body
from app.mime.envelope import envelope
from app.mime.header import split_header
from app.mime.structure import content, parse, walk
from app.model.message import Address, Attachment, Draft, Envelope, OutgoingFile

MAX_QUOTE = 200_000
_COUNT = r"(?:\s*[\[(]\d{1,4}[\])])?"
_REPLY = rf"(?:re|aw|antw|antwort|sv|vs|odp|r|réf?|回复|答复){_COUNT}\s*[:：]"
_FORWARD = rf"(?:wg|fwd?|tr|doorst|vb|i|enc|rv|转发){_COUNT}\s*[:：]"
_REPLIES = re.compile(rf"\s*(?:{_REPLY}\s*)+", re.IGNORECASE)
_FORWARDS = re.compile(rf"\s*(?:{_FORWARD}\s*)+", re.IGNORECASE)
_ANY = re.compile(rf"\s*(?:(?:{_REPLY}|{_FORWARD})\s*)+", re.IGNORECASE)


def reply_subject(subject: str) -> str:
    """ "Re: " before the subject, once; AW:, Antw: and the like are replaced, a WG: or Fwd: behind them stays."""
    return f"Re: {_without(_REPLIES, subject)}".rstrip()


def forward_subject(subject: str) -> str:
    """ "Fwd: " before the subject, once; WG: and the like are replaced."""
    return f"Fwd: {_without(_FORWARDS, subject)}".rstrip()


def _without(prefix: re.Pattern[str], subject: str) -> str:
    match = prefix.match(subject)
    return subject[match.end():].strip() if match else subject.strip()


def reply(raw: bytes, me: Address, *, everyone: bool, mine: frozenset[str],
          quote_intro: Callable[[Envelope], str]) -> Draft:
    """An answer from `me`, the original quoted under `quote_intro`'s line. `mine` holds all own addresses, lower-case.

    Goes to Reply-To, else From; for a message of one's own to its recipients. `everyone` adds the others as Cc.
    """
    found = envelope(split_header(raw)[0])
    own = mine | {me.email.lower()}
    senders = _usable(found.senders)
    from_me = bool(senders) and all(a.email.lower() in own for a in senders)
    to = _usable(found.to) if from_me else _usable(found.reply_to) or senders
    cc: tuple[Address, ...] = ()
    if everyone:
        others = _usable(found.cc) if from_me else (*_usable(found.to), *_usable(found.cc))
        cc = tuple(a for a in _once(others) if a.email.lower() not in own | {t.email.lower() for t in to})
    elif from_me and not to:
        to = senders
    return Draft(
        sender=me, to=_once(to), cc=cc, subject=reply_subject(found.subject),
        text=f"{quote_intro(found)}\n{_quoted(read_body(raw).text)}\n",
        in_reply_to=_identifier(found.message_id), references=_chain(found))


def forward(raw: bytes, me: Address, *, intro: Callable[[Envelope], str]) -> Draft:
    """The message's text under `intro`'s lines, its files attached again. No recipients yet."""
    found = envelope(split_header(raw)[0])
    body = read_body(raw)
    return Draft(sender=me, subject=forward_subject(found.subject),
                 text=f"\n\n{intro(found)}\n\n{body.text[:MAX_QUOTE]}", files=_files(raw, body.attachments),
                 references=_chain(found))


def draft_from(raw: bytes) -> Draft:
    """A stored draft (as `build(…, keep_bcc=True)` wrote it, or another program) opened again."""
    found = envelope(split_header(raw)[0])
    body = read_body(raw)
    return Draft(
        sender=found.senders[0] if found.senders else Address("", ""), to=found.to, cc=found.cc, bcc=found.bcc,
        subject=found.subject, text=body.text.removesuffix("\n"), html=body.html, files=_files(raw, body.attachments),
        in_reply_to=_identifier(found.in_reply_to), references=tuple(filter(_identifier, found.references)),
        message_id=_identifier(found.message_id))


def _quoted(text: str) -> str:
    lines = text[:MAX_QUOTE].rstrip("\n").split("\n")
    for number, line in enumerate(lines):
        # What stands below the signature mark is never quoted (RFC 3676 4.3).
        if line == "-- ":
            lines = lines[:number]
            break
    while lines and not lines[-1].strip():
        lines.pop()
    return "\n".join(f">{line}" if line.startswith(">") else f"> {line}".rstrip() for line in lines)


def _chain(found: Envelope) -> tuple[str, ...]:
    """RFC 5322 3.6.4: the parent's References, or its single In-Reply-To, and then the parent itself."""
    parents = found.references or ((found.in_reply_to,) if found.in_reply_to else ())
    return tuple(dict.fromkeys(i for i in (*parents, found.message_id) if _identifier(i)))


def _identifier(identifier: str) -> str:
    """The identifier, or "" for what could not be written into a header again."""
    usable = identifier.isascii() and identifier.isprintable() and len(identifier) <= 500
    return identifier if usable and not re.search(r"[\s<>]", identifier) else ""


def _usable(addresses: tuple[Address, ...]) -> tuple[Address, ...]:
    """Without what no server could take for a mailbox; doubtful ones stay for the person to see."""
    return tuple(a for a in addresses if "@" in a.email[1:-1] and not re.search(r"[\s,;:<>()]", a.email))


def _once(addresses: tuple[Address, ...]) -> tuple[Address, ...]:
    return tuple({a.email.lower(): a for a in reversed(addresses)}.values())[::-1]


def _files(raw: bytes, listed: tuple[Attachment, ...]) -> tuple[OutgoingFile, ...]:
    parts = {part.section: part for part in walk(parse(raw))}
    return tuple(OutgoingFile(file.name, file.content_type, content(raw, parts[file.part])) for file in listed)

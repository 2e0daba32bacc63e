"""Answers and forwards made from a raw message."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from app.errors import ErrorKind, MailError
from app.mime import mailto
from app.mime.block import fields
from app.mime.body import read_body
from app.mime.envelope import envelope
from app.mime.files import files_of, pictures_as_files
from app.mime.header import split_header
from app.mime.hidden import without_hidden
from app.mime.identifiers import usable
from app.mime.quoting import forwarded_html, quoted_html, with_pictures
from app.model.message import Address, Draft, Envelope, OutgoingFile

MAX_QUOTE = 200_000
_LIST_POST = re.compile(r"<\s*(mailto:[^<>]{1,2000})>", re.IGNORECASE)
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
          quote_intro: Callable[[Envelope], str], rich: bool = False) -> Draft:
    """An answer from `me`, the original quoted under `quote_intro`'s line. `mine` holds all own addresses, lower-case.

    Goes to Reply-To, else From; for a message of one's own to its recipients. `everyone` adds the others as Cc.
    With `rich` a message that has HTML is quoted as such, too, with the pictures that it brought and no others.
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
    return _answer(raw, found, Draft(sender=me, to=_once(to), cc=cc), quote_intro, rich)


def reply_to_list(raw: bytes, me: Address, *, quote_intro: Callable[[Envelope], str], rich: bool = False) -> Draft:
    """An answer to the list that the message came by (List-Post, RFC 2369 3.4), and to nobody else.

    Raises MailError(USAGE) where the message names no such address.
    """
    found = envelope(split_header(raw)[0])
    return _answer(raw, found, Draft(sender=me, to=(list_address(raw),)), quote_intro, rich)


def list_address(raw: bytes) -> Address:
    """Where the message's list takes answers. Raises MailError(USAGE)."""
    for name, value in fields(split_header(raw)[0]):
        if name == "list-post":
            for url in _LIST_POST.findall(value.decode("utf-8", "replace")):
                if to := mailto.parse(url).to:
                    return to[0]
            break
    raise MailError(ErrorKind.USAGE, "This message did not come by a mailing list that takes answers: use Reply or "
                    "Reply all.")


def _answer(raw: bytes, found: Envelope, to: Draft, quote_intro: Callable[[Envelope], str], rich: bool) -> Draft:
    body = read_body(raw)
    intro = quote_intro(found)
    answer = replace(to, subject=reply_subject(found.subject), text=f"{intro}\n{_quoted(body.text)}\n",
                     in_reply_to=usable(found.message_id), references=_chain(found))
    if rich and (quote := quoted_html(raw, body, intro)) is not None:
        return with_pictures(replace(answer, html=quote), raw, body)
    return answer


def forward(raw: bytes, me: Address, *, intro: Callable[[Envelope], str], rich: bool = False) -> Draft:
    """The message's text under `intro`'s lines, its files attached again. No recipients yet. `rich`: as for `reply`."""
    found = envelope(split_header(raw)[0])
    body = read_body(raw)
    draft = Draft(sender=me, subject=forward_subject(found.subject),
                  text=f"\n\n{intro(found)}\n\n{body.text[:MAX_QUOTE]}", files=files_of(raw, body.attachments),
                  references=_chain(found))
    if rich and (html := forwarded_html(raw, body, intro(found))) is not None:
        return with_pictures(replace(draft, html=html), raw, body)
    return replace(draft, files=(*draft.files, *pictures_as_files(raw, body)))


def forward_attached(raws: Sequence[bytes], me: Address) -> Draft:
    """The messages as they are, but for whom they hid, each as a file (message/rfc822). No recipients, no text yet."""
    found = [envelope(split_header(raw)[0]) for raw in raws]
    files = tuple(OutgoingFile(f"{each.subject[:100].strip() or 'message'}.eml", "message/rfc822",
                               without_hidden(raw))
                  for each, raw in zip(found, raws, strict=True))
    return Draft(sender=me, subject=forward_subject(found[0].subject) if len(found) == 1 else "", files=files,
                 references=_chain(found[0]) if len(found) == 1 else ())


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
    return tuple(dict.fromkeys(i for i in (*parents, found.message_id) if usable(i)))


def _usable(addresses: tuple[Address, ...]) -> tuple[Address, ...]:
    """Without what no server could take for a mailbox; doubtful ones stay for the person to see."""
    return tuple(a for a in addresses if "@" in a.email[1:-1] and not re.search(r"[\s,;:<>()]", a.email))


def _once(addresses: tuple[Address, ...]) -> tuple[Address, ...]:
    return tuple({a.email.lower(): a for a in reversed(addresses)}.values())[::-1]

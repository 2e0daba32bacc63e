"""LIST, LSUB and STATUS responses as values; the usual spelling by one regular expression, the rest by `parse`.

A server with 10,000 mailboxes sends 20,000 of them, and no word of theirs is worth the general parser's time.
"""

from __future__ import annotations

import logging
import re
from functools import lru_cache

from app.backends.imap.dialogue import Response
from app.backends.imap.names import decode, is_presentable
from app.backends.imap.namespaces import delimiter
from app.backends.imap.parse import pairs, parse, words
from app.errors import MailError
from app.model.folder import RemoteStatus
from app.quick_dataclass import dataclass

log = logging.getLogger(__name__)

MAX_DEPTH = 50
MAX_NUMBER = (1 << 63) - 1
_NOT_SELECTABLE = frozenset({b"\\noselect", b"\\nonexistent"})
_LIST = re.compile(rb'\* (?:X?LIST|LSUB) \(([^()"{}\[\]]*)\) (?:"(\\?[ -~])"|NIL) '
                   rb'(?:"([^"\\\r\n]*)"|(?!NIL\r)([^\s"(){}\\\[\]]+))\r\n', re.IGNORECASE)
_STATUS = re.compile(rb'\* STATUS (?:"([^"\\\r\n]*)"|(?!NIL )([^\s"(){}\\\[\]]+)) \(([A-Z0-9 ]*)\) ?\r\n',
                     re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One mailbox as listed: shown name, raw name, delimiter ("" for none) and attributes in lower case."""

    path: str
    raw: bytes
    delimiter: str
    attributes: frozenset[bytes]

    @property
    def selectable(self) -> bool:
        return not self.attributes & _NOT_SELECTABLE


def entry(response: Response, utf8: bool) -> Entry | None:
    """A LIST or LSUB response; None for what is malformed or cannot be shown (see MAX_DEPTH, is_presentable)."""
    found = _LIST.fullmatch(response[0]) if len(response) == 1 else None
    if found is not None:
        attributes = _attributes(found[1])
        levels = delimiter(found[2][-1:]) if found[2] else ""
        raw = found[3] if found[3] is not None else found[4]
    else:
        try:
            values = parse(response)
        except MailError:
            log.warning("a folder's entry is malformed and left out")
            return None
        if len(values) < 4 or not isinstance(values[3], bytes):
            return None
        attributes = frozenset(word.lower() for word in words(values[1]))
        levels, raw = delimiter(values[2]), values[3]
    path = decode(raw, utf8)
    if path.lower() == "inbox":  # not by upper(), which makes an I of the Turkish dotless one, too
        path, raw = "INBOX", b"INBOX"
    if not is_presentable(path) or (levels and path.count(levels) >= MAX_DEPTH):
        log.warning("a folder with an impossible name is left out")
        return None
    return Entry(path, raw, levels, attributes)


def status(response: Response) -> tuple[bytes, RemoteStatus] | None:
    """A STATUS response by the mailbox's raw name; None for what is malformed."""
    items = status_items(response)
    if items is None:
        return None
    raw, numbers = items
    get = numbers.get
    told = RemoteStatus(_bounded(get(b"MESSAGES", -1)), _bounded(get(b"UNSEEN", -1)), _bounded(get(b"UIDNEXT", 0)),
                        _bounded(get(b"UIDVALIDITY", 0)), _bounded(get(b"HIGHESTMODSEQ", 0)))
    return raw, told


def status_items(response: Response) -> tuple[bytes, dict[bytes, int]] | None:
    """The mailbox's raw name and the numbers of a STATUS response by their names; None for what is malformed."""
    found = _STATUS.fullmatch(response[0]) if len(response) == 1 else None
    if found is not None:
        raw = found[1] if found[1] is not None else found[2]
        items = found[3].split()
        numbers = {name.upper(): int(number) for name, number in zip(items[::2], items[1::2], strict=False)
                   if number.isdigit() and len(number) < 20}
    else:
        try:
            values = parse(response)
        except MailError:
            return None
        if len(values) < 3 or not isinstance(values[1], bytes):
            return None
        raw, numbers = values[1], pairs(values[2])
    return (b"INBOX" if raw.upper() == b"INBOX" else raw), numbers


@lru_cache(maxsize=256)
def _attributes(text: bytes) -> frozenset[bytes]:
    return frozenset(text.lower().split())


def _bounded(number: int) -> int:
    return min(number, MAX_NUMBER)

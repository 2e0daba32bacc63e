"""FETCH (RFC 3501 6.4.5): what was asked for, and the answer for one message."""

from __future__ import annotations

import re

from app.demo.imap.describe import body_structure, envelope
from app.demo.imap.parts import Part, cut, find
from app.demo.imap.wire import BadCommand, Item, atom, nstring, parse, sublist
from app.demo.mailbox import StoredMessage
from app.quick_dataclass import dataclass

_MACROS = {
    b"ALL": [b"FLAGS", b"INTERNALDATE", b"RFC822.SIZE", b"ENVELOPE"],
    b"FAST": [b"FLAGS", b"INTERNALDATE", b"RFC822.SIZE"],
    b"FULL": [b"FLAGS", b"INTERNALDATE", b"RFC822.SIZE", b"ENVELOPE", b"BODY"],
}
_PLAIN = {b"FLAGS", b"INTERNALDATE", b"RFC822.SIZE", b"ENVELOPE", b"BODY", b"BODYSTRUCTURE", b"UID"}
_OLD = {b"RFC822": b"BODY[]", b"RFC822.HEADER": b"BODY.PEEK[HEADER]", b"RFC822.TEXT": b"BODY[TEXT]"}
_SECTION = re.compile(
    rb"BODY(?P<peek>\.PEEK)?\[(?P<numbers>\d+(?:\.\d+)*)?\.?(?P<what>[A-Z.]*)(?: \((?P<names>[^)]*)\))?\]"
    rb"(?:<(?P<start>\d+)\.(?P<count>\d+)>)?",
    re.IGNORECASE,
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Section:
    """One BODY[…]: which part, which piece of it, and how the answer is labelled."""

    label: bytes
    numbers: tuple[int, ...]
    what: str
    names: tuple[bytes, ...]
    peek: bool
    start: int | None
    count: int


@dataclass(frozen=True, slots=True)
class FetchPlan:
    """What one FETCH asks: plain items by name, and sections."""

    plain: tuple[bytes, ...]
    sections: tuple[Section, ...]

    @property
    def marks_seen(self) -> bool:
        return any(not section.peek for section in self.sections)


def plan(items: list[Item], *, by_uid: bool) -> FetchPlan:
    """Read the argument of FETCH; BadCommand for what is unknown."""
    words = items[0] if len(items) == 1 and isinstance(items[0], list) else items
    plain: list[bytes] = [b"UID"] if by_uid else []
    sections: list[Section] = []
    for word in sublist(words):
        name = atom(word)
        upper = name.upper()
        for one in _MACROS.get(upper, [upper]):
            if one in _PLAIN:
                plain += [one] if one not in plain else []
            else:
                sections.append(_section(_OLD.get(one, name), one if one in _OLD else None))
    if not plain and not sections:
        raise BadCommand("Nothing to fetch")
    return FetchPlan(tuple(plain), tuple(sections))


def answer(plan: FetchPlan, message: StoredMessage, *, with_flags: bool = False) -> bytes:
    """The parenthesised data of one FETCH response; with_flags when reading has just set \\Seen."""
    root: Part | None = None
    pieces: list[bytes] = []
    names = list(plan.plain)
    if with_flags and b"FLAGS" not in names:
        names.append(b"FLAGS")
    for name in names:
        if name in (b"ENVELOPE", b"BODY", b"BODYSTRUCTURE"):
            root = root or cut(message.raw)
        pieces.append(name + b" " + _plain(name, message, root))
    for section in plan.sections:
        if section.numbers or section.what:
            root = root or cut(message.raw)
        pieces.append(section.label + b" " + _content(section, message.raw, root))
    return b"(" + b" ".join(pieces) + b")"


def flag_list(flags: set[str]) -> bytes:
    return b"(" + " ".join(sorted(flags)).encode() + b")"


def internal_date(message: StoredMessage) -> bytes:
    when = message.date
    return f'"{when.day:02d}-{_MONTHS[when.month - 1]}-{when:%Y %H:%M:%S %z}"'.encode()


def _plain(name: bytes, message: StoredMessage, root: Part | None) -> bytes:
    match name:
        case b"UID":
            return b"%d" % message.uid
        case b"FLAGS":
            return flag_list(message.flags)
        case b"INTERNALDATE":
            return internal_date(message)
        case b"RFC822.SIZE":
            return b"%d" % len(message.raw)
    if root is None:
        raise BadCommand("Unknown item")
    if name == b"ENVELOPE":
        return envelope(root.fields)
    return body_structure(root, extended=name == b"BODYSTRUCTURE")


def _section(item: bytes, label: bytes | None) -> Section:
    found = _SECTION.fullmatch(item)
    if found is None:
        raise BadCommand("Unknown item to fetch")
    numbers = tuple(int(number) for number in found["numbers"].split(b".")) if found["numbers"] else ()
    what = found["what"].decode().upper()
    if what not in ("", "HEADER", "TEXT", "MIME", "HEADER.FIELDS", "HEADER.FIELDS.NOT"):
        raise BadCommand("Unknown section")
    names = tuple(atom(name).lower() for name in parse(found["names"] or b""))
    start = int(found["start"]) if found["start"] else None
    if label is None:
        label = re.sub(rb"(?i)^BODY\.PEEK", b"BODY", item)
        label = re.sub(rb"<(\d+)\.\d+>$", rb"<\1>", label)
    return Section(label, numbers, what, names, bool(found["peek"]), start, int(found["count"] or 0))


def _content(section: Section, raw: bytes, root: Part | None) -> bytes:
    data: bytes | None = raw
    if root is not None and (section.numbers or section.what):
        data = _piece(section, find(root, list(section.numbers)))
    if data is None:
        return b"NIL"
    if section.start is not None:
        data = data[section.start : section.start + section.count]
    return b"{%d}\r\n%b" % (len(data), data) if data else nstring(b"")


def _piece(section: Section, part: Part | None) -> bytes | None:
    if part is None:
        return None
    if section.what == "":
        return part.body
    if section.what == "MIME":
        return part.header
    if section.numbers:
        if not part.is_message:
            return None
        part = part.children[0]
    if section.what == "HEADER":
        return part.header
    if section.what == "TEXT":
        return part.body
    return _header_fields(part.header, section.names, wanted=section.what == "HEADER.FIELDS")


def _header_fields(header: bytes, names: tuple[bytes, ...], *, wanted: bool) -> bytes:
    fields = re.findall(rb"[^\s:]+[ \t]*:[^\n]*\n(?:[ \t][^\n]*\n)*", header)
    kept = [one for one in fields if (one.partition(b":")[0].strip().lower() in names) is wanted]
    return b"".join(kept) + b"\r\n"

"""Contacts in vCard files (RFC 6350, RFC 2426, vCard 2.1). Never raises for what somebody sent."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator

from app.mime.address import ascii_address
from app.mime.content_lines import Line, components, lines, unescaped
from app.model.cards import Contact, ContactCard

MAX_SHOWN = 5_000
MAX_CONTACTS = 10_000
MAX_OCTETS = 20_000_000
MAX_PHOTO = 200_000
_MOST = 20
"""Addresses and phones of one contact."""
_PIECE = 300_000
_KINDS = ("cell", "home", "work", "fax")
_END = b"END:VCARD"


def card(part: str, octets: bytes, label: str = "") -> ContactCard | None:
    """The contacts of a part, at most 5,000; None where it holds none."""
    shown: list[Contact] = []
    total = 0
    for contact in contacts(octets, label):
        total += 1
        if len(shown) < MAX_SHOWN:
            shown.append(contact)
    return ContactCard(part, tuple(shown), total) if shown else None


def contacts(octets: bytes, label: str = "") -> Iterator[Contact]:
    """Every contact of a file with a name or an address: at most 10,000, of at most 20 MB."""
    count = 0
    for piece in _pieces(octets[:MAX_OCTETS]):
        for contact in _contacts(piece, label):
            count += 1
            yield contact
            if count >= MAX_CONTACTS:
                return


def _pieces(octets: bytes) -> Iterator[bytes]:
    """Stretches of whole cards, each small enough for the reader of lines."""
    start = 0
    while start < len(octets):
        piece = octets[start:start + _PIECE]
        last = piece.upper().rfind(_END) if start + _PIECE < len(octets) else -1
        if last > 0:
            piece = piece[:last + len(_END)]
        yield piece
        start += len(piece)


def _contacts(octets: bytes, label: str) -> Iterator[Contact]:
    gathered: list[Line] | None = None
    for line in lines(octets, label):
        if line.name == "BEGIN" and line.value.strip().upper() == "VCARD":
            gathered = []
        elif line.name == "END" and line.value.strip().upper() == "VCARD":
            made = _contact(gathered) if gathered is not None else None
            gathered = None
            if made is not None:
                yield made
        elif gathered is not None:
            gathered.append(line)


def _contact(given: list[Line]) -> Contact | None:
    name = structured = organisation = title = ""
    emails: dict[str, str] = {}
    phones: dict[str, str] = {}
    photo = b""
    for line in given:
        match line.name:
            case "FN":
                name = name or unescaped(line.value, 200)
            case "N":
                structured = structured or _full_name(line.value)
            case "ORG":
                organisation = organisation or ", ".join(filter(None, (
                    unescaped(each, 200) for each in components(line.value)[:3])))
            case "TITLE" | "ROLE":
                title = title or unescaped(line.value, 200)
            case "EMAIL":
                email = unescaped(line.value, 320).removeprefix("mailto:")
                if len(emails) < _MOST and ascii_address(email) is not None:
                    emails.setdefault(email, _kind(line))
            case "TEL":
                phone = unescaped(line.value, 60).removeprefix("tel:")
                if len(phones) < _MOST and phone:
                    phones.setdefault(phone, _kind(line))
            case "PHOTO":
                photo = photo or _photo(line)
            case _:
                pass
    name = name or structured or organisation or next(iter(emails), "")
    if not name:
        return None
    return Contact(name, organisation if organisation != name else "", title,
                   tuple((kind, each) for each, kind in emails.items()),
                   tuple((kind, each) for each, kind in phones.items()), photo)


def _full_name(value: str) -> str:
    family, given, further, before, behind = ([unescaped(each, 100) for each in components(value)] + [""] * 5)[:5]
    return " ".join(filter(None, (before, given, further, family, behind)))[:200]


def _kind(line: Line) -> str:
    types = {each.lower() for given in line.params.get("TYPE", ()) for each in given.split(",")}
    return next((kind for kind in _KINDS if kind in types), "")


def _photo(line: Line) -> bytes:
    """A small picture written into the card; one that lies elsewhere is never fetched."""
    value = line.value.strip()
    if value[:5].lower() == "data:":
        value = value.partition(",")[2] if ";base64," in value[:100].lower() else ""
    elif not {each.upper() for each in line.params.get("ENCODING", ())} & {"B", "BASE64"}:
        return b""
    if len(value) > 2 * MAX_PHOTO:
        return b""
    try:
        octets = base64.b64decode("".join(value.split()))
    except (binascii.Error, ValueError):
        return b""
    is_picture = octets.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"))
    return octets if is_picture and len(octets) <= MAX_PHOTO else b""

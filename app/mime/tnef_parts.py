"""What winmail.dat files hold, as files of the message: section "2!3" is the third file in the TNEF part "2"."""

from __future__ import annotations

from collections.abc import Callable

from app.mime import rtf, tnef
from app.mime.tnef import Packed
from app.model.message import Attachment

MARK = "!"
MAX_PACKED = 20
"""TNEF parts of one message that are opened; honest mail has one."""
_TYPES = frozenset({"application/ms-tnef", "application/vnd.ms-tnef"})
_BY_ENDING = {"jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png", "gif": "image/gif",
              "pdf": "application/pdf", "ics": "text/calendar", "vcf": "text/vcard", "eml": "message/rfc822",
              "zip": "application/zip", "txt": "text/plain", "webp": "image/webp", "bmp": "image/bmp"}
_UNKNOWN = "application/octet-stream"


def is_packed(content_type: str, name: str) -> bool:
    return content_type in _TYPES or name.lower() == "winmail.dat"


def unpacked(files: tuple[Attachment, ...], octets_of: Callable[[str], bytes]) -> tuple[tuple[Attachment, ...], Packed]:
    """The files with those of every TNEF part in its place, and the first text that one of them holds.

    A part that is no TNEF, or an empty one, stays the file that it is.
    """
    found: list[Attachment] = []
    body = Packed()
    opened = 0
    for file in files:
        is_one = is_packed(file.content_type, file.name) and opened < MAX_PACKED
        packed = tnef.unpack(octets_of(file.part)) if is_one else None
        if packed is None:
            found.append(file)
            continue
        opened += 1
        html = packed.html or ""
        inside = [Attachment(f"{file.part}{MARK}{number}", each.name, _content_type(each), len(each.data),
                             each.content_id, bool(each.content_id) and f"cid:{each.content_id}" in html)
                  for number, each in enumerate(packed.files, 1)]
        readable = _readable(packed)
        found += inside or ([] if readable else [file])
        if readable and not _readable(body):
            body = packed
    return tuple(found), body


def text_of(packed: Packed) -> str:
    """Its plain text, else that of its RTF."""
    return packed.text if packed.text.strip() else rtf.text(packed.rtf)


def inner_bytes(packed: Packed | None, number: str) -> bytes | None:
    """The file of that number; None where there is none."""
    if packed is None or not (number.isascii() and number.isdecimal()) or not 1 <= int(number) <= len(packed.files):
        return None
    return packed.files[int(number) - 1].data


def _readable(packed: Packed) -> bool:
    return bool(packed.html or packed.text.strip() or packed.rtf)


def _content_type(file: tnef.File) -> str:
    if file.content_type != _UNKNOWN:
        return file.content_type
    return _BY_ENDING.get(file.name.rpartition(".")[2].lower(), _UNKNOWN)

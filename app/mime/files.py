"""What a message carries beside its text, taken along into an answer, a forward or a draft."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from app.mime.body import part_bytes
from app.mime.results import Body
from app.mime.structure import Part, content, parse, walk
from app.model.message import Attachment, InlinePicture, OutgoingFile

MAX_INLINE = 200
_CONTENT_ID = re.compile(r"[!-;=?-~]{1,500}")


def files_of(raw: bytes, listed: Sequence[Attachment]) -> tuple[OutgoingFile, ...]:
    """The listed files, but for pictures within the text."""
    parts = {part.section: part for part in walk(parse(raw))}
    return tuple(OutgoingFile(file.name, file.content_type, _octets(raw, parts, file))
                 for file in listed if not _is_picture(file))


def inline_of(raw: bytes, body: Body) -> tuple[InlinePicture, ...]:
    """The pictures that stand within the message's HTML."""
    parts = {part.section: part for part in walk(parse(raw))}
    found = [file for file in body.attachments if _is_picture(file)][:MAX_INLINE]
    return tuple({file.content_id: InlinePicture(file.content_id, file.content_type, _octets(raw, parts, file),
                                                 parts[file.part].name if file.part in parts else file.name)
                  for file in found}.values())


def pictures_as_files(raw: bytes, body: Body) -> tuple[OutgoingFile, ...]:
    """The same, for a text without HTML."""
    return tuple(OutgoingFile(each.name or each.content_id, each.content_type, each.data)
                 for each in inline_of(raw, body))


def _octets(raw: bytes, parts: Mapping[str, Part], file: Attachment) -> bytes:
    """Of a part, or of a file within a winmail.dat."""
    return content(raw, parts[file.part]) if file.part in parts else part_bytes(raw, file.part)


def _is_picture(file: Attachment) -> bool:
    """What has no identifier that could be written again stays a file: it is not lost."""
    return file.is_inline and _CONTENT_ID.fullmatch(file.content_id) is not None

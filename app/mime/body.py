"""A message's text, files and digest, from its raw bytes. Nothing here raises for what a sender may have written."""

from __future__ import annotations

import logging

from app.errors import ErrorKind, MailError
from app.mime import structure
from app.mime.block import MAX_HEADER
from app.mime.htmltext import html_to_text, text_to_html
from app.mime.preview import preview_line
from app.mime.results import Body, Digest
from app.mime.select import Segment, Selection, attachment, name_of, select
from app.mime.structure import Part, content, parse, walk
from app.mime.tnef import Packed, unpack
from app.mime.tnef_parts import MARK, inner_bytes, is_packed, text_of, unpacked
from app.mime.transfer import decoded_size
from app.model.message import Attachment
from app.model.shortfall import Shortfall

__all__ = ["Body", "Digest", "PartReader", "attachments", "digest", "part_bytes", "preview", "read_body", "search_text",
           "structure_dict"]

log = logging.getLogger(__name__)

MAX_HTML = 3_000_000
MAX_SEARCH = 200_000
MAX_SEGMENTS = 100
_HTML_LOOK = 120_000
"""Characters of HTML that are looked at for the index and the preview."""


def read_body(raw: bytes) -> Body:
    """The text as plain text and, where the message has it, as the sender's HTML. Never raises for hostile input.

    Several texts in a row are joined; the best form of alternatives is taken; HTML alone is turned into text too.
    """
    root = parse(raw)
    selection = select(root)
    warnings: list[Shortfall] = []
    segments = selection.segments[:MAX_SEGMENTS]
    texts: list[str] = []
    htmls: list[str] = []
    rich = any(segment.html for segment in segments)
    for segment in segments:
        html = "\n".join(structure.text(raw, part, MAX_HTML) for part in segment.html)
        plain = "\n".join(structure.text(raw, part) for part in segment.plain)
        texts.append(plain if segment.plain and plain.strip() else html_to_text(html, links=True))
        if rich:
            htmls.append(html if segment.html else text_to_html(plain))
    whole = "\n".join(htmls)[:MAX_HTML] if rich else None
    parts = list(walk(root))
    by_section = {part.section: part for part in parts}
    files, packed = unpacked(_attachments(raw, selection, whole), lambda section: content(raw, by_section[section]))
    text = "\n".join(texts)
    if not text.strip():
        # Outlook may put the only text there is into its winmail.dat.
        whole = whole or packed.html
        text = html_to_text(packed.html, links=True) if packed.html else text_of(packed) or text
    inline = {file.content_id: file.part for file in files if file.content_id}
    if selection.encrypted:
        warnings.append(Shortfall.ENCRYPTED)
    if len(selection.segments) > MAX_SEGMENTS:
        warnings.append(Shortfall.TEXTS)
    if len(parts) >= structure.MAX_PARTS:
        warnings.append(Shortfall.PARTS)
    if any(part.is_multipart and not part.children for part in parts):
        warnings.append(Shortfall.DEPTH)
    return Body(text, whole, files, inline, tuple(warnings))


def _attachments(raw: bytes, selection: Selection, html: str | None) -> tuple[Attachment, ...]:
    """A picture that the HTML does not show is a file like any other: nobody would find it otherwise."""
    return tuple(
        attachment(raw, part, inline and html is not None and bool(part.content_id) and part.content_id in html)
        for part, inline in selection.files)


def attachments(raw: bytes) -> tuple[Attachment, ...]:
    """The files of a message, as `read_body` lists them."""
    return read_body(raw).attachments


def part_bytes(raw: bytes, section: str) -> bytes:
    """The decoded octets of one part. Raises MailError(GONE) where the message has no such section."""
    return PartReader(raw).octets(section)


class PartReader:
    """Gives the octets of several parts of one message, which is taken apart once, when the first is asked for."""

    def __init__(self, raw: bytes) -> None:
        self._raw = raw
        self._parts: dict[str, Part] | None = None
        self._packed: dict[str, Packed | None] = {}

    def octets(self, section: str) -> bytes:
        """Decoded. Raises MailError(GONE) where the message has no such section."""
        if self._parts is None:
            self._parts = {part.section: part for part in walk(parse(self._raw))}
        outer, mark, number = section.partition(MARK)
        part = self._parts.get(outer)
        octets: bytes | None = None
        if part is not None and not mark:
            octets = content(self._raw, part)
        elif part is not None:
            if outer not in self._packed:
                self._packed[outer] = unpack(content(self._raw, part))
            octets = inner_bytes(self._packed[outer], number)
        if octets is None:
            raise MailError(ErrorKind.GONE,
                            f"The message has no part '{section[:40]}': look at its list of attachments.")
        return octets


def structure_dict(raw: bytes) -> dict[str, object]:
    """The tree for JSON: section, type, params, disposition, name, content_id, encoding, size, parts."""
    root = parse(raw)
    made: dict[str, dict[str, object]] = {}
    for part in reversed(list(walk(root))):
        made[part.section] = {
            "section": part.section, "type": part.content_type, "params": dict(part.params),
            "disposition": part.disposition, "name": part.name, "content_id": part.content_id,
            "encoding": part.encoding,
            "size": decoded_size(raw, part.start, part.end, "" if part.children else part.encoding),
            "parts": [made.pop(child.section) for child in part.children],
        }
    return made[root.section]


def preview(raw: bytes, limit: int = 160) -> str:
    """One line of the message's own words, without quotes, signature and boilerplate."""
    return _preview(raw, select(parse(raw)).segments, limit)


def search_text(raw: bytes, limit: int = MAX_SEARCH) -> str:
    """All text of the message and the names of its files, at most `limit` characters."""
    selection = select(parse(raw))
    packed = _packed(raw, selection)
    return _search_text(raw, selection, _own_texts(raw, selection, packed, limit), packed, limit)


def digest(raw: bytes) -> Digest:
    """What the store needs when a message arrives, in one pass. Never raises."""
    try:
        return _digest(raw)
    except Exception:
        # One message that this parser trips over must not stop a mailbox: it is stored, and told in the log.
        log.exception("A message of %d octets could not be read; it is kept without preview and index.", len(raw))
        return Digest(b"", "", False, "")


def _digest(raw: bytes) -> Digest:
    root = parse(raw)
    selection = select(root)
    packed = _packed(raw, selection)
    texts = _own_texts(raw, selection, packed, MAX_SEARCH)
    line = ""
    for text in texts[:5]:
        line = preview_line(text)
        if line:
            break
    return Digest(raw[:min(root.start, MAX_HEADER)], line, selection.has_attachment,
                  _search_text(raw, selection, texts, packed, MAX_SEARCH))


def _packed(raw: bytes, selection: Selection) -> Packed | None:
    """What the first winmail.dat of the message holds."""
    found = next((part for part, _ in selection.files if is_packed(part.content_type, part.name)), None)
    return unpack(content(raw, found)) if found is not None else None


def _own_texts(raw: bytes, selection: Selection, packed: Packed | None, limit: int) -> list[str]:
    """As `_texts`; of a message without any text that in its winmail.dat."""
    texts = _texts(raw, selection.segments, limit)
    if packed is None or any(text.strip() for text in texts):
        return texts
    html = packed.html[:_HTML_LOOK] if packed.html else ""
    return [(html_to_text(html, limit) if html else text_of(packed))[:limit]]


def _preview(raw: bytes, segments: list[Segment], limit: int) -> str:
    for text in _texts(raw, segments[:5], max(20_000, limit * 4)):
        line = preview_line(text, limit)
        if line:
            return line
    return ""


def _texts(raw: bytes, segments: list[Segment], limit: int) -> list[str]:
    """One text for each segment: its plain form, else its HTML as text; together at most `limit` characters."""
    texts: list[str] = []
    for segment in segments[:MAX_SEGMENTS]:
        if limit <= 0:
            break
        text = "\n".join([structure.text(raw, part, limit) for part in segment.plain[:MAX_SEGMENTS]])
        if segment.html and not text.strip():
            text = "\n".join([html_to_text(structure.text(raw, part, min(_HTML_LOOK, limit)), limit)
                              for part in segment.html[:MAX_SEGMENTS]])
        text = text[:limit]
        limit -= len(text)
        texts.append(text)
    return texts


def _search_text(raw: bytes, selection: Selection, texts: list[str], packed: Packed | None, limit: int) -> str:
    names = [name_of(raw, part) for part, inline in selection.files if part.name or not inline]
    names += [each.name for each in packed.files] if packed is not None else []
    return "\n".join([*texts, *names])[:limit]

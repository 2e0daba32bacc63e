"""Which parts of a message are its text, which are pictures within it, and which are files."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.mime import transfer
from app.mime.envelope import envelope
from app.mime.header import split_header
from app.mime.structure import MAX_DEPTH, Part
from app.model.message import Attachment

_SIGNATURES = frozenset({"application/pgp-signature", "application/pkcs7-signature",
                         "application/x-pkcs7-signature"})
_NO_TEXT = frozenset({"text/calendar", "text/vcard", "text/x-vcard", "text/directory", "text/csv",
                      "text/rfc822-headers"})
_IGNORED = frozenset({"text/x-amp-html", "text/watch-html"})
_EXTENSIONS = {"image/jpeg": "jpg", "image/png": "png", "image/gif": "gif", "image/webp": "webp", "text/html": "html",
               "application/pdf": "pdf", "application/zip": "zip", "message/rfc822": "eml", "text/calendar": "ics",
               "text/vcard": "vcf", "text/x-vcard": "vcf", "text/csv": "csv", "application/pgp-signature": "asc",
               "application/pkcs7-signature": "p7s", "application/x-pkcs7-signature": "p7s",
               "application/pkcs7-mime": "p7m", "image/svg+xml": "svg", "image/tiff": "tiff", "audio/mpeg": "mp3"}


@dataclass(slots=True)
class Segment:
    """A stretch of the message's text, in one or both forms; the forms say the same."""

    plain: list[Part] = field(default_factory=list)
    html: list[Part] = field(default_factory=list)


@dataclass(slots=True)
class Selection:
    """The outcome: segments in reading order, files and inline pictures in the order of the message."""

    segments: list[Segment] = field(default_factory=list)
    files: list[tuple[Part, bool]] = field(default_factory=list)
    """A part, and whether it is a picture meant to stand within the text."""
    encrypted: bool = False

    @property
    def has_attachment(self) -> bool:
        return any(not inline and part.content_type not in _SIGNATURES for part, inline in self.files)


def select(root: Part) -> Selection:
    """Sorts the parts (RFC 2046 5.1.4 alternative, RFC 2387 related, mixed and everything else as mixed)."""
    selection = Selection()
    _visit(root, selection, selection.segments, related=False, depth=0)
    return selection


def _visit(part: Part, selection: Selection, segments: list[Segment], *, related: bool, depth: int) -> None:
    # The parser caps the depth of the tree; so does this recursion, for trees made otherwise.
    if depth > MAX_DEPTH + 1:
        return
    if not part.children:
        if part.content_type in _IGNORED:
            return
        if _is_text(part, bool(segments)):
            html = part.content_type == "text/html"
            segments.append(Segment([], [part]) if html else Segment([part], []))
        else:
            selection.files.append((part, _is_inline(part, related)))
        return
    if part.content_type == "multipart/alternative":
        _alternative(part, selection, segments, related=related, depth=depth)
    elif part.content_type == "multipart/related":
        start = _related_root(part)
        for child in part.children:
            if child is start or child.is_multipart:
                _visit(child, selection, segments, related=True, depth=depth + 1)
            else:
                selection.files.append((child, child.disposition != "attachment" or bool(child.content_id)))
    else:
        selection.encrypted = selection.encrypted or part.content_type == "multipart/encrypted"
        for child in part.children:
            _visit(child, selection, segments, related=related, depth=depth + 1)


def _alternative(part: Part, selection: Selection, segments: list[Segment], *, related: bool, depth: int) -> None:
    merged = Segment()
    for child in part.children:
        inner: list[Segment] = []
        _visit(child, selection, inner, related=related, depth=depth + 1)
        plain = [p for segment in inner for p in segment.plain]
        html = [p for segment in inner for p in segment.html]
        # The first plain form and the last rich one: the order is of rising faithfulness.
        if html:
            merged.html = html
        if plain and not merged.plain:
            merged.plain = plain
    if merged.plain or merged.html:
        segments.append(merged)


def _related_root(part: Part) -> Part:
    wanted = part.params.get("start", "").strip("<> ")
    if wanted:
        for child in part.children:
            if child.content_id == wanted:
                return child
    return part.children[0]


def _is_text(part: Part, has_text: bool) -> bool:
    if not part.content_type.startswith("text/") or part.disposition == "attachment":
        return False
    if part.content_type in _NO_TEXT:
        return False
    return not part.name or not has_text


def _is_inline(part: Part, related: bool) -> bool:
    if part.disposition == "attachment" or not part.content_id:
        return False
    return part.content_type.startswith("image/") and (related or part.disposition == "inline")


def name_of(raw: bytes, part: Part) -> str:
    """A file name to show: the sender's, a forwarded message's subject, or one made from section and type."""
    if part.name:
        return part.name
    extension = _EXTENSIONS.get(part.content_type, "txt" if part.content_type.startswith("text/") else "bin")
    if part.content_type == "message/rfc822" and part.encoding != "base64":
        subject = envelope(split_header(raw[part.start:min(part.end, part.start + 65536)])[0]).subject
        if subject:
            return f"{subject[:100]}.eml"
    return f"part-{part.section or '1'}.{extension}"


def attachment(raw: bytes, part: Part, inline: bool) -> Attachment:
    size = transfer.decoded_size(raw, part.start, part.end, part.encoding)
    return Attachment(part.section, name_of(raw, part), part.content_type, size, part.content_id, inline)

"""A stored message made ready for the viewer: parsed and sanitised, off the Qt thread."""

from __future__ import annotations

from app.events import MessageView
from app.mime.body import part_bytes, read_body
from app.mime.envelope import envelope
from app.mime.header import split_header
from app.mime.sanitise import sanitise

_MAX_INLINE = 10 << 20
_MAX_INLINE_TOTAL = 40 << 20


def view(message_id: int, raw: bytes) -> MessageView:
    """Never raises for a hostile message; remote images stay blocked, inline ones come along (at most 40 MB)."""
    body = read_body(raw)
    wanted: dict[str, str] = {}

    def cid_url(content_id: str) -> str | None:
        section = body.inline.get(content_id)
        if section is None:
            return None
        wanted[content_id] = section
        return f"cid:{content_id}"

    safe = sanitise(body.html, cid_url=cid_url, remote_url=lambda url: None) if body.html is not None else None
    types = {each.part: each.content_type for each in body.attachments}
    inline: dict[str, tuple[str, bytes]] = {}
    total = 0
    for content_id, section in wanted.items():
        octets = part_bytes(raw, section)
        if len(octets) <= _MAX_INLINE and total + len(octets) <= _MAX_INLINE_TOTAL:
            inline[content_id] = (types.get(section, "image/png"), octets)
            total += len(octets)
    return MessageView(
        message_id, envelope(split_header(raw)[0]), body.text, safe.html if safe else None,
        tuple(each for each in body.attachments if not (each.is_inline and each.content_id in inline)), inline,
        safe.remote if safe else (), body.warnings, len(raw))

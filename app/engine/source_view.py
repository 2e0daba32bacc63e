"""A message that cannot be taken apart, shown as its source."""

from __future__ import annotations

from app.events import MessageView
from app.model.message import Envelope
from app.model.shortfall import Shortfall

MOST = 200_000


def as_source(message_id: int, raw: bytes) -> MessageView:
    """Its first octets as text, one character for each that is not ASCII; no part is looked for."""
    text = raw[:MOST].decode("latin-1").replace("\r\n", "\n")
    shown = "".join(char if char == "\n" or char.isprintable() else " " for char in text)
    return MessageView(message_id, Envelope(), shown, None, (), {}, (),
                       (Shortfall.UNREADABLE,), len(raw))

"""What the store needs read out of a message; the engine brings the parser (store and mime are siblings)."""

from __future__ import annotations

from typing import Protocol

from app.model.message import Envelope


class Summary(Protocol):
    """A whole message, read once: for the list and for search."""

    @property
    def envelope(self) -> Envelope: ...

    @property
    def preview(self) -> str: ...

    @property
    def has_attachment(self) -> bool: ...

    @property
    def search_text(self) -> str: ...


class MailReader(Protocol):
    """Reads hostile octets; never raises."""

    def header(self, octets: bytes) -> Envelope: ...

    def message(self, raw: bytes) -> Summary: ...

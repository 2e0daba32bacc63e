"""The parser that the engine lends to the store."""

from __future__ import annotations

from app.mime.body import digest
from app.mime.envelope import envelope
from app.model.message import Envelope
from app.precedence import give_way
from app.store.reader import Summary


class MimeReader:
    """Implements app.store.reader.MailReader."""

    def header(self, octets: bytes) -> Envelope:
        give_way()
        return envelope(octets)

    def message(self, raw: bytes) -> Summary:
        give_way()
        return digest(raw)

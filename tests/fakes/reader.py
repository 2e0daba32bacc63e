"""A small parser for the store's tests: what it finds is easy to foresee."""

from __future__ import annotations

from dataclasses import dataclass
from email.parser import Parser
from email.utils import getaddresses, parsedate_to_datetime

from app.model.message import Address, Envelope


@dataclass(frozen=True)
class FakeSummary:
    envelope: Envelope
    preview: str
    has_attachment: bool
    search_text: str


class FakeReader:
    """Implements MailReader for UTF-8 messages; `attachment` in the text stands for one."""

    def header(self, octets: bytes) -> Envelope:
        fields = Parser().parsestr(octets.decode("utf-8", "replace"), headersonly=True)

        def addresses(name: str) -> tuple[Address, ...]:
            return tuple(Address(*pair) for pair in getaddresses(fields.get_all(name, [])) if pair[1])

        date = fields.get("Date")
        return Envelope(
            message_id=fields.get("Message-ID", "").strip("<> "), subject=fields.get("Subject", ""),
            date=parsedate_to_datetime(date).timestamp() if date else None,
            senders=addresses("From"), to=addresses("To"), cc=addresses("Cc"),
            list_id=fields.get("List-Id", "").rpartition("<")[2].strip("<> "))

    def message(self, raw: bytes) -> FakeSummary:
        text = raw.partition(b"\r\n\r\n")[2].decode("utf-8", "replace")
        return FakeSummary(self.header(raw), text[:80].strip(), "attachment" in text, text)

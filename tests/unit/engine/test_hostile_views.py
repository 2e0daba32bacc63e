"""Whatever is sent opens, or shows its source, in sane time and with bounded results."""

from __future__ import annotations

import time

import pytest

from app.engine import viewing
from app.engine.source_view import MOST, as_source
from app.engine.viewing import view
from app.mime.body import PartReader
from tests.hostile import MESSAGES

CAP = 8_000_000
"""Characters of a document; the octets of a message may be more."""


@pytest.mark.parametrize("name", MESSAGES)
def test_it_opens(name: str) -> None:
    raw = MESSAGES[name]()
    began = time.process_time()
    shown = view(1, raw)
    assert time.process_time() - began < 5.0
    assert len(shown.text) <= CAP and len(shown.html or "") <= CAP
    assert len(shown.attachments) <= 1000 and len(shown.cards) <= 6
    assert sum(len(octets) for _, octets in shown.inline.values()) <= 40 << 20
    reader = PartReader(raw)
    for file in shown.attachments[:5]:
        reader.octets(file.part)
    assert time.process_time() - began < 6.0


def test_what_the_parser_trips_over_is_shown_as_it_came(monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(_raw: bytes) -> None:
        raise RecursionError

    monkeypatch.setattr(viewing, "read_body", stumble)
    shown = view(7, b"Subject: x\r\n\r\n\x00\x1bHello\xff\r\n")
    assert (shown.message_id, shown.html, shown.attachments) == (7, None, ())
    assert "Subject: x\n\n" in shown.text and "Hello" in shown.text and "\x1b" not in shown.text
    assert any("source" in warning for warning in shown.warnings)
    assert len(as_source(1, bytes(10 * MOST)).text) == MOST

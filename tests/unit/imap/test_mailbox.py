"""What SELECT told, from servers that write numbers as none."""

from __future__ import annotations

import pytest

from app.backends.imap.answer import Reply
from app.backends.imap.mailbox import from_select


@pytest.mark.parametrize("code", [b"UIDNEXT 8", b"UIDNEXT 8 x", b"UIDNEXT 8.", b"UIDNEXT 8\xff", b"uidnext 8,9"])
def test_a_number_ends_where_its_digits_end(code: bytes) -> None:
    reply = Reply(b"READ-WRITE", "done", [[b"* OK [UIDVALIDITY 7] x\r\n"], [b"* OK [%b] x\r\n" % code]])
    assert from_select("A", reply).state == (7, 8, 0, 0)


@pytest.mark.parametrize("code", [b"UIDNEXT", b"UIDNEXT x", b"UIDNEXT " + b"9" * 20, b"UIDNEXT 8x"])
def test_what_is_no_number_counts_as_not_told(code: bytes) -> None:
    reply = Reply(b"READ-WRITE", "done", [[b"* OK [UIDVALIDITY 7] x\r\n"], [b"* OK [%b] x\r\n" % code]])
    assert from_select("A", reply).uidnext == 0

from __future__ import annotations

import pytest

from app.backends.pop3.partial import header_block
from app.backends.pop3.refused import refusal
from app.errors import ErrorKind


@pytest.mark.parametrize(("text", "kind"), [
    ("[IN-USE] Do you have another POP session running?", ErrorKind.NETWORK),
    ("[in-use] lower case", ErrorKind.NETWORK),
    ("maildrop already locked", ErrorKind.NETWORK),
    ("unable to lock mailbox, try later", ErrorKind.NETWORK),
    ("[LOGIN-DELAY] minimum time between mail checks", ErrorKind.NETWORK),
    ("[SYS/TEMP] try later", ErrorKind.NETWORK),
    ("[SYS/PERM] mailbox is corrupt", ErrorKind.REFUSED),
    ("[AUTH] account locked", ErrorKind.REFUSED),
    ("invalid password", ErrorKind.REFUSED),
    ("", ErrorKind.REFUSED),
])
def test_response_codes(text: str, kind: ErrorKind) -> None:
    assert refusal("pop.example.org", text).kind is kind


@pytest.mark.parametrize(("raw", "header"), [
    (b"A: b\r\n\r\nbody\r\n\r\nmore", b"A: b\r\n\r\n"),
    (b"\r\nbody only\r\n\r\n", b"\r\n"),
    (b"A: b\r\n", b"A: b\r\n"),
    (b"A: b\n\nbody", b"A: b\n\n"),
])
def test_header_block(raw: bytes, header: bytes) -> None:
    assert header_block(raw) == header

from __future__ import annotations

import pytest

from app.errors import ErrorKind, MailError
from app.transport.smtp import as_path, stuffed
from app.transport.smtp_fields import with_crlf, without_hidden


@pytest.mark.parametrize(("raw", "expected"), [
    (b"To: a\r\nBcc: x@y\r\nSubject: s\r\n\r\nBcc: body\r\n", b"To: a\r\nSubject: s\r\n\r\nBcc: body\r\n"),
    (b"bCC : x@y,\r\n\tz@y,\r\n q@y\r\nTo: a\r\n\r\n", b"To: a\r\n\r\n"),
    (b"To: a\r\nBCC:\r\n\r\nbody", b"To: a\r\n\r\nbody"),
    (b"Resent-Bcc: x@y\r\nBcc: 1@y\r\nBcc: 2@y\r\nTo: a\r\n\r\n", b"To: a\r\n\r\n"),
    (b"X-Bcc: stays\r\nSubject: about\r\n Bcc: folded stays\r\n\r\n",
     b"X-Bcc: stays\r\nSubject: about\r\n Bcc: folded stays\r\n\r\n"),
    (b"\r\nBcc: body only\r\n", b"\r\nBcc: body only\r\n"),
    (b"To: a\r\nBcc: x@y\r\n", b"To: a\r\n"),
])
def test_hidden_recipients_leave_the_header_only(raw: bytes, expected: bytes) -> None:
    assert without_hidden(raw) == expected


def test_a_lone_cr_hides_no_recipient() -> None:
    assert without_hidden(with_crlf(b"To: a\rBcc: x@y\rSubject: s\n\nbody")) == b"To: a\r\nSubject: s\r\n\r\nbody\r\n"


@pytest.mark.parametrize(("raw", "expected"), [
    (b"a\r\nb\r\n", b"a\r\nb\r\n"), (b"a\nb\rc\r\nd", b"a\r\nb\r\nc\r\nd\r\n"), (b"", b"\r\n"), (b"\n\r", b"\r\n\r\n"),
])
def test_line_ends(raw: bytes, expected: bytes) -> None:
    assert with_crlf(raw) == expected


def test_dots() -> None:
    assert stuffed(b".a\r\n.\r\n..\r\nb.\r\n") == b"..a\r\n..\r\n...\r\nb.\r\n"


@pytest.mark.parametrize(("address", "path"), [
    ("a@b.example", "a@b.example"),
    ('"a b"@b.example', '"a b"@b.example'),
    ("a@bücher.example", "a@xn--bcher-kva.example"),
    ("a@straße.example", "a@straße.example"),
    ("ä@bücher.example", "ä@bücher.example"),
])
def test_paths(address: str, path: str) -> None:
    assert as_path(address) == path


@pytest.mark.parametrize("address", ["", "a", "a@", "@b", "a b@c", "a@b> SIZE=1", "a@b\r\nDATA", "a@b\0", "a@b@c",
                                     "<a@b>", "a" * 320 + "@b"])
def test_what_is_no_address(address: str) -> None:
    with pytest.raises(MailError) as caught:
        as_path(address)
    assert caught.value.kind is ErrorKind.USAGE

"""Header blocks, encoded words and address lists."""

from __future__ import annotations

import time

import pytest

from app.mime.header import addresses, decode_text, fields, split_header
from app.model.message import Address


@pytest.mark.parametrize(("raw", "block", "body"), [
    (b"A: 1\r\nB: 2\r\n\r\ntext", b"A: 1\r\nB: 2\r\n", b"text"),
    (b"A: 1\nB: 2\n\ntext\n\nmore", b"A: 1\nB: 2\n", b"text\n\nmore"),
    (b"A: 1\nplain text without a blank line\n", b"A: 1\n", b"plain text without a blank line\n"),
    (b"A: 1\nthis line is junk\nB: 2\n\ntext", b"A: 1\nthis line is junk\nB: 2\n", b"text"),
    (b"\nonly a body", b"", b"only a body"),
    (b"no header at all\n\nbody", b"", b"no header at all\n\nbody"),
    (b"From me Mon Jan  1\nA: 1\n\nx", b"From me Mon Jan  1\nA: 1\n", b"x"),
    (b"A: 1\r\nB: 2\n\nmixed ends", b"A: 1\r\nB: 2\n", b"mixed ends"),
    (b"", b"", b""),
    (b"A: 1", b"A: 1", b""),
])
def test_header_and_body_part_where_they_should(raw: bytes, block: bytes, body: bytes) -> None:
    got, offset = split_header(raw)
    assert (got, raw[offset:]) == (block, body)


def test_a_huge_header_is_capped_but_the_body_is_found() -> None:
    raw = b"X: " + b"a" * 1_000_000 + b"\n\nbody"
    block, offset = split_header(raw)
    assert len(block) == 256 * 1024
    assert raw[offset:] == b"body"


def test_fields_are_unfolded_and_lower_case() -> None:
    assert fields(b"Subject: one\r\n\ttwo\r\nX-Y :3\r\nnonsense\r\n") == [("subject", b"one two"), ("x-y", b"3")]


@pytest.mark.parametrize(("value", "text"), [
    (b"=?utf-8?q?Gr=C3=BC=C3=9Fe_aus?= =?utf-8?b?IEvDtmxu?=", "Grüße aus Köln"),
    (b"=?utf-8?b?8J+Y?=\r\n =?utf-8?b?gA==?=", "😀"),
    (b"=?ISO-8859-1*de?Q?M=FCller?= plain", "Müller plain"),
    (b"before=?utf-8?q?_x?=after", "before xafter"),
    (b"=?x-no-such?q?M=FCller?=", "Müller"),
    (b"=?utf-8?q?=C3=BCber?= =?iso-8859-1?q?_=FC?=", "über ü"),
    ("roh ü".encode(), "roh ü"),
    (b"roh \xfc", "roh ü"),
    (b"=?utf-8?b?not base64 at all", "=?utf-8?b?not base64 at all"),
    (b"a\x00b\x1b[31m\tc\xe2\x80\xaegnp.exe", "ab[31m cgnp.exe"),
    (b"=?iso-2022-jp?B?GyRCMnE1RBsoQg==?=", "会議"),
    (b"=?shift_jis?B?ie+LYw==?=", "会議"),
    (b"=?gb2312?B?1tDOxA==?=", "中文"),
    (b"=?utf-8?q?a=ZZb?=", "a=ZZb"),
])
def test_text_is_decoded_and_cleaned(value: bytes, text: str) -> None:
    assert decode_text(value) == text


def test_text_is_capped() -> None:
    assert len(decode_text(b"a" * 100_000)) == 2000


@pytest.mark.parametrize(("value", "expected"), [
    (b"a@b.example", [("", "a@b.example")]),
    (b'"Doe, John" <j@d.example>, Jane <jane@d.example>', [("Doe, John", "j@d.example"), ("Jane", "jane@d.example")]),
    (b"Team: a@b.example, =?utf-8?q?B=C3=A4r?= <c@d.example>;, e@f.example",
     [("", "a@b.example"), ("Bär", "c@d.example"), ("", "e@f.example")]),
    (b"undisclosed-recipients:;", []),
    (b"a@b.example (Full (nested) Name)", [("Full (nested) Name", "a@b.example")]),
    (b"<@relay.example,@b.example:u@h.example>", [("", "u@h.example")]),
    (b'"quo ted"@d.example', [("", '"quo ted"@d.example')]),
    (b'"open quote <a@b.example>, c@d.example', [("open quote", "a@b.example"), ("", "c@d.example")]),
    (b"John Doe", [("John Doe", "")]),
    (b"a@b.example; c@d.example", [("", "a@b.example"), ("", "c@d.example")]),
    (b"a@b.example c@d.example", [("", "a@b.example"), ("", "c@d.example")]),
    (b'"=?utf-8?q?M=C3=BCller=2C_A=2E?=" <m@d.example>', [("Müller, A.", "m@d.example")]),
    (b'"back\\"slash\\\\" <m@d.example>', [('back"slash\\', "m@d.example")]),
    ("Jürgen <j@d.example>".encode("latin-1"), [("Jürgen", "j@d.example")]),
    (b"Pete <pete(his account)@silly.example>", [("Pete", "pete@silly.example")]),
    (b"", []),
    (b"Name\r\n <a@b.example>", [("Name", "a@b.example")]),
])
def test_addresses(value: bytes, expected: list[tuple[str, str]]) -> None:
    assert addresses(value) == tuple(Address(name, email) for name, email in expected)


@pytest.mark.parametrize("value", [
    b", ".join(b'"User, %d" <u%d@example.com>' % (i, i) for i in range(20_000)),
    b'"\\"' * 100_000, b"(" * 250_000, b"<" * 250_000, b"=?" * 100_000, b"a:" * 100_000, b"a@b:" * 60_000,
    b",;" * 100_000, b"[" * 250_000, b"\\" * 250_000, b"a " * 100_000,
], ids=lambda value: value[:6].decode())
def test_hostile_address_fields_take_no_time(value: bytes) -> None:
    start = time.process_time()
    found = addresses(value)
    assert time.process_time() - start < 1.0
    assert len(found) <= 500

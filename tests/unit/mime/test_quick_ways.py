"""What most mail is like goes a shorter way, to the same end as all other mail."""

from __future__ import annotations

import random

import pytest

from app.mime import charset, params

PIECES = [b"text/plain", b"A/B", b"; ", b";", b" ", b"charset", b"=", b'"', b"utf-8", b"name*", b"name*0*",
          b"FileName", b"r (1).pdf", b"a b", b"\\", b"=?utf-8?q?x?=", b"(note)", b"\xc3\xa4", b"\t", b"", b"?", b",",
          b'="a b"', b"=x", b'; name="y;z"', b"; Name = q"]  # fmt: skip


def test_parameters() -> None:
    letters = random.Random(1)
    usual = 0
    for _ in range(20_000):
        text = b"".join(letters.choices(PIECES, k=letters.randrange(14))).decode("utf-8", "replace")
        found = params.parse_value(text.encode())
        usual += params._USUAL.fullmatch(text) is not None
        assert found == params._careful(charset.decode(text.encode())), text
        assert list(found[1]) == list(params._careful(charset.decode(text.encode()))[1]), text
    assert usual > 2_000


@pytest.mark.parametrize("count", [99, 100, 101, 300])
def test_many_parameters(count: int) -> None:
    text = "a/b" + "".join(f"; n{number}={number}" for number in range(count))
    assert params.parse_value(text.encode()) == params._careful(text)
    assert len(params.parse_value(text.encode())[1]) == min(count, 100)


def test_a_long_value() -> None:
    text = 'a/b; name="' + "x" * 5000 + ' "'
    assert params.parse_value(text.encode()) == params._careful(text)


TEXTS = [b"a", b"word ", b"\r\n", b"\n", b"\r", b"\0", b"\x1b", b"\x7f", b"\t", b"\xc3\xa4", b"\xc2\xa0", b"\xc2\x85",
         b"\xef\xbb\xbf", b"\xef\xbf\xbd", b"\xe2\x82\xac", b"\xff", b"\xc3", b"\xed\xa0\x80", b"\x0b", b"\x0c",
         b"\xf0\x9f\x98\x80"]  # fmt: skip
LABELS = ["", "utf-8", "us-ascii", "iso-8859-1", "windows-1252", "iso-8859-2", "utf-16", "hz", "none"]


@pytest.mark.parametrize("label", LABELS)
def test_text(label: str) -> None:
    letters = random.Random(2)
    for _ in range(4_000):
        pieces = letters.choice([TEXTS, TEXTS[:3], [*TEXTS[:3], *TEXTS[9:11], *TEXTS[13:15]]])
        data = b"".join(letters.choices(pieces, k=letters.randrange(12)))
        assert charset.text(data, label) == charset.printable(charset.decode(data, label)), data

"""Looking for a few octets in many: the same answer as Python's own search, wherever a window of it ends."""

from __future__ import annotations

import random

import pytest

from app import octets


@pytest.fixture(autouse=True)
def short_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(octets, "_WINDOW", 7)
    monkeypatch.setattr(octets, "_DENSE", 2)


@pytest.mark.parametrize(("needle", "rare"), [(b"\r\n.\r\n", 2), (b"\r\n..", 2), (b"\n--a", 1), (b".", 0), (b"ab", 1)])
def test_it_finds_what_python_finds(needle: bytes, rare: int) -> None:
    letters = random.Random(7)
    found = 0
    for _ in range(3000):
        pieces = [b"\r", b"\n", b".", b"-", b"a", b"b", needle, needle[:-1]]
        text = b"".join(letters.choices(pieces, k=letters.randrange(40)))
        start = letters.randrange(0, 70)
        end = letters.choice([None, letters.randrange(0, 70)])
        expected = text.find(needle, start, len(text) if end is None else end)
        assert octets.find(text, needle, rare, start, end) == expected
        assert octets.find(bytearray(text), needle, rare, start, end) == expected
        found += expected >= 0
    assert found > 100


def test_it_stands_at_each_place_of_a_window() -> None:
    for before in range(30):
        text = b"x" * before + b"\r\n.\r\n" + b"x" * 30
        assert octets.find(text, b"\r\n.\r\n", 2) == before
        assert octets.find(text, b"\r\n.\r\n", 2, 0, before + 5) == before
        assert octets.find(text, b"\r\n.\r\n", 2, 0, before + 4) == -1
        assert octets.find(text, b"\r\n.\r\n", 2, before + 1) == -1

"""What goes into commands and what comes out of small answers: sets, names, strings, lists."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.backends.imap.dialogue import Literal, quoted
from app.backends.imap.names import MAX_NAME, Names, decode
from app.backends.imap.parse import pairs, parse
from app.backends.imap.uidset import format_set, parse_set
from app.errors import ErrorKind, MailError


@given(st.sets(st.integers(1, 3_000), min_size=1))
def test_sets_come_back(uids: set[int]) -> None:
    assert parse_set(format_set(uids), len(uids)) == sorted(uids)


def test_sets_keep_their_order_and_are_bounded() -> None:
    assert format_set([7, 1, 2, 3, 9, 2]) == b"1:3,7,9"
    assert parse_set(b"9,4:2,7", 5) == [9, 2, 3, 4, 7]
    for text in (b"1:4294967295", b"1,", b"*", b"", b"4294967296", b"1:99999999999"):
        with pytest.raises(MailError) as caught:
            parse_set(text, 10)
        assert caught.value.kind is ErrorKind.PROTOCOL


@given(st.text(min_size=1, max_size=50))
def test_names_reach_the_server_as_they_came(name: str) -> None:
    names = Names()
    try:
        raw = names.argument(name)
    except MailError as exc:
        assert exc.kind is ErrorKind.USAGE
        return
    except UnicodeEncodeError:
        pytest.fail(f"a name that cannot be encoded got through: {name!r}")
    assert isinstance(raw, bytes)
    assert decode(raw[1:-1].replace(b'\\"', b'"').replace(b"\\\\", b"\\")) == name


@pytest.mark.parametrize(("raw", "shown"), [
    (b"Entw&APw-rfe", "Entwürfe"), (b"A &- B", "A & B"), (b"a&b", "a&b"), (b"&AAAA", "&AAAA"), (b"&2AA-", "&2AA-"),
    (b"\xc3\xbc", "ü"), (b"\xff", "\ufffd"), (b"&Jjo!", "&Jjo!"), (b"&ZeVnLIqe-", "日本語"),
])
def test_every_spelling_finds_its_way_back(raw: bytes, shown: str) -> None:
    assert decode(raw) == shown
    names = Names()
    names.learn(shown, raw)
    expected = b'"' + raw + b'"' if raw.isascii() else Literal(raw)
    assert names.argument(shown) == expected


@pytest.mark.parametrize("name", ["", "a\nb", "a\0", "x" * (MAX_NAME + 1), "\u2028", "\ud800"])
def test_impossible_names(name: str) -> None:
    with pytest.raises(MailError) as caught:
        Names().argument(name)
    assert caught.value.kind is ErrorKind.USAGE


def test_new_folders_go_below_the_personal_prefix() -> None:
    names = Names()
    names.prefixes = ("INBOX.", "shared.")
    assert names.argument("New") == b'"INBOX.New"'
    for path in ("INBOX", "inbox", "INBOX.x", "shared.y"):
        assert names.argument(path) == f'"{path}"'.encode()


@pytest.mark.parametrize("text", ["a\rb", "a\nb", "\0", "x" * 5_000])
def test_strings_never_hold_a_line_break(text: str) -> None:
    with pytest.raises(MailError) as caught:
        quoted(text)
    assert caught.value.kind is ErrorKind.USAGE


def test_strings() -> None:
    assert quoted('a "b" \\') == b'"a \\"b\\" \\\\"'
    assert quoted("ü") == Literal("ü".encode())


def test_small_answers() -> None:
    assert parse([b'* LIST (\\A (b)) NIL {3}\r\n', b'a"b', b" x[1 2]\r\n"]) == [
        b"LIST", [rb"\A", [b"b"]], None, b'a"b', b"x[1 2]"]
    assert pairs([b"messages", b"3", b"X", [b"9"], b"BAD", b"-1", b"odd"]) == {b"MESSAGES": 3, b"X": 9}
    for line in (b"* LIST (", b"* LIST )", b"* LIST " + b"(" * 50, b'* LIST "open', b"* LIST {3}\r\n"):
        with pytest.raises(MailError) as caught:
            parse([line])
        assert caught.value.kind is ErrorKind.PROTOCOL

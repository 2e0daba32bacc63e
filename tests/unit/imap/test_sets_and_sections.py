"""Sets of UIDs that stay small, sets that fit into a command line, sections that exist, labels, quirks."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.backends.imap import quirks
from app.backends.imap.labels import labels_of
from app.backends.imap.parse import parse
from app.backends.imap.section import has_part
from app.backends.imap.uidset import Ranges, fitting, format_set, parse_ranges

PAIRS = st.lists(st.tuples(st.integers(1, 300), st.integers(0, 40)).map(lambda pair: (pair[0], sum(pair))))


@given(PAIRS)
def test_ranges_are_the_set_that_they_stand_for(pairs: list[tuple[int, int]]) -> None:
    found = Ranges(pairs)
    meant = {uid for first, last in pairs for uid in range(first, last + 1)}
    assert list(found) == sorted(meant)
    assert len(found) == len(meant)
    assert {uid for uid in range(400) if uid in found} == meant
    told = list(found.pairs())
    assert all(end < begin - 1 for (_, end), (begin, _) in itertools.pairwise(told))


def test_four_billion_take_no_room() -> None:
    found = parse_ranges(b"4294967295:1,7,9:2")
    assert (len(found), list(found.pairs())) == (4294967295, [(1, 4294967295)])


@given(st.lists(st.integers(1, 0xFFFF_FFFF), min_size=1, max_size=300, unique=True), st.integers(11, 900))
def test_a_set_fits_into_the_line(uids: list[int], octets: int) -> None:
    count = fitting(uids, octets)
    assert 1 <= count <= len(uids)
    assert len(format_set(uids[:count])) <= octets


STRUCTURE = parse([
    b'* X ((("text" "plain" NIL NIL NIL "7bit" 5 0)("text" "html" NIL NIL NIL "7bit" 5 0) "alternative" ("b" "c"))'
    b'("message" "rfc822" NIL NIL NIL "7bit" 99 NIL (("text" "plain" NIL NIL NIL "7bit" 5 0)'
    b'("image" "png" NIL NIL NIL "base64" 5) "mixed") 9)'
    b'("message" "rfc822" NIL NIL NIL "7bit" 99 NIL ("text" "plain" NIL NIL NIL "7bit" 5 0) 9)'
    b' "mixed" ("b" "d"))\r\n'])[1]


@pytest.mark.parametrize(("numbers", "exists"), [
    ([1], True), ([1, 1], True), ([1, 2], True), ([1, 3], False), ([1, 1, 1], False), ([2], True), ([2, 1], True),
    ([2, 2], True), ([2, 3], False), ([3], True), ([3, 1], True), ([3, 2], False), ([4], False), ([5], False)])
def test_sections_that_exist(numbers: list[int], exists: bool) -> None:
    assert isinstance(STRUCTURE, list)
    assert has_part(STRUCTURE, numbers) is exists


def test_the_only_part_has_the_number_one() -> None:
    single = parse([b'* X ("text" "plain" NIL NIL NIL "7bit" 5 0)\r\n'])[1]
    assert isinstance(single, list)
    assert [has_part(single, numbers) for numbers in ([1], [2], [1, 1])] == [True, False, False]


@given(st.binary(max_size=100))
def test_no_octets_break_the_labels(junk: bytes) -> None:
    labels_of([junk + b"\r\n"], 0, 0)
    labels_of([b"a {2}\r\n", b"ab", junk + b")\r\n"], 0, 0)


@pytest.mark.parametrize("entry", quirks.QUIRKS, ids=lambda entry: entry.name)
def test_every_quirk_says_why_by_what_and_what_for(entry: quirks.Quirk) -> None:
    assert entry.reason.endswith(").")
    assert entry.hosts or entry.greeting or entry.identity or entry.words
    assert (entry.without or entry.needs_id or entry.refused or entry.command_octets < quirks.COMMAND_OCTETS
            or entry.pipelined < quirks.PIPELINED)


@pytest.mark.parametrize(("host", "greeting", "words", "names"), [
    ("imap.mail.me.com", "", (), ("iCloud",)), ("notmail.me.com.evil.example", "", (), ()),
    ("IMAP.163.com.", "", (), ("NetEase",)), ("x", "The Microsoft Exchange IMAP4 service is ready. [abc]", (),
                                             ("Exchange and Outlook.com",)),
    ("x", "Dovecot ready.", ("IMAP4REV1", "XYMHIGHESTMODSEQ"), ("Yahoo",)), ("x", "Dovecot ready.", (), ())])
def test_servers_are_recognised(host: str, greeting: str, words: tuple[str, ...], names: tuple[str, ...]) -> None:
    assert quirks.find(host, greeting, words).names == names

"""FETCH answers in all the shapes that servers give them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.backends.imap import reader
from app.backends.imap.reader import Fetched, flags_of, has_attachment, merged, parse, seconds_of
from app.errors import MailError

TEXT = b'("TEXT" "PLAIN" ("CHARSET" "utf-8") NIL NIL "7BIT" 12 1 NIL NIL NIL NIL)'


def part(kind: bytes, parameters: bytes = b"NIL", content_id: bytes = b"NIL", disposition: bytes = b"NIL") -> bytes:
    return b"(" + kind + b" " + parameters + b" " + content_id + b' NIL "BASE64" 900 NIL ' + disposition + b" NIL NIL)"


def test_items_in_any_order_and_unknown_ones() -> None:
    found = parse([b'* 3 FETCH (X-GM-LABELS ("a b" {3}\r\n', b"c)(",
                   b") BODYSTRUCTURE " + TEXT + b" FLAGS (\\seen Work) MODSEQ (77)"
                   b' ENVELOPE (NIL (("x" NIL "y" "z")) NIL)'
                   b" RFC822.SIZE 42 BODY[HEADER.FIELDS (FROM)]<0> {4}\r\n",
                   b"ab\r\n", b' INTERNALDATE " 1-Feb-2026 10:00:00 +0100" UID 9)\r\n'])
    assert found == Fetched(3, 9, frozenset({r"\Seen", "Work"}), 1769936400.0, 42, b"ab\r\n", True, 0, False,
                            labels=("a b", "c)("))


@pytest.mark.parametrize(("value", "data"), [
    (b"NIL", None), (b'""', b""), (b'"a\\"b\\\\"', b'a"b\\'), (b"nil", None),
])
def test_sections_that_are_no_literals(value: bytes, data: bytes | None) -> None:
    found = parse([b"* 1 FETCH (BODY[] " + value + b" UID 5)\r\n"])
    assert (found.uid, found.has_section, found.data) == (5, True, data)


@pytest.mark.parametrize("line", [
    b"* 1 FETCH (", b"* 1 FETCH (UID", b'* 1 FETCH (BODYSTRUCTURE ((("x', b"* 1 FETCH (UID x)", b"* 1 FETCH ())))",
    b"* 1 FETCH (FLAGS (a (b)))"])
def test_broken_lines_have_no_uid(line: bytes) -> None:
    assert parse([line + b"\r\n"]).uid == 0


@pytest.mark.parametrize("response", [
    [b"* 1 FETCH (UID 5 BODY[] {3}\r\n"], [b"* 1 FETCH (UID 5 BODY[] ~x)\r\n"],
    [b"* 1 FETCH (UID 5 BODY[] {x X-NOTE {3}\r\n", b"abc", b")\r\n"]])
def test_a_section_takes_no_octets_but_its_own(response: list[bytes]) -> None:
    with pytest.raises(MailError):
        parse(response)


@pytest.mark.parametrize(("items", "expected"), [
    (b"UID 5F FLAGS ()", (0, -1, "")), (b"UID 42949672961 FLAGS ()", (0, -1, "")),
    (b"UID 5 RFC822.SIZE 1234567890123456789", (5, -1, "")), (b"UID 5 RFC822.SIZE 7K", (5, -1, "")),
    (b"UID 5 X-GM-MSGID 123456789012345678901", (5, -1, "")), (b"UID 5 X-GM-MSGID 12 RFC822.SIZE 3", (5, 3, "12"))])
def test_a_number_is_taken_as_a_whole_or_not_at_all(items: bytes, expected: tuple[int, int, str]) -> None:
    """The first digits of a UID are another message's."""
    found = parse([b"* 1 FETCH (" + items + b")\r\n"])
    assert (found.uid, found.size, found.email_id) == expected


@given(st.binary(max_size=200))
def test_no_bytes_break_the_parser(junk: bytes) -> None:
    parse([b"* 1 FETCH (UID 1 " + junk + b"\r\n"])
    parse([b"* 1 FETCH (" + junk + b" {2}\r\n", b"ab", junk + b")\r\n"])
    has_attachment([junk])


def test_not_a_fetch() -> None:
    with pytest.raises(MailError):
        parse([b"* 99999999999999 FETCH ()\r\n"])


def test_flags_are_normal_and_capped() -> None:
    assert flags_of(rb"\SEEN \recent \Odd $Junk") == {r"\Seen", r"\Odd", "$Junk"}
    assert len(flags_of(b" ".join(b"f%d" % n for n in range(50_000)))) == reader.MAX_FLAGS


@pytest.mark.parametrize(("text", "seconds"), [
    (b"17-Jul-1996 02:44:25 -0700", 837596665.0), (b"01-Jan-1970 00:00:00 +0000", 0.0),
    (b"99-Xxx-2026 00:00:00 +0000", 0.0), (b"now", 0.0), (b"00-Feb-0000 00:00:00 +0000", 0.0),
])
def test_dates(text: bytes, seconds: float) -> None:
    assert seconds_of(text) == seconds


@pytest.mark.parametrize(("structure", "expected"), [
    (TEXT, False),
    (part(b'"APPLICATION" "PDF"', b'("NAME" "a (1).pdf")'), True),
    (part(b'"application" "pdf"', b'("charset" "x" "NAME*0*" "a.pdf")'), True),
    (part(b'"IMAGE" "PNG"', b'("NAME" "logo.png")', b'"<logo@x>"', b'("INLINE" NIL)'), False),
    (part(b'"IMAGE" "PNG"', b"NIL", b"NIL", b'("ATTACHMENT" ("FILENAME" "x.png"))'), True),
    (part(b'"TEXT" "CSV"', b'("NAME" "x.csv")'), False),
    (part(b'"TEXT" "PLAIN"', b'("NAME" "(\\"attachment\\" )")'), False),
    (b"(" + TEXT + part(b'"APPLICATION" "ZIP"', b'("NAME" "z")') + b' "MIXED")', True),
    (b"NIL", False),
])
def test_attachments(structure: bytes, expected: bool) -> None:
    assert has_attachment([structure + b")\r\n"]) is expected


def test_attachment_with_its_name_in_a_literal() -> None:
    lines = [b'* 1 FETCH (BODYSTRUCTURE ("APPLICATION" "PDF" ("NAME" {5}\r\n', b"a.pdf",
             b') NIL NIL "BASE64" 9) UID 4)\r\n']
    found = parse(lines)
    assert (found.uid, found.has_attachment) == (4, True)


def test_a_short_answer_about_the_same_message_brings_only_its_flags() -> None:
    whole = Fetched(1, 5, frozenset(), size=3, data=b"x", has_section=True)
    by_uid = merged([whole, Fetched(1, 5, frozenset({"new"}))])
    assert by_uid[5].data == b"x"
    assert by_uid[5].flags == frozenset({"new"})

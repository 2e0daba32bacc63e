"""The splitter: sections, odd boundaries, caps; and what content and text make of a part."""

from __future__ import annotations

import base64
import os

import pytest

from app.mime import charset, transfer
from app.mime.structure import content, parse, text, walk

NESTED = b"""Content-Type: multipart/mixed; boundary="out"

preamble
--out
Content-Type: multipart/alternative; boundary=outer-in

--outer-in

plain
--outer-in
Content-Type: text/html; charset=utf-8

<p>rich</p>
--outer-in--
--out
Content-Type: message/rfc822

Subject: inner

inner text
--out
Content-Type: application/pdf; name="x.pdf"
Content-Disposition: attachment; filename*0*=utf-8''%C3%BC; filename*1=ber.pdf
Content-Transfer-Encoding: base64
Content-ID: <cid@x>

aGVsbG8=
--out--
epilogue
"""


@pytest.mark.parametrize("raw", [NESTED, NESTED.replace(b"\n", b"\r\n")], ids=["LF", "CRLF"])
def test_sections_are_those_of_imap(raw: bytes) -> None:
    parts = list(walk(parse(raw)))
    assert [(p.section, p.content_type) for p in parts] == [
        ("", "multipart/mixed"), ("1", "multipart/alternative"), ("1.1", "text/plain"), ("1.2", "text/html"),
        ("2", "message/rfc822"), ("3", "application/pdf")]
    assert content(raw, parts[2]) == b"plain"
    assert content(raw, parts[4]).replace(b"\r", b"") == b"Subject: inner\n\ninner text"
    pdf = parts[5]
    assert (pdf.name, pdf.disposition, pdf.content_id, content(raw, pdf)) == (
        "über.pdf", "attachment", "cid@x", b"hello")


def test_a_single_part_has_section_one() -> None:
    root = parse(b"Subject: x\n\nbody")
    assert (root.section, root.content_type) == ("1", "text/plain")
    assert text(b"Subject: x\n\nbody", root) == "body"


@pytest.mark.parametrize(("value", "expected"), [
    (b"text", "text/plain"), (b"TEXT/HTML", "text/html"), (b"garbage", "text/plain"), (b"", "text/plain"),
    (b"application/pdf name=x.pdf", "application/pdf"), (b"text/plain (comment); charset=x", "text/plain"),
])
def test_odd_content_types(value: bytes, expected: str) -> None:
    assert parse(b"Content-Type: " + value + b"\n\nx").content_type == expected


def test_a_missing_end_and_a_missing_boundary_parameter() -> None:
    cut = b"Content-Type: multipart/mixed; boundary=b\n\n--b\n\none\n--b\n\ntwo"
    assert [content(cut, p) for p in parse(cut).children] == [b"one", b"two"]
    nameless = b"Content-Type: multipart/mixed\n\n--guess\n\none\n--guess\n\ntwo\n--guess--\n"
    assert [content(nameless, p) for p in parse(nameless).children] == [b"one", b"two"]


def test_doubled_delimiters_hold_no_part() -> None:
    raw = b"Content-Type: multipart/mixed; boundary=b\n\n--b\n--b\n\none\n--b--\n"
    assert [content(raw, p) for p in parse(raw).children] == [b"one"]


def test_a_multipart_without_parts_is_text() -> None:
    raw = b"Content-Type: multipart/alternative; boundary=b\n\njust text"
    assert parse(raw).content_type == "text/plain"


def test_depth_and_parts_are_capped() -> None:
    deep = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (i, i) for i in range(10_000))
    assert len(list(walk(parse(deep)))) == 51
    wide = b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 100_000
    root = parse(wide)
    assert len(list(walk(root))) == 1000
    assert root.children[-1].end == len(wide)


def test_near_delimiters_do_not_split() -> None:
    raw = b"Content-Type: multipart/mixed; boundary=b\n\n--b\n\n--bb\n --b\n--b-\n--b--\n"
    assert [content(raw, p) for p in parse(raw).children] == [b"--bb\n --b\n--b-"]


def test_rfc2231_and_encoded_words_in_names() -> None:
    for given, name in [
        (b"filename*=iso-8859-1'de'%FCber.txt", "über.txt"),
        (b'filename="=?utf-8?q?=C3=BCber.txt?="', "über.txt"),
        (b"filename=two words.txt", "two words.txt"),
        (b'filename="C:\\dir\\x.txt"', "C:\\dir\\x.txt"),
        (b'filename="a\\"b.txt"', 'a"b.txt'),
        (b"filename*0=a; filename*1=b; filename*3=c", "ab"),
        ("filename=\"exe\u202etxt.doc\"".encode(), "exetxt.doc"),
    ]:
        assert parse(b"Content-Disposition: attachment; " + given + b"\n\nx").name == name


def test_base64_is_decoded_whatever_lies_in_it() -> None:
    data = os.urandom(300_001)
    encoded = base64.encodebytes(data)
    assert transfer.decode(encoded, "base64") == data
    assert transfer.decode(encoded.replace(b"\n", b" \r\n!"), "base64") == data
    assert transfer.decode(encoded + encoded, "base64") == data + data
    assert transfer.decode(encoded.rstrip(b"=\n"), "base64") == data
    assert transfer.decode(b"YWJj=ZGVm===", "base64") == b"abcdef"
    assert transfer.decode(b"Y", "base64") == b""
    assert transfer.decoded_size(encoded, 0, len(encoded), "base64") == len(data)


def test_quoted_printable_and_uuencode() -> None:
    assert transfer.decode(b"a=3Db=\r\nc= \t\nd=ZZ", "quoted-printable") == b"a=bcd=ZZ"
    long = b"=C3=BC\n" * 100_000
    assert transfer.decode(long, "quoted-printable") == "ü\n".encode() * 100_000
    assert transfer.decode(b"begin 644 f\n#86)C\n`\nend\n", "x-uuencode") == b"abc"
    assert transfer.decode(b"as it is", "x-unknown") == b"as it is"


@pytest.mark.parametrize(("data", "label", "expected"), [
    ("ü".encode(), "utf8", "ü"), (b"\xfc", "iso-8859-1", "ü"), ("ü".encode(), "us-ascii", "ü"), (b"\xfc", "", "ü"),
    (b"\x89\xef\x8bc", "x-sjis", "会議"), ("한글".encode("euc-kr"), "ks_c_5601-1987", "한글"),
    (b"+AOQ-", "unicode-1-1-utf-7", "ä"), (b"plain", "idna", "plain"), (b"plain", "base64", "plain"),
    (b"plain", "unicode_escape", "plain"), ("ü" .encode(), "rot13", "ü"), (b"\xef\xbb\xbfx", "utf-8", "x"),
    (("ä" * 50).encode() + b"\xc3", "utf-8", "ä" * 50 + "\ufffd"), (b"\x80", "windows-1252", "€"),
    (b"\x1b$B2q5D\x1b(B", "", "会議"), ("grün".encode("utf-16"), "utf-16", "grün"), (b"x", "nul\0label", "x"),
])
def test_charsets(data: bytes, label: str, expected: str) -> None:
    assert charset.decode(data, label) == expected


def test_large_multibyte_text_is_not_torn_between_steps() -> None:
    assert charset.decode("会議".encode("shift_jis") * 200_000 + b"x", "shift_jis") == "会議" * 200_000 + "x"


def test_html_charset_from_meta() -> None:
    raw = b"Content-Type: text/html\n\n<meta charset=koi8-r><p>\xf7"
    assert text(raw, parse(raw)).endswith("<p>В")


def test_flowed_text_is_joined() -> None:
    raw = b"Content-Type: text/plain; format=flowed\r\n\r\none \r\ntwo\r\n> q \r\n> r\r\n-- \r\nme\r\n"
    assert text(raw, parse(raw)) == "one two\n> q r\n-- \nme\n"


def test_limits_are_kept() -> None:
    raw = b"\n" + b"a" * 100_000
    assert len(content(raw, parse(raw), 10)) == 10
    assert len(text(raw, parse(raw), 10)) == 10

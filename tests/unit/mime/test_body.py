"""Reading a message: which text, which files, preview, index, digest."""

from __future__ import annotations

import json
import logging

import pytest

from app.errors import ErrorKind, MailError
from app.mime import body as body_module
from app.mime.body import attachments, digest, part_bytes, preview, read_body, search_text, structure_dict


def multipart(kind: str, *parts: bytes) -> bytes:
    boundary = b"=_" + kind.encode()
    return (b"Content-Type: multipart/" + kind.encode() + b'; boundary="' + boundary + b'"\n\n'
            + b"".join(b"--" + boundary + b"\n" + part + b"\n" for part in parts) + b"--" + boundary + b"--\n")


PLAIN = b"Content-Type: text/plain; charset=utf-8\n\nHello plain"
HTML = b'Content-Type: text/html\n\n<p>Hello <b>rich</b> <img src="cid:pic@x"></p>'
PICTURE = b"Content-Type: image/png\nContent-ID: <pic@x>\nContent-Transfer-Encoding: base64\n\niVBORw0="
UNSHOWN = b"Content-Type: image/png\nContent-ID: <other@x>\nContent-Disposition: inline\n\nxx"
FILE = b'Content-Type: application/pdf\nContent-Disposition: attachment; filename="offer.pdf"\n\n%PDF'


def test_alternative_related_mixed() -> None:
    raw = multipart("mixed", multipart("alternative", PLAIN, multipart("related", HTML, PICTURE)), FILE)
    body = read_body(raw)
    assert body.text == "Hello plain"
    assert body.html is not None and "<b>rich</b>" in body.html
    assert [(a.part, a.name, a.is_inline) for a in body.attachments] == [
        ("1.2.2", "part-1.2.2.png", True), ("2", "offer.pdf", False)]
    assert body.inline == {"pic@x": "1.2.2"}
    assert body.attachments[0].size == 5
    assert part_bytes(raw, "1.2.2") == b"\x89PNG\r"[:5]
    assert digest(raw).has_attachment


def test_a_picture_within_the_text_is_no_attachment_one_that_is_not_shown_is() -> None:
    assert not digest(multipart("related", HTML, PICTURE)).has_attachment
    shown = attachments(multipart("related", HTML, PICTURE, UNSHOWN))
    assert [a.is_inline for a in shown] == [True, False]


def test_text_parts_in_a_row_are_joined() -> None:
    body = read_body(multipart("mixed", PLAIN, FILE, b"\nfooter"))
    assert body.text == "Hello plain\nfooter"
    assert body.html is None


def test_text_is_made_from_html_alone() -> None:
    body = read_body(HTML)
    assert body.text == "Hello rich"


def test_plain_footer_behind_html_is_shown_in_both_forms() -> None:
    body = read_body(multipart("mixed", HTML, b"\nfooter <x>"))
    assert body.html is not None and "footer &lt;x&gt;" in body.html
    assert body.text.endswith("footer <x>")


def test_calendar_signature_and_forwarded_message_are_files() -> None:
    raw = multipart("mixed", PLAIN, b"Content-Type: text/calendar\n\nBEGIN:VCALENDAR",
                    b"Content-Type: application/pgp-signature\n\nsig",
                    b"Content-Type: message/rfc822\n\nSubject: inner one\n\nx")
    assert [a.name for a in attachments(raw)] == ["part-2.ics", "part-3.asc", "inner one.eml"]
    assert not digest(multipart("signed", PLAIN, b"Content-Type: application/pgp-signature\n\nsig")).has_attachment


def test_a_named_text_behind_the_body_is_a_file() -> None:
    raw = multipart("mixed", PLAIN, b'Content-Type: text/plain; name="notes.txt"\nContent-Disposition: inline\n\nn')
    assert read_body(raw).text == "Hello plain"
    assert [a.name for a in attachments(raw)] == ["notes.txt"]


def test_related_may_name_its_root() -> None:
    raw = multipart("related", PICTURE, b"Content-ID: <root@x>\n" + HTML).replace(
        b"multipart/related;", b"multipart/related; start=\"<root@x>\";")
    body = read_body(raw)
    assert body.html is not None
    assert [a.content_type for a in body.attachments] == ["image/png"]


def test_encrypted_mail_says_so() -> None:
    body = read_body(multipart("encrypted", b"Content-Type: application/pgp-encrypted\n\nVersion: 1", FILE))
    assert body.warnings == ("This message is encrypted; its content is in the attachment.",)


def test_an_unknown_section_is_an_error() -> None:
    with pytest.raises(MailError) as caught:
        part_bytes(PLAIN, "7")
    assert caught.value.kind is ErrorKind.GONE
    assert "'7'" in caught.value.detail


def test_structure_is_json() -> None:
    got = json.loads(json.dumps(structure_dict(multipart("mixed", PLAIN, FILE))))
    assert (got["section"], got["type"]) == ("", "multipart/mixed")
    assert [(p["section"], p["type"], p["name"], p["size"]) for p in got["parts"]] == [
        ("1", "text/plain", "", 11), ("2", "application/pdf", "offer.pdf", 4)]


@pytest.mark.parametrize(("text", "line"), [
    ("Hi\n\nthere   you", "Hi there you"),
    ("> quoted\n> more\n\nMine\n-- \nsig", "Mine"),
    ("On Mon, 1 Jan 2026 at 10:00, Ann <a@b> wrote:\n> q\n\nYes.", "Yes."),
    ("Am Montag, 1. Januar 2026 schrieb Ann:\n> q\n\nJa.", "Ja."),
    ("> only a quote", "only a quote"),
    ("-----\n====\nText", "Text"),
    ("View this email in your browser\nhttps://x.example/y\nNews", "News"),
    ("Top\n-----Original Message-----\nFrom: x", "Top"),
    ("\u034f\u200c\u00ad Offer\u202e", "Offer"),
    ("", ""), ("-- \nsig", ""),
])
def test_preview(text: str, line: str) -> None:
    assert preview(b"Content-Type: text/plain; charset=utf-8\n\n" + text.encode()) == line


def test_preview_is_short_and_breaks_at_words() -> None:
    got = preview(b"\n" + b"word " * 1000)
    assert len(got) <= 160
    assert got.endswith("word…")


def test_search_text_holds_every_text_and_name_once() -> None:
    got = search_text(multipart("mixed", multipart("alternative", PLAIN, HTML), b"\nsecond", FILE))
    assert got == "Hello plain\nsecond\noffer.pdf"
    assert search_text(HTML) == "Hello rich"
    assert len(search_text(b"\n" + b"a" * 500_000)) == 200_000


def test_digest_is_envelope_preview_and_index_in_one() -> None:
    raw = b"From: a@example.org\nSubject: S\n" + multipart("mixed", PLAIN, FILE)
    got = digest(raw)
    assert (got.envelope.subject, got.preview, got.has_attachment) == ("S", "Hello plain", True)
    assert got.search_text == search_text(raw)


def test_digest_survives_its_own_faults(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    def broken(raw: bytes) -> None:
        raise RecursionError

    monkeypatch.setattr(body_module, "parse", broken)
    with caplog.at_level(logging.ERROR):
        assert digest(PLAIN).preview == ""
    assert "could not be read" in caplog.text


@pytest.mark.parametrize("raw", [
    b"", b"\n", b"\0" * 1000, b":", b"--", b"Content-Type: multipart/mixed; boundary=\n\n--\n",
    b"Content-Type: multipart/mixed; boundary=\xff\xfe\n\n--\xff\xfe\n\nx", b"\xff" * 500,
    b"Content-Type: text/html; charset=\xc3\n\n<p", b"Content-Type: text/plain; charset*0*=''%ff\n\nx",
    b"Content-Transfer-Encoding: base64\n\n=", b"Date: \xff\nFrom: \xff\nSubject: =?\xff?q?x?=\n\n",
])
def test_nothing_raises_for_junk(raw: bytes) -> None:
    digest(raw)
    read_body(raw)
    structure_dict(raw)
    preview(raw)

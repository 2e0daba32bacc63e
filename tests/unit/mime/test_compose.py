"""Drafts to RFC 5322 and back; what must be refused."""

from __future__ import annotations

import dataclasses
import email
import email.policy
from email.message import EmailMessage

import pytest

from app.errors import ErrorKind, MailError
from app.mime.body import digest, read_body
from app.mime.compose import build, draft_from, message_id, parse_addresses
from app.model.message import Address, Draft, OutgoingFile

ME = Address("Jörg Müller", "me@example.org")
YOU = Address("Doe, John", "you@example.net")
DRAFT = Draft(
    sender=ME, to=(YOU, Address("", "b@bücher.example")), cc=(Address("C", "c@example.net"),),
    bcc=(Address("", "secret@example.net"),), subject="Grüße aus dem sehr langen Betreff, der gefaltet werden muss 😀",
    text="Hallo,\n\n" + "ein langer Absatz " * 20 + "Ende\n> zitiert\n-- \nJörg",
    files=(OutgoingFile("Übersicht für alle.pdf", "application/pdf", bytes(range(256)) * 300),),
    in_reply_to="parent@example.net", references=("root@example.net", "parent@example.net"))


def parsed(raw: bytes) -> EmailMessage:
    message = email.message_from_bytes(raw, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message


def test_another_parser_reads_the_same() -> None:
    raw = build(DRAFT, date=1_795_523_227.0)
    message = parsed(raw)
    assert message["Subject"] == DRAFT.subject
    assert [(a.display_name, a.addr_spec) for a in message["To"].addresses] == [
        ("Doe, John", "you@example.net"), ("", "b@xn--bcher-kva.example")]
    assert message["From"].addresses[0].display_name == "Jörg Müller"
    assert message["Date"].datetime.timestamp() == 1_795_523_227.0
    assert message["In-Reply-To"] == "<parent@example.net>"
    assert message["References"].split() == ["<root@example.net>", "<parent@example.net>"]
    body = message.get_body(("plain",))
    assert body is not None and body.get_content_type() == "text/plain"
    assert body.get_param("format") == "flowed"
    (attached,) = message.iter_attachments()
    assert attached.get_filename() == "Übersicht für alle.pdf"
    assert attached.get_content() == DRAFT.files[0].data
    assert not message.defects


def test_the_wire_is_ascii_crlf_and_short_lines() -> None:
    raw = build(DRAFT)
    assert raw.isascii()
    assert raw.count(b"\n") == raw.count(b"\r\n")
    assert max(map(len, raw.split(b"\r\n"))) <= 78


def test_bcc_is_dropped_unless_kept() -> None:
    assert b"secret@example.net" not in build(DRAFT)
    assert b"Bcc: secret@example.net\r\n" in build(DRAFT, keep_bcc=True)


def test_a_stored_draft_opens_as_it_was() -> None:
    draft = dataclasses.replace(DRAFT, message_id="mine@example.org", to=(YOU,))
    assert draft_from(build(draft, keep_bcc=True)) == draft
    rich = dataclasses.replace(draft, html="<p>Hallo <b>ü</b></p>\n")
    assert draft_from(build(rich, keep_bcc=True)) == rich


def test_html_goes_beside_the_text() -> None:
    raw = build(Draft(ME, (YOU,), text="plain ü", html="<p>rich ü</p>"))
    assert parsed(raw).get_content_type() == "multipart/alternative"
    assert read_body(raw).html == "<p>rich ü</p>\n"
    assert read_body(raw).text == "plain ü\n"


def test_identifiers_bear_the_senders_domain() -> None:
    assert message_id(DRAFT).endswith("@example.org")
    assert message_id(DRAFT) != message_id(DRAFT)
    assert digest(build(DRAFT, domain="other.example")).envelope.message_id.endswith("@other.example")


def test_what_looks_encoded_arrives_as_typed() -> None:
    draft = Draft(Address("=?utf-8?q?x?=", "a@example.org"), subject="=?utf-8?q?=41?= literally")
    got = digest(build(draft)).envelope
    assert got.subject == draft.subject
    assert got.senders == (draft.sender,)


@pytest.mark.parametrize("subject", ["", " ", "x" * 2000, "wort " * 300, "ü" * 700, "\t tab", "a  b"])
def test_any_subject_is_folded_and_read_back(subject: str) -> None:
    raw = build(Draft(ME, subject=subject))
    assert max(map(len, raw.split(b"\r\n"))) <= 998
    assert " ".join(digest(raw).envelope.subject.split()) == " ".join(subject.split())


def test_a_forwarded_message_is_not_base64() -> None:
    inner = b"Subject: inner\n\nhello\n"
    raw = build(Draft(ME, files=(OutgoingFile("m.eml", "message/rfc822", inner),)))
    (attached,) = parsed(raw).iter_attachments()
    assert attached.get_content_type() == "message/rfc822"
    assert attached.get_content()["Subject"] == "inner"
    eight = build(Draft(ME, files=(OutgoingFile("m.eml", "message/rfc822", inner + "ü".encode()),)))
    assert [a.get_content_type() for a in parsed(eight).iter_attachments()] == ["application/octet-stream"]


@pytest.mark.parametrize(("change", "field"), [
    ({"subject": "a\r\nBcc: evil@example.net"}, "Subject"), ({"subject": "a\nb"}, "Subject"),
    ({"subject": "a\0b"}, "Subject"), ({"subject": "\ud800"}, "Subject"),
    ({"sender": Address("a\nb", "a@example.org")}, "From"), ({"sender": Address("", "a@example.org\r\nX: y")}, "From"),
    ({"sender": Address("", "")}, "From"), ({"to": (Address("", "no address"),)}, "To"),
    ({"to": (Address("", "a@b@c"),)}, "To"), ({"cc": (Address("", "a@-x.example"),)}, "Cc"),
    ({"bcc": (Address("", "a b@example.org"),)}, "Bcc"), ({"bcc": (Address("x\ry", "a@example.org"),)}, "Bcc"),
    ({"to": (Address("", "a@example.org>, <evil@example.net"),)}, "To"),
    ({"to": (Address("", "jö@example.org"),)}, "To"),
    ({"in_reply_to": "a@b>\r\nX: <y"}, "In-Reply-To"), ({"references": ("a b",)}, "References"),
    ({"message_id": "a>b"}, "Message-ID"), ({"files": (OutgoingFile("a\nb", "text/plain", b""),)}, "file name"),
])
def test_smuggling_is_refused_naming_the_field(change: dict[str, object], field: str) -> None:
    with pytest.raises(MailError) as caught:
        build(dataclasses.replace(DRAFT, **change))  # type: ignore[arg-type]  # fields by name
    assert caught.value.kind is ErrorKind.USAGE
    assert f"'{field}'" in caught.value.detail


def test_a_type_cannot_smuggle_either() -> None:
    raw = build(Draft(ME, files=(OutgoingFile("f", "text/plain\r\nX-Evil: 1", b"x"),)))
    assert b"X-Evil" not in raw


def test_addresses_as_typed() -> None:
    assert parse_addresses('a@example.org, "Doe, J" <j@example.net>; Bär <b@example.org>\n c@example.org\n') == (
        Address("", "a@example.org"), Address("Doe, J", "j@example.net"), Address("Bär", "b@example.org"),
        Address("", "c@example.org"))
    assert parse_addresses("  ") == ()
    for text, bad in [("a@example.org, nobody", "nobody"), ("John Doe", "John Doe"), ("x <a@>", "a@"), ("@b", "@b")]:
        with pytest.raises(MailError) as caught:
            parse_addresses(text)
        assert f"'{bad}'" in caught.value.detail
    with pytest.raises(MailError, match="more than 500"):
        parse_addresses(", ".join(f"u{i}@example.org" for i in range(600)))

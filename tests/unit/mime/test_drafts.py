"""Drafts that are opened and stored again lose nothing, whoever wrote them."""

from __future__ import annotations

import email
import email.policy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import ErrorKind, MailError
from app.mime.compose import build, draft_from
from app.mime.quoting import for_editor
from app.model.message import Address, Draft, InlinePicture, OutgoingFile

PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)
THUNDERBIRD = (
    b"X-Mozilla-Draft-Info: internal/draft; vcard=0; receipt=0; DSN=0; uuencode=0;\r\n attachmentreminder=0\r\n"
    b"X-Identity-Key: id1\r\nFrom: Me <me@x.example>\r\nReply-To: Team <team@x.example>\r\nTo: Ada <ada@y.example>\r\n"
    b"Bcc: =?utf-8?Q?Gr=C3=B6=C3=9Fe?= <bcc@y.example>\r\nOrganization: =?utf-8?Q?B=C3=BCro?=\r\nSubject: Bild\r\n"
    b"X-Mozilla-Status: 0001\r\nReceived: from a by b\r\nKeywords: plan\r\n"
    b'MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary="a"\r\n\r\n--a\r\n'
    b"Content-Type: text/plain; charset=utf-8\r\n\r\nHallo *Welt*\r\n--a\r\n"
    b'Content-Type: multipart/related; boundary="r"\r\n\r\n--r\r\nContent-Type: text/html; charset=utf-8\r\n\r\n'
    b'<html><body>Hallo <b>Welt</b> <img src="cid:part1.abc@x.example"></body></html>\r\n--r\r\n'
    b"Content-Type: image/png; name=\"b.png\"\r\nContent-ID: <part1.abc@x.example>\r\nContent-Disposition: inline\r\n"
    b"Content-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--r--\r\n--a--\r\n")
OUTLOOK = (
    b"From: Me <me@x.example>\r\nTo: Ada <ada@y.example>\r\nSubject: x\r\nThread-Topic: x\r\nThread-Index: AdABC==\r\n"
    b"X-Unsent: 1\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=iso-8859-1\r\n\r\n<p>Gr\xfc\xdfe</p>\r\n")
OWN = build(Draft(
    sender=Address("Me", "me@x.example"), to=(Address("", "ada@y.example"),), text="Hallo", html="<p>Hallo</p>",
    inline=(InlinePicture("p1@x.example", "image/png", PNG, "Größe.png"),), organisation="Büro",
    reply_to=(Address("Team", "team@x.example"),), kept=(("X-Unsent", "1"), ("Comments", "Größe")),
    unfinished=("ann, Größe <be", "", "c@"), files=(OutgoingFile("a.txt", "text/plain", b"a"),)),
    keep_bcc=True, stored=True)


@pytest.mark.parametrize("raw", [THUNDERBIRD, OUTLOOK, OWN])
def test_a_draft_of_any_maker_survives(raw: bytes) -> None:
    first = draft_from(raw)
    again = draft_from(build(first, keep_bcc=True, stored=True))
    for field in ("sender", "to", "cc", "bcc", "subject", "text", "files", "inline", "reply_to", "organisation",
                  "kept", "unfinished", "options"):
        assert getattr(again, field) == getattr(first, field), field
    assert (again.html or "").strip() == (first.html or "").strip()


def test_html_pictures_and_further_fields_are_read() -> None:
    draft = draft_from(THUNDERBIRD)
    assert draft.html is not None and "<b>Welt</b>" in draft.html
    assert [(each.content_id, each.content_type, each.data) for each in draft.inline] == [
        ("part1.abc@x.example", "image/png", b"\x89PNG\r\n\x1a\n")]
    assert draft.files == ()
    assert draft.organisation == "Büro" and draft.reply_to == (Address("Team", "team@x.example"),)
    assert dict(draft.kept) == {
        "X-Identity-Key": "id1", "Keywords": "plan", "X-Mozilla-Draft-Info":
        "internal/draft; vcard=0; receipt=0; DSN=0; uuencode=0; attachmentreminder=0"}


def test_what_is_sent_says_nothing_of_the_draft() -> None:
    sent = build(draft_from(THUNDERBIRD))
    for word in (b"X-Mozilla", b"X-Identity", b"bcc@y.example", b"Received"):
        assert word not in sent
    assert b"Keywords: plan\r\n" in sent
    unfinished = build(draft_from(OWN))
    assert b"X-Depesche" not in unfinished and b"X-Unsent" not in unfinished


def test_another_reader_finds_the_pictures_within_the_html() -> None:
    message = email.message_from_bytes(OWN, policy=email.policy.default)
    html = message.get_body(("html",))  # type: ignore[attr-defined]
    related = message.get_body(("related",))  # type: ignore[attr-defined]
    assert html.get_content().strip() == "<p>Hallo</p>"
    assert related.get_param("type") == "text/html"
    (picture,) = related.iter_attachments()
    assert picture["Content-ID"] == "<p1@x.example>" and picture.get_content() == PNG
    assert picture.get_filename() == "Größe.png"
    assert not message.defects


BREAKS = ("\r\nBcc: x@y.example", "\n", "\r", "\0", "\x0b", "\u2028", "\u2029")


@pytest.mark.parametrize("bad", BREAKS)
@pytest.mark.parametrize("field", ["organisation", "reply_to", "kept", "kept name", "unfinished", "content_id",
                                   "picture name"])
def test_a_line_break_in_any_field_is_refused(field: str, bad: str) -> None:
    draft = Draft(sender=Address("", "me@x.example"), html="x", **{
        "organisation": {"organisation": f"a{bad}b"},
        "reply_to": {"reply_to": (Address(f"a{bad}b", "a@b.example"),)},
        "kept": {"kept": (("X-A", f"a{bad}b"),)},
        "kept name": {"kept": ((f"X-A{bad}", "a"),)},
        "unfinished": {"unfinished": (f"a{bad}b", "", "")},
        "content_id": {"inline": (InlinePicture(f"a{bad}b", "image/png", b""),)},
        "picture name": {"inline": (InlinePicture("a", "image/png", b"", f"a{bad}b"),)},
    }[field])  # type: ignore[arg-type]
    with pytest.raises(MailError) as caught:
        build(draft, keep_bcc=True, stored=True)
    assert caught.value.kind is ErrorKind.USAGE


@settings(max_examples=60, deadline=None)
@given(name=st.text(max_size=30), value=st.text(max_size=60), unfinished=st.text(max_size=60))
def test_no_text_makes_a_header_of_its_own(name: str, value: str, unfinished: str) -> None:
    draft = Draft(sender=Address(name, "me@x.example"), organisation=value, unfinished=(unfinished, "", ""),
                  kept=(("X-A", value),))
    try:
        raw = build(draft, keep_bcc=True, stored=True)
    except MailError:
        return
    names = {name.lower() for name, _ in email.message_from_bytes(raw).items()}
    assert names <= {"date", "from", "subject", "message-id", "organization", "x-a", "x-depesche-to", "mime-version",
                     "user-agent", "content-type", "content-transfer-encoding"}


def test_an_editor_is_given_nothing_that_loads() -> None:
    html = ('<p style="color:red;margin-left:40px">margin: 4px; a</p><img src="https://spy.example/x.png" alt="Logo">'
            '<img src="cid:known"><img src="cid:other"><script>x</script><style>p{background:url(http://a/b)}</style>')
    made = for_editor(html, frozenset({"known"}))
    assert "spy.example" not in made and "script" not in made and "url(" not in made and "margin-left" not in made
    assert "margin: 4px; a" in made and "[Logo]" in made and 'src="cid:known"' in made and "cid:other" not in made
    assert "spy.example" in for_editor(html, frozenset(), keep_remote=True)

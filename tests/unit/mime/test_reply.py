"""Answers and forwards."""

from __future__ import annotations

import base64

import pytest

from app.errors import ErrorKind, MailError
from app.mime.addressed import answering
from app.mime.compose import build, draft_from
from app.mime.reply import forward, forward_attached, forward_subject, reply, reply_subject, reply_to_list
from app.model.identity import Identity
from app.model.message import Address, Envelope

ME = Address("Me", "me@example.org")
ORIGINAL = b"""From: Ann <ann@example.net>
To: Me <ME@example.org>, Bob <bob@example.net>
Cc: Cy <cy@example.net>, Ann <ann@example.net>, me2@example.org
Subject: AW: Plan
Message-ID: <m3@example.net>
References: <m1@example.net> <m2@example.net>
In-Reply-To: <m2@example.net>
Content-Type: multipart/mixed; boundary=b

--b

First line
> older

--\x20
Ann
--b
Content-Type: application/pdf; name="plan.pdf"

%PDF
--b--
"""


def intro(envelope: Envelope) -> str:
    return f"{envelope.senders[0].name} wrote:"



def test_reply_to_one() -> None:
    draft = reply(ORIGINAL, ME, everyone=False, mine=frozenset(), quote_intro=intro)
    assert draft.to == (Address("Ann", "ann@example.net"),)
    assert draft.cc == ()
    assert draft.subject == "Re: Plan"
    assert draft.text == "Ann wrote:\n> First line\n>> older\n"
    assert draft.in_reply_to == "m3@example.net"
    assert draft.references == ("m1@example.net", "m2@example.net", "m3@example.net")
    assert draft.files == ()


def test_reply_to_everyone_leaves_out_oneself_and_doubles() -> None:
    draft = reply(ORIGINAL, ME, everyone=True, mine=frozenset({"me2@example.org"}), quote_intro=intro)
    assert [a.email for a in draft.to] == ["ann@example.net"]
    assert [a.email for a in draft.cc] == ["bob@example.net", "cy@example.net"]


def test_reply_to_wins_over_from() -> None:
    raw = ORIGINAL.replace(b"Subject:", b"Reply-To: list@example.net\nSubject:", 1)
    draft = reply(raw, ME, everyone=False, mine=frozenset(), quote_intro=intro)
    assert [a.email for a in draft.to] == ["list@example.net"]


def test_answering_ones_own_message_goes_to_its_recipients() -> None:
    raw = ORIGINAL.replace(b"From: Ann <ann@example.net>", b"From: Me <me@example.org>")
    draft = reply(raw, ME, everyone=True, mine=frozenset(), quote_intro=intro)
    assert [a.email for a in draft.to] == ["ME@example.org", "bob@example.net"]
    assert [a.email for a in draft.cc] == ["cy@example.net", "ann@example.net", "me2@example.org"]


def test_the_chain_falls_back_to_in_reply_to() -> None:
    raw = ORIGINAL.replace(b"References: <m1@example.net> <m2@example.net>\n", b"")
    draft = reply(raw, ME, everyone=False, mine=frozenset(), quote_intro=intro)
    assert draft.references == ("m2@example.net", "m3@example.net")


def test_forward_takes_text_and_files_along() -> None:
    draft = forward(ORIGINAL, ME, intro=lambda envelope: f"Forwarded: {envelope.subject}")
    assert draft.subject == "Fwd: AW: Plan"
    assert draft.text.startswith("\n\nForwarded: AW: Plan\n\nFirst line")
    assert [(f.name, f.content_type, f.data) for f in draft.files] == [("plan.pdf", "application/pdf", b"%PDF")]
    assert (draft.to, draft.in_reply_to) == ((), "")


def test_junk_headers_cannot_break_the_answer() -> None:
    raw = (b"From: a@example.net\nMessage-ID: <a\xff\x01b@c>\nReferences: <\xfc@x> <ok@x>\n"
           b"Subject: =?utf-8?q?a=0Ab?=\n\nx")
    draft = reply(raw, ME, everyone=True, mine=frozenset(), quote_intro=lambda envelope: "x")
    assert draft.references == ("ok@x",)
    assert b"\r\nSubject: Re: a b\r\n" in build(draft)


@pytest.mark.parametrize(("subject", "answered", "forwarded"), [
    ("Plan", "Re: Plan", "Fwd: Plan"),
    ("Re: Plan", "Re: Plan", "Fwd: Re: Plan"),
    ("AW: Re: RE[2]: Plan", "Re: Plan", "Fwd: AW: Re: RE[2]: Plan"),
    ("Antw: Plan", "Re: Plan", "Fwd: Antw: Plan"),
    ("WG: Plan", "Re: WG: Plan", "Fwd: Plan"),
    ("Fwd: FW: AW: Plan", "Re: Fwd: FW: AW: Plan", "Fwd: AW: Plan"),
    ("Reform: a plan", "Re: Reform: a plan", "Fwd: Reform: a plan"),
    ("", "Re:", "Fwd:"),
])
def test_subject_prefixes(subject: str, answered: str, forwarded: str) -> None:
    assert (reply_subject(subject), forward_subject(subject)) == (answered, forwarded)


LIST = (b"From: Ada <ada@x.example>\r\nTo: liste@x.example\r\nReply-To: ada-private@x.example\r\nSubject: AW: x\r\n"
        b"List-Post: <https://x.example/post>, <mailto:liste@x.example?subject=Hijack&bcc=spy@evil.example>\r\n"
        b"Message-ID: <m@x.example>\r\n\r\nHallo\r\n")


def test_an_answer_to_the_list_goes_to_the_list_alone() -> None:
    draft = reply_to_list(LIST, ME, quote_intro=lambda _: "A:")
    assert draft.to == (Address("", "liste@x.example"),)
    assert (draft.cc, draft.bcc, draft.subject, draft.in_reply_to) == ((), (), "Re: x", "m@x.example")
    assert "> Hallo" in draft.text


@pytest.mark.parametrize("field", [b"", b"List-Post: NO\r\n", b"List-Post: <https://x.example/>\r\n",
                                   b"List-Post: <mailto:not an address>\r\n", b"List-Post: mailto:a@b.example\r\n"])
def test_where_there_is_no_list_that_takes_answers_it_is_said(field: bytes) -> None:
    with pytest.raises(MailError) as caught:
        reply_to_list(field + b"From: a@b.example\r\n\r\nx\r\n", ME, quote_intro=lambda _: "")
    assert caught.value.kind is ErrorKind.USAGE


def test_a_message_sent_on_as_a_file_keeps_its_octets() -> None:
    eight_bit = b"From: a@b.example\r\nSubject: Gr\xfc\xdfe\r\nMessage-ID: <m@x.example>\r\n\r\nx\r\n"
    for raw in (LIST, eight_bit):
        draft = forward_attached((raw,), ME)
        (file,) = draft_from(build(draft)).files
        assert file.data == raw
        assert draft.subject.startswith("Fwd: ") and draft.references == ("m@x.example",)
    both = forward_attached((LIST, eight_bit), ME)
    assert len(both.files) == 2 and both.subject == ""


HTML = (b"From: Ada <ada@x.example>\r\nSubject: x\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
        b"<style>p{color:red}</style><p onclick=x()>Hallo <b>du</b><img src='https://spy.example/t.png' alt='Bild'>")


def test_html_is_quoted_as_html_only_where_it_is_wanted() -> None:
    plain = reply(HTML, ME, everyone=False, mine=frozenset(), quote_intro=lambda _: "A < B:")
    assert plain.html is None and "> Hallo du" in plain.text
    rich = reply(HTML, ME, everyone=False, mine=frozenset(), quote_intro=lambda _: "A < B:", rich=True)
    assert rich.html is not None and rich.html.startswith('<p>A &lt; B:</p><blockquote type="cite">')
    for word in ("spy.example", "onclick", "style>", "color:red"):
        assert word not in rich.html
    assert "<b>du</b>" in rich.html and "[Bild]" in rich.html and "> Hallo du" in rich.text


def test_huge_html_is_quoted_as_text() -> None:
    raw = HTML.partition(b"\r\n\r\n")[0] + b"\r\n\r\n" + b"<p>x</p>" * 60_000
    assert reply(raw, ME, everyone=False, mine=frozenset(), quote_intro=lambda _: "", rich=True).html is None


@pytest.mark.parametrize(("header", "email"), [
    (b"To: info@me.example", "info@me.example"), (b"Cc: INFO@me.example", "info@me.example"),
    (b"To: list@x.example\r\nDelivered-To: info@me.example", "info@me.example"),
    (b"To: list@x.example\r\nX-Original-To: info@me.example", "info@me.example"),
    (b"From: Info <info@me.example>\r\nTo: mara@me.example", "info@me.example"),
    (b"To: mara@me.example, info@me.example", "mara@me.example"), (b"To: list@x.example", None)])
def test_the_identity_that_was_written_to_answers(header: bytes, email: str | None) -> None:
    known = tuple(Identity(0, 1, email=each) for each in ("mara@me.example", "info@me.example"))
    found = answering(header + b"\r\n\r\nx\r\n", known)
    assert (found.email if found else None) == email


def test_an_answer_does_not_carry_large_pictures_back_but_a_forward_takes_them_along() -> None:
    picture = base64.encodebytes(bytes(4_000_000))
    raw = (b"From: a@b.example\r\nSubject: x\r\nContent-Type: multipart/related; boundary=r\r\n\r\n--r\r\n"
           b"Content-Type: text/html\r\n\r\n<p>a<img src='cid:p@x' alt='Foto'></p>\r\n--r\r\n"
           b"Content-Type: image/png\r\nContent-ID: <p@x>\r\nContent-Transfer-Encoding: base64\r\n\r\n"
           + picture + b"\r\n--r--\r\n")
    answer = reply(raw, ME, everyone=False, mine=frozenset(), quote_intro=lambda _: "A:", rich=True)
    assert answer.inline == () and "[Foto]" in (answer.html or "")
    onward = forward(raw, ME, intro=lambda _: "A:", rich=True)
    assert [len(each.data) for each in onward.inline] == [4_000_000] and "cid:p@x" in (onward.html or "")
    plain = forward(raw, ME, intro=lambda _: "A:")
    assert [len(each.data) for each in plain.files] == [4_000_000]

"""Answers and forwards."""

from __future__ import annotations

import pytest

from app.mime.compose import build
from app.mime.reply import forward, forward_subject, reply, reply_subject
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

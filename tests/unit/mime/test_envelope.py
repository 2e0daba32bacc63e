"""The fields that a list shows."""

from __future__ import annotations

import pytest

from app.mime.envelope import envelope, message_ids, parse_date
from app.model.message import Address

HEADER = b"""Received: from a by b; Thu, 1 Jan 2026 00:00:00 +0000\r
FROM: =?utf-8?q?J=C3=B6rg?= <j@example.org>\r
To: a@example.org,\r
\tB <b@example.org>\r
To: c@example.org\r
Subject: Re: =?utf-8?b?R3LDvMOfZQ==?=\r
Date: Tue, 24 Nov 2026 13:27:07 +0100\r
Message-ID: <one@example.org>\r
In-Reply-To: <zero@example.org> (comment)\r
References: <root@example.org>\r
 <zero@example.org>\r
List-Id: A list <list.example.org>\r
Subject: a second one does not count\r
"""


def test_a_usual_header() -> None:
    got = envelope(HEADER)
    assert got.senders == (Address("Jörg", "j@example.org"),)
    assert [a.email for a in got.to] == ["a@example.org", "b@example.org", "c@example.org"]
    assert got.subject == "Re: Grüße"
    assert got.date == 1795523227.0
    assert got.message_id == "one@example.org"
    assert got.in_reply_to == "zero@example.org"
    assert got.references == ("root@example.org", "zero@example.org")
    assert got.list_id == "list.example.org"
    assert (got.cc, got.bcc, got.reply_to) == ((), (), ())


def test_an_empty_header_and_junk_give_an_empty_envelope() -> None:
    assert envelope(b"").subject == ""
    assert envelope(b"From \nno field here\n: nameless\n").senders == ()


@pytest.mark.parametrize("spelling", [b"Message-ID", b"Message-Id", b"message-id", b"MESSAGE-ID", b"mEsSaGe-iD",
                                      b"Message-ID \t"])
def test_a_field_is_known_however_it_is_spelled(spelling: bytes) -> None:
    assert envelope(b"Subject: s\r\n" + spelling + b": <one@example.org>\r\n").message_id == "one@example.org"


def test_what_only_looks_like_a_field_is_none() -> None:
    got = envelope(b"Subject\nSubject : right\n Subject: folded\n\tFrom: folded too\nTo\n")
    assert (got.subject, got.senders, got.to) == ("right Subject: folded From: folded too", (), ())


def test_sender_stands_in_for_a_missing_from() -> None:
    assert envelope(b"Sender: s@example.org\n").senders == (Address("", "s@example.org"),)


def test_long_reference_chains_keep_root_and_newest() -> None:
    got = envelope(b"References: " + b" ".join(b"<%d@x>" % i for i in range(5000)) + b"\n").references
    assert len(got) == 100
    assert (got[0], got[-1]) == ("0@x", "4999@x")


@pytest.mark.parametrize(("value", "seconds"), [
    (b"Thu, 1 Jan 1970 00:00:00 GMT", 0.0),
    (b"1 Jan 1970 01:00 +0100", 0.0),
    (b"Thu, 01 Jan 1970 00:00:10 -0000 (UTC)", 10.0),
    (b"Thu, 1 Jan 70 00:00:00 EST", 18000.0),
    (b"Thu,  1 Jan 1970 02:00:00 +0200", 0.0), (b" 01-Jan-1970 00:00:00 +0000", 0.0),
    (b"Thu, 1 Jan 1970 24:00:00 +0000", None), (b"Thu, 31 Feb 1970 10:00:00 +0000", None),
    (b"yesterday at noon", None), (b"", None), (b"31 Feb 2020 10:00:00 +0000", None),
    (b"1 Jan 2020 99:00:00 +0000", None), (b"1 Jan 999999999999 10:00:00 +0000", None),
])
def test_dates(value: bytes, seconds: float | None) -> None:
    assert parse_date(value) == seconds


def test_message_ids_ignore_what_stands_between_them() -> None:
    assert message_ids(b"your message of <a@b> and <c d> and < e@f >") == ("a@b", "e@f")

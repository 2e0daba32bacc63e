"""The smaller readers of what strangers write: a function each. Only documented errors come out, what is made of an
input is the same each time, and nothing that goes on from here breaks a line."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date
from email import message_from_bytes, policy
from pathlib import Path

from app.backends.imap import entries, names
from app.backends.imap.answer import Response
from app.backends.imap.parse import parse as parse_response
from app.backends.imap.uidset import MAX_UID, parse_ranges
from app.engine import mbox
from app.engine.files_out import Mbox
from app.errors import ErrorKind, MailError
from app.mime import calendar_reply, mailto, tnef, vcard
from app.mime.calendar import invitation
from app.mime.compose import build
from app.mime.envelope import envelope
from app.mime.exposure import exposed
from app.mime.header import fields, split_header
from app.mime.receipt import request_of
from app.mime.reply import forward, reply
from app.mime.unsubscribe import unsubscribe
from app.model.account import Security
from app.model.cards import Answer
from app.model.finding import Source
from app.model.message import SEEN, Address, Envelope
from app.model.query_text import UnreadableError
from app.model.query_text import parse as parse_query
from app.setup import autoconfig_xml
from app.setup.person import Person
from tests.fuzz import wire

ME = Address("Ben", "ben@example.org")
DAY = date(2026, 11, 29)
_UNSAFE = re.compile("[\0-\x1f\x7f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_OWN_FIELDS = frozenset((
    "date", "from", "to", "cc", "bcc", "subject", "message-id", "in-reply-to", "references", "mime-version",
    "content-type", "content-transfer-encoding", "user-agent", "content-disposition", "content-id",
))  # fmt: skip


def _are_lines(texts: Iterable[str]) -> None:
    for text in texts:
        assert not _UNSAFE.search(text), f"more than one line: {text[:80]!r}"


def _same(make: Callable[[], object]) -> None:
    assert make() == make(), "another outcome of the same input"


def header(data: bytes) -> None:
    """A message's header as a list shows it, with what its fields offer."""
    block = split_header(data)[0]
    _same(lambda: envelope(block))
    found = envelope(block)
    people = (*found.senders, *found.to, *found.cc, *found.bcc, *found.reply_to)
    _are_lines((found.subject, found.message_id, *found.references, *(one.name for one in people),
                *(one.email for one in people)))
    exposed(block, found)
    request_of(block)
    leave = unsubscribe(fields(block))
    if leave is not None:
        _are_lines((leave.page, leave.mail, leave.name))
        assert not leave.page or leave.page.lower().startswith(("http://", "https://"))
        assert not leave.one_click or leave.page.lower().startswith("https://")


def answering(data: bytes) -> None:
    """A message answered and forwarded: what goes out has the fields that it should have, and one sender."""
    for rich in (False, True):
        drafts = (reply(data, ME, everyone=True, mine=frozenset((ME.email,)), quote_intro=_intro, rich=rich),
                  forward(data, ME, intro=_intro, rich=rich))
        for draft in drafts:
            try:
                octets = build(draft, date=0.0, domain="example.org", keep_bcc=True)
            except MailError as error:
                assert error.kind in (ErrorKind.USAGE, ErrorKind.TOO_LARGE)
                continue
            assert not re.search(rb"(?<!\r)\n|\r(?!\n)", octets), "a line that ends in CR or LF alone"
            sent = message_from_bytes(octets, policy=policy.compat32)
            assert {name.lower() for name in sent} <= _OWN_FIELDS, "a field of the stranger's"
            assert len(sent.get_all("From", [])) == len(sent.get_all("Subject", [])) == 1
            assert "ben@example.org" in str(sent["From"])


def _intro(found: Envelope) -> str:
    return f"{found.senders[0].name if found.senders else '?'} wrote:"


def mailto_link(data: bytes) -> None:
    url = f"mailto:{data.decode('utf-8', 'replace')}"
    request = mailto.parse(url)
    people = (*request.to, *request.cc, *request.bcc)
    _are_lines((request.subject, *(one.name for one in people), *(one.email for one in people)))
    assert all(one.email.count("@") >= 1 for one in people)
    assert "\0" not in request.body and len(request.body) <= 2 * mailto.MAX_BODY


def query(data: bytes) -> None:
    """A search as it is typed; each of its beginnings can be read, too, or is refused with words."""
    text = data.decode("utf-8", "replace")
    for end in (len(text), len(text) // 2, len(text) // 3):
        with suppress(UnreadableError):
            _same(lambda end=end: parse_query(text[:end], DAY))  # type: ignore[misc]


def autoconfig(data: bytes) -> None:
    """A domain's page on its servers: what comes of it encrypts and is a host."""
    person = Person.parse("ben@example.org")
    assert person is not None
    try:
        found = autoconfig_xml.read(data, person, Source.GUESS)
    except MailError as error:
        assert error.kind in (ErrorKind.PROTOCOL, ErrorKind.TOO_LARGE)
        return
    if found is not None:
        _are_lines((found.provider,))
        for server in (found.imap, found.pop3, found.smtp):
            if server is not None:
                assert server.security is not Security.NONE and 0 < server.port < 65_536
                assert re.fullmatch(r"[a-z0-9.-]+", server.host)
                _are_lines((server.user,))


def calendar(data: bytes) -> None:
    """An invitation, and the answer to it."""
    _same(lambda: invitation("1", data))
    found = invitation("1", data)
    if found is None:
        return
    _are_lines((found.uid, found.summary, found.location, *(one.address.email for one in found.attendees)))
    try:
        octets = calendar_reply.build(found, ME, Answer.ACCEPTED, subject=found.summary, text="Yes", date=0.0)
        written = calendar_reply.calendar(found, ME, Answer.ACCEPTED, 0.0)
    except MailError as error:
        assert error.kind is ErrorKind.USAGE
        return
    sent = message_from_bytes(octets, policy=policy.compat32)
    assert {name.lower() for name in sent} <= _OWN_FIELDS
    lines = [line for line in written.split("\r\n") if line[:1] != " "]
    assert "\n" not in written.replace("\r\n", "") and len([line for line in lines if line.startswith("ATTENDEE")]) == 1
    assert [line for line in lines if line.startswith("BEGIN")] == ["BEGIN:VCALENDAR", "BEGIN:VEVENT"]


def contact(data: bytes) -> None:
    _same(lambda: vcard.card("1", data))
    for one in vcard.contacts(data):
        _are_lines((one.name, one.organisation, one.title, *(value for _, value in one.emails)))


def winmail(data: bytes) -> None:
    """A winmail.dat; its signature stands before the input."""
    octets = b"\x78\x9f\x3e\x22" + data
    found = tnef.unpack(octets)
    _same(lambda: str(tnef.unpack(octets)))
    if found is not None:
        assert len(found.files) <= 200
        assert sum(len(each.data) for each in found.files) <= 4 * len(octets) + 100_000
        assert all(each.content_type.isprintable() for each in found.files)


def mailbox_file(data: bytes) -> None:
    """A file of another program's, and our own with these messages: what was written is what is read."""
    with tempfile.TemporaryDirectory(prefix="depesche-fuzz-") as folder:
        foreign = Path(folder, "foreign")
        foreign.write_bytes(data)
        for mail in mbox.messages(foreign):
            assert not re.search(rb"(?<!\r)\n", mail.raw)
        own = Path(folder, "own")
        given = [raw for raw in data.split(b"\x03") if raw.strip(b"\r\n")]
        with Mbox(own) as file:
            for number, raw in enumerate(given):
                file.write(raw, frozenset((SEEN,)), 0.0, number)
        read = list(mbox.messages(own))
    assert [_plain(mail.raw) for mail in read] == [_plain(raw) for raw in given], "a message is another one now"
    assert all(mail.flags == frozenset((SEEN,)) and mail.received == 0.0 for mail in read)


def _plain(raw: bytes) -> bytes:
    """With LF, and with the end of the last line that a file needs."""
    return re.sub(rb"\r*\n", b"\n", raw if raw.endswith(b"\n") else raw + b"\n")


def imap_words(data: bytes) -> None:
    """LIST, STATUS, names and sets of UIDs as IMAP servers tell them."""
    response: Response = [b"* " + data]
    found = wire.answers(data)[0].partition(b"\r\n")
    if found[1] and found[0].endswith(b"}"):
        response = [b"* " + found[0] + b"\r\n", found[2], b")\r\n"]
    with suppress(MailError):
        parse_response(response)
    for utf8 in (False, True):
        entry = entries.entry(response, utf8)
        if entry is not None:
            _are_lines((entry.path, entry.delimiter))
            assert entry.path and entry.path.count(entry.delimiter or "\0") < 100
    told = entries.status(response)
    if told is not None:
        assert min(told[1].messages, told[1].unseen) >= -1 and told[1].uidvalidity >= 0
    with suppress(MailError):
        ranges = parse_ranges(data)
        assert all(0 <= first <= last <= MAX_UID for first, last in ranges.pairs())
    text = names.decode(data)
    assert not names.is_presentable(text) or not _UNSAFE.search(text.replace("\u202a", ""))

"""The outbox's way out with the clock, through the real engine and over real SMTP: when, to whom, and what is seen."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.commands import CancelOutbox, CheckConnection, QueueMessage, RetryOutbox
from app.engine import delivery
from app.events import DeliveryFailed, MessageQueued, MessageSent, TakenBack
from app.mime import compose
from app.mime.redirect import redirect
from app.model.account import Security, ServerSettings
from app.model.message import Address, Draft
from app.store import bodies, outbox
from tests.factory import make_account, make_mail
from tests.servers.smtp import SmtpSink
from tests.unit.engine.conftest import Rig

ME = Address("Mara", "mara@nordlicht.example")
TO, CC, HIDDEN = (Address("", f"{name}@example.org") for name in ("to", "cc", "hidden"))


class Sender:
    """An engine on a fake IMAP server that sends over the real sink."""

    def __init__(self, rig: Rig, sink: SmtpSink) -> None:
        self.rig, self.sink = rig, sink
        outgoing = ServerSettings("127.0.0.1", sink.tls, Security.TLS, "", str(sink.ca_file))
        self.account_id = rig.add(replace(make_account(), outgoing=outgoing))
        rig.connected(self.account_id)

    def queue(self, raw: bytes, *recipients: Address, send_at: float = 0.0) -> int:
        mark = self.rig.log.mark()
        self.rig.engine.submit(QueueMessage(mark, self.account_id, raw, tuple(each.email for each in recipients),
                                            send_at=send_at))
        return self.rig.log.wait(MessageQueued, lambda told: told.token == mark, after=mark).outbox_id

    def sent(self, outbox_id: int) -> None:
        self.rig.log.wait(MessageSent, lambda told: told.outbox_id == outbox_id)

    def filed(self) -> bytes:
        """The newest copy in Sent."""
        with contextlib.closing(self.rig.engine.open_reader()) as db:
            raw = bodies.raw(db, self.rig.rows(self.account_id, "Sent")[0].id)
        assert raw is not None
        return raw

    def waiting(self) -> tuple[outbox.OutboxEntry, ...]:
        with contextlib.closing(self.rig.engine.open_reader()) as db:
            return outbox.entries(db)


@pytest.fixture
def sender(tmp_path: Path, open_sink: SmtpSink) -> Iterator[Sender]:
    rig = Rig(tmp_path / "profile")
    rig.engine.start()
    yield Sender(rig, open_sink)
    assert rig.engine.stop(), "a thread did not end"


@pytest.fixture
def open_sink(smtp_sink: SmtpSink, monkeypatch: pytest.MonkeyPatch) -> SmtpSink:
    """Without a login."""
    monkeypatch.setattr(smtp_sink, "_require_auth", False)
    return smtp_sink


def letter(**fields: object) -> bytes:
    draft = Draft(sender=ME, to=(TO,), cc=(CC,), bcc=(HIDDEN,), subject="Hi", text="Hello\n")
    return compose.build(replace(draft, **fields), keep_bcc=True)  # type: ignore[arg-type]


def test_what_waits_is_sent_in_time_and_names_no_hidden_recipient(sender: Sender) -> None:
    send_at = time.time() + 0.7
    number = sender.queue(letter(), TO, CC, HIDDEN, send_at=send_at)
    assert sender.sink.messages == []
    sender.sent(number)
    assert send_at <= time.time() < send_at + 5
    (got,) = sender.sink.messages
    assert got.rcpts == ("to@example.org", "cc@example.org", "hidden@example.org")
    # Its Message-ID is made of hexadecimal digits, of which chance makes a "bcc" now and then.
    assert b"hidden" not in got.raw and b"\nbcc:" not in got.raw.lower()
    assert b"Bcc: hidden@example.org\r\n" in sender.filed()  # one's own copy tells whom it went to
    assert sender.waiting() == ()


def test_what_is_taken_back_in_time_is_a_draft_with_all_it_had(sender: Sender) -> None:
    raw = letter()
    number = sender.queue(raw, TO, CC, HIDDEN, send_at=time.time() + 60)
    sender.rig.engine.submit(CancelOutbox(number))
    told = sender.rig.log.wait(TakenBack)
    assert told.outbox_id == number and told.draft_id is not None
    with contextlib.closing(sender.rig.engine.open_reader()) as db:
        assert bodies.raw(db, told.draft_id) == raw
    assert sender.sink.messages == [] and sender.waiting() == ()


def test_closing_sends_what_was_held_but_not_what_is_for_later(sender: Sender) -> None:
    later = sender.queue(letter(subject="Later"), TO, send_at=time.time() + 3_600)
    sender.queue(letter(), TO, send_at=time.time() + 10)
    assert sender.rig.engine.deliver_held(10.0)
    assert len(sender.sink.messages) == 1
    assert [each.id for each in sender.waiting()] == [later]


def test_closing_without_a_line_waits_no_longer_than_it_may(sender: Sender) -> None:
    sender.sink.refuse_data = "451 4.3.0 try later"
    sender.queue(letter(), TO, send_at=time.time() + 10)
    began = time.monotonic()
    sender.rig.engine.deliver_held(5.0)
    assert time.monotonic() - began < 4.5  # it is known at once that it has to wait
    (entry,) = sender.waiting()
    assert entry.state == outbox.QUEUED and entry.next_try > time.time()


def test_a_retry_comes_by_the_clock_and_one_can_be_asked_for(sender: Sender, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delivery, "_RETRY_SECONDS", (0.3, 3_600.0))
    sender.sink.refuse_data = "451 4.3.0 try later"
    number = sender.queue(letter(), TO)
    sender.rig.log.wait(DeliveryFailed)
    mark = sender.rig.log.mark()
    sender.rig.log.wait(DeliveryFailed, after=mark)
    assert sender.waiting()[0].attempts == 2
    sender.sink.refuse_data = ""
    sender.rig.engine.submit(RetryOutbox(number))
    sender.sent(number)
    assert len(sender.sink.messages) == 1


def test_a_line_that_is_back_ends_the_pause(sender: Sender) -> None:
    sender.sink.refuse_data = "451 4.3.0 try later"
    number = sender.queue(letter(), TO)
    sender.rig.log.wait(DeliveryFailed)
    sender.sink.refuse_data = ""
    sender.rig.engine.submit(CheckConnection(sender.account_id))
    sender.sent(number)
    assert len(sender.sink.messages) == 1


@pytest.mark.parametrize("first", [b"", b"Bcc: old@example.org\r\n"], ids=["plain", "with-an-old-bcc"])
def test_a_redirected_message_is_unchanged_below_and_tells_no_hidden_recipient(sender: Sender, first: bytes) -> None:
    original = make_mail(7)
    raw = redirect(first + original, ME, (TO,), (CC,), (HIDDEN,))
    number = sender.queue(raw, TO, CC, HIDDEN)
    sender.sent(number)
    (got,) = sender.sink.messages
    assert got.raw.endswith(original)
    block = got.raw.removesuffix(original).decode()
    assert [line.partition(":")[0] for line in block.splitlines()] == [
        "Resent-Date", "Resent-From", "Resent-To", "Resent-Cc", "Resent-Message-ID"]
    assert got.rcpts[-1] == "hidden@example.org" and got.mail_from == ME.email
    assert b"hidden" not in got.raw and b"old@" not in got.raw
    assert b"Resent-Bcc: hidden@example.org\r\n" in sender.filed()


def test_a_report_goes_out_with_the_null_path(sender: Sender) -> None:
    sender.rig.engine.submit(QueueMessage(1, sender.account_id, make_mail(1), (TO.email,), sender=outbox.NULL_PATH))
    sender.rig.log.wait(MessageSent)
    (got,) = sender.sink.messages
    assert got.mail_from in ("", "<>")
    assert sender.waiting() == ()



"""The outbox on its way: once, with its copy, and taken back only while that is still true."""

from __future__ import annotations

import queue
import time
from collections.abc import Callable

import pytest

from app.commands import CancelOutbox, ConfirmOutbox, ReleaseHeld, RetryOutbox
from app.engine.delivery import Deliverer, Send
from app.engine.editor import Editor
from app.engine.reading import MimeReader
from app.errors import ErrorKind, MailError
from app.events import EditRefused, Event, OutboxChanged, TakenBack
from app.mime.envelope import envelope
from app.mime.hidden import header_end
from app.mime.redirect import redirect
from app.model.folder import Role
from app.model.message import Address
from app.store import bodies, outbox
from app.store.database import Database
from app.transport.smtp import DeliveryReport
from tests.factory import make_mail
from tests.unit.engine.conftest import Bench

Request = CancelOutbox | RetryOutbox | ConfirmOutbox | ReleaseHeld
Ask = Callable[..., Event]


def put(bench: Bench, number: int, raw: bytes = b"", *, send_at: float = 0.0, sender: str = "",
        recipients: tuple[str, ...] = ("jonas@example.org",)) -> int:
    with bench.db.write(durable=True):
        return outbox.add(bench.db, bench.account.id, bodies.pack(raw or make_mail(number)), recipients,
                          f"Message {number}", send_at=send_at, sender=sender)


def deliverer(bench: Bench, send: Send) -> Deliverer:
    return Deliverer(bench.db, bench.account, send, MimeReader(), bench.events.append)


def all_taken(sender: str, recipients: tuple[str, ...], raw: bytes) -> DeliveryReport:
    return DeliveryReport(recipients)


@pytest.fixture
def ask(imap: Bench) -> Ask:
    """Asks an Editor, and waits for its answer."""
    def asked(request: Request, wanted: type[Event] | None = None) -> Event:
        answers: queue.Queue[Event] = queue.Queue()

        def hear(event: Event) -> None:
            if isinstance(event, wanted or (EditRefused | OutboxChanged | TakenBack)):
                answers.put(event)

        def opened() -> Database:
            return Database.open(imap.db.path)

        editor = Editor(opened, MimeReader(), hear, lambda account: None, lambda account: None,
                        lambda account, folder: None)
        editor.start()
        editor.put(request)
        answer = answers.get(timeout=5)
        editor.stop()
        editor.join(5)
        return answer

    return asked


def test_what_is_taken_back_while_another_is_sent_is_not_sent(
        imap: Bench, ask: Ask) -> None:
    imap.round()
    first, second = put(imap, 1), put(imap, 2)
    sent: list[bytes] = []

    def send(sender: str, recipients: tuple[str, ...], raw: bytes) -> DeliveryReport:
        sent.append(raw)
        assert isinstance(ask(CancelOutbox(second)), OutboxChanged)
        assert isinstance(ask(CancelOutbox(first)), EditRefused)
        assert isinstance(ask(RetryOutbox(first)), EditRefused)
        return DeliveryReport(recipients)

    assert deliverer(imap, send).run() == ()
    assert sent == [make_mail(1)]
    assert imap.subjects("Drafts") == {"Message 2"} and imap.subjects("Sent") == {"Message 1"}
    assert outbox.entries(imap.db) == ()


def test_a_sent_message_whose_copy_is_still_to_be_filed_is_not_sent_again(
        imap: Bench, ask: Ask) -> None:
    imap.round()
    number = put(imap, 1)
    outbox.mark(imap.db, number, outbox.SENT)
    assert isinstance(ask(RetryOutbox(number)), EditRefused)
    assert deliverer(imap, lambda *_: pytest.fail("sent twice")).run() == ()
    assert imap.subjects("Sent") == {"Message 1"}


def test_what_is_taken_back_keeps_its_blind_copies(
        imap: Bench, ask: Ask) -> None:
    imap.round()
    raw = make_mail(1).replace(b"\r\nSubject", b"\r\nBcc: geheim@example.org\r\nSubject", 1)
    people = tuple(each.email for each in (*envelope(raw).to, *envelope(raw).cc, *envelope(raw).bcc))
    ask(CancelOutbox(put(imap, 1, raw, recipients=people)))
    assert bodies.raw(imap.db, imap.rows("Drafts")[0].id) == raw


def test_a_copy_is_filed_though_another_version_lies_there(imap: Bench) -> None:
    imap.round()
    for body in ("first", "the second version"):
        put(imap, 1, make_mail(1, body=body))
        deliverer(imap, all_taken).run()
    assert len(imap.rows("Sent")) == 2
    assert {row.folder_id for row in imap.rows("Sent")} == {imap.role(Role.SENT)}


def test_a_damaged_message_fails_and_was_never_sent(imap: Bench) -> None:
    imap.round()
    number = put(imap, 1)
    imap.db.run("UPDATE body SET data = x'00'")
    failures = deliverer(imap, lambda *_: pytest.fail("sent")).run()
    assert [error.kind for error in failures] == [ErrorKind.DAMAGED]
    assert outbox.entry(imap.db, number).state == outbox.FAILED
    assert deliverer(imap, all_taken).run() == ()


# --- later, from whom, and what the person says ----------------------------------------------------------------------


def test_what_is_to_go_later_waits_and_then_goes(imap: Bench, ask: Ask) -> None:
    imap.round()
    put(imap, 1, send_at=time.time() + 3_600)
    held = put(imap, 2, send_at=time.time() + 10)
    assert deliverer(imap, lambda *_: pytest.fail("too early")).run() == ()
    ask(ReleaseHeld())
    assert deliverer(imap, all_taken).run() == ()
    assert imap.subjects("Sent") == {"Message 2"}
    assert [each.id for each in outbox.entries(imap.db)] == [held - 1]
    ask(RetryOutbox(held - 1))
    deliverer(imap, all_taken).run()
    assert imap.subjects("Sent") == {"Message 1", "Message 2"}


def test_the_path_is_the_identity_s_or_the_null_path_whose_mail_is_not_filed(imap: Bench) -> None:
    imap.round()
    put(imap, 1)
    put(imap, 2, sender="office@example.org")
    put(imap, 3, sender=outbox.NULL_PATH)
    paths: list[str] = []

    def send(sender: str, recipients: tuple[str, ...], raw: bytes) -> DeliveryReport:
        paths.append(sender)
        return DeliveryReport(recipients)

    deliverer(imap, send).run()
    assert paths == [imap.account.email, "office@example.org", ""]
    assert imap.subjects("Sent") == {"Message 1", "Message 2"}
    assert outbox.entries(imap.db) == ()


def test_what_was_unclear_and_has_arrived_is_only_filed(imap: Bench, ask: Ask) -> None:
    imap.round()
    number = put(imap, 1)
    assert isinstance(ask(ConfirmOutbox(number)), EditRefused)
    outbox.mark(imap.db, number, outbox.UNKNOWN, "the line broke")
    assert isinstance(ask(ConfirmOutbox(number)), OutboxChanged)
    deliverer(imap, lambda *_: pytest.fail("sent twice")).run()
    assert imap.subjects("Sent") == {"Message 1"} and outbox.entries(imap.db) == ()


def test_a_copy_that_is_taken_back_is_no_draft_unless_it_is_the_last_one(imap: Bench, ask: Ask) -> None:
    imap.round()
    put(imap, 1)
    deliverer(imap, all_taken).run()
    me = Address("", imap.account.email)
    stored, lost = (redirect(make_mail(number), me, (Address("", "b@example.org"),)) for number in (1, 2))
    for raw, sender in ((stored, ""), (make_mail(3), outbox.NULL_PATH)):
        ask(CancelOutbox(put(imap, 1, raw, sender=sender)))
    assert imap.rows("Drafts") == []
    ask(CancelOutbox(put(imap, 2, lost)))
    assert bodies.raw(imap.db, imap.rows("Drafts")[0].id) == lost


@pytest.mark.parametrize(("error", "state", "most"), [
    (MailError(ErrorKind.TLS_FAILED, "The handshake broke."), outbox.QUEUED, 300.0),
    (MailError(ErrorKind.LOGIN_REFUSED, "The password was changed.", "535 no"), outbox.QUEUED, 3_600.0),
    (MailError(ErrorKind.CONNECTION_REFUSED, "Nobody listens."), outbox.QUEUED, 300.0),
    (MailError(ErrorKind.NETWORK, "Later.", "451 later"), outbox.QUEUED, 3_600.0),
    (MailError(ErrorKind.TOO_LARGE, "Too large.", "552 no"), outbox.FAILED, 0.0),
])
def test_no_message_fails_for_what_is_not_its_fault(imap: Bench, error: MailError, state: str, most: float) -> None:
    def send(sender: str, recipients: tuple[str, ...], raw: bytes) -> DeliveryReport:
        raise error

    imap.round()
    number = put(imap, 1)
    for attempt in range(4):
        told = deliverer(imap, send).run()
        assert told == (() if attempt and state == outbox.FAILED else (error,))
        entry = outbox.entry(imap.db, number)
        assert entry.state == state and entry.next_try - time.time() <= most
        outbox.try_now(imap.db, imap.account.id)


def test_a_partly_refused_message_is_filed_in_the_same_breath(imap: Bench) -> None:
    imap.round()
    number = put(imap, 1)
    deliverer(imap, lambda *_: DeliveryReport(("jonas@example.org",), {"x@example.org": "550 no"})).run()
    entry = outbox.entry(imap.db, number)
    assert (entry.state, entry.recipients) == (outbox.FAILED, ("x@example.org",))
    assert imap.subjects("Sent") == {"Message 1"}


def test_what_some_have_already_is_a_draft_for_the_others_only(imap: Bench, ask: Ask) -> None:
    imap.round()
    raw = (b"From: mara@example.org\r\nTo: Jonas <jonas@example.org>,\r\n Ada <ada@example.org>\r\n"
           b"Cc: X@example.org\r\nBcc: y@example.org\r\nSubject: Tea\r\nMessage-ID: <1@example.org>\r\n\r\nTo: all\r\n")
    number = put(imap, 1, raw, recipients=("jonas@example.org", "ada@example.org", "x@example.org", "y@example.org"))
    deliverer(imap, lambda *_: DeliveryReport(("jonas@example.org", "y@example.org"), {
        "ada@example.org": "550 no", "x@example.org": "550 no"})).run()
    told = ask(CancelOutbox(number), TakenBack)
    assert isinstance(told, TakenBack)
    assert [each.email for each in told.have_it] == ["jonas@example.org", "y@example.org"]
    draft = bodies.raw(imap.db, imap.rows("Drafts")[0].id)
    assert draft is not None and draft.endswith(b"\r\n\r\nTo: all\r\n") and b"Subject: Tea" in draft
    known = envelope(draft[:header_end(draft)])
    assert [[each.email.lower() for each in people] for people in (known.to, known.cc, known.bcc)] == [
        ["ada@example.org"], ["x@example.org"], []]

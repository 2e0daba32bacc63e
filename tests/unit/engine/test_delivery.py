"""The outbox on its way: once, with its copy, and taken back only while that is still true."""

from __future__ import annotations

import queue
from collections.abc import Callable

import pytest

from app.commands import CancelOutbox, RetryOutbox
from app.engine.delivery import Deliverer, Send
from app.engine.editor import Editor
from app.engine.reading import MimeReader
from app.errors import ErrorKind
from app.events import EditRefused, Event, OutboxChanged
from app.model.folder import Role
from app.store import bodies, outbox
from app.store.database import Database
from app.transport.smtp import DeliveryReport
from tests.factory import make_mail
from tests.unit.engine.conftest import Bench


def put(bench: Bench, number: int, raw: bytes = b"") -> int:
    with bench.db.write(durable=True):
        return outbox.add(bench.db, bench.account.id, bodies.pack(raw or make_mail(number)), ("jonas@example.org",),
                          f"Message {number}")


def deliverer(bench: Bench, send: Send) -> Deliverer:
    return Deliverer(bench.db, bench.account, send, MimeReader(), bench.events.append)


def all_taken(sender: str, recipients: tuple[str, ...], raw: bytes) -> DeliveryReport:
    return DeliveryReport(recipients)


@pytest.fixture
def ask(imap: Bench) -> Callable[[CancelOutbox | RetryOutbox], Event]:
    """Asks an Editor, and waits for its answer."""
    def asked(request: CancelOutbox | RetryOutbox) -> Event:
        answers: queue.Queue[Event] = queue.Queue()

        def hear(event: Event) -> None:
            if isinstance(event, EditRefused | OutboxChanged):
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
        imap: Bench, ask: Callable[[CancelOutbox | RetryOutbox], Event]) -> None:
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
        imap: Bench, ask: Callable[[CancelOutbox | RetryOutbox], Event]) -> None:
    imap.round()
    number = put(imap, 1)
    outbox.mark(imap.db, number, outbox.SENT)
    assert isinstance(ask(RetryOutbox(number)), EditRefused)
    assert deliverer(imap, lambda *_: pytest.fail("sent twice")).run() == ()
    assert imap.subjects("Sent") == {"Message 1"}


def test_what_is_taken_back_keeps_its_blind_copies(
        imap: Bench, ask: Callable[[CancelOutbox | RetryOutbox], Event]) -> None:
    imap.round()
    raw = make_mail(1).replace(b"\r\nSubject", b"\r\nBcc: geheim@example.org\r\nSubject", 1)
    ask(CancelOutbox(put(imap, 1, raw)))
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

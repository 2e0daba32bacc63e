"""After the composer: taken back in time, sent later, redirected, receipts that are asked for."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import datetime
from email import message_from_bytes
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QMenu
from pytestqt.qtbot import QtBot

from app.commands import CancelOutbox, ConfirmOutbox, QueueMessage, RetryOutbox, SaveDraft
from app.engine import viewing
from app.engine.reading import MimeReader
from app.events import MessageQueued, MessageSent, OutboxChanged, TakenBack, ViewReady
from app.mime import compose
from app.model.account import Account
from app.model.cards import DeliveryReport, Fate, RecipientFate
from app.model.message import MDN_SENT, SEEN
from app.model.operation import AppendMessage, SetFlags
from app.model.sending import Priority, SendOptions
from app.store import bodies, edits, messages, outbox
from tests.fakes.engine import FakeEngine
from tests.gui.setup_fixtures import WORK
from ui.bridge import EventBridge
from ui.dialogs.outbox import OutboxDialog
from ui.dialogs.redirect import RedirectDialog
from ui.dialogs.send_time import SendTimeDialog
from ui.main_window import MainWindow
from ui.send_times import presets
from ui.settings import Receipts, Settings
from ui.views.cards.report import ReportCard
from ui.views.composer import Composer

ASKING = ("From: Ada <ada@example.org>\r\nTo: work@example.org\r\nSubject: Please\r\nMessage-ID: <ask@example.org>\r\n"
          "Disposition-Notification-To: {to}\r\nX-Priority: 1\r\n{more}\r\nHello\r\n")


@pytest.fixture
def account(engine: FakeEngine) -> Account:
    return engine.add_account()


@pytest.fixture
def window(qtbot: QtBot, engine: FakeEngine, bridge: EventBridge, account: Account, tmp_path: Path
           ) -> Iterator[MainWindow]:
    window = MainWindow(engine, bridge, Settings(), tmp_path / "settings.json")
    qtbot.addWidget(window)
    window.show()
    yield window
    window.close()


def store(engine: FakeEngine, account: Account, raw: bytes, path: str = "INBOX", *flags: str) -> int:
    operation = AppendMessage(engine.folder(account, path).id, raw, frozenset(flags))
    return edits.apply(engine.store, operation, MimeReader()).new_ids[0]


def write(window: MainWindow, qtbot: QtBot) -> Composer:
    window.actions_.new_message.trigger()
    (composer,) = window.composing.open_composers
    composer.recipients.to.setText("b@example.org")
    composer.subject.setText("Hi")
    composer.body.insertPlainText("Hello")
    return composer


def queued(engine: FakeEngine, bridge: EventBridge, qtbot: QtBot, outbox_id: int = 7) -> QueueMessage:
    """Answers the newest QueueMessage, as the engine would."""
    qtbot.waitUntil(lambda: engine.count(QueueMessage) > 0)
    asked = engine.last(QueueMessage)
    bridge.post(MessageQueued(asked.token, asked.account_id, outbox_id=outbox_id))
    return asked


# --- taken back in time ----------------------------------------------------------------------------------------------


def test_what_was_sent_can_be_taken_back_for_ten_seconds(
        qtbot: QtBot, engine: FakeEngine, bridge: EventBridge, window: MainWindow, account: Account) -> None:
    composer = write(window, qtbot)
    composer.send()
    asked = queued(engine, bridge, qtbot)
    assert 8 < asked.send_at - time.time() <= 10
    toast = window.outgoing.send_toast
    qtbot.waitUntil(toast.isVisible)
    assert "Sending in" in toast.label.text() and window.actions_.undo_send.isEnabled()
    toast.button.click()
    assert engine.last(CancelOutbox).outbox_id == 7
    assert not toast.isVisible() and not window.actions_.undo_send.isEnabled()
    draft = store(engine, account, asked.raw, "Drafts", SEEN)
    bridge.post(TakenBack(7, account.id, draft))
    qtbot.waitUntil(lambda: bool(window.composing.open_composers))
    (again,) = window.composing.open_composers
    assert again.body.toPlainText().strip() == "Hello" and again.subject.text() == "Hi"
    assert again.recipients.to.text() == "b@example.org" and again.saver.draft_id == draft


def test_the_key_takes_back_too_and_other_toasts_do_not_hide_it(
        qtbot: QtBot, engine: FakeEngine, window: MainWindow) -> None:
    window.outgoing.waits(3, time.time() + 10)
    window.outgoing.waits(4, time.time() + 10)
    window.toast.say("Something else")
    assert window.outgoing.send_toast.isVisible() and window.toast.isVisible()
    assert not window.outgoing.send_toast.geometry().intersects(window.toast.geometry())
    window.actions_.undo_send.trigger()
    window.actions_.undo_send.trigger()
    assert [each.outbox_id for each in engine.commands if isinstance(each, CancelOutbox)] == [4, 3]


def test_the_toast_goes_when_the_message_went(
        qtbot: QtBot, engine: FakeEngine, bridge: EventBridge, window: MainWindow, account: Account) -> None:
    window.outgoing.waits(3, time.time() + 10)
    bridge.post(MessageSent(account.id, 3))
    qtbot.waitUntil(lambda: not window.outgoing.send_toast.isVisible())
    window.outgoing.waits(4, time.time() + 10)  # sent at once from the outbox's window
    bridge.post(OutboxChanged(account.id))
    qtbot.waitUntil(lambda: not window.outgoing.send_toast.isVisible())
    window.outgoing.waits(5, time.time() + 0.3)
    qtbot.waitUntil(lambda: not window.outgoing.send_toast.isVisible())


def test_without_a_hold_nothing_waits(qtbot: QtBot, engine: FakeEngine, bridge: EventBridge, window: MainWindow
                                      ) -> None:
    window.context.settings.undo_send_seconds = 0
    write(window, qtbot).send()
    assert queued(engine, bridge, qtbot).send_at == 0.0
    qtbot.waitUntil(lambda: "on its way" in window.toast.label.text())


# --- later -----------------------------------------------------------------------------------------------------------


def test_moments_for_later() -> None:
    def words(*moment: int) -> list[str]:
        return [f"{text.replace('&', '')} {datetime.fromtimestamp(at):%a %H:%M}"
                for text, at in presets(datetime(*moment))]  # type: ignore[arg-type]

    assert words(2026, 11, 27, 9, 15) == ["In an hour Fri 10:15", "This evening Fri 18:00",
                                          "Tomorrow morning Sat 08:00", "Monday morning Mon 08:00"]
    assert words(2026, 11, 29, 17, 45) == ["In an hour Sun 18:45", "Tomorrow morning Mon 08:00"]
    assert words(2026, 11, 30, 8, 0)[-1] == "Monday morning Mon 08:00"


def test_sent_later_from_the_menu_after_a_reminder(
        qtbot: QtBot, engine: FakeEngine, bridge: EventBridge, window: MainWindow) -> None:
    composer = write(window, qtbot)
    composer.subject.clear()
    composer.send_options._fill_later()
    hour = composer.send_options.later_menu.actions()[0]
    hour.trigger()
    assert engine.count(QueueMessage) == 0  # it has no subject
    composer.bar.buttons[-1].click()
    asked = queued(engine, bridge, qtbot)
    assert 3_500 < asked.send_at - time.time() <= 3_600
    qtbot.waitUntil(lambda: "will be sent" in window.toast.label.text())
    window.toast.button.click()
    assert engine.last(CancelOutbox).outbox_id == 7


def test_a_picked_time_is_never_past(qtbot: QtBot) -> None:
    dialog = SendTimeDialog(None, time.time() - 86_400)
    qtbot.addWidget(dialog)
    assert dialog.moment() >= time.time() - 60
    assert any("while it is running" in each.text() for each in dialog.findChildren(QLabel))


def test_options_are_written_kept_in_the_draft_and_read_again(
        qtbot: QtBot, engine: FakeEngine, bridge: EventBridge, window: MainWindow) -> None:
    composer = write(window, qtbot)
    menu = composer.send_options.options.menu()
    assert isinstance(menu, QMenu)
    menu.actions()[0].trigger()
    composer.send_options.read_receipt.trigger()
    composer.send_options.delivery_notice.trigger()
    composer.save_draft()
    qtbot.waitUntil(lambda: engine.count(SaveDraft) > 0)
    raw = engine.last(SaveDraft).raw
    assert b"X-Priority: 1\r\n" in raw and b"Disposition-Notification-To: work@example.org\r\n" in raw
    assert compose.draft_from(raw).options == SendOptions(Priority.HIGH, True, True)
    again = Composer(engine, bridge, (WORK,), compose.draft_from(raw))
    qtbot.addWidget(again)
    assert again.send_options.value() == SendOptions(Priority.HIGH, True, True)
    assert "High priority" in again.send_options.options.toolTip()


# --- the outbox ------------------------------------------------------------------------------------------------------


def test_the_outbox_asks_and_tells_times(engine: FakeEngine, bridge: EventBridge, window: MainWindow, account: Account
                                         ) -> None:
    with engine.store.write():
        numbers = [outbox.add(engine.store, account.id, bodies.pack(b"Subject: x\r\n\r\nx"), ("a@b.example",), "x",
                              send_at=send_at) for send_at in (time.time() + 7_200, 0.0)]
    outbox.mark(engine.store, numbers[1], outbox.UNKNOWN)
    dialog = OutboxDialog(engine, bridge, window)
    dialog.show()
    assert "will be sent" in dialog.list.item(0).text()
    assert dialog.later.isVisible() and not dialog.arrived.isVisible() and dialog.retry.text() == "&Send now"
    dialog.later.click()
    (picker,) = dialog.findChildren(SendTimeDialog)
    moment = picker.moment()
    picker.ok.click()
    assert engine.last(RetryOutbox) == RetryOutbox(numbers[0], moment)
    dialog.list.setCurrentRow(1)
    assert dialog.arrived.isVisible() and not dialog.later.isVisible() and dialog.retry.text() == "&Send again"
    dialog.arrived.click()
    assert engine.last(ConfirmOutbox).outbox_id == numbers[1]


# --- redirect --------------------------------------------------------------------------------------------------------


def test_redirect_puts_the_message_on_its_way_unchanged(
        qtbot: QtBot, engine: FakeEngine, bridge: EventBridge, window: MainWindow, account: Account) -> None:
    raw = ASKING.format(to="ada@example.org", more="").encode()
    row = messages.rows(engine.store, [store(engine, account, raw)])[0]
    window.outgoing.redirect(row, "Please")
    qtbot.waitUntil(lambda: bool(window.findChildren(RedirectDialog)))
    (dialog,) = window.findChildren(RedirectDialog)
    dialog.send.click()
    assert dialog.isVisible()  # to nobody
    dialog.recipients.to.setText("b@example.org")
    dialog.recipients.bcc.setText("c@example.org")
    dialog.send.click()
    asked = queued(engine, bridge, qtbot, 9)
    assert asked.raw.endswith(raw) and asked.recipients == ("b@example.org", "c@example.org")
    assert asked.raw.startswith(b"Resent-Date: ") and asked.send_at > time.time() and asked.sender == account.email
    qtbot.waitUntil(window.outgoing.send_toast.isVisible)
    window.outgoing.undo_send()
    bridge.post(TakenBack(9, account.id, None))
    qtbot.waitUntil(lambda: "will not be sent" in window.toast.label.text())
    assert window.composing.open_composers == []


# --- receipts --------------------------------------------------------------------------------------------------------


@pytest.fixture
def read(qtbot: QtBot, engine: FakeEngine, bridge: EventBridge, window: MainWindow, account: Account
         ) -> Callable[..., int]:
    """Shows a message that asks for a receipt; its id."""
    def shown(to: str = "ada@example.org", more: str = "", path: str = "INBOX", *flags: str) -> int:
        raw = ASKING.format(to=to, more=more).encode()
        number = store(engine, account, raw, path, *flags)
        row = messages.rows(engine.store, [number])[0]
        window.view.show_loading(row, row.subject)
        bridge.post(ViewReady(viewing.view(number, raw)))
        qtbot.waitUntil(lambda: window.view.view is not None)
        return number

    return shown


def test_a_receipt_is_sent_only_when_the_person_says_so(
        qtbot: QtBot, engine: FakeEngine, bridge: EventBridge, window: MainWindow, account: Account,
        read: Callable[..., int]) -> None:
    number = read()
    banner = window.view.banners.banner("receipt")
    assert banner is not None and "Ada asks for a receipt" in banner.text and "ada@example.org" in banner.text
    assert window.view.header.priority.text() == "High priority" and not window.view.header.priority.isHidden()
    assert engine.count(QueueMessage) == 0
    banner.buttons[0].click()
    asked = queued(engine, bridge, qtbot)
    report = message_from_bytes(asked.raw)
    assert report.get_content_type() == "multipart/report" and asked.sender == outbox.NULL_PATH
    assert report.get_param("report-type") == "disposition-notification"
    assert asked.recipients == ("ada@example.org",) and report["To"] == "ada@example.org"
    assert report["From"].endswith(f"<{account.email}>") or report["From"] == account.email
    assert b"Original-Message-ID: <ask@example.org>" in asked.raw
    qtbot.waitUntil(lambda: engine.count(SetFlags) > 0)
    noted = engine.last(SetFlags)
    assert noted.ids == (number,) and noted.add == {MDN_SENT} and not noted.undoable
    assert window.view.banners.banner("receipt") is None


def test_nobody_is_asked_who_never_sends_one(window: MainWindow, read: Callable[..., int]) -> None:
    window.context.settings.receipts = Receipts.NEVER
    read()
    assert window.view.banners.banner("receipt") is None


def test_no_is_remembered_and_nothing_goes_out(
        engine: FakeEngine, window: MainWindow, read: Callable[..., int]) -> None:
    number = read()
    banner = window.view.banners.banner("receipt")
    assert banner is not None
    banner.buttons[1].click()
    assert engine.count(QueueMessage) == 0 and engine.last(SetFlags).ids == (number,)


def test_an_answer_to_elsewhere_is_told(window: MainWindow, read: Callable[..., int]) -> None:
    read(to="tracker@ads.example")
    banner = window.view.banners.banner("receipt")
    assert banner is not None and "tracker@ads.example" in banner.text and "not where" in banner.text


def test_who_is_never_answered(window: MainWindow, read: Callable[..., int]) -> None:
    for more, path, flags in (
        ("List-Id: <l.example.org>\r\n", "INBOX", ()), ("Precedence: bulk\r\n", "INBOX", ()),
        ("Auto-Submitted: auto-generated\r\n", "INBOX", ()), ("", "Junk", ()), ("", "Sent", ()),
        ("", "INBOX", (MDN_SENT,)),
    ):
        read("ada@example.org", more, path, *flags)
        assert window.view.banners.banner("receipt") is None, (more, path, flags)


# --- reports ---------------------------------------------------------------------------------------------------------


def test_a_report_is_told_in_words(qtbot: QtBot) -> None:
    card = ReportCard(DeliveryReport("2", (
        RecipientFate("a@b.example", Fate.DELIVERED),
        RecipientFate("c@d.example", Fate.FAILED, "5.1.1", "550 no such user"),
        *(RecipientFate(f"x{number}@d.example", Fate.DELAYED, "4.4.1") for number in range(20))), "Greetings"))
    qtbot.addWidget(card)
    words = "\n".join(each.text() for each in card.findChildren(QLabel))
    assert "Not delivered" in words and "Greetings" in words and "c@d.example" in words
    assert "does not exist" in words and "550 no such user" in words
    assert "a@b.example" in words and "Delivered" in words and "x19@d.example" not in words and "and 14 more" in words

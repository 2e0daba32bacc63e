"""Nothing that was written is lost where it cannot be stored: windows that were closed come back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QThreadPool
from pytestqt.qtbot import QtBot

from app.commands import QueueMessage, SaveDraft
from app.errors import ErrorKind, MailError
from app.events import DraftSaved, MessageQueued
from app.mime import compose
from app.model.account import Account
from app.model.message import Address, Draft
from app.model.security import OPENPGP, Protection
from tests.fakes.engine import FakeEngine
from ui.bridge import EventBridge
from ui.main_window import MainWindow
from ui.views.composer import Composer

FULL = MailError(ErrorKind.DISK_FULL, "The disk is full.")


@pytest.fixture
def account(engine: FakeEngine) -> Account:
    return engine.add_account()


@pytest.fixture
def written(account: Account, window: MainWindow) -> Composer:
    composer = _written(window)
    return composer


def _written(window: MainWindow) -> Composer:
    window.composing.new()
    composer = window.composing.open_composers[0]
    composer.recipients.to.setText("ada@x.example, half")
    composer.subject.setText("Plan")
    composer.body.setPlainText("Do not lose me.")
    return composer


def _answer(bridge: EventBridge, qtbot: QtBot, asked: SaveDraft, error: MailError | None) -> None:
    with qtbot.waitSignal(bridge.draft_saved):
        bridge.post(DraftSaved(asked.token, 0 if error else 41, error))


def _delete_closed(composer: Composer) -> None:
    QCoreApplication.sendPostedEvents(composer, QEvent.Type.DeferredDelete)


def test_a_draft_that_could_not_be_stored_comes_back(written: Composer, window: MainWindow, engine: FakeEngine,
                                                     bridge: EventBridge, qtbot: QtBot) -> None:
    written.close()
    assert window.composing.open_composers == []
    _answer(bridge, qtbot, engine.last(SaveDraft), FULL)
    back = window.composing.open_composers[0]
    assert (back.recipients.to.text(), back.subject.text(), back.body.toPlainText()) == (
        "ada@x.example, half", "Plan", "Do not lose me.")
    assert "The disk is full." in back.bar.text() and back.is_changed()
    back.close()
    assert compose.draft_from(engine.last(SaveDraft).raw).text.strip() == "Do not lose me."
    _answer(bridge, qtbot, engine.last(SaveDraft), None)
    assert window.composing.open_composers == []


def test_what_was_to_be_encrypted_comes_back_so(written: Composer, window: MainWindow, engine: FakeEngine,
                                                bridge: EventBridge, qtbot: QtBot) -> None:
    written.security.require(OPENPGP)
    written.close()
    assert engine.last(SaveDraft).protection == Protection(OPENPGP, sign=True, encrypt=True)
    _answer(bridge, qtbot, engine.last(SaveDraft), MailError(ErrorKind.SECRET_MISSING, "Unlock the keyring."))
    assert window.composing.open_composers[0].security.encrypt.isChecked()


def test_a_draft_that_is_built_while_its_window_goes_is_stored_as_it_was_meant(
        written: Composer, window: MainWindow, engine: FakeEngine, qtbot: QtBot) -> None:
    written.security.require(OPENPGP)
    written.save_draft()
    assert engine.count(SaveDraft) == 0
    written.close()
    _delete_closed(written)
    qtbot.waitUntil(lambda: engine.count(SaveDraft) == 1)
    wanted = engine.last(SaveDraft).protection
    assert wanted is not None and wanted.encrypt


def test_an_older_save_that_failed_does_not_bring_back_what_a_newer_one_stored(
        written: Composer, window: MainWindow, engine: FakeEngine, bridge: EventBridge, qtbot: QtBot) -> None:
    written.save_draft()
    qtbot.waitUntil(lambda: engine.count(SaveDraft) == 1)
    first = engine.last(SaveDraft)
    written.body.setPlainText("Newer.")
    written.close()
    _answer(bridge, qtbot, first, FULL)
    _answer(bridge, qtbot, engine.last(SaveDraft), None)
    assert window.composing.open_composers == []


def test_a_message_that_was_sent_does_not_come_back_for_its_draft(written: Composer, window: MainWindow,
                                                                   engine: FakeEngine, bridge: EventBridge,
                                                                   qtbot: QtBot) -> None:
    written.recipients.to.setText("ada@x.example")
    written.send()
    qtbot.waitUntil(lambda: engine.count(QueueMessage) == 1)
    written.saver.save(1, Draft(sender=Address("", "mara@x.example")))
    qtbot.waitUntil(lambda: engine.count(SaveDraft) == 1)
    with qtbot.waitSignal(bridge.message_queued):
        bridge.post(MessageQueued(engine.last(QueueMessage).token, 1))
    _answer(bridge, qtbot, engine.last(SaveDraft), FULL)
    assert window.composing.open_composers == []


def test_the_program_ends_when_all_is_stored(written: Composer, window: MainWindow, engine: FakeEngine,
                                             bridge: EventBridge, monkeypatch: pytest.MonkeyPatch) -> None:
    window.composing.patience = 5.0
    monkeypatch.setattr(engine, "submit", _answering(engine, bridge, None))
    assert window.close()
    assert compose.draft_from(engine.last(SaveDraft).raw).text.strip() == "Do not lose me."


@pytest.mark.parametrize("sends", [False, True])
def test_the_program_does_not_end_over_what_could_not_be_stored(
        sends: bool, written: Composer, window: MainWindow, engine: FakeEngine, bridge: EventBridge,
        monkeypatch: pytest.MonkeyPatch) -> None:
    window.composing.patience = 5.0
    monkeypatch.setattr(engine, "submit", _answering(engine, bridge, FULL))
    if sends:
        written.recipients.to.setText("ada@x.example")
        written.send()
    assert not window.close()
    assert window.isVisible()
    back = window.composing.open_composers[0]
    assert "The disk is full." in back.bar.text() and back.body.toPlainText() == "Do not lose me."
    back.discard()
    back.bar.buttons[1].click()
    assert window.composing.open_composers == []


def _answering(engine: FakeEngine, bridge: EventBridge, error: MailError | None) -> Callable[[object], None]:
    def submit(command: object) -> None:
        engine.commands.append(command)  # type: ignore[arg-type]
        if isinstance(command, SaveDraft):
            bridge.post(DraftSaved(command.token, 0 if error else 41, error))
        elif isinstance(command, QueueMessage):
            bridge.post(MessageQueued(command.token, command.account_id, error, outbox_id=1))

    return submit


def test_a_failing_save_takes_no_question_away(written: Composer, engine: FakeEngine, bridge: EventBridge,
                                               qtbot: QtBot) -> None:
    written.discard()
    question = written.bar.text()
    written.save_draft()
    qtbot.waitUntil(lambda: engine.count(SaveDraft) == 1)
    _answer(bridge, qtbot, engine.last(SaveDraft), FULL)
    assert written.bar.text() == question and written.bar.buttons
    written.bar.buttons[0].click()
    written.save_draft()
    qtbot.waitUntil(lambda: engine.count(SaveDraft) == 2)
    _answer(bridge, qtbot, engine.last(SaveDraft), FULL)
    assert "could not be saved" in written.bar.text()
    written.save_draft()
    qtbot.waitUntil(lambda: engine.count(SaveDraft) == 3)
    _answer(bridge, qtbot, engine.last(SaveDraft), None)
    assert written.bar.text() == ""


def test_a_draft_that_is_open_comes_to_the_front(account: Account, window: MainWindow, engine: FakeEngine,
                                                 qtbot: QtBot) -> None:
    engine.fill(account, range(100, 101), "Drafts")
    row = engine.rows(account, "Drafts")[0]
    window.composing.edit_draft(row)
    window.composing.edit_draft(row)
    qtbot.waitUntil(lambda: len(window.composing.open_composers) == 1)
    window.composing.edit_draft(row)
    QThreadPool.globalInstance().waitForDone()
    QCoreApplication.processEvents()
    QCoreApplication.processEvents()
    assert len(window.composing.open_composers) == 1


def test_a_locked_keyring_is_not_asked_every_few_seconds(written: Composer, engine: FakeEngine, bridge: EventBridge,
                                                         qtbot: QtBot) -> None:
    written.save_draft()
    qtbot.waitUntil(lambda: engine.count(SaveDraft) == 1)
    _answer(bridge, qtbot, engine.last(SaveDraft), MailError(ErrorKind.SECRET_MISSING, "Unlock the keyring."))
    written._autosave_due()
    assert not written.saver.is_busy and written.is_changed()
    written.save_draft()  # by hand it is tried at once
    qtbot.waitUntil(lambda: engine.count(SaveDraft) == 2)
    _answer(bridge, qtbot, engine.last(SaveDraft), None)
    written.body.setPlainText("More.")
    written._autosave_due()
    qtbot.waitUntil(lambda: engine.count(SaveDraft) == 3)

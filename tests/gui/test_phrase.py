"""The recovery phrase in windows: shown, copied, printed and checked."""

from __future__ import annotations

import logging

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QAccessible, QClipboard, QGuiApplication
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.commands import ProposePhrase, ProtectStore
from app.errors import ErrorKind, MailError
from app.events import EditRefused, PhraseProposed, ProtectionChanged
from app.model.protection import Protection
from app.store import phrase
from tests.fakes.engine import FakeEngine
from tests.gui.phrase_tools import OTHER, WORDS, answer
from ui.bridge import EventBridge
from ui.protection import clipboard, paper
from ui.protection.new_phrase import CHECK, SHOW, NewPhraseDialog

ASKED = (2, 5, 10)


def test_these_are_phrases() -> None:
    assert phrase.check(" ".join(WORDS)) == WORDS and phrase.check(" ".join(OTHER)) == OTHER


def dialog_for(qtbot: QtBot, engine: FakeEngine, bridge: EventBridge, *, changes: bool = False) -> NewPhraseDialog:
    dialog = NewPhraseDialog(engine, bridge, changes=changes, pick=lambda count: ASKED)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    bridge.post(PhraseProposed(WORDS))
    qtbot.waitUntil(lambda: len(dialog.sheet.cells) == 12)
    return dialog


@pytest.fixture
def dialog(qtbot: QtBot, engine: FakeEngine, bridge: EventBridge) -> NewPhraseDialog:
    return dialog_for(qtbot, engine, bridge)


# --- shown --------------------------------------------------------------------------------------


def test_the_words_stand_there_with_their_numbers_for_eyes_and_ears(dialog: NewPhraseDialog) -> None:
    told = [QAccessible.queryAccessibleInterface(cell).text(QAccessible.Text.Name) for cell in dialog.sheet.cells]
    assert told == [f"Word {number}: {word}" for number, word in enumerate(WORDS, 1)]
    assert [cell.word.text() for cell in dialog.sheet.cells] == list(WORDS)
    dialog.sheet.cells[0].setFocus()
    for _ in range(5):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Down)
    assert dialog.sheet.cells[5].hasFocus()
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Left)
    assert dialog.sheet.cells[4].hasFocus()
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    assert not any(cell.hasFocus() for cell in dialog.sheet.cells), "one stop of the Tab key is enough"


def test_the_words_can_not_be_selected_and_no_other_words_take_their_place(
        qtbot: QtBot, dialog: NewPhraseDialog, bridge: EventBridge) -> None:
    for cell in dialog.sheet.cells:
        assert cell.word.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse == \
            Qt.TextInteractionFlag.NoTextInteraction
    bridge.post(PhraseProposed(OTHER))
    bridge.post(ProtectionChanged(Protection.PLAIN))
    with qtbot.waitSignal(bridge.protection_changed):
        pass
    assert [cell.word.text() for cell in dialog.sheet.cells] == list(WORDS)


def test_a_new_key_says_what_becomes_of_the_old_phrase(qtbot: QtBot, engine: FakeEngine, bridge: EventBridge) -> None:
    dialog = dialog_for(qtbot, engine, bridge, changes=True)
    assert "Backups that you made before keep the old one" in " ".join(
        label.text() for label in dialog.findChildren(QLabel))


def test_return_never_goes_on_by_itself(qtbot: QtBot, dialog: NewPhraseDialog, engine: FakeEngine) -> None:
    assert dialog.focusWidget() in dialog.sheet.cells
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    QTest.keyClick(dialog, Qt.Key.Key_Enter)
    assert dialog.page == SHOW and dialog.isVisible()
    dialog.next.click()
    answer(dialog)
    assert dialog.next.isEnabled()
    for line in dialog.check.lines:
        QTest.keyClick(line, Qt.Key.Key_Return)
        QTest.keyClick(line, Qt.Key.Key_Enter)
    assert dialog.page == CHECK and engine.count(ProtectStore) == 0
    dialog.next.setFocus()
    QTest.keyClick(dialog.next, Qt.Key.Key_Return)
    assert engine.count(ProtectStore) == 1


# --- checked ------------------------------------------------------------------------------------


def test_only_the_right_words_lead_on(qtbot: QtBot, dialog: NewPhraseDialog, engine: FakeEngine,
                                      bridge: EventBridge) -> None:
    assert engine.count(ProposePhrase) == 1
    dialog.next.click()
    assert [line.number for line in dialog.check.lines] == [3, 6, 11]
    assert dialog.check.lines[0].hasFocus() and not dialog.next.isEnabled()
    answer(dialog, OTHER)
    assert not dialog.next.isEnabled()
    assert dialog.check.problem.text().startswith("Word 3 is another one.")
    assert not any(word in dialog.check.problem.text() for word in WORDS), "what is right stands on the paper"
    answer(dialog)
    assert dialog.next.isEnabled() and not dialog.check.problem.text()
    dialog.next.click()
    assert engine.last(ProtectStore).phrase == " ".join(WORDS)
    dialog.reject()
    dialog.next.click()
    assert dialog.isVisible() and engine.count(ProtectStore) == 1, "it waits for the answer"
    with qtbot.waitSignal(dialog.accepted):
        bridge.post(ProtectionChanged(Protection.ENCRYPTING, 0))
    assert dialog.sheet.cells == [] and dialog.check.lines == []


def test_four_letters_will_do_and_going_back_shows_the_words_again(dialog: NewPhraseDialog) -> None:
    dialog.next.click()
    QTest.keyClicks(dialog.check.lines[1], "SAUS")
    QTest.keyClick(dialog.check.lines[1], Qt.Key.Key_Space)
    assert dialog.check.lines[1].text() == "sausage" and dialog.check.lines[2].hasFocus()
    dialog.back.click()
    assert dialog.page == SHOW and dialog.sheet.cells[0].word.text() == "legal"
    dialog.next.click()
    assert [line.text() for line in dialog.check.lines] == ["", "", ""]


def test_each_look_at_the_check_asks_for_other_words(qtbot: QtBot, engine: FakeEngine, bridge: EventBridge) -> None:
    dialog = NewPhraseDialog(engine, bridge)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.next.isEnabled(), "there is nothing to write down yet"
    bridge.post(PhraseProposed(WORDS))
    qtbot.waitUntil(dialog.next.isEnabled)
    asked = set()
    for _ in range(12):
        dialog.next.click()
        numbers = [line.number for line in dialog.check.lines]
        assert len(set(numbers)) == 3 and numbers == sorted(numbers) and set(numbers) <= set(range(1, 13))
        asked.add(tuple(numbers))
        dialog.back.click()
    assert len(asked) > 1


def test_a_refusal_is_said_and_can_be_tried_again(qtbot: QtBot, dialog: NewPhraseDialog, engine: FakeEngine,
                                                  bridge: EventBridge) -> None:
    dialog.next.click()
    answer(dialog)
    dialog.next.click()
    bridge.post(EditRefused(MailError(ErrorKind.DISK_FULL, "The disk is full.")))
    qtbot.waitUntil(dialog.problem.isVisible)
    assert "nothing was changed" in dialog.problem.text() and dialog.next.isEnabled()
    dialog.next.click()
    assert engine.count(ProtectStore) == 2


def test_somebody_else_s_refusal_is_not_its(qtbot: QtBot, dialog: NewPhraseDialog, bridge: EventBridge) -> None:
    with qtbot.waitSignal(bridge.edit_refused):
        bridge.post(EditRefused(MailError(ErrorKind.GONE, "The message is gone.")))
    assert not dialog.problem.isVisible()


def test_closed_it_forgets_and_nothing_has_happened(qtbot: QtBot, dialog: NewPhraseDialog, engine: FakeEngine) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert engine.count(ProtectStore) == 0 and dialog.sheet.cells == []
    assert not [label.text() for label in dialog.findChildren(QLabel) if set(label.text().split()) & set(WORDS)]


# --- copied and printed -------------------------------------------------------------------------


@pytest.fixture
def board(qapp: QApplication) -> QClipboard:
    QGuiApplication.clipboard().clear()
    return QGuiApplication.clipboard()


def test_a_copy_is_marked_as_secret_and_goes_after_a_while(qtbot: QtBot, dialog: NewPhraseDialog,
                                                            board: QClipboard) -> None:
    dialog.copy.click()
    assert board.text() == " ".join(WORDS)
    assert bytes(board.mimeData().data("x-kde-passwordManagerHint").data()) == b"secret"
    assert "60 seconds" in dialog.care.text()
    held = clipboard.secret_clipboard()
    assert held.seconds_left() == pytest.approx(60, abs=5)
    held.expire()
    assert board.text() == "" and not held.holds_something


def test_what_was_copied_since_stays(qtbot: QtBot, dialog: NewPhraseDialog, board: QClipboard) -> None:
    dialog.copy.click()
    board.setText("something else")
    clipboard.secret_clipboard().expire()
    assert board.text() == "something else"


def test_it_is_taken_away_at_the_end_of_the_program(dialog: NewPhraseDialog, board: QClipboard,
                                                    qapp: QApplication) -> None:
    dialog.copy.click()
    qapp.aboutToQuit.emit()
    assert board.text() == ""


def test_the_clipboard_of_windows_keeps_it_out_of_its_history(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "win32")
    data: QMimeData = clipboard.secret("secret words")
    for name in ("ExcludeClipboardContentFromMonitorProcessing", "CanIncludeInClipboardHistory",
                 "CanUploadToCloudClipboard"):
        assert bytes(data.data(f'application/x-qt-windows-mime;value="{name}"').data()) == bytes(4)


def test_on_paper_stand_the_words_in_their_order_and_what_they_are_for(qapp: QApplication) -> None:
    document = paper.document(WORDS)
    text = document.toPlainText()
    for number, word in enumerate(WORDS, 1):
        assert f"\n{number}.  {word}\n" in text
    assert text.startswith("Recovery phrase of Depesche") and "Keep them apart from the computer" in text
    document.setPageSize(document.size())
    assert document.pageCount() == 1


def test_printing_asks_for_the_printer(qtbot: QtBot, dialog: NewPhraseDialog) -> None:
    dialog.print.click()
    qtbot.waitUntil(lambda: dialog.findChild(QPrintDialog) is not None)
    asked = dialog.findChild(QPrintDialog)
    assert asked is not None and asked.printer().docName() == "Depesche"
    assert "out of the printer at once" in dialog.care.text()
    asked.reject()
    qtbot.waitUntil(lambda: dialog.findChild(QPrintDialog) is None)


def test_nothing_of_it_is_written_to_the_log(qtbot: QtBot, engine: FakeEngine, bridge: EventBridge,
                                             caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        dialog = dialog_for(qtbot, engine, bridge)
        dialog.next.click()
        answer(dialog)
        dialog.next.click()
        bridge.post(EditRefused(MailError(ErrorKind.STORE, "No.")))
        qtbot.waitUntil(dialog.problem.isVisible)
    assert not set(caplog.text.split()) & set(WORDS)
    assert not any(word in repr(engine.last(ProtectStore)) for word in WORDS)

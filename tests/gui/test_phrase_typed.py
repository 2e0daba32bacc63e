"""The recovery phrase typed in again: word by word, pasted, and at the start of the program."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.errors import ErrorKind, MailError, SecretTrouble
from app.store import phrase
from tests.gui.phrase_tools import OTHER, WORDS
from ui.forms.word_grid import WordGrid
from ui.protection.unlock import UnlockDialog


@pytest.fixture
def board(qapp: QApplication) -> QClipboard:
    QGuiApplication.clipboard().clear()
    return QGuiApplication.clipboard()


# --- typed in again -----------------------------------------------------------------------------


@pytest.fixture
def grid(qtbot: QtBot) -> WordGrid:
    made = WordGrid()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.lines[0].setFocus()
    return made


def test_a_phrase_is_typed_word_by_word(grid: WordGrid) -> None:
    for line, word in zip(grid.lines, WORDS, strict=True):
        assert line.hasFocus() and not grid.is_whole
        QTest.keyClicks(line, word[:4].upper())
        QTest.keyClick(line, Qt.Key.Key_Space)
    assert grid.words() == WORDS and grid.is_whole


def test_the_wrong_word_is_named_once_it_is_left(grid: WordGrid) -> None:
    QTest.keyClicks(grid.lines[0], "lega")
    QTest.keyClick(grid.lines[0], Qt.Key.Key_Return)
    QTest.keyClicks(grid.lines[1], "winne")
    assert not grid.problem.text(), "an unfinished word is not wrong yet"
    QTest.keyClicks(grid.lines[1], "x")
    assert grid.lines[1].property("invalid") and grid.lines[1].accessibleDescription()
    QTest.keyClick(grid.lines[1], Qt.Key.Key_Return)
    assert grid.problem.text().startswith("Word 2, “winnex”, is not in the list")
    grid.lines[1].setFocus()
    grid.lines[1].setText("winner")
    QTest.keyClick(grid.lines[1], Qt.Key.Key_Return)
    assert not grid.problem.text() and not grid.lines[1].property("invalid")


def test_words_are_offered_as_they_are_typed(grid: WordGrid) -> None:
    line = grid.lines[0]
    QTest.keyClicks(line, "wi")
    assert line.offered() == list(phrase.suggest("wi")[:6])
    assert line.popup.isVisible() and line.popup.accessibleName()
    QTest.keyClick(line.popup, Qt.Key.Key_Down)
    QTest.keyClick(line.popup, Qt.Key.Key_Return)
    assert line.text() == phrase.suggest("wi")[0] and grid.lines[1].hasFocus() and not line.popup.isVisible()


@pytest.mark.parametrize("pasted", [
    " ".join(WORDS), "\n".join(WORDS), ", ".join(WORDS).upper(),
    " ".join(f"{number}. {word}" for number, word in enumerate(WORDS, 1)), " ".join(word[:4] for word in WORDS)])
@pytest.mark.parametrize("place", [0, 4])
def test_a_whole_phrase_is_dealt_out_wherever_it_is_pasted(grid: WordGrid, pasted: str, place: int,
                                                           board: QClipboard) -> None:
    board.setText(pasted)
    grid.lines[place].setFocus()
    grid.lines[place].paste()
    assert grid.words() == WORDS


@pytest.mark.parametrize("pasted", ["a" * 100_000, "\0" * 50, "ab " * 5_000, "\N{RIGHT-TO-LEFT OVERRIDE}legal winner",
                                    "🙂 🙂"])
def test_anything_may_be_pasted(grid: WordGrid, pasted: str, board: QClipboard) -> None:
    board.setText(pasted)
    grid.lines[0].paste()
    assert not grid.is_whole
    assert len(grid.problem.text()) < 300


# --- at the start -------------------------------------------------------------------------------


class Store:
    """Opens with WORDS; its keyring gives the key once it is `open`."""

    def __init__(self) -> None:
        self.tried: list[tuple[str, bool]] = []
        self.open = False
        self.wrong: MailError | None = None

    def start(self, words: str, keep: bool) -> None:
        self.tried.append((words, keep))
        if self.wrong is not None:
            raise self.wrong
        if not words and not self.open:
            raise MailError(ErrorKind.STORE_LOCKED, "locked", secret_trouble=SecretTrouble.KEYRING_LOCKED)
        if words and words != " ".join(WORDS):
            raise MailError(ErrorKind.STORE_LOCKED, "another store's")


def locked(trouble: SecretTrouble = SecretTrouble.NOTHING_STORED) -> MailError:
    return MailError(ErrorKind.STORE_LOCKED, "The key is not to be had.", secret_trouble=trouble)


def unlock_for(qtbot: QtBot, store: Store, error: MailError) -> UnlockDialog:
    dialog = UnlockDialog(error, store.start)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def fill(dialog: UnlockDialog, words: tuple[str, ...]) -> None:
    for line, word in zip(dialog.grid.lines, words, strict=True):
        line.setText(word)


def test_the_phrase_opens_and_a_wrong_one_changes_nothing(qtbot: QtBot) -> None:
    store = Store()
    dialog = unlock_for(qtbot, store, locked())
    assert "not in the keyring" in dialog.why.text() and not dialog.ok.isEnabled()
    for _ in range(3):
        fill(dialog, OTHER)
        dialog.ok.click()
        assert "does not open this mail" in dialog.problem.text() and dialog.isVisible()
    assert dialog.grid.words() == OTHER, "one may look at what was typed"
    fill(dialog, (*WORDS[:-1], "zoo"))
    assert not dialog.problem.text()
    dialog.ok.click()
    assert "no recovery phrase" in dialog.problem.text()
    assert len(store.tried) == 3, "a phrase that is none is not tried at all"
    fill(dialog, WORDS)
    dialog.keep.setChecked(False)
    with qtbot.waitSignal(dialog.accepted):
        dialog.ok.click()
    assert store.tried[-1] == (" ".join(WORDS), False)
    assert not any(dialog.grid.words())


def test_a_word_that_is_none_keeps_the_button_closed(qtbot: QtBot) -> None:
    dialog = unlock_for(qtbot, Store(), locked())
    fill(dialog, (*WORDS[:4], "wavy", *WORDS[5:]))
    assert not dialog.ok.isEnabled()
    QTest.keyClick(dialog.grid.lines[4], Qt.Key.Key_Return)
    assert "Word 5, “wavy”" in dialog.grid.problem.text()


def test_a_locked_keyring_may_be_asked_again(qtbot: QtBot) -> None:
    store = Store()
    dialog = unlock_for(qtbot, store, locked(SecretTrouble.KEYRING_LOCKED))
    assert "keyring is locked" in dialog.why.text()
    dialog.again.click()
    assert dialog.isVisible() and dialog.problem.text() == "The keyring did not give the key."
    store.open = True
    with qtbot.waitSignal(dialog.accepted):
        dialog.again.click()
    assert store.tried == [("", True), ("", True)]


def test_without_a_keyring_nothing_is_offered_to_be_kept(qtbot: QtBot) -> None:
    assert not unlock_for(qtbot, Store(), locked(SecretTrouble.NO_KEYRING)).keep.isChecked()
    assert unlock_for(qtbot, Store(), locked()).keep.isChecked()


def test_something_else_that_is_wrong_is_handed_on(qtbot: QtBot) -> None:
    store = Store()
    store.wrong = MailError(ErrorKind.DAMAGED, "The store is damaged.")
    dialog = unlock_for(qtbot, store, locked())
    fill(dialog, WORDS)
    with qtbot.waitSignal(dialog.rejected):
        dialog.ok.click()
    assert dialog.error is store.wrong


def test_while_it_is_tried_nothing_else_can_be_done(qtbot: QtBot) -> None:
    """The store may be long to open, and events are served meanwhile."""
    seen: list[tuple[bool, bool]] = []

    def slow(_words: str, _keep: bool) -> None:
        dialog.ok.click()
        dialog.reject()
        QApplication.processEvents()
        seen.append((dialog.isVisible(), dialog.isEnabled()))
        raise MailError(ErrorKind.STORE_LOCKED, "another store's")

    dialog = UnlockDialog(locked(), slow)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    fill(dialog, WORDS)
    dialog.ok.click()
    assert seen == [(True, False)] and dialog.isEnabled() and dialog.problem.text()


def test_quit_gives_up(qtbot: QtBot) -> None:
    store, error = Store(), locked()
    dialog = unlock_for(qtbot, store, error)
    with qtbot.waitSignal(dialog.rejected):
        dialog.quit.click()
    assert dialog.error is error and store.tried == []

"""Keys that the person chooses: at once in the window, after the next start, and what they clash with."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.fakes.engine import FakeEngine
from ui.bridge import EventBridge
from ui.dialogs.shortcuts import ShortcutsDialog
from ui.forms.key_catcher import KeyCatcher, key_of
from ui.main_window import MainWindow
from ui.settings import MOST_KEYS, Settings
from ui.settings_pages.preferences import PreferencesWindow
from ui.settings_pages.shortcuts import ShortcutsPage
from ui.shortcut_book import RESERVED, ShortcutBook

CTRL, SHIFT, ALT = (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier,
                    Qt.KeyboardModifier.AltModifier)


@pytest.fixture
def ready(engine: FakeEngine, window: MainWindow) -> MainWindow:
    engine.fill(engine.add_account("work"), range(1, 4))
    window.browsing.reload()
    return window


@pytest.fixture
def book(ready: MainWindow) -> ShortcutBook:
    return ready.program.preferring.shortcuts


@pytest.fixture
def shown(ready: MainWindow) -> PreferencesWindow:
    return ready.program.preferring.open("shortcuts")


@pytest.fixture
def page(shown: PreferencesWindow) -> ShortcutsPage:
    made = shown.page("shortcuts")
    assert isinstance(made, ShortcutsPage)
    return made


def press(catcher: KeyCatcher, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(catcher, key, modifiers)


# --- names and defaults -------------------------------------------------------------------------


def test_every_action_has_a_name_of_its_own(ready: MainWindow) -> None:
    names = [action.objectName() for action in ready.actions_.all()]
    assert all(names) and len(names) == len(set(names))


def test_no_two_actions_have_one_key_from_the_first(book: ShortcutBook) -> None:
    keys = [key for name in book.names() for key in book.keys(name)]
    assert len(keys) == len(set(keys)) and not set(keys) & set(RESERVED)
    assert all(QKeySequence(key).count() == 1 for key in keys)


def test_preferences_open_by_their_key(ready: MainWindow, qtbot: QtBot) -> None:
    ready.activateWindow()
    QTest.keyClick(ready, Qt.Key.Key_Comma, CTRL)
    qtbot.waitUntil(lambda: ready.findChild(PreferencesWindow) is not None)


# --- the book -----------------------------------------------------------------------------------


def test_keys_work_at_once_and_after_the_next_start(ready: MainWindow, book: ShortcutBook, engine: FakeEngine,
                                                    bridge: EventBridge, tmp_path: Path, qtbot: QtBot) -> None:
    book.put("archive", ["E", "Ctrl+Alt+A"])
    ready.activateWindow()
    ready.list.focus_list()
    ready.list.select(0)
    with qtbot.waitSignal(ready.actions_.archive.triggered):
        QTest.keyClick(ready.list.lines, Qt.Key.Key_E)
    assert "(E)" in ready.actions_.archive.toolTip()
    ready.save_settings()
    again = MainWindow(engine, bridge, Settings.load(tmp_path / "settings.json"), tmp_path / "settings.json")
    qtbot.addWidget(again)
    assert [key.toString() for key in again.actions_.archive.shortcuts()] == ["E", "Ctrl+Alt+A"]
    again.program.preferring.shortcuts.reset("archive")
    assert [key.toString() for key in again.actions_.archive.shortcuts()] == ["A"]
    again.close()


def test_what_is_taken_from_another_comes_back_with_a_reset(book: ShortcutBook, ready: MainWindow) -> None:
    clash = book.clash("Ctrl+R", "archive")
    assert clash is not None and (clash.name, clash.words) == ("reply", "Reply")
    book.put("archive", ["A", "Ctrl+R"])
    assert book.keys("reply") == () and not ready.actions_.reply.shortcuts()
    assert ready.context.settings.shortcuts == {"archive": ["A", "Ctrl+R"]}
    book.reset("archive")
    assert book.keys("reply") == ("Ctrl+R",) and ready.context.settings.shortcuts == {}
    book.put("archive", ["Ctrl+R"])
    book.reset("reply")
    assert (book.keys("reply"), book.keys("archive")) == (("Ctrl+R",), ())
    book.put("archive", ["F12"])
    book.put("star", ["F12"])
    assert (book.keys("archive"), book.keys("star")) == ((), ("F12",))


def test_no_keys_at_all_are_none_and_too_many_are_cut(book: ShortcutBook, tmp_path: Path) -> None:
    book.put("delete", [])
    assert book.keys("delete") == () and book.is_changed("delete")
    book.put("delete", [f"F{number}" for number in range(20, 35)])
    assert len(book.keys("delete")) == MOST_KEYS
    book.put("delete", ["Space", "Return", "", "Del"])
    assert book.keys("delete") == ("Del",)


@pytest.mark.parametrize("wrong", [
    {"archive": ["Ctrl+R"], "star": ["Ctrl+R"]}, {"nothing_there": ["Ctrl+R"]}, {"archive": ["no such key", "é"]},
    {"archive": ["Space"]}, {"archive": ["Ctrl+K, Ctrl+D"]}])
def test_a_file_that_somebody_edited_does_no_harm(engine: FakeEngine, bridge: EventBridge, tmp_path: Path,
                                                  qtbot: QtBot, wrong: dict[str, list[str]]) -> None:
    engine.add_account("work")
    window = MainWindow(engine, bridge, Settings(shortcuts=wrong), tmp_path / "settings.json")
    qtbot.addWidget(window)
    held = [key.toString() for action in window.actions_.all() for key in action.shortcuts()]
    assert len(held) == len(set(held)) and "" not in held and "Space" not in held
    assert ("Ctrl+R" in held) is True
    window.close()


# --- the page -----------------------------------------------------------------------------------


def test_keys_are_added_by_pressing_them(page: ShortcutsPage, ready: MainWindow) -> None:
    page.table.choose("archive")
    page.editor.add.click()
    assert page.editor.catcher.isVisible()
    press(page.editor.catcher, Qt.Key.Key_Control, CTRL)
    assert page.editor.catcher.isVisible()
    press(page.editor.catcher, Qt.Key.Key_F12, ALT)
    assert [key.toString() for key in ready.actions_.archive.shortcuts()] == ["A", "Alt+F12"]
    assert [chip.text() for chip in page.editor.chips] == ["A", "Alt+F12"] and not page.editor.catcher.isVisible()
    page.editor.chips[0].click()
    assert [key.toString() for key in ready.actions_.archive.shortcuts()] == ["Alt+F12"]
    page.editor.reset.click()
    assert [chip.text() for chip in page.editor.chips] == ["A"] and not page.editor.reset.isEnabled()


def test_a_clash_is_told_and_decided(page: ShortcutsPage, ready: MainWindow) -> None:
    page.table.choose("archive")
    page.editor.catch()
    press(page.editor.catcher, Qt.Key.Key_R, CTRL)
    assert page.editor.problem.text() == "Ctrl+R is “Reply” already."
    assert ready.actions_.archive.shortcuts() == [QKeySequence("A")]
    page.editor.leave.click()
    assert ready.actions_.reply.shortcuts() == [QKeySequence("Ctrl+R")] and not page.editor.take.isVisible()
    page.editor.catch()
    press(page.editor.catcher, Qt.Key.Key_R, CTRL)
    page.editor.take.click()
    assert QKeySequence("Ctrl+R") in ready.actions_.archive.shortcuts() and not ready.actions_.reply.shortcuts()


def test_keys_of_lists_stay_theirs(page: ShortcutsPage, ready: MainWindow) -> None:
    page.table.choose("archive")
    page.editor.catch()
    press(page.editor.catcher, Qt.Key.Key_Space)
    assert "moving in lists" in page.editor.problem.text() and not page.editor.take.isVisible()
    press(page.editor.catcher, Qt.Key.Key_Escape)
    assert not page.editor.problem.text() and ready.actions_.archive.shortcuts() == [QKeySequence("A")]


def test_the_page_is_reset_and_that_undone(page: ShortcutsPage, shown: PreferencesWindow, book: ShortcutBook) -> None:
    book.put("archive", ["F12"])
    assert shown.resetter.isEnabled()
    shown.resetter.click()
    assert book.keys("archive") == ("A",)
    shown.resetter.click()
    assert book.keys("archive") == ("F12",)


def test_actions_are_found_by_words_and_by_keys(page: ShortcutsPage) -> None:
    page.words.setText("repl")
    assert page.table.shown() == ["Reply", "Reply all", "Reply to list"]
    page.words.clear()
    press(page.pressed, Qt.Key.Key_R, CTRL | SHIFT)
    assert page.table.shown() == ["Reply all"]
    press(page.pressed, Qt.Key.Key_Return, CTRL)
    assert page.table.shown() == ["Send"]
    press(page.pressed, Qt.Key.Key_F24)
    assert page.table.shown() == [] and page.none.isVisible()
    page.clear.click()
    assert len(page.table.shown()) > 60 and not page.clear.isVisible()


def test_the_first_that_is_found_is_chosen_and_nothing_hidden_stays_so(page: ShortcutsPage, qtbot: QtBot) -> None:
    page.table.choose("archive")
    page.words.setText("junk")
    assert page.table.current == "junk"
    page.words.setText("there is no such action")
    assert page.table.current == ""
    page.words.setText("archive")
    assert page.table.current == "archive"
    QTest.keyClick(page.words, Qt.Key.Key_Return)
    qtbot.waitUntil(page.table.hasFocus)


def test_what_cannot_be_changed_says_so(page: ShortcutsPage) -> None:
    page.words.setText("cannot be changed")
    assert "Paste without formatting" in page.table.shown()
    group = next(head for head, _ in page.table._groups if "Writing a message" in head.text(0))
    send = group.child(0)
    assert send is not None
    page.table.setCurrentItem(send)
    assert not page.editor.add.isEnabled() and page.table.current == ""


def test_the_list_of_keys_leads_to_the_page(ready: MainWindow, qtbot: QtBot) -> None:
    ready.program.show_shortcuts()
    dialog = ready.findChild(ShortcutsDialog)
    assert dialog is not None
    dialog.change.click()
    shown = ready.findChild(PreferencesWindow)
    assert shown is not None and shown.shown == "shortcuts"


@pytest.mark.parametrize(("key", "modifiers", "text", "name"), [
    (Qt.Key.Key_Exclam, SHIFT, "!", "!"), (Qt.Key.Key_A, SHIFT, "A", "Shift+A"),
    (Qt.Key.Key_Plus, CTRL | Qt.KeyboardModifier.KeypadModifier, "+", "Ctrl++"),
    (Qt.Key.Key_Space, SHIFT, " ", "Shift+Space"), (Qt.Key.Key_Delete, SHIFT, "\x7f", "Shift+Del"),
    (Qt.Key.Key_Odiaeresis, CTRL, "", "Ctrl+Ö")])
def test_keys_are_named_as_actions_have_them(key: Qt.Key, modifiers: Qt.KeyboardModifier, text: str,
                                             name: str) -> None:
    assert key_of(QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text)) == name


def test_one_can_go_on_with_tab(qtbot: QtBot) -> None:
    line, catcher = QLineEdit(), KeyCatcher("")
    caught: list[str] = []
    catcher.caught.connect(caught.append)
    for each in (line, catcher):
        qtbot.addWidget(each)
    press(catcher, Qt.Key.Key_Tab)
    assert caught == []
    press(catcher, Qt.Key.Key_Tab, CTRL)
    assert caught == ["Ctrl+Tab"]

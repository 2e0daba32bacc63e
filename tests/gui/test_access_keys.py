"""Every window without a mouse: Tab reaches each control and comes around, Shift+Tab goes back, F6 and Escape."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QRadioButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.gui.gallery import Gallery
from ui.main_window import MainWindow
from ui.settings_pages.registry import ENTRIES
from ui.views.message_view import Shown
from ui.wizard.account_wizard import Step

NAMES = ("main", "main-message", "main-columns", "composer", "settings-of-an-account", "error", "password", "about",
         "help", "certificate", "protocol-of-an-account", "shortcuts", "phrase", "phrase-check", "unlock",
         "remove-encryption",
         *(f"wizard-{step.name.lower()}" for step in Step), *(f"preferences-{entry.name}" for entry in ENTRIES))
MOST_STEPS = 200


@pytest.fixture
def gallery(qapp: QApplication, tmp_path: Path) -> Iterator[Gallery]:
    made = Gallery(tmp_path, qapp)
    yield made
    made.close()


def wanted(window: QWidget) -> set[QWidget]:
    """What a person with a keyboard must be able to get to."""
    return {each for each in window.findChildren(QWidget)
            if each.isVisibleTo(window) and each.isEnabledTo(window) and each.window() is window
            and each.focusProxy() is None and each.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
            and not (isinstance(each, QRadioButton) and not stands_for_its_group(each))}


def stands_for_its_group(radio: QRadioButton) -> bool:
    """Within a group arrow keys lead on: Tab gets to the one that is chosen."""
    group = radio.group()
    peers = group.buttons() if group is not None else radio.window().findChildren(QAbstractButton)
    peers = [each for each in peers if isinstance(each, QRadioButton) and each.parent() is radio.parent()]
    chosen = [each for each in peers if each.isChecked()]
    return radio in (chosen or peers[:1])


def round_trip(window: QWidget, key: Qt.Key) -> list[QWidget]:
    """Where the key leads, until it is where it began."""
    seen: list[QWidget] = []
    for _ in range(MOST_STEPS):
        focused = window.focusWidget()
        assert focused is not None
        if focused in seen:
            break
        seen.append(focused)
        modifier = Qt.KeyboardModifier.ShiftModifier if key is Qt.Key.Key_Backtab else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(focused, key, modifier)
    return seen


def named(widgets: set[QWidget]) -> list[str]:
    return sorted(f"{type(each).__name__} “{each.accessibleName() or getattr(each, 'text', str)()}”"
                  for each in widgets)


@pytest.mark.parametrize("name", NAMES)
def test_tab_reaches_every_control_and_escape_leaves(gallery: Gallery, qtbot: QtBot, name: str) -> None:
    window = gallery.show(name)
    qtbot.waitUntil(window.isActiveWindow)
    if window.focusWidget() is None:
        window.nextInFocusChain().setFocus()
    there = round_trip(window, Qt.Key.Key_Tab)
    assert named(wanted(window) - set(there)) == [], "Tab never gets there"
    back = round_trip(window, Qt.Key.Key_Backtab)
    assert named(wanted(window) - set(back)) == [], "Shift+Tab never gets there"
    if isinstance(window, QDialog):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: not isValid(window) or not window.isVisible())


def test_f6_goes_from_pane_to_pane_and_around(gallery: Gallery, qtbot: QtBot) -> None:
    window = gallery.show("main-message")
    assert isinstance(window, MainWindow)
    qtbot.waitUntil(window.isActiveWindow)
    window.list.focus_list()
    seen = []
    for _ in range(4):
        QTest.keyClick(window, Qt.Key.Key_F6)
        seen.append(window.focusWidget())
    assert seen == [window.view.body, window.search, window.tree, window.list.lines]
    QTest.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert window.focusWidget() is window.tree
    # Without a message there is nothing to go to.
    window.list.lines.clearSelection()
    qtbot.waitUntil(lambda: window.view.shown is Shown.NOTHING)
    window.list.focus_list()
    QTest.keyClick(window, Qt.Key.Key_F6)
    assert window.focusWidget() is window.search


def test_the_focus_returns_to_where_it_was_before_a_dialog(gallery: Gallery, qtbot: QtBot) -> None:
    window = gallery.show("main")
    assert isinstance(window, MainWindow)
    qtbot.waitUntil(window.isActiveWindow)
    window.tree.setFocus()
    window.actions_.about.trigger()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    dialog = QApplication.activeModalWidget()
    QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(window.isActiveWindow)
    assert window.focusWidget() is window.tree

"""Return presses the button that has the focus; from a field it presses the default one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tests.fakes.engine import FakeEngine
from ui.bridge import EventBridge
from ui.desks.message_window import MessageWindow
from ui.dialogs.frame import DialogFrame
from ui.main_window import MainWindow
from ui.views.banner import Action, Banner, Level
from ui.wizard.account_wizard import AccountWizard


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
@pytest.mark.parametrize("place", range(4))
def test_return_in_a_dialog(qtbot: QtBot, place: int, key: Qt.Key) -> None:
    dialog = DialogFrame("Question", None)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    line, tool = QLineEdit(), QToolButton()
    dialog.body.addWidget(line)
    dialog.body.addWidget(tool)
    cancel, remove = dialog.add_button("Cancel"), dialog.add_button("Remove", default=True)
    pressed: list[str] = []
    for button, name in ((tool, "tool"), (cancel, "cancel"), (remove, "remove")):
        button.clicked.connect(lambda _on=False, name=name: pressed.append(name))
    dialog.show()
    widgets: list[QWidget] = [line, tool, cancel, remove]
    widgets[place].setFocus()
    QTest.keyClick(widgets[place], key)
    assert pressed == [["remove"], ["tool"], ["cancel"], ["remove"]][place]


def test_return_on_the_assistant_s_cancel_does_not_go_on(qtbot: QtBot, engine: FakeEngine, bridge: EventBridge) -> None:
    wizard = AccountWizard(engine, bridge)
    wizard.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(wizard)
    wizard.show()
    wizard.cancel.setFocus()
    with qtbot.waitSignal(wizard.rejected):
        QTest.keyClick(wizard.cancel, Qt.Key.Key_Return)


def test_return_answers_a_line_of_the_window_and_the_focus_goes_to_the_list(qtbot: QtBot, window: MainWindow) -> None:
    pressed: list[str] = []
    do_it = Action("Do it", lambda: pressed.append("it"))
    window.banners.show_banner("test", Banner(Level.WARNING, "Something", [do_it]))
    banner = window.banners.banner("test")
    assert banner is not None
    window.activateWindow()
    banner.buttons[0].setFocus()
    qtbot.waitUntil(banner.buttons[0].hasFocus)
    QTest.keyClick(banner.buttons[0], Qt.Key.Key_Return)
    assert pressed == ["it"]
    window.banners.remove("test")
    qtbot.waitUntil(lambda: window.list.isAncestorOf(window.focusWidget()))


def test_a_message_s_window_scrolls_by_keys_at_once_and_escape_closes_it(qtbot: QtBot) -> None:
    window = MessageWindow(b"Subject: words\r\n\r\nSome text", "words")
    qtbot.addWidget(window)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: window.pane.bodies.isAncestorOf(window.focusWidget()))
    window.pane.open_find()
    QTest.keyClick(window.pane.find_bar.words, Qt.Key.Key_Escape)
    assert window.isVisible() and not window.pane.find_bar.isVisible()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert not window.isVisible()

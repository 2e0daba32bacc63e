"""Signs of the person reach the engine, now and then."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.fakes.engine import FakeEngine
from ui.main_window import MainWindow
from ui.presence import Presence


def _press(widget: QWidget, key: Qt.Key) -> None:
    """By the window, as the system does."""
    QTest.keyClick(widget.windowHandle(), key)


def _shown(qtbot: QtBot, widget: QWidget) -> None:
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)


def test_the_first_sign_after_a_pause_is_told(qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    _shown(qtbot, field)
    told: list[int] = []
    presence = Presence(lambda: told.append(1), field, pause=50)
    field.update()
    field.setText("by the program")
    qtbot.wait(1)
    assert told == []
    _press(field, Qt.Key.Key_A)
    _press(field, Qt.Key.Key_B)
    assert told == [1] and "ab" in field.text()
    qtbot.waitUntil(lambda: not presence._timer.isActive())
    QTest.mouseMove(field.windowHandle(), QPoint(5, 5))
    QTest.mouseClick(field.windowHandle(), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: told == [1, 1])
    presence.stop()
    _press(field, Qt.Key.Key_C)
    assert told == [1, 1] and "c" in field.text()


def test_it_follows_the_focus_to_another_window_and_back(qtbot: QtBot) -> None:
    owner = QObject()
    one, other = QLineEdit(), QLineEdit()
    told: list[int] = []
    presence = Presence(lambda: told.append(1), owner, pause=20)
    for number, field in enumerate((one, other), 1):
        qtbot.addWidget(field)
        _shown(qtbot, field)
        _press(field, Qt.Key.Key_A)
        assert len(told) == number
        qtbot.waitUntil(lambda: not presence._timer.isActive())
    other.close()
    _shown(qtbot, one)
    _press(one, Qt.Key.Key_A)
    assert len(told) == 3
    presence.stop()


def test_the_engine_hears_of_it(qtbot: QtBot, window: MainWindow, engine: FakeEngine) -> None:
    _shown(qtbot, window)
    assert engine.touches == 0
    _press(window, Qt.Key.Key_F15)
    assert engine.touches == 1

"""HTML mail is made ready after the start, for whoever reads it, and while nobody presses anything."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from app.events import MessageView
from app.model.message import Envelope
from ui.desks.html_ahead import FORGOTTEN_AFTER, HtmlAhead
from ui.settings import Settings
from ui.views.message_bodies import MessageBodies


class Ahead:
    """A window with a field, and three steps that only tell that they were made."""

    def __init__(self, qtbot: QtBot, *, reads: bool = True, pause: int = 20, shown: bool = True) -> None:
        self.made: list[int] = []
        self.settings = Settings(reads_html=reads)
        self.bodies = MessageBodies()
        self.window = QLineEdit()
        qtbot.addWidget(self.window)
        qtbot.addWidget(self.bodies)
        if shown:
            self.window.show()
            self.window.activateWindow()
            qtbot.waitUntil(self.window.isActiveWindow)
        self.ahead = HtmlAhead(self.settings, self.bodies, self.window, steps=self._steps, pause=pause)

    def _steps(self) -> Iterator[None]:
        for number in (1, 2, 3):
            self.made.append(number)
            yield

    def press(self) -> None:
        QTest.keyClick(self.window.windowHandle(), Qt.Key.Key_A)


def go_on() -> None:
    """As often as the steps would need."""
    for _ in range(20):
        QCoreApplication.processEvents()


def view(number: int, html: str | None) -> MessageView:
    return MessageView(message_id=number, envelope=Envelope(), text="words", html=html, attachments=(), inline={},
                       remote=(), warnings=(), raw_size=1)


def test_it_is_made_ready_step_by_step(qtbot: QtBot) -> None:
    made = Ahead(qtbot)
    made.ahead.begin()
    assert made.made == [] and made.ahead.is_under_way
    qtbot.waitUntil(lambda: not made.ahead.is_under_way)
    assert made.made == [1, 2, 3]


def test_not_for_who_reads_no_html(qtbot: QtBot) -> None:
    made = Ahead(qtbot, reads=False)
    made.ahead.begin()
    assert not made.ahead.is_under_way


def test_not_for_a_screen_reader(qtbot: QtBot) -> None:
    made = Ahead(qtbot)
    QAccessible.setActive(True)
    made.ahead.begin()
    QAccessible.setActive(False)
    assert not made.ahead.is_under_way


def test_a_key_puts_off_the_next_step(qtbot: QtBot) -> None:
    made = Ahead(qtbot, pause=60_000)
    made.ahead.begin()
    pause = made.ahead._pause
    for _ in range(2):
        pause.setProperty("at", pause.timerId())
        made.press()
        assert pause.isActive() and pause.timerId() != pause.property("at"), "begun anew"
    assert made.window.text() == "aa" and made.made == []


def test_nothing_is_done_while_a_button_is_held(qtbot: QtBot) -> None:
    made = Ahead(qtbot, pause=0)
    handle = made.window.windowHandle()
    made.ahead.begin()
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(3, 3))
    go_on()
    assert made.made == []
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(3, 3))
    qtbot.waitUntil(lambda: made.made == [1, 2, 3])


def test_nothing_is_done_while_a_menu_is_open(qtbot: QtBot) -> None:
    made = Ahead(qtbot, pause=0)
    menu = QMenu(made.window)
    menu.addAction("Something")
    menu.popup(made.window.mapToGlobal(QPoint(0, 0)))
    qtbot.waitUntil(menu.isVisible)
    made.ahead.begin()
    go_on()
    assert made.made == []
    menu.close()
    qtbot.waitUntil(lambda: made.made == [1, 2, 3])


@pytest.mark.parametrize("was_there", [False, True])
def test_a_window_that_nobody_sees_waits_until_it_is_seen(qtbot: QtBot, was_there: bool) -> None:
    made = Ahead(qtbot, shown=was_there, pause=0)
    made.window.hide()
    made.ahead.begin()
    go_on()
    assert made.made == []
    made.window.show()
    qtbot.waitUntil(lambda: made.made == [1, 2, 3])


def test_it_learns_what_is_read(qtbot: QtBot) -> None:
    made = Ahead(qtbot, reads=False)
    made.bodies.shown.emit(True)
    assert made.settings.reads_html
    for number in range(FORGOTTEN_AFTER):
        made.bodies.show_view(view(number, None), plain=False)
    assert made.settings.reads_html, "somebody who reads both"
    other = Ahead(qtbot)
    for number in range(FORGOTTEN_AFTER):
        assert other.settings.reads_html
        other.bodies.show_view(view(number, "<p>words</p>"), plain=True)
    assert not other.settings.reads_html


def test_closed_before_its_time_it_does_nothing_more(qtbot: QtBot) -> None:
    made = Ahead(qtbot, pause=0)
    made.ahead.begin()
    made.ahead.stop()
    go_on()
    assert made.made == [] and not made.ahead.is_under_way


def test_the_first_html_mail_after_it_is_shown_as_any_other(qtbot: QtBot) -> None:
    bodies = MessageBodies()
    bodies.resize(400, 300)
    bodies.show()
    ahead = HtmlAhead(Settings(reads_html=True), bodies, bodies, pause=0)
    ahead.begin()
    qtbot.waitUntil(lambda: not ahead.is_under_way, timeout=20_000)
    assert bodies.web is not None and not bodies.shows_html and bodies.currentWidget() is bodies.plain
    web, texts = bodies.web, [""]

    def reads(words: str) -> bool:
        web.page().toPlainText(texts.append)
        return words in texts[-1]

    bodies.show_view(view(1, "<p>the very first</p>"), plain=False)
    assert bodies.shows_html and bodies.web is web
    qtbot.waitUntil(lambda: reads("the very first"), timeout=20_000)
    assert web.blocked == 0
    bodies.shut_down()
    bodies.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

"""Where windows and dialogs ask for help or want to report something; one HelpCalls hangs at the application."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QToolButton, QWidget

from app.errors import MailError
from ui import icons
from ui.help.topics import Topic

_PROPERTY = "helpTopic"


class HelpCalls(QObject):
    """Who serves them connects; without anybody `is_served` is False, and nobody offers a button that does nothing."""

    topic_wanted = Signal(str)
    """A Topic's value."""
    report_wanted = Signal(object)
    """About this MailError, or None."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self.is_served = False

    def ask(self, topic: Topic) -> None:
        self.topic_wanted.emit(topic.value)

    def report(self, error: MailError | None = None) -> None:
        self.report_wanted.emit(error)


def calls() -> HelpCalls:
    """The application's, made at the first call."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    known = application.findChild(HelpCalls)
    return known if known is not None else HelpCalls(application)


def set_topic(widget: QWidget, topic: Topic) -> None:
    """F1 in the widget, or in what lies in it, opens this page."""
    widget.setProperty(_PROPERTY, topic.value)


def topic_of(*widgets: QWidget | None) -> Topic:
    """The page that fits best: of the first widget that has one, itself or in what it lies in."""
    for start in widgets:
        widget = start
        while widget is not None:
            if found := widget.property(_PROPERTY):
                return Topic(found)
            widget = None if widget.isWindow() else widget.parentWidget()
    return Topic.START


def add_key(window: QWidget, page: Callable[[], QWidget | None] = lambda: None) -> None:
    """F1 for a window without menus: a dialog, an assistant. `page`: what it shows of several."""
    key = QShortcut(QKeySequence(QKeySequence.StandardKey.HelpContents), window)
    key.activated.connect(lambda: calls().ask(topic_of(window.focusWidget(), page(), window)))


def help_button(window: QWidget, page: Callable[[], QWidget | None] = lambda: None) -> QToolButton:
    """As F1, for the mouse."""
    button = QToolButton()
    icons.bind(button, "help", "dim")
    words = QCoreApplication.translate("HelpCalls", "Help on this")
    button.setToolTip(f"{words} (F1)")
    button.setAccessibleName(words)
    button.clicked.connect(lambda: calls().ask(topic_of(page(), window)))
    return button

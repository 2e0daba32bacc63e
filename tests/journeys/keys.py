"""A person without a mouse: presses keys, and sees what is on the screen. What they press goes where the focus is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

MOST_STEPS = 80
PATIENCE_MS = 20_000


class Desktop(QObject):
    """What a window manager does, of which there is none on the tests' screen: the window that came last has the
    keyboard, and when it goes the one before has it again."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._windows: list[QWidget] = []
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide) and isinstance(watched, QWidget) and (
                watched.windowType() in (Qt.WindowType.Window, Qt.WindowType.Dialog)):
            self._windows = [each for each in self._windows if each is not watched and isValid(each)]
            if event.type() == QEvent.Type.Show:
                self._windows.append(watched)
            QTimer.singleShot(0, self._hand_over)
        return False

    def _hand_over(self) -> None:
        there = [each for each in self._windows if isValid(each) and each.isVisible()]
        if there:
            # Deprecated, for programs should leave it to the window manager: this is one.
            QApplication.setActiveWindow(there[-1])


class Keys:
    """Nothing here calls a method of a window, or looks for a place on the screen."""

    def __init__(self, qtbot: QtBot) -> None:
        self._bot = qtbot

    def press(self, *keys: str) -> None:
        """Each as Qt's portable words have it: `Ctrl+R`, `Tab`, `Down`."""
        for key in keys:
            together = QKeySequence(key, QKeySequence.SequenceFormat.PortableText)[0]
            # Qt does not name Shift+Tab so, but by a key of its own.
            QTest.keyClick(self.focused(), together.key(), together.keyboardModifiers())
            QApplication.processEvents()

    def write(self, text: str) -> None:
        QTest.keyClicks(self.focused(), text)
        QApplication.processEvents()

    def tab_to(self, what: QWidget) -> None:
        """Tab until the focus is there, as somebody does who sees where it is."""
        for _ in range(MOST_STEPS):
            focused = self.focused()
            if focused is what or what.focusProxy() is focused:
                return
            self.press("Tab")
        raise AssertionError(f"Tab does not lead to {what.accessibleName() or what}")

    def fill(self, field: QWidget, text: str) -> None:
        """What stood there is replaced."""
        self.tab_to(field)
        self.press("Ctrl+A")
        self.write(text)

    def focused(self) -> QWidget:
        """Where a key goes: the popup, the dialog in front, else the window in front."""
        popup = QApplication.activePopupWidget()
        window = popup or QApplication.activeModalWidget() or QApplication.activeWindow()
        assert window is not None, "no window has the keyboard"
        return window.focusWidget() or window

    def until(self, seen: Callable[[], object]) -> None:
        self._bot.waitUntil(lambda: bool(seen()), timeout=PATIENCE_MS)

    def in_file_dialog(self, path: str) -> None:
        """To be asked for before the key that opens one: it keeps everything waiting until it is closed."""
        waits = QTimer()
        waits.setInterval(50)

        def answer() -> None:
            if isinstance(QApplication.activeModalWidget(), QFileDialog):
                waits.stop()
                self.write(path)
                self.press("Return")

        waits.timeout.connect(answer)
        waits.start()
        self._waits = waits

"""Notifications where nobody else shows them: Windows, macOS, and desktops without a notification server."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from ui.desktop.notice import Choice, Notice

SHOWN_MS = 10_000


class TrayMessages(QObject):
    """Fits `Teller`. A balloon has no buttons; a click opens. `icon_of` gives the icon in the panel; where there is
    none one is put there for the time."""

    chosen = Signal(int, object)
    closed = Signal(int)
    cannot = Signal(object)

    def __init__(self, icon_of: Callable[[], QSystemTrayIcon | None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._icon_of = icon_of
        self._own: QSystemTrayIcon | None = None
        self._last: int | None = None
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._timer.timeout.connect(self._over)

    def show(self, notice: Notice) -> None:
        if not (QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()):
            self.cannot.emit(notice)
            return
        icon = self._icon_of() or self._own
        if icon is None:
            icon = self._own = QSystemTrayIcon(QApplication.windowIcon(), self)
            icon.show()
        icon.messageClicked.connect(self._clicked, Qt.ConnectionType.UniqueConnection)
        self._last = notice.key
        icon.showMessage(notice.title, "\n".join(notice.lines), QApplication.windowIcon(), SHOWN_MS)
        if notice.sound:
            QApplication.beep()
        self._timer.start()

    def withdraw(self, key: int) -> None:
        """A balloon cannot be taken back; a click on it then opens the folder only."""

    def close(self) -> None:
        self._timer.stop()
        self._over()

    @Slot()
    def _clicked(self) -> None:
        if self._last is not None:
            self.chosen.emit(self._last, Choice.OPEN)

    def _over(self) -> None:
        if self._own is not None:
            self._own.hide()
            self._own.deleteLater()
            self._own = None
        if self._last is not None:
            last, self._last = self._last, None
            self.closed.emit(last)

"""How much in all Inboxes is unread, for those who show it outside of the window."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from app.store import unified
from ui.context import Context
from ui.models.folder_nodes import unread_of

_REST_MS = 300
"""A sync changes counts by the hundred."""


class UnreadCount(QObject):
    """Tells `changed` with the count, at first by `look`, then whenever it is another one."""

    changed = Signal(int)

    def __init__(self, context: Context) -> None:
        super().__init__(context.window)
        self._context = context
        self.count = -1
        self._timer = QTimer(self, singleShot=True, interval=_REST_MS)
        self._timer.timeout.connect(self.look)
        bridge = context.bridge
        for told in (bridge.counts_changed, bridge.folders_changed, bridge.accounts_changed):
            told.connect(self._later)

    def stop(self) -> None:
        """Reads nothing any more: the store is about to be closed."""
        self._timer.stop()
        self.blockSignals(True)

    def look(self) -> None:
        count = sum(unread_of(each) for each in unified.inboxes(self._context.db))
        if count != self.count:
            self.count = count
            self.changed.emit(count)

    def _later(self, _told: object) -> None:
        if not self._timer.isActive():
            self._timer.start()


def show_badge(count: int) -> None:
    """On the program's icon in docks and taskbars that do so; 0 takes it away. Qt speaks to all of them: Unity's
    LauncherEntry on Linux, the Dock, the taskbar."""
    application = QGuiApplication.instance()
    if isinstance(application, QGuiApplication):
        application.setBadgeNumber(count)

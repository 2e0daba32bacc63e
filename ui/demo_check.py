"""`depesche --demo --check`: whether the program works where it was just built, without anybody in front of it."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, QTimer

from app.events import SyncFinished
from ui.main_window import MainWindow

PATIENCE_MS = 120_000
LOOK_MS = 1_000
ACCOUNTS = 2
"""Of the demo: one of each protocol."""


class DemoCheck(QObject):
    """Waits until both accounts were synced, opens messages until Chromium has shown one, and closes the window.
    `exit_code` is 0 from then on; until then 1, which it stays where the patience ends first."""

    def __init__(self, window: MainWindow, patience_ms: int = PATIENCE_MS) -> None:
        super().__init__(window)
        self.exit_code = 1
        self._window = window
        self._synced: set[int] = set()
        self._place = -1
        window.context.bridge.sync_finished.connect(self._finished)
        self._looks = QTimer(self, interval=LOOK_MS)
        self._looks.timeout.connect(self._look)
        self._patience = QTimer(self, singleShot=True, interval=patience_ms)
        self._patience.timeout.connect(self._give_up)
        self._patience.start()

    def _finished(self, told: SyncFinished) -> None:
        for error in told.errors:
            print(f"depesche: {error}", file=sys.stderr)
        if not told.errors:
            self._synced.add(told.account_id)
        if len(self._synced) == ACCOUNTS and not self._looks.isActive():
            self._window.browsing.open_inbox(min(self._synced))
            self._looks.start()

    def _look(self) -> None:
        web = self._window.view.web
        if web is not None and web.isVisible():
            # The text comes out of the process that shows it, so that one is there and works.
            web.page().toPlainText(self._read)
            return
        self._place += 1
        self._window.list.select(self._place)

    def _read(self, text: str) -> None:
        if text.strip() and self.exit_code:
            self.exit_code = 0
            # Not from within the page's own call, which would come back to a page that is gone.
            QTimer.singleShot(0, self, self._close)

    def _give_up(self) -> None:
        what = "no HTML message was shown" if self._looks.isActive() else \
            f"{len(self._synced)} of {ACCOUNTS} accounts were synced"
        print(f"depesche: check failed: {what}", file=sys.stderr)
        self._close()

    def _close(self) -> None:
        self._looks.stop()
        self._patience.stop()
        self._window.quit()

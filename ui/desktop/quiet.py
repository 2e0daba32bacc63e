"""When nothing is to be told: hours of the day, accounts, an hour's pause, or never anything."""

from __future__ import annotations

import time
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from ui.settings import Notify, Settings

PAUSE_SECONDS = 3600


def in_quiet_hours(settings: Settings, now: datetime) -> bool:
    """From the first minute up to the second, over midnight where the second is the earlier one."""
    start, end, minute = settings.quiet_from, settings.quiet_until, now.hour * 60 + now.minute
    if start <= end:
        return start <= minute < end
    return minute >= start or minute < end


class Quiet(QObject):
    """Asked before each notification. `changed` comes when a pause begins or ends."""

    changed = Signal()

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._until = 0.0
        # Its end is seen by whoever looks at the menu; a machine that slept finds it late, and no harm done.
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.changed)

    @property
    def paused_until(self) -> float:
        """Seconds since the epoch; 0 where there is no pause."""
        return self._until if self._until > time.time() else 0.0

    def pause(self, on: bool) -> None:
        """For an hour from now."""
        self._until = time.time() + PAUSE_SECONDS if on else 0.0
        if on:
            self._timer.start(PAUSE_SECONDS * 1000 + 500)
        else:
            self._timer.stop()
        self.changed.emit()

    def silences(self, account_id: int) -> bool:
        """Whether nothing of this account's mail is told now."""
        settings = self._settings
        return (settings.notify is Notify.OFF or account_id in settings.quiet_accounts or self.paused_until > 0
                or in_quiet_hours(settings, datetime.now()))

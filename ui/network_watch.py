"""When connections may be dead without anybody having noticed: another network, a machine that slept."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtNetwork import QNetworkInformation

TICK_SECONDS = 20
SLEPT_SECONDS = 30
"""A tick that comes so much late: the machine slept in between."""
REST_SECONDS = 60
"""Somebody who goes to and fro between windows is no reason to ask a server each time."""
SETTLE_MS = 1500
"""A network that comes up tells of it several times, and a moment before it carries anything."""


class NetworkWatch(QObject):
    """Tells `woke` when every account's connection ought to be tested. It notices sleep without the system's help."""

    woke = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self._tell)
        self._told_at = self._seen_at = time.time()
        self._tick = QTimer(self, interval=TICK_SECONDS * 1000)
        self._tick.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._tick.timeout.connect(self.look_at_the_clock)
        self._tick.start()
        self._was_active = True
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self.state_changed)
        # Without a backend for this system sleep and the person's return are all there is to go by.
        self.information = QNetworkInformation.instance() if QNetworkInformation.loadDefaultBackend() else None
        if self.information is not None:
            self.information.reachabilityChanged.connect(self.reachability_changed)
            self.information.transportMediumChanged.connect(self._changed)

    def stop(self) -> None:
        """Tells nothing any more: who listened is going away."""
        self._tick.stop()
        self._settle.stop()
        self.blockSignals(True)

    def look_at_the_clock(self) -> None:
        now = time.time()
        if abs(now - self._seen_at - TICK_SECONDS) > SLEPT_SECONDS:
            self._changed()
        self._seen_at = now

    def reachability_changed(self, reachability: QNetworkInformation.Reachability) -> None:
        """Nothing can be tested while there is no network; the accounts notice by themselves."""
        if reachability is QNetworkInformation.Reachability.Disconnected:
            self._settle.stop()
        else:
            self._changed()

    def state_changed(self, state: Qt.ApplicationState) -> None:
        active = state is Qt.ApplicationState.ApplicationActive
        if active and not self._was_active and time.time() - self._told_at > REST_SECONDS:
            self._changed()
        self._was_active = active

    def _changed(self, _what: object = None) -> None:
        self._settle.start()

    def _tell(self) -> None:
        self._told_at = time.time()
        self.woke.emit()

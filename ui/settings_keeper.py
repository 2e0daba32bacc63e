"""Writes the settings soon after they changed, so that a crash costs nothing that the person chose."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from ui.settings import Settings

log = logging.getLogger(__name__)

SETTLE_MS = 500
"""Who turns a knob changes it many times."""


class SettingsKeeper(QObject):
    """The file is small, and is written by the Qt thread without waiting for the disk (no fsync): a power cut may bring
    back the settings of before, or, on some file systems, those of the first start."""

    def __init__(self, settings: Settings, path: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._settings, self._path = settings, path
        self._timer = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._timer.timeout.connect(self.save)
        tell = self._timer.start
        settings.watch(tell)
        self.destroyed.connect(lambda: settings.unwatch(tell))

    def save(self) -> None:
        """At once. A full disk costs only looks."""
        self._timer.stop()
        try:
            self._settings.save(self._path)
        except OSError as error:
            log.warning("the settings could not be saved: %s", error.strerror)

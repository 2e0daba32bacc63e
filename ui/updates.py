"""What is known of newer releases: asked when the person asks, or once a week if they want that."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from app.commands import CheckForUpdate
from app.errors import MailError
from app.events import UpdateChecked
from app.model.release import Release
from app.paths import updated_by
from ui.context import Context
from ui.tokens import next_token

log = logging.getLogger(__name__)

_DAY = 86_400
WEEK, AGAIN = 7 * _DAY, _DAY
"""Seconds from one check by itself to the next; after one that failed."""
FIRST_MS, LOOK_MS = 60_000, 3_600_000


class Updates(QObject):
    """One for the window. `changed`: something else is known now, or asked. `found`: the weekly check found a release
    that the person did not skip."""

    changed = Signal()
    found = Signal(object)

    def __init__(self, context: Context, parent: QObject, now: Callable[[], float] = time.time) -> None:
        super().__init__(parent)
        self._context, self._now = context, now
        self._token = 0
        self._by_itself = False
        self.brought_by = updated_by()
        """Who brings newer versions; then nothing is asked here."""
        self.answered = False
        self.release: Release | None = None
        self.error: MailError | None = None
        context.bridge.update_checked.connect(self._checked)
        self._timer = QTimer(self, singleShot=True, interval=FIRST_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    @property
    def is_asking(self) -> bool:
        return self._token != 0

    def check_now(self) -> None:
        if not self.brought_by and not self.is_asking:
            self._ask(by_itself=False)

    def look(self) -> None:
        """Asks, if the person wants that and it is time."""
        self._timer.start(LOOK_MS)
        settings = self._context.settings
        since = self._now() - settings.updates_asked
        # A time in the future is that of a calendar that was wrong.
        if settings.check_updates and not self.brought_by and not self.is_asking and not 0 <= since < WEEK:
            self._ask(by_itself=True)

    def skip(self) -> None:
        """The person does not want to hear of this release again; of the next one, yes."""
        if self.release is not None:
            self._context.settings.skipped_update = self.release.version
            self.changed.emit()

    @property
    def is_skipped(self) -> bool:
        return self.release is not None and self.release.version == self._context.settings.skipped_update

    def _ask(self, *, by_itself: bool) -> None:
        self._token, self._by_itself = next_token(), by_itself
        self._context.settings.updates_asked = int(self._now())
        self._context.engine.submit(CheckForUpdate(self._token))
        self.changed.emit()

    def _checked(self, told: UpdateChecked) -> None:
        if told.token != self._token:
            return
        self._token = 0
        if told.error is not None and self._by_itself:
            log.info("no answer on newer releases: %s", told.error.kind)
            self._context.settings.updates_asked = int(self._now()) - WEEK + AGAIN
        else:
            self.answered, self.release, self.error = True, told.release, told.error
        self.changed.emit()
        if self._by_itself and self.release is not None and not self.is_skipped:
            self.found.emit(self.release)

"""A message that was sent a moment ago: how long it can still be taken back, and the button that does so."""

from __future__ import annotations

import math
import time

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from ui.forms.labels import announce
from ui.settings import MOST_UNDO_SECONDS
from ui.views.toast import Toast

_LIFT = 56
"""It stands above the other one, which may come meanwhile and must not hide it."""
_TICK_MS = 250
_LONGEST = 2.0 * MOST_UNDO_SECONDS


class SendToast(Toast):
    """Counts down to `send_at`; the newest message where several wait."""

    undo_wanted = Signal(int)
    """The outbox's id."""
    shown_changed = Signal(bool)
    """Whether there is something to take back."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, lift=_LIFT)
        self._waiting: dict[int, float] = {}
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self._show_newest)

    @property
    def newest(self) -> int | None:
        """The message that can be taken back by the button."""
        return next(reversed(self._waiting), None)

    def count_down(self, outbox_id: int, send_at: float) -> None:
        self._waiting[outbox_id] = send_at
        self._show_newest()
        announce(self, self.label.text())  # once, not at each second

    def forget(self, outbox_id: int) -> None:
        """It is gone from the outbox."""
        if self._waiting.pop(outbox_id, None) is not None:
            self._show_newest()

    def undo(self) -> None:
        if (newest := self.newest) is not None:
            self.forget(newest)
            self.undo_wanted.emit(newest)

    def _show_newest(self) -> None:
        now = time.time()
        # A calendar that was set back would have it count for hours; the clock in the engine knows better.
        self._waiting = {each: at for each, at in self._waiting.items() if 0 < at - now <= _LONGEST}
        newest = self.newest
        if (newest is not None) != self._tick.isActive():
            self.shown_changed.emit(newest is not None)
        if newest is None:
            self._tick.stop()
            self.hide()
            return
        self._tick.start()
        text = self.tr("Sending in {seconds} s").format(seconds=math.ceil(self._waiting[newest] - now))
        if text != self.label.text() or not self.isVisible():
            self.say(text, self.tr("Undo"), self.undo)


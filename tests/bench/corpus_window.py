"""Messages opened one after the other in the real pane: how long each takes, and how long the event loop stood."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.engine import viewing
from app.errors import MailError
from app.events import MessageView
from app.model.message import MessageRow
from ui import background
from ui.__main__ import make_application
from ui.views.message_view import MessageViewPane, Shown

PATIENCE = 20.0
TICK_MS = 4
_LARGE, _REST = 100_000, 3.0


class _Pulse:
    """The longest time between two beats of a timer."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(interval=TICK_MS)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._last)
        self._last = now

    def take(self) -> float:
        self._beat()
        longest, self.longest = self.longest, 0.0
        return longest


class _Opener:
    def __init__(self, application: QApplication) -> None:
        self._application = application
        self.pane = MessageViewPane([])
        self.pane.resize(900, 700)
        self.pane.show()
        self._loaded = True
        self._known = False

    def open(self, number: int, raw: bytes) -> bool:
        """True once it stands there, HTML drawn."""
        self.pane.show_loading(_row(number, len(raw)), "message")
        background.run(self.pane, partial(viewing.view, number, raw), self._ready)
        return self._wait(lambda: self.pane.shown is not Shown.LOADING and self._loaded)

    def _ready(self, shown: MessageView | MailError) -> None:
        if isinstance(shown, MailError):
            self.pane.show_error(shown)
            return
        self._loaded = True
        self.pane.show_view(shown)
        self._loaded = not self.pane.shows_html
        web = self.pane.bodies.web
        if web is not None and not self._known:
            self._known = True
            web.loadFinished.connect(self._finished)

    def _finished(self, _ok: bool) -> None:
        self._loaded = True

    def rest(self, seconds: float) -> None:
        """Lets Chromium end what it still paints: one message is measured, not the one before."""
        until = time.monotonic() + seconds
        self._application.processEvents()
        while time.monotonic() < until:
            self._application.processEvents()
            time.sleep(0.002)

    def _wait(self, done: Callable[[], bool]) -> bool:
        until = time.monotonic() + PATIENCE
        while not done():
            if time.monotonic() > until:
                return False
            self._application.processEvents()
            time.sleep(0.0005)
        return True


def run_window(messages: Iterator[tuple[str, bytes]]) -> dict[str, object]:
    """Counts, the slowest message and the longest stall, each with its name; the first HTML mail loads WebEngine."""
    application = make_application()
    opener = _Opener(application)
    opener.open(1, b"Content-Type: text/html\r\n\r\n<p>first</p>")
    pulse = _Pulse()
    failed: list[str] = []
    times: list[tuple[float, str]] = []
    stalls: list[tuple[float, str]] = []
    for number, (name, raw) in enumerate(messages, 2):
        opener.rest(_REST if len(raw) > _LARGE else 0.0)
        pulse.take()
        began = time.perf_counter()
        if not opener.open(number, raw):
            failed.append(name)
        times.append((time.perf_counter() - began, name))
        stalls.append((pulse.take(), name))
    opener.pane.shut_down()
    slowest, longest = max(times), max(stalls)
    return {"opened": len(times) - len(failed), "failed": failed, "slowest": slowest[0], "slowest_name": slowest[1],
            "stall": longest[0], "stall_name": longest[1], "slow": sorted(times)[-8:], "stalls": sorted(stalls)[-8:]}


def _row(number: int, size: int) -> MessageRow:
    return MessageRow(id=number, account_id=0, folder_id=0, uid="", message_id="", sender_name="", sender_email="",
                      recipients="", subject="message", date=0, size=size, flags=frozenset(), has_attachment=False,
                      cached="full", preview="")

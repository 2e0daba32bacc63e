"""A worker at rest: until news, a command, or the next round; and what it notices of the machine's sleep."""

from __future__ import annotations

import time

from app.backends.base import Wakeup
from app.engine.schedule import SleepWatch
from app.engine.session import AccountSession
from app.engine.wishes import Wishes

_AT_ONCE = 0.5
"""Seconds: news that comes as soon as we rest."""
_MOST_AT_ONCE = 10
BREATH = 10.0
"""Seconds for which a server that always has just told of something is left alone."""

_LONG = 3_600.0


class Resting:
    """One worker's."""

    def __init__(self, wakeup: Wakeup) -> None:
        self._wakeup = wakeup
        self._sleep_watch = SleepWatch()
        self._restless = 0

    def rest(self, session: AccountSession | None, wishes: Wishes) -> None:
        """Adds what came of it to the wishes. Raises MailError if the connection fails meanwhile."""
        if not wishes.may_work:
            self._wakeup.wait(_LONG)
            return
        pause = max(0.0, wishes.round_at - time.monotonic())
        self._sleep_watch.begin()
        if session is None:
            self._wakeup.wait(pause)
        else:
            self._listen(session, wishes, pause)
        if self._sleep_watch.slept(pause):
            wishes.doubtful, wishes.round_at = True, 0.0

    def _listen(self, session: AccountSession, wishes: Wishes, pause: float) -> None:
        began = time.monotonic()
        session.watched = wishes.watched
        news = session.rest(self._wakeup, pause)
        wishes.news.extend(each for each in news.folder_ids if each not in wishes.news)
        if news.tree:
            wishes.round_at = 0.0
        self.calm(bool(news) and time.monotonic() - began < _AT_ONCE, pause)

    def calm(self, at_once: bool, pause: float) -> None:
        """A server that has always just told of something must not keep us busy for ever."""
        self._restless = self._restless + 1 if at_once else 0
        if self._restless >= _MOST_AT_ONCE:
            self._restless = 0
            self._wakeup.wait(min(pause, BREATH))

"""What an account's worker was asked for and has not done yet."""

from __future__ import annotations

import time
from collections import deque
from dataclasses import dataclass, field
from typing import assert_never

from app.commands import (
    CheckConnection,
    DeliverOutbox,
    FetchBody,
    GoOffline,
    GoOnline,
    LeaveServerSearch,
    OpenFolder,
    SearchServer,
    SyncAccount,
)
from app.engine import schedule
from app.errors import MailError

Wish = (SyncAccount | OpenFolder | FetchBody | DeliverOutbox | GoOffline | GoOnline | CheckConnection | SearchServer
        | LeaveServerSearch)


@dataclass(slots=True)
class Wishes:
    """Owned by the worker's thread. `round_at` is in seconds of the steady clock; `blocked` waits for the person.

    `to_open` is what the person opened, `news` what the server told of (folders' ids), `bodies` messages to be fetched
    before all else. `doubtful`: the connection may have died unnoticed. `searches`: the server is to search; the last
    one counts, and `left` says that nobody waits for any. `impatient`: mail that waits for another try does so no more;
    so it is at the start, too.
    """

    offline: bool = False
    blocked: MailError | None = None
    round_at: float = 0.0
    delivery: bool = False
    watched: int | None = None
    to_open: int | None = None
    doubtful: bool = False
    bodies: deque[int] = field(default_factory=deque)
    news: deque[int] = field(default_factory=deque)
    searches: deque[SearchServer] = field(default_factory=deque)
    left: bool = False
    impatient: bool = True

    @property
    def may_work(self) -> bool:
        return not self.offline and self.blocked is None

    def is_due(self) -> bool:
        """Whether anything is to be done now."""
        return bool(self.is_round_due() or self.to_open is not None or self.bodies or self.delivery or self.news
                    or self.searches)

    def is_round_due(self) -> bool:
        return self.round_at <= time.monotonic()

    def next_folder(self) -> int | None:
        """What the person opened, then what the server told of."""
        if self.to_open is not None:
            folder_id, self.to_open = self.to_open, None
            return folder_id
        return self.news.popleft() if self.news else None

    def take(self, wish: Wish, *, is_connected: bool) -> None:
        """Notes what the account's worker was asked for."""
        match wish:
            case SyncAccount():
                self.round_now()
                self.to_open = wish.folder_id if wish.folder_id is not None else self.to_open
            case OpenFolder():
                self.watched = self.to_open = wish.folder_id
            case FetchBody():
                self.bodies.append(wish.message_id)
            case SearchServer():
                self.searches.append(wish)
                self.left = False
            case LeaveServerSearch():
                self.left = True
            case DeliverOutbox():
                self.delivery = True
            case GoOffline():
                self.offline = True
            case GoOnline():
                self.offline = False
                self.round_now()
            case CheckConnection():
                self.doubtful = self.delivery = self.impatient = True
                if self.blocked is not None and schedule.may_be_the_network(self.blocked):
                    self.blocked = None
                if not is_connected and self.blocked is None:
                    self.round_now()
            case _:
                assert_never(wish)

    def round_now(self) -> None:
        """Whatever stopped the account is tried again."""
        self.blocked, self.round_at, self.impatient = None, 0.0, True

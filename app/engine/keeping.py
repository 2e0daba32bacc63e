"""After a check of a POP3 Inbox: what begins to wait for its deletion there, and what the person should be told."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from app.backends.base import MailBackend, lists_maildrop
from app.events import Event, ServerDeletesChanged, WarningsChanged
from app.model.account import Account
from app.model.warnings import WarningKind
from app.store import pop3_queue, vanishings, warnings
from app.store.database import Database

_SLOW_SECONDS = 5.0
_MANY = 2_000
_SLOW_CHECKS = 3
"""One slow check may have brought much mail; so many in a row are slow by what was left there."""
_MIXED_CHECKS = 2

Maildrop = Sequence[tuple[str, int]]


def checked(db: Database, account: Account, backend: MailBackend, seconds: float, emit: Callable[[Event], None]
            ) -> None:
    """Once the check is committed. `seconds`: how long it took."""
    if not lists_maildrop(backend):
        return
    listed, now = backend.maildrop(), time.time()
    found = [_many_left(db, account, len(listed), seconds), _doubtful_ids(db, account, listed),
             _mixed_use(db, account, listed, now - seconds, now)]
    applied = pop3_queue.refresh(db, account, listed, now)
    if applied.count:
        for event in applied.changes.events():
            emit(event)
        emit(ServerDeletesChanged(account.id))
    if any(found):
        emit(WarningsChanged(account.id))


def _many_left(db: Database, account: Account, listed: int, seconds: float) -> bool:
    kind = WarningKind.MANY_LEFT
    if seconds <= _SLOW_SECONDS or listed <= _MANY:
        warnings.set_streak(db, account.id, kind, 0)
        return warnings.clear(db, account.id, kind)
    streak = warnings.streak(db, account.id, kind) + 1
    warnings.set_streak(db, account.id, kind, streak)
    return streak >= _SLOW_CHECKS and warnings.note(db, account.id, kind, listed, seconds)


def _doubtful_ids(db: Database, account: Account, listed: Maildrop) -> bool:
    doubtful = sum(not uidl for uidl, _ in listed)
    if not doubtful or doubtful == len(listed):  # none at all is NO_IDS
        return warnings.clear(db, account.id, WarningKind.DOUBTFUL_IDS)
    return warnings.note(db, account.id, WarningKind.DOUBTFUL_IDS, doubtful)


def _mixed_use(db: Database, account: Account, listed: Maildrop, began: float, now: float) -> bool:
    """Messages that vanished from one check to the next, in two checks: somebody else deletes there too.

    Where the server gave its messages new ids, those that were not known again did not vanish.
    """
    kind = WarningKind.MIXED_USE
    vanished = vanishings.by_others(db, account, {uidl for uidl, _ in listed}, now)
    if not vanished or any(each.kind is WarningKind.RENUMBERED and each.noted_at >= began
                           for each in warnings.warnings(db, account.id)):
        return False
    streak = warnings.streak(db, account.id, kind) + 1
    warnings.set_streak(db, account.id, kind, streak)
    return streak >= _MIXED_CHECKS and warnings.note(db, account.id, kind, vanished)

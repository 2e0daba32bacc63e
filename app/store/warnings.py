"""What an account's person should know: the newest of each kind."""

from __future__ import annotations

import time

from app.model.warnings import AccountWarning, WarningKind
from app.store.database import Database


def warnings(db: Database, account_id: int) -> tuple[AccountWarning, ...]:
    """The newest first."""
    return tuple(AccountWarning(account_id, WarningKind(kind), number, seconds, noted_at, bool(dismissed))
                 for kind, number, seconds, noted_at, dismissed in db.rows(
                     "SELECT kind, number, seconds, noted_at, dismissed FROM warning WHERE account_id = ? "
                     "ORDER BY noted_at DESC, id", (account_id,)))


def note(db: Database, account_id: int, kind: WarningKind, number: int, seconds: float = 0.0) -> bool:
    """Whether the person is to be told: it is a warning of a kind that was not there, or half as bad again as that
    which was dismissed."""
    with db.write(durable=True):
        before = db.one("SELECT number, dismissed FROM warning WHERE account_id = ? AND kind = ?",
                        (account_id, kind.value))
        if before is not None and before[1] and number < before[0] * 1.5:
            return False
        db.run("INSERT INTO warning (account_id, kind, number, seconds, noted_at) VALUES (?1, ?2, ?3, ?4, ?5) "
               "ON CONFLICT (account_id, kind) DO UPDATE SET number = ?3, seconds = ?4, noted_at = ?5, dismissed = 0",
               (account_id, kind.value, number, seconds, time.time()))
    return before is None or bool(before[1])


def put(db: Database, account_id: int, kind: WarningKind, number: int) -> None:
    """Tells it in any case, also where one of the kind was dismissed. Within the caller's transaction."""
    db.run("INSERT INTO warning (account_id, kind, number, seconds, noted_at) VALUES (?1, ?2, ?3, 0, ?4) "
           "ON CONFLICT (account_id, kind) DO UPDATE SET number = ?3, noted_at = ?4, dismissed = 0",
           (account_id, kind.value, number, time.time()))


def clear(db: Database, account_id: int, kind: WarningKind) -> bool:
    """The reason is gone. Whether there was such a warning."""
    if db.one("SELECT 1 FROM warning WHERE account_id = ? AND kind = ?", (account_id, kind.value)) is None:
        return False  # as at most checks: nothing is written
    with db.write():
        return db.changed("DELETE FROM warning WHERE account_id = ? AND kind = ?", (account_id, kind.value)) > 0


def dismiss(db: Database, account_id: int, kind: WarningKind) -> None:
    with db.write(durable=True):
        db.run("UPDATE warning SET dismissed = 1 WHERE account_id = ? AND kind = ?", (account_id, kind.value))


def streak(db: Database, account_id: int, kind: WarningKind) -> int:
    """In how many checks the reason for such a warning was noticed; one alone may be chance."""
    return int(db.value("SELECT value FROM meta WHERE key = ?", (_streak_key(account_id, kind),)) or 0)


def set_streak(db: Database, account_id: int, kind: WarningKind, checks: int) -> None:
    """How many checks in a row found this; in a transaction of its own where it changed."""
    if checks == streak(db, account_id, kind):
        return  # nothing is written at most checks
    with db.write():
        db.run("INSERT INTO meta (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2",
               (_streak_key(account_id, kind), str(checks)))


def _streak_key(account_id: int, kind: WarningKind) -> str:
    return f"warning:{account_id}:{kind.value}"

"""How much of its space an account takes up on the server, as last told."""

from __future__ import annotations

from collections.abc import Sequence

from app.model.folder import Quota
from app.store.database import Database

_MOST_ROOTS = 50
_MOST_NAME = 1_000
_MOST_OCTETS = 1 << 62
"""What the database can hold; servers may say anything."""


def quotas(db: Database, account_id: int) -> tuple[Quota, ...]:
    """By the roots' names; empty where the server has no quota, or was not asked yet."""
    return tuple(Quota(*row) for row in db.rows(
        "SELECT root, used, most FROM quota WHERE account_id = ? ORDER BY root", (account_id,)))


def replace(db: Database, account_id: int, told: Sequence[Quota]) -> bool:
    """Notes what the server told; True if it differs from what it told before."""
    kept = {each.root: each for each in map(_bounded, told[:_MOST_ROOTS])}
    if kept == {each.root: each for each in quotas(db, account_id)}:
        return False
    with db.write():
        db.run("DELETE FROM quota WHERE account_id = ?", (account_id,))
        for each in kept.values():
            db.run("INSERT INTO quota (account_id, root, used, most) VALUES (?, ?, ?, ?)",
                   (account_id, each.root, each.used, each.limit))
    return True


def _bounded(told: Quota) -> Quota:
    return Quota(told.root[:_MOST_NAME], max(0, min(told.used, _MOST_OCTETS)), max(0, min(told.limit, _MOST_OCTETS)))

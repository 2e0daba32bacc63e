"""Messages that left a POP3 server though nothing here asked for it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from app.model import leaving
from app.model.account import Account
from app.model.sync import MADE_UP
from app.store import pop3_state
from app.store.database import Database


def by_others(db: Database, account: Account, listed: Collection[str], now: float) -> int:
    """How many messages somebody else deleted, of those that were noted as gone since this was last asked; 0 when it
    is first asked.

    `listed`: the UIDLs that the last check saw, of which it may have deleted some itself. An earlier check may have
    done so too without hearing of it (QUIT unanswered): what the rule let go anyway, or what waited, is not counted.
    """
    key = f"vanished:{account.id}"
    mark = db.value("SELECT value FROM meta WHERE key = ?", (key,))
    newest = float(db.value("SELECT max(gone_at) FROM pop3_state WHERE account_id = ?", (account.id,)) or 0)
    if mark is not None and newest <= float(mark):
        return 0
    with db.write():
        db.run("INSERT INTO meta (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2",
               (key, repr(newest)))
    if mark is None:
        return 0
    gone = {uidl for (uidl,) in db.rows(
        "SELECT uidl FROM pop3_state WHERE account_id = ? AND gone_at > ? AND delete_at IS NULL",
        (account.id, float(mark)))}
    others = [uidl for uidl in gone.difference(listed) if not uidl.startswith(MADE_UP)]
    if not others:
        return 0
    known = pop3_state.snapshot(db, account.id, "").known
    before = [(uidl, replace(known[uidl], gone=False)) for uidl in others]
    return len(others) - len(leaving.due(account.leave, before, now))

"""Which messages' bodies are to be here, by the rules of their account and folder and within the account's budget."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from app.model.account import Account, BodyPolicy
from app.model.folder import Folder
from app.model.sync import BodyWanted
from app.store import places
from app.store.database import Database
from app.store.folders import lacking_bodies

_HOUR = 3_600
_DAY = 24 * _HOUR
_EVER = -1e12
"""Before every date: mail may be dated before 1970."""


class BodyPlan:
    """For the length of one download. `override` stands for all rules (a person at the command line asked so).

    `line` tells the date down to which the budget reaches, where those of the given folders and dates are wanted.
    """

    def __init__(self, db: Database, account: Account, folders: Sequence[Folder], override: BodyPolicy | None,
                 line: Callable[[dict[int, float]], float]) -> None:
        self._db = db
        self._budget = account.body_budget
        lacking = lacking_bodies(db, account.id)
        self._since = {each.id: since for each in folders if each.id in lacking and not each.missing
                       and (since := _since(account, each, override)) is not None}
        self._line = line(self._since) if self._budget else _EVER

    def wanted(self, folder: Folder) -> list[BodyWanted]:
        """Newest first."""
        since = self._since.get(folder.id)
        if since is None:
            return []
        found = places.without_body(self._db, folder.id, max(since, self._line))
        return [each for each in found if each.size <= self._budget] if self._budget else found


def _since(account: Account, folder: Folder, override: BodyPolicy | None) -> float | None:
    """From which date on; None for none at all."""
    policy, days = account.bodies, account.body_days
    if override is not None:
        policy = override
    elif folder.bodies is not None:
        policy, days = folder.bodies, folder.body_days
    match policy:
        case BodyPolicy.NONE:
            return None
        case BodyPolicy.RECENT:
            return time.time() // _HOUR * _HOUR - max(1, days) * _DAY
        case BodyPolicy.ALL:
            return _EVER

"""At rest: waiting for what the server tells of by itself."""

from __future__ import annotations

from app.backends.base import MailBackend, Wakeup, mirrors
from app.engine.schedule import is_local_to_folder
from app.errors import MailError
from app.model.folder import Role
from app.quick_dataclass import dataclass
from app.store import folders
from app.store.database import Database

_DEAF_SECONDS = 30.0
"""How long news of folders that nobody may look at are left alone."""


@dataclass(frozen=True, slots=True)
class News:
    """What the server pushed: folders to look at, and whether the list of folders itself changed."""

    folder_ids: tuple[int, ...] = ()
    tree: bool = False

    def __bool__(self) -> bool:
        return bool(self.folder_ids) or self.tree


def rest(db: Database, account_id: int, backend: MailBackend, watched: int | None, wakeup: Wakeup, pause: float
         ) -> News:
    """Watches the open folder (else the Inbox) until there is news, `wakeup`, or `pause` seconds have passed."""
    if not mirrors(backend):
        backend.wait(wakeup, pause)
        return News()
    inbox = folders.by_role(db, account_id, Role.INBOX)
    opened = folders.find(db, watched) if watched is not None else None
    for each in (opened, inbox):
        if each is None or not each.selectable or each.missing:
            continue
        try:
            backend.select(each.path)
        except MailError as error:
            if not is_local_to_folder(error) or inbox is None or inbox.id == each.id:
                raise
            continue
        told = backend.wait(wakeup, pause)
        news = _read(db, account_id, told)
        if told and not news:
            wakeup.wait(min(pause, _DEAF_SECONDS))
        return news
    wakeup.wait(pause)
    return News()


def _read(db: Database, account_id: int, told: frozenset[str]) -> News:
    found = {path: folders.by_path(db, account_id, path) for path in told if path}
    return News(tuple(each.id for each in found.values() if each is not None and each.selectable and not each.missing),
                "" in told or None in found.values())

"""The account's folders in a round: taken over from the server, and those to be compared in the order of their use."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from app.errors import ErrorKind, MailError
from app.events import Event, FolderPaused, FoldersChanged, WarningsChanged
from app.model.account import Account
from app.model.folder import ROLE_ORDER, Folder, RemoteFolder, RemoteStatus, Role
from app.store import folders, pauses, places, warnings
from app.store.database import Database

_LONGEST_TURN = 86_400.0


def take_over(db: Database, account_id: int, listed: Sequence[RemoteFolder], emit: Callable[[Event], None]) -> None:
    """Makes the tree equal to what the server listed, and tells what changed."""
    before, told = pauses.paused(db, account_id), warnings.warnings(db, account_id)
    if not folders.take_over(db, account_id, listed):
        return
    emit(FoldersChanged(account_id))
    if warnings.warnings(db, account_id) != told:
        emit(WarningsChanged(account_id))
    for folder_id, missing in pauses.paused(db, account_id).items():
        if folder_id not in before:
            emit(FolderPaused(account_id, folder_id, missing))


def chosen(db: Database, account: Account, listed: Sequence[RemoteFolder], only: str | None, watched: int | None
           ) -> list[tuple[Folder, RemoteStatus | None]]:
    """The folders to compare: `watched` first, then by role. Raises MailError(USAGE) if there is no folder `only`."""
    status = {each.path: each.status for each in listed}
    found = [(each, status[each.path]) for each in folders.folders(db, account.id)
             if each.selectable and each.path in status]
    if only is not None:
        wanted = folders.by_path(db, account.id, only)
        if wanted is None:
            raise MailError(ErrorKind.USAGE, f"There is no folder '{only}' in '{account.name}'.")
        found = [pair for pair in found if pair[0].id == wanted.id]
    found.sort(key=lambda pair: (pair[0].id != watched, _rank(pair[0])))
    return found


def is_settled(db: Database, folder: Folder, status: RemoteStatus | None, counted: bool) -> bool:
    """Whether there is nothing to compare: the server's numbers say so.

    `counted`: it gave numbers for others. A server asked mailbox by mailbox gives those of many in turns; one that was
    compared before waits for its turn, but not longer than a day.
    """
    if status is not None:
        return places.is_as_told(db, folder, status)
    return counted and time.time() - folders.marks(db, folder.id)[3] < _LONGEST_TURN


def resting(db: Database, account_id: int, only: str | None) -> list[Folder]:
    """Folders that wait for the person's decision on what disappeared from them."""
    found = [folders.folder(db, each) for each in pauses.paused(db, account_id)]
    wanted = folders.by_path(db, account_id, only) if only is not None else None
    return [each for each in found if only is None or (wanted is not None and each.id == wanted.id)]


def _rank(folder: Folder) -> tuple[int, str]:
    order = ROLE_ORDER.index(folder.role) if folder.role is not Role.NONE else len(ROLE_ORDER)
    return (order, folder.path)

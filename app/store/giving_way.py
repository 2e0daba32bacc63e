"""Folders that are here only, where the server makes a mailbox with their name: they give way, and that is told."""

from __future__ import annotations

from app.model.warnings import WarningKind
from app.store import warnings
from app.store.database import Database


def make_room(db: Database, account_id: int, path: str) -> None:
    """Gives a local folder of this path, with those below it, another name: "NAME (local)". Within the caller's
    transaction."""
    row = db.one("SELECT id, delimiter FROM folder WHERE account_id = ? AND path = ? AND is_local = 1",
                 (account_id, path))
    if row is None:
        return
    new, number = f"{path} (local)", 2
    while db.one("SELECT 1 FROM folder WHERE account_id = ? AND path = ?", (account_id, new)) is not None:
        new, number = f"{path} (local {number})", number + 1
    below = path + row[1]
    for folder_id, old in db.rows("SELECT id, path FROM folder WHERE account_id = ? AND is_local = 1", (account_id,)):
        if folder_id == row[0] or (row[1] and old.startswith(below)):
            db.run("UPDATE folder SET path = ? WHERE id = ?", (new + old[len(path):], folder_id))
    warnings.put(db, account_id, WarningKind.RENAMED_FOLDER, row[0])

"""What lies below a folder, and whose mail lies in an account's tree."""

from __future__ import annotations

from app.errors import ErrorKind, MailError
from app.model.folder import Folder, Role
from app.store import folders
from app.store.database import Database


def below(db: Database, top: Folder) -> tuple[Folder, ...]:
    """The folders in it and in those, the deepest first."""
    if not top.delimiter:
        return ()
    return tuple(sorted((each for each in folders.folders(db, top.account_id) if is_below(each.path, top)),
                        key=lambda each: -each.path.count(top.delimiter)))


def is_below(path: str, top: Folder) -> bool:
    """By the paths alone."""
    return bool(top.delimiter) and path.startswith(top.path + top.delimiter)


def is_thrown_away(db: Database, folder: Folder) -> bool:
    """Whether it lies in the account's Trash: that is where a local folder goes that is deleted."""
    trash = folders.by_role(db, folder.account_id, Role.TRASH)
    return trash is not None and is_below(folder.path, trash)


def free_path(db: Database, account_id: int, path: str) -> str:
    """This path, or with a number after it the first that no folder has."""
    taken = {each for (each,) in db.rows("SELECT path FROM folder WHERE account_id = ?", (account_id,))}
    number, free = 1, path
    while free in taken:
        number += 1
        free = f"{path} ({number})"
    return free


def check_not_shared(db: Database, account_id: int) -> None:
    """Raises MailError(USAGE) where other accounts' mail comes into this one's Inbox, or lies in its folders: it
    would go with them."""
    sharers = [name for (name,) in db.rows(
        "SELECT name FROM account WHERE id != ?1 AND protocol = 'pop3' AND CASE WHEN json_valid(settings) "
        "THEN json_extract(settings, '$.delivers_to') END = ?1 ORDER BY name", (account_id,))]
    if sharers:
        raise MailError(ErrorKind.USAGE, f"The Inbox of this account takes the mail of {', '.join(sharers)} too: give "
                        "these another Inbox first.")
    lodger = db.value("SELECT a.name FROM folder f JOIN message m ON m.folder_id = f.id JOIN account a "
                      "ON a.id = m.account_id WHERE f.account_id = ?1 AND m.account_id != ?1 LIMIT 1", (account_id,))
    if lodger is not None:
        raise MailError(ErrorKind.USAGE, f"Mail of '{lodger}' lies in this account's folders: move it to its own "
                        "folders first.")

"""One message gets another folder or other flags: what a person's edits and filters share.

Everything runs within the caller's transaction. Raises MailError(USAGE) where rights or places stand against it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from app.errors import ErrorKind, MailError
from app.model.folder import Folder, Role
from app.model.message import Flags
from app.store import accounts, filters, journal, records, transferring, trees
from app.store.applied import Applied, settle
from app.store.database import Database
from app.store.messages import split_flags
from app.store.rights import Rights

Inverse = list[list[object]]
"""Edits that take one back, in their order: ["flags", ids, add, remove], ["move", ids, folder], ["snooze", ids, until],
["uncopy", ids, folder, sources], ["rename", [], folder, path]."""

_KEEP_UNDO = 100


@dataclass(slots=True)
class Before:
    """Where messages lay, which flags they had and until when they slept, to be put back."""

    folders: dict[int, list[int]] = field(default_factory=dict)
    flags: dict[tuple[Flags, Flags], list[int]] = field(default_factory=dict)
    snoozed: dict[float, list[int]] = field(default_factory=dict)

    def inverse(self) -> Inverse:
        edits: Inverse = [["move", ids, folder_id] for folder_id, ids in self.folders.items()]
        edits += [["flags", ids, sorted(add), sorted(remove)] for (add, remove), ids in self.flags.items()]
        edits += [["snooze", ids, until] for until, ids in self.snoozed.items()]
        return edits


def change_flags(db: Database, message_id: int, add: Flags, remove: Flags, rights: Rights, applied: Applied,
                 before: Before, *, weak: bool = False) -> bool:
    """Whether anything changed. `weak`: the program's own doing, which gives way to another client's change."""
    row = db.one("SELECT flags, folder_id FROM message WHERE id = ? AND folder_id IS NOT NULL", (message_id,))
    if row is None:
        return False
    old = split_flags(row[0])
    new = (old | add) - remove
    if new == old:
        return False
    rights.check_flags(row[1], new - old, old - new)
    records.set_flags(db, message_id, new)
    settle(db, message_id, applied, weak=weak)
    applied.changes.change(row[1], message_id)
    before.flags.setdefault((old - new, new - old), []).append(message_id)
    return True


def move(db: Database, message_id: int, target: Folder, rights: Rights, applied: Applied, before: Before, *,
         revive: bool = False, far: bool = False) -> bool:
    """Whether it moved. `revive`: even if it was deleted here, as long as the server was not told. `far`: to another
    account, too, or from a server to this computer."""
    row = db.one("SELECT account_id, folder_id, snoozed_until FROM message WHERE id = ?", (message_id,))
    if row is None or row[1] == target.id or (row[1] is None and not revive):
        return False
    source = None if row[1] is None else rights.folder(row[1])
    if source is not None:
        rights.check_take(source.id)
        before.folders.setdefault(source.id, []).append(message_id)
    if row[2]:
        before.snoozed.setdefault(row[2], []).append(message_id)
    is_near = _is_in_reach(db, row[0], source, target)
    if source is not None and far and (not is_near or transferring.comes_down(db, message_id, source, target)):
        transferring.transfer(db, message_id, source, target, applied)
    else:
        if not is_near:
            raise MailError(ErrorKind.USAGE, "Messages can't be moved to another account by themselves: move them "
                            "there yourself.")
        if source is not None and source.is_local != target.is_local:
            _change_sides(db, message_id, target, applied)
        # Whoever moves a message has dealt with it: nothing may lie hidden in another folder.
        db.run("UPDATE message SET folder_id = ?, snoozed_until = 0 WHERE id = ?", (target.id, message_id))
        journal.try_again(db, message_id)
    settle(db, message_id, applied)
    applied.changes.remove(row[1], message_id)
    applied.changes.add(target.id, message_id)
    return True


def _change_sides(db: Database, message_id: int, target: Folder, applied: Applied) -> None:
    """From a folder of this computer to one of the account's server, or back before the server was told."""
    server_folder_id, body_id = db.rows("SELECT server_folder_id, body_id FROM message WHERE id = ?", (message_id,))[0]
    if target.is_local:
        if server_folder_id is not None or journal.begun_in(db, message_id) is not None:
            raise MailError(ErrorKind.USAGE, f"'{target.path}' is on this computer only: copy the messages there, then "
                            "delete them on the server.")
        db.run("DELETE FROM journal WHERE message_id = ?", (message_id,))
        return
    if body_id is None:
        raise MailError(ErrorKind.USAGE, "To move a message to the server it must be here as a whole: open it once, "
                        "then try again.")
    applied.operations.append(journal.add(db, target.account_id, journal.APPEND, message_id=message_id))
    if target.role is Role.INBOX:
        filters.note_own(db, message_id)


def _is_in_reach(db: Database, account_id: int, source: Folder | None, target: Folder) -> bool:
    """Whether the message stays with its account, or in the folders of two that share an Inbox."""
    if target.account_id == account_id and (source is None or source.account_id == account_id):
        return True
    return target.is_local and source is not None and source.is_local and target.account_id in (
        account_id, source.account_id, accounts.account(db, account_id).delivers_to)


def is_discarded(folder: Folder, trash: Folder) -> bool:
    """Whether what lies there was deleted once: in Trash, or in a local folder that was deleted itself."""
    return folder.id == trash.id or (folder.is_local and trees.is_below(folder.path, trash))


def remember(db: Database, label: str, inverse: Inverse) -> int:
    """How to take an edit back; the id of that."""
    with db.write(durable=True):
        undo_id = db.insert("INSERT INTO undo (label, edits) VALUES (?, ?)", (label, json.dumps(inverse)))
        db.run("DELETE FROM undo WHERE id <= (SELECT max(id) FROM undo) - ?", (_KEEP_UNDO,))
    return undo_id

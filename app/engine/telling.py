"""What the parts of replaying share, and the folders' part."""

from __future__ import annotations

from app.backends.base import MirrorBackend
from app.errors import MailError
from app.model.remote_operation import (
    CreateMailbox,
    DeleteMailbox,
    OperationResult,
    PartlyRefused,
    RemoteOperation,
    RenameMailbox,
    SubscribeMailbox,
)
from app.store import folder_edits, folders, journal
from app.store.database import Database


class Fresh:
    """Messages that we changed on the server since their folder was last compared.

    Their mod-sequence is higher than the one noted, by our own doing: UNCHANGEDSINCE would take it for somebody else's.
    And what a comparison that began before tells of them may be older than what we did.
    """

    def __init__(self) -> None:
        self._ids: dict[int, dict[int, int]] = {}
        self.count = 0
        """How many changes there were."""

    def add(self, folder_id: int, message_id: int) -> None:
        self.count += 1
        self._ids.setdefault(folder_id, {})[message_id] = self.count

    def has(self, folder_id: int, message_id: int, after: int = 0) -> bool:
        """`after`: only if it was changed when there had been so many already."""
        return self._ids.get(folder_id, {}).get(message_id, 0) > after

    def compared(self, folder_id: int, begun: int) -> None:
        """The folder's noted mod-sequence is that of the comparison's beginning, when `count` was `begun`."""
        left = {each: number for each, number in self._ids.pop(folder_id, {}).items() if number > begun}
        if left:
            self._ids[folder_id] = left


class RefusedEntries(Exception):
    """Only these entries of a batch were refused; the others are settled."""

    def __init__(self, entries: list[journal.Entry], error: MailError) -> None:
        super().__init__(error.detail)
        self.entries = entries
        self.error = error


def perform(backend: MirrorBackend, operation: RemoteOperation) -> tuple[OperationResult, PartlyRefused | None]:
    """What was done, and the refusal where it was not all. Raises MailError where nothing was."""
    try:
        return backend.perform(operation), None
    except PartlyRefused as refusal:
        return refusal.result, refusal


def trusted(db: Database, folder_id: int, result: OperationResult, uid: int) -> int | None:
    """The new UID, if it was told and belongs to the UIDVALIDITY under which the target's UIDs are stored."""
    known = folders.marks(db, folder_id)[0]
    return result.uid_map.get(uid) if known and result.target_uidvalidity == known else None


def change_folder(db: Database, backend: MirrorBackend, entry: journal.Entry) -> bool:
    """Creates, renames, deletes or subscribes; True if the folder got another name than the one asked for."""
    made, moved = "", False
    folder = folders.find(db, entry.folder_id) if entry.folder_id is not None else None
    match entry.kind:
        case journal.CREATE:
            made = backend.perform(CreateMailbox(str(entry.payload["path"]))).path
            moved = bool(made) and folder is not None and made != folder.path
        case journal.RENAME:
            told = backend.perform(RenameMailbox(str(entry.payload["path"]), str(entry.payload["new_path"]))).path
            # A folder that a listing brought under that name meanwhile is left for the next listing to sort out.
            made = "" if folder is None or folders.by_path(db, folder.account_id, told) is not None else told
            moved = bool(made)
        case journal.REMOVE:
            backend.perform(DeleteMailbox(str(entry.payload["path"])))
        case _ if folder is not None:
            backend.perform(SubscribeMailbox(folder.path, bool(entry.payload["subscribed"])))
        case _:
            pass  # deleted meanwhile
    with db.write(durable=True):
        journal.drop(db, [entry.seq])
        if moved and folder is not None:
            folder_edits.made_as(db, folder.id, made)
    return moved

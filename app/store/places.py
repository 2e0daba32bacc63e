"""Where single messages are: here, on the server, and how the two differ."""

from __future__ import annotations

from app.model.folder import Folder, RemoteStatus
from app.model.message import Flags
from app.model.sync import BodyWanted
from app.quick_dataclass import dataclass
from app.store import folders
from app.store.database import Database
from app.store.messages import split_flags


@dataclass(frozen=True, slots=True)
class Place:
    """A message as the server has it (`path`, `uid`), and as the person wants it (`folder_id` None: deleted)."""

    id: int
    folder_id: int | None
    server_folder_id: int
    path: str
    uidvalidity: int
    uid: int
    flags: Flags
    server_flags: Flags

    @property
    def add(self) -> Flags:
        return self.flags - self.server_flags

    @property
    def remove(self) -> Flags:
        return self.server_flags - self.flags


def on_server(db: Database, message_id: int | None) -> Place | None:
    """None while the server has no such message or its UID is not known (the next sync of its folder finds it)."""
    row = db.one("SELECT m.id, m.folder_id, m.server_folder_id, f.path, f.uidvalidity, m.uid, m.flags, m.server_flags "
                 "FROM message m JOIN folder f ON f.id = m.server_folder_id WHERE m.id = ? AND m.uid IS NOT NULL",
                 (message_id,))
    if row is None:
        return None
    number, folder_id, server_folder_id, path, uidvalidity, uid, flags, server_flags = row
    return Place(number, folder_id, server_folder_id, path, uidvalidity, uid, split_flags(flags),
                 split_flags(server_flags))


@dataclass(frozen=True, slots=True)
class Unsent:
    """A message that its server is to get: into `path`, with `flags`; `date` in seconds since the epoch."""

    id: int
    folder_id: int
    path: str
    flags: Flags
    date: float
    message_id: str
    has_body: bool


def unsent(db: Database, message_id: int | None) -> Unsent | None:
    """None if it was expunged meanwhile."""
    row = db.one("SELECT m.id, m.folder_id, f.path, m.flags, m.date, m.message_id, m.body_id IS NOT NULL "
                 "FROM message m JOIN folder f ON f.id = m.folder_id WHERE m.id = ?", (message_id,))
    return None if row is None else Unsent(row[0], row[1], row[2], split_flags(row[3]), row[4], row[5], bool(row[6]))


def folder_of(db: Database, message_id: int | None) -> int | None:
    """The folder in which the person sees the message."""
    found = db.value("SELECT folder_id FROM message WHERE id = ?", (message_id,))
    return None if found is None else int(found)


def account_of(db: Database, message_id: int) -> int:
    """0 if there is no such message."""
    return int(db.value("SELECT account_id FROM message WHERE id = ?", (message_id,)) or 0)


def size_of(db: Database, message_id: int) -> int:
    """Octets, as the server counts; 0 if there is no such message."""
    return int(db.value("SELECT size FROM message WHERE id = ?", (message_id,)) or 0)


def holds(db: Database, folder_id: int, message_id: str, size: int) -> bool:
    """Whether the folder shows a message of this Message-ID and size; never true for an empty Message-ID."""
    return bool(message_id) and db.one("SELECT 1 FROM message WHERE folder_id = ? AND message_id = ? AND size = ?",
                                       (folder_id, message_id, size)) is not None


def lies_somewhere(db: Database, message_id: str) -> bool:
    """Whether a folder of any account shows a message of this Message-ID; never true for an empty one."""
    return bool(message_id) and db.one(
        "SELECT 1 FROM message WHERE account_id IN (SELECT id FROM account) AND message_id = ? "
        "AND folder_id IS NOT NULL LIMIT 1", (message_id,)) is not None


def without_body(db: Database, folder_id: int, since: float) -> list[BodyWanted]:
    """Messages known by their headers only, dated `since` or later, newest first."""
    return [BodyWanted(*row) for row in db.rows(
        "SELECT uid, size, (SELECT coalesce(max(start + length(data)), 0) FROM piece WHERE message_id = message.id) "
        "FROM message WHERE server_folder_id = ? AND body_id IS NULL AND date >= ? AND uid IS NOT NULL "
        "ORDER BY date DESC", (folder_id, since))]


def is_as_told(db: Database, folder: Folder, status: RemoteStatus) -> bool:
    """The server's numbers are those of the last full comparison (RFC 7162 3.1), and each message is located."""
    *noted, synced = folders.marks(db, folder.id)
    uidvalidity, uidnext, modseq = noted
    # UIDNEXT is not told where HIGHESTMODSEQ is: no message can come without a new one of those.
    if not synced or not status.modseq or (status.uidvalidity, status.modseq) != (uidvalidity, modseq) \
            or status.uidnext not in (0, uidnext):
        return False
    if db.one("SELECT 1 FROM message WHERE server_folder_id = ? AND uid IS NULL", (folder.id,)) is not None:
        return False
    # Without QRESYNC an expunge may leave HIGHESTMODSEQ as it was (RFC 7162 3.1.2.2), so the number is told too.
    return status.messages < 0 or status.messages == int(db.value(
        "SELECT count(*) FROM message WHERE server_folder_id = ? AND uid IS NOT NULL", (folder.id,)))

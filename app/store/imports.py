"""Many messages filed at once that no server told of: in one transaction, and none that the folder has already."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import field

from app.model.folder import Folder
from app.model.message import Flags
from app.quick_dataclass import dataclass
from app.store import bodies, journal, records
from app.store.changes import Changes
from app.store.database import Database
from app.store.reader import MailReader, Summary

MOST = 200
"""Messages that one transaction takes."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """`received`: seconds since the epoch."""

    folder: Folder
    raw: bytes
    flags: Flags
    received: float


@dataclass(slots=True)
class Filed:
    """`known`: left out, since a message of the same octets is in the folder."""

    stored: int = 0
    known: int = 0
    changes: Changes = field(default_factory=Changes)


def file(db: Database, batch: Sequence[Incoming], reader: MailReader) -> Filed:
    """Durable when it returns. Raises MailError(TOO_LARGE, DISK_FULL, STORE), and then nothing of it is stored."""
    wanted: dict[tuple[int, bytes], Incoming] = {}
    for each in batch:
        wanted.setdefault((each.folder.id, bodies.digest(each.raw)), each)
    held = _held(db, wanted)
    read = {key: reader.message(each.raw) for key, each in wanted.items() if key not in held}
    packed = dict(zip(read, bodies.pack_all([wanted[key].raw for key in read]), strict=True))
    filed = Filed()
    with db.write(durable=True):
        held = _held(db, read)
        new = [key for key in read if key not in held]
        rows = [records.row(_new(wanted[key], read[key], packed[key])) for key in new]
        for key, message_id in zip(new, records.insert_all(db, rows) if rows else [], strict=True):
            folder = wanted[key].folder
            if not folder.is_local:
                journal.add(db, folder.account_id, journal.APPEND, message_id=message_id)
                filed.changes.journals.add(folder.account_id)
            filed.changes.add(folder.id, message_id)
    filed.stored, filed.known = len(new), len(batch) - len(new)
    return filed


def _held(db: Database, keys: Mapping[tuple[int, bytes], object]) -> set[tuple[int, bytes]]:
    return {key for folder_id in {key[0] for key in keys} for key in db.rows(
        "SELECT m.folder_id, b.hash FROM body b JOIN message m ON m.body_id = b.id WHERE m.folder_id = ? AND b.hash IN "
        "(SELECT unhex(value) FROM json_each(?))",
        (folder_id, json.dumps([digest.hex() for owner, digest in keys if owner == folder_id])))}


def _new(each: Incoming, summary: Summary, packed: bodies.PackedBody) -> records.NewMessage:
    return records.NewMessage(
        each.folder.account_id, each.folder.id, summary.envelope, each.received, packed.size, each.flags,
        summary.has_attachment, preview=summary.preview, search_text=summary.search_text, body=packed)

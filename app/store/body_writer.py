"""Whole messages, and the pieces of large ones, for rows that were known by their headers."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeVar

from app.errors import ErrorKind, MailError
from app.model.sync import BodyPiece
from app.store import bodies, identity, records
from app.store.changes import Changes
from app.store.database import Database
from app.store.fold import for_tokenizer
from app.store.reader import MailReader

log = logging.getLogger(__name__)

TRANSACTION = 4 << 20
"""Octets of compressed bodies after which a transaction ends: others wait for the lock meanwhile."""


class BodyTold(NamedTuple):
    """What a whole message says beside its header, read outside of any transaction."""

    packed: bodies.PackedBody
    preview: str
    has_attachment: bool
    search_text: str
    """As `fold.for_tokenizer` made it."""


class ReadBody(NamedTuple):
    """A message's octets with what they say."""

    uid: int
    raw: bytes
    told: BodyTold


def tell_all(raws: Sequence[bytes], reader: MailReader) -> list[BodyTold]:
    """Raises MailError(TOO_LARGE)."""
    return [BodyTold(packed, (summary := reader.message(raw)).preview, summary.has_attachment,
                     for_tokenizer(summary.search_text))
            for raw, packed in zip(raws, bodies.pack_all(raws), strict=True)]


def read_bodies(bodies_of: Sequence[tuple[int, bytes]], reader: MailReader) -> list[ReadBody]:
    """Of (UID, octets)."""
    told = tell_all([raw for _, raw in bodies_of], reader)
    return [ReadBody(uid, raw, each) for (uid, raw), each in zip(bodies_of, told, strict=True)]


class BodyWriter:
    """Bodies of one folder's messages."""

    def __init__(self, db: Database, folder_id: int, reader: MailReader) -> None:
        self._db = db
        self._folder_id = folder_id
        self._reader = reader

    def store(self, found: Sequence[ReadBody], changes: Changes) -> None:
        """In transactions of some megabytes; what has no row any more, or has its body, is passed over."""
        for batch in batches([(each, each.told.packed) for each in found]):
            self._write(batch, changes)

    def store_piece(self, piece: BodyPiece, changes: Changes) -> None:
        """Keeps it until the last one is here, which makes them a message. A piece that does not follow is dropped."""
        row = self._db.one("SELECT id, body_id FROM message WHERE server_folder_id = ? AND uid = ?",
                           (self._folder_id, piece.uid))
        if row is None or row[1] is not None:
            return
        with self._db.write():
            if piece.offset == 0:
                self._db.run("DELETE FROM piece WHERE message_id = ?", (row[0],))
            elif piece.offset != held(self._db, row[0]):
                return
            self._db.run("INSERT OR REPLACE INTO piece (message_id, start, data) VALUES (?, ?, ?)",
                         (row[0], piece.offset, piece.data))
        if piece.is_last:
            raw = b"".join([data for (data,) in self._db.rows(
                "SELECT data FROM piece WHERE message_id = ? ORDER BY start", (row[0],))])
            self.store(read_bodies([(piece.uid, raw)], self._reader), changes)

    def take_from_twins(self, changes: Changes, limit: int = 20) -> None:
        """Some messages of this folder whose like has its body in another one, by the provider's word.

        One message that a provider shows under many labels is so fetched and stored once.
        """
        if self._db.one("SELECT 1 FROM message WHERE email_id != '' AND account_id = "
                        "(SELECT account_id FROM folder WHERE id = ?) LIMIT 1", (self._folder_id,)) is None:
            return
        pairs = self._db.rows(
            "SELECT m.uid, t.id FROM message m JOIN message t ON t.account_id = m.account_id "
            "AND t.email_id = m.email_id AND t.size = m.size AND t.body_id IS NOT NULL WHERE m.server_folder_id = ? "
            "AND m.email_id != '' AND m.body_id IS NULL AND m.uid IS NOT NULL GROUP BY m.id LIMIT ?",
            (self._folder_id, limit))
        raws = [(uid, raw) for uid, twin in pairs if (raw := self._undamaged(twin)) is not None]
        self.store(read_bodies(raws, self._reader), changes)

    def _undamaged(self, message_id: int) -> bytes | None:
        try:
            return bodies.raw(self._db, message_id)
        except MailError as error:
            if error.kind is not ErrorKind.DAMAGED or error.server_text:  # SQLite's own words: more than one message
                raise
            return None

    def _write(self, batch: list[tuple[ReadBody, bodies.PackedBody]], changes: Changes) -> None:
        with self._db.write():
            rows = {row[0]: row[1:] for row in self._db.rows(
                "SELECT uid, id, folder_id, body_id, size, identity FROM message WHERE server_folder_id = ? AND uid IN "
                "(SELECT value FROM json_each(?))", (self._folder_id, json.dumps([each.uid for each, _ in batch])))}
            new: dict[int, records.NewBody] = {}
            for each, packed in batch:
                message_id, folder_id, body_id, size, known = rows.get(each.uid, (None, None, None, 0, b""))
                if message_id is None or (body_id is not None and bodies.is_whole(self._db, body_id)):
                    continue
                if len(each.raw) != size and known and identity.of_header(each.raw) != known:
                    # Courier gives a letter of its own for a message that another client expunged meanwhile.
                    log.warning("the server gave another message than the one whose header it told: it is left out")
                    continue
                new[message_id] = records.NewBody(message_id, packed, each.told.preview, each.told.has_attachment,
                                                  each.told.search_text)
                changes.change(folder_id, message_id)
            if new:
                records.attach_bodies(self._db, list(new.values()))
                # In the same transaction: what a crash leaves behind, nobody would look for.
                self._db.run("DELETE FROM piece WHERE message_id IN (SELECT value FROM json_each(?))",
                             (json.dumps(list(new)),))


T = TypeVar("T")


def batches(packed: Sequence[tuple[T, bodies.PackedBody]]) -> Iterator[list[tuple[T, bodies.PackedBody]]]:
    """Slices of not much more than TRANSACTION octets."""
    batch: list[tuple[T, bodies.PackedBody]] = []
    waiting = 0
    for each in packed:
        batch.append(each)
        waiting += len(each[1].data)
        if waiting > TRANSACTION:
            yield batch
            batch, waiting = [], 0
    if batch:
        yield batch


def held(db: Database, message_id: int) -> int:
    """Octets of the message that its pieces hold."""
    return int(db.value("SELECT coalesce(sum(length(data)), 0) FROM piece WHERE message_id = ?", (message_id,)))

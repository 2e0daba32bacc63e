"""POP3: messages that are stored with their UIDL, on the disk, before the server may delete them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.model.account import Account
from app.model.folder import Folder, Role
from app.model.message import SEEN
from app.model.sync import RemoteMessage
from app.store import bodies, identity, pop3_state, records
from app.store.body_writer import batches
from app.store.changes import Changes
from app.store.database import Database
from app.store.reader import Summary


@dataclass(frozen=True, slots=True)
class ReadDownload:
    """A whole message with what it says, read outside of any transaction."""

    message: RemoteMessage
    raw: bytes
    digest: bytes
    summary: Summary


class Downloads:
    """What comes into an account's Inbox."""

    def __init__(self, db: Database, account: Account, folder: Folder) -> None:
        self._db = db
        self._account = account
        self._folder = folder
        self.new_mail: list[int] = []
        self.new = 0

    def store(self, found: Sequence[ReadDownload], changes: Changes) -> None:
        """The message, its full UIDL text and its state commit together, on the disk, before any DELE."""
        packed = bodies.pack_all([(each.raw, each.digest) for each in found])
        for batch in batches(list(zip(found, packed, strict=True))):
            self._write(batch, changes)

    def note_gone(self, uidls: Sequence[str], changes: Changes) -> None:
        with self._db.write(durable=True):
            for message_id in pop3_state.mark_gone(self._db, self._account.id, uidls):
                changes.change(self._db.value("SELECT folder_id FROM message WHERE id = ?", (message_id,)), message_id)

    def _write(self, batch: list[tuple[ReadDownload, bodies.PackedBody]], changes: Changes) -> None:
        account_id = self._account.id
        with self._db.write(durable=True):
            new: dict[str, tuple[ReadDownload, bodies.PackedBody]] = {}
            for each, packed in batch:
                uidl = str(each.message.uid)
                if uidl not in new and not pop3_state.is_held(self._db, account_id, uidl) \
                        and not pop3_state.came_back(self._db, account_id, uidl, packed.hash):
                    new[uidl] = (each, packed)
            ids = records.insert_all(self._db, [records.row(self._row(*each)) for each in new.values()])
            for message_id, (uidl, (each, packed)) in zip(ids, new.items(), strict=True):
                pop3_state.add(self._db, account_id, uidl, message_id, each.message.received, packed.hash)
                changes.add(self._folder.id, message_id)
                self.new += 1
                if self._folder.role is Role.INBOX and SEEN not in each.message.flags:
                    self.new_mail.append(message_id)

    def _row(self, each: ReadDownload, packed: bodies.PackedBody) -> records.NewMessage:
        summary = each.summary
        return records.NewMessage(
            self._account.id, self._folder.id, summary.envelope, each.message.received, packed.size,
            each.message.flags, summary.has_attachment, preview=summary.preview, search_text=summary.search_text,
            body=packed, identity=identity.of_header(each.raw))

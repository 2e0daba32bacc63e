"""Takes a backend's steps into the store: one step, one transaction, safe to repeat."""

from __future__ import annotations

from typing import assert_never

from app.model.account import Account, Protocol
from app.model.folder import Folder, Role
from app.model.message import SEEN, Flags
from app.model.sync import (
    Arrived,
    BodiesArrived,
    BodyPiece,
    Checkpoint,
    DeletesPlanned,
    FlagsSeen,
    FolderOpened,
    FolderSnapshot,
    KnownMessage,
    LabelsSeen,
    Progress,
    RemoteMessage,
    ServerUid,
    SyncStep,
    Vanished,
)
from app.store import bodies, folders, journal, pop3_state, records
from app.store.changes import Changes
from app.store.database import Database
from app.store.messages import join_flags, split_flags
from app.store.reader import MailReader, Summary

_BODIES_A_TRANSACTION = 2 << 20
"""Octets of compressed bodies after which a step's transaction is cut: others wait for the lock meanwhile."""


class SyncWriter:
    """One folder's sync. Owned by the worker's thread. `new_mail` gathers unread arrivals for a notification."""

    def __init__(self, db: Database, account: Account, folder: Folder, reader: MailReader) -> None:
        self._db = db
        self._account = account
        self._folder = folder
        self._reader = reader
        self._orphans: set[int] = set()
        self.new_mail: list[int] = []
        self.new = self.changed = self.removed = 0

    def snapshot(self) -> FolderSnapshot:
        """What the backend is to compare with."""
        if self._account.protocol is Protocol.POP3:
            return pop3_state.snapshot(self._db, self._account.id, self._folder.path)
        uidvalidity, uidnext, modseq, _ = folders.marks(self._db, self._folder.id)
        interned: dict[tuple[str, int], KnownMessage] = {}
        known: dict[ServerUid, KnownMessage] = {}
        for uid, flags, has_body in self._db.rows(
                "SELECT uid, server_flags, body_id IS NOT NULL FROM message WHERE server_folder_id = ? "
                "AND uid IS NOT NULL", (self._folder.id,)):
            found = interned.get((flags, has_body))
            if found is None:
                found = interned[flags, has_body] = KnownMessage(split_flags(flags), bool(has_body))
            known[uid] = found
        return FolderSnapshot(self._folder.path, uidvalidity, uidnext, modseq, known)

    def store(self, step: SyncStep) -> Changes:
        """When this returns, the step is in the store (POP3: on the disk)."""
        changes = Changes()
        match step:
            case FolderOpened():
                self._open(step)
            case Arrived():
                if self._account.protocol is Protocol.POP3:
                    self._store_downloads(step, changes)
                else:
                    self._store_headers(step, changes)
            case BodiesArrived():
                self._store_bodies(step, changes)
            case FlagsSeen():
                self._store_flags(step, changes)
            case Vanished():
                self._remove(step, changes)
            case Checkpoint():
                self._finish(step, changes)
            case DeletesPlanned() | Progress() | BodyPiece() | LabelsSeen():
                pass
            case _:
                assert_never(step)
        return changes

    def deletions_committed(self, uidls: tuple[str, ...]) -> Changes:
        """POP3: QUIT was answered, so these are gone from the server."""
        changes = Changes()
        with self._db.write(durable=True):
            self._note_gone(uidls, changes)
        return changes

    # --- the steps --------------------------------------------------------------------------------

    def _open(self, step: FolderOpened) -> None:
        if self._account.protocol is Protocol.POP3:
            return
        with self._db.write(durable=True):
            known = folders.marks(self._db, self._folder.id)[0]
            if known != step.uidvalidity:
                # UIDs of another UIDVALIDITY mean nothing (RFC 3501 2.3.1.1). Rows, bodies and pending edits stay and
                # are found again by Message-ID and size; what is not found by the end of the sync goes.
                if known:
                    self._db.run("UPDATE message SET uid = NULL WHERE server_folder_id = ?", (self._folder.id,))
                self._db.run("UPDATE folder SET uidvalidity = ?, uidnext = 0, modseq = 0 WHERE id = ?",
                             (step.uidvalidity, self._folder.id))
        self._orphans = {row[0] for row in self._db.rows(
            "SELECT id FROM message WHERE server_folder_id = ? AND uid IS NULL", (self._folder.id,))}

    def _store_headers(self, step: Arrived, changes: Changes) -> None:
        read = [(each, self._reader.header(each.header)) for each in step.messages]
        entries: records.IndexEntries = []
        with self._db.write():
            for message, envelope in read:
                uid = int(message.uid)
                if self._update_known(uid, message.flags, changes):
                    continue
                adopted = self._adopt(uid, envelope.message_id, envelope.subject, message, changes)
                if adopted:
                    continue
                new = records.insert(self._db, records.NewMessage(
                    self._account.id, self._folder.id, envelope, message.received, message.size, message.flags,
                    bool(message.has_attachment), server_folder_id=self._folder.id, uid=uid), entries)
                self._note_new(new, message.flags, changes)
            records.index(self._db, entries)

    def _update_known(self, uid: int, flags: Flags, changes: Changes) -> bool:
        row = self._db.one("SELECT id FROM message WHERE server_folder_id = ? AND uid = ?", (self._folder.id, uid))
        if row is None:
            return False
        self._merge_flags(row[0], flags, changes)
        return True

    def _adopt(self, uid: int, message_id: str, subject: str, message: RemoteMessage, changes: Changes) -> bool:
        """Recognises a message that is known here without a UID: moved, appended, or from before UIDVALIDITY changed.

        Message-ID and size must fit; without a Message-ID, subject and size. An arrival that fits an unanswered
        APPEND or COPY is that one.
        """
        row = self._db.one(
            "SELECT id FROM message WHERE server_folder_id = ?1 AND uid IS NULL AND message_id = ?2 AND size = ?3 "
            "AND (?2 != '' OR subject = ?4) ORDER BY id LIMIT 1",
            (self._folder.id, message_id, message.size, subject))
        if row is None and message_id:
            row = self._db.one(
                "SELECT m.id FROM message m JOIN journal j ON j.message_id = m.id WHERE m.account_id = ? "
                "AND m.message_id = ? AND m.folder_id = ? AND m.server_folder_id IS NULL AND m.size = ? "
                "AND j.kind IN ('append', 'copy') AND j.attempts > 0 LIMIT 1",
                (self._account.id, message_id, self._folder.id, message.size))
        if row is None:
            return False
        journal.located(self._db, row[0], self._folder.id, uid, message.flags)
        changes.change(self._folder.id, row[0])
        return True

    def _store_bodies(self, step: BodiesArrived, changes: Changes) -> None:
        batch: list[tuple[int, bodies.PackedBody, Summary]] = []
        waiting = 0
        for uid, raw in step.bodies:
            packed = bodies.pack(raw)
            batch.append((uid, packed, self._reader.message(raw)))
            waiting += len(packed.data)
            if waiting > _BODIES_A_TRANSACTION:
                self._write_bodies(batch, changes)
                batch, waiting = [], 0
        if batch:
            self._write_bodies(batch, changes)

    def _write_bodies(self, batch: list[tuple[int, bodies.PackedBody, Summary]], changes: Changes) -> None:
        entries: records.IndexEntries = []
        with self._db.write():
            for uid, packed, summary in batch:
                row = self._db.one("SELECT id, folder_id, body_id FROM message WHERE server_folder_id = ? AND uid = ?",
                                   (self._folder.id, uid))
                if row is None or (row[2] is not None and bodies.is_whole(self._db, row[2])):
                    continue
                if records.attach_body(
                        self._db, row[0], packed, preview=summary.preview, has_attachment=summary.has_attachment,
                        search_text=summary.search_text, entries=entries):
                    changes.change(row[1], row[0])
            records.index(self._db, entries)

    def _store_downloads(self, step: Arrived, changes: Changes) -> None:
        """POP3: the message, its full UIDL text and its state commit together, on the disk, before any DELE."""
        batch: list[tuple[RemoteMessage, bodies.PackedBody, Summary]] = []
        waiting = 0
        for message in step.messages:
            if message.raw is None or pop3_state.is_held(self._db, self._account.id, str(message.uid)):
                continue
            packed = bodies.pack(message.raw)
            batch.append((message, packed, self._reader.message(message.raw)))
            waiting += len(packed.data)
            if waiting > _BODIES_A_TRANSACTION:
                self._write_downloads(batch, changes)
                batch, waiting = [], 0
        if batch:
            self._write_downloads(batch, changes)

    def _write_downloads(self, batch: list[tuple[RemoteMessage, bodies.PackedBody, Summary]], changes: Changes) -> None:
        entries: records.IndexEntries = []
        with self._db.write(durable=True):
            for message, packed, summary in batch:
                uidl = str(message.uid)
                if pop3_state.is_held(self._db, self._account.id, uidl) or pop3_state.came_back(
                        self._db, self._account.id, uidl, packed.hash):
                    continue
                new = records.insert(self._db, records.NewMessage(
                    self._account.id, self._folder.id, summary.envelope, message.received, packed.size, message.flags,
                    summary.has_attachment, preview=summary.preview, search_text=summary.search_text, body=packed),
                    entries)
                pop3_state.add(self._db, self._account.id, uidl, new, message.received, packed.hash)
                self._note_new(new, message.flags, changes)
            records.index(self._db, entries)

    def _store_flags(self, step: FlagsSeen, changes: Changes) -> None:
        with self._db.write():
            for uid, flags in step.flags:
                self._update_known(uid, flags, changes)

    def _merge_flags(self, message_id: int, flags: Flags, changes: Changes) -> None:
        """Three-way: the server's news, plus what the person changed here and the server is still to be told."""
        row = self._db.one("SELECT flags, server_flags, folder_id FROM message WHERE id = ?", (message_id,))
        if row is None:
            return
        mine, base = split_flags(row[0]), split_flags(row[1])
        if base == flags:
            return
        self._db.run("UPDATE message SET server_flags = ? WHERE id = ?", (join_flags(flags), message_id))
        merged = (flags | (mine - base)) - (base - mine)
        if merged != mine:
            records.set_flags(self._db, message_id, merged)
            changes.change(row[2], message_id)
            self.changed += 1
        journal.reconcile(self._db, message_id)

    def _remove(self, step: Vanished, changes: Changes) -> None:
        if self._account.protocol is Protocol.POP3:
            with self._db.write(durable=True):
                self._note_gone(tuple(str(each) for each in step.uids), changes)
            return
        for start in range(0, len(step.uids), 200):
            with self._db.write():
                for uid in step.uids[start:start + 200]:
                    row = self._db.one("SELECT id, folder_id FROM message WHERE server_folder_id = ? AND uid = ?",
                                       (self._folder.id, uid))
                    if row is not None:
                        self._drop(row[0], row[1], changes)

    def _finish(self, step: Checkpoint, changes: Changes) -> None:
        with self._db.write():
            if self._account.protocol is Protocol.IMAP:
                for message_id in sorted(self._orphans):
                    row = self._db.one("SELECT folder_id FROM message WHERE id = ? AND server_folder_id = ? "
                                       "AND uid IS NULL", (message_id, self._folder.id))
                    if row is not None:
                        self._drop(message_id, row[0], changes)
            folders.note_synced(self._db, self._folder.id, step.uidvalidity, step.uidnext, step.modseq)

    def _drop(self, message_id: int, folder_id: int | None, changes: Changes) -> None:
        records.delete(self._db, message_id)
        changes.remove(folder_id, message_id)
        self.removed += 1

    def _note_gone(self, uidls: tuple[str, ...], changes: Changes) -> None:
        for message_id in pop3_state.mark_gone(self._db, self._account.id, uidls):
            changes.change(self._db.value("SELECT folder_id FROM message WHERE id = ?", (message_id,)), message_id)

    def _note_new(self, message_id: int, flags: Flags, changes: Changes) -> None:
        changes.add(self._folder.id, message_id)
        self.new += 1
        if self._folder.role is Role.INBOX and SEEN not in flags:
            self.new_mail.append(message_id)



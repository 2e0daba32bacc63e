"""Header steps of IMAP into rows: what is known is merged, what lacks its UID is recognised, the rest is new."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from app.model.folder import Role
from app.model.message import SEEN, Envelope, Flags
from app.model.sync import RemoteMessage
from app.store import filters, folders, identity, journal, records
from app.store.changes import Changes
from app.store.database import Database
from app.store.messages import join_flags, split_flags


class ReadHeader(NamedTuple):
    """A RemoteMessage with what its header says, read outside of any transaction."""

    uid: int
    flags: Flags
    size: int
    message_id: str
    subject: str
    identity: bytes
    email_id: str
    labels: str
    list_id: str
    received: float
    row: records.Row


class Arrivals:
    """One folder's messages as the server tells of them. Every method runs within the caller's transaction.

    `is_stale(message_id)`: what is told of its flags may be older than what the server was told of them since.
    """

    def __init__(self, db: Database, account_id: int, folder_id: int, role: Role, is_stale: Callable[[int], bool]
                 ) -> None:
        self._db = db
        self._is_stale = is_stale
        self._account_id = account_id
        self._folder_id = folder_id
        self._role = role
        self.new_mail: list[int] = []
        self.new = self.changed = 0
        self.left_stale = False
        self._lists: bool | None = None

    def store(self, headers: Sequence[ReadHeader], changes: Changes) -> None:
        """Those that are new get a row, or the row that an edit gave them before; of the others the flags are merged.
        Within the caller's transaction."""
        known = self._known([each.uid for each in headers])
        if known:
            self.merge_flags({each.uid: each.flags for each in headers if each.uid in known}, changes)
        new = list({each.uid: each for each in headers if each.uid not in known}.values())
        if self._some_may_be_here():
            new = [each for each in new if not self._adopt(each, changes)]
        ids = records.insert_all(self._db, [each.row for each in new])
        for message_id, each in zip(ids, new, strict=True):
            changes.add(self._folder_id, message_id)
            self.new += 1
            if self._role is Role.INBOX and SEEN not in each.flags:
                self.new_mail.append(message_id)
            if each.list_id and self._notes_lists():
                filters.note_list(self._db, message_id, each.list_id)

    def _notes_lists(self) -> bool:
        """Whether filters are to see List-Id, which no row keeps. (What the first sync of an Inbox brings they never
        do.)"""
        if self._lists is None:
            self._lists = self._role is Role.INBOX and filters.ask_for_lists(self._db) \
                and folders.marks(self._db, self._folder_id)[3] > 0
        return self._lists

    def merge_flags(self, flags: dict[int, Flags], changes: Changes) -> None:
        """Three-way: the server's news, plus what the person changed here and the server is still to be told."""
        for message_id, uid, mine_text, base_text, folder_id in self._db.rows(
                "SELECT id, uid, flags, server_flags, folder_id FROM message WHERE server_folder_id = ? AND uid IN "
                "(SELECT value FROM json_each(?))", (self._folder_id, json.dumps(list(flags)))):
            now = flags[uid]
            text = join_flags(now)
            if text == base_text:
                continue
            if self._is_stale(message_id):
                self.left_stale = True
                continue
            mine, base = split_flags(mine_text), split_flags(base_text)
            self._db.run("UPDATE message SET server_flags = ? WHERE id = ?", (text, message_id))
            merged = (now | (mine - base)) - (base - mine)
            if merged != mine:
                records.set_flags(self._db, message_id, merged)
                changes.change(folder_id, message_id)
                self.changed += 1
            journal.reconcile(self._db, message_id)

    def set_labels(self, labels: Iterable[tuple[int, tuple[str, ...]]], changes: Changes) -> None:
        for uid, words in labels:
            for message_id, folder_id in self._db.rows(
                    "UPDATE message SET labels = ?1 WHERE server_folder_id = ?2 AND uid = ?3 AND labels != ?1 "
                    "RETURNING id, folder_id", (records.labels_text(words), self._folder_id, uid)):
                changes.change(folder_id, message_id)

    def _known(self, uids: Sequence[int]) -> set[int]:
        if not uids or self._db.one("SELECT 1 FROM message WHERE server_folder_id = ? AND uid BETWEEN ? AND ? LIMIT 1",
                                    (self._folder_id, min(uids), max(uids))) is None:
            return set()  # as with every step of a first sync
        return {row[0] for row in self._db.rows(
            "SELECT uid FROM message WHERE server_folder_id = ? AND uid IN (SELECT value FROM json_each(?))",
            (self._folder_id, json.dumps(uids)))}

    # --- recognising ------------------------------------------------------------------------------------------

    def _some_may_be_here(self) -> bool:
        return self._db.one(
            "SELECT 1 FROM message WHERE server_folder_id = ? AND uid IS NULL UNION ALL SELECT 1 FROM journal "
            "WHERE account_id = ? AND kind IN ('append', 'copy') AND attempts > 0 LIMIT 1",
            (self._folder_id, self._account_id)) is not None

    def _adopt(self, each: ReadHeader, changes: Changes) -> bool:
        """Recognises a message that is known here without a UID: moved, appended, or from before UIDVALIDITY changed.

        An arrival that fits an unanswered APPEND or COPY is that one.
        """
        message_id = self._unlocated(each)
        if message_id is not None:
            # What another client did to its flags meanwhile is news, not something for us to take back.
            journal.located(self._db, message_id, self._folder_id, each.uid)
            self.merge_flags({each.uid: each.flags}, changes)
        elif each.message_id and (message_id := self._unanswered(each)) is not None:
            journal.located(self._db, message_id, self._folder_id, each.uid, each.flags)
        else:
            return False
        self._db.run("UPDATE message SET identity = ?, email_id = ?, labels = ?, missing = 0 WHERE id = ?",
                     (each.identity, each.email_id, each.labels, message_id))
        changes.change(self._folder_id, message_id)
        return True

    def _unlocated(self, each: ReadHeader) -> int | None:
        # Of several that look alike the one that came when this one did: that its sender could not choose.
        return self._fitting(each, self._db.rows(
            "SELECT id, identity, subject FROM message WHERE server_folder_id = ? AND uid IS NULL AND message_id = ? "
            "AND size = ? ORDER BY abs(received - ?), id LIMIT 200",
            (self._folder_id, each.message_id, each.size, each.received)))

    def _unanswered(self, each: ReadHeader) -> int | None:
        return self._fitting(each, self._db.rows(
            "SELECT m.id, m.identity, m.subject FROM message m JOIN journal j ON j.message_id = m.id "
            "WHERE m.account_id = ? AND m.message_id = ? AND m.server_folder_id IS NULL "
            "AND coalesce(json_extract(j.payload, '$.folder'), m.folder_id) = ? AND m.size = ? "
            "AND j.kind IN ('append', 'copy') AND j.attempts > 0 ORDER BY m.id LIMIT 200",
            (self._account_id, each.message_id, self._folder_id, each.size)))

    @staticmethod
    def _fitting(each: ReadHeader, candidates: list[tuple[int, bytes, str]]) -> int | None:
        """Message-ID and size fit already; so must the fields, where they are known of both, or else the subject."""
        fallback: int | None = None
        for message_id, known, subject in candidates:
            if known and each.identity:
                if known == each.identity:
                    return message_id
            elif fallback is None and (each.message_id or subject == each.subject):
                fallback = message_id
        return fallback


def read_header(message: RemoteMessage, envelope: Envelope, account_id: int, folder_id: int) -> ReadHeader:
    """All that is made of a header, outside of any transaction."""
    uid, known = int(message.uid), identity.of_fields(message.header)
    return ReadHeader(
        uid, message.flags, message.size, envelope.message_id, envelope.subject, known, message.email_id,
        records.labels_text(message.labels), envelope.list_id, message.received, records.row(records.NewMessage(
            account_id, folder_id, envelope, message.received, message.size, message.flags,
            bool(message.has_attachment), folder_id, uid, "", "", None, known, message.email_id, message.labels)))

"""Salvage from a damaged database: whatever may exist nowhere else is carried into a fresh one.

POP3 mail with its UIDLs, the outbox, and messages that were still to be filed on an IMAP server. IMAP's cache is left
behind: the server has it. Accounts and folders come along as far as they can be read.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from app.errors import ErrorKind, MailError
from app.model.account import Account, LeaveRule, Protocol, SecretKind, SecretSource, Security, ServerSettings
from app.model.folder import Role
from app.model.message import Envelope
from app.store import accounts, bodies, journal, outbox, records, recovered_keys, recovered_writing
from app.store.carve import PageFile, Value
from app.store.carved_tables import Tables
from app.store.database import Database
from app.store.messages import split_flags
from app.store.reader import MailReader

_MESSAGES_A_TRANSACTION = 50
_RECOVERED = "Recovered"

_RECEIVED, _FLAGS, _BODY_ID = 13, 15, 21
"""Columns of `message`; of the other tables the first few are used, in the schema's order."""
_SIZE, _PARTIAL, _KEPT = 0, 1, 3
"""Of `pop3_state`, counted from the first that not every schema has (the eighth)."""


def recover(damaged: Path, fresh: Database, reader: MailReader) -> tuple[int, int]:
    """Fills `fresh` (empty, of the newest schema) from `damaged` and its write-ahead log.

    An encrypted one is read with the key of `fresh`. Returns how many messages (mail, drafts, outbox) were salvaged,
    and how many are known to be lost. What the server still holds of the lost ones is downloaded again. Raises
    MailError(DISK_FULL, STORE).
    """
    try:
        with PageFile(damaged, fresh.key) as pages:
            return _Salvage(Tables(pages), fresh, reader).run()
    except OSError as error:
        raise MailError(ErrorKind.STORE, "The damaged mail database can't be read: check the disk.",
                        str(error)) from error


class _Salvage:
    def __init__(self, tables: Tables, fresh: Database, reader: MailReader) -> None:
        self._from = tables
        self._db = fresh
        self._reader = reader
        self._protocols: dict[int, str] = {}
        self._folders: dict[int, int] = {}
        self._local: set[int] = set()
        self._unfiled = {row[3]: row for row in tables.journal.values() if row[2] in (journal.APPEND, journal.COPY)}
        self._partial = {row[2] for row in tables.pop3_state if row[7 + _PARTIAL:8 + _PARTIAL] == (1,)}
        """Messages that have no text by nature: only their beginning was here, and the server has the rest."""
        self._used: set[Value] = set()
        self._salvaged = self._lost = 0

    def run(self) -> tuple[int, int]:
        self._accounts()
        self._folder_rows()
        placed = self._messages()
        self._pop3_states(placed)
        self._outbox()
        recovered_keys.keep(self._db, self._from.crypto_key.values())
        recovered_writing.keep(self._db, self._protocols, self._from.identity.values(), self._from.template.values())
        orphans = self._orphans()
        return self._salvaged, max(0, self._lost - orphans)

    # --- accounts and folders ------------------------------------------------------------------------------

    def _accounts(self) -> None:
        named = Counter([row[1] for row in self._from.folder.values() if row[6] == 1]
                        + [row[0] for row in self._from.pop3_state])
        lost = {each for each, times in named.items() if times > 1 and isinstance(each, int) and each > 0}
        wanted = sorted({*self._from.account, *lost})
        for account_id in wanted:
            row = self._from.account.get(account_id)
            with self._db.write(durable=True):
                if row is None or not self._restored(account_id, row):
                    self._stand_in(account_id)
            self._protocols[account_id] = accounts.account(self._db, account_id).protocol.value

    def _restored(self, account_id: int, row: tuple[Value, ...]) -> bool:
        if self._db.one("SELECT 1 FROM account WHERE name = ?", (row[1],)):
            return False
        self._db.run("INSERT INTO account (id, name, protocol, leave_rule, settings, position) "
                     "VALUES (?, ?, ?, ?, ?, ?)",
                     (account_id, *row[1:5], row[5] if isinstance(row[5], int) else account_id))
        try:
            accounts.account(self._db, account_id)
        except MailError:
            self._db.run("DELETE FROM account WHERE id = ?", (account_id,))
            return False
        return True

    def _stand_in(self, account_id: int) -> None:
        """An account whose settings are lost, but not its mail: to be set up again by the person."""
        server = ServerSettings("settings-lost.invalid", 995, Security.TLS, "unknown")
        saved = accounts.save(self._db, Account(
            0, f"Recovered account {account_id}", "unknown@settings-lost.invalid", "", Protocol.POP3, server, None,
            SecretSource(SecretKind.SESSION), LeaveRule.parse("keep")))
        self._db.run("DELETE FROM folder WHERE account_id = ?", (saved.id,))
        self._db.run("UPDATE account SET id = ? WHERE id = ?", (account_id, saved.id))

    def _folder_rows(self) -> None:
        """Marks and counts start anew: IMAP is compared from the beginning, the triggers count again."""
        with self._db.write(durable=True):
            for folder_id, row in self._from.folder.items():
                account_id, path, delimiter, role = row[1:5]
                known = isinstance(account_id, int) and account_id in self._protocols
                if not known or not isinstance(path, str) or not isinstance(delimiter, str) \
                        or role not in set(Role) or row[5] not in (0, 1) or row[6] not in (0, 1) \
                        or self._db.one("SELECT 1 FROM folder WHERE account_id = ? AND path = ?", (account_id, path)):
                    continue
                self._folders[folder_id] = self._db.insert(
                    "INSERT INTO folder (id, account_id, path, delimiter, role, selectable, is_local) "
                    "VALUES (?, ?, ?, ?, ?, ?, ?)", (folder_id, account_id, path, delimiter, role, row[5], row[6]))
                if row[6] or self._protocols[int(str(account_id))] == Protocol.POP3.value:
                    self._local.add(folder_id)
                    self._db.run("UPDATE folder SET is_local = 1 WHERE id = ?", (folder_id,))
            for account_id, protocol in self._protocols.items():
                if protocol == Protocol.POP3.value:
                    for path, each in accounts.LOCAL_FOLDERS:
                        self._local_folder(account_id, path, each)

    def _local_folder(self, account_id: int, path: str, role: Role = Role.NONE) -> int:
        known = self._db.value("SELECT id FROM folder WHERE account_id = ? AND path = ?", (account_id, path))
        if known is not None:
            return int(known)
        return self._db.insert("INSERT INTO folder (account_id, path, delimiter, role, is_local) "
                               "VALUES (?, ?, ?, ?, 1)", (account_id, path, accounts.LOCAL_DELIMITER, role.value))

    # --- mail ------------------------------------------------------------------------------------------------

    def _messages(self) -> dict[int, int]:
        """Old message ids → new ones."""
        placed: dict[int, int] = {}
        rows = iter(sorted(self._from.message.items()))
        while some := list(islice(rows, _MESSAGES_A_TRANSACTION)):
            with self._db.write(durable=True):
                for old, row in some:
                    if row[1] not in self._protocols:
                        continue
                    self._used.add(row[_BODY_ID])
                    if (folder_id := self._wanted(row)) is None:
                        continue
                    octets = self._from.octets(row[_BODY_ID])
                    if octets is None:
                        self._lost += row[_BODY_ID] is not None or old not in self._partial
                        continue
                    placed[old] = self._put(int(str(row[1])), folder_id, octets, row[_FLAGS], row[_RECEIVED])
                    if folder_id not in self._local and self._protocols[int(str(row[1]))] == Protocol.IMAP.value:
                        self._to_be_filed(placed[old], old)
        return placed

    def _wanted(self, row: tuple[Value, ...]) -> int | None:
        """The folder to put it into, if it may exist nowhere else."""
        account_id, (folder_id, server_folder_id) = int(str(row[1])), row[2:4]
        known = self._folders.get(folder_id) if isinstance(folder_id, int) else None
        if self._protocols[account_id] == Protocol.POP3.value:
            return known if known is not None else self._local_folder(account_id, "Inbox", Role.INBOX)
        if known in self._local:
            return known
        if server_folder_id is not None or folder_id is None or row[_BODY_ID] is None:
            return None  # the server has it, or is to be told of a copy of what it has
        return known if known is not None else self._db.value(
            "SELECT id FROM folder WHERE account_id = ? ORDER BY role = 'inbox' DESC, id LIMIT 1", (account_id,))

    def _put(self, account_id: int, folder_id: int, octets: bytes, flags: Value, received: Value) -> int:
        summary = self._reader.message(octets)
        self._salvaged += 1
        return records.insert(self._db, records.NewMessage(
            account_id, folder_id, summary.envelope, float(received) if isinstance(received, int | float) else 0.0,
            len(octets), split_flags(flags) if isinstance(flags, str) else frozenset(), summary.has_attachment,
            preview=summary.preview, search_text=summary.search_text, body=bodies.pack(octets)))

    def _to_be_filed(self, message_id: int, old: int) -> None:
        account_id = int(self._db.value("SELECT account_id FROM message WHERE id = ?", (message_id,)))
        seq = journal.add(self._db, account_id, journal.APPEND, message_id=message_id)
        known = self._unfiled.get(old)
        attempts, error = known[6:8] if known is not None else (1, "")  # 1: an earlier try may have got through
        self._db.run("UPDATE journal SET attempts = ?, error = ? WHERE seq = ?",
                     (attempts if isinstance(attempts, int) else 1, error if isinstance(error, str) else "", seq))

    def _pop3_states(self, placed: dict[int, int]) -> None:
        """UIDLs of salvaged and of deleted messages; without its state a lost message is downloaded again."""
        claimed: set[Value] = set()
        with self._db.write(durable=True):
            for account_id, uidl, old, first_seen, deleted, gone_at, digest, *more in self._from.pop3_state:
                if account_id not in self._protocols or not isinstance(uidl, str) or not isinstance(digest, bytes) \
                        or not isinstance(first_seen, int | float) or isinstance(gone_at, str | bytes):
                    continue
                if old is not None and old not in placed:
                    self._lost += old not in self._from.message and old not in self._partial
                    continue
                if old in claimed or (old is None and not deleted) \
                        or (isinstance(old, int) and self._from.message[old][1] != account_id):
                    continue
                if old is not None:
                    claimed.add(old)
                size, kept = (more[_SIZE], int(more[_KEPT] == 1)) if len(more) > _KEPT else (0, 0)
                self._db.run("INSERT OR IGNORE INTO pop3_state (account_id, uidl, message_id, first_seen, "
                             "deleted_here, gone_at, hash, kept, size) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                             (account_id, uidl, placed.get(old) if isinstance(old, int) else None, first_seen,
                              int(bool(deleted)), gone_at, digest, kept, max(0, size) if isinstance(size, int) else 0))

    def _outbox(self) -> None:
        """A message that was being sent may have got through: it stays `sending`, and delivery asks the person."""
        for _, row in sorted(self._from.outbox.items()):
            account_id, body_id, recipients, subject, state = row[1:6]
            send_at, sender = row[10:12] or (0, "")
            self._used.add(body_id)
            octets = self._from.octets(body_id)
            if account_id not in self._protocols or octets is None or not _is_list(recipients):
                self._lost += 1
                continue
            with self._db.write(durable=True):
                number = outbox.add(self._db, int(str(account_id)), bodies.pack(octets),
                                    tuple(json.loads(str(recipients))), str(subject),
                                    send_at=float(send_at) if isinstance(send_at, int | float) else 0.0,
                                    sender=str(sender))
                self._db.run("UPDATE outbox SET state = ?, error = ? WHERE id = ?",
                             (state if state in _STATES else outbox.UNKNOWN, str(row[6] or ""), number))
            self._salvaged += 1

    def _orphans(self) -> int:
        """Whole texts whose rows are lost go into a folder of the first POP3 account: they may be its only copies."""
        keeper = next((each for each, protocol in self._protocols.items() if protocol == Protocol.POP3.value), None)
        if keeper is None:
            return 0
        before = self._salvaged
        ids: Iterator[int] = iter(sorted(set(self._from.body) - {each for each in self._used if isinstance(each, int)}))
        while some := list(islice(ids, _MESSAGES_A_TRANSACTION)):
            with self._db.write(durable=True):
                for body_id in some:
                    octets = self._from.octets(body_id)
                    if octets is not None and self._reader.header(octets[:65_536]) != Envelope():
                        self._put(keeper, self._local_folder(keeper, _RECOVERED), octets, "", 0)
        return self._salvaged - before


_STATES = (outbox.QUEUED, outbox.SENDING, outbox.SENT, outbox.FAILED, outbox.UNKNOWN)


def _is_list(text: Value) -> bool:
    try:
        found = json.loads(text) if isinstance(text, str) else None
    except ValueError:
        return False
    return isinstance(found, list) and all(isinstance(each, str) for each in found)

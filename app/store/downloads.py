"""POP3: messages that are stored with their UIDL, on the disk, before the server may delete them."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import NamedTuple

from app.model.account import Account
from app.model.folder import Folder, Role
from app.model.message import SEEN
from app.model.sync import RemoteMessage
from app.store import bodies, filters, identity, maildrop, pop3_state, records
from app.store.body_writer import batches
from app.store.changes import Changes
from app.store.database import Database
from app.store.fold import for_tokenizer
from app.store.reader import MailReader

log = logging.getLogger(__name__)


class Told(NamedTuple):
    """What a message says, read outside of any transaction. `packed` is None for a partial one.

    `row`: its row if it is new, without its body.
    """

    packed: bodies.PackedBody | None
    identity: bytes
    row: records.Row
    preview: str
    has_attachment: bool
    list_id: str


class ReadDownload(NamedTuple):
    """A message that is not here yet, or only its beginning."""

    message: RemoteMessage
    told: Told

    @property
    def raw(self) -> bytes:
        """Empty for a partial one."""
        return self.message.raw or b""


def missing(db: Database, account: Account, messages: Sequence[RemoteMessage]) -> list[RemoteMessage]:
    """Those that are not here yet, and those of which only the beginning is."""
    held = pop3_state.held_among(db, account.id, [str(each.uid) for each in messages])
    return [each for each in messages
            if (known := held.get(str(each.uid))) is None or (known.is_partial and each.raw is not None)]


def tell_all(account_id: int, folder_id: int, messages: Sequence[RemoteMessage], reader: MailReader) -> list[Told]:
    """What they say; of a partial message what its beginning says. Raises MailError(TOO_LARGE)."""
    packed = iter(bodies.pack_all([each.raw for each in messages if each.raw is not None]))
    return [_tell(account_id, folder_id, each, None if each.raw is None else next(packed), reader)
            for each in messages]


def _tell(account_id: int, folder_id: int, message: RemoteMessage, packed: bodies.PackedBody | None,
          reader: MailReader) -> Told:
    octets = message.header if message.raw is None else message.raw
    summary = reader.message(octets)
    envelope = summary.envelope
    fields = identity.of_header(octets)
    row = records.row(records.NewMessage(
        account_id, folder_id, envelope, message.received, message.size if packed is None else packed.size,
        message.flags, summary.has_attachment, preview=summary.preview, search_text=summary.search_text, body=packed,
        identity=fields, place=1))
    return Told(packed, fields, row._replace(body=None), summary.preview, summary.has_attachment, envelope.list_id)


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
        for batch in batches([(each, each.told.packed) for each in found if each.told.packed is not None]):
            self._write(batch, changes)
        if partial := [(each, None) for each in found if each.told.packed is None]:
            self._write(partial, changes)

    def note_gone(self, uidls: Sequence[str], changes: Changes) -> None:
        with self._db.write(durable=True):
            self._changed(pop3_state.mark_gone(self._db, self._account.id, uidls), changes)

    def rename(self, pairs: Sequence[tuple[str, str]], changes: Changes) -> None:
        """(new, old) UIDLs."""
        with self._db.write(durable=True):
            pop3_state.note_renumbering(self._db, self._account.id, True)
            self._changed(pop3_state.rename(self._db, self._account.id, pairs), changes)

    def _changed(self, ids: Sequence[int], changes: Changes) -> None:
        for message_id in ids:
            changes.change(self._db.value("SELECT folder_id FROM message WHERE id = ?", (message_id,)), message_id)

    def _write(self, batch: Sequence[tuple[ReadDownload, bodies.PackedBody | None]], changes: Changes) -> None:
        account_id = self._account.id
        with self._db.write(durable=True):
            known = pop3_state.with_state(self._db, account_id, [str(each.message.uid) for each, _ in batch])
            may_echo = maildrop.may_echo(self._db, account_id)
            new: dict[str, tuple[ReadDownload, bodies.PackedBody | None]] = {}
            for each, packed in batch:
                uidl = str(each.message.uid)
                if uidl not in new and not ((may_echo or uidl in known) and self._is_here(uidl, each, packed, changes)):
                    new[uidl] = (each, packed)
            ids = records.insert_all(self._db, [each.told.row._replace(body=packed) for each, packed in new.values()])
            states = [(uidl, message_id, each.message.received, b"" if packed is None else packed.hash,
                       each.message.size) for message_id, (uidl, (each, packed)) in zip(ids, new.items(), strict=True)]
            for state in states:
                if state[0] in known:
                    pop3_state.add(self._db, account_id, *state)
            pop3_state.add_all(self._db, account_id, [state for state in states if state[0] not in known])
            asks_for_lists = filters.ask_for_lists(self._db)
            for message_id, (each, _) in zip(ids, new.values(), strict=True):
                if asks_for_lists and each.told.packed is None:
                    filters.note_list(self._db, message_id, each.told.list_id)
                changes.add(self._folder.id, message_id)
                self.new += 1
                if self._folder.role is Role.INBOX and SEEN not in each.message.flags:
                    self.new_mail.append(message_id)

    def _is_here(self, uidl: str, each: ReadDownload, packed: bodies.PackedBody | None, changes: Changes) -> bool:
        """Whether the message is stored, be it that it came back, or that only its rest was missing."""
        account_id = self._account.id
        held = pop3_state.held(self._db, account_id, uidl)
        if held is None:
            if packed is not None and (pop3_state.came_back(self._db, account_id, uidl, packed.hash) or
                                       maildrop.is_echo(self._db, account_id, uidl, each.raw, packed.hash)):
                return True
            if not pop3_state.partial_came_back(self._db, account_id, uidl, each.message.size, each.told.identity,
                                                is_whole=packed is not None):
                return False
            held = pop3_state.held(self._db, account_id, uidl)
        if held is not None and held.is_partial and held.message_id is not None and packed is not None:
            told = each.told
            _attach(self._db, each.raw, records.NewBody(held.message_id, packed, told.preview, told.has_attachment,
                                                        told.row.text or ""), changes)
        return True


def complete(db: Database, message_id: int, raw: bytes, reader: MailReader) -> Changes:
    """Stores the rest of a partial message, on the disk; nothing if that is another message's."""
    summary, changes = reader.message(raw), Changes()
    new = records.NewBody(message_id, bodies.pack(raw), summary.preview, summary.has_attachment,
                          for_tokenizer(summary.search_text))
    with db.write(durable=True):
        _attach(db, raw, new, changes)
    return changes


def _attach(db: Database, raw: bytes, new: records.NewBody, changes: Changes) -> None:
    """Within the caller's transaction."""
    message_id = new.message_id
    row = db.one("SELECT identity, folder_id FROM message WHERE id = ?", (message_id,))
    if row is None:
        return
    if row[0] and row[0] != identity.of_header(raw):
        log.warning("the server gave another message than the one whose beginning is here: it is left out")
        return
    records.attach_bodies(db, [new])
    db.run("UPDATE message SET size = ? WHERE id = ?", (new.body.size, message_id))
    pop3_state.completed(db, message_id, new.body.hash)
    changes.change(row[1], message_id)

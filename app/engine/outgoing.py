"""What a person does with mail on its way out: send it, now or later, take it back, say what became of it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import assert_never

from app.commands import CancelOutbox, ConfirmOutbox, QueueMessage, ReleaseHeld, RetryOutbox
from app.engine import edit_writing
from app.engine.key_header import with_own_key
from app.errors import ErrorKind, MailError
from app.events import Event, MessageQueued, OutboxChanged, TakenBack
from app.mime.redirect import is_redirect
from app.mime.remaining import for_the_others
from app.model.message import DRAFT, SEEN, Address
from app.model.operation import AppendMessage
from app.store import bodies, edits, outbox, places
from app.store.changes import Changes
from app.store.database import Database
from app.store.reader import MailReader

Request = QueueMessage | RetryOutbox | CancelOutbox | ConfirmOutbox | ReleaseHeld

_HEADER = 262_144
"""Octets in which the subject is looked for."""


class Outgoing:
    """The editor's. `told` tells of changes, `deliver` wakes an account's worker; `drafts` finds, or makes, the folder
    for drafts of an account."""

    def __init__(self, reader: MailReader, emit: Callable[[Event], None], told: Callable[[Changes], None],
                 deliver: Callable[[int], None], drafts: Callable[[Database, int, Changes], int]) -> None:
        self._reader = reader
        self._emit = emit
        self._told = told
        self._deliver = deliver
        self._drafts = drafts

    def serve(self, db: Database, request: Request) -> None:
        match request:
            case QueueMessage():
                self._queue(db, request)
            case RetryOutbox():
                self._go(outbox.retry(db, request.outbox_id, request.send_at).account_id)
            case ConfirmOutbox():
                self._go(outbox.arrived(db, request.outbox_id).account_id)
            case CancelOutbox():
                self._take_back(db, request.outbox_id)
            case ReleaseHeld():
                for account_id in sorted(outbox.release_held(db)):
                    self._go(account_id)
            case _:
                assert_never(request)

    def _go(self, account_id: int) -> None:
        self._emit(OutboxChanged(account_id))
        self._deliver(account_id)

    def _queue(self, db: Database, request: QueueMessage) -> None:
        if not request.recipients:
            raise MailError(ErrorKind.USAGE, "The message has no recipient: add one, then send it.")
        as_it_is = request.sender == outbox.NULL_PATH or is_redirect(request.raw)
        packed = bodies.pack(request.raw if as_it_is else with_own_key(db, request.raw))
        header = self._reader.header(request.raw[:_HEADER])
        applied = edits.Applied()
        with db.write(durable=True):
            number = outbox.add(db, request.account_id, packed, request.recipients, header.subject,
                                send_at=request.send_at, sender=request.sender)
            if request.draft_id is not None:
                edits.expunge(db, request.draft_id, applied)
        # First of all: a fault below must not have the person send again what lies in the outbox already.
        self._emit(MessageQueued(request.token, request.account_id, outbox_id=number))
        self._told(applied.changes)
        if not as_it_is:
            with contextlib.suppress(MailError):  # it is in the outbox: a hint for completion that was lost is no harm
                edit_writing.note_written(db, header)
        self._go(request.account_id)

    def _take_back(self, db: Database, outbox_id: int) -> None:
        """Out of the outbox, back among the drafts, in one transaction."""
        changes = Changes()
        raw = outbox.raw(db, outbox_id)
        with db.write(durable=True):
            entry = outbox.waiting(db, outbox_id)
            draft_id, have_it = None, tuple[Address, ...]()
            if not self._is_copy(db, entry, raw):
                raw, have_it = for_the_others(raw, entry.recipients)
                applied = edits.apply(db, AppendMessage(self._drafts(db, entry.account_id, changes), raw,
                                                        frozenset({SEEN, DRAFT})), self._reader)
                applied.changes.trees |= changes.trees
                changes, draft_id = applied.changes, applied.new_ids[0]
            outbox.remove(db, outbox_id)
        self._told(changes)
        self._emit(OutboxChanged(entry.account_id))
        self._emit(TakenBack(outbox_id, entry.account_id, draft_id, have_it))

    def _is_copy(self, db: Database, entry: outbox.OutboxEntry, raw: bytes) -> bool:
        """Whether nothing that somebody wrote is lost with it: a report, or a message that still lies in a folder."""
        return entry.sender == outbox.NULL_PATH or (
            is_redirect(raw) and places.lies_somewhere(db, self._reader.header(raw[:_HEADER]).message_id))

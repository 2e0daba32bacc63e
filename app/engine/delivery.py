"""The outbox's way out: SMTP, then a copy in Sent."""

from __future__ import annotations

import time
from collections.abc import Callable

from app.errors import ErrorKind, MailError
from app.events import DeliveryFailed, Event, MessageSent, OutboxChanged
from app.model.account import Account
from app.model.folder import Role
from app.model.message import SEEN
from app.model.operation import AppendMessage
from app.setup import certificates
from app.store import edits, folder_edits, folders, outbox, places
from app.store.changes import Changes
from app.store.database import Database
from app.store.reader import MailReader
from app.transport.smtp import DeliveryReport, DeliveryUnknown

Send = Callable[[str, tuple[str, ...], bytes], DeliveryReport]
"""sender, recipients, octets → who was taken. Raises MailError, DeliveryUnknown among them."""

_LINE_SECONDS = 300.0
_RETRY_SECONDS = (60.0, 300.0, 900.0, 3_600.0, outbox.LONGEST_RETRY)

_OF_THE_MESSAGE = frozenset({ErrorKind.USAGE, ErrorKind.REFUSED, ErrorKind.GONE, ErrorKind.UNSUPPORTED,
                             ErrorKind.TOO_LARGE, ErrorKind.DAMAGED})
"""All else is the line's or the account's: a handshake that broke, a page for logging in to a network, a password that
was changed. No message fails for that."""


class Deliverer:
    """One account's outbox, in its worker's thread."""

    def __init__(self, db: Database, account: Account, send: Send, reader: MailReader,
                 emit: Callable[[Event], None]) -> None:
        self._db = db
        self._account = account
        self._send = send
        self._reader = reader
        self._emit = emit

    def run(self) -> tuple[MailError, ...]:
        """Delivers and files what is due; the failures."""
        failures = []
        if outbox.adopt_interrupted(self._db, self._account.id):
            self._emit(OutboxChanged(self._account.id))
        for entry in outbox.due(self._db, self._account.id, time.time()):
            try:
                self._deliver(entry)
            except MailError as error:
                one_message = error.kind is ErrorKind.DAMAGED and not error.server_text  # SQLite has words of its own
                if error.kind in (ErrorKind.CANCELLED, ErrorKind.DISK_FULL, ErrorKind.DAMAGED) and not one_message:
                    raise
                failures.append(error)
                self._emit(DeliveryFailed(self._account.id, entry.id, certificates.explained(error, self._account)))
            self._emit(OutboxChanged(self._account.id))
        return tuple(failures)

    def _deliver(self, entry: outbox.OutboxEntry) -> None:
        if entry.state == outbox.SENT:
            self._file(entry, outbox.raw(self._db, entry.id))
            return
        if not outbox.claim(self._db, entry.id):
            return  # taken back while others were being sent
        try:
            raw = outbox.raw(self._db, entry.id)
            report = self._send(self._path(entry), entry.recipients, raw)
        except DeliveryUnknown as error:
            outbox.mark(self._db, entry.id, outbox.UNKNOWN, error.detail)
            raise
        except MailError as error:
            self._note_failure(entry, error)
            raise
        if report.refused:
            self._keep_refused(entry, raw, report)
        outbox.mark(self._db, entry.id, outbox.SENT)
        self._file(entry, raw)
        self._emit(MessageSent(self._account.id, entry.id))

    def _path(self, entry: outbox.OutboxEntry) -> str:
        """For MAIL FROM: "" is the null path there."""
        return "" if entry.sender == outbox.NULL_PATH else entry.sender or self._account.email

    def _note_failure(self, entry: outbox.OutboxEntry, error: MailError) -> None:
        """Before the final dot nothing was sent: what is no fault of the message is tried again, later and later."""
        if error.kind not in _OF_THE_MESSAGE:
            pause = _RETRY_SECONDS[min(entry.attempts, len(_RETRY_SECONDS) - 1)]
            if not error.server_text:  # no server asked for patience: the line may be back soon
                pause = min(pause, _LINE_SECONDS)
            next_try = 0.0 if error.kind is ErrorKind.CANCELLED else time.time() + pause
            outbox.mark(self._db, entry.id, outbox.QUEUED, str(error), next_try)
        else:
            outbox.mark(self._db, entry.id, outbox.FAILED, str(error))

    def _keep_refused(self, entry: outbox.OutboxEntry, raw: bytes, report: DeliveryReport) -> None:
        """The server took it for some: the copy is filed, the others stay in the outbox with the server's words."""
        reasons = "; ".join(f"{who}: {why}" for who, why in report.refused.items())
        with self._db.write(durable=True):
            outbox.mark(self._db, entry.id, outbox.FAILED, reasons, recipients=tuple(report.refused))
            changes = self._file_copy(raw)
        for event in changes.events():
            self._emit(event)
        raise MailError(ErrorKind.REFUSED, "The message reached some recipients, but was refused for others: "
                        + ", ".join(report.refused) + ".", next(iter(report.refused.values())))

    def _file(self, entry: outbox.OutboxEntry, raw: bytes) -> None:
        """The copy and the end of the outbox entry commit together: filed once, never lost."""
        with self._db.write(durable=True):
            # A report is the program's answer, not the person's letter.
            changes = Changes() if entry.sender == outbox.NULL_PATH else self._file_copy(raw)
            outbox.remove(self._db, entry.id)
        for event in changes.events():
            self._emit(event)

    def _file_copy(self, raw: bytes) -> Changes:
        changes = Changes()
        sent = folders.by_role(self._db, self._account.id, Role.SENT)
        if sent is None:
            folder_id, _ = folder_edits.create(self._db, self._account.id, "Sent", changes, Role.SENT)
            sent = folders.folder(self._db, folder_id)
        message_id = self._reader.header(raw[:65_536]).message_id
        if places.holds(self._db, sent.id, message_id, len(raw)):
            return changes  # filed by an earlier, partly refused delivery
        applied = edits.apply(self._db, AppendMessage(sent.id, raw, frozenset({SEEN})), self._reader)
        applied.changes.trees |= changes.trees
        return applied.changes

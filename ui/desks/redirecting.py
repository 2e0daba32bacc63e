"""Sends a message on as it is (RFC 5322 3.6.6)."""

from __future__ import annotations

import time
from functools import partial

from PySide6.QtCore import QObject, Signal

from app.commands import QueueMessage
from app.errors import MailError
from app.events import MessageQueued
from app.mime.redirect import redirect
from app.model.identity import Identity
from app.model.message import MessageRow
from app.store import identities
from ui import background
from ui.context import Context
from ui.desks.originals import Originals
from ui.dialogs.redirect import RedirectDialog
from ui.models.address_book import AddressBook
from ui.tokens import next_token


class RedirectingDesk(QObject):
    """Asks to whom, then puts it into the outbox."""

    failed = Signal(object)
    """A MailError."""
    notice = Signal(str)
    waits = Signal(int, float)
    """A message of the outbox (id), and when it goes."""

    def __init__(self, context: Context, originals: Originals) -> None:
        super().__init__(context.window)
        self._context, self._originals = context, originals
        self._asked: dict[int, float] = {}
        context.bridge.message_queued.connect(self._queued)

    def redirect(self, row: MessageRow, subject: str) -> None:
        """Fetches the whole message first if need be."""
        self._originals.get(row.id, lambda raw: self._ask(raw, row.account_id, subject))

    def _ask(self, raw: bytes, account_id: int, subject: str) -> None:
        can_send = {each.id for each in self._context.accounts() if each.outgoing is not None}
        senders = [each for each in identities.all_(self._context.db) if each.account_id in can_send]
        dialog = RedirectDialog(senders, account_id, subject, self._context.window)
        dialog.recipients.complete_from(AddressBook(self._context.db, self._context.engine))
        dialog.accepted.connect(lambda: self._build(raw, dialog))
        dialog.open()

    def _build(self, raw: bytes, dialog: RedirectDialog) -> None:
        sender, (to, cc, bcc) = dialog.identity(), dialog.addresses()
        recipients = tuple(dict.fromkeys(each.email for each in (*to, *cc, *bcc)))
        background.run(self, partial(redirect, raw, sender.address, to, cc, bcc),
                       lambda result: self._built(sender, recipients, result))

    def _built(self, sender: Identity, recipients: tuple[str, ...], result: bytes | MailError) -> None:
        if isinstance(result, MailError):
            self.failed.emit(result)
            return
        token, hold = next_token(), self._context.settings.undo_send_seconds
        self._asked[token] = send_at = time.time() + hold if hold else 0.0
        self._context.engine.submit(QueueMessage(token, sender.account_id, result, recipients, send_at=send_at,
                                                 sender=sender.email))

    def _queued(self, told: MessageQueued) -> None:
        send_at = self._asked.pop(told.token, None)
        if send_at is None:
            return
        if told.error is not None:
            self.failed.emit(told.error)
        elif send_at:
            self.waits.emit(told.outbox_id, send_at)
        else:
            self.notice.emit(self.tr("The message is in the outbox and on its way."))

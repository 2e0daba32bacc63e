"""Receipts that others ask for: a bar above the message, and nothing goes out unless the person says so (RFC 8098)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from app.commands import QueueMessage
from app.errors import MailError
from app.events import MessageQueued, MessageView, ViewReady
from app.mime import receipt
from app.mime.header import split_header
from app.model.folder import Role
from app.model.message import MDN_SENT, Address, MessageRow
from app.model.operation import SetFlags
from app.model.receipts import ReceiptRequest
from app.store import folders, identities, outbox
from ui import background, formats
from ui.context import Context
from ui.desks.originals import Originals
from ui.settings import Receipts
from ui.tokens import next_token
from ui.views.banner import Action, Banner, Level
from ui.views.message_view import MessageViewPane, Shown

_KEY = "receipt"
_NEVER = frozenset({Role.JUNK, Role.DRAFTS, Role.SENT, Role.TRASH})


class ReceiptsDesk(QObject):
    """Each message is asked about once: the answer is noted as $MDNSent (RFC 3503), which every client can see."""

    failed = Signal(object)
    """A MailError."""
    notice = Signal(str)

    def __init__(self, context: Context, view: MessageViewPane, originals: Originals) -> None:
        super().__init__(context.window)
        self._context, self._view, self._originals = context, view, originals
        self._sent: dict[int, MessageRow] = {}
        context.bridge.view_ready.connect(self._view_ready)
        context.bridge.message_queued.connect(self._queued)

    def _view_ready(self, told: ViewReady) -> None:
        row, view = self._view.row, self._view.view
        if row is None or view is not told.view or view.receipt is None or self._view.shown is not Shown.MESSAGE:
            return
        if self._may_ask(row, view):
            self._view.banners.show_banner(_KEY, Banner(Level.INFO, self._question(view, view.receipt), [
                Action(self.tr("Send receipt"), partial(self._send, row, view, view.receipt)),
                Action(self.tr("Don't send"), partial(self._note, row))], icon="read"))

    def _may_ask(self, row: MessageRow, view: MessageView) -> bool:
        folder = folders.find(self._context.db, row.folder_id)
        mine = identities.own_addresses(self._context.db)
        return (self._context.settings.receipts is Receipts.ASK and MDN_SENT not in row.flags
                and folder is not None and folder.role not in _NEVER
                and not any(each.email.lower() in mine for each in view.envelope.senders))

    def _question(self, view: MessageView, wanted: ReceiptRequest) -> str:
        sender = view.envelope.senders[0] if view.envelope.senders else Address("", "")
        name = sender.name or sender.email or self.tr("The sender")
        where = ", ".join(each.email for each in wanted.to)
        if wanted.elsewhere:
            return self.tr("{name} asks for a receipt. It would go to {address}, which is not where the message came"
                           " from.").format(name=name, address=where)
        return self.tr("{name} asks for a receipt that tells {address} when you read this.").format(
            name=name, address=where)

    def _send(self, row: MessageRow, view: MessageView, wanted: ReceiptRequest) -> None:
        self._view.banners.remove(_KEY)
        account = self._context.account(row.account_id)
        if account is None:
            return
        me = self._addressed(view, Address(account.display_name, account.email))
        subject = self.tr("Read: {subject}").format(subject=view.envelope.subject)
        words = self.tr("The message of {date} to {address} with the subject “{subject}” was displayed. That does not"
                        " say whether it was read or understood.").format(
            date=formats.full_date(view.envelope.date), address=me.email, subject=view.envelope.subject)

        def build(raw: bytes) -> None:
            work = partial(receipt.answer, split_header(raw)[0], me, wanted, subject=subject, words=words)
            background.run(self, work, lambda result: self._built(row, wanted, result))

        self._originals.get(row.id, build)

    def _addressed(self, view: MessageView, own: Address) -> Address:
        """The receipt speaks for the address that the message was sent to, if that is one of ours."""
        mine = {each.email.lower(): each.address for each in identities.all_(self._context.db)}
        to = (each.email.lower() for each in (*view.envelope.to, *view.envelope.cc))
        return next((mine[each] for each in to if each in mine), own)

    def _built(self, row: MessageRow, wanted: ReceiptRequest, result: bytes | MailError) -> None:
        if isinstance(result, MailError):
            self.failed.emit(result)
            return
        token = next_token()
        self._sent[token] = row
        self._context.engine.submit(QueueMessage(token, row.account_id, result, tuple(each.email for each in wanted.to),
                                                 sender=outbox.NULL_PATH))

    def _queued(self, told: MessageQueued) -> None:
        row = self._sent.pop(told.token, None)
        if row is None:
            return
        if told.error is not None:
            self.failed.emit(told.error)
        else:
            self._note(row)
            self.notice.emit(self.tr("The receipt is in the outbox"))

    def _note(self, row: MessageRow) -> None:
        """Decided, one way or the other; where nobody may set flags it is asked again another time."""
        self._view.banners.remove(_KEY)
        folder = folders.find(self._context.db, row.folder_id)
        if folder is not None and folder.may("w"):
            self._context.engine.edit(SetFlags((row.id,), add=frozenset({MDN_SENT}), undoable=False))

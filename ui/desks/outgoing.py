"""Mail on its way out that no composer holds: how it can be taken back, what is redirected, receipts."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, Signal

from app.commands import CancelOutbox
from app.events import MessageSent, OutboxChanged, TakenBack
from app.store import messages, outbox
from ui import formats
from ui.context import Context
from ui.desks.composing import ComposingDesk
from ui.desks.notices import NoticesDesk
from ui.desks.originals import Originals
from ui.desks.receipts import ReceiptsDesk
from ui.desks.redirecting import RedirectingDesk
from ui.settings import MOST_UNDO_SECONDS
from ui.views.message_view import MessageViewPane
from ui.views.send_toast import SendToast
from ui.views.toast import Toast

MOST_NAMED = 5


class OutgoingDesk(QObject):
    """What is taken back here comes back as a composer."""

    can_undo = Signal(bool)
    """Whether a message that was just sent can still be taken back."""

    def __init__(self, context: Context, composing: ComposingDesk, originals: Originals, notices: NoticesDesk,
                 view: MessageViewPane, toast: Toast) -> None:
        super().__init__(context.window)
        self._context, self._composing, self._toast = context, composing, toast
        self._undone: set[int] = set()
        self.send_toast = SendToast(context.window)
        self.send_toast.undo_wanted.connect(self.take_back)
        self.send_toast.shown_changed.connect(self.can_undo)
        self.receipts = ReceiptsDesk(context, view, originals)
        self.redirecting = RedirectingDesk(context, originals)
        self.redirect = self.redirecting.redirect
        for desk in (self.receipts, self.redirecting):
            desk.failed.connect(notices.show_error)
            desk.notice.connect(notices.say)
        self.redirecting.waits.connect(self.waits)
        composing.waits.connect(self.waits)
        bridge = context.bridge
        bridge.taken_back.connect(self._taken_back)
        bridge.message_sent.connect(self._sent)
        bridge.outbox_changed.connect(self._outbox_changed)

    def waits(self, outbox_id: int, send_at: float) -> None:
        """A message lies in the outbox until then (seconds since the epoch)."""
        if send_at - time.time() <= MOST_UNDO_SECONDS:
            self.send_toast.count_down(outbox_id, send_at)
        else:
            self._toast.say(self.tr("The message will be sent {time}").format(time=formats.soon(send_at)),
                            self.tr("Undo"), lambda: self.take_back(outbox_id))

    def undo_send(self) -> None:
        """The newest that still waits."""
        self.send_toast.undo()

    def take_back(self, outbox_id: int) -> None:
        self._undone.add(outbox_id)
        self._context.engine.submit(CancelOutbox(outbox_id))

    def _taken_back(self, told: TakenBack) -> None:
        self.send_toast.forget(told.outbox_id)
        here = told.outbox_id in self._undone
        self._undone.discard(told.outbox_id)
        rows = messages.rows(self._context.db, [told.draft_id]) if told.draft_id is not None else []
        if told.have_it:
            self._toast.say(self.tr("Some have it already and are no recipients any more: {people}").format(
                people=", ".join(each.email for each in told.have_it[:MOST_NAMED])))
        elif not rows:
            self._toast.say(self.tr("The message will not be sent"))
        elif not here:  # from the outbox's window, which stays in front
            self._toast.say(self.tr("The message is a draft again"))
        if rows and here:
            self._composing.edit_draft(rows[0])

    def _sent(self, told: MessageSent) -> None:
        self.send_toast.forget(told.outbox_id)

    def _outbox_changed(self, _told: OutboxChanged) -> None:
        """It may have been sent at once, or put off, from the outbox's window."""
        if (newest := self.send_toast.newest) is None:
            return
        held = {each.id for each in outbox.entries(self._context.db) if each.is_held}
        if newest not in held:
            self.send_toast.forget(newest)

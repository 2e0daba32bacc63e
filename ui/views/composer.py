"""The window in which a message is written: fields, text, files, drafts, sending."""

from __future__ import annotations

import time
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from app.commands import QueueMessage
from app.errors import MailError
from app.events import MessageQueued
from app.mime import compose
from app.model.account import Account
from app.model.message import Draft
from ui import background, formats, wording
from ui.bridge import EventBridge
from ui.ports import EnginePort
from ui.tokens import next_token
from ui.views.attachment_words import mentions_attachment
from ui.views.composer_form import ComposerForm
from ui.views.draft_saver import DraftSaver

AUTOSAVE_MS = 5000
HEAVY_OCTETS, HEAVY_SECONDS = 2_000_000, 60.0
"""With more than this attached each save costs the disk, and perhaps the line, a lot: save less often."""


class Composer(ComposerForm):
    """Writes one message. Closing saves what was changed as a draft and asks nothing.

    `notice` carries a sentence for the main window; `closed` comes once, when the window is gone.
    """

    notice = Signal(str)
    closed = Signal()

    def __init__(self, engine: EnginePort, bridge: EventBridge, accounts: Sequence[Account], draft: Draft,
                 parent: QWidget | None = None, *, draft_id: int | None = None, account_id: int | None = None) -> None:
        super().__init__(accounts, draft, parent, account_id)
        self._engine = engine
        self._changed = False
        self._finished = False
        self._queued_for: int | None = None
        self._handed_over: int | None = None
        self._taken_draft: int | None = None
        self._sending = draft
        self._reminded = False
        self._saved_at = 0.0
        self.saver = DraftSaver(engine, bridge, draft_id)
        self.saver.saved.connect(self._draft_saved)
        self.saver.failed.connect(self._draft_failed)
        bridge.message_queued.connect(self._queued)
        self._connect()
        self._autosave = QTimer(self)
        self._autosave.setInterval(AUTOSAVE_MS)
        self._autosave.timeout.connect(self._autosave_due)
        self._autosave.start()
        self.status.setText(self.tr("What you write is saved as a draft by itself."))

    def is_changed(self) -> bool:
        """True while something is not in the stored draft yet."""
        return self._changed

    # --- drafts ----------------------------------------------------------------------------------

    def save_draft(self) -> None:
        """Store what was changed since the last time; nothing while a save is under way."""
        account = self.account()
        if not self._changed or account is None or self.saver.is_busy or self._finished:
            return
        self._changed = False
        self._saved_at = time.monotonic()
        self.status.setText(self.tr("Saving draft…"))
        self.saver.save(account.id, self.unfinished_draft())

    def _autosave_due(self) -> None:
        rested = time.monotonic() - self._saved_at
        if self.attachments.octets() <= HEAVY_OCTETS or rested >= HEAVY_SECONDS:
            self.save_draft()

    def discard(self) -> None:
        """Close without a trace; asks first where something was written."""
        if not self._changed and self.saver.draft_id is None:
            self._discard_now()
            return
        self.bar.say("warning", self.tr("Throw this message away?"), (
            (self.tr("Keep writing"), self.body.setFocus), (self.tr("Throw away"), self._discard_now)))

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._queued_for is not None and not self._finished:
            # The window goes when the outbox has the message; should the program end now, it must be there, too.
            if self._handed_over is None:
                self._built(self._sending, _build_now(self._sending))
            event.ignore()
            return
        account = self.account()
        if not self._finished and account is not None and (self._changed or self._saved_at):
            if self._changed:
                self.saver.save_now(account.id, self.unfinished_draft())
            lost = next((word for line in self.recipients.lines() if (word := line.unusable_text())), "")
            self.notice.emit(
                self.tr("The message was saved in Drafts, but without “{text}”, which is no address.").format(text=lost)
                if lost else self.tr("The message was saved in Drafts."))
        self._finish()
        super().closeEvent(event)

    # --- sending ---------------------------------------------------------------------------------

    def send(self) -> None:
        """Check, remind, and put the message into the outbox; the window closes when it lies there."""
        account = self.account()
        if self._queued_for is not None or account is None or not self.recipients.check():
            return
        if account.outgoing is None:
            self.bar.say("error", self.tr("“{account}” has no server for sending. Choose another sender, or add a"
                                          " server in the account's settings.").format(account=account.name))
            return
        if self._reading:
            self.bar.say("info", self.tr("A file is still being read. Send again in a moment."))
            return
        if not self._reminded and self._remind():
            return
        self.bar.put_away()
        self._queued_for = account.id
        self.freeze(True)
        self.status.setText(self.tr("Putting the message into the outbox…"))
        self._handed_over = None
        self._sending = self.draft()
        self.saver.when_idle(self._build)

    def _remind(self) -> bool:
        self._reminded = True
        anyway = (self.tr("&Send anyway"), self.send)
        word = mentions_attachment(self.body.toPlainText())
        if word and not self.attachments.files():
            self.bar.say("warning", self.tr("You wrote “{word}”, but nothing is attached.").format(word=word), (
                (self.tr("&Attach a file…"), self.choose_files), anyway))
            return True
        if not self.subject.text().strip():
            self.bar.say("warning", self.tr("The message has no subject."), (
                (self.tr("Add a s&ubject"), self.subject.setFocus), anyway))
            return True
        return False

    def _build(self) -> None:
        background.run(self, partial(_build_now, self._sending), partial(self._built, self._sending))

    def _built(self, draft: Draft, result: bytes | MailError) -> None:
        account = self.account()
        if self._handed_over is not None or self._queued_for is None:
            return
        if isinstance(result, MailError) or account is None:
            self._back_to_writing(result if isinstance(result, MailError) else None)
            return
        recipients = tuple(dict.fromkeys(a.email for a in (*draft.to, *draft.cc, *draft.bcc)))
        self._handed_over = next_token()
        # A save under way replaces the draft known so far; what it leaves is deleted afterwards.
        self._taken_draft = None if self.saver.is_busy else self.saver.draft_id
        self._engine.submit(QueueMessage(
            self._handed_over, account.id, result, recipients, self._taken_draft))

    def _queued(self, event: MessageQueued) -> None:
        if event.token != self._handed_over or self._finished:
            return
        if event.error is not None:
            self._back_to_writing(event.error)
            return
        self.saver.discard(taken=self._taken_draft)
        self._finish()
        self.notice.emit(self.tr("The message is in the outbox and on its way."))
        self.close()

    def _back_to_writing(self, error: MailError | None) -> None:
        self._queued_for = self._handed_over = None
        self.freeze(False)
        self._show_state()
        if error is not None:
            self.bar.say("error", self.tr("The message was not sent: {reason}").format(
                reason=wording.error_sentence(error)))

    # --- inside ----------------------------------------------------------------------------------

    def _connect(self) -> None:
        self.recipients.changed.connect(self._edited)
        self.subject.textChanged.connect(self._edited)
        self.body.textChanged.connect(self._edited)
        self.attachments.changed.connect(self._edited)
        self.sender_box.currentIndexChanged.connect(self._edited)
        self.send_button.clicked.connect(self.send)
        self.discard_button.clicked.connect(self.discard)
        self.add_shortcuts(send=self.send, save=self.save_draft, attach=self.choose_files, close=self.close)

    def _edited(self) -> None:
        self._changed = True
        self._reminded = False

    def _draft_saved(self) -> None:
        self.status.setText(self.tr("Draft saved {time}").format(time=formats.clock(time.time())))

    def _draft_failed(self, error: MailError) -> None:
        self._changed = True
        self.status.setText("")
        self.bar.say("error", self.tr("The draft could not be saved: {reason}").format(
            reason=wording.error_sentence(error)))

    def _discard_now(self) -> None:
        self.saver.discard()
        self._finish()
        self.close()

    def _finish(self) -> None:
        if not self._finished:
            self._finished = True
            self._autosave.stop()
            self.saver.release()
            self.closed.emit()


def _build_now(draft: Draft) -> bytes | MailError:
    try:
        return compose.build(draft, keep_bcc=True)  # sending leaves Bcc out; what is filed or taken back has it
    except MailError as error:
        return error

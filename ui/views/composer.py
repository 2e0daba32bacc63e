"""The window in which a message is written: fields, text, files, drafts, sending."""

from __future__ import annotations

import time
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from app.commands import QueueMessage
from app.errors import ErrorKind, MailError
from app.events import MessageQueued
from app.mime import compose
from app.model.account import Account
from app.model.message import Draft
from ui import background, formats, wording
from ui.bridge import EventBridge
from ui.ports import EnginePort
from ui.tokens import next_token
from ui.views.composer_form import ComposerForm
from ui.views.composer_protection import ComposerProtection
from ui.views.composer_reminders import ComposerReminders
from ui.views.draft_saver import DraftSaver
from ui.views.writing_tools import WritingTools

AUTOSAVE_MS = 2500
"""Half of what may be lost at most: a save takes its time, and may have to wait for the one before."""
HEAVY_OCTETS, HEAVY_SECONDS = 2_000_000, 60.0
"""With more than this attached each save costs the disk, and perhaps the line, a lot: save less often."""
LOCKED_SECONDS = 60.0
"""A locked keyring asks the person each time: not again at once."""


class Composer(ComposerForm):
    """Writes one message. Closing saves what was changed as a draft and asks nothing.

    `notice` carries a sentence for the main window; `closed` comes once, when the window is gone.
    """

    notice = Signal(str)
    waits = Signal(int, float)
    """It lies in the outbox (id) until then (seconds since the epoch)."""
    closed = Signal()

    def __init__(self, engine: EnginePort, bridge: EventBridge, accounts: Sequence[Account], draft: Draft,
                 parent: QWidget | None = None, *, draft_id: int | None = None, account_id: int | None = None,
                 tools: WritingTools | None = None, fresh: bool = False) -> None:
        super().__init__(accounts, draft, parent, account_id, tools, fresh=fresh)
        self._engine = engine
        self._changed = False
        self._finished = False
        self._queued_for: int | None = None
        self._handed_over: int | None = None
        self._taken_draft: int | None = None
        self._sending = draft
        self._focus: QWidget | None = None
        self._reminders = ComposerReminders(self)
        self._later = self._send_at = 0.0
        self.hold_seconds = 0.0
        """How long a message that is sent can still be taken back."""
        self._saved_at = self._pause = 0.0
        self.saver = DraftSaver(engine, bridge, draft_id)
        self.saver.saved.connect(self._draft_saved)
        self.saver.failed.connect(self.not_saved)
        bridge.message_queued.connect(self._queued)
        self.saver.protection = self.security.protection
        self._connect()
        self._protection = ComposerProtection(self, engine, bridge)
        self._autosave = QTimer(self)
        self._autosave.setInterval(AUTOSAVE_MS)
        self._autosave.timeout.connect(self._autosave_due)
        self._autosave.start()
        self.status.setText(self.tr("What you write is saved as a draft by itself."))

    def is_changed(self) -> bool:
        """True while something is not in the stored draft yet."""
        return self._changed

    @property
    def is_sending(self) -> bool:
        """True from Send until the outbox has the message, or refuses it."""
        return self._queued_for is not None and not self._finished

    # --- drafts ----------------------------------------------------------------------------------

    def save_draft(self) -> None:
        """Store what was changed since the last time; nothing while a save is under way."""
        account = self.account()
        if not self._changed or account is None or self.saver.is_busy or self._finished:
            return
        self._changed = False
        self._saved_at = time.monotonic()
        self.status.setText(self.tr("Saving draft …"))
        self.saver.save(account.id, self.unfinished_draft())

    def _autosave_due(self) -> None:
        rested = time.monotonic() - self._saved_at
        heavy = self.attachments.octets() + self.body.pictures.octets() > HEAVY_OCTETS
        if rested >= max(HEAVY_SECONDS if heavy else 0.0, self._pause):
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
            if self._changed and not self.saver.save_now(account.id, self.unfinished_draft()):
                event.ignore()  # the bar says why; it can be mended, or thrown away
                return
            self.notice.emit(self.tr("The message was saved in Drafts."))
        self._finish()
        super().closeEvent(event)

    # --- sending ---------------------------------------------------------------------------------

    def send(self, later: float = 0.0) -> None:
        """Check, remind, and put the message into the outbox; the window closes when it lies there. `later`: when it
        is to go from there (seconds since the epoch)."""
        account = self.account()
        if self._queued_for is not None or self._finished or account is None or not self.recipients.check():
            return
        if account.outgoing is None:
            self.bar.say("error", self.tr("“{account}” has no server for sending. Choose another sender, or add a"
                                          " server in the account's settings.").format(account=account.name))
            return
        if self._reading:
            self.bar.say("info", self.tr("A file is still being read. Send again in a moment."))
            return
        self._later = float(later)
        if self.security.wait_for_keys(partial(self.send, self._later)):
            return
        if self._reminders.remind(partial(self.send, self._later)):
            return
        self.bar.put_away()
        self._queued_for = account.id
        self._focus = self.focusWidget()
        self.freeze(True)
        self.status.setText(self.tr("Putting the message into the outbox …"))
        self._handed_over = None
        self._sending = self.draft()
        self.saver.when_idle(self._build)

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
        self._send_at = self._later or (time.time() + self.hold_seconds if self.hold_seconds else 0.0)
        self._engine.submit(QueueMessage(
            self._handed_over, account.id, result, recipients, self._taken_draft, self._send_at,
            "" if draft.sender.email == account.email else draft.sender.email, self.security.protection()))

    def _queued(self, event: MessageQueued) -> None:
        if event.token != self._handed_over or self._finished:
            return
        if event.error is not None:
            self._back_to_writing(event.error)
            return
        self.saver.discard(taken=self._taken_draft)
        self._finish()
        if self._send_at:
            self.waits.emit(event.outbox_id, self._send_at)
        else:
            self.notice.emit(self.tr("The message is in the outbox and on its way."))
        self.close()

    def _back_to_writing(self, error: MailError | None) -> None:
        self._queued_for = self._handed_over = None
        self.freeze(False)
        (self._focus or self.body).setFocus()
        self._show_state()
        if error is not None:
            self.bar.complain("sending", self.tr("The message was not sent: {reason}").format(
                reason=wording.error_sentence(error)))

    # --- inside ----------------------------------------------------------------------------------

    def _connect(self) -> None:
        self.recipients.changed.connect(self._edited)
        self.subject.textChanged.connect(self._edited)
        self.body.edited.connect(self._edited)
        self.attachments.changed.connect(self._edited)
        self.sender_box.currentIndexChanged.connect(self._edited)
        self.security.changed.connect(self._edited)
        self.send_button.clicked.connect(self.send)
        self.send_options.later_wanted.connect(self.send)
        self.send_options.changed.connect(self._edited)
        self.discard_button.clicked.connect(self.discard)
        self.add_shortcuts(send=self.send, save=self.save_draft, attach=self.choose_files, close=self.close)

    def _edited(self) -> None:
        self._changed = True
        self._reminders.forget()
        self.bar.mended("sending")  # perhaps by this very change

    def _draft_saved(self) -> None:
        self._pause = 0.0
        self.bar.mended("saving")
        self.status.setText(self.tr("Draft saved {time}").format(time=formats.clock(time.time())))

    def not_saved(self, error: MailError) -> None:
        """What it holds could not be stored: it is tried again."""
        self._changed = True
        self._pause = LOCKED_SECONDS if error.kind is ErrorKind.SECRET_MISSING else 0.0
        self.status.setText("")
        self.bar.complain("saving", self.tr("The draft could not be saved: {reason}").format(
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

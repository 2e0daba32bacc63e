"""What happened in each account since the program began, for the activity window."""

from __future__ import annotations

import time
from collections import deque

from PySide6.QtCore import QObject, Signal

from app.errors import ErrorKind, MailError
from app.events import (
    AccountStateChanged,
    ActivityChanged,
    ActivityEnded,
    ActivityKind,
    ConnectionState,
    DeliveryFailed,
    EditRefused,
    MessageSent,
    NewMailArrived,
    SyncFinished,
)
from app.quick_dataclass import dataclass
from ui import formats, wording
from ui.bridge import EventBridge

ROOM = 500


@dataclass(frozen=True, slots=True)
class Happening:
    """`account_id` 0: of no account. `said`: the server's own words. `at` in seconds since the epoch."""

    at: float
    account_id: int
    text: str
    error: MailError | None = None

    @property
    def said(self) -> str:
        return self.error.server_text if self.error is not None else ""


@dataclass(frozen=True, slots=True)
class LastCheck:
    at: float
    folders: int
    new: int
    octets: int
    seconds: float
    errors: int


class AccountHistory(QObject):
    """Hears the events from the window's beginning on; keeps the newest ROOM."""

    changed = Signal()

    def __init__(self, bridge: EventBridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.happenings: deque[Happening] = deque(maxlen=ROOM)
        self.checks: dict[int, LastCheck] = {}
        self.running: dict[tuple[int, ActivityKind], ActivityChanged] = {}
        self._troubles: dict[int, tuple[ErrorKind, str]] = {}
        bridge.sync_finished.connect(self._checked)
        bridge.account_state_changed.connect(self._state)
        bridge.new_mail_arrived.connect(self._arrived)
        bridge.message_sent.connect(self._sent)
        bridge.delivery_failed.connect(self._not_sent)
        bridge.edit_refused.connect(self._refused)
        bridge.activity_changed.connect(self._going_on)
        bridge.activity_ended.connect(self._ended)

    def newest(self, account_id: int = 0) -> list[Happening]:
        """The newest first; of one account, or of all with 0."""
        return [each for each in reversed(self.happenings) if not account_id or each.account_id == account_id]

    def _checked(self, told: SyncFinished) -> None:
        errors = [each for each in told.errors if each.kind is not ErrorKind.CANCELLED]
        new = sum(each.new for each in told.folders)
        self.checks[told.account_id] = LastCheck(time.time(), len(told.folders), new, told.octets, told.seconds,
                                                 len(errors))
        text = self.tr("Checked: %Ln new or newly listed message(s)", "", new)
        self._note(told.account_id, f"{text} · {formats.size(told.octets)}")
        for error in errors:
            self._note(told.account_id, wording.error_sentence(error), error)

    def _state(self, told: AccountStateChanged) -> None:
        if told.error is None or told.error.kind is ErrorKind.CANCELLED:
            if told.state in (ConnectionState.CONNECTED, ConnectionState.OFFLINE):
                self._troubles.pop(told.account_id, None)
            return
        trouble = (told.error.kind, told.error.server_text)
        if self._troubles.get(told.account_id) != trouble:  # each try fails anew
            self._troubles[told.account_id] = trouble
            self._note(told.account_id, wording.error_sentence(told.error), told.error)

    def _arrived(self, told: NewMailArrived) -> None:
        self._note(told.account_id, self.tr("%Ln new message(s) in the Inbox", "", len(told.ids)))

    def _sent(self, told: MessageSent) -> None:
        self._note(told.account_id, self.tr("A message was sent"))

    def _not_sent(self, told: DeliveryFailed) -> None:
        self._note(told.account_id, self.tr("A message was not sent. {reason}").format(
            reason=wording.error_sentence(told.error)), told.error)

    def _refused(self, told: EditRefused) -> None:
        self._note(0, wording.error_sentence(told.error), told.error)

    def _note(self, account_id: int, text: str, error: MailError | None = None) -> None:
        self.happenings.append(Happening(time.time(), account_id, text, error.to_keep() if error is not None else None))
        self.changed.emit()

    def _going_on(self, told: ActivityChanged) -> None:
        self.running[told.account_id, told.kind] = told

    def _ended(self, told: ActivityEnded) -> None:
        self.running.pop((told.account_id, told.kind), None)

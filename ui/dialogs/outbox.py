"""What waits to be sent: state, reason, when it goes, try again, take back; and the question where it is unclear."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QStackedWidget, QWidget

from app.commands import CancelOutbox, ConfirmOutbox, RetryOutbox
from app.events import OutboxChanged
from app.store import outbox
from app.store.outbox import OutboxEntry
from ui import formats, outbox_words
from ui.bridge import EventBridge
from ui.dialogs.frame import DialogFrame
from ui.dialogs.send_time import SendTimeDialog
from ui.forms.empty_state import small_empty_state
from ui.forms.labels import Toned
from ui.help.topics import Topic
from ui.icons import icon
from ui.ports import EnginePort
from ui.security_words import listed_subject

_ID = Qt.ItemDataRole.UserRole


class OutboxDialog(DialogFrame):
    """Reads the outbox again whenever it changed. `account_id` None: of all accounts."""

    def __init__(self, engine: EnginePort, bridge: EventBridge, parent: QWidget | None = None,
                 account_id: int | None = None) -> None:
        super().__init__(self.tr("Outbox"), parent)
        self.explain_by(Topic.TROUBLE)
        self._engine = engine
        self._account_id = account_id
        self._reader = engine.open_reader()
        self.destroyed.connect(self._reader.close)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Messages in the outbox"))
        self.list.setUniformItemSizes(False)
        self.list.setWordWrap(True)
        self.list.setSpacing(2)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(small_empty_state("outbox", self.tr("The outbox is empty: everything was sent.")))
        self.body.addWidget(self._stack, 1)
        self.reason = Toned("", "dim")
        self.reason.setMinimumHeight(self.reason.fontMetrics().lineSpacing() * 2)
        self.reason.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self.reason)
        choices = QHBoxLayout()
        choices.setSpacing(8)
        self.body.addLayout(choices)
        self.retry, self.arrived, self.later, self.take_back = (self._choice(choices, words, run) for words, run in (
            (self.tr("&Try again"), self._retry), (self.tr("It &arrived"), self._confirm),
            (self.tr("Change t&ime …"), self._ask_time), (self.tr("Take &back as draft"), self._take_back)))
        choices.addStretch()
        self.closer = self.add_button(self.tr("Close"), default=True)
        self.closer.clicked.connect(self.accept)
        self.list.currentItemChanged.connect(self._show_choice)
        bridge.outbox_changed.connect(self._changed)
        bridge.message_sent.connect(self.refresh)
        bridge.delivery_failed.connect(self.refresh)
        self._entries: dict[int, OutboxEntry] = {}
        self.refresh()
        self.fit(640, 440)
        self.list.setFocus()

    def refresh(self, _event: object = None) -> None:
        """Read the entries again; the chosen one stays chosen."""
        chosen = self._chosen()
        self._entries = {each.id: each for each in outbox.entries(self._reader, self._account_id)}
        self.list.clear()
        for each in self._entries.values():
            picture, tone, _ = self._state(each)
            item = QListWidgetItem(icon(picture, tone), self._line(each))
            item.setData(_ID, each.id)
            self.list.addItem(item)
            if chosen is not None and each.id == chosen.id:
                self.list.setCurrentItem(item)
        if self.list.currentItem() is None and self.list.count():
            self.list.setCurrentRow(0)
        self._stack.setCurrentIndex(0 if self._entries else 1)
        self._show_choice()

    def _changed(self, event: OutboxChanged) -> None:
        if self._account_id in (None, event.account_id):
            self.refresh()

    def _chosen(self) -> OutboxEntry | None:
        item = self.list.currentItem()
        return self._entries.get(item.data(_ID)) if item is not None else None

    def _line(self, each: OutboxEntry) -> str:
        subject = listed_subject(each.subject) or self.tr("(no subject)")
        to = ", ".join(each.recipients[:3])
        if len(each.recipients) > 3:
            to += " " + self.tr("and %n more", "", len(each.recipients) - 3)
        return f"{subject}\n{to} · {formats.size(each.size)} · {self._state(each)[2]}"

    def _state(self, each: OutboxEntry) -> tuple[str, str, str]:
        match each.state:
            case outbox.QUEUED:
                if each.attempts and each.next_try:
                    return "clock", "warning", self.tr("next try {time}").format(time=formats.clock(each.next_try))
                if each.send_at > time.time() and not each.is_held:
                    return "calendar", "accent", self.tr("will be sent {time}").format(time=formats.soon(each.send_at))
                return "clock", "dim", self.tr("waiting")
            case outbox.SENDING:
                return "send", "accent", self.tr("being sent")
            case outbox.SENT:
                return "check", "ok", self.tr("sent; the copy is still to be filed")
            case outbox.FAILED:
                return "error", "danger", self.tr("refused")
            case _:
                return "help", "warning", self.tr("unclear whether it was sent")

    def _show_choice(self) -> None:
        each = self._chosen()
        state = each.state if each is not None else ""
        free = state in (outbox.QUEUED, outbox.FAILED, outbox.UNKNOWN)
        self.retry.setText(self.tr("&Send again") if state == outbox.UNKNOWN else self.tr("&Send now")
                           if state == outbox.QUEUED else self.tr("&Try again"))
        for button in (self.retry, self.take_back):
            button.setEnabled(free)
        self.arrived.setVisible(state == outbox.UNKNOWN)
        self.later.setVisible(state == outbox.QUEUED)
        words = ""
        if each is not None and each.state == outbox.UNKNOWN:
            words = self.tr("Did it arrive? The line broke just when the server was to confirm: the recipients may have"
                            " the message. Ask one of them. “Send again” may send it twice; “It arrived” only files"
                            " your copy.")
        elif each is not None and each.error:
            words = outbox_words.why_not(each.error)
        elif each is not None and state == outbox.QUEUED and each.send_at > time.time() and not each.is_held:
            words = self.tr("Depesche sends it only while it is running; otherwise at its next start.")
        self.reason.setText(words)
        self.reason.set_tone("danger" if state == outbox.FAILED else "dim")

    def _retry(self) -> None:
        if (each := self._chosen()) is not None:
            self._engine.submit(RetryOutbox(each.id))

    def _confirm(self) -> None:
        if (each := self._chosen()) is not None:
            self._engine.submit(ConfirmOutbox(each.id))

    def _take_back(self) -> None:
        if (each := self._chosen()) is not None:
            self._engine.submit(CancelOutbox(each.id))

    def _ask_time(self) -> None:
        if (each := self._chosen()) is None:
            return
        dialog = SendTimeDialog(self, each.send_at)
        dialog.accepted.connect(lambda: self._engine.submit(RetryOutbox(each.id, dialog.moment())))
        dialog.open()

    @staticmethod
    def _choice(row: QHBoxLayout, words: str, run: Callable[[], None]) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        button.clicked.connect(run)
        row.addWidget(button)
        return button

"""What waits to be sent: state, reason, try again, take back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStackedWidget, QWidget

from app.commands import CancelOutbox, RetryOutbox
from app.events import OutboxChanged
from app.store import outbox
from app.store.outbox import OutboxEntry
from ui import formats
from ui.bridge import EventBridge
from ui.dialogs.frame import DialogFrame
from ui.forms.labels import Toned
from ui.icons import icon
from ui.ports import EnginePort
from ui.views.empty_state import small_empty_state

_ID = Qt.ItemDataRole.UserRole


class OutboxDialog(DialogFrame):
    """Reads the outbox again whenever it changed. `account_id` None: of all accounts."""

    def __init__(self, engine: EnginePort, bridge: EventBridge, parent: QWidget | None = None,
                 account_id: int | None = None) -> None:
        super().__init__(self.tr("Outbox"), parent)
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
        self.retry = self.add_left(self.tr("&Try again"))
        self.take_back = self.add_left(self.tr("Take &back as draft"))
        self.closer = self.add_button(self.tr("Close"), default=True)
        self.retry.clicked.connect(self._retry)
        self.take_back.clicked.connect(self._take_back)
        self.closer.clicked.connect(self.accept)
        self.list.currentItemChanged.connect(self._show_choice)
        bridge.outbox_changed.connect(self._changed)
        bridge.message_sent.connect(self.refresh)
        bridge.delivery_failed.connect(self.refresh)
        self._entries: dict[int, OutboxEntry] = {}
        self.refresh()
        self.fit(620, 420)
        self.list.setFocus()

    def refresh(self, _event: object = None) -> None:
        """Read the entries again; the chosen one stays chosen."""
        chosen = self._chosen()
        self._entries = {each.id: each for each in outbox.entries(self._reader, self._account_id)}
        self.list.clear()
        for each in self._entries.values():
            picture, tone, _ = self._state(each)
            shown = QIcon(icon(picture, tone))
            shown.addPixmap(shown.pixmap(24, 24), QIcon.Mode.Selected)
            item = QListWidgetItem(shown, self._line(each))
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
        subject = each.subject or self.tr("(no subject)")
        to = ", ".join(each.recipients[:3])
        if len(each.recipients) > 3:
            to += " " + self.tr("and %n more", "", len(each.recipients) - 3)
        return f"{subject}\n{to} · {formats.size(each.size)} · {self._state(each)[2]}"

    def _state(self, each: OutboxEntry) -> tuple[str, str, str]:
        match each.state:
            case outbox.QUEUED:
                if each.attempts and each.next_try:
                    return "clock", "warning", self.tr("next try {time}").format(time=formats.clock(each.next_try))
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
        self.retry.setEnabled(each is not None and each.state not in (outbox.SENDING, outbox.SENT))
        self.take_back.setEnabled(each is not None and each.state not in (outbox.SENDING, outbox.SENT))
        words = ""
        if each is not None and each.state == outbox.UNKNOWN:
            words = self.tr("The line broke just when the server was to confirm: the recipient may have the message."
                            " “Try again” may send it twice.")
        elif each is not None and each.error:
            words = each.error
        self.reason.setText(words)
        self.reason.set_tone("danger" if each is not None and each.state == outbox.FAILED else "dim")

    def _retry(self) -> None:
        if (each := self._chosen()) is not None:
            self._engine.submit(RetryOutbox(each.id))

    def _take_back(self) -> None:
        if (each := self._chosen()) is not None:
            self._engine.submit(CancelOutbox(each.id))

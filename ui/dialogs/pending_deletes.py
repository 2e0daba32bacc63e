"""What waits to be deleted on a POP3 server, how long still, and how it is stopped."""

from __future__ import annotations

import time

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QStackedWidget, QTreeWidget, QTreeWidgetItem, QWidget

from app.events import ServerDeletesChanged
from app.model.account import Account
from app.model.leaving import WaitingDelete
from app.model.operation import KeepOnServer
from app.store import pop3_queue
from ui import formats
from ui.bridge import EventBridge
from ui.dialogs.frame import DialogFrame
from ui.forms.empty_state import small_empty_state
from ui.forms.labels import hint, title
from ui.forms.table import RIGHT, Table
from ui.help.topics import Topic
from ui.plain_tip import plain_tip
from ui.ports import EnginePort
from ui.rule_words import RuleWords

SHOWN = 1_000
TICK_MS = 10_000
_UIDL = Qt.ItemDataRole.UserRole


class PendingDeletesDialog(DialogFrame):
    """Reads the queue again whenever it changed. Nothing is lost by keeping: messages stay here in any case."""

    def __init__(self, engine: EnginePort, bridge: EventBridge, account: Account,
                 parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Deletions on the server of “{account}”").format(account=account.name), parent)
        self.explain_by(Topic.LEAVING)
        self._engine, self._account = engine, account
        self._words = RuleWords(self)
        self._reader = engine.open_reader()
        self.destroyed.connect(self._reader.close)
        self.heading = title("", 1.15)
        self.body.addWidget(self.heading)
        self.body.addWidget(hint(self.tr("They stay on this computer. What you keep on the server, no rule deletes"
                                         " there any more.")))
        self.list = Table(self.tr("Messages that will be deleted on the server"),
                          [self.tr("Subject"), self.tr("From"), self.tr("Size"), self.tr("Leaves"), self.tr("Why")],
                          {1: 130, 2: 88, 3: 110, 4: 165}, numbers=(2,))
        self.list.setUniformRowHeights(True)
        self.list.setSelectionMode(QTreeWidget.SelectionMode.ExtendedSelection)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(small_empty_state("server", self.tr(
            "Every message that is on the server stays there for now.")))
        self.body.addWidget(self._stack, 1)
        self.keep = self.add_left(self.tr("&Keep the selected on the server"))
        self.keep_all = self.add_left(self.tr("Keep &all"))
        closer = self.add_button(self.tr("Close"), default=True)
        self.keep.clicked.connect(self._keep_chosen)
        self.keep_all.clicked.connect(lambda: self._keep([each.uidl for each in self._waiting]))
        closer.clicked.connect(self.accept)
        self.list.itemSelectionChanged.connect(self._refresh_buttons)
        bridge.server_deletes_changed.connect(self._changed)
        self._waiting: tuple[WaitingDelete, ...] = ()
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self._show_times)
        self._tick.start()
        self.refresh()
        self.fit(790, 460)
        self.list.setFocus()

    def refresh(self) -> None:
        """Reads the queue again; what was chosen stays chosen."""
        chosen = set(self._chosen())
        self._waiting = pop3_queue.waiting(self._reader, self._account.id, SHOWN)
        self.list.clear()
        for each in self._waiting:
            item = QTreeWidgetItem([each.subject or self.tr("(deleted here)"), each.sender,
                                    formats.size(each.size) if each.size else "", "", self._words.reason(each.reason)])
            item.setData(0, _UIDL, each.uidl)
            item.setToolTip(0, plain_tip(each.subject))
            item.setTextAlignment(2, RIGHT)
            self.list.addTopLevelItem(item)
            item.setSelected(each.uidl in chosen)
        self._show_times()
        count = len(self._waiting)
        self.heading.setText(self.tr("%Ln message(s) will be deleted on the server", "", count) if count else
                             self.tr("Nothing waits to be deleted on the server"))
        self._stack.setCurrentIndex(0 if count else 1)
        self._refresh_buttons()

    def _show_times(self) -> None:
        now = time.time()
        for place, each in enumerate(self._waiting):
            if (item := self.list.topLevelItem(place)) is not None:
                item.setText(3, self._words.left(each.at, now))

    def _chosen(self) -> list[str]:
        return [str(item.data(0, _UIDL)) for item in self.list.selectedItems()]

    def _refresh_buttons(self) -> None:
        self.keep.setEnabled(bool(self.list.selectedItems()))
        self.keep_all.setEnabled(bool(self._waiting))

    def _keep_chosen(self) -> None:
        self._keep(self._chosen())

    def _keep(self, uidls: list[str]) -> None:
        if uidls:
            self._engine.edit(KeepOnServer(self._account.id, tuple(uidls)))

    def _changed(self, told: ServerDeletesChanged) -> None:
        if told.account_id == self._account.id:
            self.refresh()

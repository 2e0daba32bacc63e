"""What runs now, what happened, and the technical log, in one window that stays beside one's work."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTabWidget, QVBoxLayout, QWidget

from app.activity_log import Recent
from ui import icons
from ui.bridge import EventBridge
from ui.forms.empty_state import small_empty_state
from ui.forms.scrolling import scrolling
from ui.help import calls
from ui.help.history import AccountHistory
from ui.help.topics import Topic
from ui.help_windows.accounts_page import AccountsPage
from ui.help_windows.log_page import LogPage
from ui.views.activity import ActivityPanel

NOW, ACCOUNTS, LOG = range(3)


class ActivityWindow(QWidget):
    """Closed it is gone; what happened meanwhile is kept by the history and the ring."""

    report_wanted = Signal()

    def __init__(self, history: AccountHistory, recent: Recent, bridge: EventBridge, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Activity and log"))
        self.setWindowIcon(icons.icon("activity"))
        calls.set_topic(self, Topic.TROUBLE)
        self.now = ActivityPanel(title=False)
        self.idle = small_empty_state("check-circle", self.tr("Nothing is going on. New mail comes by itself."))
        self.accounts = AccountsPage(history)
        self.log = LogPage(recent)
        running = QWidget()
        column = QVBoxLayout(running)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.now)
        column.addWidget(self.idle, 1)
        column.addStretch(0)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(scrolling(running), self.tr("Running no&w"))
        self.tabs.addTab(self.accounts, self.tr("&Accounts"))
        self.tabs.addTab(self.log, self.tr("Technical &log"))
        self.report = QPushButton(self.tr("&Report a problem …"))
        self.report.clicked.connect(self.report_wanted)
        self.closer = QPushButton(self.tr("Close"))
        self.closer.clicked.connect(self.close)
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 0, 14, 12)
        foot.addWidget(self.report)
        foot.addStretch()
        foot.addWidget(self.closer)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 6, 0, 0)
        whole.addWidget(self.tabs, 1)
        whole.addLayout(foot)
        for told in history.running.values():
            self.now.progress(told)
        bridge.activity_changed.connect(self.now.progress)
        bridge.activity_ended.connect(self.now.ended)
        bridge.account_state_changed.connect(self.accounts.show_state)
        self.now.count_changed.connect(self._show_idle)
        self._show_idle(self.now.count)
        for key in (QKeySequence.StandardKey.Cancel, QKeySequence.StandardKey.Close):
            QShortcut(QKeySequence(key), self, self.close)
        calls.add_key(self)
        room = (self.screen() or QGuiApplication.primaryScreen()).availableSize()
        self.resize(min(900, room.width() - 40), min(640, room.height() - 60))

    def _show_idle(self, count: int) -> None:
        self.idle.setVisible(not count)
        self.now.setVisible(bool(count))

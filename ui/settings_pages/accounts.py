"""The accounts: added, changed, put in order, removed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.commands import OrderAccounts, RemoveAccount
from ui import icons
from ui.dialogs.remove_account import RemoveAccountDialog
from ui.forms.labels import hint
from ui.help import calls
from ui.help.topics import Topic
from ui.settings import Settings
from ui.settings_pages.account_list import AccountList
from ui.settings_pages.context import PageContext
from ui.settings_pages.page import SettingsPage


class AccountsPage(SettingsPage):
    """Nothing of it is in the settings: accounts lie in the store."""

    def __init__(self, settings: Settings, context: PageContext) -> None:
        super().__init__(settings, context)
        calls.set_topic(self, Topic.PROTOCOLS)
        desk = context.desk
        self.list = AccountList()
        self.list.moved.connect(lambda order: desk.engine.submit(OrderAccounts(order)))
        self.list.currentRowChanged.connect(self._refresh)
        self.list.itemActivated.connect(lambda _item: self.open_settings())
        self.empty = hint(self.tr("There is no account yet. “Add account” asks for your address and looks for its"
                                  " servers."))
        self.add = self._button("account-add", self.tr("&Add account …"), context.actions.add_account.trigger)
        self.change = self._button("settings", self.tr("&Settings …"), self.open_settings)
        self.remove = self._button("delete", self.tr("&Remove …"), self.ask_removal)
        self.up = self._button("chevron-up", "", lambda: self.list.move_by(-1))
        self.down = self._button("chevron-down", "", lambda: self.list.move_by(1))
        for button, words in ((self.up, self.tr("Further up (Alt+Up)")),
                              (self.down, self.tr("Further down (Alt+Down)"))):
            button.setProperty("role", "flat")
            button.setToolTip(words)
            button.setAccessibleName(words)
        whole = QWidget()
        whole.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.add, self.change, self.remove):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.up)
        row.addWidget(self.down)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.empty)
        column.addWidget(self.list, 1)
        column.addLayout(row)
        self.line("", whole, title=self.tr("Accounts"), wide=True, show=self._show,
                  note=self.tr("The folders stand in this order, and the first account writes new messages unless the"
                               " page General says otherwise."),
                  keywords=self.tr("mailbox server password keyring order delete", "keywords for the search"))
        desk.bridge.accounts_changed.connect(self.show_settings)

    def open_settings(self) -> None:
        if self.list.current:
            self.context.open_account(self.list.current)

    def ask_removal(self) -> None:
        account = self.context.desk.account(self.list.current)
        if account is not None:
            dialog = RemoveAccountDialog(account, self.window())
            dialog.accepted.connect(lambda: self.context.desk.engine.submit(RemoveAccount(account.id)))
            dialog.open()

    def _show(self) -> None:
        self.list.show_accounts(self.context.desk.accounts())
        self.list.setVisible(self.list.count() > 0)
        self.empty.setVisible(not self.list.count())
        self._refresh()

    def _refresh(self, _row: int = 0) -> None:
        row, count = self.list.currentRow(), self.list.count()
        self.change.setEnabled(row >= 0)
        self.remove.setEnabled(row >= 0)
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < count - 1)
        for button in (self.up, self.down):
            button.setVisible(count > 1)

    def _button(self, picture: str, words: str, run: Callable[[], object]) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        icons.bind(button, picture)
        button.clicked.connect(lambda _checked=False: run())
        return button

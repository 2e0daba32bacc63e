"""The accounts: when each was last asked, what came, what it is waiting for; and what happened, the newest first."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QStackedWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from app.events import AccountStateChanged
from app.model.account import Account
from ui import formats, icons, wording
from ui.forms.empty_state import small_empty_state
from ui.forms.empty_words import EmptyWords
from ui.forms.labels import field_label
from ui.forms.table import RIGHT, Table
from ui.help.history import AccountHistory, Happening
from ui.plain_tip import plain_tip

_ID = Qt.ItemDataRole.UserRole


class AccountsPage(QWidget):
    """A chosen account narrows the list below down to it. `state_of` answers with the account's present state."""

    check_wanted = Signal(int)
    """The account's id."""
    error_wanted = Signal(object)
    """The MailError of a happening."""

    def __init__(self, history: AccountHistory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._history = history
        self._accounts: tuple[Account, ...] = ()
        self._states: dict[int, AccountStateChanged] = {}
        self._shown: list[Happening] = []
        self.accounts = Table(self.tr("Accounts"), [self.tr("Account"), self.tr("State"), self.tr("Last check"),
                                                    self.tr("New"), self.tr("Received"), self.tr("Seconds")],
                              {1: 250, 2: 100, 3: 60, 4: 90, 5: 80}, numbers=(3, 4, 5))
        self.happened = Table(self.tr("What happened"), [self.tr("What happened"), self.tr("The server said"),
                                                         self.tr("Account"), self.tr("Time")],
                              {1: 220, 2: 110, 3: 90})
        EmptyWords(self.accounts, self.tr("There is no account yet."))
        self.happened.setSelectionMode(Table.SelectionMode.ExtendedSelection)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.happened)
        self._stack.addWidget(small_empty_state("activity", self.tr("Nothing has happened yet.")))
        self.check = QPushButton(self.tr("Check &now"))
        icons.bind(self.check, "get-mail")
        self.details = QPushButton(self.tr("&Details …"))
        self.copy = QPushButton(self.tr("&Copy"))
        self._lay_out()
        self.accounts.itemSelectionChanged.connect(self._show_happened)
        self.happened.itemSelectionChanged.connect(self._judge)
        self.happened.itemActivated.connect(lambda _item, _column: self._tell_error())
        self.check.clicked.connect(lambda: self.check_wanted.emit(self.chosen))
        self.details.clicked.connect(self._tell_error)
        self.copy.clicked.connect(self._copy)
        history.changed.connect(self.refresh)
        self.refresh()

    @property
    def chosen(self) -> int:
        """The chosen account's id; 0 for none."""
        items = self.accounts.selectedItems()
        return int(items[0].data(0, _ID)) if items else 0

    def show_accounts(self, accounts: tuple[Account, ...]) -> None:
        self._accounts = accounts
        self.refresh()

    def show_state(self, told: AccountStateChanged) -> None:
        self._states[told.account_id] = told
        self._show_accounts()

    def refresh(self) -> None:
        self._show_accounts()
        self._show_happened()

    def _show_accounts(self) -> None:
        chosen = self.chosen
        self.accounts.blockSignals(True)
        self.accounts.clear()
        for account in self._accounts:
            item = QTreeWidgetItem(self._line(account))
            item.setData(0, _ID, account.id)
            item.setToolTip(1, plain_tip(item.text(1)))
            for column in (3, 4, 5):
                item.setTextAlignment(column, RIGHT)
            self.accounts.addTopLevelItem(item)
            item.setSelected(account.id == chosen)
        self.accounts.blockSignals(False)
        self._judge()

    def _line(self, account: Account) -> list[str]:
        state = self._states.get(account.id)
        words = wording.state_sentence(state, account.protocol) if state is not None else ""
        check = self._history.checks.get(account.id)
        if check is None:
            return [account.name, words, self.tr("not yet"), "", "", ""]
        return [account.name, words, formats.clock(check.at), formats.number(check.new), formats.size(check.octets),
                QLocale().toString(check.seconds, "f", 1)]

    def _show_happened(self) -> None:
        names = {account.id: account.name for account in self._accounts}
        chosen = self._chosen_happenings()
        self._shown = self._history.newest(self.chosen)
        self.happened.clear()
        for each in self._shown:
            item = QTreeWidgetItem([each.text, each.said, names.get(each.account_id, ""), formats.clock(each.at)])
            item.setToolTip(0, plain_tip(each.text))
            item.setToolTip(1, plain_tip(each.said))
            if each.error is not None:
                item.setIcon(0, icons.icon("warning", "warning"))
            self.happened.addTopLevelItem(item)
            item.setSelected(any(each is known for known in chosen))
        self._stack.setCurrentIndex(0 if self._shown else 1)
        self._judge()

    def _judge(self) -> None:
        self.check.setEnabled(bool(self.chosen))
        self.copy.setEnabled(bool(self._shown))
        self.details.setEnabled(self._chosen_error() is not None)

    def _chosen_happenings(self) -> list[Happening]:
        places = sorted(self.happened.indexOfTopLevelItem(each) for each in self.happened.selectedItems())
        return [self._shown[place] for place in places]

    def _chosen_error(self) -> Happening | None:
        return next((each for each in self._chosen_happenings() if each.error is not None), None)

    def _tell_error(self) -> None:
        if (found := self._chosen_error()) is not None:
            self.error_wanted.emit(found.error)

    def _copy(self) -> None:
        """The chosen lines, or all of them."""
        names = {account.id: account.name for account in self._accounts}
        told = [(formats.full_date(each.at), names.get(each.account_id, ""), each.text, each.said)
                for each in self._chosen_happenings() or self._shown]
        QGuiApplication.clipboard().setText("\n".join(" · ".join(filter(None, each)) for each in told))

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.check)
        foot.addStretch()
        foot.addWidget(self.details)
        foot.addWidget(self.copy)
        lower = QWidget()
        below = QVBoxLayout(lower)
        below.setContentsMargins(0, 6, 0, 0)
        below.setSpacing(6)
        below.addWidget(field_label(self.tr("&What happened, the newest first"), self.happened))
        below.addWidget(self._stack, 1)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.accounts)
        split.addWidget(lower)
        split.setStretchFactor(1, 1)
        split.setSizes([160, 320])
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(8)
        column.addWidget(split, 1)
        column.addLayout(foot)

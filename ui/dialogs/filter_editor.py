"""One filter: for which account, when it applies, and what it does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.model.account import Account
from app.model.filters import Filter
from app.quick_dataclass import dataclass
from ui import icons
from ui.dialogs.frame import DialogFrame
from ui.filter_words import FilterWords
from ui.forms.filter_rows import ActionRow, ConditionRow, Row
from ui.forms.labels import field_label, name_choice, title
from ui.forms.scrolling import scrolling

MOST_ROWS = 100


@dataclass(frozen=True, slots=True)
class Places:
    """What filters may point to: folders of each account by id, and tags by keyword."""

    accounts: Sequence[Account]
    folders: Mapping[int, Mapping[int, str]]
    tags: Mapping[str, str]

    def folders_for(self, account_id: int | None) -> dict[int, str]:
        """Of one account, or of all, with their accounts' names where there are several."""
        if account_id is not None:
            return dict(self.folders.get(account_id, {}))
        several = len(self.accounts) > 1
        return {number: f"{name} ({account.name})" if several else name
                for account in self.accounts for number, name in self.folders.get(account.id, {}).items()}


class FilterEditor(DialogFrame):
    """`chosen` carries the Filter, complete: it has a condition and an action at least."""

    chosen = Signal(object)

    def __init__(self, told: Filter | None, places: Places, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Edit filter") if told else self.tr("New filter"), parent)
        self._told, self._places = told, places
        self._words = FilterWords(self)
        self.name = QLineEdit(told.name if told else "")
        self.name.setMaxLength(200)
        self.account = QComboBox()
        self.account.addItem(self.tr("All accounts"), None)
        for each in places.accounts:
            self.account.addItem(each.name, each.id)
        self.account.setCurrentIndex(max(self.account.findData(told.account_id if told else None), 0))
        self.any_of = QComboBox()
        self.any_of.addItem(self.tr("All of these hold"), False)
        self.any_of.addItem(self.tr("One of these holds"), True)
        self.any_of.setCurrentIndex(int(told is not None and told.any_of))
        self.stop = QCheckBox(self.tr("&No further filters for these messages"))
        self.stop.setChecked(told.stop if told else True)
        self._conditions, self._actions = QVBoxLayout(), QVBoxLayout()
        self.conditions: list[ConditionRow] = []
        self.actions_: list[ActionRow] = []
        self._build()
        for condition in told.conditions if told else [None]:
            self._add_condition(ConditionRow(condition))
        for action in told.actions if told else [None]:
            self._add_action(ActionRow(self._folders(), places.tags, action))
        self.account.currentIndexChanged.connect(self._account_chosen)
        for signal in (self.name.textChanged, self.any_of.currentIndexChanged, self.stop.toggled):
            signal.connect(self._refresh)
        self._refresh()
        self.fit(640, 610)
        self.name.setFocus()

    def filter(self) -> Filter | None:
        """None while something is missing."""
        conditions = [row.condition() for row in self.conditions]
        actions = [row.action() for row in self.actions_]
        whole = [each for each in conditions if each is not None]
        does = [each for each in actions if each is not None]
        if not whole or not does or len(whole) < len(conditions) or len(does) < len(actions):
            return None
        name = " ".join(self.name.text().split()) or self._words.condition(whole[0])
        enabled = self._told.enabled if self._told else True
        return Filter(self._told.id if self._told else 0, self.account.currentData(), name, tuple(whole), tuple(does),
                      bool(self.any_of.currentData()), enabled, self.stop.isChecked())

    def _folders(self) -> dict[int, str]:
        return self._places.folders_for(self.account.currentData())

    def _account_chosen(self) -> None:
        """Another account has other folders: what pointed to one of the old is to be chosen anew."""
        for row in list(self.actions_):
            fresh = ActionRow(self._folders(), self._places.tags, row.action())
            self._actions.replaceWidget(row, fresh)
            self.actions_[self.actions_.index(row)] = fresh
            self._wire(fresh)
            row.deleteLater()
        self._refresh()

    def _add_condition(self, row: ConditionRow) -> None:
        if len(self.conditions) < MOST_ROWS:
            self.conditions.append(row)
            self._conditions.addWidget(row)
            self._wire(row)
            self._refresh()

    def _add_action(self, row: ActionRow) -> None:
        if len(self.actions_) < MOST_ROWS:
            self.actions_.append(row)
            self._actions.addWidget(row)
            self._wire(row)
            self._refresh()

    def _wire(self, row: Row) -> None:
        row.changed.connect(self._refresh)
        row.removed.connect(lambda: self._drop(row))

    def _drop(self, row: Row) -> None:
        if isinstance(row, ConditionRow):
            self.conditions.remove(row)
        elif isinstance(row, ActionRow):
            self.actions_.remove(row)
        row.hide()
        row.deleteLater()
        self._refresh()

    def _refresh(self) -> None:
        first = self.conditions[0].condition() if self.conditions else None
        self.name.setPlaceholderText(self._words.condition(first) if first else "")
        for rows in (self.conditions, self.actions_):
            for row in rows:
                row.remove.setEnabled(len(rows) > 1)
        self.any_of.setVisible(len(self.conditions) > 1)
        self.save_button.setEnabled(self.filter() is not None)

    def _save(self) -> None:
        if (made := self.filter()) is not None:
            self.chosen.emit(made)
            self.accept()

    def _build(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(6)
        for words, field in ((self.tr("&Name"), self.name), (self.tr("A&ccount"), self.account)):
            column.addWidget(field_label(words, field))
            column.addWidget(field)
        column.addSpacing(8)
        column.addWidget(title(self.tr("When a message arrives and"), 1.0))
        name_choice(self.any_of, self.tr("How the conditions go together"))
        column.addWidget(self.any_of)
        column.addLayout(self._conditions)
        more = self._more(self.tr("Add a condition"))
        more.clicked.connect(lambda: self._add_condition(ConditionRow()))
        column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(8)
        column.addWidget(title(self.tr("then"), 1.0))
        column.addLayout(self._actions)
        another = self._more(self.tr("Add an action"))
        another.clicked.connect(lambda: self._add_action(ActionRow(self._folders(), self._places.tags)))
        column.addWidget(another, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(8)
        column.addWidget(self.stop)
        column.addStretch()
        self.body.addWidget(scrolling(inner), 1)
        cancel = self.add_button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self.save_button = self.add_button(self.tr("&OK"), default=True)
        self.save_button.clicked.connect(self._save)

    @staticmethod
    def _more(words: str) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        button.setProperty("role", "flat")
        icons.bind(button, "add")
        return button

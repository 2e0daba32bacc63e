"""Second page: which folder here becomes which one on the server."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QComboBox, QLabel, QTreeWidget, QTreeWidgetItem

from app.model.account import Protocol
from app.model.switching import FolderMapping, SwitchPlan
from ui import formats, icons
from ui.forms.labels import name_choice
from ui.forms.table import RIGHT, Table
from ui.switch.planned_page import PlannedPage

STAYS = ""
"""The path of a folder that is not carried."""


class FoldersPage(PlannedPage):
    """`mapping` is what the person made of the plan. To POP3 there is nothing to map: folders stay."""

    def __init__(self, protocol: Protocol, names: Mapping[int, str]) -> None:
        super().__init__(protocol, names, self.tr("Signing in and counting …"))
        self.say(self.tr("Folders"), self.tr(
            "Each of your folders gets one on the server. Change what does not fit; new ones are made there.")
            if self._to_imap else self.tr("These folders come to this computer and stay as they are."))
        self.table = Table(self.tr("Folders and where they go"),
                           [self.tr("Here"), self.tr("Messages"), self.tr("On the server"), ""],
                           {1: 90, 2: 260, 3: 70}, numbers=(1,))
        self.table.headerItem().setData(3, Qt.ItemDataRole.AccessibleTextRole, self.tr("Whether it is new there"))
        self.table.setSelectionMode(QTreeWidget.SelectionMode.NoSelection)
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hold(self.table)
        self.choices: dict[int, QComboBox] = {}
        self._marks: dict[int, QLabel] = {}
        self._mailboxes: frozenset[str] = frozenset()
        self._proposed: dict[int, str] = {}

    def is_complete(self) -> bool:
        return super().is_complete() and (not self._to_imap or any(self.path_of(number) for number in self.choices))

    def path_of(self, folder_id: int) -> str:
        """As typed or chosen; "" for a folder that stays here."""
        box = self.choices[folder_id]
        return STAYS if box.currentText() == self._stays() else box.currentText().strip().strip("/")

    def mapping(self) -> tuple[tuple[int, str], ...]:
        """What differs from the proposal."""
        return tuple((number, self.path_of(number)) for number in self.choices
                     if self.path_of(number) != self._proposed[number])

    def _stays(self) -> str:
        return self.tr("stays on this computer only")

    def _fill(self, plan: SwitchPlan) -> None:
        self._mailboxes = frozenset(plan.mailboxes)
        self._proposed = {each.folder_id: each.path for each in plan.folders}
        self.table.clear()
        self.choices, self._marks = {}, {}
        for each in plan.folders:
            self._add(each, plan)

    def _add(self, each: FolderMapping, plan: SwitchPlan) -> None:
        name = self._names.get(each.folder_id, each.name)
        item = QTreeWidgetItem([name, formats.number(each.total)])
        item.setIcon(0, icons.icon("folder", "dim"))
        item.setTextAlignment(1, RIGHT)
        self.table.addTopLevelItem(item)
        box = QComboBox()
        box.setEditable(self._to_imap)
        box.setEnabled(self._to_imap)
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        box.addItems(sorted({*plan.mailboxes, *([each.path] if each.path else [])}, key=str.casefold))
        box.insertItem(0, self._stays())
        box.setCurrentIndex(max(box.findText(each.path or self._stays()), 0))
        name_choice(box, self.tr("“{folder}” on the server").format(folder=name))
        mark = QLabel()
        mark.setProperty("role", "small")
        self.choices[each.folder_id], self._marks[each.folder_id] = box, mark
        item.setSizeHint(2, QSize(0, box.sizeHint().height() + 8))
        self.table.setItemWidget(item, 2, box)
        self.table.setItemWidget(item, 3, mark)
        box.currentTextChanged.connect(lambda _text: self._judge(each.folder_id))
        self._judge(each.folder_id)

    def _judge(self, folder_id: int) -> None:
        path = self.path_of(folder_id)
        new = self._to_imap and bool(path) and path not in self._mailboxes
        self._marks[folder_id].setText(self.tr("new") if new else "")
        self.complete_changed.emit()

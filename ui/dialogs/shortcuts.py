"""All keys at a glance."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLineEdit, QTreeWidget, QTreeWidgetItem, QWidget

from ui.dialogs.frame import DialogFrame
from ui.fixed_keys import fixed_keys
from ui.forms.clearing import clearable
from ui.help.topics import Topic

ShortcutRow = tuple[str, str, str]
"""Group, what it does, its keys as text."""


class ShortcutsDialog(DialogFrame):
    """A list in groups, with a line that filters it."""

    change_wanted = Signal()
    """The person wants other keys; the dialog is closed."""

    def __init__(self, rows: Sequence[ShortcutRow], parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Keyboard shortcuts"), parent)
        self.explain_by(Topic.KEYBOARD)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Filter"))
        self.filter.setAccessibleName(self.tr("Filter the shortcuts"))
        clearable(self.filter)
        self.filter.textChanged.connect(self._filter)
        self.body.addWidget(self.filter)
        self.tree = QTreeWidget()
        self.tree.setColumnCount(2)
        self.tree.setHeaderHidden(True)
        self.tree.setRootIsDecorated(False)
        self.tree.setIndentation(14)
        self.tree.setStyleSheet("QTreeView::item { padding: 3px 8px; }")
        self.tree.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.tree.setAccessibleName(self.tr("Keyboard shortcuts"))
        self._groups: list[tuple[QTreeWidgetItem, list[QTreeWidgetItem]]] = []
        self._fill([*rows, *fixed_keys()])
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.body.addWidget(self.tree, 1)
        self.change = self.add_left(self.tr("C&hange keys …"))
        self.change.clicked.connect(self.accept)
        self.change.clicked.connect(self.change_wanted)
        closer = self.add_button(self.tr("Close"), default=True)
        closer.clicked.connect(self.accept)
        self.fit(520, 600)
        self.filter.setFocus()

    def _fill(self, rows: Sequence[ShortcutRow]) -> None:
        for name in dict.fromkeys(group for group, _, _ in rows):
            head = QTreeWidgetItem(self.tree, [name])
            head.setFlags(Qt.ItemFlag.ItemIsEnabled)
            font = head.font(0)
            font.setBold(True)
            head.setFont(0, font)
            head.setFirstColumnSpanned(True)
            self._groups.append((head, [QTreeWidgetItem(head, [words, keys]) for group, words, keys in rows
                                        if group == name]))
        self.tree.expandAll()

    def _filter(self, text: str) -> None:
        wanted = text.casefold()
        for group, items in self._groups:
            hits = [wanted in f"{item.text(0)} {item.text(1)}".casefold() for item in items]
            for item, hit in zip(items, hits, strict=True):
                item.setHidden(not hit)
            group.setHidden(not any(hits))

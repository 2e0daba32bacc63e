"""All keys at a glance."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLineEdit, QTreeWidget, QTreeWidgetItem, QWidget

from ui.dialogs.frame import DialogFrame

ShortcutRow = tuple[str, str, str]
"""Group, what it does, its keys as text."""


def native(keys: str) -> str:
    """Keys as they are called on this system and in this language: Ctrl+Return, Strg+Return, ⌘↩."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


class ShortcutsDialog(DialogFrame):
    """A list in groups, with a line that filters it."""

    def __init__(self, rows: Sequence[ShortcutRow], parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Keyboard shortcuts"), parent)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Filter"))
        self.filter.setAccessibleName(self.tr("Filter the shortcuts"))
        self.filter.setClearButtonEnabled(True)
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
        self._fill([*rows, *self._conversation_rows(), *self._composer_rows()])
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.body.addWidget(self.tree, 1)
        closer = self.add_button(self.tr("Close"), default=True)
        closer.clicked.connect(self.accept)
        self.fit(520, 600)
        self.filter.setFocus()

    def _conversation_rows(self) -> list[ShortcutRow]:
        group = self.tr("Conversations in the list")
        return [(group, self.tr("Unfold, or go to the messages below"), native("Right")),
                (group, self.tr("Go to the head, or fold"), native("Left"))]

    def _composer_rows(self) -> list[ShortcutRow]:
        group = self.tr("Writing a message")
        return [
            (group, self.tr("Send"), native("Ctrl+Return")),
            (group, self.tr("Save the draft"), native("Ctrl+S")),
            (group, self.tr("Attach files"), native("Ctrl+Shift+A")),
            (group, self.tr("Bold, italic, underlined (rich text)"),
             ", ".join(native(keys) for keys in ("Ctrl+B", "Ctrl+I", "Ctrl+U"))),
            (group, self.tr("List, numbered list (rich text)"),
             ", ".join(native(keys) for keys in ("Ctrl+Shift+8", "Ctrl+Shift+7"))),
            (group, self.tr("Link (rich text)"), native("Ctrl+K")),
            (group, self.tr("Paste without formatting"), native("Ctrl+Shift+V")),
            (group, self.tr("Offer an address no more"), native("Shift+Del")),
            (group, self.tr("Close and keep the draft"), native("Ctrl+W")),
        ]

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

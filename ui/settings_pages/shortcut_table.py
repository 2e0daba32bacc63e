"""All actions with their keys, by menu; what the person changed stands out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from ui.fixed_keys import FixedKeys
from ui.key_words import native
from ui.settings_pages.finder_words import folded
from ui.shortcut_book import ShortcutBook

_NAME = Qt.ItemDataRole.UserRole
_KEYS = Qt.ItemDataRole.UserRole + 1


class ShortcutTable(QTreeWidget):
    """`groups`: each a title and the names of its actions. Tells `chosen` with an action's name, or "" for none."""

    chosen = Signal(str)

    def __init__(self, book: ShortcutBook, groups: Sequence[tuple[str, Sequence[str]]], fixed: Sequence[FixedKeys],
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self.setProperty("role", "table")
        self.setColumnCount(2)
        self.setHeaderLabels([self.tr("What it does"), self.tr("Keys")])
        self.setRootIsDecorated(False)
        self.setIndentation(10)
        self.setUniformRowHeights(True)
        self.setAccessibleName(self.tr("Actions and their keys"))
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._items: dict[str, QTreeWidgetItem] = {}
        self._groups: list[tuple[QTreeWidgetItem, list[QTreeWidgetItem]]] = []
        for title, names in groups:
            head, items = self._group(title)
            for name in names:
                self._items[name] = item = QTreeWidgetItem(head)
                item.setData(0, _NAME, name)
                items.append(item)
        for title in dict.fromkeys(group for group, _, _ in fixed):
            head, items = self._group(self.tr("{group} (cannot be changed)").format(group=title))
            for group, words, keys in fixed:
                if group == title:
                    item = QTreeWidgetItem(head, [words, keys])
                    item.setData(0, _NAME, "")
                    item.setData(0, _KEYS, keys)
                    items.append(item)
        self.expandAll()
        self.show_keys()
        self.currentItemChanged.connect(lambda item, _before: self.chosen.emit(str(item.data(0, _NAME) or "")
                                                                               if item else ""))

    def show_keys(self) -> None:
        """As the book has them now."""
        for name, item in self._items.items():
            keys = self._book.keys(name)
            item.setText(0, self._book.words(name))
            item.setText(1, ", ".join(native(key) for key in keys))
            item.setData(1, Qt.ItemDataRole.AccessibleTextRole, item.text(1) or self.tr("no keys"))
            item.setData(0, _KEYS, "\n".join(keys))
            changed = self._book.is_changed(name)
            for column in (0, 1):
                font = item.font(column)
                font.setBold(changed)
                item.setFont(column, font)
            item.setToolTip(0, self.tr("Changed by you") if changed else "")
            item.setToolTip(1, item.toolTip(0))

    def choose(self, name: str) -> None:
        if name in self._items:
            self.setCurrentItem(self._items[name])
            self.scrollToItem(self._items[name])

    def show_current(self) -> None:
        if (item := self.currentItem()) is not None:
            self.scrollToItem(item)

    @property
    def current(self) -> str:
        item = self.currentItem()
        return str(item.data(0, _NAME) or "") if item is not None else ""

    def filter(self, text: str, key: str = "") -> int:
        """Leaves what has these words, or just this key (in portable words); returns how many."""
        wanted, left = folded(text).split(), 0
        for head, items in self._groups:
            shown = 0
            for item in items:
                has = folded(f"{head.text(0)} {item.text(0)} {item.text(1)}")
                held = str(item.data(0, _KEYS))
                fits = (key in held.split("\n") or native(key) in held.split(", ")) if key else \
                    all(word in has for word in wanted)
                item.setHidden(not fits)
                shown += fits
            head.setHidden(not shown)
            left += shown
        if wanted or key:
            self._choose_shown()
        return left

    def _choose_shown(self) -> None:
        """What is looked for and found first is meant, and nothing that cannot be seen."""
        current = self.currentItem()
        if current is None or current.isHidden():
            found = [item for _, items in self._groups for item in items if not item.isHidden()]
            self.setCurrentIndex(self.indexFromItem(found[0]) if found else QModelIndex())

    def shown(self) -> list[str]:
        """The words of what the filter left."""
        return [item.text(0) for _, items in self._groups for item in items if not item.isHidden()]

    def _group(self, title: str) -> tuple[QTreeWidgetItem, list[QTreeWidgetItem]]:
        head = QTreeWidgetItem(self, [title])
        head.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = head.font(0)
        font.setBold(True)
        head.setFont(0, font)
        head.setFirstColumnSpanned(True)
        head.setData(1, Qt.ItemDataRole.AccessibleTextRole, title)
        items: list[QTreeWidgetItem] = []
        self._groups.append((head, items))
        return head, items

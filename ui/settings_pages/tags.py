"""The person's tags."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ui import icons
from ui.dialogs.tag import TagDialog
from ui.forms.tag_list import TagList
from ui.settings import Settings
from ui.settings_pages.context import PageContext
from ui.settings_pages.page import SettingsPage


class TagsPage(SettingsPage):
    """The list writes into the book of tags, and all windows show them at once."""

    def __init__(self, settings: Settings, context: PageContext) -> None:
        super().__init__(settings, context)
        self._book = context.desk.tags
        self.list = TagList(self._book)
        self.new = QToolButton()
        self.new.setText(self.tr("New tag …"))
        self.new.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        icons.bind(self.new, "add")
        self.new.clicked.connect(self._ask)
        both = QWidget()
        both.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list, 1)
        column.addWidget(self.new)
        self.line("", both, names=("tags",), title=self.tr("Tags"), wide=True,
                  keywords=self.tr("labels colours keywords", "keywords for the search"))
        self._book.changed.connect(self.changed)

    def restore(self, values: dict[str, Any]) -> None:
        self._book.put(values["tags"])

    def _ask(self) -> None:
        dialog = TagDialog(self._book, self)
        dialog.accepted.connect(lambda: self._book.add(dialog.name(), dialog.color()))
        dialog.open()

"""Which keys do what: all actions by menu, found by their words or by pressing their keys, and changed in place."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ui import icons
from ui.fixed_keys import fixed_keys
from ui.forms.clearing import clearable
from ui.forms.key_catcher import KeyCatcher
from ui.forms.labels import hint
from ui.help import calls
from ui.help.topics import Topic
from ui.settings import Settings
from ui.settings_pages.context import PageContext
from ui.settings_pages.page import SettingsPage
from ui.settings_pages.shortcut_editor import ShortcutEditor
from ui.settings_pages.shortcut_table import ShortcutTable


class ShortcutsPage(SettingsPage):
    """The window has the new keys at once."""

    def __init__(self, settings: Settings, context: PageContext) -> None:
        super().__init__(settings, context)
        calls.set_topic(self, Topic.KEYBOARD)
        self._book = context.shortcuts
        self.words = QLineEdit()
        self.words.setPlaceholderText(self.tr("Find an action"))
        self.words.setAccessibleName(self.tr("Find an action"))
        clearable(self.words)
        self.words.textChanged.connect(lambda _text: self._filter())
        self.pressed = KeyCatcher(self.tr("Press keys to see what they do"))
        self.pressed.setAccessibleName(self.tr("Find by keys: press them"))
        self.pressed.caught.connect(lambda _key: self._filter())
        self.pressed.given_up.connect(self._all_keys)
        self.clear = QToolButton()
        self.clear.setToolTip(self.tr("Show all actions"))
        self.clear.setAccessibleName(self.tr("Show all actions"))
        icons.bind(self.clear, "close", "dim")
        self.clear.clicked.connect(self._all_keys)
        self.table = ShortcutTable(self._book, context.shortcuts.groups(), fixed_keys())
        self.words.returnPressed.connect(self.table.setFocus)
        self.none = hint(self.tr("Nothing has these keys, or is called so."))
        self.editor = ShortcutEditor(self._book)
        self.table.chosen.connect(self.editor.show_action)
        self.table.itemActivated.connect(lambda *_item: self.editor.catch())
        self.editor.done.connect(self.table.setFocus)
        # Once the room has been shared out anew.
        self.editor.asked.connect(self.table.show_current, Qt.ConnectionType.QueuedConnection)
        self._book.changed.connect(self._book_changed)
        whole = QWidget()
        whole.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.words, 1)
        top.addWidget(self.pressed, 1)
        top.addWidget(self.clear)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.none)
        column.addWidget(self.table, 1)
        column.addWidget(self.editor)
        self.table.setMinimumHeight(220)
        self.line("", whole, names=("shortcuts",), title=self.tr("Keyboard shortcuts"), wide=True,
                  keywords=self.tr("keys hotkeys bindings accelerators", "keywords for the search"))
        self._filter()

    def restore(self, values: dict[str, Any]) -> None:
        self._settings.shortcuts = values["shortcuts"]
        self._book.apply()

    def show_settings(self) -> None:
        super().show_settings()
        self.table.show_keys()

    def _book_changed(self) -> None:
        self.table.show_keys()
        self.changed.emit()

    def _all_keys(self) -> None:
        self.pressed.show_key("")
        self._filter()
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _filter(self) -> None:
        found = self.table.filter(self.words.text(), self.pressed.key)
        self.none.setVisible(not found)
        self.clear.setVisible(bool(self.pressed.key))

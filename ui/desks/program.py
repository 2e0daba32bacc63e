"""What concerns the program as a whole: preferences, the list of keys, about."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMainWindow

from ui.actions import Actions
from ui.desks.context import Context
from ui.desks.preferring import PreferringDesk
from ui.dialogs.about import AboutDialog
from ui.dialogs.shortcuts import ShortcutRow, ShortcutsDialog
from ui.shortcut_book import in_menus


class ProgramDesk(QObject):
    """Tells `changed` when something was chosen anew; theme and density are applied by then."""

    changed = Signal()

    def __init__(self, context: Context, window: QMainWindow, actions: Actions) -> None:
        super().__init__(window)
        self._context, self._window = context, window
        self.preferring = PreferringDesk(context, window, actions)
        self.preferring.changed.connect(self.changed)

    def open_preferences(self, page: str = "") -> None:
        """At this page of ui/settings_pages/registry.py, or at the first one."""
        self.preferring.open(page)

    def show_shortcuts(self) -> None:
        dialog = ShortcutsDialog(self.shortcut_rows(), self._window)
        dialog.change_wanted.connect(lambda: self.open_preferences("shortcuts"))
        dialog.open()

    def show_about(self) -> None:
        AboutDialog(self._window).open()

    def shortcut_rows(self) -> list[ShortcutRow]:
        """Every action of the menus that has a key."""
        rows: list[ShortcutRow] = []
        for menu, action in in_menus(self._window.menuBar().actions()):
            if keys := [key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts()]:
                rows.append((menu, action.text().replace("&", ""), ", ".join(keys)))
        return rows

    def save_settings(self) -> None:
        self.preferring.keeper.save()

"""What concerns the program as a whole: preferences, the list of keys, about."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from ui import theme
from ui.contact_import import ContactImport
from ui.desks.context import Context
from ui.dialogs.about import AboutDialog
from ui.dialogs.preferences import PreferencesDialog
from ui.dialogs.shortcuts import ShortcutRow, ShortcutsDialog
from ui.settings import Settings

log = logging.getLogger(__name__)


class ProgramDesk(QObject):
    """Tells `changed` when looks were chosen anew; theme and density are applied by then."""

    changed = Signal()

    def __init__(self, context: Context, window: QMainWindow) -> None:
        super().__init__(window)
        self._context, self._window = context, window
        context.tags.changed.connect(self.save_settings)

    def open_preferences(self, *, tags: bool = False) -> None:
        dialog = PreferencesDialog(self._context.settings, self._window, self._context.tags)
        dialog.changed.connect(self._apply)
        contacts = ContactImport(self._context.engine, dialog)
        dialog.writing.contacts_given.connect(contacts.run)
        contacts.finished.connect(dialog.writing.imported)
        contacts.failed.connect(dialog.writing.not_imported)
        if tags:
            dialog.show_tags()
        dialog.open()

    def show_shortcuts(self) -> None:
        ShortcutsDialog(self.shortcut_rows(), self._window).open()

    def show_about(self) -> None:
        AboutDialog(self._window).open()

    def shortcut_rows(self) -> list[ShortcutRow]:
        """Every action of the menus that has a key."""
        rows: list[ShortcutRow] = []
        for menu in _menus_of(self._window.menuBar().actions()):
            for action in menu.actions():
                keys = [key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts()]
                if keys:
                    rows.append((menu.title().replace("&", ""), action.text().replace("&", ""), ", ".join(keys)))
        return rows

    def save_settings(self) -> None:
        """A full disk costs only looks."""
        try:
            self._context.settings.save(self._context.settings_path)
        except OSError as error:
            log.warning("the settings could not be saved: %s", error.strerror)

    def _apply(self, settings: Settings) -> None:
        theme.manager().apply(settings.theme, settings.density)
        self.changed.emit()
        self.save_settings()


def _menus_of(actions: Iterable[QAction]) -> Iterator[QMenu]:
    """With those below them."""
    for action in actions:
        if isinstance(found := action.menu(), QMenu):
            yield found
            yield from _menus_of(found.actions())

"""What concerns the program as a whole: preferences, the list of keys, about."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMainWindow

from app import __version__
from app.model.release import Release
from app.paths import Profile
from ui.actions import Actions
from ui.context import Context
from ui.desks.preferring import PreferringDesk
from ui.desktop import departure
from ui.dialogs.shortcuts import ShortcutRow, ShortcutsDialog
from ui.shortcut_book import in_menus
from ui.updates import Updates
from ui.views.banner import Action, Banner, BannerStack, Level


class ProgramDesk(QObject):
    """Tells `changed` when something was chosen anew; theme and density are applied by then."""

    changed = Signal()

    def __init__(self, context: Context, window: QMainWindow, actions: Actions) -> None:
        super().__init__(window)
        self._context, self._window = context, window
        self._actions = actions
        self.updates = Updates(context, self)
        self.updates.changed.connect(self.save_settings)
        self.preferring = PreferringDesk(context, window, actions, self.updates)
        self.preferring.remove_all_wanted.connect(self.remove_all)
        self.preferring.changed.connect(self.changed)

    def open_preferences(self, page: str = "") -> None:
        """At this page of ui/settings_pages/registry.py, or at the first one."""
        self.preferring.open(page)

    def show_shortcuts(self) -> None:
        dialog = ShortcutsDialog(self.shortcut_rows(), self._window)
        dialog.change_wanted.connect(lambda: self.open_preferences("shortcuts"))
        dialog.open()

    def show_about(self) -> None:
        from ui.dialogs.about import AboutDialog

        AboutDialog(self._window, updates=self.updates).open()

    def tell_of_updates(self, banners: BannerStack) -> None:
        """When the weekly check has found one."""
        def tell(release: Release) -> None:
            banners.show_banner("update", Banner(Level.INFO, self.tr(
                "Version {version} of Depesche is there. This is {ours}.").format(
                    version=release.version, ours=__version__),
                [Action(self.tr("What is new …"), look), Action(self.tr("Skip this version"), skip)], icon="download"))

        def look() -> None:
            banners.remove("update")
            self.open_preferences("upkeep")

        def skip() -> None:
            banners.remove("update")
            self.updates.skip()

        self.updates.found.connect(tell)

    def remove_all(self) -> None:
        """Asks; then the program ends, and deletes what it kept once nothing has it open any more."""
        from ui.dialogs.remove_all import RemoveAllDialog

        dialog = RemoveAllDialog(Profile(self._context.settings_path.parent), self.preferring.front)
        dialog.back_up_wanted.connect(self._actions.back_up.trigger)
        dialog.accepted.connect(self._leave)
        dialog.open()

    def _leave(self) -> None:
        self._actions.quit.trigger()
        # A draft that cannot be stored keeps the window open: then nothing is deleted, now or later.
        departure.departure().wanted = not self._window.isVisible()

    def shortcut_rows(self) -> list[ShortcutRow]:
        """Every action of the menus that has a key."""
        rows: list[ShortcutRow] = []
        for menu, action in in_menus(self._window.menuBar().actions()):
            if keys := [key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts()]:
                rows.append((menu, action.text().replace("&", ""), ", ".join(keys)))
        return rows

    def save_settings(self) -> None:
        self.preferring.keeper.save()

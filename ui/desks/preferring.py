"""What the person prefers: the window for it, its effects, and the file that keeps it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMainWindow, QWidget

from ui import theme
from ui.actions import Actions
from ui.context import Context
from ui.settings import Settings, damaged_path
from ui.settings_keeper import SettingsKeeper
from ui.settings_pages.context import PageContext
from ui.shortcut_book import ShortcutBook
from ui.updates import Updates
from ui.views.banner import Action, Banner, BannerStack, Level

if TYPE_CHECKING:
    from ui.settings_pages.preferences import PreferencesWindow


class PreferringDesk(QObject):
    """There is one window of preferences. `changed` comes once looks and keys are as they are wanted."""

    changed = Signal()
    account_wanted = Signal(int)
    """The settings of the account with this id are to be shown."""

    remove_all_wanted = Signal()
    """The person wants everything of Depesche deleted here."""

    def __init__(self, context: Context, window: QMainWindow, actions: Actions, updates: Updates) -> None:
        super().__init__(window)
        self._updates = updates
        self._context, self._window, self._actions = context, window, actions
        self.shortcuts = ShortcutBook(actions, context.settings, window)
        self.keeper = SettingsKeeper(context.settings, context.settings_path, self)
        self._language_at_start = context.settings.language
        self._open: PreferencesWindow | None = None
        self._last = ""

    def open(self, page: str = "") -> PreferencesWindow:
        """Shows `page`, or the one that was looked at last."""
        if self._open is None:
            from ui.settings_pages.preferences import PreferencesWindow

            about = PageContext(self._context, self._actions, self.shortcuts, self.account_wanted.emit,
                                self._updates, self.remove_all_wanted.emit, self._language_at_start)
            made = self._open = PreferencesWindow(self._context.settings, about, self._window)
            made.changed.connect(self._apply)
            made.destroyed.connect(self._gone)
            made.finished.connect(lambda _result: self._remember(made))
            if self._last:
                made.open_page(self._last)
        shown = self._open
        if page:
            shown.open_page(page)
        shown.show()
        shown.raise_()
        shown.activateWindow()
        return shown

    @property
    def front(self) -> QWidget:
        """What a question of a page stands before: the preferences, or the main window without them."""
        return self._open or self._window

    def close(self) -> None:
        """The main window goes, and with it what the pages read."""
        if self._open is not None:
            self._open.close()

    def tell_of_damage(self, banners: BannerStack) -> None:
        """Once, where the file could not be read: nothing is lost silently."""
        if self._context.settings.damaged:
            kept = damaged_path(self._context.settings_path)
            banners.show_banner("settings", Banner(Level.WARNING, self.tr(
                "The preferences could not be read, and everything is as at first. The damaged file is kept as"
                " {path}.").format(path=kept), [Action(self.tr("Preferences …"), self.open)], icon="settings"))

    def _remember(self, window: PreferencesWindow) -> None:
        self._last = window.shown
        self._gone()

    def _gone(self, _told: object = None) -> None:
        self._open = None

    def _apply(self, settings: Settings) -> None:
        theme.manager().apply(settings.theme, settings.density, font_percent=settings.font_percent,
                              motion=settings.motion)
        self.changed.emit()

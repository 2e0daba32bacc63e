"""The window's life on the desktop: shown, minimised, or waiting behind an icon in the panel."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication, QSessionManager

from app.store import messages
from ui.desktop import activation
from ui.desktop.application import Application
from ui.desktop.notice import Teller
from ui.desktop.notifier import Notifier
from ui.desktop.quiet import Quiet
from ui.desktop.tellers import make_teller
from ui.desktop.tray import Tray
from ui.desktop.troubles import Troubles
from ui.desktop.unread import UnreadCount, show_badge
from ui.desktop.window_drops import WindowDrops
from ui.main_window import MainWindow
from ui.models.folder_nodes import takes_messages
from ui.single_instance import Request


class Home(QObject):
    """Made once for the window, before that is shown. A window that is hidden has an icon by which it comes back:
    where there is none, it is minimised instead, and where the icon goes, the window comes up."""

    def __init__(self, window: MainWindow, make: Callable[..., Teller] = make_teller) -> None:
        super().__init__(window)
        self._window, self._settings = window, window.context.settings
        a = window.actions_
        self.quiet = Quiet(self._settings, self)
        self.tray = Tray(window, (a.new_message, a.get_mail, a.quit), self.quiet)
        self.teller = make(lambda: self.tray.icon, self)
        self.notifier = Notifier(window.context, self.teller, self.quiet, self.in_front)
        self.troubles = Troubles(window.context, self.teller, lambda: not window.isVisible())
        self.unread = UnreadCount(window.context)
        self.drops = WindowDrops(window, window.list, self._folder_takes)
        self.drops.link_dropped.connect(window.open_argument)
        self.drops.opened.connect(window.open_argument)
        self.drops.taken_in.connect(self._take_in)
        self.tray.open_wanted.connect(self._raise)
        self.tray.gone.connect(self._come_up)
        self.notifier.open_wanted.connect(self._open)
        self.troubles.open_wanted.connect(self._raise)
        self.unread.changed.connect(self._show_unread)
        window.program.changed.connect(self.apply)
        window.stays_behind = self._stays_behind
        window.closing.connect(self.leave)
        window.browsing.folder_shown.connect(self.notifier.looked_at)
        window.context.bridge.accounts_changed.connect(self._forget_accounts)
        application = QGuiApplication.instance()
        if isinstance(application, Application):
            application.ends.connect(window.quit)
        if isinstance(application, QGuiApplication):
            application.setQuitOnLastWindowClosed(False)
            application.applicationStateChanged.connect(self._state_changed)
            # In the call itself: the session ends when it returns.
            application.commitDataRequest.connect(self._session_ends, Qt.ConnectionType.DirectConnection)
        self.apply()
        self.unread.look()

    def show_window(self, *, minimised: bool) -> None:
        """At the start. Minimised means the panel where the icon is there by now, else the taskbar."""
        if not minimised:
            self._window.show()
        elif not self.tray.is_there:
            self._window.showMinimized()
        application = QGuiApplication.instance()
        if isinstance(application, Application):
            application.open_with(self._open_wanted)

    def serve(self, request: Request) -> None:
        """What another start was to do, in this window."""
        activation.take(request.token)
        if not request.quiet:
            self._raise()
        self.do(request)

    def do(self, request: Request) -> None:
        """What this start was to do, once the window stands."""
        if request.get_mail and self._window.actions_.get_mail.isEnabled():
            self._window.accounts.get_mail()
        for argument in request.open:
            self._window.open_argument(argument)

    def welcome(self) -> None:
        """Without an account there is nothing else to be done here."""
        if not self._window.context.accounts():
            self._window.accounts.add_account()

    def apply(self) -> None:
        """What the settings say now."""
        self.tray.want(self._settings.tray)
        self._show_unread(max(self.unread.count, 0))

    def in_front(self, folder_id: int) -> bool:
        """Whether the person works in the window with that folder open."""
        window = self._window
        return (window.isActiveWindow() and window.isVisible() and not window.isMinimized()
                and folder_id in window.browsing.folder_ids)

    def leave(self) -> None:
        """The window is about to be gone: no icon, no number and no notification stays behind."""
        application = QGuiApplication.instance()
        if isinstance(application, Application):
            application.ends.disconnect(self._window.quit)
            application.open_with(None)
        self.unread.stop()
        self.notifier.stop()
        self.tray.blockSignals(True)
        self.tray.want(False)
        self.teller.close()
        show_badge(0)

    # --- coming and going -------------------------------------------------------------------------

    def _stays_behind(self) -> bool:
        return self._settings.close_to_tray and self.tray.is_there

    def _raise(self) -> None:
        activation.raise_window(self._window)
        self.troubles.seen()

    def _open_wanted(self, argument: str) -> None:
        self._raise()
        self._window.open_argument(argument)

    def _come_up(self) -> None:
        if not self._window.isVisible():
            self._window.showMinimized()

    def _state_changed(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self.notifier.looked_at()

    def _session_ends(self, manager: QSessionManager) -> None:
        """Drafts are stored now, whoever closes the windows afterwards. If one cannot be, the person may stay."""
        if not self._window.composing.save_all() and manager.allowsInteraction():
            manager.cancel()

    def _open(self, folder_id: int, message_id: int) -> None:
        self._raise()
        if not self._window.browsing.open_folder(folder_id) or not message_id:
            return
        self._window.list.select_id(message_id)
        chosen = self._window.list.one()
        if chosen is None or chosen.id != message_id:  # further down, in another order: in a window of its own
            for row in messages.rows(self._window.context.db, [message_id]):
                self._window.opening.open_row(row, row.subject)

    def _folder_takes(self) -> bool:
        folder = self._window.browsing.folder
        return folder is not None and not self._window.browsing.search.active and takes_messages(folder)

    def _take_in(self, paths: tuple[Path, ...]) -> None:
        if (folder := self._window.browsing.folder) is not None:
            self._window.jobs.take_in_files(paths, folder)

    # --- what is shown ----------------------------------------------------------------------------

    def _show_unread(self, count: int) -> None:
        self.tray.show_unread(count)
        show_badge(count if self._settings.badge else 0)

    def _forget_accounts(self, _told: object) -> None:
        """Ids of accounts that are gone mean nothing."""
        known = {each.id for each in self._window.context.accounts()}
        left = [each for each in self._settings.quiet_accounts if each in known]
        if left != self._settings.quiet_accounts:
            self._settings.quiet_accounts = left
            self._window.program.save_settings()

"""Help, the tour, activity and log, and the report of a problem."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMainWindow

from app import activity_log
from app.commands import AskProtection, CancelWork, SyncAccount
from app.errors import MailError
from app.paths import Profile
from app.store import folders
from ui.context import Context
from ui.dialogs import error as error_dialogs
from ui.dialogs.shortcuts import ShortcutRow
from ui.help import calls, project
from ui.help.crash import CrashGuard
from ui.help.history import AccountHistory
from ui.help.markup import Table
from ui.help.topics import Topic
from ui.help_windows import report_text
from ui.help_windows.activity_window import ActivityWindow
from ui.help_windows.last_end import LastEnd
from ui.help_windows.report import ReportDialog
from ui.help_windows.tour import Stop, Tour
from ui.help_windows.window import HelpWindow
from ui.protection.telling import ConversionLine
from ui.views.banner import Action, Banner, BannerStack, Level

TOUR_AFTER_MS = 1500
"""After the first mail: the person sees first what came."""


class HelpDesk(QObject):
    """Serves the application's HelpCalls while the window lives. `shortcuts` is asked for whenever they are shown."""

    mail_wanted = Signal(object)
    """A MailtoRequest to begin a message with."""
    toured = Signal()

    def __init__(self, context: Context, window: QMainWindow, banners: BannerStack,
                 shortcuts: Callable[[], Sequence[ShortcutRow]], stops: Sequence[Stop],
                 offered: dict[str, QAction], reads: Callable[[], bool] = lambda: False) -> None:
        """`reads`: whether a message is open. `offered`: what a help page may offer to do, by its name in
        ui.help.pages.ACTIONS."""
        super().__init__(window)
        self._context, self._window, self._banners = context, window, banners
        self._shortcuts, self._stops, self._offered, self._reads = shortcuts, stops, offered, reads
        self.history = AccountHistory(context.bridge, self)
        self.recent = activity_log.installed() or activity_log.Recent()
        self.guard = CrashGuard(self)
        self.guard.happened.connect(self._crashed)
        self.last_end = LastEnd(Profile(context.settings_path.parent), banners,
                                lambda words: self.report(end=words), self)
        self.help: HelpWindow | None = None
        self.activity: ActivityWindow | None = None
        self.tour: Tour | None = None
        context.bridge.accounts_changed.connect(self._accounts_changed)
        asked = calls.calls()
        asked.is_served = self._serves = True
        asked.topic_wanted.connect(self._show_asked)
        asked.report_wanted.connect(self.report)
        self._tour_timer = QTimer(self, singleShot=True, interval=TOUR_AFTER_MS)
        self._tour_timer.timeout.connect(self._first_tour)
        if not context.settings.toured and not self._has_mail():
            context.bridge.messages_changed.connect(self._mail_came)

    # --- pages ----------------------------------------------------------------------------------

    def show_topic(self, topic: Topic = Topic.START) -> None:
        if self.help is None:
            self.help = HelpWindow(self._table)
            self.help.action_wanted.connect(self._do)
        self.help.bring_up(topic)

    def help_here(self) -> None:
        """What fits where the keyboard is."""
        self.show_topic(calls.topic_of(self._window.focusWidget()))

    def close(self) -> None:
        """The window goes, and so does what stands beside it."""
        asked = calls.calls()
        if not self._serves:
            return
        self._serves = False
        asked.topic_wanted.disconnect(self._show_asked)
        asked.report_wanted.disconnect(self.report)
        asked.is_served = False
        if self.help is not None:
            self.help.close()
            self.help.deleteLater()
            self.help = None

    def _show_asked(self, value: str) -> None:
        self.show_topic(Topic(value))

    def _do(self, name: str) -> None:
        """What a page offers is done in the window that it speaks of."""
        self._window.activateWindow()
        self._offered[name].trigger()

    def _table(self, _name: str) -> Table:
        """Of the keys; a page of the help names no other one."""
        rows = [(self.tr("What it does"), self.tr("Keys"))]
        return [*rows, *((words, keys) for _group, words, keys in self._shortcuts())]

    # --- the tour -------------------------------------------------------------------------------

    def show_tour(self) -> None:
        if self.tour is None:
            self.tour = Tour(self._window, self._stops)
            self.tour.closed.connect(self._tour_over)
            self.tour.help_wanted.connect(lambda: self.show_topic(Topic.PROTOCOLS))

    def _mail_came(self, _told: object) -> None:
        if not self._context.settings.toured and not self._tour_timer.isActive() and self._has_mail():
            self._tour_timer.start()

    def _first_tour(self) -> None:
        """Never over a dialog, a menu or a message that is being written: then it waits. Whoever reads already has
        found the way: they are left alone."""
        if self._context.settings.toured or self.tour is not None:
            return
        if self._reads():
            self._tour_over()
            return
        if (QApplication.activeModalWidget() is None and QApplication.activePopupWidget() is None
                and QApplication.activeWindow() in (self._window, None) and self._window.isVisible()):
            self.show_tour()
        else:
            self._tour_timer.start()

    def _tour_over(self) -> None:
        self.tour = None
        self._context.settings.toured = True
        self.toured.emit()

    def _has_mail(self) -> bool:
        db = self._context.db
        return any(folder.total for account in self._context.accounts() for folder in folders.folders(db, account.id))

    # --- what went on ---------------------------------------------------------------------------

    def show_activity(self, tab: int | None = None) -> None:
        if self.activity is None:
            shown = self.activity = ActivityWindow(self.history, self.recent, self._context.bridge, self._window)
            shown.destroyed.connect(self._forget_activity)
            shown.report_wanted.connect(self.report)
            shown.now.cancel_wanted.connect(lambda number: self._context.engine.submit(CancelWork(number)))
            ConversionLine(self._context.engine, self._context.bridge, shown.now)
            self._context.engine.submit(AskProtection())  # its answer is what the line shows
            shown.accounts.check_wanted.connect(lambda number: self._context.engine.submit(SyncAccount(number)))
            shown.accounts.error_wanted.connect(lambda error: error_dialogs.explain(error, shown).open())
            self._accounts_changed()
        if tab is not None:
            self.activity.tabs.setCurrentIndex(tab)
        self.activity.show()
        self.activity.raise_()
        self.activity.activateWindow()

    def _forget_activity(self) -> None:
        self.activity = None

    def _accounts_changed(self, _told: object = None) -> None:
        if self.activity is None:
            return
        known = self._context.accounts()
        self.activity.now.show_accounts(known)
        self.activity.accounts.show_accounts(known)
        for account in known:
            self.activity.accounts.show_state(self._context.engine.state(account.id))

    # --- reports --------------------------------------------------------------------------------

    def report(self, error: MailError | None = None, end: str = "") -> None:
        """Shows what a report would hold; `error` is at hand where a dialog about it leads here, `end` is what is kept
        of a run that ended unexpectedly."""
        known = self._context.accounts()
        parts = report_text.parts(known, self._context.engine.state, self._context.settings, self.recent.records(),
                                  error if isinstance(error, MailError) else None, end)
        dialog = ReportDialog(parts, QApplication.activeWindow() or self._window, url=project.report_url(),
                              may_mail=bool(known))
        dialog.mail_wanted.connect(self._begin_mail)
        dialog.open()

    def _begin_mail(self, text: str) -> None:
        self.mail_wanted.emit(report_text.message(text, project.report_url()))

    def _crashed(self) -> None:
        def report() -> None:
            self._banners.remove("crash")
            self.report()

        banner = Banner(Level.ERROR, self.tr("Something in Depesche went wrong. Your mail is safe, and you can go on."),
                        [Action(self.tr("Report …"), report)])
        banner.closed.connect(self.guard.tell_again)
        self._banners.show_banner("crash", banner)

"""Messages put off until a time: the menu, the calendar, and a word when they are back."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu

from app.events import SnoozedBack
from app.model.message import MessageRow
from app.model.operation import SnoozeMessages
from app.store import messages
from ui import formats, icons
from ui.actions import Actions
from ui.context import Context
from ui.desks.browsing import BrowsingDesk
from ui.dialogs.snooze import SnoozeDialog
from ui.snooze_times import When, choices
from ui.views.banner import Action, Banner, BannerStack, Level
from ui.views.message_list import MessageListPane

_BANNER = "snoozed"


class SnoozingDesk(QObject):
    def __init__(self, context: Context, browsing: BrowsingDesk, pane: MessageListPane, actions: Actions,
                 banners: BannerStack) -> None:
        super().__init__(context.window)
        self._context, self._browsing, self._pane, self._banners = context, browsing, pane, banners
        self._back: list[int] = []
        actions.snooze.triggered.connect(self.ask)
        context.bridge.snoozed_back.connect(self._told)

    # --- until when -----------------------------------------------------------------------------

    def ask(self) -> None:
        """The menu, at the mouse or over the list."""
        rows = self._pane.selected()
        if rows:
            menu = self.menu(rows)
            menu.popup(self._where())
            menu.setActiveAction(menu.actions()[0])

    def menu(self, rows: list[MessageRow]) -> QMenu:
        menu = QMenu(self.tr("Snooze"), self._context.window)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.setToolTipsVisible(True)
        ids = tuple(row.id for row in rows)
        tip = self.tr("Hidden on this computer until then; on other devices it stays where it is")
        for choice in choices(datetime.now()):
            action = menu.addAction(icons.icon("snooze"), f"{self._words(choice.when)}\t{formats.soon(choice.at)}",
                                    partial(self.put_off, ids, choice.at))
            action.setToolTip(tip)
        menu.addSeparator()
        pick = menu.addAction(icons.icon("calendar"), self.tr("Pick a &day and time …"), partial(self.pick, rows))
        pick.setToolTip(tip)
        if any(row.snoozed_until for row in rows):
            menu.addAction(icons.icon("inbox"), self.tr("Show again &now"), partial(self.put_off, ids, 0.0))
        return menu

    def put_off(self, ids: tuple[int, ...], until: float) -> None:
        """0 shows them again."""
        self._context.engine.edit(SnoozeMessages(ids, until))

    def pick(self, rows: list[MessageRow]) -> None:
        ids = tuple(row.id for row in rows)
        dialog = SnoozeDialog(len(ids), max((row.snoozed_until for row in rows), default=0.0), self._context.window)
        dialog.accepted.connect(lambda: self.put_off(ids, dialog.moment()))
        dialog.open()

    def _words(self, when: When) -> str:
        return {When.LATER: self.tr("&Later today"), When.EVENING: self.tr("This &evening"),
                When.TOMORROW: self.tr("&Tomorrow morning"), When.WEEKEND: self.tr("At the &weekend"),
                When.NEXT_WEEK: self.tr("Next wee&k")}[when]

    def _where(self) -> QPoint:
        at, window = QCursor.pos(), self._context.window
        if window.rect().contains(window.mapFromGlobal(at)):
            return at
        return self._pane.mapToGlobal(QPoint(self._pane.width() // 3, self._pane.height() // 4))

    # --- back again -----------------------------------------------------------------------------

    def _told(self, told: SnoozedBack) -> None:
        self._back = [*dict.fromkeys((*self._back, *told.ids))][-1000:]
        self._banners.show_banner(_BANNER, self._banner())

    def _banner(self) -> Banner:
        banner = Banner(Level.INFO, self.tr("%n snoozed message(s) are back", "", len(self._back)), [
            Action(self.tr("Show"), self.show_back)], icon="snooze")
        banner.closed.connect(self.forget)
        return banner

    def forget(self) -> None:
        """Those that are back were seen."""
        self._back.clear()

    def show_back(self) -> None:
        """The folder of the newest that is still there, and the message in it."""
        found = messages.rows(self._context.db, self._back[::-1])
        self._banners.remove(_BANNER)
        self.forget()
        for row in found:
            if self._browsing.open_folder(row.folder_id):
                self._pane.select_id(row.id)
                return

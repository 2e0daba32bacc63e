"""What one person does at the window: every kind of thing, often enough to show what it leaves."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Generator, Iterator
from typing import TypeVar

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.model.folder import Role
from app.model.message import MessageRow
from app.store import accounts, folders, journal, outbox
from ui import theme
from ui.desks.message_window import MessageWindow
from ui.main_window import MainWindow
from ui.settings import ThemeChoice
from ui.toolbar import list_menu
from ui.views.composer import Composer
from ui.views.message_view import Shown

W = TypeVar("W", bound=QWidget)
Waits = Iterator[Callable[[], object]]
_WORDS = ("licht", "brief", "the", "from:elbhof", "papier", "is:unread", "has:attachment", "druck", "und")


def the(kind: type[W]) -> W | None:
    """The visible window of this kind."""
    found = (each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible())
    return next(found, None)


class Person:
    """Every method yields what is to be seen before it goes on. `done` counts what was done, by its kind."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._random = random.Random(3)
        self.done: Counter[str] = Counter()

    def sees_mail(self) -> bool:
        """All that was there at the start is here."""
        db = self._window.context.db
        known = [each for account in accounts.accounts(db) for each in folders.folders(db, account.id)]
        inboxes = [each for each in known if each.role is Role.INBOX]
        return len(inboxes) > 1 and all(each.total > 0 and each.total == each.cached for each in inboxes)

    def has_told_all(self) -> bool:
        db = self._window.context.db
        return not outbox.entries(db) and not any(journal.count(db, each.id) for each in accounts.accounts(db))

    def minute(self, number: int) -> Waits:
        yield from self._open_folder(number)
        for _ in range(2):
            yield from self._read()
        yield from self._edit(number)
        for every, does in ((4, self._write), (5, self._search), (6, self._answer), (7, self._own_window),
                            (9, self._menu), (10, self._dialogs), (11, self._look_otherwise), (23, self._offline),
                            (30, self.gets_mail)):
            if number % every == 0:
                yield from does()

    def tidy(self) -> Waits:
        """As each time: the Inbox, an HTML message (without one Chromium lets a process go), and no other window."""
        self._close_others()
        yield from self._open(self._inboxes()[0])
        for _ in range(20):
            yield from self._read()
            if self._window.view.shows_html:
                break
        yield self._is_alone

    # --- reading ---------------------------------------------------------------------------------------

    def _open_folder(self, number: int) -> Waits:
        db = self._window.context.db
        if number % 2:
            yield from self._open(self._inboxes()[number % 4 // 2])
            return
        known = [each for account in accounts.accounts(db) for each in folders.folders(db, account.id)
                 if each.selectable and each.total and each.role is not Role.DRAFTS]
        yield from self._open(self._random.choice(known).id)

    def _open(self, folder_id: int) -> Waits:
        window = self._window
        yield lambda: window.browsing.open_folder(folder_id) or not folders.find(window.context.db, folder_id)
        if folders.find(window.context.db, folder_id) is None:
            return  # somebody else has just deleted it
        yield lambda: window.browsing.folder is not None and window.browsing.folder.id == folder_id
        yield lambda: window.rows.rowCount() or not folders.folder(window.context.db, folder_id).total
        self.done["folders opened"] += 1

    def _read(self) -> Waits:
        window = self._window
        if (row := (yield from self._choose())) is None:
            return
        yield lambda: window.view.shown in (Shown.MESSAGE, Shown.FAILED, Shown.NOTHING) or self._chosen() != row
        if window.view.shown is Shown.MESSAGE:
            self.done["HTML messages read" if window.view.shows_html else "plain messages read"] += 1
            if window.view.shows_html:
                yield lambda: not window.view.bodies.is_covered or window.view.shown is not Shown.MESSAGE

    def _choose(self) -> Generator[Callable[[], object], None, MessageRow | None]:
        rows = self._window.rows
        count = rows.rowCount()
        if not count:
            return None
        self._window.list.select(self._random.randrange(min(count, 60)))
        yield lambda: len(self._window.list.selected()) >= 1 or not rows.rowCount()
        return self._chosen()

    def _chosen(self) -> MessageRow | None:
        chosen = self._window.list.selected()
        return chosen[0] if chosen else None

    def _own_window(self) -> Waits:
        window = self._window
        if (row := (yield from self._choose())) is None:
            return
        window.opening.open_row(row, row.subject)
        yield lambda: the(MessageWindow) or the(Composer)
        if (opened := the(MessageWindow)) is not None:
            yield lambda: opened.pane.shown is Shown.MESSAGE
            self.done["messages in a window of their own"] += 1
        self._close_others()
        yield self._is_alone

    # --- edits -------------------------------------------------------------------------------------------

    def _edit(self, number: int) -> Waits:
        if (yield from self._choose()) is None:
            return
        actions = self._window.actions_
        action = (actions.star, actions.toggle_read, actions.archive, actions.star, actions.tag_keys[0],
                  actions.delete)[number % 6]
        if action.isEnabled():
            action.trigger()
            self.done["edits"] += 1
        if number % 12 == 2 and actions.undo.isEnabled():
            yield actions.undo.isEnabled
            actions.undo.trigger()
            self.done["edits taken back"] += 1

    # --- writing -----------------------------------------------------------------------------------------

    def _write(self) -> Waits:
        self._window.actions_.new_message.trigger()
        yield lambda: the(Composer)
        composer = the(Composer)
        assert composer is not None
        if self.done["composers opened"] % 3 == 0:
            QTest.keyClicks(composer.subject, "A thought")
            QTest.keyClicks(composer.body, "that is not finished yet")
            self.done["drafts written"] += 1
        self.done["composers opened"] += 1
        composer.close()
        yield lambda: the(Composer) is None

    def _answer(self) -> Waits:
        if (yield from self._choose()) is None or not self._window.actions_.reply.isEnabled():
            return
        self._window.actions_.reply.trigger()
        yield lambda: the(Composer)
        composer = the(Composer)
        assert composer is not None
        self.done["composers opened"] += 1
        QTest.keyClicks(composer.body, "Thank you.")
        composer.send()
        yield lambda: the(Composer) is None or composer.bar.isVisible()
        if the(Composer) is None:
            self.done["messages sent"] += 1
        else:
            composer.close()
            yield lambda: the(Composer) is None

    # --- and the rest --------------------------------------------------------------------------------------

    def _search(self) -> Waits:
        window = self._window
        window.actions_.search.trigger()
        QTest.keyClicks(window.search, self._random.choice(_WORDS))
        yield lambda: window.browsing.search.active
        yield lambda: window.list.header.title.text() != "Searching …"
        yield from self._read()
        window.browsing.search.leave()
        yield lambda: not window.browsing.search.active
        self.done["searches"] += 1

    def _menu(self) -> Waits:
        menu = list_menu(self._window, self._window.actions_)
        menu.popup(self._window.pos())
        yield menu.isVisible
        menu.close()
        self.done["menus"] += 1

    def _dialogs(self) -> Waits:
        actions = self._window.actions_
        for action in (actions.preferences, actions.shortcuts, actions.account_settings, actions.filters,
                       actions.source, actions.log, actions.about, actions.outbox):
            if action.isEnabled():
                action.trigger()
                yield lambda: not self._is_alone()
                self._close_others()
                yield self._is_alone
                self.done["dialogs"] += 1

    def _look_otherwise(self) -> Waits:
        window = self._window
        kinds = (ThemeChoice.DARK, ThemeChoice.LIGHT)
        theme.manager().apply(kinds[self.done["other looks"] % 2])
        window.actions_.columns.toggle()
        window.actions_.conversations.toggle()
        self.done["other looks"] += 1
        yield lambda: True

    def _offline(self) -> Waits:
        self._window.actions_.offline.trigger()
        yield from self._read()
        self._window.actions_.offline.trigger()
        self.done["off line and back"] += 1

    def gets_mail(self) -> Waits:
        self._window.actions_.get_mail.trigger()
        self.done["mail asked for"] += 1
        yield lambda: True

    def _inboxes(self) -> list[int]:
        db = self._window.context.db
        found = [folders.by_role(db, each.id, Role.INBOX) for each in accounts.accounts(db)]
        return [each.id for each in found if each is not None]

    def _close_others(self) -> None:
        for each in self._others():
            each.close()

    def _is_alone(self) -> bool:
        return not self._others()

    def _others(self) -> list[QWidget]:
        return [each for each in QApplication.topLevelWidgets() if each.isVisible() and each is not self._window]

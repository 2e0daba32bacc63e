"""Which new mail is told of, and when: several messages of an account go into one notification."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import assert_never

from PySide6.QtCore import QObject, QTimer, Signal

from app.events import MessagesChanged, NewMailArrived
from app.model.folder import Role
from app.model.message import SEEN, MessageRow
from app.model.operation import ArchiveMessages, DeleteMessages, Operation, SetFlags
from app.store import folders, messages
from ui.context import Context
from ui.desktop import notification_words
from ui.desktop.notice import Choice, Notice, Teller
from ui.desktop.quiet import Quiet
from ui.rights import rights_of
from ui.settings import Notify

REST_SECONDS = 5.0
"""Between two notifications of one account."""
GATHER_SECONDS = 0.3
"""What comes at the same time is told together."""
LATE_SECONDS = 3600
"""Mail may have been on its way for so long, or its sender's clock be wrong, and it is new still."""
BODY_SECONDS = 1.5
"""The text of a message follows its header: for so long its first words are waited for."""
_MOST_HELD = 1000
_SILENT = frozenset({Role.JUNK, Role.TRASH, Role.SENT, Role.DRAFTS, Role.ALL, Role.FLAGGED})


@dataclass(slots=True)
class _Account:
    """`waiting`: not told yet. `told`: in the notification that is shown. `at`: when it was, monotonic seconds."""

    timer: QTimer
    folder_id: int = 0
    waiting: list[int] = field(default_factory=list)
    told: list[int] = field(default_factory=list)
    at: float = -REST_SECONDS
    patient: bool = False


class Notifier(QObject):
    """`in_front(folder_id)`: whether the person has that folder before their eyes. Only what is newer than the
    program's start is told."""

    open_wanted = Signal(int, int)
    """A folder, and a message in it or 0."""

    def __init__(self, context: Context, teller: Teller, quiet: Quiet, in_front: Callable[[int], bool]) -> None:
        super().__init__(context.window)
        self._context, self._teller, self._quiet, self._in_front = context, teller, quiet, in_front
        self._started = time.time()
        self._accounts: dict[int, _Account] = {}
        context.bridge.new_mail_arrived.connect(self.arrived)
        context.bridge.messages_changed.connect(self._changed)
        teller.chosen.connect(self._chosen)
        teller.closed.connect(self._closed)

    def arrived(self, told: NewMailArrived) -> None:
        """New mail: it is told a moment later, together with what comes until then."""
        if self._quiet.silences(told.account_id) or self._in_front(told.folder_id):
            return
        known = self._accounts.get(told.account_id)
        if known is None:
            known = self._accounts[told.account_id] = _Account(QTimer(self, singleShot=True))
            known.timer.timeout.connect(lambda: self._tell(told.account_id))
        known.folder_id = told.folder_id
        known.waiting = [*known.waiting, *told.ids][-_MOST_HELD:]
        if not known.timer.isActive():
            rest = known.at + REST_SECONDS - time.monotonic()
            known.timer.start(round(max(rest, GATHER_SECONDS) * 1000))

    def looked_at(self) -> None:
        """The person came to the window: what lies open there need not be told any more."""
        for number, known in self._accounts.items():
            if known.folder_id and self._in_front(known.folder_id):
                known.waiting.clear()
                self._withdraw(number, known)

    def stop(self) -> None:
        """Tells nothing any more: the store is about to be closed."""
        for known in self._accounts.values():
            known.timer.stop()
        self._accounts.clear()

    # --- telling ----------------------------------------------------------------------------------

    def _tell(self, account_id: int) -> None:
        known = self._accounts[account_id]
        account, folder = self._context.account(account_id), folders.find(self._context.db, known.folder_id)
        if account is None or folder is None or folder.role in _SILENT or self._quiet.silences(account_id) \
                or self._in_front(known.folder_id):
            known.waiting.clear()
            return
        fresh, level = self._news(known, known.waiting), self._context.settings.notify
        if not known.patient and level is Notify.FULL and len(fresh) == 1 and fresh[0].cached == "headers":
            known.patient = True
            known.timer.start(round(BODY_SECONDS * 1000))
            return
        known.patient = False
        known.waiting.clear()
        if not fresh:
            return
        rows = sorted((*fresh, *self._news(known, known.told)), key=lambda row: (row.date, row.id), reverse=True)
        count = len(rows)
        known.told, known.at = [row.id for row in rows], time.monotonic()
        self._teller.show(Notice(
            account_id, notification_words.title(rows, count, account.name, level),
            notification_words.lines(rows, count, account.name, level),
            notification_words.choices(count, rights_of([folder])), self._context.settings.notify_sound))

    def _news(self, known: _Account, ids: list[int]) -> list[MessageRow]:
        """Those that are still there to be read, and no old mail that somebody put into the Inbox."""
        return [row for row in messages.rows(self._context.db, list(dict.fromkeys(ids)))
                if row.is_unread and row.folder_id == known.folder_id and not row.snoozed_until
                and row.date >= self._started - LATE_SECONDS]

    def _changed(self, told: MessagesChanged) -> None:
        """Read, moved or deleted, here or elsewhere: a notification of which nothing is left goes away."""
        touched = {*told.changed, *told.removed}
        for number, known in self._accounts.items():
            if not touched.isdisjoint(known.told):
                known.told = [row.id for row in self._news(known, known.told)]
                if not known.told:
                    self._teller.withdraw(number)

    def _withdraw(self, account_id: int, known: _Account) -> None:
        if known.told:
            known.told.clear()
            self._teller.withdraw(account_id)

    # --- what the person does with it -------------------------------------------------------------

    def _closed(self, account_id: int) -> None:
        if (known := self._accounts.get(account_id)) is not None:
            known.told.clear()

    def _chosen(self, account_id: int, choice: Choice) -> None:
        known = self._accounts.get(account_id)
        if known is None:
            return
        ids = tuple(row.id for row in self._news(known, known.told))
        self._withdraw(account_id, known)
        if choice is Choice.OPEN:
            self.open_wanted.emit(known.folder_id, ids[0] if len(ids) == 1 else 0)
        elif ids:  # else somebody was faster elsewhere
            self._context.engine.edit(_edit(choice, ids))


def _edit(choice: Choice, ids: tuple[int, ...]) -> Operation:
    match choice:
        case Choice.READ:
            return SetFlags(ids, add=frozenset({SEEN}))
        case Choice.ARCHIVE:
            return ArchiveMessages(ids)
        case Choice.DELETE:
            return DeleteMessages(ids)
        case Choice.OPEN:
            raise ValueError("opening is no edit")
        case _:
            assert_never(choice)

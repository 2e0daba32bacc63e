"""Servers that search as well, and what each of them answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from app.commands import LeaveServerSearch, SearchServer
from app.errors import ErrorKind, MailError
from app.events import ActivityChanged, ActivityKind, ServerSearchFinished
from app.model.account import Account, Protocol
from ui import wording
from ui.context import Context
from ui.search_words import SearchWords
from ui.tokens import next_token
from ui.views.search_line import SearchLine


@dataclass
class _Asked:
    name: str
    token: int
    folder: str = ""
    done: int = 0
    total: int = 0
    answer: str = ""
    """What came of it; "" while it still searches."""
    failed: bool = False


class ServerSearching(QObject):
    """One search at a time, on the servers of one account or of all of them."""

    answered = Signal(object)
    """ServerSearchFinished of a server that was asked; `note` is to be told of it."""

    def __init__(self, context: Context, line: SearchLine, words: SearchWords) -> None:
        super().__init__(context.window)
        self._context, self._line, self._words = context, line, words
        self._asked: dict[int, _Asked] = {}
        self.found: frozenset[int] = frozenset()
        """Messages that servers found for what stands in the list."""
        context.bridge.server_search_finished.connect(self._finished)
        context.bridge.activity_changed.connect(self._progressed)
        line.stop_wanted.connect(self.stop)

    @property
    def asked(self) -> bool:
        """Whether servers search, or have all searched, for what stands in the list."""
        every = self._asked.values()
        return bool(every) and not (all(each.answer for each in every) and any(each.failed for each in every))

    @staticmethod
    def can_be_asked(accounts: Sequence[Account]) -> bool:
        return any(each.protocol is Protocol.IMAP for each in accounts)

    def start(self, query: str, accounts: Sequence[Account], folder_id: int | None) -> None:
        """Asks each of them; those whose servers cannot search are named."""
        self.forget()
        for account in accounts:
            asked = self._asked[account.id] = _Asked(account.name, next_token())
            if account.protocol is Protocol.IMAP:
                self._context.engine.submit(SearchServer(account.id, asked.token, query, folder_id))
            else:
                asked.answer = self._words.refused(account.name, MailError(ErrorKind.UNSUPPORTED, ""))
        self._show()

    def stop(self) -> None:
        """What was found so far stays; each answers that it was stopped."""
        for account_id, asked in self._asked.items():
            if not asked.answer:
                self._context.engine.submit(LeaveServerSearch(account_id))

    def forget(self) -> None:
        """Another search, or none: nobody waits for these any more."""
        self.stop()
        self._asked, self.found = {}, frozenset()
        self._show()

    def note(self, told: ServerSearchFinished, fresh: int) -> None:
        """Of what an account's server found, `fresh` messages had not been found here."""
        asked = self._asked.get(told.account_id)
        if asked is None or asked.token != told.token:
            return
        words = [self._words.answered(asked.name, len(told.ids), fresh, partial=told.partial)] if (
            told.error is None or told.ids) else []
        words += [self._words.refused(asked.name, told.error)] if told.error is not None else []
        asked.answer, asked.failed = "\n".join(words), told.error is not None
        self.found |= frozenset(told.ids)
        self._show()

    def _finished(self, told: ServerSearchFinished) -> None:
        asked = self._asked.get(told.account_id)
        if asked is not None and asked.token == told.token:
            self.answered.emit(told)

    def _progressed(self, told: ActivityChanged) -> None:
        asked = self._asked.get(told.account_id)
        if told.kind is ActivityKind.SEARCH and asked is not None and not asked.answer:
            asked.folder, asked.done, asked.total = wording.folder_leaf(told.label), told.done, told.total
            self._show()

    def _show(self) -> None:
        busy = [each for each in self._asked.values() if not each.answer]
        if busy:
            self._line.show_work(self._words.asking(busy[0].name, busy[0].folder),
                                 sum(each.done for each in busy), sum(each.total for each in busy))
        else:
            self._line.show_work("")
        self._line.show_notes([each.answer for each in self._asked.values() if each.answer])

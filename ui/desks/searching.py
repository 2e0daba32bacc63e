"""A search and what it found, standing in the list in a folder's place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

from app.commands import SaveSearch, SearchMessages
from app.errors import MailError
from app.events import SearchCoverage, SearchFinished, ServerSearchFinished
from app.model.account import Protocol
from app.model.folder import Folder
from app.model.query import SavedSearch
from app.model.query_text import parse
from app.store import saved_searches, search
from ui.context import Context
from ui.desks.list_words import ListWords
from ui.desks.search_scope import SearchScope
from ui.desks.search_sources import SearchSources
from ui.desks.server_searching import ServerSearching
from ui.dialogs.search_name import SearchNameDialog
from ui.models import arranged
from ui.models.folder_tree import FolderTreeModel
from ui.models.message_list import MessageListModel
from ui.search_words import SearchWords
from ui.tokens import next_token
from ui.views.message_list import MessageListPane
from ui.views.search_bar import SearchBar
from ui.views.search_line import Scope

RESULTS = 500
PROBLEM_MS = 1_200
"""Who is in the middle of an operator is not told at once that it lacks its value."""


class SearchingDesk(QObject):
    """`folder` tells which one is open behind the results."""

    left = Signal()
    """The person is done with a search: the folder is to stand in the list again."""
    marks_changed = Signal(object)
    """The words (tuple of str) to be marked where messages are read; none when no search stands here."""

    def __init__(self, context: Context, tree_model: FolderTreeModel, pane: MessageListPane, rows: MessageListModel,
                 bar: SearchBar, words: ListWords, folder: Callable[[], Folder | None]) -> None:
        super().__init__(context.window)
        self._context, self._tree_model, self._pane, self._rows = context, tree_model, pane, rows
        self._bar, self._list_words = bar, words
        self._line = pane.header.search
        self._scope = SearchScope(context, self._line, folder)
        self._words = SearchWords(self)
        self._servers = ServerSearching(context, self._line, self._words)
        self._servers.answered.connect(self._server_answered)
        self._sources = SearchSources(context, tree_model, bar)
        self._token = 0
        self._query = ""
        self._name = ""
        self._ids: tuple[int, ...] | None = None
        self._coverage = SearchCoverage(0, 0, 0)
        self._unreadable: MailError | None = None
        self._complaint = QTimer(self, singleShot=True, interval=PROBLEM_MS)
        self._complaint.timeout.connect(self._complain)
        bar.typed.connect(lambda query: self.search_for(query, typing=True))
        bar.wanted.connect(self.search_for)
        bar.left.connect(self.leave)
        bar.list_wanted.connect(self._to_list)
        pane.header.search_closed.connect(self.leave)
        self._line.scope_chosen.connect(self._scope_chosen)
        self._line.server_wanted.connect(self.ask_servers)
        self._line.save_wanted.connect(self.ask_name)
        context.bridge.search_finished.connect(self._finished)
        for view in (pane.lines, pane.columns, pane.empty):
            view.installEventFilter(self)

    @property
    def active(self) -> bool:
        """Whether results, or the wait for them, stand in the list."""
        return bool(self._query)

    @property
    def in_use(self) -> bool:
        """Somebody has begun to type, or looks at results."""
        return bool(self._query or self._bar.text())

    @property
    def stays(self) -> bool:
        """Whether it goes along to another folder: it looks into the open one, or into its account."""
        return self.active and self._scope.chosen is not Scope.EVERYWHERE

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Escape leaves the search from the list, too."""
        if (self.active and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
                and event.key() == Qt.Key.Key_Escape):
            self.leave()
            return True
        return False

    # --- asking ---------------------------------------------------------------------------------

    def search_for(self, query: str, *, typing: bool = False) -> None:
        """In the chosen scope; the answer comes as an event. What can't be read leaves the list as it was."""
        self._complaint.stop()
        try:
            marks = parse(query).shown_words
        except MailError as error:
            self._unreadable = error
            if typing:
                self._complaint.start()
            else:
                self._complain()
            return
        self._line.show_problem("")
        if query != self._query:
            self._servers.forget()
            self._name = ""
        if not self._query:
            self._ids = None
            self._pane.header.show_search(self.tr("Searching …"), "")
            self._line.show_coverage("")
        self._query, self._token = query, next_token()
        self._rows.marks = marks
        self.marks_changed.emit(marks)
        self._scope.show()
        account_id, folder_id = self._scope.where()
        self._context.engine.submit(SearchMessages(self._token, query, account_id, folder_id, RESULTS))

    def show_saved(self, saved: SavedSearch) -> None:
        """What stands among the folders looks everywhere; it may say where by itself."""
        self._scope.chosen = Scope.EVERYWHERE
        self._bar.show_query(saved.query)
        self._query = ""
        self.search_for(saved.query)
        self._name = saved.name

    def folder_opened(self) -> None:
        """Another folder stands behind the results: they are of that one now."""
        if self.active:
            self._servers.forget()
            self.search_for(self._query)

    def leave(self) -> None:
        """Back to the folder."""
        if self.drop():
            self.left.emit()

    def drop(self) -> bool:
        """Forgets the search without a word, as when another folder is chosen; whether there was one."""
        self._bar.leave()
        self._complaint.stop()
        self._line.show_problem("")
        self._servers.forget()
        was, self._query = bool(self._query), ""
        self._name, self._ids, self._scope.chosen = "", None, Scope.EVERYWHERE
        if was:
            self._rows.marks = ()
            self.marks_changed.emit(())
        return was

    def ask_servers(self) -> None:
        """The servers of the accounts that are searched search too."""
        self._servers.start(self._query, self._scope.accounts(), self._scope.where()[1])
        self._show_coverage()

    def ask_name(self) -> None:
        """For the search as it stands, its scope included."""
        query = self._scope.said(self._query)
        taken = [each.name for each in saved_searches.all_(self._context.db)]
        dialog = SearchNameDialog(query, self._context.window, taken=taken)
        dialog.accepted.connect(lambda: self._context.engine.submit(SaveSearch(dialog.name(), query)))
        dialog.open()

    # --- answers --------------------------------------------------------------------------------

    def _finished(self, told: SearchFinished) -> None:
        if told.token != self._token or not self._query:
            return
        if told.error is not None:
            self._unreadable = told.error
            self._complain()
            return
        self._coverage = told.coverage
        self._show_results(self._with_found(told.ids))

    def _server_answered(self, told: ServerSearchFinished) -> None:
        known = self._ids or ()
        self._servers.note(told, len(set(told.ids) - set(known)))
        self._show_results(self._with_found(known))

    def _with_found(self, ids: tuple[int, ...]) -> tuple[int, ...]:
        """And what servers have found for the same words."""
        more = self._servers.found - set(ids)
        return tuple(search.newest_first(self._context.db, [*ids, *more])) if more else ids

    def _show_results(self, ids: tuple[int, ...]) -> None:
        if ids != self._ids:
            self._ids = ids
            places = {each.id: self._tree_model.folders(each.id) for each in self._context.accounts()}
            self._rows.show(arranged.results(ids, self._context.settings.conversations),
                            places=self._list_words.places(places))
            self._pane.show_place(any(each.protocol is Protocol.POP3 for each in self._context.accounts()))
        self._pane.header.show_search(self._title(), "")
        self._pane.repaint_rows()
        self._show_coverage()
        self.show_list_or_words()

    def regroup(self) -> None:
        """Conversations or messages: the person wants the other."""
        ids, self._ids = self._ids, None
        if ids is not None:
            self._show_results(ids)

    def show_list_or_words(self) -> None:
        """The results, or what is said where there are none."""
        if self._rows.rowCount():
            self._pane.show_list()
        elif self._servers_help():
            self._list_words.nothing_found(self.ask_servers)
        else:
            self._list_words.nothing_found()

    # --- the parts ------------------------------------------------------------------------------

    def _complain(self) -> None:
        if self._unreadable is not None:
            self._line.show_problem(self._words.problem(self._unreadable))

    def _title(self) -> str:
        count = self._words.count(len(self._ids or ()), RESULTS)
        return f"{self._name} · {count}" if self._name else count

    def _servers_help(self) -> bool:
        """Whether servers may know more, and were not asked yet."""
        c = self._coverage
        return (c.server_only > 0 or c.bodies < c.headers) and not self._servers.asked and self._servers.can_be_asked(
            self._scope.accounts())

    def _show_coverage(self) -> None:
        self._line.show_coverage(*self._words.coverage(
            self._coverage, more=len(self._ids or ()) >= RESULTS, most=RESULTS, help_there=self._servers_help()))

    def _scope_chosen(self, scope: Scope) -> None:
        self._scope.chosen = scope
        if self._query:
            self._servers.forget()
            self.search_for(self._query)

    def _to_list(self) -> None:
        """The keyboard goes from the search field to what it found, or to the folder."""
        self._pane.focus_list()
        if self._query and not self._pane.shows_empty and not self._pane.selected():
            self._pane.select(0)

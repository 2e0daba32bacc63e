"""A person's search on the account's server: its folders one by one; what is found and not here gets its row."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, field

from app.backends.base import MailBackend, MirrorBackend, Searched, mirrors
from app.engine import tree
from app.engine.progress import ProgressTeller
from app.engine.receiving import Receiving
from app.engine.schedule import is_local_to_folder
from app.errors import ErrorKind, MailError
from app.events import ActivityKind, Event
from app.model.account import Account
from app.model.folder import ROLE_ORDER, Folder, Role
from app.model.query import InFolder, Query
from app.model.query_text import parse
from app.model.sync import FolderOpened
from app.store import folders, search
from app.store.database import Database
from app.store.search_terms import folders_named

MOST = 500
"""Messages that one search finds on one server."""
MOST_IN_FOLDER = 200


@dataclass(slots=True)
class Findings:
    """`ids` are rows here, newest first once it is done. `searched` folders came to their end; `error`: why the first
    did not that did not, `is_broken` if the connection or the store is the reason. `partial`: there may be more."""

    ids: list[int] = field(default_factory=list)
    searched: int = 0
    partial: bool = False
    error: MailError | None = None
    is_broken: bool = False


class _LeftError(Exception):
    """Nobody waits for the answer any more."""


class ServerSearch:
    """One session's. `between` is called after each step: it may use the connection, and end the search."""

    def __init__(self, db: Database, account: Account, backend: MailBackend, emit: Callable[[Event], None],
                 tell: ProgressTeller, receiving: Receiving, between: Callable[[], None]) -> None:
        self._db = db
        self._account = account
        self._backend = backend
        self._emit = emit
        self._tell = tell
        self._receiving = receiving
        self._between = between

    def run(self, text: str, folder_id: int | None, is_wanted: Callable[[], bool]) -> Findings:
        """Raises MailError if nothing could be asked: USAGE, UNSUPPORTED, or what broke the connection."""
        query = parse(text)
        backend = self._backend
        if not mirrors(backend):
            raise MailError(ErrorKind.UNSUPPORTED, "This account's server cannot search: what is here is all that can "
                            "be searched.")
        self._receiving.drain()
        backend.open()
        if not folders.count(self._db, self._account.id):
            tree.take_over(self._db, self._account.id, backend.list_folders(), self._emit)
        found = Findings()
        chosen = self._chosen(query, folder_id)
        for done, folder in enumerate(chosen):
            if len(found.ids) >= MOST:
                found.partial = True
                break
            with self._tell.activity(ActivityKind.SEARCH, folder.path):
                self._tell.progress(ActivityKind.SEARCH, folder.path, done, len(chosen), 0)
                try:
                    self._one(backend, folder, query, found, is_wanted)
                    found.searched += 1
                except _LeftError:
                    found.error = MailError(ErrorKind.CANCELLED, "Stopped.")
                    break
                except MailError as error:
                    found.error = found.error or error
                    if not is_local_to_folder(error):
                        found.error, found.is_broken = error, True
                        break
        found.ids = search.newest_first(self._db, search.fitting(self._db, query, found.ids))
        return found

    def _one(self, backend: MirrorBackend, folder: Folder, query: Query, found: Findings,
             is_wanted: Callable[[], bool]) -> None:
        self._go_on(is_wanted)
        most = min(MOST_IN_FOLDER, MOST - len(found.ids))
        with contextlib.closing(_generator(backend.search(folder.path, query, most))) as steps:
            for step in steps:
                found.partial |= step.partial
                if step.uids and not self._take(backend, folder, step, found):
                    return
                self._go_on(is_wanted)

    def _take(self, backend: MirrorBackend, folder: Folder, step: Searched, found: Findings) -> bool:
        """Notes the rows of what was found, and makes those that lack; False for a folder that was renumbered."""
        uidvalidity, uidnext, _, _ = folders.marks(self._db, folder.id)
        writer = self._receiving.writer(folder)
        if uidvalidity == 0:
            for event in writer.store(FolderOpened(folder.path, step.uidvalidity, 0, 0, step.exists, None,
                                                   step.keywords)).events():
                self._emit(event)
        elif uidvalidity != step.uidvalidity:
            found.partial = True  # the next comparison finds out what became of the messages
            return False
        # What came since the last comparison is new mail: it is for that to tell of it, and to filter it.
        uids = [uid for uid in step.uids if not uidnext or uid < uidnext]
        known = self._rows(folder, uids)
        lacking = [uid for uid in uids if uid not in known]
        if lacking:
            for arrived in backend.headers(folder.path, step.uidvalidity, lacking):
                for event in writer.store(arrived).events():
                    self._emit(event)
            known = self._rows(folder, uids)
        found.ids += [known[uid] for uid in uids if known.get(uid)]
        return True

    def _rows(self, folder: Folder, uids: Sequence[int]) -> dict[int, int]:
        """Ids by UID; 0 for what was deleted here, and the server is still to be told."""
        return {uid: message_id if place is not None else 0 for uid, message_id, place in self._db.rows(
            "SELECT uid, id, folder_id FROM message WHERE server_folder_id = ? AND uid IN "
            "(SELECT value FROM json_each(?))", (folder.id, json.dumps(list(uids))))}

    def _chosen(self, query: Query, folder_id: int | None) -> list[Folder]:
        """Folders that the server has and the query means, the Inbox first."""
        every = [each for each in folders.folders(self._db, self._account.id)
                 if each.selectable and not each.is_local and folder_id in (None, each.id)]
        for clause in query.clauses:
            asked = clause[0].condition
            if len(clause) == 1 and isinstance(asked, InFolder):
                named = set(folders_named(self._db, asked.name))
                every = [each for each in every if (each.id in named) != clause[0].negated]
        return sorted(every, key=_rank)

    def _go_on(self, is_wanted: Callable[[], bool]) -> None:
        self._between()
        if not is_wanted():
            raise _LeftError


def _generator(steps: Iterator[Searched]) -> Generator[Searched, None, None]:
    """One that can be closed, whatever the backend gives."""
    yield from steps


def _rank(folder: Folder) -> tuple[int, str]:
    return (ROLE_ORDER.index(folder.role) if folder.role is not Role.NONE else len(ROLE_ORDER), folder.path)

"""One folder compared with the server: what came, changed and went is stored and told, and new mail is filtered."""

from __future__ import annotations

import time
from collections.abc import Callable

from app.backends.base import MailBackend, lists_maildrop, mirrors
from app.engine import arriving, keeping, maildrops
from app.engine.progress import ProgressTeller
from app.engine.receiving import Receiving
from app.engine.telling import Fresh
from app.engine.upkeep import Upkeep
from app.events import ActivityKind, Event, FolderReport, NewMailArrived
from app.model.account import Account
from app.model.folder import Folder, Role
from app.model.sync import Arrived, Checkpoint, DeletesPlanned
from app.store import folders
from app.store.changes import Changes
from app.store.database import Database

_FIRST_PAGE = 200


class Comparing:
    """One session's."""

    def __init__(self, db: Database, account: Account, backend: MailBackend, emit: Callable[[Event], None],
                 tell: ProgressTeller, receiving: Receiving, fresh: Fresh, upkeep: Upkeep) -> None:
        self._db = db
        self._account = account
        self._backend = backend
        self._emit = emit
        self._tell = tell
        self._receiving = receiving
        self._fresh = fresh
        self._upkeep = upkeep
        self.now: int | None = None
        """The folder that is being compared."""

    def compare(self, folder: Folder, started: float) -> tuple[FolderReport, float]:
        """The report, and when (seconds after `started`) the folder's first page stood.

        Raises MailError if the server refuses, or the connection or the store fails.
        """
        was_synced = bool(folders.marks(self._db, folder.id)[3])
        begun = self._fresh.count
        writer = self._receiving.writer(folder, much=not was_synced,
                                        is_stale=lambda message_id: self._fresh.has(folder.id, message_id, begun))
        kind = ActivityKind.HEADERS if mirrors(self._backend) else ActivityKind.DOWNLOAD
        planned: list[str] = []
        first_page = 0.0
        began = time.monotonic()
        outer, self.now = self.now, folder.id
        try:
            with self._tell.activity(kind, folder.path):
                for step in self._receiving.stored(writer, self._backend.sync(writer.snapshot()), kind, folder.path):
                    if isinstance(step, DeletesPlanned):
                        planned += step.uidls
                    if not first_page and ((isinstance(step, Arrived) and writer.new >= _FIRST_PAGE)
                                           or isinstance(step, Checkpoint)):
                        first_page = time.monotonic() - started
                self._backend.commit()
        finally:
            self.now = outer
        self._fresh.compared(folder.id, begun)
        if writer.new or writer.removed:
            self._upkeep.noticed()
        if planned:
            self._emit_all(writer.deletions_committed(tuple(planned)))
        if lists_maildrop(self._backend):
            maildrops.warn(self._db, self._account, self._backend, writer.renamed, self._emit)
            keeping.checked(self._db, self._account, self._backend, time.monotonic() - began, self._emit)
        if folder.role is Role.INBOX:
            arriving.filtered(self._db, self._account, folder, self._emit)
        if was_synced and (news := arriving.still_new(self._db, folder, writer.new_mail)):
            self._emit(NewMailArrived(self._account.id, folder.id, news))
        return FolderReport(folder.path, writer.new, writer.changed, writer.removed), first_page

    def _emit_all(self, changes: Changes) -> None:
        for event in changes.events():
            self._emit(event)

"""Whole messages from the server: one that a person reads, and in the background those that are to be kept here."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence

from app.backends.base import MailBackend, MirrorBackend, mirrors
from app.engine import maildrops
from app.engine.progress import ProgressTeller
from app.engine.receiving import Receiving
from app.engine.schedule import is_local_to_folder
from app.engine.upkeep import Upkeep
from app.engine.wanting import BodyPlan
from app.errors import ErrorKind, MailError
from app.events import ActivityKind, BodyStored, Event
from app.model.account import Account, BodyPolicy
from app.model.folder import Folder
from app.model.sync import BodyWanted
from app.store import bodies, eviction, folders, places
from app.store.changes import Changes
from app.store.database import Database
from app.store.reader import MailReader

_MUCH = 20
"""Bodies that are worth a second thread."""


class Fetching:
    """One session's. `watched` tells the folder that the person looks at."""

    def __init__(self, db: Database, account: Account, backend: MailBackend, emit: Callable[[Event], None],
                 reader: MailReader, tell: ProgressTeller, receiving: Receiving, upkeep: Upkeep,
                 watched: Callable[[], int | None]) -> None:
        self._db = db
        self._account = account
        self._backend = backend
        self._emit = emit
        self._reader = reader
        self._tell = tell
        self._receiving = receiving
        self._upkeep = upkeep
        self._watched = watched

    def body(self, message_id: int) -> bytes:
        """A message's octets, fetched and stored if they are not here, or are damaged here; tells BodyStored.

        Raises GONE if no server has them either, DAMAGED if only the damaged ones are left.
        """
        self._receiving.drain()
        missing = MailError(ErrorKind.GONE, "This message is neither here nor on the server any more.")
        try:
            raw = bodies.raw(self._db, message_id)
        except MailError as error:
            if error.kind is not ErrorKind.DAMAGED:
                raise
            raw, missing = None, error
        if raw is None:
            raw = self._fetched(message_id)
            if raw is None:
                raise missing
            self._upkeep.noticed()
            eviction.note_opened(self._db, message_id)
        self._emit(BodyStored(message_id))
        return raw

    def wanted(self, chosen: Sequence[Folder], override: BodyPolicy | None) -> list[MailError]:
        """What the rules of account and folders (or `override`) want here, newest first; the folder that the person
        looks at comes first. Returns what was refused; raises MailError if the connection or the store fails."""
        if not mirrors(self._backend):
            return []
        plan = BodyPlan(self._db, self._account, chosen, override, self._upkeep.line)
        waiting = {each.id: each for each in chosen}
        errors: list[MailError] = []
        while waiting:
            watched = self._watched()
            folder = waiting.pop(watched if watched in waiting else next(iter(waiting)))
            wanted = plan.wanted(folder)
            if wanted and self._take_from_twins(folder):
                wanted = plan.wanted(folder)
            if not wanted:
                continue
            self._upkeep.noticed()
            try:
                if not self._download(self._backend, folder, wanted, waiting):
                    waiting[folder.id] = folder
            except MailError as error:
                if not is_local_to_folder(error):
                    raise
                errors.append(error)
        return errors

    def _download(self, backend: MirrorBackend, folder: Folder, wanted: Sequence[BodyWanted],
                  waiting: dict[int, Folder]) -> bool:
        """False if it stopped half-way for the folder that the person has turned to, one of those `waiting`."""
        writer = self._receiving.writer(folder, much=len(wanted) > _MUCH)
        uidvalidity = folders.marks(self._db, folder.id)[0]
        with self._tell.activity(ActivityKind.BODIES, folder.path), contextlib.closing(self._receiving.stored(
                writer, backend.bodies(folder.path, uidvalidity, wanted), ActivityKind.BODIES, folder.path)) as steps:
            for _ in steps:
                if self._watched() in waiting:
                    return False
        return True

    def _take_from_twins(self, folder: Folder) -> bool:
        """Whether any body was here already, under another label."""
        writer, found = self._receiving.writer(folder), False
        while changes := writer.take_from_twins():
            found = True
            self._emit_all(changes)
        return found

    def _fetched(self, message_id: int) -> bytes | None:
        """None if the server has no such message."""
        if not mirrors(self._backend):
            changes = maildrops.fetch_rest(self._db, self._backend, message_id, self._reader)
            if changes is None:
                return None
            self._emit_all(changes)
            return bodies.raw(self._db, message_id)
        place = places.on_server(self._db, message_id)
        if place is None:
            return None
        self._backend.open()
        writer = self._receiving.writer(folders.folder(self._db, place.server_folder_id))
        # Not `fetch`: under another UIDVALIDITY this UID would be another message.
        wanted = BodyWanted(place.uid, places.size_of(self._db, message_id))
        for step in self._backend.bodies(place.path, place.uidvalidity, (wanted,)):
            self._emit_all(writer.store(step))
        return bodies.raw(self._db, message_id)

    def _emit_all(self, changes: Changes) -> None:
        for event in changes.events():
            self._emit(event)

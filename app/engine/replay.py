"""The remote phase of edits: tells the server what the journal says it does not know yet, in order."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Sequence

from app.backends.base import MirrorBackend
from app.engine.filing import Filer
from app.engine.placing import Placer
from app.engine.telling import Fresh, RefusedEntries, change_folder
from app.errors import ErrorKind, MailError
from app.events import EditRefused, Event, FoldersChanged
from app.store import journal, pauses, places
from app.store.changes import Changes
from app.store.database import Database

_PASSES = 10
_REFUSALS = frozenset({ErrorKind.REFUSED, ErrorKind.USAGE, ErrorKind.TOO_LARGE, ErrorKind.UNSUPPORTED})


class Replayer:
    """One account's journal. Refused edits are backed out and told; after a lost connection the rest waits.

    What concerns a folder that rests (pauses.py) waits until the person has decided. `fresh`: see Fresh.
    """

    def __init__(self, db: Database, account_id: int, backend: MirrorBackend, emit: Callable[[Event], None],
                 fresh: Fresh) -> None:
        self._db = db
        self._account_id = account_id
        self._backend = backend
        self._emit = emit
        self._fresh = fresh

    def run(self, *, after_sync: bool) -> tuple[MailError, ...]:
        """Replays all that is pending; the refusals. Raises MailError when the connection or the store fails.

        A COPY that may have got through earlier is repeated only `after_sync`, when the sync did not find it.
        """
        refusals: list[MailError] = []
        tried: set[int] = set()
        paused = frozenset(pauses.paused(self._db, self._account_id))
        placer = Placer(self._db, self._account_id, self._backend, self._emit, self._fresh, paused)
        filer = Filer(self._db, self._account_id, self._backend, self._emit, self._fresh, paused)
        for _ in range(_PASSES):  # settling an edit may add rows; further ones wait for the next round
            waiting = [each for each in journal.pending(self._db, self._account_id) if each.seq not in tried]
            if not waiting:
                break
            for kind, group in itertools.groupby(waiting, key=lambda each: each.kind):
                entries = list(group)
                tried.update(each.seq for each in entries)
                match kind:
                    case journal.FLAGS | journal.MOVE | journal.EXPUNGE:
                        refusals += self._all(entries, placer.batches(kind, entries))
                    case journal.COPY:
                        refusals += self._each((each for each in entries if after_sync or not each.attempts),
                                               filer.copy)
                    case journal.APPEND:
                        refusals += self._each(entries, filer.append)
                    case journal.CREATE | journal.RENAME | journal.REMOVE | journal.SUBSCRIBE:
                        refusals += self._each(entries, self._change_folder)
                    case _:
                        raise MailError(ErrorKind.DAMAGED,
                                        f"The journal holds an edit of an unknown kind: '{kind}'.")
        return tuple(refusals)

    def _change_folder(self, entry: journal.Entry) -> None:
        if change_folder(self._db, self._backend, entry):
            self._emit(FoldersChanged(self._account_id))

    # --- refusals -----------------------------------------------------------------------------------

    def _all(self, entries: Sequence[journal.Entry], batches: Iterable[tuple[list[journal.Entry], Callable[[], None]]]
             ) -> list[MailError]:
        return [error for some, tell in batches for error in self._guarded(some, tell)]

    def _each(self, entries: Iterable[journal.Entry], tell: Callable[[journal.Entry], None]) -> list[MailError]:
        refusals: list[MailError] = []
        for entry in entries:
            refusals += self._guarded([entry], lambda entry=entry: tell(entry))  # type: ignore[misc]
        return refusals

    def _guarded(self, entries: list[journal.Entry], tell: Callable[[], None]) -> list[MailError]:
        try:
            tell()
        except RefusedEntries as some:
            self._back_out(some.entries, some.error)
            return [some.error]
        except MailError as error:
            if error.kind is ErrorKind.GONE:
                # The mailbox's UIDs changed under us: nothing was done. The sync finds the messages, then we try again.
                return []
            if error.kind not in _REFUSALS:
                raise
            self._back_out(entries, error)
            return [error]
        return []

    def _back_out(self, entries: Iterable[journal.Entry], error: MailError) -> None:
        changes = Changes()
        with self._db.write(durable=True):
            for entry in entries:
                source = entry.payload.get("source")
                concerned = [each for each in (entry.message_id, source) if isinstance(each, int)]
                before = [places.folder_of(self._db, each) for each in concerned]
                journal.refuse(self._db, entry, error.server_text or error.detail)
                for message_id, left in zip(concerned, before, strict=True):
                    found = places.folder_of(self._db, message_id)
                    if left != found:
                        changes.remove(left, message_id)
                        changes.add(found, message_id)
                    else:
                        changes.change(found, message_id)
                if not concerned:
                    changes.trees.add(self._account_id)
        for event in changes.events():
            self._emit(event)
        self._emit(EditRefused(error))

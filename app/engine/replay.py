"""The remote phase of edits: tells the server what the journal says it does not know yet."""

from __future__ import annotations

import itertools
import logging
from collections.abc import Callable, Iterable

from app.backends.base import MirrorBackend
from app.errors import ErrorKind, MailError
from app.events import EditRefused, Event, FoldersChanged, MessagesChanged
from app.model.operation import (
    AppendRaw,
    CopyUids,
    CreateMailbox,
    DeleteMailbox,
    ExpungeUids,
    MoveUids,
    OperationResult,
    RenameMailbox,
    StoreFlags,
)
from app.store import bodies, folders, journal, places, records
from app.store.changes import Changes
from app.store.database import Database

log = logging.getLogger(__name__)

_BATCH = 200
_PASSES = 10


class Replayer:
    """One account's journal. Refused edits are backed out and told; after a lost connection the rest waits."""

    def __init__(self, db: Database, account_id: int, backend: MirrorBackend, emit: Callable[[Event], None]) -> None:
        self._db = db
        self._account_id = account_id
        self._backend = backend
        self._emit = emit

    def run(self, *, after_sync: bool) -> tuple[MailError, ...]:
        """Replays all that is pending; the refusals. Raises MailError when the connection or the store fails.

        A COPY that may have got through earlier is repeated only `after_sync`, when the sync did not find it.
        """
        refusals: list[MailError] = []
        tried: set[int] = set()
        for _ in range(_PASSES):  # settling an edit may add rows; further ones wait for the next round
            waiting = [each for each in journal.pending(self._db, self._account_id) if each.seq not in tried]
            if not waiting:
                break
            for kind, group in itertools.groupby(waiting, key=lambda each: each.kind):
                entries = list(group)
                tried.update(each.seq for each in entries)
                refusals += self._replay(kind, entries, after_sync)
        return tuple(refusals)

    def _replay(self, kind: str, entries: list[journal.Entry], after_sync: bool) -> list[MailError]:
        match kind:
            case journal.FLAGS | journal.MOVE | journal.EXPUNGE:
                return self._replay_located(kind, entries)
            case journal.COPY:
                return self._each((each for each in entries if after_sync or not each.attempts), self._copy)
            case journal.APPEND:
                return self._each(entries, self._append)
            case journal.CREATE | journal.RENAME | journal.REMOVE:
                return self._each(entries, self._change_folder)
            case _:
                raise MailError(ErrorKind.DAMAGED, f"The journal holds an edit of an unknown kind: '{kind}'.")

    # --- messages that the server has --------------------------------------------------------------

    def _replay_located(self, kind: str, entries: list[journal.Entry]) -> list[MailError]:
        refusals: list[MailError] = []
        groups: dict[_Like, list[journal.Entry]] = {}
        for entry in entries:
            if (like := _like(kind, places.on_server(self._db, entry.message_id))) is not None:
                groups.setdefault(like, []).append(entry)
        for like, group in groups.items():
            for start in range(0, len(group), _BATCH):
                # Read anew: while others were told, the person may have changed their mind about these.
                some = [(entry, place) for entry in group[start:start + _BATCH]
                        if (place := places.on_server(self._db, entry.message_id)) and _like(kind, place) == like]
                if kind == journal.EXPUNGE:
                    copied = journal.copy_sources(self._db, self._account_id)
                    some = [(entry, place) for entry, place in some if place.id not in copied]
                if some:
                    refusals += self._guarded([entry for entry, _ in some],
                                              lambda some=some: self._tell(kind, some))  # type: ignore[misc]
        return refusals

    def _tell(self, kind: str, group: list[tuple[journal.Entry, places.Place]]) -> None:
        found = sorted((place for _, place in group), key=lambda each: each.uid)
        first, uids = found[0], tuple(each.uid for each in found)
        if kind == journal.FLAGS:
            self._backend.perform(StoreFlags(first.path, first.uidvalidity, uids, first.add, first.remove))
            with self._db.write(durable=True):
                journal.drop(self._db, [entry.seq for entry, _ in group])
                for place in found:
                    journal.flags_stored(self._db, place.id, first.add, first.remove)
        elif kind == journal.EXPUNGE:
            told = self._backend.perform(ExpungeUids(first.path, first.uidvalidity, uids))
            with self._db.write(durable=True):
                for place in found:
                    if place.uid not in told.marked:  # those stay on the server, and hidden here, until it can be done
                        records.delete(self._db, place.id)
        elif first.folder_id is not None:
            target = folders.folder(self._db, first.folder_id)
            result = self._backend.perform(MoveUids(first.path, first.uidvalidity, uids, target.path))
            with self._db.write(durable=True):
                journal.drop(self._db, [entry.seq for entry, _ in group])
                for place in found:
                    uid = _trusted(self._db, target.id, result, place.uid)
                    journal.located(self._db, place.id, target.id, uid)

    # --- messages that the server has not yet ------------------------------------------------------

    def _append(self, entry: journal.Entry) -> None:
        unsent = places.unsent(self._db, entry.message_id)
        raw = self._whole(unsent.id) if unsent is not None else None
        if unsent is None or raw is None:
            journal.drop(self._db, [entry.seq])
            return
        journal.begin(self._db, [entry.seq])
        result = self._backend.perform(AppendRaw(unsent.path, raw, unsent.flags, unsent.date, unsent.message_id,
                                                 check_first=entry.attempts > 0))
        with self._db.write(durable=True):
            uid = _trusted(self._db, unsent.folder_id, result, 0)
            journal.located(self._db, unsent.id, unsent.folder_id, uid, unsent.flags)

    def _whole(self, message_id: int) -> bytes | None:
        try:
            return bodies.raw(self._db, message_id)
        except MailError as error:
            if error.kind is not ErrorKind.DAMAGED or error.server_text:  # SQLite's own words: more than one message
                raise
            raise MailError(ErrorKind.REFUSED, error.detail) from error

    def _copy(self, entry: journal.Entry) -> None:
        unsent = places.unsent(self._db, entry.message_id)
        if unsent is None:
            journal.drop(self._db, [entry.seq])
            return
        source_id = int(entry.payload["source"])
        source = places.on_server(self._db, source_id)
        if source is None:
            if not places.account_of(self._db, source_id):
                self._copy_without_source(entry, unsent)
            return  # else its UID is not known now: the next sync of its folder finds it
        journal.begin(self._db, [entry.seq])
        result = self._backend.perform(CopyUids(source.path, source.uidvalidity, (source.uid,), unsent.path))
        with self._db.write(durable=True):
            journal.located(self._db, unsent.id, unsent.folder_id,
                            _trusted(self._db, unsent.folder_id, result, source.uid), source.server_flags)

    def _copy_without_source(self, entry: journal.Entry, unsent: places.Unsent) -> None:
        """What was to be copied is gone from the server: our own copy is filed instead, if it is here as a whole."""
        with self._db.write(durable=True):
            journal.drop(self._db, [entry.seq])
            if unsent.has_body:
                journal.add(self._db, self._account_id, journal.APPEND, message_id=unsent.id)
                return
            records.delete(self._db, unsent.id)
        self._emit(MessagesChanged(unsent.folder_id, removed=(unsent.id,)))
        raise MailError(ErrorKind.REFUSED, "A message could not be copied: it was deleted before the server was told.")

    # --- folders ------------------------------------------------------------------------------------

    def _change_folder(self, entry: journal.Entry) -> None:
        path = str(entry.payload["path"])
        if entry.kind == journal.CREATE:
            self._backend.perform(CreateMailbox(path))
        elif entry.kind == journal.RENAME:
            self._backend.perform(RenameMailbox(path, str(entry.payload["new_path"])))
        else:
            self._backend.perform(DeleteMailbox(path))
        with self._db.write(durable=True):
            journal.drop(self._db, [entry.seq])

    # --- refusals -----------------------------------------------------------------------------------

    def _each(self, entries: Iterable[journal.Entry], tell: Callable[[journal.Entry], None]) -> list[MailError]:
        refusals: list[MailError] = []
        for entry in entries:
            refusals += self._guarded([entry], lambda entry=entry: tell(entry))  # type: ignore[misc]
        return refusals

    def _guarded(self, entries: list[journal.Entry], tell: Callable[[], None]) -> list[MailError]:
        try:
            tell()
        except MailError as error:
            if error.kind is ErrorKind.GONE:
                # The mailbox's UIDs changed under us: nothing was done. The sync finds the messages, then we try again.
                return []
            if error.kind not in (ErrorKind.REFUSED, ErrorKind.USAGE, ErrorKind.TOO_LARGE, ErrorKind.UNSUPPORTED):
                raise
            self._back_out(entries, error)
            return [error]
        return []

    def _back_out(self, entries: list[journal.Entry], error: MailError) -> None:
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
        if changes.trees:
            self._emit(FoldersChanged(self._account_id))
        self._emit(EditRefused(error))


_Like = tuple[str, int | None, frozenset[str], frozenset[str]]


def _like(kind: str, place: places.Place | None) -> _Like | None:
    """What the server can be told of several messages at once; None where it is to be told nothing of this kind."""
    nothing: frozenset[str] = frozenset()
    if place is None or (kind == journal.EXPUNGE) != (place.folder_id is None):
        return None
    if kind == journal.FLAGS:
        return place.path, None, place.add, place.remove
    return place.path, place.folder_id, nothing, nothing


def _trusted(db: Database, folder_id: int, result: OperationResult, uid: int) -> int | None:
    """The new UID, if it was told and belongs to the UIDVALIDITY under which the target's UIDs are stored."""
    known = folders.marks(db, folder_id)[0]
    return result.uid_map.get(uid) if known and result.target_uidvalidity == known else None

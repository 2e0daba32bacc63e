"""Flags, moves and deletions of messages that the server has: many that are alike are told at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from app.backends.base import MirrorBackend
from app.engine.telling import Fresh, RefusedEntries, perform, trusted
from app.events import Event, MessagesChanged
from app.model.message import Flags
from app.model.remote_operation import ExpungeUids, MoveUids, OperationResult, PartlyRefused, StoreFlags
from app.store import folders, journal, places, records, twins
from app.store.database import Database

_BATCH = 200
_NONE: Flags = frozenset()

_Group = list[tuple[journal.Entry, places.Place]]


class _Like(NamedTuple):
    """What messages must have in common to be told of in one command."""

    folder_id: int
    target: int | None = None
    add: Flags = _NONE
    remove: Flags = _NONE
    unchanged_since: int = 0
    check_first: bool = False


class Placer:
    """One run's flags, moves and deletions."""

    def __init__(self, db: Database, account_id: int, backend: MirrorBackend, emit: Callable[[Event], None],
                 fresh: Fresh, paused: frozenset[int]) -> None:
        self._db = db
        self._account_id = account_id
        self._backend = backend
        self._emit = emit
        self._fresh = fresh
        self._paused = paused

    def batches(self, kind: str, entries: list[journal.Entry]) -> Iterator[tuple[list[journal.Entry],
                                                                                 Callable[[], None]]]:
        """What is to be told of at once, and the call that does it. Raises RefusedEntries where some were refused."""
        groups: dict[_Like, list[journal.Entry]] = {}
        for entry in entries:
            if (like := self._like(entry, places.on_server(self._db, entry.message_id))) is not None:
                groups.setdefault(like, []).append(entry)
        for like, group in groups.items():
            for start in range(0, len(group), _BATCH):
                some = self._still(like, group[start:start + _BATCH])
                if some:
                    yield [entry for entry, _ in some], lambda some=some, like=like: self._tell(  # type: ignore[misc]
                        kind, like, some)

    def _still(self, like: _Like, group: list[journal.Entry]) -> _Group:
        """Read anew: while others were told, the person may have changed their mind about these."""
        some = [(entry, place) for entry in group if (place := places.on_server(self._db, entry.message_id))
                and self._like(entry, place) == like]
        if some and some[0][0].kind == journal.EXPUNGE:
            copied = journal.copy_sources(self._db, self._account_id)
            some = [(entry, place) for entry, place in some if place.id not in copied]
        return sorted(some, key=lambda each: each[1].uid)

    def _like(self, entry: journal.Entry, place: places.Place | None) -> _Like | None:
        """None where the server is to be told nothing of this kind, or not now."""
        if place is None or place.server_folder_id in self._paused:
            return None
        if entry.kind == journal.EXPUNGE:
            # Where a move was begun, its copy would outlive the message: that is settled first.
            is_wanted = place.folder_id is None and not journal.is_moving(self._db, place.id)
            return _Like(place.server_folder_id) if is_wanted else None
        if entry.kind == journal.FLAGS:
            if place.folder_id is None:
                return None
            return _Like(place.server_folder_id, None, place.add, place.remove, self._since(entry, place))
        target = self._target(entry, place)
        return None if target is None or target in self._paused else _Like(
            place.server_folder_id, target, check_first=entry.attempts > 0)

    def _since(self, entry: journal.Entry, place: places.Place) -> int:
        """A mark that the program made gives way to whatever another client did to the message meanwhile."""
        if "weak" not in entry.payload or self._fresh.has(place.server_folder_id, place.id):
            return 0
        return folders.marks(self._db, place.server_folder_id)[2]

    def _target(self, entry: journal.Entry, place: places.Place) -> int | None:
        """Where a MOVE was begun to comes first, whatever the person wants by now: it may have got through."""
        begun = entry.begun_in
        if begun is not None and begun != place.server_folder_id and folders.find(self._db, begun) is not None:
            return begun
        if place.folder_id in (None, place.server_folder_id):
            with self._db.write(durable=True):
                journal.drop(self._db, [entry.seq])
                journal.reconcile(self._db, place.id)
            return None
        return place.folder_id

    # --- telling ------------------------------------------------------------------------------------

    def _tell(self, kind: str, like: _Like, group: _Group) -> None:
        first, uids = group[0][1], tuple(place.uid for _, place in group)
        if kind == journal.FLAGS:
            result, refusal = perform(self._backend, StoreFlags(first.path, first.uidvalidity, uids, like.add,
                                                                like.remove, like.unchanged_since))
            self._settle_flags(like, _done(group, refusal), result)
        elif kind == journal.EXPUNGE:
            result, refusal = perform(self._backend, ExpungeUids(
                first.path, first.uidvalidity, uids, folders.marks(self._db, like.folder_id)[1]))
            with self._db.write(durable=True):
                for _, place in _done(group, refusal):
                    if place.uid not in result.marked:  # those stay there, and hidden here, until it can be done
                        records.delete(self._db, place.id)
        else:
            refusal = self._move(like, group)
        if refusal is not None:
            refused = [entry for entry, place in group if place.uid in refusal.refused]
            raise RefusedEntries(refused, refusal)

    def _settle_flags(self, like: _Like, group: _Group, result: OperationResult) -> None:
        given_way: list[places.Place] = []
        with self._db.write(durable=True):
            for entry, place in group:
                if place.uid in result.conflicts:
                    if journal.give_way(self._db, place.id):
                        given_way.append(place)
                    continue
                journal.drop(self._db, [entry.seq])
                journal.flags_stored(self._db, place.id, like.add, like.remove)
                self._fresh.add(place.server_folder_id, place.id)
        for place in given_way:
            if place.folder_id is not None:
                self._emit(MessagesChanged(place.folder_id, changed=(place.id,)))

    def _move(self, like: _Like, group: _Group) -> PartlyRefused | None:
        target = folders.folder(self._db, like.target or 0)
        first, uids = group[0][1], tuple(place.uid for _, place in group)
        alike = tuple(twins.identity(self._db, place.id) for _, place in group)
        others = twins.others(self._db, self._account_id, target.id, alike)
        journal.begin(self._db, [entry.seq for entry, _ in group], target.id)
        result, refusal = perform(self._backend, MoveUids(
            first.path, first.uidvalidity, uids, target.path, alike, like.check_first, others,
            folders.marks(self._db, target.id)[0] if others else 0, folders.marks(self._db, like.folder_id)[1]))
        with self._db.write(durable=True):
            for entry, place in _done(group, refusal):
                journal.drop(self._db, [entry.seq])
                journal.located(self._db, place.id, target.id, trusted(self._db, target.id, result, place.uid))
                self._fresh.add(target.id, place.id)
        return refusal


def _done(group: _Group, refusal: PartlyRefused | None) -> _Group:
    return [(entry, place) for entry, place in group if refusal is None or place.uid not in refusal.refused]

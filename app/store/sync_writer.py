"""Takes a backend's steps into the store: one step, one transaction, safe to repeat."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Protocol as Shape
from typing import assert_never

from app.model.account import Account, Protocol
from app.model.folder import Folder
from app.model.sync import (
    Arrived,
    BodiesArrived,
    BodyPiece,
    Checkpoint,
    DeletesPlanned,
    FlagsSeen,
    FolderOpened,
    FolderSnapshot,
    KnownMessage,
    LabelsSeen,
    Progress,
    RemoteMessage,
    Renamed,
    ServerUid,
    SizesSeen,
    SyncStep,
    Vanished,
)
from app.quick_dataclass import dataclass
from app.store import body_writer, downloads, folders, pop3_queue, pop3_state
from app.store.arrivals import Arrivals, ReadHeader, read_header
from app.store.body_writer import BodyTold, BodyWriter, ReadBody
from app.store.changes import Changes
from app.store.database import Database
from app.store.disappearances import Disappearances
from app.store.downloads import Downloads, ReadDownload, Told
from app.store.messages import split_flags
from app.store.reader import MailReader


class Elsewhere(Shape):
    """Reads whole messages while its caller goes on. What it gives back waits for the answer, once, in any thread."""

    def downloads(self, account_id: int, folder_id: int, messages: Sequence[RemoteMessage]
                  ) -> Callable[[], Sequence[Told]]: ...

    def bodies(self, raws: Sequence[bytes]) -> Callable[[], Sequence[BodyTold]]: ...


@dataclass(frozen=True, slots=True)
class Prepared:
    """A step whose messages were read already, or are being read: then `later` gives the step."""

    step: SyncStep
    headers: tuple[ReadHeader, ...] = ()
    bodies: tuple[ReadBody, ...] = ()
    downloads: tuple[ReadDownload, ...] = ()
    later: Callable[[], Prepared] | None = None


class SyncWriter:
    """One folder's sync. `new_mail` gathers unread arrivals for a notification.

    `store` is `prepare`, which reads what came, and `commit`. The two may run in two threads: what `snapshot` and
    `prepare` need of the store they take from `db`, and `commit` writes to `writes_to`. `is_stale`: see Arrivals.
    """

    def __init__(self, db: Database, account: Account, folder: Folder, reader: MailReader, *,
                 writes_to: Database | None = None, is_stale: Callable[[int], bool] = lambda _: False) -> None:
        self._reads_from = db
        self._db = db = writes_to or db
        self.is_apart = writes_to is not None
        self._account = account
        self._folder = folder
        self._reader = reader
        self._is_pop3 = account.protocol is Protocol.POP3
        self._orphans: set[int] = set()
        self._arrivals = Arrivals(db, account.id, folder.id, folder.role, is_stale)
        self._bodies = BodyWriter(db, folder.id, reader)
        self._downloads = Downloads(db, account, folder)
        self._gone = Disappearances(db, folder)
        self.removed = 0
        self.renamed = 0
        """POP3: messages that were known again under another UIDL."""
        self.paused = False
        """True once the round found so much gone that the folder rests."""

    @property
    def new(self) -> int:
        return self._arrivals.new + self._downloads.new

    @property
    def changed(self) -> int:
        return self._arrivals.changed

    @property
    def new_mail(self) -> list[int]:
        return self._arrivals.new_mail + self._downloads.new_mail

    def snapshot(self) -> FolderSnapshot:
        """What the backend is to compare with."""
        if self._is_pop3:
            pop3_queue.note_moves(self._db, self._account)
            return pop3_state.snapshot(self._reads_from, self._account.id, self._folder.path)
        uidvalidity, uidnext, modseq, _ = folders.marks(self._reads_from, self._folder.id)
        ahead = frozenset(row[0] for row in self._reads_from.rows(
            "SELECT uid FROM message WHERE server_folder_id = ? AND uid >= ?", (self._folder.id, uidnext))
            ) if uidnext else frozenset()
        return FolderSnapshot(self._folder.path, uidvalidity, uidnext, modseq,
                              _Known(self._reads_from, self._folder.id), ahead)

    def store(self, step: SyncStep) -> Changes:
        """When this returns, the step is in the store (POP3: on the disk)."""
        return self.commit(self.prepare(step))

    def prepare(self, step: SyncStep, elsewhere: Elsewhere | None = None) -> Prepared:
        """Reads the messages of a step, whole ones `elsewhere` if there is such a place."""
        match step:
            case Arrived() if self._is_pop3:
                return self._prepare_downloads(step, elsewhere)
            case Arrived():
                return Prepared(Arrived(step.path, ()), headers=tuple([
                    read_header(each, self._reader.header(each.header), self._account.id, self._folder.id)
                    for each in step.messages]))
            case BodiesArrived():
                return self._prepare_bodies(step, elsewhere)
            case _:
                return Prepared(step)

    def _prepare_downloads(self, step: Arrived, elsewhere: Elsewhere | None) -> Prepared:
        account_id, folder_id = self._account.id, self._folder.id
        messages = downloads.missing(self._reads_from, self._account, step.messages)
        prepared = Prepared(Arrived(step.path, ()))
        if elsewhere is None:
            return replace(prepared, downloads=tuple(map(ReadDownload, messages, downloads.tell_all(
                account_id, folder_id, messages, self._reader))))
        answer = elsewhere.downloads(account_id, folder_id, messages)
        return replace(prepared, later=lambda: replace(
            prepared, downloads=tuple(map(ReadDownload, messages, answer()))))

    def _prepare_bodies(self, step: BodiesArrived, elsewhere: Elsewhere | None) -> Prepared:
        prepared = Prepared(BodiesArrived(step.path, ()))
        if elsewhere is None:
            return replace(prepared, bodies=tuple(body_writer.read_bodies(step.bodies, self._reader)))
        answer = elsewhere.bodies([raw for _, raw in step.bodies])
        return replace(prepared, later=lambda: replace(prepared, bodies=tuple([
            ReadBody(uid, raw, told) for (uid, raw), told in zip(step.bodies, answer(), strict=True)])))

    def commit(self, prepared: Prepared) -> Changes:
        """Writes a step."""
        if prepared.later is not None:
            prepared = prepared.later()
        changes = Changes()
        match prepared.step:
            case FolderOpened() as step:
                self._open(step)
            case Arrived() if self._is_pop3:
                self._downloads.store(prepared.downloads, changes)
            case Arrived():
                with self._db.write():
                    self._arrivals.store(prepared.headers, changes)
            case BodiesArrived():
                self._bodies.store(prepared.bodies, changes)
            case BodyPiece() as step:
                self._bodies.store_piece(step, changes)
            case FlagsSeen() as step:
                with self._db.write():
                    self._arrivals.merge_flags(dict(step.flags), changes)
            case LabelsSeen() as step:
                with self._db.write():
                    self._arrivals.set_labels(step.labels, changes)
            case Vanished() as step:
                if self._is_pop3:
                    self._downloads.note_gone([str(each) for each in step.uids], changes)
                else:
                    self._gone.add(int(each) for each in step.uids)
            case Renamed() as step:
                self._downloads.rename(step.pairs, changes)
                self.renamed += len(step.pairs)
            case SizesSeen() as step:
                with self._db.write():
                    pop3_state.note_sizes(self._db, self._account.id, step.sizes)
            case Checkpoint() as step:
                self._finish(step, changes)
            case DeletesPlanned() | Progress():
                pass
            case _ as never:
                assert_never(never)
        return changes

    def deletions_committed(self, uidls: tuple[str, ...]) -> Changes:
        """POP3: QUIT was answered, so these are gone from the server."""
        changes = Changes()
        self._downloads.note_gone(uidls, changes)
        return changes

    def take_from_twins(self) -> Changes:
        """Bodies that are here already, in other folders; nothing once all are taken."""
        changes = Changes()
        self._bodies.take_from_twins(changes)
        return changes

    def _open(self, step: FolderOpened) -> None:
        if self._is_pop3:
            with self._db.write():
                pop3_state.note_empty(self._db, self._account.id, not step.exists)
            return
        with self._db.write(durable=True):
            known = folders.marks(self._db, self._folder.id)[0]
            if known != step.uidvalidity or step.is_put_back:
                # UIDs of another UIDVALIDITY mean nothing (RFC 3501 2.3.1.1). Rows, bodies and pending edits stay and
                # are found again by Message-ID, size and header fields; what is not found by the end of the sync goes.
                if known:
                    self._db.run("UPDATE message SET uid = NULL WHERE server_folder_id = ?", (self._folder.id,))
                self._db.run("UPDATE folder SET uidvalidity = ?, uidnext = 0, modseq = 0 WHERE id = ?",
                             (step.uidvalidity, self._folder.id))
            self._db.run("UPDATE folder SET rights = coalesce(?1, rights), keywords = ?2, remote_total = ?3 "
                         "WHERE id = ?4", (step.rights, int(step.keywords), step.exists, self._folder.id))
        self._orphans = {row[0] for row in self._db.rows(
            "SELECT id FROM message WHERE server_folder_id = ? AND uid IS NULL", (self._folder.id,))}

    def _finish(self, step: Checkpoint, changes: Changes) -> None:
        if not self._is_pop3:
            dropped, whole = self._gone.settle(self._orphans, changes)
            self.removed += dropped
            if not whole:
                # The marks stay as they were: the next comparison finds the same again.
                self.paused = True
                return
        with self._db.write():
            if self._is_pop3:
                pop3_state.note_renumbering(self._db, self._account.id, False)
            # What was left alone may be another client's change: the next comparison looks at everything.
            modseq = 0 if self._arrivals.left_stale else step.modseq
            folders.note_synced(self._db, self._folder.id, step.uidvalidity, step.uidnext, modseq)


class _Known(Mapping[ServerUid, KnownMessage]):
    """A folder's located messages, read when they are first looked into; most syncs need no more than their number."""

    def __init__(self, db: Database, folder_id: int) -> None:
        self._db = db
        self._folder_id = folder_id
        self._messages: dict[ServerUid, KnownMessage] | None = None
        self._count: int | None = None

    def __len__(self) -> int:
        # Counted once: what the sync stores meanwhile was not known at its beginning.
        if self._count is None:
            self._count = len(self._messages) if self._messages is not None else int(self._db.value(
                "SELECT count(*) FROM message WHERE server_folder_id = ? AND uid IS NOT NULL", (self._folder_id,)))
        return self._count

    def __iter__(self) -> Iterator[ServerUid]:
        return iter(self._loaded())

    def __getitem__(self, uid: ServerUid) -> KnownMessage:
        return self._loaded()[uid]

    def __contains__(self, uid: object) -> bool:
        return uid in self._loaded()

    def _loaded(self) -> dict[ServerUid, KnownMessage]:
        if self._messages is None:
            alike: dict[tuple[str, int], KnownMessage] = {}
            self._messages = {}
            for uid, flags, has_body in self._db.rows(
                    "SELECT uid, server_flags, body_id IS NOT NULL FROM message WHERE server_folder_id = ? "
                    "AND uid IS NOT NULL", (self._folder_id,)):
                found = alike.get((flags, has_body))
                if found is None:
                    found = alike[flags, has_body] = KnownMessage(split_flags(flags), bool(has_body))
                self._messages[uid] = found
        return self._messages

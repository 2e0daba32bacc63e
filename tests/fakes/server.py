"""A mail server in memory, and backends that speak to it without a wire."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from app.backends.base import Capabilities, Searched, Wakeup
from app.errors import ErrorKind, MailError
from app.mime.header import split_header
from app.model.account import LeaveKind, LeaveRule
from app.model.folder import Quota, RemoteFolder, RemoteStatus, Role
from app.model.message import SEEN, Flags
from app.model.query import Query, Words
from app.model.remote_operation import (
    AppendRaw,
    CopyUids,
    CreateMailbox,
    DeleteMailbox,
    ExpungeUids,
    Identity,
    MoveUids,
    OperationResult,
    PartlyRefused,
    RemoteOperation,
    RenameMailbox,
    StoreFlags,
    SubscribeMailbox,
)
from app.model.sync import (
    Arrived,
    BodiesArrived,
    BodyWanted,
    Checkpoint,
    DeletesPlanned,
    FlagsSeen,
    FolderOpened,
    FolderSnapshot,
    Progress,
    RemoteMessage,
    ServerUid,
    SyncStep,
    Vanished,
)


@dataclass
class Mailbox:
    role: Role = Role.NONE
    uidvalidity: int = 1
    uidnext: int = 1
    modseq: int = 1
    mail: dict[int, tuple[bytes, Flags]] = field(default_factory=dict)
    changed: dict[int, int] = field(default_factory=dict)
    """By UID, the mod-sequence of a change of flags."""

    def set_flags(self, uid: int, flags: Flags) -> None:
        self.modseq += 1
        self.mail[uid] = (self.mail[uid][0], flags)
        self.changed[uid] = self.modseq

    def remove(self, *uids: int) -> None:
        self.modseq += 1
        for uid in uids:
            del self.mail[uid]

    def add(self, raw: bytes, flags: Flags = frozenset()) -> int:
        uid = self.uidnext
        self.mail[uid] = (raw, flags)
        self.uidnext += 1
        self.modseq += 1
        return uid


class FakeServer:
    """Mailboxes by path. `log` lists the write commands that came; `refuse` makes an operation type fail with NO."""

    def __init__(self) -> None:
        self.boxes: dict[str, Mailbox] = {
            "INBOX": Mailbox(Role.INBOX), "Drafts": Mailbox(Role.DRAFTS), "Sent": Mailbox(Role.SENT),
            "Archive": Mailbox(Role.ARCHIVE), "Junk": Mailbox(Role.JUNK), "Trash": Mailbox(Role.TRASH)}
        self.log: list[RemoteOperation] = []
        self.refuse: set[type] = set()
        self.email_ids: dict[bytes, str] = {}
        """What a provider calls the same message in every folder."""
        self.fetched: list[tuple[str, int]] = []
        """Downloads of bodies: path, and how many were asked for."""
        self.searched: list[str] = []
        """Paths of the folders that a person's search looked into."""
        self.tells_uids = True
        self.told_uid = 0
        """Not 0: it says that this is the UID of whatever it filed."""
        self.only_marks = False
        """Without UIDPLUS, and with messages that others marked: an expunge has to wait."""
        self.down = False
        self.die_after: type | None = None
        """The line is cut right after the server did an operation of this type, before it answers."""
        self.dies_before: type | None = None
        """The line is cut right before the server would do an operation of this type."""
        self.refused_uids: set[int] = set()
        """It says NO to changes of these messages, and yes to the others of the same command."""
        self.without_move = False
        """A move is a COPY and an expunge; `die_after` MoveUids cuts the line between the two."""
        self.prefix = ""
        """Where it puts new mailboxes, whatever it was asked for."""
        self.during: Callable[[RemoteOperation], object] = lambda operation: None
        """Called while an operation is under way."""
        self.closed: set[str] = set()
        """Mailboxes that it refuses to select."""
        self.unsubscribed: set[str] = set()
        self.uncounted: set[str] = set()
        """Mailboxes for which its listing gives no numbers."""
        self.quota: tuple[Quota, ...] = ()
        self.news: frozenset[str] = frozenset()
        """What the next `wait` tells at once."""
        self.checks = 0
        self.dead = False
        """It answers no check of a connection."""
        self.maildrop: dict[str, bytes] = {}
        self.quits = 0


class FakeImap:
    """Implements app.backends.base.MirrorBackend on a FakeServer."""

    capabilities = Capabilities(True, True, True, ("IMAP4REV1", "QUOTA"))
    octets_received = 0

    def __init__(self, server: FakeServer, step: int = 200) -> None:
        self.server = server
        self.step = step
        self.opened = False
        self.watched = ""

    def open(self) -> None:
        if self.server.down:
            raise MailError(ErrorKind.NETWORK, "The server can't be reached.")
        self.opened = True

    def close(self) -> None:
        self.opened = False

    def interrupt(self) -> None:
        self.opened = False

    def list_folders(self) -> Sequence[RemoteFolder]:
        return [RemoteFolder(path, "/", box.role, True, None if path in self.server.uncounted else RemoteStatus(
            len(box.mail), sum(SEEN not in flags for _, flags in box.mail.values()), box.uidnext, box.uidvalidity,
            box.modseq), path not in self.server.unsubscribed) for path, box in self.server.boxes.items()]

    def sync(self, local: FolderSnapshot) -> Iterator[SyncStep]:
        box = self._box(local.path)
        known = local.known if local.uidvalidity == box.uidvalidity else {}
        yield FolderOpened(local.path, box.uidvalidity, box.uidnext, box.modseq, len(box.mail))
        new = sorted((uid for uid in box.mail if uid not in known), reverse=True)
        for start in range(0, len(new), self.step):
            self.open()
            yield Arrived(local.path, tuple(self._remote(box, uid) for uid in new[start:start + self.step]))
            yield Progress(local.path, start, len(new), 0)
        changed = tuple((int(uid), box.mail[int(uid)][1]) for uid, message in known.items()
                        if uid in box.mail and box.mail[int(uid)][1] != message.flags)
        if changed:
            yield FlagsSeen(local.path, changed)
        if gone := tuple(uid for uid in known if uid not in box.mail):
            yield Vanished(local.path, gone)
        yield Checkpoint(local.path, box.uidvalidity, box.uidnext, box.modseq)

    def bodies(self, path: str, uidvalidity: int, wanted: Sequence[BodyWanted]) -> Iterator[SyncStep]:
        box = self._box(path, uidvalidity)
        self.server.fetched.append((path, len(wanted)))
        uids = [each.uid for each in wanted]
        for start in range(0, len(uids), self.step):
            self.open()
            yield BodiesArrived(path, tuple((uid, box.mail[uid][0]) for uid in uids[start:start + self.step]
                                            if uid in box.mail))

    def search(self, path: str, query: Query, most: int) -> Iterator[Searched]:
        """Finds the octets of the first words, in windows of `step` messages."""
        box = self._box(path)
        self.server.searched.append(path)
        words = query.clauses[0][0].condition
        assert isinstance(words, Words)
        uids = sorted(box.mail, reverse=True)
        for start in range(0, len(uids), self.step):
            self.open()
            some = tuple(uid for uid in uids[start:start + self.step] if words.text.encode() in box.mail[uid][0])
            yield Searched(box.uidvalidity, len(uids), True, some[:most], start + self.step, len(some) > most)

    def headers(self, path: str, uidvalidity: int, uids: Sequence[int]) -> Iterator[Arrived]:
        box = self._box(path, uidvalidity)
        yield Arrived(path, tuple(self._remote(box, uid) for uid in uids))

    def fetch(self, path: str, uid: ServerUid, part: str | None) -> Iterator[bytes]:
        box = self._box(path)
        if int(uid) not in box.mail:
            raise MailError(ErrorKind.GONE, "The message is gone.")
        yield box.mail[int(uid)][0]

    def perform(self, operation: RemoteOperation) -> OperationResult:
        self.open()
        self.server.log.append(operation)
        if type(operation) in self.server.refuse:
            raise MailError(ErrorKind.REFUSED, "The server refused.", "NO permission denied")
        if self.server.dies_before is type(operation):
            self.server.dies_before = None
            raise MailError(ErrorKind.NETWORK, "The connection was lost.")
        self.server.during(operation)
        result = self._in_part(operation)
        if self.server.die_after is type(operation):
            self.server.die_after = None
            raise MailError(ErrorKind.NETWORK, "The connection was lost.")
        if self.server.told_uid:
            result = replace(result, uid_map=dict.fromkeys(result.uid_map, self.server.told_uid))
        return result if self.server.tells_uids else OperationResult(missing=result.missing, marked=result.marked)

    def _in_part(self, operation: RemoteOperation) -> OperationResult:
        unwanted = self.server.refused_uids
        if isinstance(operation, StoreFlags | MoveUids | ExpungeUids) and unwanted & set(operation.uids):
            refused = tuple(uid for uid in operation.uids if uid in unwanted)
            done = tuple(uid for uid in operation.uids if uid not in unwanted)
            rest = replace(operation, uids=done)
            if isinstance(operation, MoveUids):
                alike = dict(zip(operation.uids, operation.identities, strict=True))
                rest = replace(operation, uids=done, identities=tuple(alike[uid] for uid in done))
            raise PartlyRefused(ErrorKind.REFUSED, "The server refused it for some.", "NO not these",
                                self._perform(rest), refused)
        return self._perform(operation)

    def _perform(self, operation: RemoteOperation) -> OperationResult:
        boxes = self.server.boxes
        match operation:
            case StoreFlags():
                box = self._box(operation.path, operation.uidvalidity)
                conflicts = tuple(uid for uid in operation.uids if operation.unchanged_since
                                  and box.changed.get(uid, 0) > operation.unchanged_since)
                for uid in operation.uids:
                    if uid in box.mail and uid not in conflicts:
                        box.set_flags(uid, (box.mail[uid][1] | operation.add) - operation.remove)
                return OperationResult(conflicts=conflicts)
            case MoveUids() | CopyUids():
                return self._transfer(operation, self._box(operation.path, operation.uidvalidity),
                                      boxes[operation.target])
            case ExpungeUids():
                box = self._box(operation.path, operation.uidvalidity)
                if self.server.only_marks:
                    return OperationResult(marked=operation.uids)
                box.remove(*(uid for uid in operation.uids if uid in box.mail))
                return OperationResult()
            case AppendRaw():
                box = boxes[operation.path]
                for uid, (raw, _) in box.mail.items():
                    if operation.check_first and uid not in operation.others and operation.message_id.encode() in raw:
                        return OperationResult({0: uid}, box.uidvalidity)
                return OperationResult({0: box.add(operation.raw, operation.flags)}, box.uidvalidity)
            case CreateMailbox():
                path = operation.path if operation.path.startswith(self.server.prefix) else \
                    self.server.prefix + operation.path
                boxes.setdefault(path, Mailbox(uidvalidity=len(boxes) + 10))
                return OperationResult(path=path)
            case RenameMailbox():
                path = operation.new_path if operation.new_path.startswith(self.server.prefix) else \
                    self.server.prefix + operation.new_path
                boxes[path] = boxes.pop(operation.path)
                return OperationResult(path="" if path == operation.new_path else path)
            case DeleteMailbox():
                del boxes[operation.path]
            case SubscribeMailbox():
                (self.server.unsubscribed.discard if operation.subscribed else self.server.unsubscribed.add)(
                    operation.path)
        return OperationResult()

    def _transfer(self, operation: MoveUids | CopyUids, box: Mailbox, target: Mailbox) -> OperationResult:
        uid_map: dict[int, int] = {}
        for uid, who in zip(operation.uids, operation.identities, strict=True):
            if operation.check_first and (earlier := self._earlier(target, who, operation.others)) is not None:
                uid_map[uid] = earlier
            elif uid in box.mail:
                uid_map[uid] = target.add(*box.mail[uid])
        missing = tuple(uid for uid in operation.uids if uid not in box.mail)
        if isinstance(operation, MoveUids):
            if self.server.without_move and self.server.die_after is MoveUids:
                return OperationResult()
            box.remove(*(uid for uid in operation.uids if uid in box.mail))
        return OperationResult(uid_map, target.uidvalidity, missing)

    @staticmethod
    def _earlier(target: Mailbox, who: Identity, others: frozenset[int]) -> int | None:
        return next((uid for uid, (raw, _) in target.mail.items() if uid not in others and who.message_id
                     and f"<{who.message_id}>".encode() in raw and len(raw) == who.size), None)

    def commit(self) -> None:
        pass

    def quota(self) -> tuple[Quota, ...]:
        return self.server.quota

    def check(self, limit: float) -> None:
        self.server.checks += 1
        if self.server.dead:
            raise MailError(ErrorKind.TIMEOUT, "The server does not answer.")

    def select(self, path: str) -> None:
        if path in self.server.closed:
            raise MailError(ErrorKind.REFUSED, "The server refused.", "NO permission denied")
        self.watched = path

    def wait(self, wakeup: Wakeup, timeout: float) -> frozenset[str]:
        told, self.server.news = self.server.news, frozenset()
        if not told:
            wakeup.wait(timeout)
        return told

    def _box(self, path: str, uidvalidity: int | None = None) -> Mailbox:
        if path not in self.server.boxes:
            raise MailError(ErrorKind.GONE, "The mailbox is gone.")
        box = self.server.boxes[path]
        if uidvalidity is not None and box.uidvalidity != uidvalidity:
            raise MailError(ErrorKind.GONE, "UIDVALIDITY changed.")
        return box

    def _remote(self, box: Mailbox, uid: int) -> RemoteMessage:
        raw, flags = box.mail[uid]
        return RemoteMessage(uid, flags, 1_700_000_000.0 + uid, len(raw), split_header(raw)[0],
                             email_id=self.server.email_ids.get(raw, ""))


class FakePop3:
    """Implements app.backends.base.MailBackend on a FakeServer's maildrop."""

    capabilities = Capabilities(False, False, False, ("UIDL",))
    octets_received = 0

    def __init__(self, server: FakeServer, leave: LeaveRule, step: int = 200) -> None:
        self.server = server
        self.leave = leave
        self.step = step
        self.marked: set[str] = set()

    def open(self) -> None:
        if self.server.down:
            raise MailError(ErrorKind.NETWORK, "The server can't be reached.")

    def close(self) -> None:
        self.marked.clear()

    def interrupt(self) -> None:
        self.close()

    def list_folders(self) -> Sequence[RemoteFolder]:
        return [RemoteFolder("INBOX", "", Role.INBOX)]

    def sync(self, local: FolderSnapshot) -> Iterator[SyncStep]:
        listed = list(self.server.maildrop)
        new = [uidl for uidl in reversed(listed) if uidl not in local.known or local.known[uidl].gone]
        for start in range(0, len(new), self.step):
            self.open()
            yield Arrived(local.path, tuple(RemoteMessage(
                uidl, frozenset(), time.time(), len(self.server.maildrop[uidl]), b"", self.server.maildrop[uidl])
                for uidl in new[start:start + self.step]))
        if gone := tuple(uidl for uidl in local.known if uidl not in self.server.maildrop):
            yield Vanished(local.path, gone)
        due = listed if self.leave.kind is LeaveKind.DELETE else [
            uidl for uidl in listed if uidl in local.known and local.known[uidl].deleted_here
            and self.leave.kind is LeaveKind.UNTIL_DELETED]
        if due:
            yield DeletesPlanned(local.path, tuple(due))
            self.marked.update(due)
        yield Checkpoint(local.path, 0, 0, 0)

    def fetch(self, path: str, uid: ServerUid, part: str | None) -> Iterator[bytes]:
        yield self.server.maildrop[str(uid)]

    def commit(self) -> None:
        self.open()
        self.server.quits += 1
        for uidl in self.marked:
            self.server.maildrop.pop(uidl, None)
        self.marked.clear()

    def wait(self, wakeup: Wakeup, timeout: float) -> frozenset[str]:
        wakeup.wait(timeout)
        return frozenset()

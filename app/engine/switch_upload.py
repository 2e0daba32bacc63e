"""POP3 → IMAP: what the server lacks is filed there, once, and everything is read back.

A try to file a message is on the disk before it is sent. After a stop, or where the server tells no UID, the mailbox is
looked through for what was begun; only what is not among its messages is sent again, and then looked for once more,
among what came since.
"""

from __future__ import annotations

import logging
import re
from collections import defaultdict
from collections.abc import Sequence

from app.backends.base import MirrorBackend
from app.engine.job_tools import JobTools
from app.engine.switch_look import Mailbox, essence, match
from app.errors import ErrorKind, MailError
from app.model.message import Flags
from app.model.remote_operation import AppendRaw, CreateMailbox, StoreFlags
from app.model.switching import Carried, FolderMapping, NotCarried
from app.store import bodies, switch_counts, switching
from app.store.database import Database
from app.store.switching import Carry, Job, Note

log = logging.getLogger(__name__)

BATCH = 50
_MOST_TRIES = 5
_OF_THE_MESSAGE = frozenset({ErrorKind.REFUSED, ErrorKind.TOO_LARGE})
_FULL = re.compile(r"quota|\[LIMIT\]|\[UNAVAILABLE\]|\[INUSE\]", re.IGNORECASE)
"""No fault of the message: the job stops here and can be taken up again."""
_FLAG = re.compile(r"\\(?i:Seen|Answered|Flagged|Draft|Deleted)|[!#$&'+,\-./0-9:;<=>?@A-Z\[^_`a-z|~]{1,100}")


class Upload:
    """One run of a job over one connection."""

    def __init__(self, tools: JobTools, db: Database, job: Job, backend: MirrorBackend) -> None:
        self._tools = tools
        self._db = db
        self._job = job
        self._backend = backend
        self._boxes: dict[int, Mailbox] = {}
        self._total = 0

    def run(self) -> None:
        """Until every message is VERIFIED or FAILED. Raises MailError when the connection or the person ends it."""
        self._make_mailboxes()
        switching.catch_up(self._db, self._job.id)
        self._total = sum(each.total for each in self._mapped())
        for folder in self._mapped():
            box = self._box(folder)
            while switching.rows(self._db, self._job.id, switching.OPEN, folder_id=folder.folder_id, limit=1):
                box.look()
                switching.renumbered(self._db, self._job.id, folder.folder_id, box.uidvalidity)
                self._find_late_ones(folder, box)
                self._carry(folder, box)
                box.look()
                self._read_back(folder, box)

    def settle_flags(self) -> dict[int, Flags]:
        """Looks once more: flags there are made those here, and what is gone from there is open again. The flags of
        each message as the server has them then, by message id."""
        flags: dict[int, Flags] = {}
        for folder in self._mapped():
            box = self._box(folder)
            box.look()
            switching.renumbered(self._db, self._job.id, folder.folder_id, box.uidvalidity)
            rows = switching.rows(self._db, self._job.id, (Carried.VERIFIED,), folder_id=folder.folder_id)
            switching.note(self._db, self._job.id, [Note(each.id, Carried.TODO) for each in rows
                                                    if each.uid not in box.there])
            rows = [each for each in rows if each.uid in box.there]
            if self._mend(box, rows):
                box.look()
            flags |= {each.id: box.there[each.uid].flags for each in rows if each.uid in box.there}
            wrong = sum(abs(box.there[each.uid].received - each.received) > 1 for each in rows
                        if each.attempts and each.uid in box.there)
            if wrong:
                log.warning("the server gave %d messages of a folder another INTERNALDATE than it was told", wrong)
        return flags

    def uidvalidity(self, folder_id: int) -> int:
        """Of the mailbox that stands for the folder, as last seen."""
        return self._boxes[folder_id].uidvalidity

    # --- mailboxes ----------------------------------------------------------------------------------

    def _mapped(self) -> list[FolderMapping]:
        return [each for each in switch_counts.mappings(self._db, self._job.id) if each.path]

    def _box(self, folder: FolderMapping) -> Mailbox:
        box = self._boxes.get(folder.folder_id)
        if box is None:
            box = self._boxes[folder.folder_id] = Mailbox(self._backend, folder.path, self._tools.reader,
                                                          self._tools.check)
        return box

    def _make_mailboxes(self) -> None:
        for folder in self._mapped():
            if folder.create:
                self._tools.check()
                result = self._backend.perform(CreateMailbox(folder.path))
                switching.made(self._db, self._job.id, folder.folder_id, result.path or folder.path)

    # --- there --------------------------------------------------------------------------------------

    def _carry(self, folder: FolderMapping, box: Mailbox) -> None:
        while rows := switching.rows(self._db, self._job.id, (Carried.BEGUN, Carried.TODO),
                                     folder_id=folder.folder_id, limit=BATCH):
            begun = [each for each in rows if each.state is Carried.BEGUN]
            if begun:
                box.look()
                found = match(self._db, box, begun, self._taken(folder, box))
                switching.note(self._db, self._job.id, [Note(number, Carried.UPLOADED, box.uidvalidity, uid)
                                                        for number, uid in found.items()])
                rows = [each for each in rows if each.id not in found]
            self._send(box, rows)
            self._step(folder.path)

    def _find_late_ones(self, folder: FolderMapping, box: Mailbox) -> None:
        """What POP3 brought since the plan lies in the Inbox of the same server, as a rule."""
        late = switching.unlooked(self._db, self._job.id, folder.folder_id)
        if late:
            found = match(self._db, box, late, self._taken(folder, box))
            switching.looked(self._db, self._job.id, [
                each._replace(state=Carried.FOUND, uidvalidity=box.uidvalidity, uid=found[each.id])
                if each.id in found else each for each in late])

    def _taken(self, folder: FolderMapping, box: Mailbox) -> set[int]:
        return {uid for validity, uid in switching.taken(self._db, self._job.id, folder.folder_id)
                if validity == box.uidvalidity}

    def _send(self, box: Mailbox, rows: Sequence[Carry]) -> None:
        wanted: list[tuple[Carry, bytes]] = []
        failed: list[Note] = []
        for each in rows:
            raw = bodies.raw(self._db, each.id)
            if raw is None:
                failed.append(Note(each.id, Carried.FAILED, error=NotCarried.INCOMPLETE))
            elif each.attempts >= _MOST_TRIES:
                failed.append(Note(each.id, Carried.FAILED, error=NotCarried.NOT_THERE))
            else:
                wanted.append((each, raw))
        switching.begin(self._db, self._job.id, [each.id for each, _ in wanted])
        notes: list[Note] = failed
        others = set(box.there)
        try:
            for each, raw in wanted:
                if (note := self._append(box, each, raw, others)) is not None:
                    notes.append(note)
                    others.add(note.uid)  # nor is this one the copy of another that is alike
                elif each.state is Carried.BEGUN:
                    box.look()
                    others |= box.there.keys()
                self._tools.check()
        finally:
            switching.note(self._db, self._job.id, notes)

    def _append(self, box: Mailbox, each: Carry, raw: bytes, others: set[int]) -> Note | None:
        """None where the server took it and does not say where. `others` are not the copy of an earlier try."""
        begun = each.state is Carried.BEGUN
        operation = AppendRaw(box.path, raw, sendable(each.flags), each.received, each.name, check_first=begun,
                              others=frozenset(others) if begun else frozenset(),
                              others_uidvalidity=box.uidvalidity if begun else 0)
        try:
            result = self._backend.perform(operation)
        except MailError as error:
            if error.kind not in _OF_THE_MESSAGE or _FULL.search(error.server_text):
                raise
            return Note(each.id, Carried.FAILED, error=str(error))
        uid = result.uid_map.get(0, 0)
        if not uid or not result.target_uidvalidity:
            return None
        return Note(each.id, Carried.UPLOADED, result.target_uidvalidity, uid)

    # --- and back -----------------------------------------------------------------------------------

    def _read_back(self, folder: FolderMapping, box: Mailbox) -> None:
        """Each message's octets as the server has them against those here."""
        switching.renumbered(self._db, self._job.id, folder.folder_id, box.uidvalidity)
        while rows := switching.rows(self._db, self._job.id, (Carried.UPLOADED, Carried.FOUND),
                                     folder_id=folder.folder_id, limit=BATCH):
            by_uid = {each.uid: each for each in rows}
            notes = {each.id: Note(each.id, Carried.TODO) for each in rows}
            for uid, raw in box.octets(by_uid):
                if (each := by_uid.get(uid)) is not None:
                    notes[each.id] = self._judged(each, raw)
            switching.note(self._db, self._job.id, list(notes.values()))
            self._step(folder.path)

    def _judged(self, each: Carry, raw: bytes) -> Note:
        verified = Note(each.id, Carried.VERIFIED, each.uidvalidity, each.uid)
        if bodies.digest(raw) == each.hash:
            return verified
        here = bodies.raw(self._db, each.id)
        if here is not None and essence(here) == essence(raw):
            return verified
        if each.state is Carried.FOUND:
            return Note(each.id, Carried.TODO)  # another message of this Message-ID and size
        return Note(each.id, Carried.FAILED, error=NotCarried.CHANGED)

    def _mend(self, box: Mailbox, rows: Sequence[Carry]) -> bool:
        """Whether any flag there had to be changed."""
        changes: dict[tuple[Flags, Flags], list[int]] = defaultdict(list)
        for each in rows:
            wanted, there = sendable(each.flags), box.there[each.uid].flags - {r"\Recent"}
            if wanted != there:
                changes[wanted - there, there - wanted].append(each.uid)
        for (add, remove), uids in changes.items():
            self._store(StoreFlags(box.path, box.uidvalidity, tuple(uids), add, remove))
            self._tools.check()
        return bool(changes)

    def _store(self, operation: StoreFlags) -> None:
        try:
            self._backend.perform(operation)
        except MailError as error:
            if error.kind is not ErrorKind.REFUSED:
                raise
            # A mailbox may keep no keywords; what every server has is tried without them.
            log.warning("the server refused flags: %s", error.server_text or error.detail)
            system = frozenset(flag for flag in operation.add | operation.remove if flag.startswith("\\"))
            if system and system != operation.add | operation.remove:
                self._store(StoreFlags(operation.path, operation.uidvalidity, operation.uids, operation.add & system,
                                       operation.remove & system))

    def _step(self, label: str) -> None:
        self._tools.check()
        waiting = switch_counts.counts(self._db, self._job.id)[3]
        self._tools.progress(label, max(0, self._total - waiting), self._total)


def sendable(flags: Flags) -> Flags:
    """Those that IMAP knows (RFC 3501 9)."""
    return frozenset(flag for flag in flags if _FLAG.fullmatch(flag))

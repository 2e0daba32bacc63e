"""Random edits, cuts and another client: nothing lost, nothing doubled, and both sides the same in the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from random import Random

import pytest

from app.errors import ErrorKind, MailError
from app.model.message import FLAGGED, SEEN, MessageRow
from app.model.operation import AppendMessage, CopyMessages, DeleteMessages, MoveMessages, SetFlags
from app.model.remote_operation import AppendRaw, CopyUids, ExpungeUids, MoveUids, RemoteOperation, StoreFlags
from app.store import check, edits, journal
from tests.factory import make_mail
from tests.unit.engine.conftest import Bench

PATHS = ("INBOX", "Archive", "Junk", "Sent", "Trash")
SCHEDULES = 60
_NOTHING = "There is no message."


class Schedule:
    """One run. `expected` counts the copies of each message; `deleted` are those that an undo may have brought back."""

    def __init__(self, bench: Bench, seed: int) -> None:
        self.bench = bench
        self.random = Random(seed)
        self.expected: Counter[str] = Counter()
        self.deleted: set[str] = set()
        self.undone = False
        self.copied: list[str] = []
        self.last = 0
        self.numbers = iter(range(100, 1_000))
        bench.step = 5
        bench.server.without_move, bench.server.tells_uids = self.random.random() < 0.5, self.random.random() < 0.6
        for number in range(self.random.randint(1, 6)):
            bench.server.boxes["INBOX"].add(make_mail(number))
            self.expected[f"m{number}@example.org"] += 1
        bench.round()

    def row(self) -> MessageRow:
        found = [row for path in PATHS for row in self.bench.rows(path)]
        if not found:
            raise MailError(ErrorKind.USAGE, _NOTHING)
        again = [row for row in found if row.id == self.last]
        chosen = self.random.choice(again if again and self.random.random() < 0.6 else found)
        self.last = chosen.id
        return chosen

    def folder(self) -> int:
        return self.bench.folder(self.random.choice(PATHS))

    def step(self) -> None:
        steps: tuple[Callable[[], object], ...] = (
            self.move, self.move, self.copy, self.delete, self.flag, self.file, self.undo, self.bench.round,
            self.bench.round, self.cut, self.cut, self.other_client, self.new_uids, self.move_in_between)
        try:
            self.random.choice(steps)()
        except MailError as error:
            if error.detail != _NOTHING and "nothing to undo" not in error.detail:
                if "the last one" not in error.detail:
                    raise
                self.copied.pop()

    def move(self) -> None:
        self.bench.edit(MoveMessages((self.row().id,), self.folder()))

    def copy(self) -> None:
        row = self.row()
        self.bench.edit(CopyMessages((row.id,), self.folder()))
        self.expected[row.message_id] += 1
        self.copied.append(row.message_id)

    def delete(self) -> None:
        row, forever = self.row(), self.random.random() < 0.5
        self.bench.edit(DeleteMessages((row.id,), forever))
        if forever or row.folder_id == self.bench.folder("Trash"):
            self.expected[row.message_id] -= 1
            self.deleted.add(row.message_id)

    def flag(self) -> None:
        by_program = self.random.random() < 0.5
        self.bench.edit(SetFlags((self.row().id,), frozenset({SEEN if by_program else FLAGGED}),
                                 undoable=not by_program))

    def file(self) -> None:
        number = next(self.numbers)
        replaced = self.row() if self.random.random() < 0.3 else None
        filed = self.bench.edit(AppendMessage(self.folder(), make_mail(number),
                                              replaces=replaced.id if replaced else None))
        self.last = filed.new_ids[0]
        self.expected[f"m{number}@example.org"] += 1
        if replaced is not None:
            self.expected[replaced.message_id] -= 1
            self.deleted.add(replaced.message_id)

    def undo(self) -> None:
        done = edits.undo(self.bench.db)
        self.undone = True
        if done.label == "copy":
            self.expected[self.copied.pop()] -= done.count

    def cut(self) -> None:
        edit, kind = self.random.choice((
            (self.move, MoveUids), (self.move, MoveUids), (self.copy, CopyUids), (self.file, AppendRaw),
            (self.delete, ExpungeUids), (self.flag, StoreFlags)))
        edit()
        setattr(self.bench.server, self.random.choice(("die_after", "dies_before")), kind)
        self.bench.round()

    def other_client(self) -> None:
        box = self.bench.server.boxes[self.random.choice(PATHS)]
        if box.mail:
            uid = self.random.choice(list(box.mail))
            box.set_flags(uid, box.mail[uid][1] ^ frozenset({self.random.choice((SEEN, FLAGGED))}))

    def new_uids(self) -> None:
        box = self.bench.server.boxes[self.random.choice(PATHS)]
        box.uidvalidity, box.mail = box.uidvalidity + 7, {uid + 50: mail for uid, mail in box.mail.items()}
        box.changed, box.uidnext, box.modseq = {}, box.uidnext + 60, box.modseq + 5

    def move_in_between(self) -> None:
        row, target = self.row(), self.folder()

        def person_moves(operation: RemoteOperation) -> None:
            self.bench.server.during = lambda operation: None
            self.bench.edit(MoveMessages((row.id,), target))

        self.bench.server.during = person_moves
        self.bench.round()

    def settle(self) -> None:
        server = self.bench.server
        server.die_after = server.dies_before = None
        server.during = lambda operation: None
        for _ in range(4):
            self.bench.round()
        server.log.clear()
        self.bench.round()
        assert server.log == [] and journal.count(self.bench.db, self.bench.account.id) == 0
        assert check.check(self.bench.db) == ()
        there: Counter[str] = Counter()
        for path, box in server.boxes.items():
            assert sorted((int(row.uid), row.flags) for row in self.bench.rows(path)) == sorted(
                (uid, flags) for uid, (_, flags) in box.mail.items()), path
            there.update(row.message_id for row in self.bench.rows(path))
        for message_id in {*self.expected, *there}:
            if self.undone and message_id in self.deleted:  # it may have been wanted back
                assert there[message_id] >= self.expected[message_id]
            else:
                assert there[message_id] == self.expected[message_id], message_id


@pytest.mark.parametrize("seed", range(SCHEDULES))
def test_any_schedule_ends_well(imap: Bench, seed: int) -> None:
    schedule = Schedule(imap, seed)
    for _ in range(schedule.random.randint(3, 14)):
        schedule.step()
    schedule.settle()

"""Housekeeping under a clock of the test's: when it begins, that it ends at once, and what it leaves alone."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from app.engine import housekeeping, power
from app.engine.housekeeping import AGAIN_SECONDS, Housekeeping
from app.engine.idleness import AWAY_SECONDS, FORGOTTEN_SECONDS, QUIET_SECONDS
from app.engine.ledger import Ledger
from app.errors import ErrorKind, MailError
from app.events import AccountStateChanged, ConnectionState, JobFinished, JobProgressed
from app.store import housekeeping as steps
from app.store.database import Database
from tests.fakes.new_store import new_store

MEGABYTE = 1 << 20
DAY = 86_400.0


@dataclass
class World:
    """A store, and a clock that stands still unless it is moved or a step takes `cost` seconds."""

    path: Path
    seconds: float = 1_000.0
    cost: float = 0.0
    battery: bool = False
    opened: int = 0
    damage: list[MailError] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.db = new_store(self.path)
        self.keeper = Housekeeping(self.path, self._open, self.damage.append, now=lambda: 1.7e9 + self.seconds,
                                   steady=self._steady, on_battery=lambda: self.battery)

    def _open(self) -> Database:
        self.opened += 1
        return Database.open(self.path)

    def _steady(self) -> float:
        self.seconds += self.cost
        return self.seconds

    def away(self) -> None:
        self.seconds += AWAY_SECONDS + 1

    def fill(self, megabytes: int) -> None:
        for number in range(megabytes):
            with self.db.write():
                self.db.run("INSERT OR REPLACE INTO body (hash, size, codec, data) VALUES (?, 1, 0, zeroblob(?))",
                            (number.to_bytes(32), MEGABYTE))

    def empty(self) -> None:
        with self.db.write():
            self.db.run("DELETE FROM body")

    @property
    def ledger(self) -> Ledger:
        return Ledger(self.path.with_name("housekeeping.json"))


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path / "mail.db")
    yield made
    made.db.close()


def test_it_begins_when_the_person_has_been_away_for_a_while(world: World) -> None:
    world.keeper.look()
    world.seconds += AWAY_SECONDS - 1
    world.keeper.look()
    assert world.opened == 0
    world.seconds += 1
    world.keeper.look()
    assert world.opened == 1 and world.keeper.steps > 0


def test_a_touch_a_request_or_an_event_puts_it_off(world: World) -> None:
    world.away()
    world.keeper.stirred()
    world.keeper.look()
    assert world.opened == 0
    world.seconds += QUIET_SECONDS
    world.keeper.touched()
    world.keeper.look()
    assert world.opened == 0
    world.away()
    world.keeper.look()
    assert world.opened == 1


def test_not_while_an_account_syncs_or_a_job_runs(world: World) -> None:
    world.away()
    world.keeper.noticed(AccountStateChanged(3, ConnectionState.SYNCING))
    world.keeper.noticed(JobProgressed(7, "", 1, 2))
    world.seconds += QUIET_SECONDS + 1
    world.keeper.look()
    world.keeper.noticed(AccountStateChanged(3, ConnectionState.CONNECTED))
    world.seconds += QUIET_SECONDS + 1
    world.keeper.look()
    assert world.opened == 0
    world.keeper.noticed(JobFinished(7, None, MailError(ErrorKind.CANCELLED, "Stopped.")))
    world.seconds += QUIET_SECONDS + 1
    world.keeper.look()
    assert world.opened == 1


def test_who_never_says_that_it_ended_does_not_stop_it_for_ever(world: World) -> None:
    world.keeper.noticed(AccountStateChanged(3, ConnectionState.SYNCING))
    world.seconds += FORGOTTEN_SECONDS + 1
    world.keeper.look()
    assert world.opened == 1


def test_not_on_the_battery(world: World) -> None:
    world.away()
    world.battery = True
    world.keeper.look()
    assert world.opened == 0


def test_done_it_rests(world: World) -> None:
    world.away()
    world.keeper.look()
    world.keeper.look()
    assert world.opened == 1
    world.seconds += AGAIN_SECONDS
    world.keeper.look()
    assert world.opened == 2


def test_room_is_given_back_and_some_is_kept(world: World) -> None:
    world.fill(40)
    world.empty()
    world.away()
    world.keeper.look()
    size = world.path.stat().st_size
    assert 4 * MEGABYTE <= size <= 8 * MEGABYTE
    assert world.path.with_name("mail.db-wal").stat().st_size == 0


def test_it_ends_with_the_step_in_which_the_person_comes_back(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world.fill(40)
    world.empty()
    world.away()
    made: list[int] = []
    real = steps.give_back

    def counted(db: Database, pages: int) -> bool:
        made.append(pages)
        if len(made) == 3:
            world.keeper.touched()
        return real(db, pages)

    monkeypatch.setattr(steps, "give_back", counted)
    world.keeper.look()
    assert len(made) == 3
    world.away()
    world.keeper.look()  # and goes on where it was
    assert len(made) > 3 and world.path.stat().st_size <= 8 * MEGABYTE


def test_steps_that_take_too_long_become_smaller(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world.fill(24)
    world.empty()
    world.away()
    made: list[int] = []
    real = steps.give_back

    def slow(db: Database, pages: int) -> bool:
        made.append(pages)
        world.seconds += 0.004 * pages  # of a disk that moves a page in 4 ms
        return real(db, pages)

    monkeypatch.setattr(steps, "give_back", slow)
    world.keeper.look()
    assert len(made) > 20
    assert max(made[8:]) * 0.004 <= housekeeping.STEP_SECONDS


def test_a_reader_in_mid_sentence_is_not_waited_for(world: World) -> None:
    world.fill(4)
    reader = Database.open(world.path, readonly=True)
    reader.run("BEGIN")
    assert reader.value("SELECT count(*) FROM body") == 4
    world.fill(6)
    world.away()
    world.keeper.look()
    assert reader.value("SELECT count(*) FROM body") == 4
    reader.close()


def test_the_monthly_check_goes_on_where_it_was(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []
    real = steps.check

    def counted(db: Database, table: str) -> str:
        looked.append(table)
        if len(looked) == 4:
            world.keeper.touched()
        return real(db, table)

    monkeypatch.setattr(steps, "check", counted)
    world.away()
    world.keeper.look()
    assert len(looked) == 4
    world.away()
    world.keeper.look()
    names = steps.tables(world.db)
    assert looked == names and not world.damage
    world.seconds += 29 * DAY
    world.keeper.look()
    assert len(looked) == len(names)
    world.seconds += 2 * DAY
    world.keeper.look()
    assert len(looked) == 2 * len(names)


def test_a_check_that_takes_long_is_interrupted(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    began = threading.Event()

    def endless(db: Database, table: str) -> str:
        began.set()
        db.value("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n")
        return ""

    monkeypatch.setattr(steps, "check", endless)
    world.away()
    looking = threading.Thread(target=world.keeper.look)
    looking.start()
    assert began.wait(10)
    world.keeper.touched()
    looking.join(10)
    assert not looking.is_alive() and world.ledger.left() == []


def test_damage_is_told_and_not_looked_for_again_at_once(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(steps, "check", lambda db, table: "row 7 missing from index x")
    world.away()
    world.keeper.look()
    (told,) = world.damage
    assert told.kind is ErrorKind.DAMAGED and "repairs it" in told.detail and "row 7" in told.server_text
    world.seconds += AGAIN_SECONDS
    world.keeper.look()
    assert len(world.damage) == 1


def test_an_old_file_is_rebuilt_but_not_while_it_is_converted_nor_twice_a_week(
        world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    rebuilt: list[bool] = []
    monkeypatch.setattr(steps, "rebuild", lambda db: rebuilt.append(True))
    monkeypatch.setattr(steps, "space", lambda db: steps.Space(
        200 * MEGABYTE, 90 * MEGABYTE, 16384, shrinks=False))
    converting = world.path.with_name("mail.db.converting")
    converting.touch()
    world.away()
    world.keeper.look()
    assert rebuilt == []
    converting.unlink()
    for _ in range(3):
        world.seconds += AGAIN_SECONDS
        world.keeper.look()
    assert rebuilt == [True]
    world.seconds += 8 * DAY
    world.keeper.look()
    assert rebuilt == [True, True]


def test_a_store_of_which_little_is_free_or_much_is_used_is_not_rebuilt(
        world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(steps, "rebuild", lambda db: pytest.fail("it was rebuilt"))
    for whole, free in ((200, 30), (1_000, 90), (900, 500)):
        monkeypatch.setattr(steps, "space", lambda db, whole=whole, free=free: (
            steps.Space(whole * MEGABYTE, free * MEGABYTE, 16384, shrinks=False)))
        world.seconds += AGAIN_SECONDS
        world.keeper.look()


def test_no_statistics_are_made(world: World) -> None:
    """With those of a store without bodies, reading one message would go through all of them."""
    for number in range(3):
        world.fill(2 + number)
        world.seconds += AGAIN_SECONDS
        world.keeper.look()
    assert world.opened == 3
    assert world.db.value("SELECT count(*) FROM sqlite_schema WHERE name LIKE 'sqlite_stat%'") == 0


def test_what_fails_is_tried_again_later_and_told_to_nobody(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(db: Database, index: str, pages: int) -> bool:
        raise MailError(ErrorKind.DISK_FULL, "The disk is full.")

    monkeypatch.setattr(steps, "merge", full)
    world.away()
    with pytest.raises(MailError):
        world.keeper.look()
    world.keeper.look()
    assert world.opened == 1 and world.damage == []


def test_the_thread_ends_at_once(world: World) -> None:
    world.keeper.start()
    began = time.monotonic()
    world.keeper.stop()
    world.keeper.join(10)
    assert not world.keeper.is_alive() and time.monotonic() - began < 5


def test_a_ledger_that_nobody_can_read_is_begun_anew(tmp_path: Path) -> None:
    path = tmp_path / "housekeeping.json"
    for text in ("", "[]", "[" * 5_000, '{"checked": "x", "left": 3}', '{"checked": true}'):
        path.write_text(text)
        ledger = Ledger(path)
        assert ledger.days_since("checked", 1e9) > 1e6 and ledger.left() == []
        ledger.leave(["message"])
        assert ledger.left() == ["message"]
        ledger.checked(1e9)
        assert ledger.left() == [] and ledger.days_since("checked", 1e9 + DAY) == 1.0
        assert ledger.days_since("checked", 1e9 - DAY) > 1e6  # the calendar was wrong


@pytest.mark.parametrize(("files", "expected"), [
    ({}, False),
    ({"AC/type": "Mains", "AC/online": "1", "BAT0/type": "Battery", "BAT0/status": "Discharging"}, False),
    ({"AC/type": "Mains", "AC/online": "0", "BAT0/type": "Battery", "BAT0/status": "Discharging"}, True),
    ({"AC/type": "Mains", "AC/online": "0", "BAT0/type": "Battery", "BAT0/status": "Full"}, False),
    ({"hid-mouse/type": "Battery", "hid-mouse/scope": "Device", "hid-mouse/status": "Discharging"}, False),
])  # fmt: skip
def test_the_battery(tmp_path: Path, files: dict[str, str], expected: bool) -> None:
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text + "\n")
    assert power.on_battery(tmp_path) is expected
    assert power.on_battery(tmp_path / "missing") is False

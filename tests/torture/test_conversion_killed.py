"""SIGKILL in the midst of a conversion of the mail database, while POP3 mail and edits are stored beside it: each time
the database is whole, has everything that was on the disk, and the conversion goes on to its end."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import signal
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

import pytest

from app.model.account import Account
from app.model.operation import SetFlags
from app.store import accounts, bodies, check, conversion, conversion_exchange, edits, journal, key_file, store_key
from app.store.conversion import Conversion, Stage
from app.store.database import Database
from app.store.store_key import FileKind, StoreKey
from tests.fakes.protection import KEY, OTHER_KEY, exchanged, rows_of, schema_of, turned
from tests.fakes.reader import FakeReader
from tests.fakes.store import Store, fresh_store, make_raw
from tests.torture import effort, forks

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]

KILLS = 300 if effort.FULL else 6
IN_EXCHANGE = 80 if effort.FULL else 8
AT_RANDOM = 100 if effort.FULL else 3
WAYS: dict[str, tuple[StoreKey | None, StoreKey | None]] = {
    "encrypting": (None, KEY), "decrypting": (KEY, None), "changing": (KEY, OTHER_KEY)}
_FIRST = 10_000
_MOST_ARRIVALS = 30


@dataclass(frozen=True)
class Trial:
    """`exchanged`: the new file was in the place already when the process was killed; `arrivals` that it had stored."""

    at: float
    killed: bool
    exchanged: bool
    arrivals: int


class Steps:
    """Kills this process at the `at`-th statement or file operation of the conversion's own thread; 0: never, and below
    it at that of the exchange."""

    def __init__(self, at: int) -> None:
        self._at = at
        self.passed = self.in_exchange = 0
        self.is_exchanged = False
        self._own = threading.get_ident()

    def __call__(self) -> None:
        if threading.get_ident() == self._own:
            self.passed += 1
            self.in_exchange += self.is_exchanged
            if self._at and (self.passed == self._at or self.in_exchange == -self._at):
                os.kill(os.getpid(), signal.SIGKILL)

    @contextlib.contextmanager
    def watch(self) -> Iterator[None]:
        """Before each of them."""
        with contextlib.ExitStack() as patches:
            for owner, name in ((Database, "run"), (Database, "rows"), (Database, "one"), (Database, "script"),
                                (Database, "close"), (os, "replace"), (os, "fsync"), (Path, "unlink")):
                patches.enter_context(mock.patch.object(owner, name, self._before(getattr(owner, name))))
            yield

    def _before(self, real: Callable[..., object]) -> Callable[..., object]:
        def step(*arguments: object, **named: object) -> object:
            self()
            return real(*arguments, **named)
        return step


def _prepared(folder: Path, key: StoreKey | None) -> Path:
    folder.mkdir()
    store = fresh_store(folder / "mail.db")
    store.fill(range(1, 60), bodies=True)
    store.download(range(1_000, 1_060))
    store.db.close()
    if key is not None:
        turned(folder / "mail.db", key)
        store_key.unlock(folder)
    return folder / "mail.db"


def _write(path: Path, ledger: int, stop: threading.Event) -> None:
    """Arrivals and edits, each noted once it is on the disk."""
    with contextlib.closing(Database.open(path)) as db:
        imap, pop = (_known(db, name) for name in ("work", "home"))
        store = Store(db, imap, pop)
        ids = [row[0] for row in db.rows("SELECT id FROM message WHERE account_id = ? ORDER BY id", (imap.id,))]
        number = _FIRST + int(db.value("SELECT count(*) FROM pop3_state WHERE uidl >= 'u10' AND length(uidl) > 5"))
        for _ in range(_MOST_ARRIVALS):
            if stop.is_set():
                return
            store.download(range(number, number + 1))
            os.write(ledger, f"mail {number}\n".encode())
            chosen = ids[number % len(ids)]
            edits.apply(db, SetFlags((chosen,), frozenset({f"$kept{number}"})), FakeReader())
            os.write(ledger, f"flag {chosen} $kept{number}\n".encode())
            number += 1


def _known(db: Database, name: str) -> Account:
    return accounts.by_name(db, name)


def _work(path: Path, old: StoreKey | None, new: StoreKey | None, ledger: Path, at: int) -> tuple[int, int]:
    """A conversion from wherever it is to its end, with a writer beside it; how many steps it took, and of these in the
    exchange."""
    store_key.unlock(path.parent, *(() if old is None else (old,)))
    descriptor = os.open(ledger, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    stop, steps = threading.Event(), Steps(at)
    with mock.patch.object(conversion, "STEP_SECONDS", 0.0), steps.watch():
        writer = threading.Thread(target=_write, args=(path, descriptor, stop))
        writer.start()
        try:
            with contextlib.closing(Conversion(Database.open(path), new)) as work:
                while work.stage is not Stage.READY:
                    work.step()
        finally:
            stop.set()
            writer.join()
        steps.is_exchanged = True
        assert exchanged(path, new)
    return steps.passed, steps.in_exchange


def _whole(path: Path, old: StoreKey | None, new: StoreKey | None, ledger: Path) -> tuple[bool, int]:
    """Opens what is there with the key that fits it, and looks for all that was on the disk; whether it is the new one.
    """
    kind = store_key.kind_of(path)
    store_key.unlock(path.parent, *[each for each in (new, old) if each is not None])
    noted = ledger.read_text().split("\n") if ledger.exists() else []
    with contextlib.closing(Database.open(path)) as db:
        assert (db.key is None) is (kind is FileKind.PLAIN)
        is_new = db.key == new
        assert db.value("PRAGMA integrity_check") == "ok"
        assert check.check(db) == (), check.check(db)
        uidls = dict(db.rows("SELECT uidl, message_id FROM pop3_state"))
        arrivals = 0
        for line in noted:
            match line.split():
                case ["mail", number]:
                    assert bodies.raw(db, uidls[f"u{number}"]) == make_raw(int(number)), f"{number} is lost"
                    arrivals += 1
                case ["flag", message_id, flag]:
                    assert flag in db.value("SELECT flags FROM message WHERE id = ?", (int(message_id),)).split()
        for number in range(1_000, 1_060):
            assert bodies.raw(db, uidls[f"u{number}"]) == make_raw(number)
        assert len(journal.pending(db, _known(db, "work").id)) <= arrivals + 1
        return is_new, arrivals


def _trial(source: Path, folder: Path, way: str, at: int, seconds: float) -> Trial:
    old, new = WAYS[way]
    shutil.copytree(source.parent, folder)
    path, ledger = folder / "mail.db", folder.with_name(f"{folder.name}.ledger")
    if at:
        killed = forks.run_killed(lambda: _work(path, old, new, ledger, at))
    else:
        killed = _killed_after(lambda: _work(path, old, new, ledger, 0), seconds)
    if at and not killed:  # with less written beside it there are fewer steps
        shutil.rmtree(folder)
        ledger.unlink(missing_ok=True)
        return _trial(source, folder, way, at * 3 // 4 if at > 0 else min(-1, at + 4), 0.0)
    is_new, arrivals = forks.run_apart(lambda: _whole(path, old, new, ledger))
    if not is_new:  # and now to its end, with the writer again
        forks.run_apart(lambda: _work(path, old, new, ledger, 0))
    assert forks.run_apart(lambda: _whole(path, old, new, ledger))[0]
    forks.run_apart(lambda: (_compared(path, new, source.parent.with_name("reference") / "mail.db"), 1))
    shutil.rmtree(folder)
    ledger.unlink(missing_ok=True)
    return Trial(at or seconds, killed, is_new, arrivals)


def _compared(path: Path, new: StoreKey | None, source: Path) -> None:
    """The schema is what it was, and every row that the writer does not touch."""
    store_key.unlock(path.parent, *(() if new is None else (new,)))
    store_key.unlock(source.parent, KEY)
    with contextlib.closing(Database.open(path)) as db, contextlib.closing(Database.open(source)) as before:
        conversion_exchange.clean(db)
        assert schema_of(db) == schema_of(before)
        now, then = rows_of(db), rows_of(before)
        for name in now:
            if name not in ("message", "body", "pop3_state", "folder", "journal", "sqlite_sequence", "undo", "meta"):
                assert now[name] == then[name] or name.startswith(("search_", "text_search_")), name
        assert set(now["pop3_state"]) >= set(then["pop3_state"]) and set(now["body"]) >= set(then["body"])
    left = {each.name for each in path.parent.iterdir()}
    assert left <= {"mail.db", "opening.lock", key_file.KEY_FILE}, left


def _killed_after(task: Callable[[], object], seconds: float) -> bool:
    process = os.fork()
    if not process:
        with contextlib.suppress(BaseException):
            task()
        os._exit(0)
    time.sleep(seconds)
    os.kill(process, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(process, 0)[1])


@pytest.mark.parametrize("way", WAYS)
def test_killed_at_many_places_it_is_whole_and_goes_on(way: str, tmp_path: Path, tell: Callable[[str], None]) -> None:
    old, new = WAYS[way]
    source = _prepared(tmp_path / "source", old)
    for name in ("whole", "reference"):  # what is opened must not be what others copy
        shutil.copytree(source.parent, tmp_path / name)
    began = time.monotonic()
    count, last = forks.run_apart(lambda: _work(tmp_path / "whole" / "mail.db", old, new, tmp_path / "ledger", 0))
    lasted = time.monotonic() - began
    chance = random.Random(effort.SEED)
    # How many there are depends on what the writer does meanwhile; in the exchange it is at rest.
    places = [*(1 + count * each // (KILLS + 3) for each in range(KILLS)),
              *(-1 - 2 * last * each // IN_EXCHANGE for each in range(IN_EXCHANGE // 2)),
              *(each - last for each in range(IN_EXCHANGE // 2))]  # the rename is among the last
    trials = forks.run_all(lambda number: _trial(source, tmp_path / f"t{number}", way, places[number], 0.0),
                           range(len(places)), 2)
    times = [chance.uniform(0.02, lasted) for _ in range(AT_RANDOM)]
    trials += forks.run_all(lambda number: _trial(source, tmp_path / f"r{number}", way, 0, times[number]),
                            range(len(times)), 2)
    killed = [each for each in trials if each.killed]
    assert sum(each.killed for each in trials[:len(places)]) >= KILLS + IN_EXCHANGE - 2
    assert any(each.exchanged for each in killed) and any(each.arrivals for each in killed)
    tell(f"conversion killed ({way}): {len(killed)} kills, at places among {count} statements (of these {last} of the "
         f"exchange) and {len(times)} times of chance; {sum(each.exchanged for each in killed)} found the new file in "
         f"its place; {sum(each.arrivals for each in killed)} arrivals stored beside, none lost")

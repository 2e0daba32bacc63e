"""SIGKILL while somebody types: at most five seconds of text are lost, and the store stays whole."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.mime import compose
from app.model.folder import Role
from app.store import accounts, bodies, check, folders, messages
from app.store.database import Database
from tests.torture import effort
from tests.torture.typist import prepare

pytestmark = [pytest.mark.slow, pytest.mark.timeout(4 * 3600)]

_MAY_LOSE = 5.0
_TYPISTS = 200 if effort.FULL else 3
_AT_ONCE = 6
_START_SECONDS = 60.0


@dataclass(frozen=True)
class Outcome:
    """Seconds of text that were typed, and lost."""

    typed: float
    lost: float


def _kill_one(directory: Path, delay: float) -> Outcome:
    profile = prepare(directory)
    log = directory / "typed"
    process = subprocess.Popen([sys.executable, "-m", "tests.torture.typist", str(directory)],
                               env=os.environ | {"QT_QPA_PLATFORM": "offscreen"}, stdout=subprocess.DEVNULL,
                               stderr=subprocess.PIPE)
    ends = time.monotonic() + _START_SECONDS
    while not (log.exists() and log.stat().st_size) and process.poll() is None and time.monotonic() < ends:
        time.sleep(0.02)
    time.sleep(delay)
    running = process.poll() is None
    process.kill()
    _, words = process.communicate()
    assert running, words.decode()
    lines = log.read_bytes().rpartition(b"\n")[0].split(b"\n")  # the last one may be cut short
    moments = [float(line.split()[1]) for line in lines]
    stored = _stored_words(profile.database)
    assert stored <= len(moments) + 1, "the draft holds more than was typed"
    lost = moments[-1] - moments[stored] if stored < len(moments) else 0.0
    return Outcome(moments[-1] - moments[0], lost)


def _stored_words(path: Path) -> int:
    """How many of the words the newest draft holds; they must be the first ones, whole and in order."""
    db = Database.open(path)
    try:
        assert check.check(db) == ()
        account, = accounts.accounts(db)
        drafts = folders.by_role(db, account.id, Role.DRAFTS)
        assert drafts is not None
        rows = messages.page(db, messages.View(drafts.id), None, 10)
        assert len(rows) <= 1, "there is more than one version of the draft"
        if not rows:
            return 0
        raw = bodies.raw(db, rows[0].id)
        assert raw is not None
        words = compose.draft_from(raw).text.split()
    finally:
        db.close()
    assert words == [str(number) for number in range(1, len(words) + 1)]
    return len(words)


def test_a_composer_that_is_killed_loses_five_seconds_of_text_at_most(tmp_path: Path, tell: Callable[[str], None]
                                                                      ) -> None:
    chance = random.Random(effort.SEED)
    # From before the first save to behind the second one.
    delays = [chance.uniform(0.5, 6.5 if effort.FULL else 5.0) for _ in range(_TYPISTS)]
    began = time.monotonic()
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        outcomes = list(pool.map(lambda number: _kill_one(tmp_path / str(number), delays[number]), range(_TYPISTS)))
    worst = max(each.lost for each in outcomes)
    tell(f"composer killed: {_TYPISTS} typists of {min(each.typed for each in outcomes):.1f} to "
         f"{max(each.typed for each in outcomes):.1f} s; text lost: at most {worst:.1f} s, on average "
         f"{sum(each.lost for each in outcomes) / _TYPISTS:.1f} s; {time.monotonic() - began:.0f} s")
    assert worst <= _MAY_LOSE

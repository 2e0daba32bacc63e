"""POP3: a disk that is full, in steps of 16 KiB; each message is on the server or here, and the round says so."""

from __future__ import annotations

import copy
import errno
import os
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from app.errors import ErrorKind
from tests.torture import effort, forks
from tests.torture.pop3_disk import Disk
from tests.torture.pop3_disk_trial import After, Outcome, Told, counts, failures, measured, round_on, trial
from tests.torture.pop3_proof import Prepared, Verdict, copy_of, judge, lost
from tests.torture.pop3_scenarios import ROOMY
from tests.torture.pop3_tmpfs import Tmpfs
from tests.torture.site import Ends, Site

pytestmark = [pytest.mark.servers, pytest.mark.slow, pytest.mark.timeout(1800)]

STEP = 16 * 1024
_LOTS = 1 << 28


def _judged(name: str, outcomes: list[Outcome], steps: int, began: float) -> str:
    """The line that is told. Raises AssertionError for anything that is not as it should be."""
    full = [each for each in outcomes if each.told.kinds]
    line = (f"pop3 full disk, {name}: {len(outcomes)} of {steps} steps of 16 KiB, {len(full)} full, "
            f"{sum(set(each.told.kinds) == {ErrorKind.DISK_FULL} for each in full)} of them said so, "
            f"{sum(each.told.deleted for each in full)} DELE in them, {counts(outcomes)}, "
            f"{time.monotonic() - began:.0f} s")
    assert not failures(outcomes), f"{line}\n{failures(outcomes)}"
    silent = [(each.what, each.told) for each in full if set(each.told.kinds) != {ErrorKind.DISK_FULL}]
    assert not silent, f"{line}\nit is not told that the disk is full: {silent}"
    assert len(full) > 0.5 * len(outcomes) and any(not each.told.kinds for each in outcomes), line
    return line


def _on_disk(site: Site, prepared: Prepared, expected: Ends, room: int, number: int) -> Outcome:
    before = site.profile(prepared.login).stat().st_size
    return trial(site, prepared, expected, f"{room >> 10} KiB of room", lambda: Disk(room=before + room),
                 list(After)[number % 3])


def test_pop3_on_a_full_disk(site: Site, tell: Callable[[str], None]) -> None:
    began = time.monotonic()
    prepared = ROOMY.prepare(site)
    disk = Disk()
    _, expected = measured(site, prepared, disk)
    steps = (disk.most - site.profile(prepared.login).stat().st_size) // STEP + 2
    outcomes = forks.run_all(lambda number: _on_disk(site, prepared, expected, (number - 1) * STEP, number),
                             _chosen(steps))
    tell(_judged("SQLite's own", outcomes, steps, began))


def _on_tmpfs(site: Site, prepared: Prepared, expected: Ends, folder: Path, octets: int) -> Outcome:
    """In a process of its own."""
    tmpfs = Tmpfs(folder, _LOTS)
    login = copy_of(site, prepared)
    there = copy.copy(site)
    there.folder = folder
    shutil.move(site.profile(login), there.profile(login))
    tmpfs.resize(octets)
    told, gone = Told((), 0, 0), 0
    try:
        told = round_on(there.profile(login), prepared, login, None, After.CLOSES)
        gone = lost(there, login, prepared.owed)
        assert not gone, f"{gone} messages are neither there nor here"
        tmpfs.resize(_LOTS)
        verdict = judge(there, prepared, login, expected)
    except AssertionError as error:
        verdict = Verdict(gone, trouble=str(error))
    there.forget(login)
    return Outcome(f"{octets >> 10} KiB", told, verdict)


def test_pop3_on_a_full_filesystem(site: Site, tell: Callable[[str], None]) -> None:
    """Where nobody may mount one, the other disk is tried a second time, half a step beside the first: that is told."""
    began = time.monotonic()
    prepared = ROOMY.prepare(site)
    disk = Disk()
    _, expected = measured(site, prepared, disk)
    before = site.profile(prepared.login).stat().st_size
    steps = (disk.most - before) // STEP + 8  # a filesystem also holds the index of the log, and its own pages
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)

        def full(number: int) -> Outcome:
            if refused:
                return _on_disk(site, prepared, expected, (number - 1) * STEP + STEP // 2, number)
            return forks.run_apart(lambda: _on_tmpfs(site, prepared, expected, folder, before + (number - 1) * STEP))

        refused = forks.run_apart(lambda: _refused(folder))
        outcomes = forks.run_all(full, _chosen(steps))
    what = f"no tmpfs, since mounting it was refused ({os.strerror(refused)})" if refused else "a tmpfs"
    tell(_judged(what, outcomes, steps, began))


def _chosen(steps: int) -> list[int]:
    """The last one has room enough."""
    return sorted({*effort.sample(steps, 9), steps})


def _refused(folder: Path) -> int:
    """The number of the error with which a filesystem can't be mounted here, 0 if it can."""
    try:
        Tmpfs(folder, _LOTS)
    except OSError as error:
        return error.errno or errno.EPERM
    return 0

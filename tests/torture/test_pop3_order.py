"""POP3 under strace: the sync of each message returns before its DELE is written, and nothing counts as deleted before
QUIT is answered."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.torture import pop3_trace
from tests.torture.other import Login
from tests.torture.pop3_client import held
from tests.torture.pop3_points import on_disk
from tests.torture.pop3_proof import mails
from tests.torture.pop3_scenarios import LARGE
from tests.torture.pop3_trace import Syscall
from tests.torture.site import Site

pytestmark = pytest.mark.servers


def _account_add(login: Login) -> list[str]:
    return ["account", "add", "home", "--email", "mara@nordlicht.example", "--protocol", "pop3", "--host", "127.0.0.1",
            "--port", str(login.port), "--security", "none", "--user", login.user, "--leave", "delete",
            "--password-command", f"printf %s '{login.password}'"]


def _here(folder: Path, files: Mapping[str, bytes]) -> tuple[Counter[str], int]:
    """Of a store that consists of these files: the hash of each message in it, and how many count as deleted on the
    server."""
    for path, octets in files.items():
        (folder / Path(path).name).write_bytes(octets)
    with on_disk(folder / "mail.db") as db:
        return held(db), int(db.value("SELECT count(*) FROM pop3_state WHERE gone_at IS NOT NULL"))


def _story(calls: list[Syscall], profile: Path, first: int, last: int) -> list[str]:
    """What was done to the store and said to the server, in a few lines."""
    told: list[str] = []
    writes: Counter[str] = Counter()
    for each in sorted(calls, key=lambda call: call.ended):
        name = Path(each.place).name
        if not first <= each.began <= last:
            continue
        if each.name == "pwrite64":
            writes[name] += 1
            continue
        if each.name in ("fsync", "fdatasync") and Path(each.place).is_relative_to(profile):
            told += [f"pwrite64 {file} x {times}" for file, times in writes.items()]
            writes.clear()
            told.append(f"{each.name} {name} = {each.result}")
        elif each.name in ("sendto", "recvfrom") and each.place.startswith("socket"):
            told += [f"pwrite64 {file} x {times}" for file, times in writes.items()]
            writes.clear()
            told.append(f"{each.name} {each.data.decode('latin-1').strip()[:70]!r}")
    return told


def test_pop3_sync_returns_before_dele_is_written(site: Site, tmp_path: Path, tell: Callable[[str], None]) -> None:
    prepared = LARGE.prepare(site)
    profile = tmp_path / "profile"
    command = [sys.executable, "-m", "app.cli", "--profile", str(profile)]
    root = Path(__file__).resolve().parents[2]
    surroundings = {**os.environ, "PYTHONPATH": str(root)}
    subprocess.run([*command, *_account_add(prepared.login)], cwd=root, env=surroundings, check=True,
                   stdout=subprocess.DEVNULL)
    database = str(profile / "mail.db")
    before = {database: Path(database).read_bytes(), f"{database}-wal": b""}
    calls = pop3_trace.traced([*command, "sync", "home"], tmp_path / "sync.trace", root, surroundings)

    copies = tmp_path / "image"
    copies.mkdir()
    listed = next(each for each in calls if each.name == "recvfrom" and re.search(rb"^1 [0-9a-f]{16}\r$", each.data,
                                                                                re.MULTILINE))
    names = {number.decode(): uidl.decode() for number, uidl in re.findall(rb"(?m)^(\d+) ([0-9a-f]{16})\r$",
                                                                           listed.data)}
    deletes = [each for each in calls if each.name == "sendto" and each.data.startswith(b"DELE ")]
    deleted = []
    for each in deletes:
        durable, gone = _here(copies, pop3_trace.image(calls, before, each.began, synced=True))
        numbers = re.findall(r"DELE (\d+)\r\n", each.data.decode())
        missing = [number for number in numbers if prepared.catalog[names[number]] not in durable]
        assert not missing, f"DELE {missing} was written before the messages were synced"
        assert not gone
        deleted += numbers
    assert sorted(names[each] for each in deleted) == sorted(prepared.catalog), "not every message was deleted"

    quit_sent = next(each for each in calls if each.name == "sendto" and each.data == b"QUIT\r\n")
    quit_answered = next(each for each in calls if each.name == "recvfrom" and each.ended > quit_sent.ended
                         and each.data.startswith(b"+OK"))
    assert max(each.ended for each in deletes) < quit_sent.began
    _, gone = _here(copies, pop3_trace.image(calls, before, quit_answered.ended, synced=False))
    assert gone == 0, f"{gone} messages count as deleted before QUIT was answered"
    everything, gone = _here(copies, pop3_trace.image(calls, before, calls[-1].ended + 1, synced=True))
    assert (everything, gone) == (prepared.owed, len(prepared.catalog))
    assert not list(mails(site, prepared.login))

    # A log that was synced is lost all the same if its name is not in a synced folder.
    made = next(each for each in calls if each.name == "openat" and each.place == f"{database}-wal")
    assert any(each.place == str(profile) and each.name in ("fsync", "fdatasync") and each.result == 0
               and made.ended < each.began and each.ended < deletes[0].began for each in calls)
    story = _story(calls, profile, deletes[0].began - 60, quit_answered.ended + 60)
    tell(f"pop3 order: {len(deleted)} messages durable in the trace before their DELE, 0 counted as deleted before "
         "QUIT's +OK:")
    for line in story[-16:]:
        tell(f"    {line}")

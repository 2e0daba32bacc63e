"""SIGKILL at random moments of a sync, then one whole run: every message once, and the check is content."""

from __future__ import annotations

import random
import time
from pathlib import Path

from tests.bench import drain
from tests.bench.site import Site, site


def run(count: int, kills: int = 20, seed: int = 1) -> None:
    with site(count) as where:
        for protocol in ("imap", "pop3"):
            _endure(where, protocol, kills, random.Random(seed))
        _endure_deleting(where, kills, random.Random(seed))


def _endure(where: Site, protocol: str, kills: int, source: random.Random) -> None:
    profile = where.folder / f"killed-{protocol}"
    where.add(profile, protocol)
    done = 0
    while done < kills:
        process = where.ctl(profile, "sync")
        time.sleep(source.uniform(0.3, 1.6))
        if process.poll() is None:
            process.kill()
            done += 1
        elif done < kills and _stored(where, profile, protocol) >= len(where.hashes):
            print(f"{protocol}: complete after {done} kills", flush=True)
            _start_over(where, profile, protocol)
        process.communicate()
    between = _stored(where, profile, protocol)
    where.call(profile, "sync")
    hashes = where.raw_hashes(profile, protocol)
    once = sorted(hashes) == sorted(where.hashes)
    check = where.call(profile, "check", "--server")
    print(f"{protocol}: {kills} times SIGKILL, {between} messages stored by then; after one full run {len(hashes)}, "
          f"each once and byte-identical: {once}; check --server: {check['ok']} {check['problems'][:3]}", flush=True)
    if not once or not check["ok"]:
        raise SystemExit(1)


def _endure_deleting(where: Site, kills: int, source: random.Random) -> None:
    """With the rule `delete` the server's copy goes: killed so early, again and again, that most are still there."""
    profile = where.folder / "killed-deleting"
    where.add(profile, "pop3", leave="delete")
    done = 0
    for _ in range(kills):
        process = where.ctl(profile, "sync")
        time.sleep(source.uniform(0.3, 0.75))
        done += process.poll() is None
        process.kill()
        process.communicate()
    between = _stored(where, profile, "pop3")
    where.call(profile, "sync")
    hashes = where.raw_hashes(profile, "pop3")
    once = sorted(hashes) == sorted(where.hashes)
    check = where.call(profile, "check", "--server")
    left = drain.pop3_count(where.server.host, where.server.pop3, where.user, where.server.password)
    print(f"pop3, rule delete: {done} times SIGKILL, {between} messages stored by then; after one full run "
          f"{len(hashes)}, each once and byte-identical: {once}; left on the server: {left}; "
          f"check --server: {check['ok']}", flush=True)
    if not once or left or not check["ok"]:
        raise SystemExit(1)


def _stored(where: Site, profile: Path, protocol: str) -> int:
    inbox = next((each for each in where.call(profile, "folders", protocol) if each["role"] == "inbox"), None)
    return 0 if inbox is None else int(inbox["cached"])


def _start_over(where: Site, profile: Path, protocol: str) -> None:
    """The mailbox was full before all kills were done: empty the store, so that the rest hit a sync too."""
    where.call(profile, "account", "remove", protocol)
    where.add(profile, protocol)

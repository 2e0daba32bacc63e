"""SIGKILL at random moments of a sync, then one whole run: every message once, and the check is content."""

from __future__ import annotations

import random
import time
from pathlib import Path

from tests.bench import drain
from tests.bench.figures import Report
from tests.bench.mailboxes import Mailboxes
from tests.bench.settings import Settings
from tests.bench.site import Site

_SEED = 1


def run(boxes: Mailboxes, report: Report, settings: Settings) -> None:
    for protocol in ("imap", "pop3"):
        _endure(boxes.large(), boxes.profile(), report, protocol, settings.kills)
    _endure_deleting(boxes.large_again(), boxes.profile(), report, settings.kills)


def _endure(where: Site, profile: Path, report: Report, protocol: str, kills: int) -> None:
    source = random.Random(_SEED)
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
    print(f"  {between} messages stored by then, {len(hashes)} after one full run; check --server: "
          f"{check['problems'][:3]}", flush=True)
    report.require(f"{protocol.upper()}, {kills} times SIGKILL: each message once, byte-identical, checked",
                   once and check["ok"])


def _endure_deleting(where: Site, profile: Path, report: Report, kills: int) -> None:
    """With the rule `delete` the server's copy goes: killed so early, again and again, that most are still there."""
    source = random.Random(_SEED)
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
    print(f"  {between} messages stored by then, {len(hashes)} after one full run; {left} left on the server; "
          f"check --server: {check['problems'][:3]}", flush=True)
    report.require(f"POP3, rule delete, {done} times SIGKILL: each message once, byte-identical, checked",
                   once and not left and check["ok"])


def _stored(where: Site, profile: Path, protocol: str) -> int:
    inbox = next((each for each in where.call(profile, "folders", protocol) if each["role"] == "inbox"), None)
    return 0 if inbox is None else int(inbox["cached"])


def _start_over(where: Site, profile: Path, protocol: str) -> None:
    """The mailbox was full before all kills were done: empty the store, so that the rest hit a sync too."""
    where.call(profile, "account", "remove", protocol)
    where.add(profile, protocol)

"""Eight hours with the window open, in some minutes: is anything held that was to be let go?

The program itself, an IMAP account with IDLE and a POP3 account, on a real server. Its clocks are driven. Each
simulated minute mail comes, another client sets flags and moves mail, the person reads, writes, searches, edits; the
server is restarted, connections are cut, the machine sleeps. At the end both sides must be equal, and nothing may have
grown: memory over the last half by no more than 5 % (a line through the readings), handles and threads not at all.
`--minutes 40` is enough to see that it works, and says nothing about what grows.
"""

from __future__ import annotations

import hashlib
import itertools
import os
import select
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from multiprocessing.connection import Connection, Listener
from pathlib import Path
from typing import Any

from app.model.account import Protocol
from app.store import accounts, bodies, check
from app.store.database import Database
from tests.bench import process
from tests.bench.figures import Report
from tests.bench.long_run_world import Held, World
from tests.bench.mailboxes import Mailboxes
from tests.bench.settings import Settings

_MOST_GROWTH = 5.0
_MOST_LOG = 64 << 20
"""Octets of the write-ahead log: what a large transaction and readers at work may leave."""
_MOST_LOG_FILES = 2_100_000
"""Octets: two files of a million (ui/__main__.py)."""
_PATIENCE = 3_600.0
_MIB = 1 << 20


def run(boxes: Mailboxes, report: Report, settings: Settings) -> None:
    home = Path(tempfile.mkdtemp(prefix="long-run-"))
    try:
        with World() as world:
            _add_accounts(home / "profile", world)
            readings, told = _day(home, world, settings.minutes)
            _judge_growth(readings, told, report)
            _judge_ends(home / "profile", world, report)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _add_accounts(profile: Path, world: World) -> None:
    for name, protocol, user, port, more in (
            ("Work", "imap", world.user, world.imap.port,
             ["--smtp-host", "127.0.0.1", "--smtp-port", str(world.smtp.tls), "--smtp-security", "tls",
              "--smtp-user", world.smtp.user]),
            ("Home", "pop3", world.drop, world.pop3.port, ["--leave", "keep"])):
        process.run([sys.executable, "-m", "app.cli", "--profile", str(profile), "account", "add", name,
                     "--email", f"{user}@nordlicht.example", "--protocol", protocol, "--host", "127.0.0.1", "--port",
                     str(port), "--security", "tls", "--user", user, "--ca-file", str(world.server.ca_file), *more,
                     "--password-command", f"echo '{world.server.password}'", "--no-check"],
                    {"PYTHONPATH": os.getcwd()})


# --- the day ---------------------------------------------------------------------------------------------


def _day(home: Path, world: World, minutes: int) -> tuple[list[dict[str, int]], dict[str, Any]]:
    """The readings, and what the program told of itself at the end. RuntimeError if it did not come to it."""
    address = str(home / "line")
    with Listener(address, family="AF_UNIX") as listener, (home / "said").open("w+") as said:
        child = subprocess.Popen(
            [sys.executable, "-m", "tests.bench.long_run_child", str(home / "profile"), str(minutes), address],
            env={**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
                 "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}, stdout=said, stderr=said)
        try:
            _await(child, listener)
            with listener.accept() as connection:
                found = _serve(connection, world)
            child.wait(60)
        except (EOFError, subprocess.TimeoutExpired) as error:
            found = [], {"failure": f"the program ended: {type(error).__name__}"}
        finally:
            child.kill()
            child.wait()
        said.seek(0)
        text = said.read()
    if found[1]["failure"] or child.returncode:
        raise RuntimeError(f"{found[1]['failure']}; exit {child.returncode}; {text[-3000:]}")
    return found


def _await(child: subprocess.Popen[bytes], listener: Listener) -> None:
    """Until the program comes. EOFError if it ended."""
    knocks = listener._listener._socket  # type: ignore[attr-defined]  # there is no other way to wait for it
    while not select.select([knocks], [], [], 0.1)[0]:
        if child.poll() is not None:
            raise EOFError


def _serve(connection: Connection, world: World) -> tuple[list[dict[str, int]], dict[str, Any]]:
    readings: list[dict[str, int]] = []
    at_half: dict[str, Any] = {}
    while connection.poll(_PATIENCE):
        asked = connection.recv()
        match asked["what"]:
            case "minute":
                world.minute(asked["minute"], asked["now"])
                connection.send(None)
            case "sleep":
                (world.silence if asked["silent"] else world.end_silence)()
                connection.send(None)
            case "last":
                world.end_of_day()
                connection.send(None)
            case "reading":
                readings.append(asked["reading"])
                _print(readings[-1])
                at_half["last"] = asked
                at_half.setdefault("first", asked)
            case "kinds":
                at_half["kinds"] = asked
            case "end":
                return readings, {**at_half, "failure": asked["failure"]}
    return readings, {"failure": "the program says nothing any more"}


def _print(each: dict[str, int]) -> None:
    print(f"  minute {each['minute']:4}: {each['memory'] / _MIB:.1f} MiB ({each['in_use'] / _MIB:.1f} in use, "
          f"SQLite {each['sqlite'] / _MIB:.1f}), "
          f"WebEngine {each['web'] / _MIB:.1f}; {each['handles']} handles, {each['threads']} of {each['native']} "
          f"threads, {each['objects']:,} Qt objects, {each['python']:,} Python's; store {each['store'] / _MIB:.1f}, "
          f"its log {each['log'] / _MIB:.1f} MiB, log files {each['log_file'] / 1024:.0f} KiB", flush=True)


# --- what it must be ---------------------------------------------------------------------------------------


def _judge_growth(readings: Sequence[dict[str, int]], told: dict[str, Any], report: Report) -> None:
    half = readings[len(readings) // 2:]
    kinds = told["kinds"]
    print(f"  done by the person: {kinds['done']}", flush=True)
    print(f"  more at the end than at half-time: {kinds['grown']}; in cycles: {kinds['garbage']:,}", flush=True)
    # What malloc gave out goes up and down with what is shown, by more than a leak in some hours.
    report.add("long run: memory in use at the end", half[-1]["in_use"] / _MIB, "MiB",
               peer=("at half-time", half[0]["in_use"] / _MIB))
    for what, key in (("memory", "memory"), ("memory of WebEngine", "web")):
        report.add(f"long run: {what} at the end", half[-1][key] / _MIB, "MiB",
                   peer=("at half-time", half[0][key] / _MIB))
        report.add(f"long run: {what}, growth over the last half", growth([each[key] for each in half]), "%",
                   most=_MOST_GROWTH)
    report.add("long run: memory at the end, less what malloc only keeps for later", kinds["trimmed"] / _MIB, "MiB")
    report.add("long run: Qt objects, growth over the last half", growth([each["objects"] for each in half]), "%",
               most=_MOST_GROWTH)
    early, late = readings[:len(readings) // 2], readings[-len(readings) // 4:]
    for key in ("handles", "threads"):
        most, usual = max((each[key] for each in early), default=0), statistics.median_low(each[key] for each in late)
        report.require(f"long run: {key} in the last quarter no more than in the first half", usual <= most,
                       f"{most}, {usual}")
        if usual > most:
            print(f"  first {key}: {told['first'][key]}\n  last {key}: {told['last'][key]}", flush=True)
    report.add("long run: log files at the end", readings[-1]["log_file"] / _MIB, "MiB", most=_MOST_LOG_FILES / _MIB)
    report.add("long run: longest write-ahead log", max(each["log"] for each in readings) / _MIB, "MiB",
               most=_MOST_LOG / _MIB)
    report.add("long run: store at the end", half[-1]["store"] / _MIB, "MiB")


def growth(values: Sequence[float]) -> float:
    """Of evenly spaced readings, in percent of where the line through them begins (Theil and Sen: one reading that is
    far off, as of a page that Chromium has not let go yet, does not turn it)."""
    if len(values) < 2:
        return 0.0
    places = range(len(values))
    slope = statistics.median((values[late] - values[early]) / (late - early)
                              for early, late in itertools.combinations(places, 2))
    start = statistics.median(value - slope * place for place, value in zip(places, values, strict=True))
    return 100 * slope * (len(values) - 1) / start


def _judge_ends(profile: Path, world: World, report: Report) -> None:
    db = Database.open(profile / "mail.db", readonly=True)
    try:
        problems = [f"{each.kind}: {each.detail}" for each in check.check(db)]
        report.require("long run: the store is sound", not problems, "; ".join(problems[:3]))
        imap, pop3 = ({each.protocol: each for each in accounts.accounts(db)}[protocol]
                      for protocol in (Protocol.IMAP, Protocol.POP3))
        here, there = _held(db, imap.id), world.held()
        differs = [name for name in sorted(here.keys() | there.keys()) if here.get(name) != there.get(name)]
        for name in differs:
            mine, theirs = here.get(name, Counter()), there.get(name, Counter())
            print(f"  {name}: only here {list(mine - theirs)[:3]}, only there {list(theirs - mine)[:3]}")
        report.require(f"long run: {sum(map(Counter.total, there.values()))} messages in {len(there)} folders are the "
                       "server's, with UIDs, flags and octets", not differs, ", ".join(differs))
        kept: Counter[str] = Counter(hashlib.sha256(bodies.raw(db, number) or b"").hexdigest() for number, in db.rows(
            "SELECT id FROM message WHERE account_id = ?", (pop3.id,)))
        report.require(f"long run: all {world.dropped.total()} messages that came by POP3 are here, once",
                       kept & world.dropped == world.dropped, f"{(world.dropped - kept).total()} lack")
    finally:
        db.close()
    print(f"  done by others: {dict(world.done)}; connections: {world.imap.connections} IMAP, "
          f"{world.pop3.connections} POP3; sent: {len(world.smtp.messages)}", flush=True)


def _held(db: Database, account_id: int) -> Held:
    found: Held = {path: Counter() for path, in db.rows(
        "SELECT path FROM folder WHERE account_id = ? AND is_local = 0", (account_id,))}
    for number, path, uid, flags in db.rows(
            "SELECT m.id, f.path, m.uid, m.flags FROM message m JOIN folder f ON f.id = m.folder_id "
            "WHERE m.account_id = ?", (account_id,)):
        raw = bodies.raw(db, number)
        found[path][uid, frozenset(flags.split()), hashlib.sha256(raw or b"").hexdigest()] += 1
    return found

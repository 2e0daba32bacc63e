"""A switch to IMAP and back over a real server, killed at random moments: everything exactly once, on both sides."""

from __future__ import annotations

import hashlib
import imaplib
import json
import random
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from app.engine.reading import MimeReader
from app.model.operation import CreateFolder
from app.model.sync import Arrived, RemoteMessage
from app.store import accounts, bodies, check, edits, folders
from app.store.database import Database
from app.store.messages import join_flags, split_flags
from app.store.pop3_state import mark_gone
from app.store.sync_writer import SyncWriter
from tests.servers.dovecot import Dovecot
from tests.torture import effort, mail
from tests.torture.site import Site

pytestmark = [pytest.mark.servers, pytest.mark.slow, pytest.mark.timeout(1_800)]

OWN = ("Work", "Work/2025", "Family", "Receipts", "Lists", "Travel")
STANDARD = ("Inbox", "Drafts", "Sent", "Archive", "Junk", "Trash")
MESSAGES, THERE, KILLS = (5_000, 1_500, 30) if effort.FULL else (400, 120, 4)
FLAGS = (frozenset[str](), frozenset({r"\Seen"}), frozenset({r"\Seen", r"\Answered"}),
         frozenset({r"\Flagged", "$Label1"}), frozenset({r"\Seen", "$Forwarded"}))
LETTERS = ("", "S", "RS", "F", "S")
"""Of the copies that are there before: the keywords are lacking."""
EPOCH = 1_700_000_000

_COUNTED = """
import sys
from app.cli.main import main
from tests.torture.failpoints import Failpoints
with Failpoints(int(sys.argv.pop(1))).watch():
    sys.exit(main())
"""

Place = tuple[str, str]
"""Mailbox as on the server, hash."""


@dataclass(frozen=True)
class Planned:
    folder: str
    raw: bytes
    flags: frozenset[str]
    received: int
    is_there: bool

    @property
    def place(self) -> Place:
        return ("INBOX" if self.folder == "Inbox" else self.folder, hashlib.sha256(self.raw).hexdigest())


@dataclass
class Found:
    """A mailbox's message, as often as it is there."""

    times: int = 0
    flags: set[str] = field(default_factory=set)
    dates: set[float] = field(default_factory=set)


@dataclass
class Child:
    """`depeschectl` in a process of its own on one profile."""

    profile: Path

    def start(self, *words: object) -> subprocess.Popen[bytes]:
        return subprocess.Popen([sys.executable, "-m", "app.cli", "--profile", str(self.profile), "--json",
                                 *map(str, words)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def __call__(self, *words: object, code: int = 0) -> Any:
        child = self.start(*words)
        out, err = child.communicate()
        assert child.returncode == code, err.decode()
        return json.loads(out)

    def killed_at_step(self, number: int, *words: object) -> bool:
        """It kills itself at that command, answer or COMMIT; False where it came to its end before."""
        child = subprocess.run([sys.executable, "-c", _COUNTED, str(number), "--profile", str(self.profile), "--json",
                                *map(str, words)], capture_output=True, check=False)
        assert child.returncode in (0, -9), child.stderr.decode()
        return child.returncode < 0

    def killed_at(self, reached: Callable[[], bool], *words: object) -> bool:
        """Kills it as soon as something can be seen; False where it came to its end before."""
        child = self.start(*words)
        while child.poll() is None:
            if reached():
                child.kill()
            with suppress(subprocess.TimeoutExpired):
                child.wait(0.002)
        _, err = child.communicate()
        assert child.returncode in (0, -9), err.decode()
        return child.returncode < 0


def planned(chance: random.Random) -> list[Planned]:
    """Each folder's share; among them identical copies, and others of the same Message-ID and size."""
    names = (*STANDARD, *OWN)
    found = []
    for number in range(MESSAGES):
        folder, kind = names[number % len(names)], number % 97
        raw = mail.make(f"s{number}", 900 + 72 * (number % 28))
        if kind == 1:
            raw = mail.make(f"twin{folder.replace('/', '-')}")
        elif kind in (2, 3):
            raw = mail.make(f"alike{folder.replace('/', '-')}") + f"only here: {number:08}\r\n".encode()
        elif kind == 4:
            raw = re.sub(rb"Message-ID: [^\r]*\r\n", b"", raw)
        found.append(Planned(folder, raw, FLAGS[number % len(FLAGS)], EPOCH + 61 * number, False))
    there = set(chance.sample(range(MESSAGES), THERE))
    return [Planned(each.folder, each.raw, each.flags, each.received, number in there)
            for number, each in enumerate(found)]


def fill(server: Dovecot, user: str, child: Child, wanted: list[Planned]) -> None:
    """The server's part, a POP3 account with what its INBOX holds, and all the others as if POP3 had brought them
    before."""
    for each in wanted:
        if each.is_there:
            server.deliver(user, each.raw, each.place[0], LETTERS[FLAGS.index(each.flags)], each.received)
    child("account", "add", "home", "--email", "mara@nordlicht.example", "--protocol", "pop3", "--host", "127.0.0.1",
          "--port", server.pop3, "--security", "none", "--user", user, "--leave", "days:14",
          "--password-command", f"printf %s '{server.password}'")
    child("sync", "home")
    db = Database.open(child.profile / "mail.db")
    account = accounts.by_name(db, "home")
    for path in OWN:
        edits.apply(db, CreateFolder(account.id, path), MimeReader())
    for name in (*STANDARD, *OWN):
        folder = folders.by_path(db, account.id, name)
        assert folder is not None
        mine = [(number, each) for number, each in enumerate(wanted)
                if each.folder == name and not (name == "Inbox" and each.is_there)]
        writer = SyncWriter(db, account, folder, MimeReader())
        for start in range(0, len(mine), 200):
            writer.store(Arrived("INBOX", tuple(RemoteMessage(
                f"old{number}", each.flags, float(each.received), len(each.raw), b"", each.raw)
                for number, each in mine[start:start + 200])))
    with db.write():
        mark_gone(db, account.id, [f"old{number}" for number in range(len(wanted))])
    # What came from the server just now has no flags by POP3: the person set them here.
    waiting = Counter((each.place[1], each.flags) for each in wanted if each.folder == "Inbox" and each.is_there)
    for message_id, digest in db.rows("SELECT m.id, hex(b.hash) FROM message m JOIN body b ON b.id = m.body_id "
                                      "JOIN pop3_state p ON p.message_id = m.id WHERE p.gone_at IS NULL"):
        flags = next(flags for (known, flags), left in waiting.items() if known == digest.lower() and left)
        waiting[digest.lower(), flags] -= 1
        db.run(r"UPDATE message SET flags = ?1, server_flags = ?1, seen = instr(?1, '\Seen') > 0, "
               r"flagged = instr(?1, '\Flagged') > 0 WHERE id = ?2", (join_flags(flags), message_id))
    db.close()


@contextmanager
def opened(profile: Path) -> Iterator[Database]:
    db = Database.open(profile / "mail.db", readonly=True)
    try:
        yield db
    finally:
        db.close()


def here(profile: Path) -> Counter[tuple[str, str, frozenset[str]]]:
    with opened(profile) as db:
        assert [each.detail for each in check.check(db)] == []
        found: Counter[tuple[str, str, frozenset[str]]] = Counter()
        for number, path, flags in db.rows("SELECT m.id, f.path, m.flags FROM message m "
                                           "JOIN folder f ON f.id = m.folder_id"):
            raw = bodies.raw(db, number)
            assert raw is not None
            found[path, hashlib.sha256(raw).hexdigest(), split_flags(flags)] += 1
    return found


def there(server: Dovecot, user: str) -> dict[Place, Found]:
    """By another client (imaplib)."""
    client = imaplib.IMAP4("127.0.0.1", server.imap)
    client.login(user, server.password)
    found: dict[Place, Found] = {}
    for name in ("INBOX", *STANDARD[1:], *OWN):
        assert client.select(f'"{name}"', readonly=True)[0] == "OK", name
        _, answers = client.fetch("1:*", "(FLAGS INTERNALDATE BODY.PEEK[])")
        for part in answers:
            if not isinstance(part, tuple):
                continue
            each = found.setdefault((name, hashlib.sha256(part[1]).hexdigest()), Found())
            each.times += 1
            flags = re.search(rb"FLAGS \(([^)]*)\)", part[0])
            stamp = imaplib.Internaldate2tuple(part[0])
            assert flags is not None and stamp is not None
            each.flags.add(" ".join(sorted(set(flags[1].decode().split()) - {r"\Recent"})))
            each.dates.add(time.mktime(stamp))
    client.logout()
    return found


def verdict(wanted: list[Planned], found: dict[Place, Found]) -> dict[str, int]:
    by_place: dict[Place, list[Planned]] = {}
    for each in wanted:
        by_place.setdefault(each.place, []).append(each)
    counts = Counter(doubled=0, missing=0, flags=0, dates=0)
    for place in by_place.keys() | found.keys():
        asked, got = by_place.get(place, []), found.get(place, Found())
        counts["doubled"] += max(0, got.times - len(asked))
        counts["missing"] += max(0, len(asked) - got.times)
        counts["flags"] += got.flags != {join_flags(each.flags) for each in asked}
        counts["dates"] += not got.dates <= {float(each.received) for each in asked}
    return dict(counts)


def by_folder(wanted: list[Planned], found: dict[Place, Found]) -> str:
    """How many too many or too few, for whoever reads a failure."""
    asked = Counter(each.place for each in wanted)
    differing = Counter((place[0], found.get(place, Found()).times - asked[place])
                        for place in asked.keys() | found.keys() if found.get(place, Found()).times != asked[place])
    return ", ".join(f"{name}: {times} x {more:+}" for (name, more), times in sorted(differing.items()))


def progress(profile: Path) -> int:
    """Grows with each message that is sent, and with each that is read back."""
    with suppress(Exception), opened(profile) as db:
        return int(db.value("SELECT coalesce(sum(attempts > 0) + sum(state IN ('uploaded', 'verified')) + "
                            "sum(state = 'verified'), 0) FROM switch_message"))
    return 0


def test_a_switch_killed_again_and_again_and_back(site: Site, tell: Callable[[str], None], tmp_path: Path) -> None:
    chance = random.Random(effort.SEED)
    user = site.server.add_user(f"switch{chance.randrange(1 << 30)}")
    child = Child(tmp_path / "profile")
    wanted = planned(chance)
    fill(site.server, user, child, wanted)
    before = here(child.profile)
    assert before.total() == MESSAGES
    target = ("--host", "127.0.0.1", "--security", "none", "--user", user)
    dry = child("switch", "home", "--to", "imap", "--port", site.server.imap, *target, "--dry-run")
    assert (dry["already_there"], dry["to_carry"]) == (THERE, MESSAGES - THERE)

    began, kills, steps = time.monotonic(), 0, 2 * (MESSAGES - THERE) + MESSAGES
    start: tuple[object, ...] = ("switch", "home", "--to", "imap", "--port", site.server.imap, *target)
    while kills < KILLS:
        goal = progress(child.profile) + chance.randrange(1, 2 * steps // (3 * KILLS))
        assert child.killed_at(lambda goal=goal: progress(child.profile) >= goal, *start), (  # type: ignore[misc]
            f"it came to its end after {kills} kills")
        kills += 1
        start = ("switch", "home", "--resume")
    report = child("switch", "home", "--resume")
    counts = verdict(wanted, there(site.server, user))
    tell(f"switch to IMAP: {MESSAGES} messages in {len(STANDARD + OWN)} folders, {THERE} there before, {kills} kills, "
         f"doubled {counts['doubled']}, missing {counts['missing']}, wrong flags {counts['flags']}, wrong dates "
         f"{counts['dates']}, {time.monotonic() - began:.0f} s")
    assert counts == {"doubled": 0, "missing": 0, "flags": 0, "dates": 0}, by_folder(wanted, there(site.server, user))
    assert (report["state"], report["uploaded"], report["already_there"], report["verified"], report["failed"]) == (
        "done", MESSAGES - THERE, THERE, MESSAGES, [])
    as_imap = Counter({("Inbox" if path == "INBOX" else path, digest, flags): times
                       for (path, digest, flags), times in here(child.profile).items()})
    assert as_imap == before
    (synced,) = child("sync", "home")["accounts"]
    assert (synced["new"], synced["changed"], synced["removed"], synced["errors"]) == (0, 0, 0, [])

    began, killed, most = time.monotonic(), 0, 90
    anew = ("switch", "home", "--to", "pop3", "--port", site.server.pop3, *target)
    start = anew
    while killed < KILLS:
        if not child.killed_at_step(chance.randint(1, most), *start):
            child("switch", "home", "--undo")  # it was quicker: once more from the beginning, with less patience
            start, most = anew, max(2, most // 2)
            continue
        killed += 1
        with opened(child.profile) as db:
            running = db.one("SELECT 1 FROM switch_job WHERE protocol = 'pop3' AND state = 'running'")
        start = ("switch", "home", "--resume") if running else anew
    report = child(*start)
    (synced,) = child("sync", "home")["accounts"]
    after, counts = here(child.profile), verdict(wanted, there(site.server, user))
    tell(f"switch to POP3: {MESSAGES} messages, {killed} kills, doubled {(after - before).total()}, missing "
         f"{(before - after).total()}, came twice by POP3 {synced['new']}, missing on the server {counts['missing']}, "
         f"{time.monotonic() - began:.0f} s")
    assert after == before
    assert (report["state"], report["verified"], report["failed"], synced["new"]) == ("done", MESSAGES, [], 0)
    assert counts == {"doubled": 0, "missing": 0, "flags": 0, "dates": 0}

"""A password and tokens that no other text holds: absent from all that the program writes, shows or passes on.

Every log at its lowest level, tracebacks of faults of ours, the store and its journal, settings, temporary files,
arguments and environment of all processes, and the words of every command and event.
"""

from __future__ import annotations

import base64
import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from app.store import phrase
from app.store.store_key import StoreKey
from tests.servers.dovecot import Dovecot
from tests.servers.smtp import SmtpSink

ROOT = Path(__file__).resolve().parents[3]
PASSWORD, WRONG = 'canary-Pass7"wort\\q', "canary-Wrong8wort"
TOKEN, REFRESH = "canary-Access9.token-_", "canary-Refresh6.token-_"
PLANTED = "canary-Planted5"
PHRASE = "legal winner thank year wave sausage worth useful legal winner thank yellow"
"""Of the encrypted store; one of the list's published test vectors."""
KEY = StoreKey.of(phrase.check(PHRASE)).text
SECRETS = (PASSWORD, WRONG, TOKEN, REFRESH, PLANTED, PHRASE, KEY)
HTML = (b"From: a@b.example\r\nSubject: Message 1\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n"
        b"<table><tr><td style='background:#fff'><h1>hello</h1></td></tr></table>\r\n")
LIMIT_SECONDS = 120


def forms(secret: str) -> list[bytes]:
    """As it may be written: plain, escaped, in UTF-16, in base64 at each of its three places, in hex, in a URL."""
    plain = secret.encode()
    return [plain, json.dumps(secret)[1:-1].encode(), repr(secret)[1:-1].encode(), secret.encode("utf-16-le"),
            plain.hex().encode(), quote(secret, safe="").encode(),
            *(base64.b64encode(b"\0" * shift + plain)[(shift * 4 + 2) // 3:-4] for shift in range(3))]


FORMS = [*((secret, form) for secret in SECRETS for form in forms(secret)),
         (PHRASE, repr(tuple(PHRASE.split()[:4]))[1:-1].encode()), (PHRASE, "\n".join(PHRASE.split()[:4]).encode()),
         (KEY, bytes.fromhex(KEY)), (KEY, phrase.entropy_of(phrase.check(PHRASE)))]


def found(octets: bytes) -> list[str]:
    return sorted({secret for secret, form in FORMS if form in octets})


def found_below(folder: Path) -> dict[str, list[str]]:
    """By file."""
    hits = {str(path.relative_to(folder)): found(path.read_bytes() + str(path).encode())
            for path in folder.rglob("*") if path.is_file()}
    return {name: secrets for name, secrets in hits.items() if secrets}


def family(pid: int) -> Iterator[int]:
    """The process and all below it."""
    yield pid
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in task.read_text().split():
            yield from family(int(child))


def found_in_processes(pid: int) -> tuple[int, dict[str, list[str]]]:
    """How many processes were looked at, and what was found by process and place."""
    hits, seen = {}, 0
    for each in family(pid):
        seen += 1
        for place in ("cmdline", "environ", "comm"):
            if secrets := found(Path(f"/proc/{each}/{place}").read_bytes()):
                hits[f"{each}/{place}"] = secrets
    return seen, hits


class Ran:
    """What is left of a run of the program, and what was seen while it ran."""

    def __init__(self, folder: Path, plan: dict[str, Any]) -> None:
        self.folder = folder
        for name in ("profile", "tmp", "home"):
            (folder / name).mkdir(parents=True)
        own = {"TMPDIR": folder / "tmp", "HOME": folder / "home", "XDG_RUNTIME_DIR": folder / "tmp",
               **{f"XDG_{kind}_HOME": folder / "home" / kind.lower() for kind in ("DATA", "CONFIG", "CACHE", "STATE")}}
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "QT_LOGGING_RULES": "*=true;qt.text.*=false",
                       **{name: str(path) for name, path in own.items()}}
        with (folder / "stderr.txt").open("wb") as errors:
            program = subprocess.Popen((sys.executable, "-X", "dev", "-m", "tests.journeys.canary.program", folder),
                                       cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                       stderr=errors)
        assert program.stdin is not None and program.stdout is not None
        try:
            program.stdin.write(json.dumps(plan).encode() + b"\n")
            program.stdin.flush()
            ready = program.stdout.readline()
            assert ready.startswith(b"READY"), self._why()
            self.processes, self.in_processes = found_in_processes(program.pid)
            self.while_running = found_below(folder)
            self.files_while_running = sum(path.is_file() for path in folder.rglob("*"))
            said, _ = program.communicate(b"\n", timeout=LIMIT_SECONDS)
        finally:
            program.kill()
            program.wait()
        (folder / "stdout.txt").write_bytes(ready + said)
        assert program.returncode == 0, self._why()

    def _why(self) -> str:
        """The end of the errors, without what Qt says all the time."""
        lines = (self.folder / "stderr.txt").read_text(errors="replace").splitlines()
        return "\n".join([line for line in lines if not line.startswith("qt.")][-60:])


@pytest.fixture
def plan() -> Iterator[dict[str, Any]]:
    """Servers that know the canary."""
    class Mailbox(Dovecot):
        password = PASSWORD

    class Relay(SmtpSink):
        password = PASSWORD

    with Mailbox() as dovecot, Relay(dovecot.authority) as relay:
        user = dovecot.add_user()
        dovecot.deliver(user, HTML)
        yield {"password": PASSWORD, "wrong": WRONG, "token": TOKEN, "refresh": REFRESH, "user": user,
               "imaps": dovecot.imaps, "smtp": relay.tls, "smtp_user": relay.user, "ca_file": str(dovecot.ca_file),
               "planted": PLANTED, "phrase": PHRASE}
        assert relay.logins, "nobody logged in to the SMTP server"


@pytest.mark.timeout(LIMIT_SECONDS)
def test_no_secret_is_written_shown_or_passed_on(plan: dict[str, Any], tmp_path: Path, tell: Callable[[str], None]
                                                 ) -> None:
    ran = Ran(tmp_path / "run", plan)
    log = (ran.folder / "everything.log").read_text()
    errors = (ran.folder / "stderr.txt").read_text()
    words = (ran.folder / "words.txt").read_text()
    octets = sum(path.stat().st_size for path in ran.folder.rglob("*") if path.is_file())
    let_out = {name: [PLANTED] for name in ("everything.log", "stderr.txt")}
    left = found_below(ran.folder)
    leaking = [name for name in left if left[name] != let_out.get(name)] + list(ran.in_processes)
    tell(f"canary: {ran.files_while_running} files, {octets:,} octets, {ran.processes} processes, "
         f"{len(log.splitlines())} lines of log, {len(words.splitlines())} commands and events; secrets in "
         f"{len(leaking)} of these")
    # It was there to be found: the way led past all of these.
    assert "RuntimeError: forced" in log and "ValueError: ('forced, too'" in errors
    assert "PhraseProposed(" in words and "ProtectStore(" in words
    assert not (ran.folder / "profile" / "mail.db").read_bytes().startswith(b"SQLite format 3"), "it is encrypted"
    assert "ProvidePassword(" in words and "SaveAccount(" in words and "LookAtServers(" in words
    assert "Current thread" in (ran.folder / "faults.log").read_text()
    assert (ran.folder / "profile" / "mail.db").stat().st_size > 10_000
    kept = [each.read_text() for each in (ran.folder / "profile" / "crashes").iterdir()]
    assert any("RuntimeError" in each and "in fails" in each for each in kept) and len(kept) > 1
    assert ran.processes > 1 and ran.in_processes == {}
    assert {name: secrets for name, secrets in ran.while_running.items() if name != "profile/log.txt"} == let_out
    assert left == let_out


def test_what_is_planted_is_found(tmp_path: Path) -> None:
    for number, (_, form) in enumerate(FORMS):
        (tmp_path / f"{number}").write_bytes(b"\0\xff" * 9 + form + b"x")
    db = sqlite3.connect(tmp_path / "a.db")
    db.execute("PRAGMA journal_mode=WAL")
    db.execute("CREATE TABLE t (x)")
    db.execute("INSERT INTO t VALUES (?)", (TOKEN,))
    db.commit()
    hits = found_below(tmp_path)
    db.close()
    assert len(hits) == len(FORMS) + 1 and hits["a.db-wal"] == [TOKEN]
    sleeper = subprocess.Popen((sys.executable, "-c", "print(flush=True), input()", PASSWORD),
                               env={**os.environ, "X": base64.b64encode(TOKEN.encode()).decode()},
                               stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert sleeper.stdout is not None
    sleeper.stdout.readline()
    try:
        _, seen = found_in_processes(os.getpid())
    finally:
        sleeper.communicate(b"\n")
    assert sorted(secret for secrets in seen.values() for secret in secrets) == sorted([PASSWORD, TOKEN])

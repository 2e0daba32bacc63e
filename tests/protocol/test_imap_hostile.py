"""Servers that mean no good: every flood ends in an error, and takes less than 256 MB."""

from __future__ import annotations

import contextlib
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from app.backends.imap import wire
from app.backends.imap.backend import ImapBackend
from app.errors import ErrorKind, MailError
from app.model.account import Security, ServerSettings
from app.model.sync import BodiesArrived, Checkpoint, FolderSnapshot, KnownMessage, ServerUid, SyncStep, Vanished
from tests.protocol.imap_tools import BARE, Cache, header, login, run, scripted, selected, wanted
from tests.servers.scripted import ScriptedServer

OK = "S: <tag> OK done"
MOST = 256 << 20
CHUNK = 1 << 20
WORDS = b"IMAP4rev1 IDLE NOTIFY CONDSTORE QRESYNC ENABLE ESEARCH LIST-EXTENDED LIST-STATUS"

CLIENT = """
import resource, sys
from app.backends.base import Wakeup
from app.backends.imap.backend import ImapBackend
from app.errors import MailError
from app.model.account import Security, ServerSettings
from app.model.sync import BodyWanted, FolderSnapshot, KnownMessage

settings = ServerSettings("127.0.0.1", int(sys.argv[1]), Security.NONE, "alice")
backend = ImapBackend(settings, lambda: "secret", trace_name="t", plaintext_consent=True, timeout=10.0)
backend.open()
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
acts = {
    "sync": lambda: sum(1 for step in backend.sync(FolderSnapshot("INBOX"))),
    "resync": lambda: sum(1 for step in backend.sync(FolderSnapshot("INBOX", 7, 9, 5, {1: KnownMessage()}))),
    "bodies": lambda: sum(1 for step in backend.bodies("INBOX", 7, [BodyWanted(n, 90) for n in range(1, 200)])),
    "list": backend.list_folders,
    "wait": lambda: backend.wait(Wakeup(), 60.0),
}
try:
    acts[sys.argv[2]]()
except MailError as error:
    print(error.kind, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


class Flood:
    """Logs anybody in, selects anything, agrees to NOTIFY, and answers every other command without an end."""

    def __init__(self, chunk: Callable[[int], bytes], *, at: bytes) -> None:
        self._chunk = chunk
        self._at = at
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._listener.close()
        self._thread.join(10.0)

    def _run(self) -> None:
        with contextlib.suppress(OSError):
            client, _ = self._listener.accept()
            with client:
                client.sendall(b"* OK [CAPABILITY " + WORDS + b"] ready\r\n")
                with client.makefile("rb") as lines:
                    for line in lines:
                        tag, _, command = line.strip().partition(b" ")
                        if command.upper().startswith(self._at):
                            client.sendall(b"+ idling\r\n" if self._at == b"IDLE" else b"")
                            number = 0
                            while True:
                                client.sendall(self._chunk(number))
                                number += 1
                        client.sendall(self._answer(command) + tag + b" OK [CAPABILITY " + WORDS + b"] done\r\n")

    def _answer(self, command: bytes) -> bytes:
        word = command.split(b" ")[0].upper()
        return {b"CAPABILITY": b"* CAPABILITY " + WORDS + b"\r\n",
                b"ENABLE": b"* ENABLED QRESYNC CONDSTORE\r\n",
                b"SELECT": b"* 200 EXISTS\r\n* OK [UIDVALIDITY 7] v\r\n* OK [UIDNEXT 900] n\r\n"
                           b"* OK [HIGHESTMODSEQ 99] h\r\n"}.get(word, b"")


def same(line: bytes) -> Callable[[int], bytes]:
    chunk = line * (CHUNK // len(line) + 1)
    return lambda number: chunk


def counting(pattern: bytes) -> Callable[[int], bytes]:
    def chunk(number: int) -> bytes:
        return b"".join(pattern.replace(b"#", b"%d" % n) for n in range(1 + number * 10_000, 1 + (number + 1) * 10_000))
    return chunk


BIG = b"* 1 FETCH (UID # BODY[] {900000}\r\n" + b"x" * 900_000 + b")\r\n"
FLOODS: dict[str, tuple[str, bytes, Callable[[int], bytes]]] = {
    "exists": ("sync", b"FETCH", same(b"* 4294967295 EXISTS\r\n")),
    "endless line": ("sync", b"FETCH", same(b"x" * 1_000)),
    "flags without uid": ("sync", b"FETCH", same(b"* 1 FETCH (FLAGS (\\Seen))\r\n")),
    "uids without end": ("sync", b"FETCH", counting(b"* 1 FETCH (UID # FLAGS (k#))\r\n")),
    "structures": ("sync", b"FETCH", same(b"* 1 FETCH (UID 1 BODYSTRUCTURE (" + b'("A" "B" (' * 50_000 + b"\r\n")),
    "literals in one line": ("sync", b"FETCH", same(b"* 1 FETCH (UID 1 X {1}\r\nx {1}\r\n")),
    "select": ("sync", b"SELECT", same(b"* OK [UIDNEXT 5] again\r\n")),
    "vanished": ("resync", b"SELECT", counting(b"* VANISHED (EARLIER) #:4294967295\r\n")),
    "vanished list": ("resync", b"SELECT", same(b"* VANISHED (EARLIER) 1" + b",3,1:2" * 50_000 + b"\r\n")),
    "changed flags": ("resync", b"SELECT", counting(b"* # FETCH (UID # FLAGS (k#) MODSEQ (9))\r\n")),
    "esearch": ("resync", b"UID SEARCH", same(b"* ESEARCH UID ALL 1" + b",3" * 50_000 + b"\r\n")),
    "bodies": ("bodies", b"UID FETCH", lambda number: BIG.replace(b"#", b"%d" % (1 + number % 199))),
    "huge bodies": ("bodies", b"UID FETCH", lambda number: b"* 1 FETCH (UID %d BODY[] {60000000}\r\n" % (1 + number)
                    + b"x" * 60_000_000 + b")\r\n"),
    "folders": ("list", b"LIST", counting(b'* LIST () "/" "folder #"\r\n')),
    "folder names": ("list", b"LIST", same(b'* LIST () "/" {100000}\r\n' + b"x" * 100_000 + b"\r\n")),
    "status in idle": ("wait", b"IDLE", counting(b"* STATUS f# (MESSAGES #)\r\n")),
    "chatter in idle": ("wait", b"IDLE", same(b"x" * 5_000)),
}


@pytest.mark.parametrize("name", FLOODS)
def test_floods(name: str) -> None:
    act, at, chunk = FLOODS[name]
    flood = Flood(chunk, at=at)
    done = subprocess.run([sys.executable, "-c", CLIENT, str(flood.port), act], capture_output=True, text=True,
                          timeout=90, check=False, cwd=Path(__file__).parents[2])
    flood.close()
    assert done.stdout, done.stderr
    kind, growth = done.stdout.split()
    assert kind in ("protocol", "too-large", "network", "timeout")
    assert int(growth) * 1024 < MOST


def failure(act: Callable[[], object]) -> MailError:
    with pytest.raises(MailError) as caught:
        act()
    return caught.value


@pytest.mark.parametrize("octet", [b"*", b"x"])
def test_a_server_that_only_drips_is_taken_for_dead(octet: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wire, "DRIP_WINDOW", 0.5)
    stop = threading.Event()

    def drip(number: int) -> bytes:
        stop.wait(0.1)
        return octet if number < 600 else b"\r\n"

    flood = Flood(drip, at=b"SELECT")
    backend = ImapBackend(ServerSettings("127.0.0.1", flood.port, Security.NONE, "alice"), lambda: "secret",
                          trace_name="test", plaintext_consent=True)
    assert failure(lambda: backend.select("INBOX")).kind is ErrorKind.TIMEOUT
    stop.set()
    flood.close()


def known(*uids: int) -> dict[ServerUid, KnownMessage]:
    return {uid: KnownMessage() for uid in uids}


@pytest.mark.parametrize("jumps", [("9 EXISTS", "1 EXISTS", "4 EXISTS"), ("5 EXPUNGE", "5 EXPUNGE", "3 EXISTS"),
                                   ("0 EXISTS",), ("VANISHED 1:4294967295",), ("4294967295 EXISTS", "9 EXPUNGE")])
def test_counts_that_jump_remove_nothing_that_is_there(jumps: tuple[str, ...]) -> None:
    script = [*login(), *selected(3), r"C: <tag> FETCH 1:3 \(UID FLAGS\)", *(f"S: * {jump}" for jump in jumps),
              *(f"S: * {n} FETCH (UID {n} FLAGS ())" for n in (1, 2, 3)), OK]
    steps = run(script, FolderSnapshot("INBOX", 7, 4, 0, known(1, 2, 3)))
    assert not any(isinstance(step, Vanished) for step in steps)
    assert isinstance(steps[-1], Checkpoint)


def test_a_uid_that_comes_twice_is_one_message() -> None:
    script = [*login(), *selected(3), "C: <tag> FETCH 1:3 .*", header(1, 5), header(2, 5), header(3, 6), OK]
    with ScriptedServer(script) as server:
        backend = scripted(server)
        cache = Cache()
        cache.sync(backend)
        assert cache.arrivals == [6, 5]
        assert cache.modseq == 0
        backend.close()


def test_the_last_message_is_not_taken_for_one_past_the_end() -> None:
    # `n:*` names the last message where n is past the end (RFC 3501 6.4.8), so it is never sent.
    script = [*login(f"{BARE} CONDSTORE"), *selected(1, uidnext=9, modseq=9), r"C: <tag> FETCH 1:1 \(UID\)",
              "S: * 1 FETCH (UID 8)", OK, r"C: <tag> UID FETCH 8:8 \(UID FLAGS\) \(CHANGEDSINCE 5\)", OK]
    steps = run(script, FolderSnapshot("INBOX", 7, 9, 5, known(8)))
    assert steps[-1] == Checkpoint("INBOX", 7, 9, 9)


def test_bodies_of_other_messages_and_twice_the_same() -> None:
    script = [*login(), *selected(2), "C: <tag> UID FETCH 5 .*", 'S: * 1 FETCH (UID 6 BODY[] "other")',
              'S: * 1 FETCH (UID 5 BODY[] "first")', 'S: * 1 FETCH (UID 5 BODY[] "second")', "S: * BYE enough", "CLOSE"]
    with ScriptedServer(script) as server:
        backend = scripted(server)
        steps: list[SyncStep] = []
        assert failure(lambda: steps.extend(backend.bodies("INBOX", 7, wanted(5)))).kind is ErrorKind.NETWORK
        assert not any(isinstance(step, BodiesArrived) for step in steps), "the answer did not end"

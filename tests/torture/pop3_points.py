"""The steps of a POP3 session, as in failpoints.py, and a guard that looks at the disk before each DELE."""

from __future__ import annotations

import contextlib
import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from unittest import mock

import apsw

from app.backends.wire import LineSocket
from app.store.database import Database
from tests.torture.failpoints import Failpoints, kill
from tests.torture.pop3_client import held
from tests.torture.pop3_disk import SYSTEM
from tests.torture.site import FAST

_VERBS = frozenset({"CAPA", "USER", "PASS", "AUTH", "STAT", "UIDL", "LIST", "RETR", "TOP", "DELE", "QUIT"})


@contextlib.contextmanager
def on_disk(profile: Path) -> Iterator[Database]:
    """The store as the files have it at this moment, apart from whoever has it open: a copy, with its log.

    Closing the originals lets go of this process's locks on them, which only other processes would miss.
    """
    with tempfile.TemporaryDirectory(dir=FAST if FAST.is_dir() else None, prefix="torture-") as folder:
        copy = Path(folder) / profile.name
        for suffix in ("", "-wal"):
            with contextlib.suppress(FileNotFoundError):
                shutil.copyfile(f"{profile}{suffix}", f"{copy}{suffix}")
        db = Database(apsw.Connection(str(copy), vfs=SYSTEM), copy)
        db.run("PRAGMA synchronous = OFF")
        try:
            yield db
        finally:
            db.close()


class Guard:
    """Raises AssertionError where DELE is about to be sent for a message that is not on the disk, and where one counts
    as deleted before QUIT was answered.

    `catalog`: UIDL → hash of all that the server has, as another client saw it. `thrown`: hashes of messages that the
    person deleted for good, which may go without being here.
    """

    def __init__(self, profile: Path, catalog: Mapping[str, str], thrown: frozenset[str] = frozenset()) -> None:
        self._profile = profile
        self._catalog = catalog
        self._thrown = thrown
        self._listed: dict[int, str] = {}
        self._deleted: set[str] = set()
        self.looked = 0
        """DELEs that were found to be right."""

    def lists(self, block: bytes) -> None:
        """What UIDL answered."""
        pairs = (line.split(b" ") for line in block.split(b"\r\n") if b" " in line)
        self._listed = {int(number): uidl.decode() for number, uidl in pairs}
        self._deleted = set()

    def before(self, commands: list[tuple[str, str]]) -> None:
        """(verb, argument) of what is about to be sent."""
        doomed = [self._listed[int(argument)] for verb, argument in commands if verb == "DELE"]
        if doomed:
            with on_disk(self._profile) as db:
                here = held(db).keys() | self._thrown
            missing = [uidl for uidl in doomed if self._catalog[uidl] not in here]
            assert not missing, f"DELE is about to be sent for what is not on the disk: {missing}"
            self._deleted.update(doomed)
            self.looked += len(doomed)
        elif any(verb == "QUIT" for verb, _ in commands):
            self.answered()

    def answered(self) -> None:
        """QUIT is being sent, or its answer was read just now."""
        with on_disk(self._profile) as db:
            gone = {uidl for (uidl,) in db.rows("SELECT uidl FROM pop3_state WHERE gone_at IS NOT NULL")}
        assert not gone & self._deleted, f"counted as deleted before QUIT was answered: {gone & self._deleted}"


class Pop3Points(Failpoints):
    """As Failpoints. A step is also the end of an answer of several lines."""

    def __init__(self, at: int = 0, strike: Callable[[], None] = kill, guard: Guard | None = None) -> None:
        super().__init__(at, strike)
        self._guard = guard
        self._unanswered: list[str] = []
        self._last = ""

    @property
    def counts(self) -> Counter[str]:
        return Counter(self.commands)

    @property
    def writes(self) -> list[str]:
        """What a round with nothing to do must not send."""
        return [each for each in self.commands if each in ("RETR", "TOP", "DELE")]

    @contextlib.contextmanager
    def watch(self) -> Iterator[Pop3Points]:
        with (mock.patch.object(LineSocket, "send", self._sends(LineSocket.send)),
              mock.patch.object(LineSocket, "readline", self._reads(LineSocket.readline)),
              mock.patch.object(LineSocket, "read_until", self._reads_block(LineSocket.read_until)),
              mock.patch.object(Database, "write", self._writer(Database.write))):
            yield self

    def _sends(self, send: Callable[[LineSocket, bytes], None]) -> Callable[[LineSocket, bytes], None]:
        def watched(wire: LineSocket, data: bytes) -> None:
            said = [_command(line) for line in data.decode("latin-1").split("\r\n")[:-1]]
            verbs = [verb for verb, _ in said]
            if verbs == ["CAPA"]:
                self._unanswered.clear()  # the first command of a connection
            self.commands += verbs
            if self._guard is not None:
                self._guard.before(said)
            self._step(f"before sending {'+'.join(verbs)}")
            self._unanswered += verbs
            send(wire, data)

        return watched

    def _reads(self, read: Callable[..., bytes]) -> Callable[..., bytes]:
        def watched(wire: LineSocket, *arguments: int) -> bytes:
            line = read(wire, *arguments)
            verb = self._unanswered.pop(0) if self._unanswered else "the greeting"
            if verb == "QUIT" and self._guard is not None:
                self._guard.answered()
            self._step(f"answer to {verb}")
            self._last = verb
            return line

        return watched

    def _reads_block(self, read: Callable[..., bytes]) -> Callable[..., bytes]:
        def watched(wire: LineSocket, *arguments: object, **options: object) -> bytes:
            block = read(wire, *arguments, **options)
            if self._last == "UIDL" and self._guard is not None:
                self._guard.lists(block)
            self._step(f"end of the answer to {self._last}")
            return block

        return watched


def _command(line: str) -> tuple[str, str]:
    """Verb and argument; what belongs to a login is only called so."""
    found = re.match(r"([A-Za-z]+)(?: (\S+))?", line)
    if found is None or found[1].upper() not in _VERBS:
        return "login", ""
    return found[1].upper(), found[2] or ""

"""What is kept of an end that nobody wanted: where it happened, and the newest lines of the log before it.

A run writes its newest lines into a file of its own, which is gone once it ends as it should. A crash that Python never
hears of (a segmentation fault, an abort in a library) appends each thread's position there (faulthandler). The next
start makes a report of what it finds. Reports stay in the profile, the newest few, and are sent nowhere.
"""

from __future__ import annotations

import contextlib
import faulthandler
import io
import logging
import os
import re
import sys
import time
from collections import deque
from pathlib import Path
from types import TracebackType
from typing import IO

from app.activity_log import StrictFormatter
from app.paths import Profile
from app.redaction import redact

KEPT = 5
"""Reports; and of one run no more are made."""
LINES = 150
"""Records of the log in a report."""

_ENDED, _FAULT, _SEEN = "ended", "fault", "seen"
_LARGEST = 128 * 1024
_LONGEST = 512 * 1024
"""Octets read of a file: a stack that has no end is long."""
_DUMP = re.compile(r"^(?:Fatal Python error|Windows fatal exception)", re.M)
_BOOT = "boot "
_KILLED = "It ended without a word: ended from outside, or for want of memory."

log = logging.getLogger(__name__)


class Run(logging.Handler):
    """Of one process, from `begin` to the end of its `with`. `about`: lines on program and system."""

    def __init__(self, profile: Profile, about: str) -> None:
        super().__init__(logging.INFO)
        self.setFormatter(StrictFormatter("%(asctime)s %(levelname)s %(module)s: %(message)s"))
        self._profile = profile
        self._folder = profile.crashes
        self._about = about
        self._lines: deque[str] = deque(maxlen=LINES)
        self._path = self._folder / f"run-{os.getpid()}.txt"
        self._file: io.FileIO | None = None
        self._size = 0
        self._known: set[str] = set()
        self._had_dump = False

    def begin(self) -> Run:
        """Where the folder cannot be written the program runs without; it will hear of that from others."""
        with contextlib.suppress(OSError):
            self._profile.create()
            self._folder.mkdir(exist_ok=True, mode=0o700)
            flags = os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND | getattr(os, "O_BINARY", 0)
            self._file = io.FileIO(os.open(self._path, flags | getattr(os, "O_CLOEXEC", 0), 0o600), "a+")
            _hold(self._file)
            self._begin_file()
            self._had_dump = faulthandler.is_enabled()
            faulthandler.enable(self._file, all_threads=True)
        logging.getLogger().addHandler(self)
        return self

    def __enter__(self) -> Run:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
                 ) -> None:
        if isinstance(error, Exception):
            self._report(_ENDED, self._lines, _told(error))
        logging.getLogger().removeHandler(self)
        self.close()
        if self._file is not None:
            faulthandler.disable()
            if self._had_dump and sys.stderr is not None:
                faulthandler.enable()
            self._file.close()
            self._file = None
            with contextlib.suppress(OSError):
                self._path.unlink(missing_ok=True)

    def emit(self, record: logging.LogRecord) -> None:
        """A fault of ours that was survived (an exception with its traceback) is a report at once."""
        try:
            line = self.format(record)
        except Exception:  # logging's way with a record that cannot be formatted
            self.handleError(record)
            return
        before = list(self._lines)
        self._lines.append(line)
        self._write(line)
        if record.levelno >= logging.ERROR and record.exc_info and record.exc_info[1] is not None:
            self._report(_FAULT, deque(before, LINES), line)

    def collect(self) -> None:
        """Makes reports of what earlier runs left. For whoever holds the profile's lock: who lives beside it has only
        just begun, and is about to find out that the profile is not to be had."""
        for left in sorted(self._folder.glob("run-*.txt")):
            if left == self._path:
                continue
            with contextlib.suppress(OSError):
                if _lives(left):
                    continue
                with left.open("rb") as file:
                    text = file.read(_LONGEST).decode("utf-8", "replace")
                stamp = left.stat().st_mtime
                if _DUMP.search(text):
                    _keep(self._folder, _ENDED, text, stamp)
                elif (boot := _boot()) and f"\n{_BOOT}{boot}\n" in text:
                    _keep(self._folder, _ENDED, f"{text}\n{_KILLED}\n", stamp)
                left.unlink()

    def _begin_file(self) -> None:
        """From its start, with the newest lines."""
        if self._file is None:
            return
        os.ftruncate(self._file.fileno(), 0)
        text = "".join(f"{each}\n" for each in (*self._head(), "", *self._lines))
        self._size = self._file.write(text.encode("utf-8", "replace"))

    def _head(self) -> list[str]:
        return [self._about, f"started {time.strftime('%Y-%m-%d %H:%M:%S')}, process {os.getpid()}",
                f"{_BOOT}{_boot()}"]

    def _write(self, line: str) -> None:
        if self._file is None:
            return
        with contextlib.suppress(OSError):  # a full disk: the ring in memory has it
            if self._size > _LARGEST:
                self._begin_file()
            else:
                self._size += self._file.write(f"{line}\n".encode("utf-8", "replace"))

    def _report(self, kind: str, lines: deque[str], what: str) -> None:
        """Each fault once: one in painting comes with each paint."""
        told = "\n".join(each.strip() for each in what.splitlines()[1:])
        if told in self._known or len(self._known) >= KEPT:
            return
        self._known.add(told)
        text = "\n".join((*self._head(), "", *lines, what, ""))
        try:
            _keep(self._folder, kind, text, time.time())
        except OSError as error:
            log.info("no report of a fault can be kept: %s", error.strerror)


def unseen(profile: Profile) -> Path | None:
    """The newest report of a run that ended by its fault, which nobody has looked at yet."""
    found = sorted(profile.crashes.glob(f"{_ENDED}-*.txt"), key=_stamp)
    return found[-1] if found else None


def read(report: Path) -> str:
    """Its words, "" where it is gone."""
    try:
        with report.open("rb") as file:
            return file.read(_LONGEST).decode("utf-8", "replace")
    except OSError:
        return ""


def seen(profile: Profile) -> None:
    """Nothing is `unseen` any more; the reports stay."""
    for each in profile.crashes.glob(f"{_ENDED}-*.txt"):
        with contextlib.suppress(OSError):
            each.rename(each.with_name(each.name.replace(_ENDED, _SEEN, 1)))


def forget(profile: Profile) -> None:
    """All reports are deleted."""
    for kind in (_ENDED, _SEEN, _FAULT):
        for each in profile.crashes.glob(f"{kind}-*.txt"):
            with contextlib.suppress(OSError):
                each.unlink()


def _keep(folder: Path, kind: str, text: str, at: float) -> None:
    """Writes a report and drops the oldest. Raises OSError."""
    stamp = f"{time.strftime('%Y%m%d-%H%M%S', time.localtime(at))}-{int(at % 1 * 1e6):06}"
    for number in range(100):
        path = folder / f"{kind}-{stamp}-{number:02}.txt"
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            continue
        with open(descriptor, "w", encoding="utf-8", errors="replace") as file:
            file.write(redact(re.sub(rf"^{_BOOT}.*\n", "", text, count=1, flags=re.M)))  # nobody else's business
        break
    reports = sorted((each for each in folder.glob("*.txt") if not each.name.startswith("run-")), key=_stamp)
    for old in reports[:-KEPT]:
        old.unlink(missing_ok=True)


def _stamp(report: Path) -> str:
    return report.name.partition("-")[2]


def _told(error: BaseException) -> str:
    words = StrictFormatter().formatException((type(error), error, error.__traceback__))
    return redact(f"the program ended by\n{words}")


def _hold(file: IO[bytes] | io.FileIO) -> None:
    """As long as the file is open. Raises OSError where another process holds it. On Windows opening is enough."""
    if sys.platform != "win32":
        import fcntl

        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


def _lives(path: Path) -> bool:
    """Whether the process that made the file has it open still."""
    try:
        if sys.platform == "win32":
            aside = path.with_suffix(".left")
            path.rename(aside)  # nobody can where it is open
            aside.rename(path)
        else:
            with path.open("rb") as file:
                _hold(file)
    except BlockingIOError:
        return True
    except OSError:
        return sys.platform == "win32"
    return False


def _boot() -> str:
    """Another one after each start of the computer; "" where the system does not tell."""
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
    except (OSError, ValueError):
        return ""

"""The profile's log: two small files that only the person can read, written by the window and by depeschectl."""

from __future__ import annotations

import contextlib
import io
import logging
import os
import shutil
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import IO

from app.activity_log import SafeFormatter

LARGEST = 1_000_000
"""Octets at which another file is begun; the one before it is kept, those before that are not."""


class LogFile(RotatingFileHandler):
    """Redacted, as everything that is written down. Never raises, never prints: a log that cannot be written is no
    reason to stop, nor to tell.

    Another process may have rotated the file meanwhile (looked for at each record), and on Windows one that has it open
    keeps it from being renamed: then it is copied, and emptied in its place.
    """

    def __init__(self, path: Path, *, largest: int = LARGEST) -> None:
        super().__init__(path, maxBytes=largest, backupCount=1, encoding="utf-8", delay=True)
        self.setFormatter(SafeFormatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        self.setLevel(logging.WARNING)

    def _open(self) -> io.TextIOWrapper:
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_CLOEXEC", 0)
        descriptor = os.open(self.baseFilename, flags, 0o600)
        if sys.platform != "win32":
            with contextlib.suppress(OSError):
                os.fchmod(descriptor, 0o600)  # an older version left it to the umask
        return open(descriptor, "a", encoding="utf-8", errors="replace")

    def emit(self, record: logging.LogRecord) -> None:
        if self.stream is not None and self._is_elsewhere(self.stream):
            self.stream.close()
            with contextlib.suppress(OSError):
                self.stream = self._open()
        super().emit(record)

    def doRollover(self) -> None:
        if self.stream is not None:
            self.stream.close()
        older = f"{self.baseFilename}.1"
        try:
            os.replace(self.baseFilename, older)
        except OSError:
            # Where there is no room for the copy either, the file grows until there is.
            with contextlib.suppress(OSError):
                self._copy_to(older)
        self.stream = self._open()

    def _copy_to(self, older: str) -> None:
        descriptor = os.open(older, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with open(self.baseFilename, "rb") as now, open(descriptor, "wb") as copy:
            shutil.copyfileobj(now, copy)
        os.truncate(self.baseFilename, 0)

    def handleError(self, record: logging.LogRecord) -> None:
        """What cannot be written is in the ring of `activity_log` all the same."""

    def _is_elsewhere(self, stream: IO[str]) -> bool:
        try:
            return not os.path.samestat(os.fstat(stream.fileno()), os.stat(self.baseFilename))
        except (OSError, ValueError):
            return True


def note_once(path: Path, text: str) -> None:
    """One error, by a process that keeps no log of its own. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handler = _Strict(path)
    try:
        handler.handle(logging.LogRecord("depeschectl", logging.ERROR, "", 0, text, (), None))
    finally:
        handler.close()


class _Strict(LogFile):
    """The caller tells the person where the log is only if it was written."""

    def handleError(self, record: logging.LogRecord) -> None:
        raise  # noqa: PLE0704 - logging calls it within its except clause

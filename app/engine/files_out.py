"""Mail into files: mbox (RFC 4155, "mboxrd" quoting), Maildir, single .eml files. Nothing is ever written over, and
nobody but the person can read it."""

from __future__ import annotations

import contextlib
import errno
import math
import os
import re
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from app.mime.filename import safe_name
from app.model.jobs import Format
from app.model.message import ANSWERED, DELETED, DRAFT, FLAGGED, FORWARDED, SEEN, Flags
from app.store.backup import private

MAILDIR_FLAGS = {"D": DRAFT, "F": FLAGGED, "P": FORWARDED, "R": ANSWERED, "S": SEEN, "T": DELETED}
MAILDIR_PARTS = ("cur", "new", "tmp")
ESCAPE = "~"
PART_NAME = re.compile(f"(?:{'|'.join(MAILDIR_PARTS)}){ESCAPE}*", re.IGNORECASE)
"""A folder of such a name within a Maildir gets one more ~: `cur`, `new` and `tmp` hold the Maildir's messages."""
KEYWORDS_FILE = "dovecot-keywords"
"""Beside `cur`: "0 name" says that the letter a in a file's name stands for that keyword, and so on up to z."""

_INFO = ";2," if sys.platform == "win32" else ":2,"
_MOST_KEYWORDS = 26
_LATEST = 15_000_000_000
"""The last second that common file systems can note, in 2445."""
_QUOTE = re.compile(rb"^(>*From )", re.MULTILINE)
_OWN_EML = re.compile(r"\d+\.eml")


class Places:
    """Where each folder goes below `target`. Two folders never share a place, nor do they where case is ignored."""

    def __init__(self, target: Path, form: Format) -> None:
        self._target = target
        self._form = form
        self._directories: dict[tuple[str, ...], Path] = {(): target}
        self._taken: dict[Path, set[str]] = {}

    def of(self, levels: tuple[str, ...]) -> Path:
        """The folder's directory, or its mbox file beside the directory of what lies below it."""
        place = self._directory(levels)
        return place.with_name(place.name + ".mbox") if self._form is Format.MBOX else place

    def _directory(self, levels: tuple[str, ...]) -> Path:
        if levels not in self._directories:
            parent = self._directory(levels[:-1])
            self._directories[levels] = parent / self._free(parent, levels[-1])
        return self._directories[levels]

    def _free(self, parent: Path, level: str) -> str:
        taken = self._taken.setdefault(parent, set())
        wanted = safe_name(re.sub(r"[/\\]", "_", level).strip(), "folder")
        if self._form is Format.MAILDIR and parent != self._target and PART_NAME.fullmatch(wanted):
            wanted += ESCAPE
        name = wanted
        number = 1
        while {name.casefold(), f"{name}.mbox".casefold()} & taken or self._means_else(name):
            number += 1
            name = f"{wanted} ({number})"
        taken.update((name.casefold(), f"{name}.mbox".casefold()))
        return name

    def _means_else(self, name: str) -> bool:
        if self._form is Format.MAILDIR:
            return name.casefold() == KEYWORDS_FILE
        return self._form is Format.EML and _OWN_EML.fullmatch(name.casefold()) is not None


class Mbox:
    """One folder's file. Left by an exception, the file is removed: it lacks its end."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = private(path)

    def write(self, raw: bytes, flags: Flags, received: float, number: int) -> None:
        """All three fields each time: so whoever reads them knows which are not the message's own."""
        marks = "".join(letter for letter, flag in (("A", ANSWERED), ("F", FLAGGED), ("T", DRAFT)) if flag in flags)
        keywords = " ".join(sorted(each for each in flags if not each.startswith("\\")))
        head = (f"From MAILER-DAEMON {time.asctime(time.gmtime(_moment(received)))}\n"
                f"Status: {'R' if SEEN in flags else ''}O\nX-Status: {marks}\nX-Keywords: {keywords}\n")
        text = _QUOTE.sub(rb">\1", raw.replace(b"\r\n", b"\n"))
        self._file.write(head.encode("utf-8", "replace") + text + (b"\n" if text.endswith(b"\n") else b"\n\n"))

    def __enter__(self) -> Mbox:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
                 ) -> None:
        try:
            if kind is None:
                self._file.flush()
                os.fsync(self._file.fileno())
        except OSError:
            self._drop()
            raise
        if kind is not None:
            self._drop()
        self._file.close()

    def _drop(self) -> None:
        with contextlib.suppress(OSError):  # what is still to be written may not fit on the disk
            self._file.close()
        self._path.unlink(missing_ok=True)


class Directory:
    """One folder as a Maildir or as single files. Left by an exception, the messages that are whole stay."""

    def __init__(self, path: Path, form: Format) -> None:
        path.mkdir(mode=0o700)
        self._is_maildir = form is Format.MAILDIR
        if self._is_maildir:
            for name in MAILDIR_PARTS:
                (path / name).mkdir(mode=0o700)
        self._path = path
        self._letters: dict[str, str] = {}

    def write(self, raw: bytes, flags: Flags, received: float, number: int) -> None:
        moment = _moment(received)
        if self._is_maildir:
            path = self._path / "cur" / f"{int(moment)}.{number}.depesche,S={len(raw)}{_INFO}{self._marks(flags)}"
        else:
            path = self._path / f"{number}.eml"
        file = private(path)
        try:
            with file:
                file.write(raw)
                file.flush()
                if sys.platform == "win32":
                    os.fsync(file.fileno())
            os.utime(path, (moment, moment))
        except BaseException:
            path.unlink(missing_ok=True)
            raise

    def _marks(self, flags: Flags) -> str:
        letters = sorted(letter for letter, flag in MAILDIR_FLAGS.items() if flag in flags)
        for keyword in sorted(each for each in flags if not each.startswith("\\") and each != FORWARDED):
            if keyword not in self._letters and len(self._letters) < _MOST_KEYWORDS:
                self._letters[keyword] = chr(ord("a") + len(self._letters))
        return "".join(letters + sorted(self._letters[each] for each in flags if each in self._letters))

    def __enter__(self) -> Directory:
        return self

    def __exit__(self, *_: object) -> None:
        if self._letters:
            lines = [f"{ord(letter) - ord('a')} {keyword}\n" for keyword, letter in self._letters.items()]
            with private(self._path / KEYWORDS_FILE) as file:
                file.write("".join(lines).encode())


def writer(path: Path, form: Format) -> Mbox | Directory:
    """Makes the folder's file or directory. Raises FileExistsError, OSError."""
    make_private(path.parent)
    return Mbox(path) if form is Format.MBOX else Directory(path, form)


def make_private(directory: Path) -> None:
    """With all above it that are not there, for their owner's eyes only. Raises OSError."""
    if directory.is_dir():
        return
    if directory.exists():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(directory))
    make_private(directory.parent)
    directory.mkdir(mode=0o700, exist_ok=True)


def settle(places: Sequence[Path]) -> None:
    """Returns once all that was written is on the disk. One call for all: each file by itself would take an hour."""
    if sys.platform != "win32" and places:
        os.sync()


def _moment(received: float) -> float:
    return max(0.0, min(received, _LATEST)) if math.isfinite(received) else 0.0

"""How this program is started: for what starts it at login, and for what opens mail with it."""

from __future__ import annotations

import errno
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from app.paths import Profile

_RESERVED = re.compile(r"[\s\"'\\><~|&;$*?#()`%]")


def program() -> tuple[str, ...]:
    """The words that start what runs here."""
    if getattr(sys, "frozen", False):
        return (os.environ.get("APPIMAGE") or sys.executable,)
    own = "depesche.exe" if sys.platform == "win32" else "depesche"
    for place in (Path(sys.argv[0]), Path(sys.executable).with_name(own)):
        if place.name == own and place.is_file():
            return (str(place.absolute()),)
    return (sys.executable, "-m", "ui")


def words(profile: Profile, *more: str) -> tuple[str, ...]:
    """With the profile, unless it is the one that is opened without a word."""
    return (*program(), *(() if profile.is_usual else ("--profile", str(profile.directory))), *more)


def exec_line(line: Sequence[str]) -> str:
    """The value of Exec= (Desktop Entry Specification 1.5, "The Exec key"): quoted for it, and escaped once more as
    every value is. Field codes such as %U are added by the caller."""
    return " ".join(_quoted(word) for word in line)


def _quoted(word: str) -> str:
    word = word.replace("%", "%%")
    if word and not _RESERVED.search(word):
        return word
    return '"' + value(re.sub(r'(["`$\\])', r"\\\1", word)) + '"'


def value(text: str) -> str:
    """A value of a desktop entry: one line, escaped."""
    return text.replace("\\", "\\\\").replace("\n", r"\n").replace("\r", r"\r").replace("\t", r"\t")


def unwritable() -> OSError:
    """For a folder's name that is no text."""
    return OSError(errno.EILSEQ, os.strerror(errno.EILSEQ))


def write_entry(path: Path, lines: Sequence[str]) -> None:
    """A desktop entry, whole or not at all. Raises OSError, as well where a word of it is no text (the specification,
    2: "must be encoded in UTF-8")."""
    temporary = path.with_suffix(".new")
    try:
        octets = "\n".join(lines).encode()
    except UnicodeEncodeError as error:
        raise unwritable() from error
    temporary.write_bytes(octets)
    temporary.replace(path)

"""Mail from files: mbox, .eml, Maildir, and folders of these as a tree of mail folders. What lies there is hostile."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from app.engine.files_out import ESCAPE, KEYWORDS_FILE, MAILDIR_FLAGS, MAILDIR_PARTS, PART_NAME
from app.engine.mbox import KEYWORD, SEPARATOR, ReadMail, check_size, messages, with_crlf
from app.errors import ErrorKind, MailError
from app.model.message import Flags
from app.quick_dataclass import dataclass
from app.store.bodies import MAX_BODY

Levels = tuple[str, ...]
"""Names of folders, the outermost first; () is the folder that was chosen to import into."""

_DEEPEST = 30
_HEADER = re.compile(rb"\r?\n|[!-9;-~]{1,200}[ \t]*:")
_MAILDIR_MARKS = re.compile(r"[:;!]2,([A-Za-z]*)\Z")
"""Windows has another character there."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file with one message or, being an mbox, with many. `flags` and `received` are what its name says."""

    path: Path
    levels: Levels
    flags: Flags = frozenset()
    received: float | None = None
    of_maildir: bool = False


# --- looking -------------------------------------------------------------------------------------------------------


def look(paths: Sequence[Path]) -> tuple[list[Found], list[Levels]]:
    """The files with mail at `paths`, and the folders in which they lie, those above first; nothing is read yet.

    In a folder these count: .eml, mbox files whatever their name, Maildirs, folders. Thunderbird's `A.sbd` belongs to
    the mbox `A` beside it. Raises MailError(USAGE) for what is not there, or lies over 30 folders deep.
    """
    found: list[Found] = []
    seen: dict[Levels, None] = {}
    try:
        for path in paths:
            if path.is_file():
                found.append(Found(path, ()))
            elif path.is_dir():
                _walk(path, (), found, seen)
            else:
                raise MailError(ErrorKind.USAGE, f"There is nothing at {path}.")
    except OSError as error:
        raise MailError(ErrorKind.STORE, f"{error.filename} can't be read ({error.strerror}): nothing was imported."
                        ) from error
    return found, list(seen)


def _walk(directory: Path, levels: Levels, found: list[Found], seen: dict[Levels, None]) -> None:
    if len(levels) > _DEEPEST:
        raise MailError(ErrorKind.USAGE, f"{directory} lies over {_DEEPEST} folders deep: import parts of it.")
    _note(seen, levels)
    inside = sorted(directory.iterdir())
    is_maildir = (directory / "cur").is_dir() and (directory / "new").is_dir()
    if is_maildir:
        found.extend(_of_maildir(directory, levels))
    for each in inside:
        if each.is_dir():
            below = _below(each, is_maildir)
            if below and not each.is_symlink():
                _walk(each, levels + below, found, seen)
        elif not is_maildir and not each.name.startswith("."):
            if each.suffix.lower() == ".eml":
                found.append(Found(each, levels))
            elif _is_mbox(each):
                found.append(Found(each, (*levels, _level(each))))
                _note(seen, (*levels, _level(each)))


def _below(directory: Path, in_maildir: bool) -> Levels:
    """The levels that it stands for, those of Maildir++'s `.A.B` too; () if it is not to be looked into."""
    if directory.name.startswith("."):
        is_mail = in_maildir and (directory / "cur").is_dir()
        return tuple(filter(None, directory.name.split("."))) if is_mail else ()
    if in_maildir and PART_NAME.fullmatch(directory.name):
        return () if directory.name in MAILDIR_PARTS else (directory.name.removesuffix(ESCAPE),)
    return (_level(directory),)


def _note(seen: dict[Levels, None], levels: Levels) -> None:
    for depth in range(1, len(levels) + 1):
        seen.setdefault(levels[:depth])


def _level(path: Path) -> str:
    ending = path.suffix.lower()
    if ending == ".mbox" and path.is_file():
        return path.stem
    return path.stem if ending == ".sbd" and path.with_suffix("").is_file() else path.name


def _is_mbox(path: Path) -> bool:
    """By how it begins; an empty one by its name, or by what Thunderbird puts beside it."""
    if not path.is_file():
        return False
    if path.stat().st_size == 0:
        return path.suffix.lower() == ".mbox" or any(
            path.with_name(path.name + ending).exists() for ending in (".msf", ".sbd"))
    with path.open("rb") as file:
        return SEPARATOR.match(file.readline(1_000)) is not None


def _of_maildir(directory: Path, levels: Levels) -> Iterator[Found]:
    keywords = _keywords(directory / KEYWORDS_FILE)
    for each in sorted([*(directory / "cur").iterdir(), *(directory / "new").iterdir()]):
        if each.is_file():
            marks = _MAILDIR_MARKS.search(each.name)
            letters = marks[1] if marks else ""
            flags = {MAILDIR_FLAGS[letter] for letter in letters if letter in MAILDIR_FLAGS and letter != "T"}
            flags |= {keywords[letter] for letter in letters if letter in keywords}
            moment = re.match(r"(\d{1,11})\.", each.name)
            yield Found(each, levels, frozenset(flags), float(moment[1]) if moment else None, True)


def _keywords(path: Path) -> dict[str, str]:
    if not path.is_file():
        return {}
    with path.open("rb") as file:
        text = file.read(10_000).decode("utf-8", "replace")
    return {chr(ord("a") + int(number)): name for number, _, name in (line.partition(" ") for line in text.splitlines())
            if re.fullmatch(r"1?\d|2[0-5]", number) and KEYWORD.fullmatch(name)}


# --- reading -------------------------------------------------------------------------------------------------------


def read(found: Found) -> Iterator[ReadMail]:
    """The file's messages. Raises MailError(USAGE) for what is no mail, TOO_LARGE; OSError."""
    with found.path.open("rb") as file:
        if not found.of_maildir and SEPARATOR.match(file.readline(1_000)):
            yield from messages(found.path)
            return
        file.seek(0)
        raw = file.read(MAX_BODY + 1)
        received = found.received if found.received is not None else found.path.stat().st_mtime
    if not raw and found.levels and found.path.suffix.lower() != ".eml":
        return  # an empty mbox
    if not (raw if found.of_maildir else _HEADER.match(raw)):
        raise MailError(ErrorKind.USAGE, "This is no mail: it must begin with header fields.")
    check_size(len(raw))
    yield ReadMail(raw if _has_crlf(raw) else with_crlf(raw), found.flags, received)


def _has_crlf(raw: bytes) -> bool:
    """As its first line ends; a lone LF in a message that came by wire is the sender's own."""
    end = raw.find(b"\n")
    return end > 0 and raw[end - 1:end] == b"\r"

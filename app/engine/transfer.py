"""Mail out into files and in from files: mbox (RFC 4155, "mboxrd" quoting), Maildir, single .eml files."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from app.errors import ErrorKind, MailError
from app.mime.filename import safe_name
from app.model.account import Account
from app.model.folder import Folder
from app.model.jobs import Exported, Format
from app.model.message import ANSWERED, DELETED, DRAFT, FLAGGED, SEEN, Flags
from app.model.operation import AppendMessage
from app.store import bodies, edits, folders
from app.store.database import Database
from app.store.messages import split_flags
from app.store.reader import MailReader

Progress = Callable[[int, int], None]

_MAILDIR_FLAGS = {"D": DRAFT, "F": FLAGGED, "R": ANSWERED, "S": SEEN, "T": DELETED}
_PAGE = 500
_QUOTE = re.compile(rb"^(>*From )", re.MULTILINE)
_UNQUOTE = re.compile(rb"^>(>*From )", re.MULTILINE)
_SEPARATOR = re.compile(rb"From \S+ .*\d{4}")
_BARE = re.compile(rb"(?<!\r)\n")


# --- out -------------------------------------------------------------------------------------------------------


def export(db: Database, account: Account, folder: Folder | None, target: Path, form: Format,
           progress: Progress = lambda *_: None) -> Exported:
    """Writes one folder, or all of the account, below `target`: an mbox file or a directory for each folder.

    Never writes over anything. The octets are those of the message (mbox: with LF, as that format has it).
    Raises MailError(USAGE) if something lies there already, STORE or DISK_FULL if it can't be written.
    """
    chosen = [folder] if folder is not None else [each for each in folders.folders(db, account.id) if each.total]
    total = sum(each.total for each in chosen)
    done = missing = 0
    try:
        target.mkdir(parents=True, exist_ok=True)
        for each in chosen:
            place = _place(target, each, form)
            with _writer(place, form) as writer:
                for message_id, flags, received in _rows(db, each):
                    raw = bodies.raw(db, message_id)
                    if raw is None:
                        missing += 1
                        continue
                    writer.write(raw, flags, received, message_id)
                    done += 1
                    if done % 50 == 0:
                        progress(done, total)
    except FileExistsError as error:
        raise MailError(ErrorKind.USAGE, f"{error.filename} is there already, and nothing is written over: choose "
                        "another place with --to.") from error
    except OSError as error:
        kind = ErrorKind.DISK_FULL if error.errno == 28 else ErrorKind.STORE
        raise MailError(kind, f"{target} can't be written: {error.strerror}.") from error
    return Exported(done, missing)


def _rows(db: Database, folder: Folder) -> Iterator[tuple[int, Flags, float]]:
    """Oldest first, in pages: other writers need not wait."""
    last = (-1e300, 0)
    while page := db.rows("SELECT date, id, flags, received FROM message WHERE folder_id = ? AND (date, id) > (?, ?) "
                          f"ORDER BY date, id LIMIT {_PAGE}", (folder.id, *last)):
        yield from ((number, split_flags(flags), received) for _, number, flags, received in page)
        last = page[-1][:2]


def _place(target: Path, folder: Folder, form: Format) -> Path:
    levels = folder.path.split(folder.delimiter) if folder.delimiter else [folder.path]
    names = [safe_name(each, "folder") for each in levels]
    place = target.joinpath(*names[:-1], names[-1] + (".mbox" if form is Format.MBOX else ""))
    place.parent.mkdir(parents=True, exist_ok=True)
    return place


class _Mbox:
    def __init__(self, path: Path) -> None:
        self._file = path.open("xb")

    def write(self, raw: bytes, flags: Flags, received: float, number: int) -> None:
        status = ("R" if SEEN in flags else "") + "O"
        marks = ("A" if ANSWERED in flags else "") + ("F" if FLAGGED in flags else "") + ("T" if DRAFT in flags else "")
        moment = time.strftime("%a %b %d %H:%M:%S %Y", time.gmtime(max(0.0, min(received, 1e11))))
        head = f"From MAILER-DAEMON {moment}\nStatus: {status}\n" + (f"X-Status: {marks}\n" if marks else "")
        text = _QUOTE.sub(rb">\1", raw.replace(b"\r\n", b"\n"))
        self._file.write(head.encode() + text + (b"\n" if text.endswith(b"\n") else b"\n\n"))

    def __enter__(self) -> _Mbox:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()


class _Directory:
    """Maildir (`maildir`) or single files."""

    def __init__(self, path: Path, form: Format) -> None:
        path.mkdir()
        self._is_maildir = form is Format.MAILDIR
        if self._is_maildir:
            for name in ("cur", "new", "tmp"):
                (path / name).mkdir()
        self._path = path

    def write(self, raw: bytes, flags: Flags, received: float, number: int) -> None:
        if self._is_maildir:
            letters = "".join(letter for letter, flag in _MAILDIR_FLAGS.items() if flag in flags)
            path = self._path / "cur" / f"{int(max(0.0, received))}.{number}.depesche,S={len(raw)}:2,{letters}"
        else:
            path = self._path / f"{number}.eml"
        with path.open("xb") as file:
            file.write(raw)
        os.utime(path, (max(0.0, received), max(0.0, received)))

    def __enter__(self) -> _Directory:
        return self

    def __exit__(self, *_: object) -> None:
        pass


def _writer(path: Path, form: Format) -> _Mbox | _Directory:
    return _Mbox(path) if form is Format.MBOX else _Directory(path, form)


# --- in --------------------------------------------------------------------------------------------------------


def take_in(db: Database, folder: Folder, paths: Sequence[Path], reader: MailReader,
            progress: Progress = lambda *_: None) -> int:
    """Files every message found in `paths` (mbox, .eml, Maildir, folders of these); an IMAP server is told later.

    All paths are looked at before the first message is stored. Lone LFs become CRLF. Raises MailError(USAGE) for what
    is no mail, with the number of messages that were stored before it.
    """
    files = [each for path in paths for each in _files(path)]
    if not files:
        raise MailError(ErrorKind.USAGE, "There are no messages at " + ", ".join(map(str, paths))[:500] + ".")
    done = 0
    for number, (path, flags) in enumerate(files, 1):
        try:
            for raw, more in _messages(path):
                edits.apply(db, AppendMessage(folder.id, raw, flags | more), reader)
                done += 1
                if done % 20 == 0:
                    progress(number, len(files))
        except OSError as error:
            raise MailError(ErrorKind.STORE, f"{path} can't be read ({error.strerror}); {done} messages were imported "
                            "before it.") from error
        except MailError as error:
            raise MailError(error.kind, f"{path}: {error.detail} {done} messages were imported before it.",
                            error.server_text) from error
    return done


def _files(path: Path) -> Iterator[tuple[Path, Flags]]:
    if path.is_file():
        yield path, frozenset()
        return
    if not path.is_dir():
        raise MailError(ErrorKind.USAGE, f"There is nothing at {path}.")
    if (path / "cur").is_dir() and (path / "new").is_dir():
        for each in sorted([*(path / "cur").iterdir(), *(path / "new").iterdir()]):
            if each.is_file():
                letters = each.name.rpartition(":2,")[2] if ":2," in each.name else ""
                yield each, frozenset(_MAILDIR_FLAGS[c] for c in letters if c in _MAILDIR_FLAGS and c != "T")
        return
    for each in sorted(path.iterdir()):
        if each.is_dir() or each.suffix.lower() in (".eml", ".mbox"):
            yield from _files(each)


def _messages(path: Path) -> Iterable[tuple[bytes, Flags]]:
    with path.open("rb") as file:
        if file.read(5) == b"From " and _SEPARATOR.match(b"From " + file.readline(1_000)):
            yield from _split_mbox(path)
            return
        file.seek(0)
        raw = file.read(bodies.MAX_BODY + 1)
    if not re.match(rb"[!-9;-~]{1,200}[ \t]*:", raw):
        raise MailError(ErrorKind.USAGE, "This is no mail: it must begin with header fields.")
    yield _BARE.sub(b"\r\n", raw), frozenset()


def _split_mbox(path: Path) -> Iterator[tuple[bytes, Flags]]:
    """A "From " line after an empty line (or at the start) begins a message; quoted ones are unquoted."""
    lines: list[bytes] = []
    size, blank = 0, True
    with path.open("rb") as file:
        while line := file.readline(1 << 20):
            if blank and _SEPARATOR.match(line):
                if lines:
                    yield _from_mbox(lines)
                lines, size = [], 0
            else:
                lines.append(line)
                size += len(line)
                if size > bodies.MAX_BODY:
                    raise MailError(ErrorKind.TOO_LARGE, "One of its messages has over 256 MB.")
            blank = line in (b"\n", b"\r\n")
    if lines:
        yield _from_mbox(lines)


def _from_mbox(lines: list[bytes]) -> tuple[bytes, Flags]:
    """Without the empty line that ends it, and without the Status fields, which become flags."""
    if lines and lines[-1] in (b"\n", b"\r\n"):
        lines = lines[:-1]
    flags: set[str] = set()
    kept: list[bytes] = []
    in_header = True
    for line in lines:
        name = line.partition(b":")[0].lower()
        if in_header and name in (b"status", b"x-status"):
            letters = line.partition(b":")[2]
            for letter, flag in ((b"R", SEEN),) if name == b"status" else ((b"A", ANSWERED), (b"F", FLAGGED)):
                if letter in letters:
                    flags.add(flag)
            continue
        in_header = in_header and line not in (b"\n", b"\r\n")
        kept.append(line)
    return _BARE.sub(b"\r\n", _UNQUOTE.sub(rb"\1", b"".join(kept))), frozenset(flags)

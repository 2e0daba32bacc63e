"""Mail out of the store into files, and in from files."""

from __future__ import annotations

import errno
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from app.engine import files_in, files_out
from app.engine.mbox import ReadMail
from app.errors import ErrorKind, MailError
from app.events import Event
from app.model.account import Account
from app.model.folder import Folder
from app.model.jobs import Exported, Format, Imported
from app.model.message import Flags
from app.store import bodies, folder_edits, folders, imports
from app.store.changes import Changes
from app.store.database import Database
from app.store.messages import split_flags
from app.store.reader import MailReader
from app.store.rights import Rights

Progress = Callable[[int, int], None]
"""Messages so far, and of how many (0 while unknown). What it raises ends the work."""

_PAGE = 500
_STEP = 10
_BATCH_OCTETS = 8 << 20
_FULL = (errno.ENOSPC, errno.EDQUOT)


# --- out -------------------------------------------------------------------------------------------------------


def export(db: Database, account: Account, folder: Folder | None, target: Path, form: Format,
           progress: Progress = lambda *_: None) -> Exported:
    """Writes one folder, or all of the account, below `target`: an mbox file or a directory for each folder, what lies
    below a folder in a directory of its name.

    Never writes over anything. The octets are those of the message (mbox: with LF at the ends of lines, one at the very
    end too). A message that is damaged counts as missing. Raises MailError(USAGE) if something lies there already,
    STORE, DISK_FULL or CANCELLED; then no file is there that is not whole, and the error says how many messages are.
    """
    chosen = [folder] if folder is not None else [each for each in folders.folders(db, account.id) if each.selectable]
    total = sum(each.total for each in chosen)
    places = files_out.Places(target, form)
    spots = [places.of(_levels(each)) for each in chosen]
    out = _Export(db, form, total, progress)
    try:
        for spot in spots:
            if spot.exists():
                raise FileExistsError(errno.EEXIST, "there already", str(spot))
        files_out.make_private(target)
        for each, spot in zip(chosen, spots, strict=True):
            out.folder(each, spot)
        files_out.settle(spots)
    except FileExistsError as error:
        raise MailError(ErrorKind.USAGE, f"{error.filename} is there already, and nothing is written over: choose "
                        "another place.") from error
    except OSError as error:
        kind = ErrorKind.DISK_FULL if error.errno in _FULL else ErrorKind.STORE
        raise MailError(kind, f"{target} can't be written: {error.strerror}. {_whole(out.whole, total)}") from error
    except MailError as error:
        raise MailError(error.kind, f"{error.detail} {_whole(out.whole, total)}", error.server_text) from error
    return Exported(out.whole, out.missing)


class _Export:
    """`whole`: messages in files that are complete."""

    def __init__(self, db: Database, form: Format, total: int, progress: Progress) -> None:
        self._db = db
        self._form = form
        self._total = total
        self._progress = progress
        self._seen = 0
        self.whole = self.missing = 0

    def folder(self, folder: Folder, spot: Path) -> None:
        is_one_file = self._form is Format.MBOX
        written = 0
        with files_out.writer(spot, self._form) as writer:
            for message_id, flags, received in _rows(self._db, folder):
                if self._seen % _STEP == 0:
                    self._progress(self._seen, self._total)
                self._seen += 1
                raw = _undamaged(self._db, message_id)
                if raw is None:
                    self.missing += 1
                    continue
                writer.write(raw, flags, received, message_id)
                written += 1
                self.whole += 0 if is_one_file else 1
        self.whole += written if is_one_file else 0


def _whole(count: int, total: int) -> str:
    return f"{count} of {total} messages are exported, in files that are whole."


def _undamaged(db: Database, message_id: int) -> bytes | None:
    try:
        return bodies.raw(db, message_id)
    except MailError as error:
        if error.kind is not ErrorKind.DAMAGED or error.server_text:  # SQLite's own words: more than one message
            raise
        return None


def _rows(db: Database, folder: Folder) -> Iterator[tuple[int, Flags, float]]:
    """Oldest first, in pages: other writers need not wait."""
    last = (-1e300, 0)
    while page := db.rows("SELECT date, id, flags, received FROM message WHERE folder_id = ? AND (date, id) > (?, ?) "
                          f"ORDER BY date, id LIMIT {_PAGE}", (folder.id, *last)):
        yield from ((number, split_flags(flags), received) for _, number, flags, received in page)
        last = page[-1][:2]


def _levels(folder: Folder) -> tuple[str, ...]:
    return tuple(folder.path.split(folder.delimiter)) if folder.delimiter else (folder.path,)


# --- in --------------------------------------------------------------------------------------------------------


def take_in(db: Database, folder: Folder, paths: Sequence[Path], reader: MailReader,
            progress: Progress = lambda *_: None, *, tree: bool = False,
            told: Callable[[Event], None] = lambda _: None) -> Imported:
    """Files every message found in `paths` (mbox, .eml, Maildir, folders of these); an IMAP server is told later.

    With `tree`, folders below those paths become folders below `folder`. What a folder holds already, by its octets, is
    left out: an import that was cut off can be run again. All paths are looked at, and folders made, before the first
    message is stored. Raises MailError(USAGE) for what is no mail, and what storing raises, with the number of messages
    that were stored before it.
    """
    found, levels = files_in.look(paths)
    if not found and not (tree and levels):
        raise MailError(ErrorKind.USAGE, "There are no messages at " + ", ".join(map(str, paths))[:500] + ".")
    Rights(db).check_put(folder.id)
    changes = Changes()
    filled = {each.levels for each in found}
    targets, made = _made(db, folder, levels, filled, changes) if tree else (dict.fromkeys(filled, folder), 0)
    for event in changes.events():
        told(event)
    desk = _Import(db, reader, told)
    single = all(each.of_maildir or each.path.suffix.lower() == ".eml" for each in found)
    looked = 0
    for each in found:
        try:
            for mail in files_in.read(each):
                if looked % _STEP == 0:
                    progress(looked, len(found) if single else 0)
                looked += 1
                desk.add(targets[each.levels], mail)
        except OSError as error:
            desk.flush()
            raise MailError(ErrorKind.STORE, f"{each.path} can't be read ({error.strerror}); {desk}") from error
        except MailError as error:
            if error.kind not in (ErrorKind.USAGE, ErrorKind.TOO_LARGE):
                raise MailError(error.kind, f"{error.detail} {desk}", error.server_text) from error
            desk.flush()
            raise MailError(error.kind, f"{each.path}: {error.detail} {desk}", error.server_text) from error
    desk.flush()
    return Imported(desk.stored, made, desk.known)


class _Import:
    """Gathers messages for a transaction. As text: what stands."""

    def __init__(self, db: Database, reader: MailReader, told: Callable[[Event], None]) -> None:
        self._db = db
        self._reader = reader
        self._told = told
        self._waiting: list[imports.Incoming] = []
        self._octets = 0
        self.stored = self.known = 0

    def __str__(self) -> str:
        return f"{self.stored} messages were imported before it; those are left out when it is imported again."

    def add(self, folder: Folder, mail: ReadMail) -> None:
        received = mail.received if mail.received is not None else time.time()
        self._waiting.append(imports.Incoming(folder, mail.raw, mail.flags, received))
        self._octets += len(mail.raw)
        if len(self._waiting) >= imports.MOST or self._octets >= _BATCH_OCTETS:
            self.flush()

    def flush(self) -> None:
        batch, self._waiting, self._octets = self._waiting, [], 0
        if not batch:
            return
        filed = imports.file(self._db, batch, self._reader)
        self.stored += filed.stored
        self.known += filed.known
        for event in filed.changes.events():
            self._told(event)


def _made(db: Database, top: Folder, levels: Sequence[files_in.Levels], filled: set[files_in.Levels],
          changes: Changes) -> tuple[dict[files_in.Levels, Folder], int]:
    """The folder for each of `levels`, made where it is not there, all in one transaction; and how many were made.
    Those in `filled` are to hold messages."""
    if levels and not top.delimiter:
        raise MailError(ErrorKind.USAGE, f"'{top.path}' can't hold other folders: choose another one, or import "
                        "without the tree.")
    targets: dict[files_in.Levels, Folder] = {(): top}
    made = 0
    with db.write(durable=True):
        for each in levels:
            path = top.delimiter.join((targets[each[:-1]].path, _name(each[-1], top.delimiter)))
            there = folders.by_path(db, top.account_id, path)
            if there is None:
                number, _ = folder_edits.create(db, top.account_id, path, changes)
                there = folders.folder(db, number)
                made += 1
            if each in filled:
                Rights(db).check_put(there.id)
            targets[each] = there
    return targets, made


def _name(level: str, delimiter: str) -> str:
    text = "".join(each if each.isprintable() else "_" for each in level).replace(delimiter, "_").strip()
    return text[:200] or "_"

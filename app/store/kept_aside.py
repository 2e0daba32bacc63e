"""Databases that lie aside in a profile once it is encrypted: copies from before a migration or a restore, and damaged
ones. They hold mail as the database does, so they are encrypted, too, and none is removed.

What SQLite can read is converted as the database was. A damaged file is put octet by octet into an encrypted one of the
same name and `.sealed`, out of which `unseal` takes it again. Each is replaced only when what replaces it was compared.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path

from app.errors import ErrorKind, MailError
from app.store import conversion_exchange, conversion_state, store_key
from app.store.backup import private, sync_directory
from app.store.connecting import opens, proves
from app.store.conversion import Conversion, Stage
from app.store.database import Database
from app.store.store_key import DATABASE, FileKind, StoreKey

SEALED = ".sealed"
_PATTERNS = (f"{DATABASE}.before-v*", f"{DATABASE}.damaged-*", f"before-restore*/{DATABASE}")
_PARTS = ("-wal", "-shm", "-journal", ".part", ".converting", SEALED)
_PIECE = 1 << 20
_PIECES_A_TRANSACTION = 16


def legible(folder: Path, key: StoreKey) -> tuple[Path, ...]:
    """Those that are not encrypted, in a profile whose database has this key."""
    found = sorted(each for pattern in _PATTERNS for each in folder.glob(pattern) if not each.name.endswith(_PARTS))
    return tuple(each for each in found if store_key.kind_of(each) is FileKind.PLAIN
                 or (store_key.kind_of(each) is FileKind.UNCLEAR and not proves(each, key)))


def opened_by(folder: Path, key: StoreKey) -> bool:
    """Whether one of them is encrypted with this key: whoever forgot it would have lost that file."""
    return any(store_key.kind_of(each) is FileKind.ENCRYPTED and opens(each, key)
               for pattern in _PATTERNS for each in folder.glob(pattern) if not each.name.endswith(_PARTS[:-1]))


def protect(path: Path, key: StoreKey, check: Callable[[], None] = lambda: None) -> None:
    """Encrypts one of them. `check` is called at each step, and ends it by what it raises; the file is whole then.

    Raises MailError (DISK_FULL, STORE).
    """
    path = path.resolve()  # a link is put aside as a link, and what it leads to is as legible
    if store_key.kind_of(path) is FileKind.PLAIN:
        try:
            return _convert(path, key, check)
        except MailError as error:
            if error.kind is not ErrorKind.DAMAGED:
                raise
    conversion_state.remove_copy(path)
    return seal(path, key, check)


def seal(path: Path, key: StoreKey, check: Callable[[], None] = lambda: None) -> None:
    """A file and its write-ahead log, whatever they are, into an encrypted one. Raises MailError."""
    parts = [each for each in (path, path.with_name(f"{path.name}-wal")) if each.exists()]
    target = path.with_name(f"{path.name}{SEALED}")
    try:
        while target.exists():
            if _holds(target, key, path, parts):  # a run before was cut off while it took them away
                return _remove_open(path)
            target = target.with_name(f"{target.name.removesuffix(SEALED)}x{SEALED}")
        draft = target.with_name(f"{target.name}.part")
        draft.unlink(missing_ok=True)
        with contextlib.closing(Database.make(draft, key)) as db:
            db.run("CREATE TABLE piece (part TEXT NOT NULL, number INTEGER NOT NULL, data BLOB NOT NULL, "
                   "PRIMARY KEY (part, number))")
            for each in parts:
                _put(db, each, each.name.removeprefix(path.name), check)
            for each in parts:
                if _digest(_pieces(db, each.name.removeprefix(path.name))) != _digest(_chunks(each)):
                    raise conversion_state.anew()
        conversion_state.sync(draft)
        os.replace(draft, target)
        sync_directory(path.parent)
        return _remove_open(path)
    except OSError as error:
        raise MailError(ErrorKind.STORE, f"{path.name} can't be encrypted: check the profile folder's permissions and "
                        "its disk.", str(error)) from error


def unseal(sealed: Path, key: StoreKey, target: Path) -> None:
    """What was sealed, as it was, at `target`, with its log beside it. Raises MailError: USAGE if something lies there,
    STORE_LOCKED for another key."""
    if target.exists():
        raise MailError(ErrorKind.USAGE, f"{target} is there already, and nothing is written over: choose another "
                        "place.")
    with store_key.also(sealed.parent, key), contextlib.closing(Database.open(sealed, readonly=True)) as db:
        for (part,) in db.rows("SELECT DISTINCT part FROM piece ORDER BY part"):
            if part not in ("", "-wal"):
                continue
            try:
                with private(target.with_name(f"{target.name}{part}")) as file:
                    for piece in _pieces(db, part):
                        file.write(piece)
            except OSError as error:
                raise MailError(ErrorKind.STORE, f"{target} can't be written: {error.strerror}.") from error


def _convert(path: Path, key: StoreKey, check: Callable[[], None]) -> None:
    with contextlib.closing(Conversion(Database.open(path), key)) as work:
        while work.stage is not Stage.READY:
            check()
            work.step()
    if not conversion_exchange.exchange(path, key):
        raise MailError(ErrorKind.LOCKED, f"Another program has {path.name} open: close it.")
    with store_key.also(path.parent, key), contextlib.closing(Database.open(path)) as db:
        conversion_exchange.clean(db)
        db.rows("PRAGMA wal_checkpoint(TRUNCATE)")


def _remove_open(path: Path) -> None:
    for each in (path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm"), path):
        each.unlink(missing_ok=True)


def _holds(sealed: Path, key: StoreKey, path: Path, parts: list[Path]) -> bool:
    """Whether all that is still there of a file and its log is in there."""
    try:
        with store_key.also(sealed.parent, key), contextlib.closing(Database.open(sealed, readonly=True)) as db:
            return all(_digest(_pieces(db, each.name.removeprefix(path.name))) == _digest(_chunks(each))
                       for each in parts)
    except MailError as error:
        if error.kind not in (ErrorKind.STORE_LOCKED, ErrorKind.DAMAGED, ErrorKind.STORE):
            raise
        return False  # of another key, or no such file


def _put(db: Database, path: Path, part: str, check: Callable[[], None]) -> None:
    chunks, number = _chunks(path), 0
    while some := [chunk for _, chunk in zip(range(_PIECES_A_TRANSACTION), chunks, strict=False)]:
        check()
        with db.write():
            db.many("INSERT INTO piece VALUES (?, ?, ?)", [(part, number + place, chunk)
                                                           for place, chunk in enumerate(some)])
        number += len(some)


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(_PIECE):
            yield chunk


def _pieces(db: Database, part: str) -> Iterator[bytes]:
    for number in range(int(db.value("SELECT count(*) FROM piece WHERE part = ?", (part,)))):
        yield bytes(db.value("SELECT data FROM piece WHERE part = ? AND number = ?", (part, number)))


def _digest(chunks: Iterator[bytes]) -> bytes:
    digest = hashlib.sha256()
    for each in chunks:
        digest.update(each)
    return digest.digest()

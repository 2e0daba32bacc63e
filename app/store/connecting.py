"""Opening a file by SQLite: whether it is encrypted, and which key is the right one."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

import apsw

from app.errors import ErrorKind, MailError
from app.store import store_key
from app.store.sqlite_errors import NOT_REACHED, damaged, translated
from app.store.store_key import FileKind, StoreKey

_BUSY_MILLISECONDS = 15_000


def connected(path: Path, flags: int) -> tuple[apsw.Connection, StoreKey | None]:
    """A connection that reads the file, with the key that opened it. To be called within `translated`, or SQLite's
    own errors come out.

    Raises MailError(STORE_LOCKED) for want of the right key, and DAMAGED where the key is right and the file is not.
    """
    keys = () if str(path) == ":memory:" else store_key.keys_for(path)
    kind = FileKind.ABSENT if str(path) == ":memory:" else store_key.kind_of(path)
    if not keys and kind is not FileKind.PLAIN and (kind is FileKind.ENCRYPTED or _is_expected(path)):
        raise store_key.locked()
    if kind is FileKind.PLAIN or not keys:
        return new_connection(path, flags, None), None
    if kind is FileKind.ABSENT:
        return new_connection(path, flags, keys[0]), keys[0]
    for key in keys:
        try:
            return new_connection(path, flags, key, is_new=False), key
        except (apsw.NotADBError, apsw.CorruptError) as error:
            # Never taken for damage without proof: what is damaged is put aside.
            if proves(path, key):
                raise damaged(error) from error
    raise store_key.locked("The key that was given is another one's: nothing was changed.")


def counts_as_plain(path: Path, kind: FileKind) -> bool:
    """Whether nothing speaks for the file, whose `kind_of` this is, being encrypted: no key is asked for."""
    return kind is FileKind.PLAIN or (kind is not FileKind.ENCRYPTED and not _is_expected(path))


def check_key(path: Path) -> None:
    """Raises MailError(STORE_LOCKED) for an encrypted file that no key at hand belongs to, even if it is damaged:
    whoever is about to repair it would take it for rubbish."""
    kind, keys = store_key.kind_of(path), store_key.keys_for(path)
    if counts_as_plain(path, kind):
        return
    if not (keys if kind is FileKind.ABSENT else any(opens(path, each) for each in keys)):
        raise store_key.locked()


def opens(path: Path, key: StoreKey) -> bool:
    """Whether this is the key of an encrypted file, which may be damaged. Raises MailError(STORE, LOCKED)."""
    with translated():
        try:
            new_connection(path, apsw.SQLITE_OPEN_READWRITE, key, is_new=False).close(True)
        except (apsw.NotADBError, apsw.CorruptError):
            return proves(path, key)
    return True


def proves(path: Path, key: StoreKey) -> bool:
    """Whether any page of the file or its log was written with this key: then the key is right, whatever else is not.
    Raises MailError(STORE) if the file can't be read."""
    from app.store.carve import PageFile  # a start without damage need not load it

    try:
        with PageFile(path, key) as pages:
            return pages.has_authentic
    except OSError as error:
        raise MailError(ErrorKind.STORE, NOT_REACHED, str(error)) from error


def _is_expected(path: Path) -> bool:
    """Whether `mail.key.json` says that the database here is encrypted, where the start of the file does not tell. It
    is there before the first conversion has ended, too: pages that can be read as they are speak against it."""
    from app.store.carve import looks_plain  # a start without damage need not load it

    return path.name == store_key.DATABASE and path.with_name(store_key.KEY_FILE).exists() and not looks_plain(path)


def connected_like(source: apsw.Connection, path: Path, key: StoreKey | None) -> apsw.Connection:
    """A new file that SQLite's backup can fill from `source`, encrypted with its key where it has one."""
    target = new_connection(path, apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE, key)
    target.execute(f"PRAGMA page_size = {int(source.pragma('page_size'))}")
    return target


def new_connection(path: Path, flags: int, key: StoreKey | None, *, is_new: bool = True) -> apsw.Connection:
    """Raises apsw's NotADBError or CorruptError where it is not new, and the key is not the right one."""
    if flags & apsw.SQLITE_OPEN_CREATE and str(path) != ":memory:":
        # Its log is made with the same permissions, and stays so.
        with contextlib.suppress(OSError):
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    connection = apsw.Connection(str(path), flags=flags)
    try:
        connection.setbusytimeout(_BUSY_MILLISECONDS)
        if key is not None:
            connection.pragma("key", key.raw)
        if not is_new:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()
        connection.execute("PRAGMA temp_store = MEMORY")
    except BaseException:
        connection.close(True)
        raise
    return connection

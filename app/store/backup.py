"""A whole profile in one file: a zip, stored as it is, of the database, the settings and a manifest."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import IO

import apsw

from app.errors import ErrorKind, MailError
from app.quick_dataclass import dataclass
from app.store.connecting import connected, connected_like
from app.store.sqlite_errors import translated

FORMAT, PLAIN_FORMAT = 2, 1
"""Of a backup with an encrypted database, which a Depesche that knows format 1 only could not open, and of others."""
DATABASE, SETTINGS, MANIFEST = "mail.db", "settings.json", "manifest.json"

Step = Callable[[int, int], None]
"""Done, of how many; called about once in a megabyte. What it raises ends the work."""

_CHUNK = 1 << 20
_PAGES = 64


@dataclass(frozen=True, slots=True)
class Part:
    """One file of the backup, in octets and by its SHA-256 in hex."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """`schema`: the database's (user_version). `created`: local time with its zone, ISO 8601."""

    version: str
    created: str
    schema: int
    accounts: int
    folders: int
    messages: int
    files: dict[str, Part]
    encrypted: bool = False
    """The database is, as the profile's is: without its recovery phrase nobody can read it."""


def write(database: Path, settings: Path, target: Path, version: str, step: Step) -> Manifest:
    """Backs a profile up while others work in it: everything as it was at one moment. No password is in it, no log.

    `target` is there as a whole or not at all, though a kill may leave files beside it whose names begin with a dot.
    Raises MailError(USAGE) if something lies there, DISK_FULL, STORE, and what `step` raises.
    """
    copy, draft = (target.with_name(f".{target.name}.{each}") for each in ("depesche-copy", "depesche-part"))
    try:
        with _tidied(copy, draft), _disk(target):
            _check_free(target)
            encrypted, counts = _snapshot(database, copy, step)
            parts = {DATABASE: copy, **({SETTINGS: settings} if settings.is_file() else {})}
            with private(draft) as file:
                with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED, allowZip64=True) as archive:
                    files = {name: _put(archive, name, path, step) for name, path in parts.items()}
                    manifest = Manifest(version, time.strftime("%Y-%m-%dT%H:%M:%S%z"), *counts, files, encrypted)
                    archive.writestr(_entry(MANIFEST), json.dumps(
                        {"format": FORMAT if encrypted else PLAIN_FORMAT, **asdict(manifest)}, indent=1))
                file.flush()
                os.fsync(file.fileno())
            _remove((copy,))
            _check_free(target)
            draft.rename(target)
            sync_directory(target.parent)
    except FileNotFoundError as error:
        raise MailError(ErrorKind.STORE, f"There is no folder {target.parent}: choose another place.") from error
    return manifest


def _check_free(target: Path) -> None:
    if target.exists() or target.is_symlink():
        raise MailError(ErrorKind.USAGE, f"{target} is there already, and nothing is written over: choose another "
                        "place.")


def _snapshot(database: Path, copy: Path, step: Step) -> tuple[bool, tuple[int, int, int, int]]:
    """Whether the copy is encrypted; its schema, accounts, folders and messages. One read transaction holds all of it
    still: without, SQLite begins again whenever somebody has written."""
    private(copy).close()
    with translated(), contextlib.ExitStack() as opened:
        source, key = connected(database, apsw.SQLITE_OPEN_READONLY)
        opened.callback(source.close)
        target = connected_like(source, copy, key)
        opened.callback(target.close)
        source.execute("BEGIN")
        (counts,) = source.execute(
            "SELECT (SELECT user_version FROM pragma_user_version), (SELECT count(*) FROM account), "
            "(SELECT count(*) FROM folder), (SELECT count(*) FROM message WHERE folder_id IS NOT NULL)")
        target.execute("PRAGMA synchronous = OFF")  # the archive made of it is synced
        with target.backup("main", source, "main") as work:
            while not work.done:
                work.step(_PAGES)
                step(work.page_count - work.remaining, work.page_count)
        _leave_out(target)
    schema, accounts, folders, messages = counts
    return key is not None, (schema, accounts, folders, messages)


def _leave_out(target: apsw.Connection) -> None:
    """A conversion that was under way is none in the copy: its triggers and what they noted go."""
    target.execute("BEGIN")
    for kind, name in target.execute("SELECT type, name FROM sqlite_schema WHERE name LIKE 'conversion%' AND "
                                     "type IN ('trigger', 'table') ORDER BY type DESC").fetchall():
        target.execute(f'DROP {kind} IF EXISTS "{name}"')
    target.execute("COMMIT")


def _put(archive: zipfile.ZipFile, name: str, path: Path, step: Step) -> Part:
    with path.open("rb") as source, archive.open(_entry(name), "w", force_zip64=True) as inside:
        return copied(source, inside, path.stat().st_size, step)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, time.localtime()[:6])
    entry.external_attr = 0o600 << 16
    return entry


def copied(source: IO[bytes], target: IO[bytes], size: int, step: Step) -> Part:
    """What was copied, `size` being what was expected."""
    digest, done = hashlib.sha256(), 0
    while chunk := source.read(_CHUNK):
        target.write(chunk)
        digest.update(chunk)
        done += len(chunk)
        step(done, size)
    return Part(done, digest.hexdigest())


def private(path: Path) -> IO[bytes]:
    """A new file that nobody else may read. It is the caller's to close."""
    return os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600), "w+b")


def sync_directory(path: Path) -> None:
    """So that a rename outlasts a power cut; where a system can't, it does so by itself."""
    with contextlib.suppress(OSError):
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextlib.contextmanager
def _disk(target: Path) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError:
        raise
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise MailError(ErrorKind.DISK_FULL, f"The disk is full: {target} was not written. Backing up needs twice "
                            "the room of the mail for a while.") from error
        raise MailError(ErrorKind.STORE, f"{target} can't be written: {error.strerror}.") from error


@contextlib.contextmanager
def _tidied(*paths: Path) -> Iterator[None]:
    """Ours alone, by their names: left by a run that was killed, or now by this one."""
    _remove(paths)
    try:
        yield
    finally:
        _remove(paths)


def _remove(paths: tuple[Path, ...]) -> None:
    for path in paths:
        for suffix in ("", "-journal", "-wal", "-shm"):
            with contextlib.suppress(OSError):
                path.with_name(path.name + suffix).unlink()

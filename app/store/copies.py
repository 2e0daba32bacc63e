"""The copies that are made of a store before it is migrated: when there is room for one, and when it is of no more use.
"""

from __future__ import annotations

import contextlib
import shutil
import time
from pathlib import Path

from app.errors import ErrorKind, MailError
from app.store.database import Database

KEPT_DAYS = 30
"""For so long one can go back to the version before."""
_PARTS = ("-wal", "-shm", "-journal")
"""What SQLite leaves beside a copy that somebody opened."""
_BEGUN, _CONVERTING = ".part", ".converting"
"""A copy that was cut off, and one's conversion (kept_aside.py) that was."""
_MARGIN = 64 << 20
"""Octets that are left for the migration itself, and for everything else that the computer does."""


def check_room(db: Database) -> None:
    """Raises MailError(DISK_FULL) if there is no room for a copy: then nothing is migrated, and nothing changed."""
    needed = int(db.value("PRAGMA page_count")) * int(db.value("PRAGMA page_size")) + _MARGIN
    try:
        free = shutil.disk_usage(db.path.parent).free
    except OSError:
        return  # writing the copy will tell
    if free < needed:
        wanted = (needed - free + 999_999) // 1_000_000
        raise MailError(ErrorKind.DISK_FULL, "This version of Depesche first makes a copy of your mail, and the disk "
                        f"has no room for it: free {wanted} MB, then start Depesche again. Nothing was changed.")


def of(database: Path) -> list[Path]:
    """The oldest first."""
    found = [(_time(each), each) for each in database.parent.glob(f"{database.name}.before-v*")
             if not each.name.endswith((_BEGUN, _CONVERTING, *_PARTS))]
    return [path for _, path in sorted(found)]


def keep_only(database: Path, newest: Path) -> None:
    """Once the migration after this copy went well the ones before it lead nowhere."""
    for each in of(database):
        if each != newest:
            _drop(each)


def drop_outlived(database: Path, now: float | None = None) -> None:
    """At a start that went well, under the profile's lock. The newest one stays for KEPT_DAYS; of a time in the future
    nothing is believed."""
    at = time.time() if now is None else now
    for begun in database.parent.glob(f"{database.name}.before-v*{_BEGUN}"):
        _drop(begun)
    every = of(database)
    for each in every[:-1]:
        _drop(each)
    for each in every[-1:]:
        if at - _time(each) > KEPT_DAYS * 86_400:
            _drop(each)


def _time(copy: Path) -> float:
    try:
        return copy.stat().st_mtime
    except OSError:
        return 0.0


def _drop(copy: Path) -> None:
    with contextlib.suppress(OSError):  # it is tried again at the next start
        copy.unlink()
        for part in (*_PARTS, *(f"{_CONVERTING}{each}" for each in ("", *_PARTS))):
            copy.with_name(copy.name + part).unlink(missing_ok=True)

"""Opening a profile's store: made, migrated, or repaired."""

from __future__ import annotations

import logging
import time
from pathlib import Path

from app.engine.reading import MimeReader
from app.errors import ErrorKind, MailError
from app.events import StoreRepaired
from app.paths import Profile
from app.store import schema
from app.store.database import Database

log = logging.getLogger(__name__)


def open_store(profile: Profile) -> tuple[Database, StoreRepaired | None]:
    """The store, ready to use; the event if a damaged file had to be put aside.

    Raises MailError(STORE, LOCKED, DISK_FULL).
    """
    try:
        profile.create()
    except OSError as error:
        raise MailError(ErrorKind.STORE, f"The profile folder {profile.directory} can't be made: choose another one "
                        "with --profile.", str(error)) from error
    if not _damage_mark(profile).exists():
        try:
            return _open(profile), None
        except MailError as error:
            if error.kind is not ErrorKind.DAMAGED:
                raise
    return _repair(profile)


def note_damage(profile: Profile) -> None:
    """Makes the next start repair the store: SQLite found a damaged page while it was in use."""
    _damage_mark(profile).touch()


def _open(profile: Profile) -> Database:
    db = Database.open(profile.database)
    try:
        schema.prepare(db)
    except MailError:
        db.close()
        raise
    return db


def _repair(profile: Profile) -> tuple[Database, StoreRepaired]:
    from app.store import recover  # a start without damage need not load it

    kept = _put_aside(profile.database)
    log.warning("the mail database is damaged; kept as %s", kept.name)
    fresh = _open(profile)
    salvaged, lost = recover.recover(kept, fresh, MimeReader())
    _damage_mark(profile).unlink(missing_ok=True)
    return fresh, StoreRepaired(kept, salvaged, lost)


def _put_aside(path: Path) -> Path:
    """Renames the file with its WAL, which holds the newest transactions."""
    kept = path.with_name(f"{path.name}.damaged-{time.strftime('%Y%m%d-%H%M%S')}")
    while kept.exists():
        kept = kept.with_name(kept.name + "x")
    for suffix in ("-wal", "-shm", ""):
        part = path.with_name(path.name + suffix)
        if part.exists():
            part.rename(kept.with_name(kept.name + suffix))
    return kept


def _damage_mark(profile: Profile) -> Path:
    return profile.database.with_suffix(".needs-repair")

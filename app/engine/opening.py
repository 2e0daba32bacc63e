"""Opening a profile's store: made, migrated, repaired, or exchanged for a restored one."""

from __future__ import annotations

import contextlib
import logging
import time
from collections.abc import Callable
from pathlib import Path

from app.engine import restoring
from app.errors import ErrorKind, MailError
from app.events import StoreRepaired
from app.paths import Profile
from app.store import conversion_exchange, conversion_state, copies, schema
from app.store.connecting import check_key
from app.store.database import Database

log = logging.getLogger(__name__)

_PARTS = ("-wal", "-shm", "")


def open_store(profile: Profile, unlock: Callable[[], None] = lambda: None) -> tuple[Database, StoreRepaired | None]:
    """The store, ready to use; the event if a damaged file had to be put aside. Under the profile's lock. `unlock` is
    called before the database is looked into: of an encrypted one it gives the key, or raises MailError(STORE_LOCKED).

    Raises MailError(STORE, LOCKED, DISK_FULL), and what `unlock` raises: nothing is touched then.
    """
    make(profile)
    finish_restore(profile)
    unlock()
    if not _damage_mark(profile).exists():
        try:
            db = open_plainly(profile.database)
            copies.drop_outlived(profile.database)
            return db, None
        except MailError as error:
            if error.kind is not ErrorKind.DAMAGED:
                raise
    check_key(profile.database)
    return _repair(profile)


def open_plainly(path: Path) -> Database:
    """Made or migrated where need be, but not repaired. Raises MailError(DAMAGED, STORE, LOCKED, DISK_FULL)."""
    db = Database.open(path)
    try:
        conversion_exchange.clean(db)
        if schema.is_old(db):
            conversion_state.rest(db)
        schema.prepare(db)
    except MailError:
        db.close()
        raise
    return db


def make(profile: Profile) -> None:
    """The profile's folder. Raises MailError(STORE)."""
    try:
        profile.create()
    except OSError as error:
        raise MailError(ErrorKind.STORE, f"The profile folder {profile.directory} can't be made: choose another one "
                        "with --profile.", str(error)) from error


def finish_restore(profile: Profile) -> Path | None:
    """Puts a restored profile that waits into its place; where the former database is kept, None if there is none.
    Under the profile's lock, with the database closed. Raises MailError(STORE)."""
    if restoring.is_pending(profile):
        return restoring.finish(profile, _damage_mark(profile))
    restoring.discard(profile)
    return None


def needs_repair(profile: Profile) -> bool:
    """Whether damage was noted since the last repair, or a restored profile waits: only `open_store` may open it."""
    return _damage_mark(profile).exists() or restoring.is_pending(profile)


def note_damage(profile: Profile) -> None:
    """Makes the next start repair the store: SQLite found a damaged page while it was in use."""
    _damage_mark(profile).touch()


def heed(profile: Profile, error: MailError) -> None:
    """Notes the damage if it was SQLite that found it: a single message that is not whole asks for no repair."""
    if error.kind is ErrorKind.DAMAGED and error.server_text:
        with contextlib.suppress(OSError):
            note_damage(profile)


def _repair(profile: Profile) -> tuple[Database, StoreRepaired | None]:
    """The damaged file stays in its place until all that can be saved is in a new one: if this is cut off, be it by a
    full disk, the next start begins again."""
    note_damage(profile)
    draft = profile.database.with_name(profile.database.name + ".repairing")
    repaired: StoreRepaired | None = None
    try:
        if profile.database.exists() or not draft.exists():
            for suffix in _PARTS:
                draft.with_name(draft.name + suffix).unlink(missing_ok=True)
            salvaged, lost = _salvage(profile.database, draft)
            kept = _put_aside(profile.database)
            log.warning("the mail database is damaged; kept as %s", kept.name)
            repaired = StoreRepaired(kept, salvaged, lost)
        draft.rename(profile.database)
        _damage_mark(profile).unlink(missing_ok=True)
    except OSError as error:
        raise MailError(ErrorKind.STORE, "The damaged mail database can't be repaired: check the profile folder's "
                        "permissions and its disk.", str(error)) from error
    return open_plainly(profile.database), repaired


def _salvage(damaged: Path, draft: Path) -> tuple[int, int]:
    from app.engine.reading import MimeReader  # a start without damage need not load these
    from app.store import recover

    fresh = open_plainly(draft)
    try:
        counts = recover.recover(damaged, fresh, MimeReader())
        fresh.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        fresh.close()
    return counts


def _put_aside(path: Path) -> Path:
    """Renames the file with its WAL, which holds the newest transactions."""
    kept = path.with_name(f"{path.name}.damaged-{time.strftime('%Y%m%d-%H%M%S')}")
    while kept.exists():
        kept = kept.with_name(kept.name + "x")
    for suffix in _PARTS:
        part = path.with_name(path.name + suffix)
        if part.exists():
            part.rename(kept.with_name(kept.name + suffix))
    return kept


def _damage_mark(profile: Profile) -> Path:
    return profile.damage_mark

"""A finished copy takes the database's place.

Only while nobody has the database open: its log is folded in and removed, which SQLite grants to a last connection
only, and that keeps everybody out until the end. What was changed since is carried over, both are compared once more,
the copy is synced, and one rename puts it into the place of the other. Before it there is the old database, with all
changes; after it the new one, with all changes. A log of the one beside the other would be the end of both: there is
none on either side when the rename comes.
"""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

from app.errors import ErrorKind, MailError
from app.store import backup, conversion_index, conversion_state, conversion_tables
from app.store.conversion import Conversion, Stage
from app.store.conversion_tables import COPY_STATE, quoted
from app.store.database import Database
from app.store.lock import ProfileLock
from app.store.store_key import StoreKey

_GATE = "opening.lock"


def gate(folder: Path) -> ProfileLock:
    """Held by whoever opens the database without the profile's lock, until it is open, and by the exchange: nobody may
    come by a file that is just being replaced."""
    return ProfileLock(folder / _GATE)


def exchange(path: Path, key: StoreKey | None) -> bool:
    """Puts a copy that is READY into the database's place; False if it is not, or somebody has the database open. Under
    the profile's lock. `key` is the copy's, and `store_key.unlock` is the caller's afterwards.

    Raises MailError; then the old database is in its place.
    """
    door = gate(path.parent)
    try:
        door.acquire()
    except MailError as error:
        if error.kind is ErrorKind.LOCKED:
            return False
        raise
    try:
        db = Database.open(path)
        try:
            return _exchange(db, path, key)
        finally:
            with contextlib.suppress(MailError):
                db.close()
    finally:
        door.release()


def clean(db: Database) -> None:
    """Takes what the copy noted about itself out of a database that was one."""
    if db.value("SELECT count(*) FROM sqlite_schema WHERE name = ?", (COPY_STATE,)):
        with db.write(durable=True):
            conversion_tables.forget(db)


def _exchange(db: Database, path: Path, key: StoreKey | None) -> bool:
    want, copy, real = conversion_state.wanted(db), conversion_state.copy_of(path), path.resolve()
    if want is None or want.key_name != ("" if key is None else key.name) or not copy.exists():
        return False
    db.rows("PRAGMA main.synchronous = FULL")
    work = Conversion(db, key)
    if work.stage is not Stage.READY or not _alone(db):
        return False
    work.step(is_last=True)
    _complete(db)
    db.rows("PRAGMA copy.synchronous = FULL")
    if (db.rows("PRAGMA copy.wal_checkpoint(TRUNCATE)")[0][0]
            or db.value("PRAGMA copy.journal_mode = DELETE") != "delete"):
        return False
    db.run("DETACH copy")
    conversion_state.sync(copy)
    if any(each.with_name(each.name + suffix).exists() for each in (real, copy) for suffix in ("-wal", "-journal")):
        return False
    if sys.platform == "win32":
        db.close()  # no open file can be replaced there, nor could anybody else open this one
    _rename(copy, real)
    return True


def _alone(db: Database) -> bool:
    """Takes the database for this connection alone and folds its log in; False if somebody else has it open. Writing
    it in WAL mode again is for the next who opens it."""
    db.set_patience(0)
    try:
        if db.value("PRAGMA main.journal_mode = DELETE") != "delete":
            return False
        # Only now: in this mode the journal of the change before would be kept.
        db.rows("PRAGMA main.locking_mode = EXCLUSIVE")
        db.script("BEGIN EXCLUSIVE; COMMIT")
        return True
    except MailError as error:
        if error.kind is ErrorKind.LOCKED:
            return False
        raise


def _complete(db: Database) -> None:
    """What is still missing in the copy but rows: in one transaction, so that it is there or not."""
    db.run("BEGIN EXCLUSIVE")
    try:
        for kind in ("index", "trigger"):
            for sql in list(conversion_tables.missing(db, kind)):
                db.run(sql)
        _compare(db)
        for name in ("user_version", "application_id"):
            db.run(f"PRAGMA copy.{name} = {int(db.value(f'PRAGMA main.{name}'))}")
        db.run("COMMIT")
    except BaseException:
        db.roll_back()
        raise


def _compare(db: Database) -> None:
    """Every row was compared before, or carried over since. What is left to be seen is that none is too many or too
    few, and that the full-text indexes are of the same state."""
    for table in conversion_tables.tables(db):
        name = quoted(table.name)
        if not table.index:
            here, there = (db.value(f"SELECT count(*) FROM {schema}.{name}") for schema in ("main", "copy"))
            if here != there:
                raise conversion_state.anew()
        elif conversion_index.differs(db, table.index):
            raise conversion_state.anew()


def _rename(copy: Path, path: Path) -> None:
    try:
        os.replace(copy, path)
        path.chmod(0o600)
    except OSError as error:
        raise MailError(ErrorKind.STORE, "The converted mail database can't be put into its place: check the profile "
                        "folder's permissions, and that no other program has it open.", str(error)) from error
    backup.sync_directory(path.parent)

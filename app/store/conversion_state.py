"""What a database says of a conversion that is under way, and the file that the copy is in."""

from __future__ import annotations

import os
from pathlib import Path

from app.errors import ErrorKind, MailError
from app.model.protection import Protection
from app.quick_dataclass import dataclass
from app.store import conversion_tables
from app.store.conversion_tables import STATE
from app.store.database import Database
from app.store.store_key import StoreKey

_PARTS = ("-wal", "-shm", "-journal", "")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the database itself says of a conversion: to the key of this name, or to none (""). `id` binds the copy to
    the log of changes."""

    id: str
    key_name: str


def wanted(db: Database) -> Wanted | None:
    """None where no conversion is under way."""
    if not db.value("SELECT count(*) FROM sqlite_schema WHERE name = ?", (STATE,)):
        return None
    row = db.one(f"SELECT id, key_name FROM {STATE}")
    return None if row is None else Wanted(str(row[0]), str(row[1]))


def protection(key: StoreKey | None, want: Wanted | None) -> Protection:
    """What is made of a database with this key, or with none."""
    if want is None:
        return Protection.PLAIN if key is None else Protection.ENCRYPTED
    if key is None:
        return Protection.ENCRYPTING
    return Protection.CHANGING if want.key_name else Protection.DECRYPTING


def copy_of(path: Path) -> Path:
    """Beside the file itself, where the database is a link to one: it is to take its place there by a rename."""
    real = path.resolve()
    return real.with_name(f"{real.name}.converting")


def cancel(db: Database) -> None:
    """The database stays as it is. Nothing if no conversion is under way."""
    with db.write(durable=True):
        conversion_tables.forget(db)
    remove_copy(db.path)


def rest(db: Database) -> None:
    """Before the schema changes: the copy is begun anew afterwards, since it would be of another schema."""
    if wanted(db) is not None:
        with db.write(durable=True):
            conversion_tables.forget(db, keep_state=True)
        remove_copy(db.path)


def remove_copy(path: Path) -> None:
    """Raises MailError(STORE)."""
    try:
        for suffix in _PARTS:
            copy_of(path).with_name(copy_of(path).name + suffix).unlink(missing_ok=True)
    except OSError as error:
        raise MailError(ErrorKind.STORE, f"{copy_of(path)} can't be removed: check the profile folder's permissions.",
                        str(error)) from error


def anew() -> MailError:
    """The copy is not what it should be."""
    return MailError(ErrorKind.STORE, "The copy of the mail database is not like it any more: it is made anew.")


def sync(path: Path) -> None:
    """To the disk. Raises OSError."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())

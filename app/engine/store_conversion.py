"""The whole conversion of a mail database in one go, for whoever holds the profile's lock: depeschectl."""

from __future__ import annotations

import contextlib
from collections.abc import Callable

from app.engine import store_unlocking
from app.errors import ErrorKind, MailError
from app.paths import Profile
from app.secrets import PasswordStore
from app.store import conversion_exchange, kept_aside, store_key
from app.store.conversion import Conversion, Stage
from app.store.database import Database
from app.store.key_file import KeyFile
from app.store.store_key import StoreKey


def run(profile: Profile, passwords: PasswordStore, key: StoreKey | None, percent: Callable[[int], None]) -> bool:
    """Encrypts with `key`, or decrypts without one; goes on with what was begun. Whether the keyring has the key.

    Raises MailError: LOCKED while another program has the database open, DISK_FULL, and what Database does. What is
    done by then is gone on with the next time.
    """
    with contextlib.closing(Database.open(profile.database)) as db:
        current = db.key
    kept = False
    if key is not None:
        kept = store_unlocking.note(profile, passwords, key, keep=True)
        if current is not None:  # it is still the one by which the database is opened
            KeyFile.of(profile.directory).with_name(current.name).write(profile.directory)
    db = Database.open(profile.database)
    try:
        work = Conversion(db, key)
        while work.stage is not Stage.READY:
            work.step()
            percent(work.percent)
    finally:
        db.close()
    take_over(profile, passwords, key)
    for each in () if key is None else kept_aside.legible(profile.directory, key):
        assert key is not None
        kept_aside.protect(each, key)
    return kept


def take_over(profile: Profile, passwords: PasswordStore, key: StoreKey | None) -> None:
    """The copy takes the database's place, and only its key is known from then on. Raises MailError: LOCKED while
    somebody has the database open."""
    if not conversion_exchange.exchange(profile.database, key):
        raise MailError(ErrorKind.LOCKED, "Another program has the mail database open: close it, then call this again. "
                        "All is ready, and nothing is lost.")
    exchanged(profile, passwords, key)


def exchanged(profile: Profile, passwords: PasswordStore, key: StoreKey | None) -> None:
    """What follows from an exchange: the database is opened with this key, and other keys are forgotten."""
    store_key.unlock(profile.directory, *(() if key is None else (key,)))
    store_unlocking.forget(profile, passwords, key)
    with contextlib.closing(Database.open(profile.database)) as db:
        conversion_exchange.clean(db)

"""A restored profile comes into its place: made ready beside the present one, then exchanged for it.

Once the mark `restore-pending` is there the exchange is certain, whatever is cut off: whoever opens the profile next
goes on with it. Before that nothing of the profile is touched.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import threading
import time
from pathlib import Path

from app.errors import ErrorKind, MailError
from app.paths import Profile
from app.store import accounts, backup, store_key, unpacking
from app.store.database import Database
from app.store.phrase import check
from app.store.store_key import FileKind, StoreKey

_PARTS = ("-wal", "-shm", "")
_KEPT = "before-restore"
_MOST = 1_000
_ONE = threading.Lock()


def is_pending(profile: Profile) -> bool:
    """Whether the next to open the profile, under its lock, has to `finish`."""
    return _mark(profile).exists()


def prepare(profile: Profile, source: Path, step: backup.Step, *, anyway: bool = False,
            is_own: bool = False, phrase: str = "") -> int:
    """Unpacks and checks a backup, and sets the mark; how many messages it shows. Nothing is exchanged yet.
    `is_own`: its accounts are the person's own, who wrote down where their passwords come from; without it those are
    that the profile has already.
    `phrase`: of a backup that is encrypted with another key than the profile has now.

    Raises MailError as `unpacking` does, STORE_LOCKED for want of the key, USAGE while another thread prepares one or
    for words that are no phrase; then there is no mark.
    """
    keys = store_key.keys_for(profile.database)
    if phrase.strip():
        keys = (StoreKey.of(check(phrase)), *keys)
    if not _ONE.acquire(blocking=False):
        raise MailError(ErrorKind.USAGE, "A backup is being restored already: wait for its end.")
    staged = _staged(profile)
    try:
        _mark(profile).unlink(missing_ok=True)
        shutil.rmtree(staged, ignore_errors=True)
        staged.mkdir(mode=0o700)
        unpacking.unpack(source, staged, step)
        with store_key.also(staged, *keys):
            messages = _verified(staged / backup.DATABASE, anyway, step, None if is_own else _logins(profile))
        _set_mark(profile)
    except OSError as error:
        raise MailError(ErrorKind.STORE, f"The profile folder {profile.directory} can't be written: check its "
                        "permissions and its disk. Nothing was changed.", str(error)) from error
    finally:
        if not is_pending(profile):
            shutil.rmtree(staged, ignore_errors=True)
        _ONE.release()
    return messages


def takes_encryption_away(profile: Profile) -> bool:
    """Whether the present mail is encrypted, and what was made ready for its place is not."""
    return (store_key.kind_of(profile.database) is FileKind.ENCRYPTED
            and store_key.kind_of(_staged(profile) / backup.DATABASE) is FileKind.PLAIN)


def _verified(database: Path, anyway: bool, step: backup.Step, logins: frozenset[str] | None) -> int:
    try:
        return unpacking.verify(database, anyway=anyway, step=step, logins=logins)
    except MailError as error:
        if error.kind is not ErrorKind.STORE_LOCKED:
            raise
        raise MailError(ErrorKind.STORE_LOCKED, "This backup is encrypted: its recovery phrase is needed, that of the "
                        "day on which it was made. Nothing was changed.") from error


def finish(profile: Profile, damage_mark: Path) -> Path | None:
    """The exchange, as often as it takes: each step is left out if it is done. Under the profile's lock, with the
    database closed. Returns where the former database is; None where there was none.

    Raises MailError(STORE), and then the next to open the profile tries again.
    """
    staged, mark = _staged(profile), _mark(profile)
    try:
        kept = _kept(profile, mark)
        if not kept.exists():
            _fold_in(profile.database)
        for own, new in ((profile.settings, staged / backup.SETTINGS), (profile.database, staged / backup.DATABASE)):
            if new.exists():
                _exchange(own, new, kept)
        damage_mark.unlink(missing_ok=True)  # that was said of the former one
        backup.sync_directory(profile.directory)
        mark.unlink()
        backup.sync_directory(profile.directory)
        shutil.rmtree(staged, ignore_errors=True)
    except OSError as error:
        raise MailError(ErrorKind.STORE, "The restored mail can't be put into its place: check the profile folder's "
                        "permissions and its disk, then start again.", str(error)) from error
    former = kept / profile.database.name
    return former if former.exists() else None


def discard(profile: Profile) -> None:
    """Removes what a restore that was killed while it unpacked has left. Under the profile's lock."""
    if not is_pending(profile):
        shutil.rmtree(_staged(profile), ignore_errors=True)


def _logins(profile: Profile) -> frozenset[str]:
    if profile.database.exists():
        with contextlib.suppress(MailError), contextlib.closing(Database.open(profile.database)) as db:
            return accounts.logins(db)
    return frozenset()


def _exchange(own: Path, new: Path, kept: Path) -> None:
    """The write-ahead log goes first, so that it never stands beside another database."""
    kept.mkdir(mode=0o700, exist_ok=True)
    for suffix in _PARTS:
        part = own.with_name(own.name + suffix)
        if part.exists():
            part.rename(kept / part.name)
    new.rename(own)


def _fold_in(database: Path) -> None:
    """What stands in the former database's log only; where it can't be opened, it is kept as it is."""
    if database.exists():
        with contextlib.suppress(MailError), contextlib.closing(Database.open(database)) as db:
            db.rows("PRAGMA wal_checkpoint(TRUNCATE)")


def _set_mark(profile: Profile) -> None:
    """It names the folder for what is put aside."""
    stamp = f"{_KEPT}-{time.strftime('%Y%m%d-%H%M%S')}"
    names = (f"{stamp}-{number}" if number else stamp for number in range(_MOST))
    kept = next(name for name in names if not (profile.directory / name).exists())
    draft = _staged(profile) / "mark"
    with backup.private(draft) as file:
        file.write(json.dumps({"kept": kept}).encode())
        file.flush()
        os.fsync(file.fileno())
    draft.rename(_mark(profile))
    backup.sync_directory(profile.directory)


def _kept(profile: Profile, mark: Path) -> Path:
    try:
        name = Path(str(json.loads(mark.read_bytes())["kept"])).name
    except (ValueError, KeyError, TypeError):
        name = ""
    return profile.directory / (name if name.startswith(_KEPT) else _KEPT)


def _mark(profile: Profile) -> Path:
    return profile.restore_mark


def _staged(profile: Profile) -> Path:
    return profile.directory / "restoring"

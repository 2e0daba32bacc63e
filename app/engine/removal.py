"""Everything of a profile is removed: its files, and what the keyring holds for it. What goes is counted first."""

from __future__ import annotations

import contextlib
import re
import shutil
from pathlib import Path

from app.engine import opening, store_unlocking
from app.errors import ErrorKind, MailError
from app.model.account import Account, SecretKind
from app.paths import Profile
from app.quick_dataclass import dataclass
from app.secrets import PasswordStore
from app.store import accounts, inventory, store_key
from app.store.database import Database
from app.store.inventory import Inventory
from app.store.lock import ProfileLock

# A profile may be put into a folder in which other things lie: only what Depesche makes is taken away.
_PARTS = r"(?:\.sealed|\.converting|\.part)*(?:-wal|-shm|-journal)?"
_OURS = re.compile(rf"mail\.db(?:\.repairing|\.before-v\d[\d-]*|\.damaged-\d[\dx-]*)?{_PARTS}|mail\.needs-repair|"
                   r"mail\.key\.json(?:\.part)?|settings\.(?:json(?:\.damaged)?|new)|words\.(?:txt|new)|"
                   r"depesche\.log(?:\.\d+)?|crashes|(?:(?:opening|migrating)\.)?lock|housekeeping\.json(?:\.new)?|restoring|"
                   rf"restore-pending|before-restore[\d-]*|kept-mail|\..+\.depesche-(?:copy|part){_PARTS}")
_REPORTS = re.compile(r"(?:run|ended|seen|fault)-[\d-]+\.txt")


@dataclass(frozen=True, slots=True)
class Contents:
    """`held` is None where the database cannot be read: it is damaged, encrypted with another key, or newer.
    `kept`: messages that were put aside as files (`depeschectl account remove --keep-mail`); `octets` of all files."""

    held: Inventory | None
    kept: int
    octets: int

    @property
    def only_here(self) -> int | None:
        """Messages that nobody else has, with those that wait to be sent; None where that is not known."""
        return None if self.held is None else self.held.only_here + self.held.unsent + self.kept


def look(profile: Profile) -> Contents:
    """Reads only. Raises MailError(USAGE) where there is no profile."""
    files = _files(profile)
    if not files:
        raise MailError(ErrorKind.USAGE, f"There is no profile in {profile.directory}.")
    held: Inventory | None = None
    with contextlib.suppress(MailError), contextlib.closing(Database.open(profile.database, readonly=True)) as db:
        held = inventory.take(db)
    every = [each for top in files for each in (top.rglob("*") if top.is_dir() and not top.is_symlink() else (top,))]
    aside = profile.directory / "kept-mail"
    kept = sum(each.suffix in (".eml", ".mbox") for each in every if aside in each.parents)
    return Contents(held, kept, sum(_size(each) for each in every))


def remove(profile: Profile, passwords: PasswordStore) -> tuple[Path, ...]:
    """What is left in the folder, since it is not ours or could not be deleted; empty where the folder is gone, too.

    The secret under which private keys are wrapped stays in the keyring: other profiles share it, and it opens nothing
    by itself. Raises MailError(LOCKED) while a program works on the profile.
    """
    lock = ProfileLock(profile.lock)
    lock.acquire()
    try:
        for account in _accounts(profile):
            # A password by the same login may serve another profile: it is asked for once more there.
            passwords.forget(account)
            if account.secret.kind is SecretKind.OAUTH:
                passwords.forget_grant(account.secret)
        with contextlib.suppress(MailError):
            store_unlocking.forget(profile, passwords, None, everything=True)
        for each in _files(profile):
            if each != profile.lock:
                _delete(each)
        with contextlib.suppress(OSError):
            lock.remove()
    finally:
        lock.release()
    with contextlib.suppress(OSError):
        profile.directory.rmdir()
    try:
        return tuple(sorted(profile.directory.iterdir()))
    except OSError:
        return ()


def _accounts(profile: Profile) -> tuple[Account, ...]:
    try:
        with contextlib.closing(opening.open_plainly(profile.database)) as db:
            return accounts.accounts(db)
    except MailError:
        return ()


def _files(profile: Profile) -> list[Path]:
    """What makes the folder a profile comes last, so that a removal that was cut off can be gone on with. None, where
    there is no such thing: others have a `settings.json`, too."""
    marks = (profile.database, profile.directory / store_key.KEY_FILE, profile.damage_mark, profile.restore_mark)
    if not any(each.exists() or each.is_symlink() for each in marks):
        return []
    try:
        found = [each for each in profile.directory.iterdir() if _OURS.fullmatch(each.name)]
    except OSError:
        return []
    return sorted(found, key=lambda each: (each in marks, each))


def _delete(path: Path) -> None:
    with contextlib.suppress(OSError):  # what stays is told
        if path.name == "crashes" and path.is_dir() and not path.is_symlink():
            for each in path.iterdir():
                if _REPORTS.fullmatch(each.name):
                    each.unlink(missing_ok=True)
            path.rmdir()
        elif path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def _size(path: Path) -> int:
    try:
        return path.lstat().st_size if not path.is_dir() else 0
    except OSError:
        return 0

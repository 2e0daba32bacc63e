"""`mail.key.json` beside an encrypted database: under which names the keyring has its key. It holds no secret, and
nothing is lost with it: the recovery phrase is asked for, and it is written anew."""

from __future__ import annotations

import hashlib
import json
import os
import re
import secrets
from contextlib import suppress
from dataclasses import field, replace
from pathlib import Path

from app.errors import ErrorKind, MailError
from app.quick_dataclass import dataclass
from app.store.backup import private, sync_directory
from app.store.store_key import KEY_FILE

CIPHER = "chacha20"

_FORMAT = 1
_MOST = 4_096
_MOST_NAMES = 8
_ID = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class KeyFile:
    """`profile`: an id of this profile's own, so that its keys in the keyring are not another one's. `names`: of keys
    that the database may have (`StoreKey.name`), the newest first: while a key is changed these are two. `place`: the
    folder that it was written for (inode, SHA-256 of its path)."""

    profile: str
    names: tuple[str, ...] = ()
    place: tuple[int, str] | None = field(default=None, compare=False)

    @classmethod
    def read(cls, folder: Path) -> KeyFile | None:
        """None where there is none, or none that can be read."""
        with suppress(OSError, ValueError, TypeError, KeyError):
            with (folder / KEY_FILE).open("rb") as file:
                told = json.loads(file.read(_MOST))
            place = (int(told["inode"]), str(told["folder"])) if "folder" in told else None
            found = cls(str(told["profile"]), tuple(str(each) for each in told["keys"][:_MOST_NAMES]), place)
            if _ID.fullmatch(found.profile) and all(_ID.fullmatch(each) for each in found.names):
                return found
        return None

    @classmethod
    def of(cls, folder: Path) -> KeyFile:
        """The one that is there, else a new one, which is not written yet."""
        return cls.read(folder) or cls(secrets.token_hex(8))

    def is_of(self, folder: Path) -> bool:
        """False for one that came along when a profile was copied: its entries in the keyring are the other one's. One
        that was moved has its inode still, or where a disk was put elsewhere nothing but that."""
        if self.place is None:
            return True
        inode, path = _place(folder)
        return path == self.place[1] or (inode == self.place[0] and not os.path.ismount(folder))

    def of_its_own(self) -> KeyFile:
        """With the same keys, for a profile that is a copy."""
        return replace(self, profile=secrets.token_hex(8))

    def with_name(self, name: str) -> KeyFile:
        return replace(self, names=(name, *(each for each in self.names if each != name))[:_MOST_NAMES])

    def entry(self, name: str) -> str:
        """What the key of this name is filed under in the keyring."""
        return f"mail database {self.profile} {name}"

    def write(self, folder: Path) -> None:
        """Whole or not at all, synced. Raises MailError(STORE)."""
        draft = folder / f"{KEY_FILE}.part"
        try:
            inode, path = _place(folder)
            draft.unlink(missing_ok=True)
            with private(draft) as file:
                file.write(json.dumps({"format": _FORMAT, "profile": self.profile, "cipher": CIPHER,
                                       "keys": list(self.names), "inode": inode, "folder": path},
                                      indent=1).encode())
                file.flush()
                os.fsync(file.fileno())
            os.replace(draft, folder / KEY_FILE)
            sync_directory(folder)
        except OSError as error:
            raise MailError(ErrorKind.STORE, f"The profile folder {folder} can't be written: check its permissions and "
                            "its disk.", str(error)) from error


def _place(folder: Path) -> tuple[int, str]:
    return folder.stat().st_ino, hashlib.sha256(os.fsencode(folder.resolve())).hexdigest()


def remove(folder: Path) -> None:
    """For a database that is not encrypted any more."""
    with suppress(OSError):
        (folder / KEY_FILE).unlink()

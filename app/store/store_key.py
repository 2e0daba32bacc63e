"""The key of an encrypted mail database, which keys of which folders this process has, and how a file tells that it is
encrypted."""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from app.errors import ErrorKind, MailError
from app.redaction import conceal
from app.store import phrase

DATABASE, KEY_FILE = "mail.db", "mail.key.json"

_INFO_KEY, _INFO_NAME = b"depesche store key 1", b"depesche store key name 1"
_MAGIC = b"SQLite format 3\0"
_RESERVED = 32
"""Octets that the cipher takes of each page: a nonce of 16, a tag of 16."""
_KEY_HEX = re.compile(r"[0-9a-f]{64}")

_lock = threading.Lock()
_keys: dict[Path, tuple[StoreKey, ...]] = {}


@dataclass(frozen=True, slots=True, repr=False)
class StoreKey:
    """32 octets, and the name by which they are known where they must not be told (HKDF of them, 16 hex digits)."""

    octets: bytes
    name: str

    @classmethod
    def of(cls, words: tuple[str, ...]) -> StoreKey:
        """The key that checked words of a phrase are."""
        conceal(" ".join(words))
        return cls.made(_expanded(_extracted(phrase.entropy_of(words)), _INFO_KEY))

    @classmethod
    def made(cls, octets: bytes) -> StoreKey:
        conceal(octets.hex())
        return cls(octets, _expanded(_extracted(octets), _INFO_NAME)[:8].hex())

    @classmethod
    def from_text(cls, text: str) -> StoreKey | None:
        """What `text` made; None of anything else."""
        return cls.made(bytes.fromhex(text)) if _KEY_HEX.fullmatch(text) else None

    @property
    def text(self) -> str:
        """As the keyring keeps it."""
        return self.octets.hex()

    @property
    def raw(self) -> str:
        """As SQLite3 Multiple Ciphers takes a key that no password is behind: nothing is derived of it at each open."""
        return f"raw:{self.octets.hex()}"

    def __repr__(self) -> str:
        return f"StoreKey(name={self.name!r})"


class FileKind(Enum):
    """What the first octets of a file say."""

    ABSENT = "absent"
    """There is none, or it is empty: SQLite makes a new one of it."""
    PLAIN = "plain"
    ENCRYPTED = "encrypted"
    UNCLEAR = "unclear"
    """Neither: damaged, or no database."""


def kind_of(path: Path) -> FileKind:
    """Raises MailError(STORE) for a file that can't be read. Octets 16 to 23 of the header are never encrypted
    (https://sqlite.org/fileformat2.html 1.3; the 21st is how much of each page is the cipher's)."""
    try:
        with path.open("rb") as file:
            head = file.read(24)
    except FileNotFoundError:
        return FileKind.ABSENT
    except OSError as error:
        raise MailError(ErrorKind.STORE, "The mail database cannot be read: check the profile folder's permissions and "
                        "its disk.", str(error)) from error
    if not head:
        return FileKind.ABSENT
    if head.startswith(_MAGIC):
        return FileKind.PLAIN
    size = int.from_bytes(head[16:18], "big")
    is_header = (head[18:20] in (b"\1\1", b"\2\2") and head[20:24] == bytes((_RESERVED, 64, 32, 32))
                 and (size == 1 or (size >= 512 and not size & size - 1)))
    return FileKind.ENCRYPTED if is_header else FileKind.UNCLEAR


# --- what this process has been given ------------------------------------------------------------------------------


def unlock(folder: Path, *keys: StoreKey) -> None:
    """From now on databases in this folder are opened with these, the first of which new ones get. None: no key."""
    with _lock:
        if keys:
            _keys[folder.absolute()] = keys
        else:
            _keys.pop(folder.absolute(), None)


def keys_for(path: Path) -> tuple[StoreKey, ...]:
    """Those of the folder in which the file lies."""
    with _lock:
        return _keys.get(path.absolute().parent, ())


@contextlib.contextmanager
def also(folder: Path, *keys: StoreKey) -> Iterator[None]:
    """`unlock` for as long as this lasts."""
    before = keys_for(folder / "x")
    unlock(folder, *keys)
    try:
        yield
    finally:
        unlock(folder, *before)


def locked(why: str = "") -> MailError:
    """STORE_LOCKED; `why` in place of the advice to enter the phrase."""
    return MailError(ErrorKind.STORE_LOCKED, f"The mail database is encrypted, and its key is not at hand. "
                     f"{why or 'Enter the recovery phrase.'}")


def _extracted(secret: bytes) -> bytes:
    """HKDF-Extract without salt (RFC 5869 2.2)."""
    return hmac.digest(bytes(32), secret, hashlib.sha256)


def _expanded(secret: bytes, info: bytes) -> bytes:
    """HKDF-Expand to one block, 32 octets (RFC 5869 2.3)."""
    return hmac.digest(secret, info + b"\1", hashlib.sha256)

"""The system's keyring: which one it is, and its entries. Nothing here ever logs, shows or raises a secret."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable
from typing import Protocol, TypeVar

from app.errors import ErrorKind, MailError, SecretTrouble
from app.quick_dataclass import dataclass
from app.secrets import lock_state
from app.secrets.service_name import SECRET_SERVICE, service_name

SERVICE = "depesche"

_SECRET_SERVICE = "keyring.backends.SecretService"
_KWALLET = "keyring.backends.kwallet"
# Backends that the keyring package brings itself and that really keep a secret. Others (keyrings.alt,
# keyrings.cryptfile) write files or ask on the terminal; `null` and `fail` keep nothing.
_REAL_BACKENDS = {
    _SECRET_SERVICE: SECRET_SERVICE, "keyring.backends.libsecret": SECRET_SERVICE, _KWALLET: "KWallet",
    "keyring.backends.Windows": "Windows Credential Manager", "keyring.backends.macOS": "macOS Keychain",
}
_NO_KEYRING = "No keyring is available on this system."
_LOCKED = "The keyring is locked: unlock it and try again."
_TROUBLES = {_NO_KEYRING: SecretTrouble.NO_KEYRING, _LOCKED: SecretTrouble.KEYRING_LOCKED}

_PIECE = 1_200
"""Characters in one entry: Windows takes 2,560 octets of UTF-16."""
_MOST_PIECES = 16

T = TypeVar("T")


class Keyring(Protocol):
    """What is used of a `keyring` backend."""

    def get_password(self, service: str, username: str) -> str | None: ...

    def set_password(self, service: str, username: str, password: str) -> None: ...

    def delete_password(self, service: str, username: str) -> None: ...


@dataclass(frozen=True, slots=True)
class KeyringPlace:
    """`name` of the keyring as people know it; "" where none answers, and then `trouble` as a sentence. `locked`: it
    will ask the person for its own password."""

    name: str
    trouble: str = ""
    locked: bool = False


class SystemKeyring:
    """Entries under SERVICE. Safe from every thread; each call may block, and the keyring may ask the person.

    `given` replaces the system's (for tests). Every failure is a MailError(SECRET_MISSING) with a sentence.
    """

    def __init__(self, given: Keyring | None = None) -> None:
        self._given = given
        self._lock = threading.Lock()

    def read(self, user: str) -> str | None:
        return self._ask(lambda keyring: keyring.get_password(SERVICE, user))

    def write(self, user: str, text: str) -> None:
        self._ask(lambda keyring: keyring.set_password(SERVICE, user, text))

    def remove(self, user: str) -> None:
        """Raises where there was none, too."""
        self._ask(lambda keyring: keyring.delete_password(SERVICE, user))

    def get_or_make(self, user: str, make: Callable[[], str]) -> str | None:
        """What is kept, else what `make` gives and the keyring then really kept; nobody comes in between."""
        def ask(keyring: Keyring) -> str | None:
            if kept := keyring.get_password(SERVICE, user):
                return kept
            keyring.set_password(SERVICE, user, make())
            return keyring.get_password(SERVICE, user)
        return self._ask(ask)

    # --- texts of any length --------------------------------------------------------------------------

    def read_long(self, user: str) -> str | None:
        """What `write_long` kept; None where there is none, or a piece is missing."""
        count, mark, first = _head(self.read(user))
        pieces = [first, *(self.read(_piece(user, mark, number)) for number in range(1, count))]
        return "".join(each for each in pieces if each) if count and all(pieces) else None

    def write_long(self, user: str, text: str) -> None:
        """The entry that names the pieces is written last, so that a crash leaves the old text or the new."""
        pieces = [text[at:at + _PIECE] for at in range(0, len(text), _PIECE)]
        if not 0 < len(pieces) <= _MOST_PIECES:
            raise MailError(ErrorKind.SECRET_MISSING, "The keyring cannot keep a sign-in of this length.")
        before = _head(self.read(user))
        mark = secrets.token_hex(4)
        for number, piece in enumerate(pieces[1:], 1):
            self.write(_piece(user, mark, number), piece)
        self.write(user, f"{len(pieces)}:{mark}:{pieces[0]}")
        self._remove_pieces(user, before)

    def remove_long(self, user: str) -> None:
        head = _head(self.read(user))
        self.remove(user)
        self._remove_pieces(user, head)

    def _remove_pieces(self, user: str, head: tuple[int, str, str]) -> None:
        for number in range(1, head[0]):
            self.remove(_piece(user, head[1], number))

    # --- which one ------------------------------------------------------------------------------------

    def place(self) -> KeyringPlace:
        """Where passwords go. Asks the person for nothing, as far as the keyring can be spared that. Never raises."""
        try:
            backend, name = self._ask(lambda keyring: (type(keyring).__module__, _name(keyring)))
            if backend == _SECRET_SERVICE:
                return KeyringPlace(name, locked=not self.is_open())
            if backend != _KWALLET:  # which would ask
                self.read("where")
        except MailError as error:
            if error.secret_trouble is SecretTrouble.KEYRING_LOCKED:
                return KeyringPlace(name, locked=True)
            return KeyringPlace("", error.detail)
        return KeyringPlace(name)

    def is_open(self) -> bool:
        """Whether it can be read without a question to the person, as far as it tells. Never raises."""
        try:
            with self._lock:
                return lock_state.is_open(self._chosen())
        except MailError:
            return False

    def _ask(self, action: Callable[[Keyring], T]) -> T:
        try:
            with self._lock:
                return action(self._chosen())
        except MailError:
            raise
        except Exception as error:  # each system's backend has its own errors; their text may hold anything
            trouble = explain(error)
        # Raised out here, so that no exception with a secret in it hangs on as the context.
        raise MailError(ErrorKind.SECRET_MISSING, trouble, secret_trouble=_TROUBLES.get(
            trouble, SecretTrouble.KEYRING_FAILED))

    def _chosen(self) -> Keyring:
        """The backend to use. Raises MailError(SECRET_MISSING) where there is no real one."""
        if self._given is not None:
            return self._given
        import keyring  # takes a while, and asks the bus
        from keyring.backend import KeyringBackend

        chosen = keyring.get_keyring()
        several: list[KeyringBackend] = getattr(chosen, "backends", None) or [chosen]
        for backend in several:
            if type(backend).__module__ in _REAL_BACKENDS:
                return backend
        raise MailError(ErrorKind.SECRET_MISSING, _NO_KEYRING, secret_trouble=SecretTrouble.NO_KEYRING)


def explain(error: Exception) -> str:
    """A sentence on a keyring's failure, made without its text."""
    from keyring.errors import InitError, KeyringLocked, NoKeyringError

    if isinstance(error, NoKeyringError):
        return _NO_KEYRING
    if isinstance(error, InitError | KeyringLocked):
        return _LOCKED
    return f"The keyring failed ({type(error).__name__})."


def _name(keyring: Keyring) -> str:
    module = type(keyring).__module__
    return service_name() if module == _SECRET_SERVICE else _REAL_BACKENDS.get(module, type(keyring).__name__)


def _piece(user: str, mark: str, number: int) -> str:
    return f"{user} ({mark} {number})"


def _head(text: str | None) -> tuple[int, str, str]:
    """Number of pieces, their mark, and the first; (0, "", "") for what `write_long` did not write."""
    count, _, rest = (text or "").partition(":")
    mark, colon, first = rest.partition(":")
    if not (count.isascii() and count.isdigit() and len(count) < 3 and int(count) <= _MOST_PIECES and colon and first):
        return 0, "", ""
    return int(count), mark, first

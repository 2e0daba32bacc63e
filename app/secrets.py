"""Where passwords come from: the system's keyring, a command, or memory for as long as the program runs."""

from __future__ import annotations

import base64
import contextlib
import logging
import os
import signal
import subprocess
import threading
from typing import Protocol

from app.errors import ErrorKind, MailError
from app.model.account import Account, SecretKind

SERVICE = "depesche"
KEY_SECRET = "private keys"
COMMAND_TIMEOUT = 30.0

# Backends that the keyring package brings itself and that really keep a secret. Others (keyrings.alt,
# keyrings.cryptfile) write files or ask on the terminal; `null` and `fail` keep nothing.
_REAL_BACKENDS = frozenset({
    "keyring.backends.SecretService", "keyring.backends.libsecret", "keyring.backends.kwallet",
    "keyring.backends.Windows", "keyring.backends.macOS",
})
_NO_KEYRING = "No keyring is available on this system."

log = logging.getLogger(__name__)


class Keyring(Protocol):
    """What is used of a `keyring` backend."""

    def get_password(self, service: str, username: str) -> str | None: ...

    def set_password(self, service: str, username: str, password: str) -> None: ...

    def delete_password(self, service: str, username: str) -> None: ...


class PasswordStore:
    """Passwords of all accounts. Safe from every thread; may block on the keyring: never call it from Qt's.

    `keyring` replaces the system's keyring (for tests). Nothing here ever logs, shows or raises a secret.
    """

    def __init__(self, keyring: Keyring | None = None, *, command_timeout: float = COMMAND_TIMEOUT) -> None:
        self._given_keyring = keyring
        self._command_timeout = command_timeout
        self._lock = threading.Lock()
        self._keyring_lock = threading.Lock()
        self._session: dict[str, str] = {}
        self._answers: dict[int, tuple[str, bool]] = {}

    def get(self, account: Account) -> str:
        """The account's password; what the person entered in this session comes first.

        Raises MailError(SECRET_MISSING) naming what to do.
        """
        entered = self._entered(account)
        if entered is not None:
            return entered
        match account.secret.kind:
            case SecretKind.COMMAND:
                return _run(account.secret.command, account.name, self._command_timeout)
            case SecretKind.KEYRING:
                return self._from_keyring(account)
            case SecretKind.SESSION:
                raise MailError(
                    ErrorKind.SECRET_MISSING,
                    f"The password of {account.name} is kept only while Depesche runs: enter it again.")

    def put(self, account: Account, password: str) -> bool:
        """Keeps a password. True if the keyring took it, False if it is kept for this session only.

        Only accounts with SecretKind.KEYRING go to the keyring.
        """
        user = keyring_user(account)
        stored = account.secret.kind is SecretKind.KEYRING and self._store(user, password)
        with self._lock:
            self._answers.pop(account.id, None)
            if stored:
                self._session.pop(user, None)
            else:
                self._session[user] = password
        return stored

    def forget(self, account: Account) -> None:
        """Removes the password from session memory and keyring; nothing happens if there is none."""
        user = keyring_user(account)
        with self._lock:
            self._session.pop(user, None)
            self._answers.pop(account.id, None)
        if account.secret.kind is not SecretKind.KEYRING:
            return
        try:
            with self._keyring_lock:
                self._keyring().delete_password(SERVICE, user)
        except MailError:
            log.info("no keyring to remove the password of account %d from", account.id)
        except Exception as error:  # each system's backend has its own errors; one is "nothing stored"
            log.info("the keyring removed no password of account %d: %s", account.id, type(error).__name__)

    def provide(self, account_id: int, password: str, remember: bool) -> None:
        """The person's answer to a question for this account's password: the next `get` returns it.

        With `remember` that `get` also puts it into the keyring. Never blocks.
        """
        with self._lock:
            self._answers[account_id] = (password, remember)

    def key_secret(self, *, make: bool) -> bytes:
        """32 octets under which private keys lie in the store. With `make` put into the keyring if it has none: only
        for what is stored under it now. A keyring that does not answer must not get another one in its place.

        Raises MailError(SECRET_MISSING) where there is no keyring, it is locked, or has none.
        """
        trouble = ""
        kept: str | None = None
        try:
            with self._keyring_lock:
                keyring = self._keyring()
                kept = keyring.get_password(SERVICE, KEY_SECRET)
                if not kept and make:
                    keyring.set_password(SERVICE, KEY_SECRET, base64.b64encode(os.urandom(32)).decode("ascii"))
                    kept = keyring.get_password(SERVICE, KEY_SECRET)
        except MailError as error:
            trouble = error.detail
        except Exception as error:  # each system's backend has its own errors
            trouble = _explain(error)
        if not (kept or trouble or make):
            raise MailError(ErrorKind.SECRET_MISSING, "This private key was stored with another keyring: import it "
                            "again from its backup.")
        secret = base64.b64decode(kept) if kept else b""
        if len(secret) != 32:
            raise MailError(ErrorKind.SECRET_MISSING, f"{trouble or 'The keyring did not keep what it was given.'} "
                            "Your private keys can't be reached without it.")
        return secret

    def _entered(self, account: Account) -> str | None:
        with self._lock:
            answer = self._answers.pop(account.id, None) if account.id else None
            if answer is None:
                return self._session.get(keyring_user(account))
            password, remember = answer
            self._session[keyring_user(account)] = password
        if remember:
            self.put(account, password)
        return password

    def _from_keyring(self, account: Account) -> str:
        trouble = ""
        password: str | None = None
        try:
            with self._keyring_lock:
                password = self._keyring().get_password(SERVICE, keyring_user(account))
        except MailError as error:
            trouble = error.detail
        except Exception as error:  # each system's backend has its own errors
            trouble = _explain(error)
        if trouble:
            raise MailError(
                ErrorKind.SECRET_MISSING,
                f"{trouble} Enter the password of {account.name}, or set a password command for it.")
        if not password:
            raise MailError(ErrorKind.SECRET_MISSING,
                            f"The keyring holds no password for {account.name}: enter it.")
        return password

    def _store(self, user: str, password: str) -> bool:
        try:
            with self._keyring_lock:
                self._keyring().set_password(SERVICE, user, password)
        except MailError as error:
            log.warning("password kept for this session only: %s", error.detail)
            return False
        except Exception as error:  # each backend has its own errors; their text may hold anything
            log.warning("password kept for this session only: %s", _explain(error))
            return False
        return True

    def _keyring(self) -> Keyring:
        """The backend to use. Raises MailError(SECRET_MISSING) where there is no real one."""
        if self._given_keyring is not None:
            return self._given_keyring
        import keyring  # takes a while, and asks the bus
        from keyring.backend import KeyringBackend

        chosen = keyring.get_keyring()
        several: list[KeyringBackend] = getattr(chosen, "backends", None) or [chosen]
        for backend in several:
            if type(backend).__module__ in _REAL_BACKENDS:
                return backend
        raise MailError(ErrorKind.SECRET_MISSING, _NO_KEYRING)


def keyring_user(account: Account) -> str:
    """The name that an account's password is filed under: stable, and the same before and after it has an id.

    Two profiles with the same login share the entry.
    """
    server = account.incoming
    return f"{account.protocol.value}://{server.user}@{server.host}:{server.port}"


def _explain(error: Exception) -> str:
    """A sentence on a keyring's failure, made without its text."""
    from keyring.errors import InitError, KeyringLocked, NoKeyringError

    if isinstance(error, NoKeyringError):
        return _NO_KEYRING
    if isinstance(error, InitError | KeyringLocked):
        return "The keyring is locked: unlock it and try again."
    return f"The keyring failed ({type(error).__name__})."


def _run(command: str, name: str, timeout: float) -> str:
    """The first line that the shell command prints. Its output appears in no error."""
    if not command.strip():
        raise MailError(ErrorKind.SECRET_MISSING, f"The password command of {name} is empty: set one.")
    output, problem = _output(command, timeout)
    if not problem:
        try:
            password = output.partition(b"\n")[0].removesuffix(b"\r").decode()
        except UnicodeDecodeError:
            problem = "printed something that is not UTF-8 text"
        else:
            if password:
                return password
            problem = "printed nothing"
    # Raised out here, so that no exception with the output in it hangs on as the context.
    raise MailError(ErrorKind.SECRET_MISSING,
                    f"The password command of {name} {problem}. Run it in a terminal to see why.")


def _output(command: str, timeout: float) -> tuple[bytes, str]:
    """What the command printed, and what went wrong ("" if nothing)."""
    try:
        process = subprocess.Popen(
            command, shell=True, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            start_new_session=True)
    except (OSError, ValueError) as error:
        return b"", f"could not be started ({type(error).__name__})"
    with process:
        try:
            output, _ = process.communicate(timeout=timeout)
        except subprocess.TimeoutExpired:
            _kill(process)
            return b"", f"did not end within {timeout:g} seconds"
        except BaseException:  # in its own session it never hears of Ctrl-C itself
            _kill(process)
            raise
    if process.returncode:
        return b"", f"ended with exit code {process.returncode}"
    return output, ""


def _kill(process: subprocess.Popen[bytes]) -> None:
    """Ends the shell and what it started: a child that lives on would hold the pipe open."""
    if os.name == "posix":
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()

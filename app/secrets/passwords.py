"""The secrets of all accounts, wherever they come from."""

from __future__ import annotations

import base64
import logging
import os
import threading

from app.errors import ErrorKind, MailError, SecretTrouble
from app.model.account import Account, SecretKind, SecretSource
from app.model.sign_in import AccessToken, Grant
from app.redaction import conceal
from app.secrets import command
from app.secrets.system_keyring import Keyring, KeyringPlace, SystemKeyring
from app.secrets.tokens import Renewal, TokenStore

KEY_SECRET = "private keys"

log = logging.getLogger(__name__)


class PasswordStore:
    """Passwords and tokens of all accounts. Safe from every thread; may block on the keyring: never call it from Qt's.

    `keyring` replaces the system's keyring (for tests). Nothing here ever logs, shows or raises a secret.
    """

    def __init__(self, keyring: Keyring | None = None, *, command_timeout: float = command.COMMAND_TIMEOUT) -> None:
        self._keyring = SystemKeyring(keyring)
        self._tokens = TokenStore(self._keyring)
        self._command_timeout = command_timeout
        self._lock = threading.Lock()
        self._session: dict[str, str] = {}
        self._answers: dict[int, tuple[str, bool]] = {}

    def get(self, account: Account) -> str:
        """What the account logs in with: its password, of which the one entered in this session comes first, or an
        AccessToken, for which the network may be asked.

        Raises MailError(SECRET_MISSING, SIGN_IN_NEEDED) naming what to do, and with a token the network's.
        """
        found = self._found(account)
        # Should anything ever write it into the log, it will not stand there.
        conceal(found, passes=isinstance(found, AccessToken))
        return found

    def _found(self, account: Account) -> str:
        if account.secret.kind is SecretKind.OAUTH:
            return self._tokens.token(account)
        entered = self._entered(account)
        if entered is not None:
            return entered
        match account.secret.kind:
            case SecretKind.COMMAND:
                return command.run(account.secret.command, account.name, self._command_timeout)
            case SecretKind.KEYRING:
                return self._from_keyring(account)
            case SecretKind.SESSION:
                raise MailError(
                    ErrorKind.SECRET_MISSING,
                    f"The password of {account.name} is kept only while Depesche runs: enter it again.",
                    secret_trouble=SecretTrouble.SESSION_ENDED)

    def put(self, account: Account, password: str) -> bool:
        """Keeps a password. True if the keyring took it, False if it is kept for this session only.

        Only accounts with SecretKind.KEYRING go to the keyring.
        """
        conceal(password)
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
            self._keyring.remove(user)
        except MailError as error:
            log.info("the keyring removed no password of account %d: %s", account.id, error.detail)

    def provide(self, account_id: int, password: str, remember: bool) -> None:
        """The person's answer to a question for this account's password: the next `get` returns it.

        With `remember` that `get` also puts it into the keyring. Never blocks.
        """
        conceal(password)
        with self._lock:
            self._answers[account_id] = (password, remember)

    def where(self) -> KeyringPlace:
        """Where the system keeps passwords, or why nowhere."""
        return self._keyring.place()

    def is_open(self) -> bool:
        """Whether the keyring can be read without a question to the person, as far as it tells that."""
        return self._keyring.is_open()

    # --- sign-ins with a provider ---------------------------------------------------------------------

    def renew_by(self, renewal: Renewal) -> None:
        """How access tokens are renewed; without it a sign-in lasts as long as its first token."""
        self._tokens.renewal = renewal

    def keep_grant(self, source: SecretSource, grant: Grant) -> None:
        """Keeps in memory what a sign-in gave, for accounts with this `source`."""
        self._tokens.keep(source, grant)

    def store_grant(self, source: SecretSource) -> bool:
        """Puts it into the keyring; False if it is kept for this session only."""
        return self._tokens.store(source)

    def forget_grant(self, source: SecretSource) -> str:
        """Removes it from memory and keyring. The refresh token that the provider is to revoke, "" where there is none.
        """
        return self._tokens.forget(source)

    # --- private keys ---------------------------------------------------------------------------------

    def key_secret(self, *, make: bool) -> bytes:
        """32 octets under which private keys lie in the store. With `make` put into the keyring if it has none: only
        for what is stored under it now. A keyring that does not answer must not get another one in its place.

        Raises MailError(SECRET_MISSING) where there is no keyring, it is locked, or has none.
        """
        trouble = ""
        kept: str | None = None
        try:
            kept = (self._keyring.get_or_make(KEY_SECRET, _new_secret) if make else self._keyring.read(KEY_SECRET))
        except MailError as error:
            trouble = error.detail
        if not (kept or trouble or make):
            raise MailError(ErrorKind.SECRET_MISSING, "This private key was stored with another keyring: import it "
                            "again from its backup.")
        secret = base64.b64decode(kept) if kept else b""
        if len(secret) != 32:
            raise MailError(ErrorKind.SECRET_MISSING, f"{trouble or 'The keyring did not keep what it was given.'} "
                            "Your private keys can't be reached without it.")
        return secret

    # --- keys of encrypted mail databases ---------------------------------------------------------------

    def store_key(self, entry: str) -> str | None:
        """What `keep_store_key` kept; None if there is none. Raises MailError(SECRET_MISSING) where no keyring answers.
        """
        return self._keyring.read(entry)

    def keep_store_key(self, entry: str, text: str) -> bool:
        """False if no keyring takes it: then the recovery phrase is asked for at each start."""
        return self._store(entry, text)

    def drop_store_key(self, entry: str) -> None:
        """Nothing happens if there is none."""
        try:
            self._keyring.remove(entry)
        except MailError as error:
            log.info("the keyring removed no key of a mail database: %s", error.detail)

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
        try:
            password = self._keyring.read(keyring_user(account))
        except MailError as error:
            raise MailError(
                ErrorKind.SECRET_MISSING,
                f"{error.detail} Enter the password of {account.name}, or set a password command for it.",
                secret_trouble=error.secret_trouble) from None
        if not password:
            raise MailError(ErrorKind.SECRET_MISSING,
                            f"The keyring holds no password for {account.name}: enter it.",
                            secret_trouble=SecretTrouble.NOTHING_STORED)
        return password

    def _store(self, user: str, password: str) -> bool:
        try:
            self._keyring.write(user, password)
        except MailError as error:
            log.warning("password kept for this session only: %s", error.detail)
            return False
        return True


def keyring_user(account: Account) -> str:
    """The name that an account's password is filed under: stable, and the same before and after it has an id.

    Two profiles with the same login share the entry.
    """
    server = account.incoming
    return f"{account.protocol.value}://{server.user}@{server.host}:{server.port}"


def _new_secret() -> str:
    return base64.b64encode(os.urandom(32)).decode("ascii")

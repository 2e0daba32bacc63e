"""Tokens of OAuth 2.0: refresh tokens in the keyring, access tokens in memory, each renewed by one thread at a time."""

from __future__ import annotations

import contextlib
import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from app.errors import ErrorKind, MailError
from app.model.account import Account, SecretSource
from app.model.sign_in import AccessToken, Grant
from app.redaction import conceal
from app.secrets.system_keyring import SystemKeyring

_MARGIN = 60.0
"""Seconds before its end from which an access token is renewed: a login may take a while."""
_NEW = 60.0
"""Seconds for which a refused token counts as new: another one would be refused as well."""

log = logging.getLogger(__name__)


class Renewal(Protocol):
    """Asks the provider for another access token. Raises MailError(SIGN_IN_NEEDED) where the grant has ended."""

    def __call__(self, source: SecretSource, refresh_token: str, ca_file: str) -> Grant: ...


@dataclass(slots=True)
class _Held:
    """What is in memory: `until` and `since` in seconds of the clock; `stored`: the keyring has the refresh token."""

    access: str = ""
    until: float = 0.0
    since: float = 0.0
    refresh: str = ""
    stored: bool = False
    hosts: frozenset[str] = frozenset()

    def __repr__(self) -> str:
        return f"_Held(until={self.until:.0f}, stored={self.stored})"


class TokenStore:
    """Grants of all accounts, by provider and who signed in. Safe from every thread; may block, and use the network."""

    def __init__(self, keyring: SystemKeyring, clock: Callable[[], float] = time.time) -> None:
        self.renewal: Renewal | None = None
        self._keyring = keyring
        self._clock = clock
        self._lock = threading.Lock()
        self._locks: dict[str, threading.Lock] = {}
        self._held: dict[str, _Held] = {}

    def keep(self, source: SecretSource, grant: Grant) -> None:
        """Into memory; an earlier grant for the same is forgotten, in memory only."""
        name = _name(source)
        with self._lock_of(name):
            self._held[name] = self._taken(_Held(), grant)

    def store(self, source: SecretSource) -> bool:
        """Into the keyring what memory holds; True if it is there."""
        name = _name(source)
        with self._lock_of(name):
            held = self._held.get(name)
            if held is None:
                return True
            if not held.stored and held.refresh:
                held.stored = self._stored(name, held.refresh)
            return held.stored

    def token(self, account: Account) -> AccessToken:
        """One that is good for another minute at least. Raises MailError: SIGN_IN_NEEDED, or what the
        provider's server is at fault with."""
        name = _name(account.secret)
        with self._lock_of(name):
            held = self._held.setdefault(name, _Held())
            if held.until - _MARGIN <= self._clock():
                self._renew(account, name, held)
            text, hosts = held.access, held.hosts
        return AccessToken(text, lambda: self._another(account, text), hosts)

    def forget(self, source: SecretSource) -> str:
        """Takes the grant out of memory and keyring; the refresh token that is to be revoked, "" where none is known.
        """
        name = _name(source)
        with self._lock_of(name):
            held = self._held.pop(name, None) or _Held()
            refresh = held.refresh
            with contextlib.suppress(MailError):  # none there, or no keyring: nothing to forget
                refresh = self._keyring.read_long(name) or refresh
                self._keyring.remove_long(name)
        return refresh

    def _another(self, account: Account, refused: str) -> AccessToken | None:
        name = _name(account.secret)
        with self._lock_of(name):
            held = self._held.setdefault(name, _Held())
            if held.access == refused:
                if self._clock() - held.since < _NEW:
                    return None
                held.until = 0.0
        return self.token(account)

    def _renew(self, account: Account, name: str, held: _Held) -> None:
        if self.renewal is None:
            raise MailError(ErrorKind.SIGN_IN_NEEDED, f"Nothing here can renew the sign-in of {account.name}.")
        refresh = self._refresh_token(account, name, held)
        try:
            grant = self.renewal(account.secret, refresh, account.incoming.ca_file)
        except MailError as error:
            latest = self._keyring.read_long(name) if held.stored and error.kind is ErrorKind.SIGN_IN_NEEDED else None
            if not latest or latest == refresh:
                raise
            # Another process was faster, and its renewal ended the old token.
            held.refresh = latest
            grant = self.renewal(account.secret, latest, account.incoming.ca_file)
        rotated = bool(grant.refresh) and grant.refresh != held.refresh
        self._taken(held, grant)
        if rotated and held.stored:
            # Before it is used: from now on the provider may take the old one as stolen.
            held.stored = self._stored(name, held.refresh)

    def _refresh_token(self, account: Account, name: str, held: _Held) -> str:
        if held.stored or not held.refresh:
            # The keyring's is the truth: another process may have got a new one.
            try:
                kept = self._keyring.read_long(name)
            except MailError as error:
                if not held.refresh:
                    raise MailError(ErrorKind.SIGN_IN_NEEDED,
                                    f"{error.detail} Or sign in to {account.name} anew.",
                                    secret_trouble=error.secret_trouble) from None
            else:
                held.refresh, held.stored = kept or held.refresh, bool(kept)
        if not held.refresh:
            raise MailError(ErrorKind.SIGN_IN_NEEDED, f"No sign-in is kept for {account.name}: sign in again.")
        return held.refresh

    def _taken(self, held: _Held, grant: Grant) -> _Held:
        for secret in (grant.access, grant.refresh):
            conceal(secret, passes=True)
        held.access, held.since = grant.access, self._clock()
        held.until = held.since + grant.seconds
        held.refresh, held.hosts = grant.refresh or held.refresh, grant.hosts
        return held

    def _stored(self, name: str, refresh: str) -> bool:
        try:
            self._keyring.write_long(name, refresh)
        except MailError as error:
            log.warning("sign-in kept for this session only: %s", error.detail)
            return False
        return True

    def _lock_of(self, name: str) -> threading.Lock:
        with self._lock:
            return self._locks.setdefault(name, threading.Lock())


def _name(source: SecretSource) -> str:
    """The keyring's entry: the same for IMAP, POP3 and sending, whatever becomes of the account."""
    return f"oauth {source.identity} {source.provider} {source.client}".rstrip()

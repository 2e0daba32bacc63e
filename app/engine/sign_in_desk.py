"""Signing in with providers, and where passwords are kept: browser, network and keyring, each in its own thread."""

from __future__ import annotations

import contextlib
import logging
import threading
from collections.abc import Callable
from dataclasses import replace
from typing import assert_never

from app.commands import AskKeyring, CancelSignIn, SignIn, SignInCommand
from app.errors import MailError, unexpected
from app.events import AccountsChanged, Event, KeyringKnown, SignedIn, SignInProgressed
from app.model.account import Account, SecretKind, SecretSource
from app.secrets import PasswordStore
from app.setup import oauth
from app.setup.sign_in import SignInFlow
from app.store import accounts, outbox
from app.store.database import Database

log = logging.getLogger(__name__)


class SignInDesk:
    """`changed` is called with the account's id after it was stored, before the events."""

    def __init__(self, open_database: Callable[[], Database], passwords: PasswordStore, emit: Callable[[Event], None],
                 changed: Callable[[int], None]) -> None:
        self._open_database = open_database
        self._passwords = passwords
        self._emit = emit
        self._changed = changed
        self._lock = threading.Lock()
        self._flows: dict[int, SignInFlow] = {}
        self._drafts: dict[int, tuple[SecretSource, str]] = {}

    def submit(self, command: SignInCommand) -> None:
        """Never blocks."""
        match command:
            case SignIn():
                flow = SignInFlow(command.provider, command.email, client=command.client, ca_file=command.ca_file,
                                  words=command.words)
                with self._lock:
                    self._flows[command.token] = flow
                self._begin(self._sign_in, command, flow)
            case CancelSignIn():
                with self._lock:
                    running = self._flows.get(command.token)
                    draft = self._drafts.pop(command.token, None)
                if running is not None:
                    running.cancel()
                elif draft is not None:
                    self._begin(self._give_back, *draft)
            case AskKeyring():
                self._begin(self._ask_keyring, command)
            case _:
                assert_never(command)

    def stop(self) -> None:
        """Ends the waiting for browsers; their answers are not told any more."""
        with self._lock:
            flows = list(self._flows.values())
        for flow in flows:
            flow.cancel()

    @staticmethod
    def _begin(target: Callable[..., None], *arguments: object) -> None:
        threading.Thread(target=target, args=arguments, name="sign-in", daemon=True).start()

    def _sign_in(self, command: SignIn, flow: SignInFlow) -> None:
        try:
            source, grant = flow.run(lambda url: self._emit(SignInProgressed(command.token, url)))
            self._passwords.keep_grant(source, grant)
            for_session = True
            if command.account_id:
                for_session = not self._renew(command.account_id, source)
        except MailError as error:
            self._emit(SignedIn(command.token, None, flow.strangers, error=error))
        except Exception:
            # Somebody waits for an answer and must not wait for ever; the traceback goes where all others go.
            self._emit(SignedIn(command.token, None, flow.strangers, error=unexpected()))
            raise
        else:
            if not command.account_id:
                with self._lock:
                    self._drafts[command.token] = source, command.ca_file
            self._emit(SignedIn(command.token, source, flow.strangers, for_session))
        finally:
            with self._lock:
                self._flows.pop(command.token, None)

    def _renew(self, account_id: int, source: SecretSource) -> bool:
        """The account's sign-in from now on; whether the keyring has it."""
        with contextlib.closing(self._open_database()) as db:
            account = accounts.account(db, account_id)
            before = account.secret
            stored = self._passwords.store_grant(source)
            accounts.save(db, replace(account, secret=source))
            outbox.try_now(db, account_id)
            outlived = before.kind is SecretKind.OAUTH and before != source and is_last(db, before)
        self._changed(account_id)
        self._emit(AccountsChanged())
        if outlived:
            oauth.give_back(self._passwords, before, account.incoming.ca_file)
        return stored

    def _give_back(self, source: SecretSource, ca_file: str) -> None:
        try:
            with contextlib.closing(self._open_database()) as db:
                unused = is_last(db, source)
        except MailError as error:  # it ends with the program: it was in memory only
            log.info("a sign-in was not given back: %s", error.kind)
        else:
            if unused:
                oauth.give_back(self._passwords, source, ca_file)

    def _ask_keyring(self, command: AskKeyring) -> None:
        place = self._passwords.where()
        self._emit(KeyringKnown(command.token, place.name, place.trouble, place.locked))


def give_back_of(db: Database, passwords: PasswordStore, account: Account) -> None:
    """Once an account is gone, or logs in otherwise: its sign-in ends, unless another account here goes on with it.
    Asks the network."""
    if account.secret.kind is SecretKind.OAUTH and is_last(db, account.secret):
        oauth.give_back(passwords, account.secret, account.incoming.ca_file)


def is_last(db: Database, source: SecretSource) -> bool:
    """Whether no account has this sign-in."""
    return all(each.secret != source for each in accounts.accounts(db))

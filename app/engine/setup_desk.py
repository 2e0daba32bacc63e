"""Probing, saving and removing accounts: network and keyring, so each in a short-lived thread of its own."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from dataclasses import replace
from typing import assert_never

from app.commands import LookAtServers, ProbeAccount, RemoveAccount, SaveAccount, SetupCommand
from app.engine.sign_in_desk import give_back_of
from app.errors import ErrorKind, MailError
from app.events import AccountSaved, AccountsChanged, EditRefused, Event, ProbeFinished, ServersSeen
from app.model.account import Account, SecretKind, SecretSource
from app.secrets import PasswordStore
from app.setup.numbers import Look
from app.setup.probe import probe_incoming, probe_outgoing
from app.store import accounts
from app.store.database import Database


class SetupDesk:
    """`changed` is called with the account's id after it was stored or removed, before the event."""

    def __init__(self, open_database: Callable[[], Database], passwords: PasswordStore, emit: Callable[[Event], None],
                 changed: Callable[[int], None]) -> None:
        self._open_database = open_database
        self._passwords = passwords
        self._emit = emit
        self._changed = changed

    def submit(self, command: SetupCommand) -> None:
        threading.Thread(target=self._serve, args=(command,), name="setup", daemon=True).start()

    def _serve(self, command: SetupCommand) -> None:
        try:
            self._answer(command)
        except Exception:
            # The wizard waits for an answer and must not wait for ever; the traceback goes where all others go.
            self._emit(self._failure(command, MailError(
                ErrorKind.STORE, "Something unexpected went wrong: the log in the profile folder says more.")))
            raise

    @staticmethod
    def _failure(command: SetupCommand, error: MailError) -> Event:
        match command:
            case ProbeAccount():
                return ProbeFinished(command.token, error, None)
            case LookAtServers():
                return ServersSeen(command.token, error, error, None)
            case SaveAccount():
                return AccountSaved(command.token, 0, error=error)
            case RemoveAccount():
                return EditRefused(error)
            case _:
                assert_never(command)

    def _answer(self, command: SetupCommand) -> None:
        match command:
            case ProbeAccount():
                incoming = probe_incoming(command.account, command.password)
                outgoing = probe_outgoing(command.account, command.password)
                self._emit(ProbeFinished(command.token, incoming, outgoing))
            case LookAtServers():
                self._emit(Look(command.token, command.accounts, self._login(command), self._emit).run())
            case SaveAccount():
                try:
                    before = self._before(command.account.id)
                    saved, for_session = self._save(command.account, command.password)
                except MailError as error:
                    self._emit(AccountSaved(command.token, 0, error=error))
                    return
                self._changed(saved.id)
                self._emit(AccountsChanged())
                self._emit(AccountSaved(command.token, saved.id, for_session))
                if before is not None and before.secret != saved.secret:
                    self._end_sign_in(before)
            case RemoveAccount():
                try:
                    self._remove(command.account_id)
                except MailError as error:
                    self._emit(EditRefused(error))
            case _:
                assert_never(command)

    def _login(self, command: LookAtServers) -> Callable[[], str]:
        given = command.password
        return (lambda: self._passwords.get(command.accounts[0])) if given is None else lambda: given

    def _save(self, account: Account, password: str | None) -> tuple[Account, bool]:
        """The account as stored, and whether its password is kept for this session only."""
        db = self._open_database()
        try:
            saved = accounts.save(db, account)
            if saved.secret.kind is SecretKind.OAUTH:
                return saved, not self._passwords.store_grant(saved.secret)
            if password is None or saved.secret.kind is SecretKind.COMMAND:
                return saved, False
            if self._passwords.put(saved, password):
                return saved, False
            if saved.secret.kind is SecretKind.KEYRING:
                saved = accounts.save(db, replace(saved, secret=SecretSource(SecretKind.SESSION)))
                self._passwords.put(saved, password)
            return saved, True
        finally:
            db.close()

    def _remove(self, account_id: int) -> None:
        db = self._open_database()
        try:
            account = accounts.account(db, account_id)
            self._changed(-account_id)
            self._passwords.forget(account)
            accounts.remove(db, account_id)
        finally:
            db.close()
        self._emit(AccountsChanged())
        self._end_sign_in(account)

    def _before(self, account_id: int) -> Account | None:
        """The account as it is stored; None for a new one."""
        if not account_id:
            return None
        with contextlib.closing(self._open_database()) as db:
            return accounts.account(db, account_id)

    def _end_sign_in(self, account: Account) -> None:
        """Once an account is gone, or logs in otherwise; asks the network."""
        with contextlib.closing(self._open_database()) as db:
            give_back_of(db, self._passwords, account)

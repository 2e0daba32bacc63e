"""The desk for sign-ins: what is told, what is stored, and what is given back."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from app.commands import AskKeyring, CancelSignIn, RemoveAccount, SaveAccount, SignIn
from app.engine import opening
from app.engine.setup_desk import SetupDesk
from app.engine.sign_in_desk import SignInDesk
from app.errors import ErrorKind
from app.events import AccountSaved, AccountsChanged, Event, KeyringKnown, SignedIn, SignInProgressed
from app.model.account import Account, SecretKind, SecretSource
from app.paths import Profile
from app.setup import oauth, oauth_discovery
from app.store import accounts
from app.store.database import Database
from tests.factory import make_account
from tests.fakes.passwords import FakePasswords
from tests.servers.certs import Authority
from tests.servers.oauth_provider import OAuthProvider

EMAIL = "alice@example.org"


class Place:
    """Both desks over one store; whatever page is told is opened in a browser."""

    def __init__(self, directory: Path, provider: OAuthProvider) -> None:
        self.provider = provider
        self.passwords = FakePasswords()
        self.passwords.renew_by(oauth.renew)
        profile = Profile(directory)
        self.path = profile.database
        opening.open_store(profile)[0].close()
        self.changed: list[int] = []
        self.opens_pages = True
        self._events: list[Event] = []
        self._told = threading.Condition()
        self.sign_ins = SignInDesk(self.open, self.passwords, self._tell, self.changed.append)
        self.setup = SetupDesk(self.open, self.passwords, self._tell, self.changed.append)

    def open(self) -> Database:
        return Database.open(self.path)

    def _tell(self, event: Event) -> None:
        with self._told:
            self._events.append(event)
            self._told.notify_all()
        if isinstance(event, SignInProgressed) and self.opens_pages:
            threading.Thread(target=self.provider.browse, args=(event.url,)).start()

    def wait(self, kind: type[Event], token: int = 0) -> Event:  # type: ignore[valid-type]
        def found() -> list[Event]:
            return [each for each in self._events if isinstance(each, kind)  # type: ignore[arg-type]
                    and getattr(each, "token", token) == token]
        with self._told:
            assert self._told.wait_for(lambda: bool(found()), 15), f"no {kind} came"
            return found()[-1]

    def sign_in(self, token: int, account_id: int = 0) -> SignedIn:
        self.sign_ins.submit(SignIn(token, self.provider.issuer, EMAIL, "depesche-test", account_id,
                                    str(self.provider.authority.ca_file)))
        told = self.wait(SignedIn, token)
        assert isinstance(told, SignedIn)
        return told

    def save(self, token: int, account: Account) -> AccountSaved:
        self.setup.submit(SaveAccount(token, account))
        told = self.wait(AccountSaved, token)
        assert isinstance(told, AccountSaved)
        return told

    def stored(self) -> list[Account]:
        with closing(self.open()) as db:
            return accounts.accounts(db)

    def account(self, secret: SecretSource) -> Account:
        made = make_account()
        return replace(made, email=EMAIL, secret=secret, incoming=replace(
            made.incoming, ca_file=str(self.provider.authority.ca_file)))


@pytest.fixture
def place(tmp_path: Path, authority: Authority) -> Iterator[Place]:
    with OAuthProvider(authority) as provider:
        made = Place(tmp_path, provider)
        yield made
        made.sign_ins.stop()
    oauth_discovery._KEPT.clear()


def until(holds: Callable[[], bool]) -> None:
    waiting = threading.Event()
    for _ in range(300):
        if holds():
            return
        waiting.wait(0.02)
    raise AssertionError("it did not come to that")


def test_signed_in_then_saved(place: Place) -> None:
    told = place.sign_in(1)
    assert told.error is None and told.secret is not None
    assert told.secret.identity == EMAIL
    assert place.passwords.keyring.entries == {}, "nothing is stored before the account is"
    saved = place.save(2, place.account(told.secret))
    assert not saved.kept_for_session
    assert len(place.passwords.keyring.entries) == 1
    assert place.stored()[0].secret == told.secret


def test_without_a_keyring_it_is_said(place: Place) -> None:
    place.passwords.keyring.error = RuntimeError("none")
    told = place.sign_in(1)
    assert told.secret is not None
    assert place.save(2, place.account(told.secret)).kept_for_session
    assert place.stored()[0].secret.kind is SecretKind.OAUTH


def test_again_for_an_account_that_there_is(place: Place) -> None:
    first = place.sign_in(1)
    assert first.secret is not None
    account_id = place.save(2, place.account(first.secret)).account_id
    place.provider.end_grants()
    again = place.sign_in(3, account_id)
    assert again.error is None and not again.kept_for_session
    place.wait(AccountsChanged)
    assert place.changed.count(account_id) == 2
    assert place.provider.whose(place.passwords.get(place.stored()[0])) == EMAIL


def test_again_as_somebody_else_gives_the_former_back(place: Place) -> None:
    first = place.sign_in(1)
    assert first.secret is not None
    account_id = place.save(2, place.account(first.secret)).account_id
    place.provider.identity = "bob@example.org"
    assert place.sign_in(3, account_id).error is None
    assert place.stored()[0].secret.identity == "bob@example.org"
    until(lambda: [each.identity for each in place.provider.grants] == ["bob@example.org"])


def test_given_back_when_the_account_is_removed(place: Place) -> None:
    told = place.sign_in(1)
    assert told.secret is not None
    account_id = place.save(2, place.account(told.secret)).account_id
    place.setup.submit(RemoveAccount(account_id))
    until(lambda: place.provider.grants == [])
    assert place.passwords.keyring.entries == {}


def test_kept_while_another_account_has_it(place: Place) -> None:
    told = place.sign_in(1)
    assert told.secret is not None
    first = place.save(2, place.account(told.secret)).account_id
    second = place.save(3, replace(place.account(told.secret), name="POP3")).account_id
    place.setup.submit(RemoveAccount(first))
    until(lambda: len(place.stored()) == 1)
    place.setup.submit(RemoveAccount(second))
    until(lambda: place.provider.grants == [])
    assert place.provider.count("/revoke") == 1


def test_given_back_for_a_password(place: Place) -> None:
    told = place.sign_in(1)
    assert told.secret is not None
    account_id = place.save(2, place.account(told.secret)).account_id
    place.save(3, replace(place.account(SecretSource(SecretKind.COMMAND, "true")), id=account_id))
    until(lambda: place.provider.grants == [])


def test_cancelled_in_the_browser_and_here(place: Place) -> None:
    place.provider.deny = "access_denied"
    told = place.sign_in(1)
    assert told.secret is None and told.error is not None and told.error.kind is ErrorKind.REFUSED
    place.opens_pages = False
    place.sign_ins.submit(SignIn(2, place.provider.issuer, EMAIL, "depesche-test", 0,
                                 str(place.provider.authority.ca_file)))
    place.wait(SignInProgressed, 2)
    place.sign_ins.submit(CancelSignIn(2))
    ended = place.wait(SignedIn, 2)
    assert isinstance(ended, SignedIn) and ended.error is not None and ended.error.kind is ErrorKind.CANCELLED


def test_a_wizard_that_was_left_gives_back(place: Place) -> None:
    assert place.sign_in(1).error is None
    place.sign_ins.submit(CancelSignIn(1))
    until(lambda: place.provider.grants == [])
    told = place.sign_in(2)
    assert told.secret is not None
    place.save(3, place.account(told.secret))
    place.sign_ins.submit(CancelSignIn(2))
    assert place.sign_in(4).error is None
    assert len(place.provider.grants) == 2, "an account has it"


def test_where_passwords_are_kept(place: Place) -> None:
    place.sign_ins.submit(AskKeyring(5))
    assert place.wait(KeyringKnown, 5) == KeyringKnown(5, "MemoryKeyring")


def test_the_end_of_the_program_does_not_wait_for_the_browser(place: Place) -> None:
    place.opens_pages = False
    place.sign_ins.submit(SignIn(1, place.provider.issuer, EMAIL, "depesche-test", 0,
                                 str(place.provider.authority.ca_file)))
    place.wait(SignInProgressed, 1)
    place.sign_ins.stop()
    place.wait(SignedIn, 1)

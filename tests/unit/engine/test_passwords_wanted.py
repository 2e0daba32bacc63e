"""Accounts without their password: they ask, rest, lose nothing, and go on by themselves where they can."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from keyring.errors import KeyringLocked

from app.backends.base import MailBackend
from app.commands import OpenFolder, ProvidePassword, QueueMessage, SaveAccount, SaveDraft
from app.engine import unlocking
from app.engine.engine import Engine
from app.errors import ErrorKind, MailError, SecretTrouble
from app.events import AccountSaved, AccountStateChanged, ConnectionState, EditApplied, MessageSent, PasswordNeeded
from app.model.account import Account, SecretKind, SecretSource
from app.model.message import FLAGGED
from app.model.operation import SetFlags
from app.model.remote_operation import AppendRaw, StoreFlags
from app.paths import Profile
from app.store import folders, journal, messages, outbox
from app.store.messages import View
from app.transport.smtp import DeliveryReport
from tests.factory import make_account, make_mail
from tests.fakes.events import EventLog
from tests.fakes.passwords import FakePasswords
from tests.fakes.server import FakeImap, FakeServer

RIGHT = "the right one"


class Locked(FakeImap):
    """Lets in who knows the password."""

    def __init__(self, server: FakeServer, password: Callable[[], str]) -> None:
        super().__init__(server)
        self._password = password

    def open(self) -> None:
        if not self.opened and self._password() != RIGHT:
            raise MailError(ErrorKind.LOGIN_REFUSED, "The server refused the login.", "[AUTHENTICATIONFAILED] no")
        super().open()


class House:
    """An engine over a keyring in memory and one server."""

    def __init__(self, directory: Path) -> None:
        self.log, self.server, self.passwords = EventLog(), FakeServer(), FakePasswords()
        self.sent: list[bytes] = []
        self.engine = Engine(Profile(directory), self.log.log, passwords=self.passwords, backends=self._backend)
        self.engine.start()

    def _backend(self, account: Account, password: Callable[[], str]) -> MailBackend:
        return Locked(self.server, password)

    def add(self, account: Account, password: str | None) -> int:
        mark = self.log.mark()
        self.engine.submit(SaveAccount(mark, account, password))
        return self.log.wait(AccountSaved, after=mark).account_id

    def state(self, account_id: int, state: ConnectionState, after: int = 0) -> AccountStateChanged:
        return self.log.wait(AccountStateChanged, lambda event: event.account_id == account_id
                             and event.state is state, after=after)

    def asked(self, account_id: int, after: int = 0) -> MailError:
        return self.log.wait(PasswordNeeded, lambda event: event.account_id == account_id, after=after).error


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    monkeypatch.setattr(unlocking, "LOOK_SECONDS", 0.02)
    house = House(tmp_path / "profile")

    def send(_sending: object, sender: str, recipients: tuple[str, ...], raw: bytes) -> DeliveryReport:
        house.sent.append(raw)
        return DeliveryReport(recipients)

    monkeypatch.setattr("app.engine.sending.Sending.send", send)
    yield house
    assert house.engine.stop(), "a thread did not end"


def kept(name: str = "") -> Account:
    return replace(make_account(name=name, outgoing=True), secret=SecretSource(SecretKind.KEYRING))


def test_an_account_goes_on_by_itself_once_the_keyring_is_open(house: House) -> None:
    account = house.add(kept(), RIGHT)
    house.state(account, ConnectionState.CONNECTED)
    house.passwords.keyring.error = KeyringLocked("locked")
    mark = house.log.mark()
    house.add(replace(kept(), id=account), None)
    error = house.asked(account, mark)
    assert error.secret_trouble is SecretTrouble.KEYRING_LOCKED
    house.state(account, ConnectionState.STOPPED, mark)
    mark = house.log.mark()
    house.passwords.keyring.error = None
    house.state(account, ConnectionState.CONNECTED, mark)


def test_a_locked_keyring_is_not_asked_again_and_again(house: House) -> None:
    """Each question to it may open a window in front of the person."""
    house.passwords.keyring.error = KeyringLocked("locked")
    account = house.add(kept(), None)
    house.asked(account)
    before = house.passwords.keyring.asked
    mark = house.log.mark()
    other = house.add(replace(make_account(name="other"), secret=SecretSource(SecretKind.COMMAND, "printf x")), None)
    house.asked(other, mark)
    assert house.passwords.keyring.asked == before


@pytest.mark.parametrize(("kind", "trouble"), [
    (SecretSource(SecretKind.KEYRING), SecretTrouble.NOTHING_STORED),
    (SecretSource(SecretKind.SESSION), SecretTrouble.SESSION_ENDED),
    (SecretSource(SecretKind.COMMAND, "false"), SecretTrouble.COMMAND_FAILED)])
def test_why_it_is_missing_is_told(house: House, kind: SecretSource, trouble: SecretTrouble) -> None:
    account = house.add(replace(make_account(), secret=kind), None)
    assert house.asked(account).secret_trouble is trouble


def test_a_failing_login_loses_no_edit_no_draft_and_no_mail(house: House) -> None:
    house.server.boxes["INBOX"].add(make_mail(1))
    account = house.add(kept(), RIGHT)
    house.state(account, ConnectionState.CONNECTED)
    db = house.engine.open_reader()
    inbox = folders.by_path(db, account, "INBOX")
    drafts = folders.by_path(db, account, "Drafts")
    assert inbox is not None and drafts is not None
    row = messages.page(db, View(inbox.id), None)[0]
    house.server.down = True
    mark = house.log.mark()
    house.engine.submit(OpenFolder(account, inbox.id))
    house.state(account, ConnectionState.WAITING, mark)
    house.engine.edit(SetFlags((row.id,), frozenset({FLAGGED}), frozenset()))
    house.log.wait(EditApplied, after=mark)
    house.engine.submit(SaveDraft(1, account, make_mail(2, subject="Unfinished")))
    house.engine.submit(QueueMessage(2, account, make_mail(3), ("jonas@example.org",)))
    house.passwords.keyring.entries.clear()
    house.server.down = False
    for number, wrong in enumerate(("wrong", "wronger")):
        mark = house.log.mark()
        house.engine.submit(ProvidePassword(account, wrong, bool(number)))
        house.log.wait(PasswordNeeded, lambda event: event.error.kind is ErrorKind.LOGIN_REFUSED, after=mark)
    assert journal.count(db, account) > 0 and not any(isinstance(each, StoreFlags) for each in house.server.log)
    mark = house.log.mark()
    house.engine.submit(ProvidePassword(account, RIGHT, True))
    house.log.wait(MessageSent, after=mark)
    house.state(account, ConnectionState.CONNECTED, mark)
    assert any(isinstance(each, StoreFlags) for each in house.server.log)
    assert sum(isinstance(each, AppendRaw) for each in house.server.log) == 2
    assert len(house.sent) == 1 and not outbox.entries(db)
    assert RIGHT in house.passwords.keyring.entries.values()
    db.close()


def test_accounts_ask_independently(house: House) -> None:
    ids = [house.add(replace(make_account(name=f"account {number}"), secret=SecretSource(SecretKind.SESSION)), None)
           for number in range(3)]
    for each in ids:
        house.asked(each)
    mark = house.log.mark()
    house.engine.submit(ProvidePassword(ids[1], RIGHT, False))
    house.state(ids[1], ConnectionState.CONNECTED, mark)
    assert {house.engine.state(each).state for each in (ids[0], ids[2])} == {ConnectionState.STOPPED}

"""LookAtServers in the engine: whose password is used, and that an answer always comes."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from app.commands import LookAtServers
from app.engine import setup_desk
from app.engine.setup_desk import SetupDesk
from app.errors import ErrorKind, MailError
from app.events import Event, ServerLooked, ServersSeen
from app.model.account import Account, Protocol, SecretKind, SecretSource, Security, ServerSettings
from app.store.database import Database
from tests.fakes.passwords import FakePasswords
from tests.servers.scripted import ScriptedServer, Step


class Told:
    """What the desk told; `seen` waits for the last word."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self._done = threading.Event()

    def __call__(self, event: Event) -> None:
        self.events.append(event)
        if isinstance(event, ServersSeen):
            self._done.set()

    def seen(self) -> ServersSeen:
        assert self._done.wait(10)
        (last,) = [each for each in self.events if isinstance(each, ServersSeen)]
        return last


def _account(port: int, protocol: Protocol = Protocol.POP3) -> Account:
    return Account(3, "Test", "a@one.example", "A", protocol, ServerSettings("127.0.0.1", port, Security.NONE, "alice"),
                   None, SecretSource(SecretKind.SESSION), plaintext_consent=True)


def _desk(tmp_path: Path, told: Told, passwords: FakePasswords) -> SetupDesk:
    return SetupDesk(lambda: Database.open(tmp_path / "mail.db"), passwords, told, lambda _: None)


def test_without_a_password_the_accounts_own_is_used(tmp_path: Path) -> None:
    script: list[Step] = ["S: +OK ready", "C: CAPA", b"+OK\r\nUSER\r\nUIDL\r\n.\r\n", "C: USER alice", "S: +OK",
                          "C: PASS of its own", "S: +OK", "C: STAT", "S: +OK 2 100", "C: QUIT", "S: +OK"]
    told, passwords = Told(), FakePasswords()
    with ScriptedServer(script) as server:
        account = _account(server.port)
        passwords.put(account, "of its own")
        _desk(tmp_path, told, passwords).submit(LookAtServers(5, (account,)))
        seen = told.seen()
    assert seen.token == 5 and seen.imap is None and not isinstance(seen.pop3, MailError)
    assert isinstance(told.events[0], ServerLooked)


def test_a_missing_password_is_an_answer(tmp_path: Path) -> None:
    told = Told()
    _desk(tmp_path, told, FakePasswords()).submit(LookAtServers(6, (_account(9),)))
    found = told.seen().pop3
    assert isinstance(found, MailError)
    assert found.kind in (ErrorKind.SECRET_MISSING, ErrorKind.CONNECTION_REFUSED)


def test_a_fault_of_our_own_is_an_answer_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr(setup_desk, "Look", broken)
    monkeypatch.setattr(threading, "excepthook", lambda _: None)
    told = Told()
    _desk(tmp_path, told, FakePasswords()).submit(LookAtServers(7, (_account(9),)))
    seen = told.seen()
    assert isinstance(seen.imap, MailError) and seen.imap.kind is ErrorKind.STORE


def test_a_look_does_not_show_its_password() -> None:
    assert "geheim" not in repr(LookAtServers(1, (_account(9),), "geheim"))

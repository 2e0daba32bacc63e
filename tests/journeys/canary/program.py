"""The real window with secrets that are looked for afterwards: `python -m tests.journeys.canary.program FOLDER`.

Run by test_canary.py, which says on stdin, in one line of JSON, which secrets and which servers; a second line ends it.
Everything is logged, at the lowest level there is, and each command and event is written down as its `repr`.
"""

from __future__ import annotations

import faulthandler
import json
import logging
import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import activity_log, crashes
from app.commands import Command, QueueMessage, SaveAccount, SyncAccount
from app.engine.engine import Engine
from app.events import AccountStateChanged, ConnectionState, Event, MessageSent, PasswordNeeded
from app.model.account import Account, Protocol, SecretKind, SecretSource, Security, ServerSettings
from app.model.sign_in import Grant
from app.paths import Profile
from app.store import phrase
from tests.factory import make_mail
from tests.fakes.passwords import MemoryKeyring
from tests.journeys.person import Person
from tests.servers.certs import Authority
from tests.servers.recording import Manners, RecordingServer
from ui.__main__ import make_application
from ui.bridge import EventBridge
from ui.dialogs.password import PasswordDialog
from ui.protection.new_phrase import NewPhraseDialog
from ui.settings_pages.security import SecurityPage
from ui.tokens import next_token
from ui.views.message_view import Shown

_OAUTH = SecretSource(SecretKind.OAUTH, provider="https://issuer.example", identity="mara@nordlicht.example")


@dataclass(frozen=True, slots=True)
class Plan:
    """What came on stdin."""

    password: str
    wrong: str
    token: str
    refresh: str
    user: str
    imaps: int
    smtp: int
    smtp_user: str
    ca_file: str
    planted: str
    """Let out by an error, as a fault of ours would: it must be found where the others must not."""
    phrase: str
    """Of the encrypted store."""


class Hands:
    """What Person needs of a QtBot, outside of pytest."""

    def waitUntil(self, seen: Callable[[], object], *, timeout: int) -> None:
        ends = time.monotonic() + timeout / 1000
        while not seen():
            if time.monotonic() > ends:
                raise TimeoutError("what was waited for did not come")
            QApplication.processEvents()
            time.sleep(0.005)


def main(folder: Path) -> None:
    plan = Plan(**json.loads(sys.stdin.readline()))
    _log_everything(folder)
    crashes.Run(Profile(folder / "profile"), "canary").begin()  # which never ends, so that its files stay
    with (folder / "faults.log").open("w") as faults, (folder / "words.txt").open("w", buffering=1) as words:
        faulthandler.enable(faults, all_threads=True)
        _write_down(words.write)
        make_application()
        person = Person(cast(QtBot, Hands()), folder / "profile", MemoryKeyring())
        told = _Told(person.bridge)
        _by_password(person, told, plan)
        authority = Authority(folder.parent / "authority")
        with _echoing(authority, plan.token) as echo:
            _by_token(person, told, plan, _account(authority, echo, "token", _OAUTH))
            assert echo.connections, "the token was offered to nobody"
        with _echoing(authority, plan.wrong) as echo:
            kept = SecretSource(SecretKind.KEYRING)
            _refused_with_an_echo(person, told, plan, _account(authority, echo, "echo", kept))
        _encrypt(person, plan)
        _crash(person, plan)
        faulthandler.dump_traceback(faults, all_threads=True)
        logging.getLogger("canary").debug("%r, %r", person.window.context.accounts(), person.engine._passwords)
        print("READY", os.getpid(), flush=True)
        sys.stdin.readline()
        person.leave()
        # Pages go before their profile, which goes with the interpreter.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        print("DONE", len(told.events), flush=True)


def _echoing(authority: Authority, secret: str) -> RecordingServer:
    """A server that lets nobody in, and says in its refusal what it was told."""
    words = f" NO [AUTHENTICATIONFAILED] not {secret}\r\n"
    return RecordingServer("imap", Manners(authority.good.server_context(), says_no=words.encode()))


def _log_everything(folder: Path) -> None:
    """Ten times what a person can switch on: all loggers, all levels, nothing redacted, on stderr and in a file."""
    activity_log.install()
    root = logging.getLogger()
    root.setLevel(1)
    for handler in (logging.StreamHandler(sys.stderr), logging.FileHandler(folder / "everything.log")):
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(threadName)s: %(message)s"))
        handler.setLevel(1)
        root.addHandler(handler)
    for name in list(logging.root.manager.loggerDict):
        logging.getLogger(name).setLevel(1)


def _write_down(write: Callable[[str], object]) -> None:
    """Each command and each event, as a log might show it."""
    submit, post = Engine.submit, EventBridge.post

    def submitted(self: Engine, command: Command) -> None:
        write(f"{command!r}\n")
        submit(self, command)

    def posted(self: EventBridge, event: Event) -> None:
        write(f"{event!r}\n")
        post(self, event)

    Engine.submit = submitted  # type: ignore[method-assign]
    EventBridge.post = posted  # type: ignore[method-assign]


class _Told:
    """What the engine told, to wait for."""

    def __init__(self, bridge: EventBridge) -> None:
        self.events: list[Event] = []
        for signal in (bridge.account_state_changed, bridge.password_needed, bridge.message_sent):
            signal.connect(self.events.append)

    def has(self, kind: type[Event], wanted: Callable[[Event], bool] = lambda event: True, after: int = 0) -> bool:
        return any(isinstance(event, kind) and wanted(event) for event in self.events[after:])


def _by_password(person: Person, told: _Told, plan: Plan) -> None:
    """The wizard, a sync, a mail sent, a login that fails, and the dialog that asks."""
    person.add_account(Protocol.IMAP, "mara@nordlicht.example", plan.password,
                       ("127.0.0.1", plan.imaps, plan.user), ("127.0.0.1", plan.smtp, plan.smtp_user),
                       Path(plan.ca_file))
    person.open(Protocol.IMAP, "INBOX")
    person.choose("Message 1")
    person.until(lambda: person.window.view.shown is Shown.MESSAGE and person.window.view.shows_html)
    (account,) = person.window.context.accounts()
    person.engine.submit(QueueMessage(next_token(), account.id, make_mail(2), ("jonas@example.org",)))
    person.until(lambda: told.has(MessageSent))
    mark = len(told.events)
    person.engine.submit(SaveAccount(next_token(), account, plan.wrong))
    person.until(lambda: told.has(PasswordNeeded, after=mark))
    person.window.notices.ask_password(account.id, None)
    dialog = person.window.notices.passwords.dialog
    assert isinstance(dialog, PasswordDialog)
    QTest.keyClicks(dialog.field.line, plan.password)
    dialog.sign_in.click()
    person.until(lambda: told.has(AccountStateChanged, _connected, mark))


def _connected(event: Event) -> bool:
    return isinstance(event, AccountStateChanged) and event.state is ConnectionState.CONNECTED


def _account(authority: Authority, echo: RecordingServer, name: str, secret: SecretSource) -> Account:
    server = ServerSettings("localhost", echo.port, Security.TLS, "mara", str(authority.ca_file))
    return Account(0, name, f"{name}@nordlicht.example", "", Protocol.IMAP, server, None, secret)


def _by_token(person: Person, told: _Told, plan: Plan, account: Account) -> None:
    """A sign-in whose token the server refuses, quoting it."""
    passwords = person.engine._passwords
    passwords.keep_grant(_OAUTH, Grant(plan.token, 3600.0, plan.refresh, _OAUTH.identity))
    passwords.store_grant(_OAUTH)
    mark = len(told.events)
    person.engine.submit(SaveAccount(next_token(), account, None))
    person.until(lambda: told.has(AccountStateChanged, _stopped, mark))


def _stopped(event: Event) -> bool:
    return isinstance(event, AccountStateChanged) and event.error is not None


def _refused_with_an_echo(person: Person, told: _Told, plan: Plan, account: Account) -> None:
    """A password that the server refuses, quoting it."""
    mark = len(told.events)
    person.engine.submit(SaveAccount(next_token(), account, plan.wrong))
    person.until(lambda: told.has(PasswordNeeded, after=mark))


def _encrypt(person: Person, plan: Plan) -> None:
    """The phrase is shown, copied, checked and taken, and the copy of the store made."""
    phrase.propose = lambda: tuple(plan.phrase.split())
    page = person.window.program.preferring.open("security").page("security")
    assert isinstance(page, SecurityPage)
    person.until(page.stored.encrypt.isEnabled)
    page.stored.encrypt.click()
    dialog = person.the(NewPhraseDialog)
    person.until(dialog.next.isEnabled)
    dialog.copy.click()
    dialog.next.click()
    for line in dialog.check.lines:
        QTest.keyClicks(line, plan.phrase.split()[line.number - 1])
        QTest.keyClick(line, Qt.Key.Key_Return)
    dialog.next.click()
    person.until(lambda: person.window.banners.banner("stored-mail") is not None)


def _crash(person: Person, plan: Plan) -> None:
    """Faults of ours, with the secrets in the frames that fall: in an account's thread, and in the window's."""
    from app.backends.imap import session

    log_in = session.Session.log_in

    def fails(self: session.Session, user: str, password: str) -> None:
        assert password in (plan.password, plan.wrong)
        raise RuntimeError(f"forced {plan.planted}")

    session.Session.log_in = fails  # type: ignore[method-assign]
    account = person.window.context.accounts()[0]
    person.engine.submit(SaveAccount(next_token(), replace(account, display_name="M"), None))
    log = Path(sys.argv[1]) / "everything.log"
    person.until(lambda: "RuntimeError: forced" in log.read_text())
    session.Session.log_in = log_in  # type: ignore[method-assign]

    def falls(password: str = plan.password) -> None:
        raise ValueError("forced, too", len(password))

    QTimer.singleShot(0, falls)
    person.engine.submit(SyncAccount(account.id))
    ends = time.monotonic() + 0.5
    person.until(lambda: time.monotonic() > ends)


if __name__ == "__main__":
    main(Path(sys.argv[1]))

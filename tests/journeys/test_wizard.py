"""From an empty window to the first mail: the servers are known, asked by both protocols, and one is chosen."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from app.model.account import Account, Protocol, Security, ServerSettings
from app.model.finding import Source, Suggestion
from app.store import accounts
from tests.factory import make_mail
from tests.journeys.person import Person
from tests.servers.dovecot import Dovecot
from tests.servers.mail_user import MailUser
from tests.servers.smtp import SmtpSink
from ui.views.message_view import Shown
from ui.wizard.account_wizard import AccountWizard, Step
from ui.wizard.check_page import Check

EMAIL = "mara@nordlicht.example"


class Hands:
    """Counts clicks and Returns from the moment on in which it is made."""

    def __init__(self) -> None:
        self.clicks = 0
        self._began = time.monotonic()

    def click(self, widget: QWidget) -> None:
        assert widget.isVisible() and widget.isEnabled(), widget
        self.clicks += 1
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    def enter(self, widget: QWidget) -> None:
        self.clicks += 1
        QTest.keyClick(widget, Qt.Key.Key_Return)

    @property
    def seconds(self) -> float:
        return time.monotonic() - self._began


@pytest.fixture
def user(dovecot: Dovecot) -> MailUser:
    made = MailUser(dovecot.add_user(), dovecot.password, dovecot)
    for number in range(1, 5):
        made.deliver(make_mail(number, body=f"text of {number}"))
    made.deliver(make_mail(9), folder="Sent")
    return made


@pytest.fixture
def nobody() -> Iterator[int]:
    """A port at which nobody answers."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    yield port


def _listed(monkeypatch: pytest.MonkeyPatch, user: MailUser, sink: SmtpSink, ca_file: Path, *,
            imap: int | None = None, pop3: int | None = None, sender: str | None = None) -> None:
    """The address's provider is one of the listed, with the loopback servers."""
    def server(port: int, name: str) -> ServerSettings:
        return ServerSettings("127.0.0.1", port, Security.TLS, name, str(ca_file))

    found = Suggestion("Nordlicht", server(imap or user.server.imaps, user.name),
                       server(pop3 or user.server.pop3s, user.name), server(sink.tls, sender or sink.user), True,
                       Source.PROVIDERS)
    monkeypatch.setattr("ui.wizard.servers_page.suggest", lambda email: found)


def _introduce(person: Person, hands: Hands, password: str) -> AccountWizard:
    person.until(person.window.list.empty.button.isVisible)
    hands.click(person.window.list.empty.button)
    wizard = person.the(AccountWizard)
    QTest.keyClicks(wizard.identity.name, "Mara Lindqvist")
    QTest.keyClicks(wizard.identity.email, EMAIL)
    QTest.keyClicks(wizard.identity.password.line, password)
    hands.enter(wizard.identity.password.line)
    return wizard


def _finish(person: Person, hands: Hands, wizard: AccountWizard) -> Account:
    hands.click(wizard.next)
    assert wizard.step is Step.OPTIONS
    hands.click(wizard.next)
    person.until(lambda: wizard.step is Step.DONE)
    hands.click(wizard.next)
    person.until(lambda: not wizard.isVisible())
    (account,) = accounts.accounts(person.window.context.db)
    return account


def _read_first(person: Person) -> None:
    """Whatever the window opened by itself; the newest message is on top."""
    person.until(lambda: person.window.rows.rowCount() > 0)
    person.window.list.select(0)
    person.until(lambda: person.window.view.shown is Shown.MESSAGE)


@pytest.mark.parametrize("protocol", list(Protocol))
def test_to_the_first_mail(sit_down: Callable[[], Person], user: MailUser, smtp_sink: SmtpSink, ca_file: Path,
                           protocol: Protocol, monkeypatch: pytest.MonkeyPatch, tell: Callable[[str], None]) -> None:
    _listed(monkeypatch, user, smtp_sink, ca_file)
    person, hands = sit_down(), Hands()
    wizard = _introduce(person, hands, user.password)
    person.until(lambda: wizard.step is Step.PROTOCOL)
    choice = wizard.protocol.choice
    assert "5 mail" in choice.imap.paragraphs()[0] and "6 folder" in choice.imap.paragraphs()[0]
    assert "4 mail" in choice.pop3.paragraphs()[0] and "1 mail" in choice.pop3.paragraphs()[1]
    assert choice.protocol() is Protocol.IMAP
    if protocol is Protocol.POP3:
        hands.click(choice.devices.no)
        hands.click(choice.room.yes)
        assert choice.protocol() is Protocol.POP3
    account = _finish(person, hands, wizard)
    assert (account.protocol, account.name) == (protocol, "Nordlicht")
    assert account.outgoing is not None and account.outgoing.port == smtp_sink.tls
    _read_first(person)
    hands.clicks += 1  # the message itself
    tell(f"first mail: {hands.clicks} clicks, {hands.seconds:.1f} s ({protocol.value})")
    assert hands.clicks == (6 if protocol is Protocol.IMAP else 8)
    person.leave()


@pytest.mark.parametrize("protocol", list(Protocol))
def test_a_server_with_one_protocol_only(sit_down: Callable[[], Person], user: MailUser, smtp_sink: SmtpSink,
                                         ca_file: Path, nobody: int, protocol: Protocol,
                                         monkeypatch: pytest.MonkeyPatch) -> None:
    is_imap = protocol is Protocol.IMAP
    _listed(monkeypatch, user, smtp_sink, ca_file, imap=None if is_imap else nobody, pop3=nobody if is_imap else None)
    person, hands = sit_down(), Hands()
    wizard = _introduce(person, hands, user.password)
    person.until(lambda: wizard.step is Step.PROTOCOL)
    other = wizard.protocol.pop3 if is_imap else wizard.protocol.imap
    assert not other.isEnabled() and "does not answer at this port" in other.paragraphs()[0]
    assert _finish(person, hands, wizard).protocol is protocol
    person.leave()


def test_a_wrong_password_is_put_right_in_place_and_sending_left_out(
        sit_down: Callable[[], Person], user: MailUser, smtp_sink: SmtpSink, ca_file: Path,
        monkeypatch: pytest.MonkeyPatch) -> None:
    _listed(monkeypatch, user, smtp_sink, ca_file, sender="somebody else")
    person, hands = sit_down(), Hands()
    wizard = _introduce(person, hands, "wrong")
    card = wizard.check.problem
    person.until(card.password.isVisible)
    assert wizard.step is Step.CHECK
    QTest.keyClicks(card.password.line, user.password)  # the old one is selected
    hands.enter(card.password.line)
    person.until(card.without_sending.isVisible)
    assert wizard.check.state is Check.FAILED and not card.password.isVisible()
    hands.click(card.without_sending)
    assert _finish(person, hands, wizard).outgoing is None
    _read_first(person)

    # The same mailbox once more is told before anybody signs in.
    person.window.actions_.add_account.trigger()
    again = person.the(AccountWizard)
    QTest.keyClicks(again.identity.email, EMAIL)
    QTest.keyClicks(again.identity.password.line, user.password)
    hands.click(again.next)
    person.until(again.check.problem.twice.isVisible)
    again.reject()
    person.leave()

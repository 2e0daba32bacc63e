"""Notifications over a real bus, to a server of the test's own; and from a mail on a server to a click on a button."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.model.account import Account, Protocol, SecretKind, SecretSource, Security, ServerSettings
from app.paths import Profile
from app.store import accounts, schema
from app.store.database import Database
from tests.factory import make_mail
from tests.journeys.person import Person
from tests.servers.mail_user import MailUser
from tests.servers.notification_server import NotificationServer, session_bus
from ui.desktop import notifier
from ui.desktop.freedesktop import FreedesktopTeller
from ui.desktop.notice import Choice, Notice
from ui.desktop.tellers import make_teller
from ui.home import Home

CHOICES = ((Choice.OPEN, "Open"), (Choice.READ, "Mark as read"))


@pytest.fixture
def bus(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    with session_bus() as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        yield address


@pytest.fixture
def teller(qtbot: QtBot) -> Iterator[FreedesktopTeller]:
    made = FreedesktopTeller()
    yield made
    made.close()


def test_what_goes_over_the_wire(qtbot: QtBot, bus: str, teller: FreedesktopTeller) -> None:
    with NotificationServer(bus) as server:
        teller.show(Notice(3, "Ada <ada>", ("<b>1 & 2</b>", "two"), CHOICES))
        qtbot.waitUntil(lambda: len(server.shown) == 1)
        (shown,) = server.shown
        assert shown.signature == "susssasa{sv}i"
        assert (shown.app, shown.replaces, shown.timeout, shown.title) == ("Depesche", 0, -1, "Ada <ada>")
        assert shown.body == "&lt;b&gt;1 &amp; 2&lt;/b&gt;\ntwo"
        assert shown.actions == ("default", "Open", "read", "Mark as read")
        assert shown.hints == {"desktop-entry": ("s", "depesche"), "category": ("s", "email.arrived"),
                               "urgency": ("y", 1), "suppress-sound": ("b", True)}
        assert Path(shown.icon.removeprefix("file://")).exists()

        qtbot.waitUntil(lambda: 3 in teller._ids)
        teller.show(Notice(3, "Another", sound=True))
        qtbot.waitUntil(lambda: len(server.shown) == 2)
        assert server.shown[1].replaces == shown.number and "sound-name" in server.shown[1].hints

        with qtbot.waitSignal(teller.chosen) as told:
            server.click(999, "default")  # somebody else's
            server.click(shown.number, "format-disk")  # nothing that we offer
            server.click(shown.number, "read", token="abc")
        assert told.args == [3, Choice.READ] and os.environ.pop("XDG_ACTIVATION_TOKEN") == "abc"
        with qtbot.waitSignal(teller.closed) as gone:
            server.close(shown.number)
        assert gone.args == [3]
        teller.show(Notice(3, "A third"))
        qtbot.waitUntil(lambda: len(server.shown) == 3)
        assert server.shown[2].replaces == 0


def test_a_server_that_can_do_little(qtbot: QtBot, bus: str, teller: FreedesktopTeller) -> None:
    with NotificationServer(bus, capabilities=()) as server:
        teller.show(Notice(1, "Ada", ("a < b",), CHOICES))
        qtbot.waitUntil(lambda: len(server.shown) == 1)
        assert (server.shown[0].title, server.shown[0].body, server.shown[0].actions) == ("Ada · a < b", "", ())


def test_it_is_withdrawn_also_before_it_has_its_number_and_at_the_end(qtbot: QtBot, bus: str) -> None:
    with NotificationServer(bus) as server:
        teller = FreedesktopTeller()
        teller.show(Notice(0, "to learn what it can do"))
        qtbot.waitUntil(lambda: 0 in teller._ids)
        teller.show(Notice(1, "one"))
        teller.withdraw(1)
        qtbot.waitUntil(lambda: len(server.closed) == 1)
        assert not teller._sent and 1 not in teller._ids
        teller.close()
        qtbot.waitUntil(lambda: len(server.closed) == 2)
        assert not [each for each in threading.enumerate() if each.name == "session-bus"]


def test_another_server_takes_over(qtbot: QtBot, bus: str, teller: FreedesktopTeller) -> None:
    with NotificationServer(bus) as first:
        teller.show(Notice(1, "one"))
        qtbot.waitUntil(lambda: 1 in teller._ids)
        with qtbot.waitSignal(teller.closed):
            first.__exit__()
    with NotificationServer(bus, capabilities=("body",)) as second:
        teller.show(Notice(1, "two", ("<i>",), CHOICES))
        qtbot.waitUntil(lambda: len(second.shown) == 1)
        assert (second.shown[0].replaces, second.shown[0].body, second.shown[0].actions) == (0, "<i>", ())


@pytest.mark.parametrize("place", ["", "unix:path=/nowhere/bus", "nonsense", "tcp:host=127.0.0.1,port=1"])
def test_without_a_bus_somebody_else_is_asked(qtbot: QtBot, teller: FreedesktopTeller, place: str,
                                              monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", place)
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    for number in range(2):  # and it is tried again at the next one
        with qtbot.waitSignal(teller.cannot) as told:
            teller.show(Notice(number, "lost"))
        assert told.args[0].key == number


def test_without_a_server_the_icon_in_the_panel_is_asked(qtbot: QtBot, bus: str) -> None:
    owner = QObject()
    chain = make_teller(lambda: None, owner)
    # There is no panel here either: so nobody can, and nothing breaks.
    with qtbot.waitSignal(chain.cannot):
        chain.show(Notice(1, "lost"))
    chain.close()


def test_a_bus_that_dies_takes_its_notifications_along(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    with session_bus() as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        teller = FreedesktopTeller()
        server = NotificationServer(address).__enter__()
        teller.show(Notice(1, "one"))
        qtbot.waitUntil(lambda: 1 in teller._ids)
        server.__exit__()
        qtbot.waitUntil(lambda: 1 not in teller._ids)
    qtbot.waitUntil(lambda: not [each for each in threading.enumerate() if each.name == "session-bus"])
    with qtbot.waitSignal(teller.cannot):
        teller.show(Notice(1, "two"))
    teller.close()


def test_from_a_mail_on_the_server_to_a_click(sit_down: Callable[[], Person], mail_user: MailUser, tmp_path: Path,
                                              bus: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notifier, "BODY_SECONDS", 0.2)
    mail_user.deliver(make_mail(1, subject="Old mail"))
    store_account(tmp_path / "profile", mail_user)
    with NotificationServer(bus) as server:
        person = sit_down()
        home = Home(person.window)
        home.notifier._started = 0.0  # the test's mail is dated long ago
        monkeypatch.setattr(person.window, "isActiveWindow", lambda: False)
        person.open(Protocol.IMAP, "INBOX")
        person.until(lambda: person.subjects() == {"Old mail"})
        mail_user.deliver(make_mail(2, subject="Fresh <b>mail</b>"))
        person.window.actions_.get_mail.trigger()
        person.until(lambda: len(server.shown) == 1)
        (shown,) = server.shown
        assert shown.body.startswith("Fresh &lt;b&gt;mail&lt;/b&gt;")
        assert shown.actions[::2] == ("default", "read", "archive", "delete")
        server.click(shown.number, "read")
        person.until(lambda: {row.subject for row in person.listed() if row.is_unread} == {"Old mail"})
        person.until(lambda: server.closed == [shown.number])
        person.leave()


def store_account(directory: Path, user: MailUser) -> None:
    profile = Profile(directory)
    profile.create()
    db = Database.open(profile.database)
    schema.prepare(db)
    server = ServerSettings("127.0.0.1", user.server.imaps, Security.TLS, user.name, str(user.server.ca_file))
    accounts.save(db, Account(0, "Nordlicht", "mara@nordlicht.example", "Mara", Protocol.IMAP, server, None,
                              SecretSource(SecretKind.COMMAND, f"printf %s '{user.password}'")))
    db.close()

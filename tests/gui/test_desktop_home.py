"""The window behind an icon in the panel: hidden only where it can come back; drafts stored when the session ends."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from app.commands import SaveDraft
from app.errors import ErrorKind, MailError
from app.events import (
    AccountStateChanged,
    ConnectionState,
    CountsChanged,
    DeliveryFailed,
    DraftSaved,
    PasswordNeeded,
)
from app.model.message import SEEN
from tests.fakes.engine import FakeEngine
from tests.fakes.teller import FakeTeller
from ui import languages
from ui.bridge import EventBridge
from ui.desks.composing import ComposingDesk
from ui.desktop import activation
from ui.desktop.notice import Choice, Notice
from ui.desktop.tellers import FirstThatCan, Late, make_teller
from ui.desktop.tray import tray_icon
from ui.desktop.tray_messages import TrayMessages
from ui.home import Home
from ui.main_window import MainWindow
from ui.settings import Notify, Settings
from ui.single_instance import Request
from ui.wizard.account_wizard import AccountWizard

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def panel(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether this desktop has a place for icons: its last word."""
    there = [True]
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: there[-1])
    return there


@pytest.fixture
def badges(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """What the program's icon was given."""
    told: list[int] = []
    monkeypatch.setattr("ui.desktop.unread.QGuiApplication.setBadgeNumber", lambda _self, count: told.append(count))
    return told


Move = Callable[..., Home]


@pytest.fixture
def home(window: MainWindow, settings: Settings, panel: list[bool], badges: list[int]) -> Move:
    def move_in(**chosen: object) -> Home:
        for name, value in chosen.items():
            setattr(settings, name, value)
        return Home(window, FakeTeller)

    return move_in


# --- hidden, and back -----------------------------------------------------------------------------------------


def test_who_has_no_account_is_led_to_one(window: MainWindow, engine: FakeEngine, home: Move) -> None:
    made = home()
    made.welcome()
    (wizard,) = window.findChildren(AccountWizard)
    assert wizard.isVisible()
    wizard.reject()
    engine.add_account("work")
    made.welcome()
    assert not any(each.isVisible() for each in window.findChildren(AccountWizard))


def test_closing_hides_the_window_where_the_icon_can_be_seen(window: MainWindow, home: Move) -> None:
    made = home(tray=True, close_to_tray=True)
    assert made.tray.is_there
    window.close()
    assert not window.isVisible()
    made.tray.open.trigger()
    assert window.isVisible()
    window.close()
    made.tray.icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)  # type: ignore[union-attr]
    assert window.isVisible()


@pytest.mark.parametrize(("chosen", "there"), [
    (dict(tray=True, close_to_tray=True), False), (dict(tray=False, close_to_tray=True), True),
    (dict(tray=True, close_to_tray=False), True)])
def test_closing_ends_the_program_otherwise(qtbot: QtBot, window: MainWindow, home: Move, panel: list[bool],
                                            chosen: dict[str, object], there: bool) -> None:
    panel.append(there)
    home(**chosen)
    with qtbot.waitSignal(window.closed):
        window.close()


def test_quit_ends_the_program_also_where_closing_hides_it(qtbot: QtBot, window: MainWindow, home: Move) -> None:
    made = home(tray=True, close_to_tray=True)
    window.close()
    with qtbot.waitSignal(window.closed):
        window.actions_.quit.trigger()
    assert made.tray.icon is None and made.teller.is_closed  # type: ignore[attr-defined]


def test_the_systems_own_quit_is_told_before_windows_are_closed() -> None:
    code = ("from ui.desktop.application import Application; from PySide6.QtCore import QTimer; a = Application([]); "
            "a.ends.connect(lambda: print('ends')); QTimer.singleShot(0, a.quit); a.exec(); print('ended')")
    ended = subprocess.run([sys.executable, "-c", code], cwd=ROOT, text=True, capture_output=True, timeout=30,
                           check=True, env=os.environ | {"QT_QPA_PLATFORM": "offscreen"})
    assert ended.stdout.split() == ["ends", "ended"]


def test_a_panel_that_goes_away_brings_the_window_up(window: MainWindow, home: Move, panel: list[bool]) -> None:
    made = home(tray=True, close_to_tray=True)
    window.close()
    panel.append(False)
    made.tray.look()
    assert window.isVisible() and window.isMinimized() and made.tray.icon is None
    panel.append(True)
    made.tray.look()
    assert made.tray.is_there  # a new icon for the new panel


def test_without_a_panel_it_starts_in_the_taskbar(window: MainWindow, home: Move, panel: list[bool]) -> None:
    window.hide()
    panel.append(False)
    made = home(tray=True)
    made.show_window(minimised=True)
    assert window.isMinimized() and window.isVisible()


def test_with_a_panel_it_starts_unseen(window: MainWindow, home: Move) -> None:
    window.hide()
    made = home(tray=True)
    made.show_window(minimised=True)
    assert not window.isVisible()
    made.show_window(minimised=False)
    assert window.isVisible()


def test_the_last_window_that_closes_does_not_end_the_program(home: Move) -> None:
    home()
    assert not QGuiApplication.quitOnLastWindowClosed()


def test_settings_take_hold_at_once(window: MainWindow, settings: Settings, home: Move, badges: list[int]) -> None:
    made = home(badge=False)
    assert not made.tray.is_there and badges[-1] == 0
    settings.tray = settings.badge = True
    window.program.changed.emit()
    assert made.tray.is_there


# --- another start --------------------------------------------------------------------------------------------


def test_another_start_brings_it_up_with_the_desktops_leave(window: MainWindow, home: Move,
                                                            monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_ACTIVATION_TOKEN", raising=False)
    made = home()
    window.hide()
    seen: list[str] = []
    monkeypatch.setattr(window, "activateWindow", lambda: seen.append(activation.given()))
    made.serve(Request(token="leave"))
    assert window.isVisible() and seen == ["leave"] and activation.given() == ""


def test_a_quiet_start_leaves_it_where_it_is(window: MainWindow, engine: FakeEngine, bridge: EventBridge,
                                             home: Move) -> None:
    engine.add_account()
    bridge.accounts_changed.emit(None)
    made = home()
    window.hide()
    before = len(engine.commands)
    made.serve(Request(quiet=True))
    assert not window.isVisible() and len(engine.commands) == before
    made.serve(Request(quiet=True, get_mail=True))
    assert not window.isVisible() and len(engine.commands) > before
    made.serve(Request(("mailto:ada@example.org",)))
    assert window.composing.open_composers and window.isVisible()


# --- unread ---------------------------------------------------------------------------------------------------


def test_what_is_unread_is_counted_over_all_inboxes(qtbot: QtBot, engine: FakeEngine, bridge: EventBridge, home: Move,
                                                    badges: list[int]) -> None:
    work, other = engine.add_account("work"), engine.add_account("second")
    engine.fill(work, range(1, 4), bodies=False)
    engine.fill(other, range(1, 3), bodies=False)
    engine.fill(work, range(10, 20), "Archive", bodies=False)
    made = home(tray=True)
    assert badges[-1] == 5 and made.tray.icon is not None
    assert "5" in made.tray.icon.toolTip()
    changed = engine.reflag(work, 1, frozenset({SEEN}))
    bridge.counts_changed.emit(CountsChanged((changed.folder_id,)))
    qtbot.waitUntil(lambda: badges[-1] == 4)


def test_the_icon_tells_read_from_unread(qapp: QApplication) -> None:
    calm, unread = (tray_icon(each).pixmap(22, 22).toImage() for each in (False, True))
    assert calm != unread and not calm.isNull()


@pytest.mark.parametrize("language", ["en", "de"])
def test_no_two_entries_of_the_menu_share_a_letter(window: MainWindow, qapp: QApplication, language: str) -> None:
    before = list(qapp.findChildren(QTranslator))
    languages.install(qapp, language)
    made = Home(window, FakeTeller)
    for paused in (False, True):
        made.quiet.pause(paused)
        letters = Counter(found[1].lower() for action in made.tray.menu.actions()
                          if (found := re.search(r"&(\w)", action.text())))
        assert [each for each, count in letters.items() if count > 1] == []
    for translator in qapp.findChildren(QTranslator):
        if translator not in before:
            qapp.removeTranslator(translator)


def test_an_hours_pause_shows_in_the_menu(home: Move) -> None:
    made = home()
    made.tray.pause.trigger()
    assert made.quiet.paused_until and made.tray.pause.isChecked() and "until" in made.tray.pause.text()
    made.tray.pause.trigger()
    assert not made.quiet.paused_until and not made.tray.pause.isChecked()


def test_accounts_that_are_gone_are_not_remembered_as_quiet(engine: FakeEngine, bridge: EventBridge,
                                                           settings: Settings, home: Move) -> None:
    account = engine.add_account()
    home(quiet_accounts=[account.id, 99])
    bridge.accounts_changed.emit(None)
    assert settings.quiet_accounts == [account.id]


# --- the session ends -----------------------------------------------------------------------------------------


class Manager:
    """As Qt's QSessionManager."""

    def __init__(self) -> None:
        self.cancelled = False

    def allowsInteraction(self) -> bool:
        return True

    def cancel(self) -> None:
        self.cancelled = True


@pytest.mark.parametrize("stored", [True, False])
def test_drafts_are_stored_when_the_session_ends(qtbot: QtBot, window: MainWindow, engine: FakeEngine,
                                                 bridge: EventBridge, home: Move, monkeypatch: pytest.MonkeyPatch,
                                                 stored: bool) -> None:
    monkeypatch.setattr(ComposingDesk, "patience", 5.0 if stored else 1.0)  # the message is made in a thread first
    engine.add_account()
    bridge.accounts_changed.emit(None)
    made = home()
    window.composing.new()
    (composer,) = window.composing.open_composers
    qtbot.keyClicks(composer.subject, "Unfinished")
    real = engine.submit

    def submit(command: object) -> None:
        real(command)  # type: ignore[arg-type]
        if stored and isinstance(command, SaveDraft):
            bridge.draft_saved.emit(DraftSaved(command.token, 1))

    monkeypatch.setattr(engine, "submit", submit)
    manager = Manager()
    made._session_ends(manager)  # type: ignore[arg-type]
    assert b"Unfinished" in engine.last(SaveDraft).raw
    assert composer.isVisible() and not composer.is_changed()
    assert manager.cancelled is not stored
    composer.saver.discard()
    composer._discard_now()


# --- trouble while it is hidden -------------------------------------------------------------------------------

NO_LOGIN = MailError(ErrorKind.LOGIN_REFUSED, "The server refused the login.")


def test_trouble_is_told_while_the_window_is_hidden(window: MainWindow, engine: FakeEngine, bridge: EventBridge,
                                                    home: Move) -> None:
    account = engine.add_account("work")
    bridge.accounts_changed.emit(None)
    made = home(tray=True, close_to_tray=True)
    teller = made.teller
    assert isinstance(teller, FakeTeller)
    stopped = AccountStateChanged(account.id, ConnectionState.STOPPED, NO_LOGIN)
    bridge.account_state_changed.emit(stopped)
    assert teller.shown == []  # there is a banner before the person's eyes
    window.close()
    for _ in range(3):
        bridge.account_state_changed.emit(stopped)
        bridge.password_needed.emit(PasswordNeeded(account.id, NO_LOGIN))
    (notice,) = teller.shown
    assert notice.key == -account.id and notice.title == "work gets no mail" and notice.lines[0]
    teller.chosen.emit(notice.key, Choice.OPEN)
    assert window.isVisible() and teller.withdrawn == [notice.key]
    window.close()
    bridge.delivery_failed.emit(DeliveryFailed(account.id, 1, NO_LOGIN))
    assert teller.shown[1].title == "work: a message was not sent"
    bridge.account_state_changed.emit(AccountStateChanged(account.id, ConnectionState.CONNECTED))
    assert teller.withdrawn == [notice.key] * 2


def test_no_trouble_is_told_where_nothing_is_to_be(window: MainWindow, engine: FakeEngine, bridge: EventBridge,
                                                   home: Move) -> None:
    account = engine.add_account("work")
    bridge.accounts_changed.emit(None)
    made = home(tray=True, close_to_tray=True, notify=Notify.OFF)
    window.close()
    bridge.password_needed.emit(PasswordNeeded(account.id, NO_LOGIN))
    assert isinstance(made.teller, FakeTeller) and made.teller.shown == []


# --- balloons -------------------------------------------------------------------------------------------------


def test_a_balloon_opens_and_its_icon_goes_again(qtbot: QtBot, panel: list[bool],
                                                 monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[tuple[str, str]] = []
    monkeypatch.setattr(QSystemTrayIcon, "showMessage", lambda _self, title, text, *_: shown.append((title, text)))
    monkeypatch.setattr(QSystemTrayIcon, "supportsMessages", lambda: True)
    balloons = TrayMessages(lambda: None)
    balloons.show(Notice(3, "Ada", ("one", "two")))
    balloons.show(Notice(4, "Ben"))
    assert shown == [("Ada", "one\ntwo"), ("Ben", "")]
    assert balloons._own is not None
    with qtbot.waitSignal(balloons.chosen) as told:
        balloons._own.messageClicked.emit()
    assert told.args == [4, Choice.OPEN]
    with qtbot.waitSignal(balloons.closed):
        balloons.close()
    assert balloons._own is None


def test_where_nobody_can_nothing_breaks(qtbot: QtBot, panel: list[bool], qapp: QApplication) -> None:
    panel.append(False)
    chain = make_teller(lambda: None, qapp, "win32")
    with qtbot.waitSignal(chain.cannot):
        chain.show(Notice(1, "lost"))


def test_the_next_one_is_asked(qtbot: QtBot) -> None:
    first, second = FakeTeller(), FakeTeller()
    chain = FirstThatCan((first, second))
    chain.show(Notice(1, "one"))
    first.cannot.emit(first.shown[0])
    assert second.shown == first.shown
    with qtbot.waitSignal(chain.chosen) as told:
        second.chosen.emit(1, Choice.READ)
    assert told.args == [1, Choice.READ]
    chain.withdraw(1)
    chain.close()
    assert first.withdrawn == second.withdrawn == [1] and second.is_closed


def test_what_is_made_late_is_made_once(qtbot: QtBot) -> None:
    made: list[FakeTeller] = []

    def make() -> FakeTeller:
        made.append(FakeTeller())
        return made[-1]

    late = Late(make)
    late.withdraw(1)
    late.close()
    assert made == []
    late.show(Notice(1, "one"))
    late.show(Notice(2, "two"))
    (teller,) = made
    assert [each.key for each in teller.shown] == [1, 2]
    with qtbot.waitSignal(late.chosen) as told:
        teller.chosen.emit(2, Choice.OPEN)
    assert told.args == [2, Choice.OPEN]
    late.withdraw(2)
    late.close()
    assert teller.withdrawn == [2] and teller.is_closed

"""The preferences' pages on notifications and the desktop: what is chosen is in the settings, or in the system's."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QTime
from PySide6.QtWidgets import QSystemTrayIcon
from pytestqt.qtbot import QtBot

from app.errors import ErrorKind, MailError
from tests.fakes.engine import FakeEngine
from ui.bridge import EventBridge
from ui.desktop import autostart, handlers
from ui.desktop.autostart import AutostartEntry
from ui.desktop.handlers import Standing
from ui.main_window import MainWindow
from ui.settings import Notify, Settings
from ui.settings_pages.desktop import DesktopPage
from ui.settings_pages.notifications import NotificationsPage


@pytest.fixture
def notifications(engine: FakeEngine, bridge: EventBridge, window: MainWindow) -> NotificationsPage:
    engine.add_account("R&D")
    engine.add_account("second")
    bridge.accounts_changed.emit(None)
    window.program.open_preferences("notifications")
    return window.findChild(NotificationsPage)


@pytest.fixture
def system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AutostartEntry:
    """The system's side: nothing of it is this computer's."""
    entry = AutostartEntry(tmp_path / "autostart", ("depesche", "--minimised"))
    monkeypatch.setattr(autostart, "of_this_system", lambda _profile: entry)
    monkeypatch.setattr(handlers, "standing", lambda: Standing(links=True, files=False, can_set=True))
    monkeypatch.setattr(handlers, "make_default", lambda _profile: Standing(True, True, True))
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    return entry


def open_desktop(window: MainWindow) -> DesktopPage:
    window.program.open_preferences("desktop")
    return window.findChild(DesktopPage)


def test_what_a_notification_tells(notifications: NotificationsPage, settings: Settings) -> None:
    assert notifications.level.currentIndex() == 0
    for place, level in enumerate((Notify.FULL, Notify.SENDER, Notify.COUNT, Notify.OFF)):
        notifications.level.setCurrentIndex(place)
        notifications.level.activated.emit(place)
        assert settings.notify is level
    notifications.sound.click()
    assert settings.notify_sound


def test_an_account_is_silenced_and_heard_again(notifications: NotificationsPage, settings: Settings,
                                                engine: FakeEngine, bridge: EventBridge) -> None:
    first, second = notifications.accounts
    assert notifications.accounts[first].text() == "R&&D"
    notifications.accounts[second].click()
    assert settings.quiet_accounts == [second]
    engine.add_account("third")
    bridge.accounts_changed.emit(None)
    assert [box.isChecked() for box in notifications.accounts.values()] == [True, False, True]
    notifications.accounts[second].click()
    assert settings.quiet_accounts == []


def test_quiet_hours_are_two_times_or_none(notifications: NotificationsPage, settings: Settings) -> None:
    told: list[tuple[int, int]] = []
    notifications.changed.connect(lambda: told.append((settings.quiet_from, settings.quiet_until)))
    assert not notifications.start.isEnabled()
    notifications.quiet.click()
    notifications.start.setTime(QTime(21, 30))
    notifications.quiet.click()
    assert told == [(22 * 60, 7 * 60), (21 * 60 + 30, 7 * 60), (0, 0)]
    settings.quiet_from, settings.quiet_until = 60, 120
    notifications.show_settings()
    assert notifications.quiet.isChecked() and notifications.start.time() == QTime(1, 0)


def test_without_accounts_there_are_words(window: MainWindow) -> None:
    window.program.open_preferences("notifications")
    page = window.findChild(NotificationsPage)
    assert page.accounts == {} and any("no account" in text for line in page.lines for text in line.texts())


def test_icon_and_start(window: MainWindow, system: AutostartEntry, settings: Settings) -> None:
    page = open_desktop(window)
    assert not page.close_to_tray.isEnabled()
    page.tray.click()
    assert settings.tray and page.close_to_tray.isEnabled()
    page.autostart.click()
    assert system.is_on() and page.autostart.isChecked()
    system.path.write_text("[Desktop Entry]\nHidden=true\n")  # in the desktop's own settings
    page.show_settings()
    assert not page.autostart.isChecked()


def test_a_start_that_cannot_be_stored_is_told(window: MainWindow, system: AutostartEntry) -> None:
    page = open_desktop(window)
    system.path.parent.write_text("a file in its place")
    page.autostart.click()
    assert not page.autostart.isChecked()
    assert any("could not be stored" in text for line in page.lines for text in line.texts())


def test_it_becomes_the_default(qtbot: QtBot, window: MainWindow, system: AutostartEntry) -> None:
    page = open_desktop(window)
    qtbot.waitUntil(lambda: "files in another" in page.standing.text())
    assert page.make_default.isVisible()
    page.make_default.click()
    qtbot.waitUntil(lambda: "files open in Depesche" in page.standing.text())
    assert not page.make_default.isVisible()


@pytest.mark.parametrize(("platform", "words"), [("win32", "Windows"), ("darwin", "Mail"), ("linux", "desktop")])
def test_where_only_the_person_can_it_says_how(qtbot: QtBot, window: MainWindow, system: AutostartEntry,
                                               monkeypatch: pytest.MonkeyPatch, platform: str, words: str) -> None:
    monkeypatch.setattr(handlers, "standing", Standing)
    monkeypatch.setattr("ui.settings_pages.desktop.sys.platform", platform)
    page = open_desktop(window)
    qtbot.waitUntil(lambda: words in page.standing.text())
    assert not page.make_default.isVisible()


def test_a_desktop_that_refuses_is_told(qtbot: QtBot, window: MainWindow, system: AutostartEntry,
                                        monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_profile: object) -> Standing:
        raise MailError(ErrorKind.UNSUPPORTED, "no")

    monkeypatch.setattr(handlers, "make_default", refuse)
    page = open_desktop(window)
    qtbot.waitUntil(page.make_default.isVisible)
    page.make_default.click()
    qtbot.waitUntil(lambda: "did not take it" in page.standing.text())
    assert page.make_default.isEnabled()

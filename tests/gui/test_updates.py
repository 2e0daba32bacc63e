"""Newer versions: asked only by wish, once a week at most, told quietly, never installed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app import __version__
from app.commands import CheckForUpdate
from app.errors import ErrorKind, MailError
from app.events import UpdateChecked
from app.model.release import Release
from tests import looks
from tests.fakes.engine import FakeEngine
from tests.gui.languages import in_german
from ui.bridge import EventBridge
from ui.dialogs.about import AboutDialog
from ui.forms.update_part import UpdatePart
from ui.main_window import MainWindow
from ui.settings import Settings
from ui.settings_pages.upkeep import UpkeepPage
from ui.updates import AGAIN, WEEK, Updates

NEW = Release("9.1", "2027-03-01", "Better <b>lists</b>.\nFewer faults.", "https://depesche.github.io/9.1")


@pytest.fixture(autouse=True)
def by_the_person(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.updates.updated_by", lambda: "")


@pytest.fixture
def clock() -> list[float]:
    return [1.8e9]


@pytest.fixture
def updates(window: MainWindow, clock: list[float]) -> Iterator[Updates]:
    made = Updates(window.context, window, now=lambda: clock[0])
    yield made
    made.deleteLater()


def asked(engine: FakeEngine) -> list[CheckForUpdate]:
    return [each for each in engine.commands if isinstance(each, CheckForUpdate)]


def answer(engine: FakeEngine, bridge: EventBridge, qtbot: QtBot, release: Release | None = None,
           error: MailError | None = None) -> None:
    token = asked(engine)[-1].token
    with qtbot.waitSignal(bridge.update_checked):
        bridge.post(UpdateChecked(token, release, error))


def test_nothing_is_asked_unless_the_person_wants_it(
        updates: Updates, engine: FakeEngine, clock: list[float], settings: Settings) -> None:
    assert settings.check_updates is False
    for _ in range(5):
        updates.look()
        clock[0] += WEEK
    assert asked(engine) == []


def test_once_a_week_and_a_day_after_a_failure(
        updates: Updates, engine: FakeEngine, bridge: EventBridge, clock: list[float], settings: Settings,
        qtbot: QtBot) -> None:
    settings.check_updates = True
    updates.look()
    updates.look()  # still under way
    assert len(asked(engine)) == 1
    answer(engine, bridge, qtbot)
    clock[0] += WEEK - 1
    updates.look()
    assert len(asked(engine)) == 1
    clock[0] += 1
    updates.look()
    assert len(asked(engine)) == 2
    answer(engine, bridge, qtbot, error=MailError(ErrorKind.NETWORK, "No."))
    assert updates.error is None  # nobody had asked
    clock[0] += AGAIN - 1
    updates.look()
    assert len(asked(engine)) == 2
    clock[0] += 2
    updates.look()
    assert len(asked(engine)) == 3
    answer(engine, bridge, qtbot)
    clock[0] -= 400 * AGAIN  # the calendar was wrong
    updates.look()
    assert len(asked(engine)) == 4


def test_a_release_that_was_skipped_is_not_told_again_but_the_next_is(
        updates: Updates, engine: FakeEngine, bridge: EventBridge, clock: list[float], settings: Settings,
        qtbot: QtBot) -> None:
    told: list[Release] = []
    updates.found.connect(told.append)
    settings.check_updates = True
    for release in (NEW, NEW, replace(NEW, version="9.2")):
        updates.look()
        answer(engine, bridge, qtbot, release)
        clock[0] += WEEK
        if len(told) == 1:
            updates.skip()
    assert [each.version for each in told] == ["9.1", "9.2"] and settings.skipped_update == "9.1"


def test_where_a_package_manager_brings_them_nobody_is_asked(
        window: MainWindow, engine: FakeEngine, settings: Settings, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr("ui.updates.updated_by", lambda: "Flatpak")
    settings.check_updates = True
    managed = Updates(window.context, window)
    managed.look()
    managed.check_now()
    assert asked(engine) == []
    part = UpdatePart(managed)
    qtbot.addWidget(part)
    part.show()
    assert "Flatpak keeps Depesche up to date" in part.words.text()
    assert not any(each.isVisible() for each in part.findChildren(QPushButton))


def test_about_asks_and_shows_what_came(window: MainWindow, engine: FakeEngine, bridge: EventBridge, qtbot: QtBot,
                                        monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    window.program.show_about()
    dialog = window.findChild(AboutDialog)
    assert isinstance(dialog, AboutDialog)
    part = dialog.updates
    assert "not asked yet" in part.words.text() and part.check.isVisible() and not part.notes.isVisible()
    part.check.click()
    assert not part.check.isEnabled() and part.words.text() == "Asking …"
    answer(engine, bridge, qtbot, error=MailError(ErrorKind.TIMEOUT, "Too long."))
    assert "could not be found out" in part.words.text()
    part.check.click()
    answer(engine, bridge, qtbot, error=MailError(ErrorKind.HOST_UNKNOWN, "No such host."))
    assert "internet connection" in part.words.text() and "name" not in part.words.text()
    part.check.click()
    answer(engine, bridge, qtbot)
    assert part.words.text() == "This is the newest version." and not part.open.isVisible()
    part.check.click()
    answer(engine, bridge, qtbot, NEW)
    assert "Version 9.1 of " in part.words.text() and "27" in part.words.text() and __version__ in part.words.text()
    assert part.notes.toPlainText() == NEW.notes and part.notes.isReadOnly()
    QApplication.sendPostedEvents()
    assert not looks.clipped(dialog)  # there is more to show now than when it was opened
    part.open.click()
    assert opened == [NEW.page]
    part.skip.click()
    assert window.context.settings.skipped_update == "9.1" and not part.skip.isVisible()
    assert "skip" in part.words.text()
    assert window.banners.banner("update") is None  # whoever asked sees it here


def test_longer_words_have_room_about_the_program(window: MainWindow, engine: FakeEngine, bridge: EventBridge,
                                                  qtbot: QtBot, qapp: QApplication) -> None:
    window.program.updates.check_now()
    answer(engine, bridge, qtbot, NEW)
    for _ in in_german(qapp):
        dialog = AboutDialog(updates=window.program.updates)
        qtbot.addWidget(dialog)
        dialog.show()
        QApplication.sendPostedEvents()
        assert dialog.updates.skip.isVisible() and not looks.clipped(dialog)


def test_the_weekly_answer_comes_as_a_bar_that_leads_to_the_page(
        window: MainWindow, engine: FakeEngine, bridge: EventBridge, qtbot: QtBot) -> None:
    window.context.settings.check_updates = True
    window.program.updates.look()
    answer(engine, bridge, qtbot, NEW)
    banner = window.banners.banner("update")
    assert banner is not None and "Version 9.1" in banner.text
    banner.buttons[0].click()
    assert window.banners.banner("update") is None
    page = next(each for each in window.program.preferring.open("upkeep").findChildren(UpkeepPage))
    assert page.part.notes.isVisible()
    page.weekly.click()
    assert window.context.settings.check_updates is False

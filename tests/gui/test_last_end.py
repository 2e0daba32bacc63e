"""The bar after a run that ended unexpectedly: shown once, looked at or forgotten, never sent."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app import crashes
from app.paths import Profile
from tests.fakes.engine import FakeEngine
from ui.bridge import EventBridge
from ui.help_windows.last_end import KEY
from ui.help_windows.report import ReportDialog
from ui.main_window import MainWindow
from ui.settings import Settings

DUMP = ("Depesche 0.1.0\nstarted 2026-03-02 10:00:00, process 7\n\n10:01 INFO app: account 1: round\n"
        'Fatal Python error: Segmentation fault\n\nCurrent thread 0x1 (most recent call first):\n'
        '  File "x.py", line 3 in deep\n')


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    """After a run that died, and the start that followed."""
    made = Profile(tmp_path)
    made.crashes.mkdir()
    (made.crashes / "run-1.txt").write_text(DUMP)
    crashes.Run(made, "now").collect()
    return made


@pytest.fixture
def ended(profile: Profile, engine: FakeEngine, bridge: EventBridge, qtbot: QtBot) -> MainWindow:
    made = MainWindow(engine, bridge, Settings(), profile.settings)
    qtbot.addWidget(made)
    made.show()
    made.help.last_end.tell()
    return made


def bar(window: MainWindow) -> list[str]:
    banner = window.banners.banner(KEY)
    return [] if banner is None else [banner.text, *(each.text() for each in banner.buttons)]


def click(window: MainWindow, place: int) -> None:
    banner = window.banners.banner(KEY)
    assert banner is not None
    QTest.mouseClick(banner.buttons[place], Qt.MouseButton.LeftButton)


def test_after_a_usual_end_there_is_no_bar(window: MainWindow) -> None:
    assert bar(window) == []


def test_it_is_shown_as_the_report_would_be_and_not_told_again(
        ended: MainWindow, profile: Profile) -> None:
    words, *buttons = bar(ended)
    assert "ended unexpectedly" in words and "not sent" in words and len(buttons) == 2
    click(ended, 0)
    dialog = ended.findChild(ReportDialog)
    assert isinstance(dialog, ReportDialog)
    assert "Segmentation fault" in dialog.report() and "line 3 in deep" in dialog.report()
    assert bar(ended) == [] and crashes.unseen(profile) is None
    assert len(list(profile.crashes.glob("*.txt"))) == 1


def test_it_is_forgotten(ended: MainWindow, profile: Profile) -> None:
    click(ended, 1)
    assert bar(ended) == [] and list(profile.crashes.glob("*.txt")) == []


def test_put_away_it_is_not_told_again_but_kept(ended: MainWindow, profile: Profile) -> None:
    banner = ended.banners.banner(KEY)
    assert banner is not None
    banner.put_away()
    assert crashes.unseen(profile) is None and len(list(profile.crashes.glob("*.txt"))) == 1

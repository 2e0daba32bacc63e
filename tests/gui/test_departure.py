"""Everything removed: counted, confirmed by a number that was read, and done once the program has ended."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from pytestqt.qtbot import QtBot

from app.engine.removal import Contents
from app.errors import ErrorKind, MailError
from app.paths import Profile
from app.store import schema
from app.store.inventory import Inventory
from app.store.lock import ProfileLock
from tests.fakes.engine import FakeEngine
from tests.fakes.passwords import FakePasswords
from ui.desktop import departure, handlers
from ui.desktop.departure import Departure
from ui.dialogs.newer_profile import NewerProfileDialog
from ui.dialogs.remove_all import RemoveAllDialog
from ui.main_window import MainWindow
from ui.settings_pages.upkeep import UpkeepPage


@pytest.fixture
def asked(window: MainWindow, engine: FakeEngine, qtbot: QtBot) -> RemoveAllDialog:
    """The question, once everything was counted."""
    page = next(each for each in window.program.preferring.open("upkeep").findChildren(UpkeepPage))
    page.remove.click()
    (dialog,) = window.findChildren(RemoveAllDialog)
    qtbot.waitUntil(dialog.typed.isEnabled, timeout=10_000)
    return dialog


@pytest.fixture(autouse=True)
def stays(monkeypatch: pytest.MonkeyPatch) -> Departure:
    """The process's own, of this test."""
    made = Departure()
    monkeypatch.setattr(departure, "departure", lambda: made)
    return made


def test_the_number_has_to_be_typed(asked: RemoveAllDialog, window: MainWindow, stays: Departure, tmp_path: Path,
                                    qtbot: QtBot) -> None:
    asked.show_contents(Contents(Inventory(2, 1_200, 34, 1, 2), 0, 5_000_000))
    assert "34" not in asked.facts.text() and "35 message" in asked.lost.text() and "2 private key" in asked.lost.text()
    assert "1,200 message" in asked.facts.text()  # as a number is written here
    for typed in ("", "34", "3", "yes", "1200"):
        asked.typed.setText(typed)
        assert not asked.remove.isEnabled()
    asked.typed.setText(" 35 ")
    with qtbot.waitSignal(window.closed):
        asked.remove.click()
    assert stays.wanted and (tmp_path / "mail.db").exists()  # not before the program has ended


def test_who_keeps_everything_loses_nothing(asked: RemoveAllDialog, window: MainWindow, stays: Departure) -> None:
    asked.cancel.click()
    assert not stays.wanted and window.isVisible()


def test_a_window_that_cannot_be_closed_deletes_nothing(
        asked: RemoveAllDialog, window: MainWindow, stays: Departure, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(window.composing, "close_all", lambda: False)  # a draft that could not be stored
    asked.typed.setText(asked._wanted)
    asked.remove.click()
    assert window.isVisible() and not stays.wanted
    monkeypatch.undo()


def test_a_store_that_cannot_be_read_wants_a_word(asked: RemoveAllDialog) -> None:
    asked.show_contents(Contents(None, 0, 5_000))
    assert not asked.remove.isEnabled() and "everything" in asked.asked.text()
    assert "passwords" in asked.lost.text() and asked.lost.isVisibleTo(asked)
    asked.typed.setText("Everything")
    assert asked.remove.isEnabled()


def test_a_backup_comes_first(asked: RemoveAllDialog, window: MainWindow, stays: Departure, qtbot: QtBot) -> None:
    window.jobs.back_up = lambda: None  # type: ignore[method-assign]
    with qtbot.waitSignal(window.actions_.back_up.triggered):
        asked.back_up.click()
    assert not stays.wanted


def test_what_is_left_is_deleted_after_the_end(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    profile = Profile(tmp_path / "profile")
    profile.create()
    (profile.directory / "mail.db").write_bytes(b"")
    (profile.directory / "thesis.odt").touch()
    leaving = Departure()
    leaving.go(profile, FakePasswords())
    assert (profile.directory / "mail.db").exists()  # nobody wanted it
    leaving.wanted = True
    leaving.go(profile, FakePasswords())
    assert [each.name for each in profile.directory.iterdir()] == ["thesis.odt"]
    assert "thesis.odt" in capsys.readouterr().err
    assert not leaving.wanted


def test_who_has_the_profile_for_a_moment_is_waited_for(tmp_path: Path) -> None:
    """depeschectl, started by a clock, say: that everything is gone was promised."""
    profile = Profile(tmp_path / "profile")
    profile.create()
    profile.database.write_bytes(b"")
    lock = ProfileLock(profile.lock)
    lock.acquire()
    freed = threading.Timer(0.3, lock.release)
    freed.start()
    leaving = Departure()
    leaving.wanted = True
    leaving.go(profile, FakePasswords(), lambda error: pytest.fail(error.detail))
    assert not profile.directory.exists()
    freed.join()


def test_what_could_not_be_deleted_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(departure, "PATIENCE_SECONDS", 0.1)
    profile = Profile(tmp_path / "profile")
    profile.create()
    profile.database.write_bytes(b"")
    lock, told = ProfileLock(profile.lock), list[MailError]()
    lock.acquire()
    leaving = Departure()
    leaving.wanted = True
    leaving.go(profile, FakePasswords(), told.append)
    lock.release()
    assert [each.kind for each in told] == [ErrorKind.LOCKED] and profile.database.exists()


def test_places_on_the_desktop_are_taken_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _kind: str(tmp_path))
    monkeypatch.setattr(handlers, "_can_ask", lambda: True)
    (tmp_path / handlers.ENTRY).touch()
    chosen = tmp_path / "mimeapps.list"
    chosen.write_text("[Default Applications]\nx-scheme-handler/mailto=depesche.desktop;\n"
                      "message/rfc822=other.desktop;depesche.desktop;\ntext/html=firefox.desktop\n# depesche.desktop\n")
    handlers.withdraw()
    assert not (tmp_path / handlers.ENTRY).exists()
    assert chosen.read_text() == ("[Default Applications]\nmessage/rfc822=other.desktop;\ntext/html=firefox.desktop\n"
                                  "# depesche.desktop\n")
    handlers.withdraw()  # a second time there is nothing to do


def test_a_newer_profile_is_told_in_plain_words(tmp_path: Path, qtbot: QtBot) -> None:
    assert "newer" in schema.NewerStore().detail
    dialog = NewerProfileDialog(Profile(tmp_path))
    qtbot.addWidget(dialog)
    assert str(tmp_path) in dialog.folder.text() and dialog.quit.isDefault()


def test_where_nothing_is_lost_a_word_is_typed(asked: RemoveAllDialog) -> None:
    """A zero would be no number that somebody has read."""
    asked.show_contents(Contents(Inventory(1, 29, 0, 0, 0), 0, 5_000_000))
    assert "“everything”" in asked.asked.text() and not asked.lost.isVisible()
    asked.typed.setText("0")
    assert not asked.remove.isEnabled()
    asked.typed.setText("Everything")
    assert asked.remove.isEnabled()

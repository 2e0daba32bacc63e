"""The file of the settings: readable, whole, written soon after a change, and never lost silently."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.fakes.engine import FakeEngine
from ui.bridge import EventBridge
from ui.main_window import MainWindow
from ui.settings import WINDOW_STATE, Settings, ThemeChoice, damaged_path
from ui.settings_keeper import SettingsKeeper
from ui.settings_pages.registry import ENTRIES

NOT_STORED = {"unknown", "damaged"}


def test_every_setting_stands_on_a_page_or_is_what_the_window_remembers(window: MainWindow) -> None:
    shown = window.program.preferring.open()
    on_pages = [name for entry in ENTRIES for name in shown.page(entry.name).names]
    assert len(on_pages) == len(set(on_pages))
    assert set(on_pages).isdisjoint(WINDOW_STATE)
    assert set(on_pages) | WINDOW_STATE | NOT_STORED == {each.name for each in fields(Settings)}
    shown.close()


def test_what_a_newer_version_wrote_is_given_back(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"theme": "dark", "hologram": {"depth": [1, 2]}, "damaged": 3}), "utf-8")
    settings = Settings.load(path)
    settings.zoom = 1.5
    settings.save(path)
    written = json.loads(path.read_text("utf-8"))
    assert (written["hologram"], written["theme"], written["zoom"]) == ({"depth": [1, 2]}, "dark", 1.5)
    assert not Settings.load(path).damaged and "unknown" not in written


def test_a_person_can_read_it(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    Settings(language="de", save_directory="/home/mara/Größe").save(path)
    text = path.read_text("utf-8")
    names = list(json.loads(text))
    chosen = [name for name in names if name not in WINDOW_STATE]
    assert names == sorted(chosen) + sorted(WINDOW_STATE)
    assert "Größe" in text and text.count("\n") > len(names)


@pytest.mark.parametrize("octets", [b"", b'{"theme": "dark"', b"[]", b"\xff\xfe", b"[" * 100_000])
def test_a_damaged_file_is_put_aside_once_there_is_another(tmp_path: Path, octets: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(octets)
    settings = Settings.load(path)
    assert settings == Settings() and settings.damaged
    assert path.read_bytes() == octets
    settings.theme = ThemeChoice.DARK
    settings.save(path)
    assert damaged_path(path).read_bytes() == octets
    assert Settings.load(path).theme is ThemeChoice.DARK and not Settings.load(path).damaged
    settings.save(path)
    assert damaged_path(path).read_bytes() == octets


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "settings.json"
    Settings(theme=ThemeChoice.DARK).save(path)

    def full(*_args: object, **_more: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(OSError, match="No space"):
        Settings().save(path)
    assert Settings.load(path).theme is ThemeChoice.DARK


def test_a_change_is_on_the_disk_soon(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "settings.json"
    window.actions_.fold_quotes.trigger()
    qtbot.waitUntil(lambda: path.exists() and not Settings.load(path).fold_quotes, timeout=5000)


def test_many_changes_are_written_once(tmp_path: Path, qtbot: QtBot, window: MainWindow,
                                       monkeypatch: pytest.MonkeyPatch) -> None:
    settings, written = Settings(), []
    keeper = SettingsKeeper(settings, tmp_path / "other.json", window)
    monkeypatch.setattr(Settings, "save", lambda self, path: written.append(self.font_percent))
    for percent in range(100, 150):
        settings.font_percent = percent
    settings.font_percent = 149
    qtbot.waitUntil(lambda: bool(written), timeout=5000)
    assert written == [149]
    keeper.deleteLater()


def test_who_was_told_of_damage_can_see_where_the_file_is(engine: FakeEngine, bridge: EventBridge, tmp_path: Path,
                                                          qtbot: QtBot) -> None:
    path = tmp_path / "settings.json"
    path.write_text("{", "utf-8")
    window = MainWindow(engine, bridge, Settings.load(path), path)
    qtbot.addWidget(window)
    window.show()
    told = window.banners.banner("settings")
    assert told is not None and "settings.json.damaged" in told.text
    window.close()
    assert damaged_path(path).read_text("utf-8") == "{"


@pytest.mark.parametrize("octets", [b'{"x":' + b"[" * 600 + b"]" * 600 + b"}",
                                    b'{"x":' + b'{"a":' * 600 + b"1" + b"}" * 601,
                                    b'{"save_directory": "/\\udcff", "x": "\\ud800", "theme": "dark"}'])
def test_what_can_be_read_can_be_stored(tmp_path: Path, octets: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(octets)
    settings = Settings.load(path)
    settings.language = "de"
    settings.save(path)
    assert Settings.load(path).language == "de" and not Settings.load(path).damaged


def test_a_file_that_is_too_large_is_none_of_ours(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(b'{"searches": ["' + b"a" * (4 << 20) + b'"]}')
    assert Settings.load(path).damaged and Settings.load(path).searches == []


def test_numbers_that_nothing_takes_are_not_taken(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    huge = 10**30
    path.write_text(json.dumps({"last_folder": huge, "default_account": -huge, "quiet_accounts": [huge, 3],
                                "zoom": huge, "font_percent": huge}))
    settings = Settings.load(path)
    assert (settings.last_folder, settings.default_account, settings.quiet_accounts) == (0, 0, [3])
    assert settings.zoom == 1.0 and settings.font_percent == 200

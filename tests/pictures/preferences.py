"""The preferences: each page, what the search finds, and keys that clash."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.pictures.props import on_top
from tests.pictures.registry import picture
from tests.pictures.stage import Stage
from ui.settings_pages.preferences import PreferencesWindow
from ui.settings_pages.registry import ENTRIES
from ui.settings_pages.shortcuts import ShortcutsPage


def _page(name: str, stage: Stage) -> PreferencesWindow:
    window = stage.window.program.preferring.open(name)
    on_top(stage, window)
    return window


for _entry in ENTRIES:
    picture(f"preferences-{_entry.name}")(cast(Callable[[Stage], QWidget], partial(_page, _entry.name)))


@picture("preferences-search")
def search(stage: Stage) -> QWidget:
    window = _page("general", stage)
    window.search.setFocus()
    window.search.setText({"de": "bild"}.get(stage.language, "image"))
    return window


@picture("preferences-search-none")
def nothing_found(stage: Stage) -> QWidget:
    window = _page("general", stage)
    window.search.setText("Teleporter")
    return window


@picture("preferences-shortcut-clash")
def clash(stage: Stage) -> QWidget:
    window = _page("shortcuts", stage)
    page = window.page("shortcuts")
    assert isinstance(page, ShortcutsPage)
    page.table.choose("archive")
    page.editor.catch()
    QTest.keyClick(page.editor.catcher, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    return window

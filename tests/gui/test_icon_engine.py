"""Icons are drawn when somebody looks, and not before."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from ui import icons, theme


def inked(pixmap: QPixmap) -> set[str]:
    """The colours of what is opaque."""
    image = pixmap.toImage()
    colors = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {each.name() for each in colors if each.alpha() == 255}


@pytest.fixture(autouse=True)
def nothing_drawn(qtbot: QtBot) -> None:
    icons._icon.cache_clear()
    icons._pixmap.cache_clear()


def test_nothing_is_drawn_before_it_is_wanted(qtbot: QtBot) -> None:
    button = QToolButton()
    qtbot.addWidget(button)
    icons.bind(button, "reply")
    assert icons._pixmap.cache_info().currsize == 0
    button.grab()
    assert 0 < icons._pixmap.cache_info().currsize <= 2


@pytest.mark.parametrize(("size", "ratio"), [(16, 1.0), (24, 1.0), (24, 2.0), (20, 1.5), (48, 1.0)])
def test_it_is_as_sharp_as_the_screen(size: int, ratio: float) -> None:
    drawn = icons.icon("reply").pixmap(QSize(size, size), ratio)
    assert drawn.size() == QSize(round(size * ratio), round(size * ratio)) and drawn.devicePixelRatio() == ratio


def test_its_colours_tell_its_state() -> None:
    colors, icon = theme.colors(), icons.icon("trash")
    size = QSize(48, 48)
    for mode, state, color in (
        (QIcon.Mode.Normal, QIcon.State.Off, colors.text), (QIcon.Mode.Active, QIcon.State.Off, colors.text),
        (QIcon.Mode.Selected, QIcon.State.Off, colors.text), (QIcon.Mode.Normal, QIcon.State.On, colors.accent),
        (QIcon.Mode.Disabled, QIcon.State.Off, colors.border_strong),
    ):
        assert QColor(color).name() in inked(icon.pixmap(size, 1.0, mode, state))


def test_copies_and_changed_copies_outlive_the_first(qtbot: QtBot) -> None:
    first = icons.icon("star")
    copy, changed = QIcon(first), QIcon(first)
    changed.setIsMask(True)  # has Qt clone the engine
    del first
    icons._icon.cache_clear()
    gc.collect()
    for each in (copy, changed):
        assert each.pixmap(QSize(24, 24), 1.0).size() == QSize(24, 24)
    del copy, changed
    gc.collect()


def test_one_that_is_not_there_fails_at_once() -> None:
    with pytest.raises(FileNotFoundError):
        icons.icon("no such icon")

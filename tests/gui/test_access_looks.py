"""What everybody must be able to see: contrast, the focus, large type, less motion; in both languages and themes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage, QPalette, QScreen
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QTabBar,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests import looks
from tests.gui.gallery import Gallery
from tests.gui.languages import in_german
from ui import theme
from ui.contrast import READABLE, VISIBLE, contrast
from ui.forms.spinner import Spinner
from ui.high_contrast import colors_of
from ui.motion import asks_for_less
from ui.palettes import DARK, LIGHT, Colors
from ui.settings import Motion, ThemeChoice

ROOM = QSize(1280, 800)
GROUNDS = ("surface", "window", "sidebar", "raised", "hover", "selection")
INKS = ("text", "dim", "accent", "link", "ok", "warning", "danger")


@pytest.fixture
def gallery(qapp: QApplication, tmp_path: Path) -> Iterator[Gallery]:
    made = Gallery(tmp_path, qapp)
    yield made
    made.close()
    theme.manager().apply(ThemeChoice.LIGHT, font_percent=100, motion=Motion.SYSTEM)


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    yield from in_german(qapp)


# --- contrast -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])
def test_every_ink_can_be_read_on_every_ground(colors: Colors) -> None:
    pairs = [(getattr(colors, ink), getattr(colors, ground), f"{ink} on {ground}")
             for ink in INKS for ground in GROUNDS]
    pairs += [(colors.on_accent, colors.accent, "on_accent"), (colors.on_accent, colors.accent_hover, "hovered accent"),
              (colors.info_text, colors.info_ground, "info"), (colors.warning_text, colors.warning_ground, "warning"),
              (colors.error_text, colors.error_ground, "error"), (colors.danger, colors.error_ground, "danger"),
              (colors.text, colors.pressed, "pill"), (colors.dim, colors.pressed, "quiet pill")]
    pairs += [(each, colors.surface, "quote") for each in colors.quotes]
    pairs += [(colors.on_avatar, each, "avatar") for each in colors.avatars]
    assert [(words, round(contrast(*pair), 2)) for *pair, words in pairs if contrast(*pair) < READABLE] == []


@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])
def test_shapes_stand_out_from_every_ground(colors: Colors) -> None:
    found = [f"{shape} on {ground}" for shape in ("faint", "star") for ground in GROUNDS
             if contrast(getattr(colors, shape), getattr(colors, ground)) < VISIBLE]
    assert found == []


def test_words_can_be_read_and_controls_have_names(gallery: Gallery, qapp: QApplication) -> None:
    assert [pair for pair in looks.palette_pairs(qapp) if pair[1] < READABLE] == []
    found = []
    for name in gallery.names():
        if name == "main-html":
            continue  # Chromium draws in its own time
        window = gallery.show(name)
        found += [f"{name}: {each}" for find in (looks.faint, looks.unnamed, looks.doubles) for each in find(window)]
        gallery.clear()
    assert found == []


def test_words_can_be_read_in_the_dark(gallery: Gallery, qapp: QApplication) -> None:
    theme.manager().apply(ThemeChoice.DARK)
    assert [pair for pair in looks.palette_pairs(qapp) if pair[1] < READABLE] == []
    found = []
    for name in ("main-message", "composer", "wizard-protocol", "preferences-appearance", "error"):
        found += [f"{name}: {each}" for each in looks.faint(gallery.show(name))]
        gallery.clear()
    assert found == []


def test_faint_words_would_be_found(qtbot: QtBot) -> None:
    button = QPushButton("Hardly seen")
    button.setStyleSheet("color: #9a9a9a; background: #ffffff;")
    frame = QWidget()
    qtbot.addWidget(frame)
    button.setParent(frame)
    button.resize(160, 40)
    frame.resize(200, 60)
    frame.show()
    assert looks.faint(frame)


def test_high_contrast_takes_the_systems_colours(qapp: QApplication, gallery: Gallery) -> None:
    palette, role = QPalette(), QPalette.ColorRole
    for which, color in ((role.Window, "#000000"), (role.Base, "#000000"), (role.Button, "#000000"),
                         (role.WindowText, "#ffff00"), (role.Text, "#ffff00"), (role.ButtonText, "#ffff00"),
                         (role.Highlight, "#00ffff"), (role.HighlightedText, "#000000"), (role.Link, "#8080ff")):
        palette.setColor(which, QColor(color))
    system = QPalette(qapp.palette())
    manager = theme.manager()
    try:
        manager.use_contrast(True, palette)
        colors = theme.colors()
        assert (colors.surface, colors.text, colors.border_strong) == ("#000000", "#ffff00", "#ffff00")
        assert [f"{ink} on {ground}" for ink in INKS for ground in ("surface", "window")
                if contrast(getattr(colors, ink), getattr(colors, ground)) < READABLE] == []
        assert looks.faint(gallery.show("error")) == []
    finally:
        manager.use_contrast(False, system)
    assert theme.colors() is LIGHT


def test_high_contrast_in_the_light_is_black_on_white() -> None:
    palette, role = QPalette(), QPalette.ColorRole
    for which, color in ((role.Window, "#ffffff"), (role.Base, "#ffffff"), (role.Button, "#ffffff"),
                         (role.Text, "#000000"), (role.Highlight, "#3399ff"), (role.HighlightedText, "#ffffff"),
                         (role.Link, "#0000ff")):
        palette.setColor(which, QColor(color))
    made = colors_of(palette)
    assert not made.dark and contrast(made.text, made.surface) == 21.0
    assert contrast(made.on_accent, made.accent) >= READABLE and contrast(made.accent, made.surface) >= READABLE


# --- the focus ------------------------------------------------------------------------------------------


def _controls() -> list[QWidget]:
    push, primary, flat, danger = (QPushButton("Button") for _ in range(4))
    for button, role in ((primary, "primary"), (flat, "flat"), (danger, "danger")):
        button.setProperty("role", role)
    tool, chip, main = (QToolButton() for _ in range(3))
    for each, role in ((tool, ""), (chip, "chip"), (main, "primary")):
        each.setText("Tool")
        each.setProperty("role", role)
    choice, listed, tabs = QComboBox(), QListWidget(), QTabBar()
    choice.addItems(["One", "Two"])
    listed.addItems(["One", "Two"])
    listed.setMaximumHeight(60)
    for words in ("One", "Two"):
        tabs.addTab(words)
    text = QPlainTextEdit("Text")
    text.setMaximumHeight(60)
    return [push, primary, flat, danger, tool, chip, main, choice, listed, tabs, QLineEdit("Line"), text, QSpinBox(),
            QCheckBox("Tick"), QRadioButton("Radio")]


@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK])
@pytest.mark.parametrize("place", range(15))
def test_the_focus_is_seen_on_every_kind_of_control(qtbot: QtBot, choice: ThemeChoice, place: int) -> None:
    theme.manager().apply(choice)
    frame = QWidget()
    frame.setProperty("frame", "surface")
    qtbot.addWidget(frame)
    control, other = _controls()[place], QLineEdit(frame)
    control.setParent(frame)
    control.setGeometry(10, 10, 160, max(control.sizeHint().height(), 34))
    other.setGeometry(10, 100, 160, 30)
    frame.resize(200, 150)
    frame.show()
    frame.activateWindow()
    qtbot.waitUntil(frame.isActiveWindow)
    other.setFocus()
    before = frame.grab(control.geometry()).toImage()
    control.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(control.hasFocus)
    after = frame.grab(control.geometry()).toImage()
    assert _changed(before, after) >= 60, type(control).__name__


def _changed(before: QImage, after: QImage) -> int:
    """Pixels that stand out from what they were (WCAG 2.2, 2.4.13)."""
    return sum(contrast(QColor(before.pixel(x, y)).name(), QColor(after.pixel(x, y)).name()) >= VISIBLE
               for x in range(before.width()) for y in range(before.height())
               if before.pixel(x, y) != after.pixel(x, y))


def test_the_focus_is_seen_in_lists_trees_and_messages(gallery: Gallery, qtbot: QtBot) -> None:
    window = gallery.show("main-message")
    qtbot.waitUntil(window.isActiveWindow)
    shots = []
    for part in (window.tree, window.list.lines, window.view.body):
        part.setFocus(Qt.FocusReason.TabFocusReason)
        gallery.settle()
        shots.append(window.grab().toImage())
    assert all(_changed(first, second) > 300 for first, second in pairwise(shots))


# --- large type, less motion ----------------------------------------------------------------------------


@pytest.fixture
def small_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    """With as much room as a small notebook has, or a larger one at twice the size."""
    monkeypatch.setattr(QScreen, "availableSize", lambda _self: ROOM)


def test_nothing_is_cut_in_type_twice_as_large(gallery: Gallery, german: None, small_screen: None) -> None:
    """In German, whose words are the longer ones."""
    theme.manager().apply(ThemeChoice.LIGHT, font_percent=200)
    found = []
    for name in gallery.names():
        if name == "main-html":
            continue
        window = gallery.show(name)
        found += [f"{name}: {each}" for each in (*looks.clipped(window), *looks.too_large(window, ROOM))]
        gallery.clear()
    assert found == []


def test_the_size_of_type_changes_at_once(gallery: Gallery, qapp: QApplication) -> None:
    window = gallery.show("main")
    before, rows = qapp.font().pointSizeF(), window.list.lines.rowHeight(0)
    theme.manager().apply(ThemeChoice.LIGHT, font_percent=150)
    gallery.settle()
    assert qapp.font().pointSizeF() == pytest.approx(before * 1.5, abs=0.1)
    assert window.list.lines.rowHeight(0) > rows * 1.2
    theme.manager().apply(ThemeChoice.LIGHT, font_percent=100)
    assert qapp.font().pointSizeF() == pytest.approx(before)


@pytest.mark.parametrize(("setting", "less"), [
    (("org.freedesktop.appearance", "reduced-motion", 1), True),
    (("org.freedesktop.appearance", "reduced-motion", 0), False),
    (("org.gnome.desktop.interface", "enable-animations", False), True),
    (("org.kde.kdeglobals.KDE", "AnimationDurationFactor", "0"), True),
    (("org.kde.kdeglobals.KDE", "AnimationDurationFactor", "1.5"), False),
    (("org.kde.kdeglobals.KDE", "AnimationDurationFactor", "much"), None),
    (("org.gnome.desktop.interface", "text-scaling-factor", 2.0), None),
])  # fmt: skip
def test_what_desktops_say_of_motion(setting: tuple[str, str, object], less: bool | None) -> None:
    assert asks_for_less(*setting) is less


def test_with_less_motion_nothing_turns_and_words_say_what_is_done(gallery: Gallery, qapp: QApplication,
                                                                   qtbot: QtBot) -> None:
    theme.manager().apply(ThemeChoice.LIGHT, motion=Motion.REDUCED)
    assert not qapp.isEffectEnabled(Qt.UIEffect.UI_AnimateMenu)
    bar, spinner = QProgressBar(), Spinner()
    for each in (bar, spinner):
        qtbot.addWidget(each)
    theme.busy(bar)
    assert bar.maximum() > 0
    spinner.show()
    assert not spinner._timer.isActive() and spinner.accessibleName()
    theme.manager().apply(ThemeChoice.LIGHT, motion=Motion.FULL)
    theme.busy(bar)
    assert bar.maximum() == 0

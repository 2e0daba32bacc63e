"""Colours, style sheet, density, size of type and motion of the whole program; one ThemeManager hangs at the
application."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication, QProgressBar, QStyleFactory

from ui.high_contrast import colors_of
from ui.motion import MotionWatch, still_effects
from ui.palettes import DARK, LIGHT, Colors
from ui.settings import Density, Motion, ThemeChoice
from ui.stylesheet import stylesheet

__all__ = ["Colors", "Density", "Motion", "ThemeChoice", "ThemeManager", "busy", "colors", "manager"]


class ThemeManager(QObject):
    """Applies a theme and tells everybody who paints by hand that the looks changed."""

    changed = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self.setObjectName("theme")
        self._application = application
        self.choice = ThemeChoice.SYSTEM
        self.density = Density.COMFORTABLE
        self.font_percent = 100
        self.motion = Motion.SYSTEM
        self.colors: Colors = LIGHT
        self.reduced_motion = False
        self._system_font, self._own_font = QFont(application.font()), QFont()
        self._applied: tuple[object, ...] | None = None
        hints = application.styleHints()
        self._system_dark = hints.colorScheme() == Qt.ColorScheme.Dark
        hints.colorSchemeChanged.connect(self._system_changed)
        self._system_palette = QPalette(application.palette())
        contrast = hints.accessibility()
        self.high_contrast = contrast.contrastPreference() == Qt.ContrastPreference.HighContrast
        contrast.contrastPreferenceChanged.connect(self._contrast_changed)
        self._watch = MotionWatch(self)
        self._watch.changed.connect(lambda: self.apply(self.choice))

    def apply(self, choice: ThemeChoice, density: Density | None = None, *, font_percent: int | None = None,
              motion: Motion | None = None) -> None:
        """Shows the whole program like this, at once; what is not named stays. `font_percent`: of the system's."""
        self.choice = choice
        self.density = density or self.density
        self.font_percent = font_percent or self.font_percent
        self.motion = motion or self.motion
        dark = self._system_dark if choice is ThemeChoice.SYSTEM else choice is ThemeChoice.DARK
        self.colors = DARK if dark else LIGHT
        if self.high_contrast:
            # Who asks the whole system for it has chosen its colours, too.
            self.colors = colors_of(self._system_palette)
        self.reduced_motion = self.motion is Motion.REDUCED or (self.motion is Motion.SYSTEM and self._watch.reduced)
        if self._application.font() != self._own_font:
            self._system_font = QFont(self._application.font())
        looks = (self.colors, self.density, self.font_percent, self.reduced_motion, self._system_font.key())
        if self._applied == looks:
            return
        if self._applied is None:
            self._application.setStyle(QStyleFactory.create("Fusion"))
        self._applied = looks
        self._own_font = _scaled(self._system_font, self.font_percent)
        self._application.setFont(self._own_font)
        self._own_font = QFont(self._application.font())
        self._application.setPalette(_palette(self.colors))
        still_effects(self._application, self.reduced_motion)
        self._application.setStyleSheet(stylesheet(
            self.colors, self.density, self._own_font.pointSizeF(), QFontMetrics(self._own_font).height()))
        self.changed.emit()

    def scaled(self, pixels: int) -> int:
        """A length that is to grow and shrink with the words in it."""
        return pixels * self.font_percent // 100

    def _system_changed(self, scheme: Qt.ColorScheme) -> None:
        self._system_dark = scheme == Qt.ColorScheme.Dark
        if self.choice is ThemeChoice.SYSTEM:
            self.apply(self.choice)

    def _contrast_changed(self, wanted: Qt.ContrastPreference) -> None:
        # An empty palette is the system's.
        self._application.setPalette(QPalette())
        self.use_contrast(wanted == Qt.ContrastPreference.HighContrast, self._application.palette())

    def use_contrast(self, high: bool, palette: QPalette) -> None:
        """`palette`: the system's own colours."""
        self.high_contrast, self._system_palette = high, QPalette(palette)
        self._applied = ()
        self.apply(self.choice)


def manager() -> ThemeManager:
    """The application's theme manager, made at the first call."""
    application = QApplication.instance()
    known = _managers.get(id(application))
    if known is None:
        known = _managers[id(application)] = ThemeManager(cast(QApplication, application))
    return known


_managers: dict[int, ThemeManager] = {}
"""By application: lists ask many times a row for their colours, too often to look through the object tree."""


def colors() -> Colors:
    """The colours shown now."""
    return manager().colors


def busy(bar: QProgressBar) -> None:
    """Work whose length nobody knows: the bar moves, or stands still and empty where motion is not wanted. What is
    being done is said in words beside it."""
    bar.setRange(0, 1 if manager().reduced_motion else 0)
    bar.setValue(0)


def _scaled(font: QFont, percent: int) -> QFont:
    made = QFont(font)
    if font.pointSizeF() > 0:
        made.setPointSizeF(font.pointSizeF() * percent / 100)
    else:
        made.setPixelSize(round(font.pixelSize() * percent / 100))
    return made


def _palette(c: Colors) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for which, name in (
        (role.Window, c.window), (role.WindowText, c.text), (role.Base, c.surface), (role.AlternateBase, c.window),
        (role.Text, c.text), (role.Button, c.raised), (role.ButtonText, c.text), (role.BrightText, c.danger),
        (role.ToolTipBase, c.raised), (role.ToolTipText, c.text), (role.PlaceholderText, c.dim),
        (role.Highlight, c.accent), (role.HighlightedText, c.on_accent), (role.Accent, c.accent),
        (role.Link, c.link), (role.LinkVisited, c.link), (role.Light, c.raised), (role.Midlight, c.hover),
        (role.Mid, c.border), (role.Dark, c.border_strong), (role.Shadow, "#000000"),
    ):  # fmt: skip
        palette.setColor(which, QColor(name))
    for which in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(c.faint))
    palette.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(c.border))
    palette.setColor(QPalette.ColorGroup.Disabled, role.Accent, QColor(c.border_strong))
    return palette

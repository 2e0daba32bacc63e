"""Colours, style sheet and density of the whole program; one ThemeManager hangs at the application."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from ui.palettes import DARK, LIGHT, Colors
from ui.settings import Density, ThemeChoice
from ui.stylesheet import stylesheet

__all__ = ["Colors", "Density", "ThemeChoice", "ThemeManager", "colors", "manager"]


class ThemeManager(QObject):
    """Applies a theme and tells everybody who paints by hand that the colours changed."""

    changed = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self.setObjectName("theme")
        self._application = application
        self.choice = ThemeChoice.SYSTEM
        self.density = Density.COMFORTABLE
        self.colors: Colors = LIGHT
        self._applied: tuple[Colors, Density] | None = None
        hints = application.styleHints()
        self._system_dark = hints.colorScheme() == Qt.ColorScheme.Dark
        hints.colorSchemeChanged.connect(self._system_changed)

    def apply(self, choice: ThemeChoice, density: Density | None = None) -> None:
        """Shows the whole program in this theme, at once."""
        self.choice = choice
        self.density = density or self.density
        dark = self._system_dark if choice is ThemeChoice.SYSTEM else choice is ThemeChoice.DARK
        self.colors = DARK if dark else LIGHT
        if self._applied == (self.colors, self.density):
            return
        if self._applied is None:
            self._application.setStyle(QStyleFactory.create("Fusion"))
        self._applied = (self.colors, self.density)
        self._application.setPalette(_palette(self.colors))
        self._application.setStyleSheet(stylesheet(self.colors, self.density))
        self.changed.emit()

    def _system_changed(self, scheme: Qt.ColorScheme) -> None:
        self._system_dark = scheme == Qt.ColorScheme.Dark
        if self.choice is ThemeChoice.SYSTEM:
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


def _palette(c: Colors) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for which, name in (
        (role.Window, c.window), (role.WindowText, c.text), (role.Base, c.surface), (role.AlternateBase, c.window),
        (role.Text, c.text), (role.Button, c.raised), (role.ButtonText, c.text), (role.BrightText, c.danger),
        (role.ToolTipBase, c.raised), (role.ToolTipText, c.text), (role.PlaceholderText, c.faint),
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

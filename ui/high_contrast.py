"""The colours of a system that asks for high contrast: those that the person chose there, for everything."""

from __future__ import annotations

from PySide6.QtGui import QPalette

from ui.contrast import legible, luminance, mix
from ui.palettes import DARK, LIGHT, Colors

ENOUGH = 7.0
"""WCAG 2.2 AAA, which is what high contrast is asked for."""


def colors_of(palette: QPalette) -> Colors:
    """Made of the system's palette: no tints, strong borders, and signal colours as legible as the ground lets them."""
    def named(role: QPalette.ColorRole) -> str:
        return palette.color(QPalette.ColorGroup.Active, role).name()

    role = QPalette.ColorRole
    ground, text = named(role.Base), named(role.Text)
    dark = luminance(ground) < luminance(text)
    usual = DARK if dark else LIGHT
    window, button = named(role.Window), named(role.Button)
    grounds = (ground, window, button)
    text = legible(text, "#ffffff" if dark else "#000000", *grounds, least=ENOUGH)
    accent = legible(named(role.Highlight), text, *grounds)
    selection = mix(accent, ground, 0.75)

    def seen(color: str) -> str:
        return legible(color, text, *grounds, selection, least=ENOUGH)

    return Colors(
        dark=dark, window=window, sidebar=window, surface=ground, raised=button, hover=mix(text, ground, 0.85),
        pressed=mix(text, ground, 0.75), border=text, border_strong=text, text=text, dim=text,
        faint=legible(named(role.PlaceholderText)[:7], text, *grounds), accent=accent, accent_hover=accent,
        on_accent=legible(named(role.HighlightedText), "#000000" if luminance(accent) > 0.18 else "#ffffff", accent),
        selection=selection, link=seen(named(role.Link)), ok=seen(usual.ok), warning=seen(usual.warning),
        danger=seen(usual.danger), star=seen(usual.star),
        info_ground=ground, info_text=text, warning_ground=ground, warning_text=seen(usual.warning),
        error_ground=ground, error_text=seen(usual.danger), quotes=tuple(seen(each) for each in usual.quotes),
        avatars=usual.avatars, on_avatar=usual.on_avatar,
    )

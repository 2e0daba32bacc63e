"""The two sets of colours. Text on its ground reaches a contrast of 4.5 : 1 (WCAG 2.2 AA), what is a control 3 : 1.

The system's own colours take their place where it asks for high contrast: see `high_contrast`.
"""

from __future__ import annotations

from app.quick_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Colors:
    """`#rrggbb` each. `surface` is where content stands, `window` what lies around it.

    `selection` is the ground of chosen rows under ordinary `text`. `faint` is for what is switched off and for shapes,
    never for words. `quotes` colour quoted lines, level by level.
    """

    dark: bool
    window: str
    sidebar: str
    surface: str
    raised: str
    hover: str
    pressed: str
    border: str
    border_strong: str
    text: str
    dim: str
    faint: str
    accent: str
    accent_hover: str
    on_accent: str
    selection: str
    link: str
    ok: str
    warning: str
    danger: str
    star: str
    info_ground: str
    info_text: str
    warning_ground: str
    warning_text: str
    error_ground: str
    error_text: str
    quotes: tuple[str, ...]
    avatars: tuple[str, ...]
    on_avatar: str


LIGHT = Colors(
    dark=False,
    window="#f5f6f7", sidebar="#edf0f2", surface="#ffffff", raised="#ffffff",
    hover="#e6eaed", pressed="#dbe1e5", border="#e0e4e7", border_strong="#c5ccd1",
    text="#1c2327", dim="#59646b", faint="#757f85",
    accent="#0b6f82", accent_hover="#0a6373", on_accent="#ffffff",
    selection="#d5ebef", link="#0a667f",
    ok="#237147", warning="#8a5802", danger="#b43628", star="#ab7b06",
    info_ground="#e3f2f5", info_text="#0d4a57", warning_ground="#fdf1d6", warning_text="#634600",
    error_ground="#fce9e6", error_text="#86231a",
    quotes=("#4f6b8f", "#7a5b8c", "#5d7a45"),
    avatars=("#4979a0", "#7d6aa8", "#a56277", "#a06843", "#7d7733", "#498155", "#2c827e", "#667683"),
    on_avatar="#ffffff",
)  # fmt: skip

DARK = Colors(
    dark=True,
    window="#1e2326", sidebar="#1a1e21", surface="#23292c", raised="#2a3135",
    hover="#2c3438", pressed="#353e43", border="#323a3f", border_strong="#4a545a",
    text="#e5e9eb", dim="#a4afb6", faint="#7e8990",
    accent="#45b8ca", accent_hover="#62c7d6", on_accent="#04272d",
    selection="#1b4049", link="#6cc9d8",
    ok="#5cbf86", warning="#e0a94a", danger="#f18a7e", star="#f0bb3d",
    info_ground="#1d3a41", info_text="#c5e7ed", warning_ground="#40351d", warning_text="#f3dfae",
    error_ground="#472724", error_text="#f8cfc9",
    quotes=("#9cbade", "#c6a8d8", "#a9cb8e"),
    avatars=("#5c8fb5", "#8b79b5", "#b8758a", "#bd8460", "#969047", "#5f9a6b", "#43999a", "#768793"),
    on_avatar="#101416",
)  # fmt: skip

"""How well one colour can be told from another (WCAG 2.2, 1.4.3); colours are `#rrggbb`."""

from __future__ import annotations

READABLE = 4.5
"""The least contrast of words with their ground."""
VISIBLE = 3.0
"""The least contrast of a control's shape, or of its focus, with what is beside it."""


def contrast(first: str, second: str) -> float:
    """The ratio of WCAG 2.2: 1 to 21."""
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def mix(color: str, other: str, share: float) -> str:
    """`share` of `other`, the rest of `color`."""
    parts = [round(int(color[at:at + 2], 16) * (1 - share) + int(other[at:at + 2], 16) * share) for at in (1, 3, 5)]
    return "#" + "".join(f"{part:02x}" for part in parts)


def legible(color: str, towards: str, *grounds: str, least: float = READABLE) -> str:
    """The colour, taken as far towards another one as it needs to be read on each of the grounds."""
    for step in range(11):
        made = mix(color, towards, step / 10)
        if all(contrast(made, ground) >= least for ground in grounds):
            return made
    return towards


def luminance(color: str) -> float:
    """Relative, 0 to 1."""
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
              for value in (int(color[at:at + 2], 16) / 255 for at in (1, 3, 5))]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

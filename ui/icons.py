"""Our own icons: 24 px strokes in `currentColor`, painted in the theme's colours."""

from __future__ import annotations

from functools import lru_cache
from typing import Protocol, cast

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app.paths import resource
from ui import theme

_SIZES = (16, 20, 24, 32)


class _HasIcon(Protocol):
    def setIcon(self, icon: QIcon, /) -> None: ...


@lru_cache(maxsize=256)
def _source(name: str) -> str:
    """Raises FileNotFoundError for an icon that is not in `resources/icons`."""
    return resource(f"icons/{name}.svg").read_text("utf-8")


@lru_cache(maxsize=1024)
def pixmap(name: str, color: str, size: int, ratio: float = 1.0) -> QPixmap:
    """The icon in one colour (`#rrggbb`), `size` device-independent pixels wide and high."""
    image = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    image.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(QByteArray(_source(name).replace("currentColor", color).encode()))
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, image.width(), image.height()))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image


@lru_cache(maxsize=512)
def _icon(name: str, normal: str, disabled: str, on: str) -> QIcon:
    made = QIcon()
    for size in _SIZES:
        for ratio in (1.0, 2.0):
            made.addPixmap(pixmap(name, normal, size, ratio), QIcon.Mode.Normal)
            made.addPixmap(pixmap(name, disabled, size, ratio), QIcon.Mode.Disabled)
            if on != normal:
                made.addPixmap(pixmap(name, on, size, ratio), QIcon.Mode.Normal, QIcon.State.On)
    return made


def icon(name: str, color: str = "") -> QIcon:
    """`name` is a file in `resources/icons` without `.svg`; `color` a field of Colors, by default `text`."""
    shown = theme.colors()
    normal = getattr(shown, color) if color else shown.text
    on = normal if color else shown.accent
    return _icon(name, normal, shown.border_strong, on)


def bind(target: QObject, name: str, color: str = "") -> None:
    """Gives an action or a button its icon, again whenever the theme changes. A later call replaces an earlier."""
    owner = cast(_HasIcon, target)
    owner.setIcon(icon(name, color))
    first = target.property("iconName") is None
    target.setProperty("iconName", name)
    target.setProperty("iconColor", color)
    if first:
        # The connection's context is the target's child, so that Qt cuts it when the target goes.
        _Follower(target)


class _Follower(QObject):
    def __init__(self, target: QObject) -> None:
        super().__init__(target)
        theme.manager().changed.connect(self._refresh)

    def _refresh(self) -> None:
        if (target := self.parent()) is None:
            return
        name, color = str(target.property("iconName")), str(target.property("iconColor") or "")
        cast(_HasIcon, target).setIcon(icon(name, color))

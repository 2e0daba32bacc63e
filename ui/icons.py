"""Our own icons: 24 px strokes in `currentColor`, painted in the theme's colours."""

from __future__ import annotations

from functools import lru_cache
from typing import Protocol, cast

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QToolBar

from app.paths import resource
from ui import theme

_SIZES, _LARGE_SIZES = (16, 20, 24, 32), (40, 48)
"""The large ones are made only where type is large: each costs time at the start."""
_DIRECTED = frozenset({
    "reply", "reply-all", "forward", "undo", "chevron-left", "chevron-right", "quit", "send", "sent", "list",
    "list-numbers", "text", "move",
})  # fmt: skip


class _HasIcon(Protocol):
    def setIcon(self, icon: QIcon, /) -> None: ...


@lru_cache(maxsize=256)
def _source(name: str) -> str:
    """Raises FileNotFoundError for an icon that is not in `resources/icons`."""
    return resource(f"icons/{name}.svg").read_text("utf-8")


def pixmap(name: str, color: str, size: int, ratio: float = 1.0) -> QPixmap:
    """The icon in one colour (`#rrggbb`), `size` device-independent pixels wide and high."""
    return _pixmap(name, color, size, ratio, _is_turned(name))


def _is_turned(name: str) -> bool:
    """Whether its arrow leads the other way in a language that is written from the right."""
    return name in _DIRECTED and QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft


@lru_cache(maxsize=1024)
def _pixmap(name: str, color: str, size: int, ratio: float, turned: bool) -> QPixmap:
    image = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    image.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(QByteArray(_source(name).replace("currentColor", color).encode()))
    painter = QPainter(image)
    if turned:
        painter.translate(image.width(), 0)
        painter.scale(-1, 1)
    renderer.render(painter, QRectF(0, 0, image.width(), image.height()))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image


@lru_cache(maxsize=512)
def _icon(name: str, normal: str, disabled: str, on: str, turned: bool, large: bool) -> QIcon:
    made = QIcon()
    for size in (*_SIZES, *(_LARGE_SIZES if large else ())):
        for ratio in (1.0, 2.0):
            made.addPixmap(_pixmap(name, normal, size, ratio, turned), QIcon.Mode.Normal)
            made.addPixmap(_pixmap(name, disabled, size, ratio, turned), QIcon.Mode.Disabled)
            if on != normal:
                made.addPixmap(_pixmap(name, on, size, ratio, turned), QIcon.Mode.Normal, QIcon.State.On)
    return made


def icon(name: str, color: str = "") -> QIcon:
    """`name` is a file in `resources/icons` without `.svg`; `color` a field of Colors, by default `text`."""
    shown = theme.colors()
    normal = getattr(shown, color) if color else shown.text
    on = normal if color else shown.accent
    return _icon(name, normal, shown.border_strong, on, _is_turned(name),
                 theme.manager().font_percent > 100)


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


def fit(target: QAbstractButton | QAbstractItemView | QToolBar, pixels: int) -> None:
    """The size of its icons: these many pixels, and more where type is larger."""
    _Sizer(target, pixels)


class _Sizer(QObject):
    def __init__(self, target: QAbstractButton | QAbstractItemView | QToolBar, pixels: int) -> None:
        super().__init__(target)
        self._target, self._pixels = target, pixels
        theme.manager().changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        pixels = theme.manager().scaled(self._pixels)
        self._target.setIconSize(QSize(pixels, pixels))

"""Our own icons: 24 px strokes in `currentColor`, painted in the theme's colours."""

from __future__ import annotations

from functools import lru_cache
from typing import Protocol, cast

from PySide6.QtCore import QByteArray, QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QToolBar

from app.paths import resource
from ui import theme

_SIZES = (16, 20, 24, 32, 40, 48)
"""What is told to those who ask for sizes; any other can be had, too."""
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


class _Drawn(QIconEngine):
    """Draws a size only when it is asked for: most icons stand in menus that are not opened, and all sizes of all of
    them would take longer than the rest of the window."""

    def __init__(self, name: str, normal: str, disabled: str, on: str, turned: bool) -> None:
        super().__init__()
        self._name, self._normal, self._disabled, self._on, self._turned = name, normal, disabled, on, turned

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        """`size` in device-independent pixels, of which each is `scale` of the screen's."""
        color = self._on if state is QIcon.State.On else self._normal
        if mode is QIcon.Mode.Disabled:
            color = self._disabled
        return _pixmap(self._name, color, max(1, min(size.width(), size.height())), scale, self._turned)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        ratio = painter.device().devicePixelRatio()
        side = min(rect.width(), rect.height())
        drawn = QRect(0, 0, side, side)
        drawn.moveCenter(rect.center())
        painter.drawPixmap(drawn, self.scaledPixmap(drawn.size(), mode, state, ratio))

    def availableSizes(self, mode: QIcon.Mode = QIcon.Mode.Normal,
                       state: QIcon.State = QIcon.State.Off) -> list[QSize]:
        return [QSize(size, size) for size in _SIZES]

    def clone(self) -> QIconEngine:
        made = _Drawn(self._name, self._normal, self._disabled, self._on, self._turned)
        _cloned.append(made)
        return made


_cloned: list[_Drawn] = []
"""Qt owns what it cloned, but Python would not know. An icon is cloned where it is changed, which nobody here does."""


@lru_cache(maxsize=512)
def _icon(name: str, normal: str, disabled: str, on: str, turned: bool) -> QIcon:
    _source(name)  # one that is not there is to fail here, and not while something is painted
    return QIcon(_Drawn(name, normal, disabled, on, turned))


def icon(name: str, color: str = "") -> QIcon:
    """`name` is a file in `resources/icons` without `.svg`; `color` a field of Colors, by default `text`."""
    shown = theme.colors()
    normal = getattr(shown, color) if color else shown.text
    on = normal if color else shown.accent
    return _icon(name, normal, shown.border_strong, on, _is_turned(name))


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

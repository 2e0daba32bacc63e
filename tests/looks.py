"""What people and screen readers find wrong with a window, found by a program: no name, cut words, faint words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QImage, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QTabWidget,
    QToolButton,
    QWidget,
)

from ui.contrast import READABLE, contrast
from ui.forms.elided_label import ElidedLabel

Role = QAccessible.Role
CONTROLS = frozenset({
    Role.PushButton, Role.CheckBox, Role.RadioButton, Role.EditableText, Role.ComboBox, Role.SpinBox, Role.Slider,
    Role.List, Role.ListItem, Role.Tree, Role.TreeItem, Role.Table, Role.Cell, Role.ColumnHeader, Role.RowHeader,
    Role.PageTab, Role.MenuItem, Role.ButtonMenu, Role.ButtonDropDown, Role.Link, Role.ProgressBar, Role.Dial,
    Role.HotkeyField, Role.Document, Role.Button,
})  # fmt: skip
MOST_ROWS = 40
SOFT_EDGES = 0.3
"""In small type few pixels are wholly of the colour of their words."""
LEAST_LETTERS = 2
"""A single thin letter may have no pixel that is wholly of its colour."""
LEEWAY = 2
"""Pixels that a size hint may ask for beyond what words need."""


def objects(widget: QWidget) -> Iterator[QAccessibleInterface]:
    """All that a screen reader is told of a window and of what is seen in it."""
    root = QAccessible.queryAccessibleInterface(widget)
    if root is not None:
        yield from _below(root)


def unnamed(widget: QWidget) -> list[str]:
    """Controls without a name, as `Role in Parent`."""
    found = []
    for each in objects(widget):
        state = each.state()
        if (each.role() in CONTROLS or state.focusable) and not _name(each) and not _is_furniture(each) \
                and not _is_empty_cell(each):
            found.append(f"{each.role().name} in {_path(each)}")
    return found


def doubles(widget: QWidget) -> list[str]:
    """Buttons and fields of one parent that bear one name: nobody who hears them can tell them apart."""
    found = []
    for each in objects(widget):
        if each.role() in (Role.Table, Role.Tree, Role.List):
            continue
        named: set[tuple[Role, str]] = set()
        for child in _children(each):
            key = (child.role(), _name(child))
            if child.role() in CONTROLS and key[1] and key in named:
                found.append(f"{key[0].name} “{key[1]}” twice in {_path(each)}")
            named.add(key)
    return found


def clipped(widget: QWidget) -> list[str]:
    """Visible labels, buttons and fields that have less room than their words need, or lie outside their window."""
    found = []
    for each in _visible(widget):
        need, room = _needed(each), each.size()
        if need is None:
            continue
        if room.width() + LEEWAY < need.width() or room.height() + LEEWAY < need.height():
            found.append(f"{_words(each)!r} needs {need.width()}×{need.height()}, has {room.width()}×{room.height()}")
        elif not _scrolls(each) and not _inside(each, widget):
            found.append(f"{_words(each)!r} lies outside the window")
    return found


def too_large(widget: QWidget, room: QSize) -> list[str]:
    """A window that does not fit on the screen, or asks for more than that."""
    least = widget.minimumSizeHint().expandedTo(widget.minimumSize())
    size = widget.size().expandedTo(least)
    if size.width() > room.width() or size.height() > room.height():
        return [f"{type(widget).__name__} wants {size.width()}×{size.height()} of {room.width()}×{room.height()}"]
    return []


def faint(widget: QWidget) -> list[str]:
    """Visible words whose colour does not stand out from their ground, as these are painted."""
    shot = widget.grab().toImage()
    found = []
    for each in _visible(widget):
        if not isinstance(each, QLabel | QAbstractButton) or len(_words(each)) < LEAST_LETTERS \
                or not each.isEnabled():
            continue
        if isinstance(each, QToolButton) and each.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly \
                and not each.icon().isNull():
            continue
        ground = _ground(each, widget, shot)
        ink = _ink(each, widget, shot, ground)
        if ground and ink and contrast(ink, ground) < READABLE - SOFT_EDGES:
            found.append(f"{_words(each)!r}: {ink} on {ground}, {contrast(ink, ground):.1f}")
    return found


def _below(node: QAccessibleInterface, depth: int = 0) -> Iterator[QAccessibleInterface]:
    yield node
    if depth > 30:
        return
    for child in _children(node):
        yield from _below(child, depth + 1)


def _children(node: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    count = node.childCount()
    for place in range(min(count, MOST_ROWS) if node.role() in (Role.Table, Role.Tree, Role.List) else count):
        child = node.child(place)
        if child is not None and child.isValid() and not child.state().invisible and not child.state().offscreen:
            yield child


def _name(node: QAccessibleInterface) -> str:
    """On Linux the name of a choice is what is chosen: there its label names it, or its description."""
    if node.role() is Role.ComboBox and not node.relations(QAccessible.RelationFlag.Label):
        return node.text(QAccessible.Text.Description).strip()
    return node.text(QAccessible.Text.Name).strip()


def _is_furniture(node: QAccessibleInterface) -> bool:
    """Parts of Qt's own that take no keys: the corner of a table, the field within a number."""
    held = node.object()
    if held is None:
        return False
    if held.inherits("QTableCornerButton") or held.objectName().startswith("qt_spinbox_lineedit"):
        return True
    if isinstance(held, QTabWidget):
        return True  # its bar takes the keys
    return isinstance(held, QWidget) and (held.focusPolicy() == Qt.FocusPolicy.NoFocus and not isinstance(
        held, QAbstractButton | QLineEdit | QComboBox))


def _is_empty_cell(node: QAccessibleInterface) -> bool:
    """One of several columns may have nothing to say of a row."""
    above = node.parent()
    return node.role() in (Role.Cell, Role.TreeItem) and above is not None and any(
        _name(each) for each in _children(above) if each.role() is node.role())


def _path(node: QAccessibleInterface) -> str:
    names, above = [], node.parent()
    while above is not None and len(names) < 4:
        held = above.object()
        names.append(type(held).__name__ if held is not None else above.role().name)
        above = above.parent()
    return " < ".join(names)


def _visible(widget: QWidget) -> list[QWidget]:
    return [each for each in widget.findChildren(QWidget)
            if each.isVisibleTo(widget) and not each.visibleRegion().isEmpty()]


def _words(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    return " ".join(text.replace("&", "").split())[:60]


def _needed(widget: QWidget) -> QSize | None:
    """What a widget's words need; None where it may be smaller, or has none."""
    if isinstance(widget, ElidedLabel):
        return QSize(0, widget.sizeHint().height() - 2 * LEEWAY)
    if isinstance(widget, QLabel):
        if not widget.text() or not widget.pixmap().isNull():
            return None
        if widget.wordWrap():
            return QSize(0, widget.heightForWidth(widget.width()) - LEEWAY)
        return widget.sizeHint()
    if isinstance(widget, QPushButton | QCheckBox | QRadioButton):
        return widget.minimumSizeHint() if widget.text() else None
    if widget.inherits("QLineEditIconButton"):
        return None
    if isinstance(widget, QToolButton):
        if widget.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly and not widget.icon().isNull():
            return None
        return widget.sizeHint() if widget.text() and not widget.maximumWidth() < widget.sizeHint().width() else None
    if isinstance(widget, QLineEdit | QComboBox):
        return QSize(0, widget.fontMetrics().height())
    return None


def _scrolls(widget: QWidget) -> bool:
    above = widget.parentWidget()
    while above is not None:
        if above.objectName() == "qt_scrollarea_viewport":
            return True
        above = above.parentWidget()
    return False


def _inside(widget: QWidget, window: QWidget) -> bool:
    place = QRect(widget.mapTo(window, widget.rect().topLeft()), widget.size())
    return window.rect().adjusted(-LEEWAY, -LEEWAY, LEEWAY, LEEWAY).contains(place)


def _ground(widget: QWidget, window: QWidget, shot: QImage) -> str:
    """The colour that most of the widget's upper edge has."""
    inset = 3 if isinstance(widget, QAbstractButton) else 0
    counted = _colors(shot, _place(widget, window).adjusted(6, inset + 1, -5, 0), rows=1)
    return max(counted, key=lambda each: counted[each], default="")


def _ink(widget: QWidget, window: QWidget, shot: QImage, ground: str) -> str:
    """The colour farthest from the ground that is seen more than by chance; words are painted with soft edges."""
    inset = 3 if isinstance(widget, QAbstractButton) else 0
    counted = _colors(shot, _place(widget, window).adjusted(inset, inset, -inset, -inset))
    seen = [each for each, count in counted.items() if count > 1 and each != ground]
    return max(seen, key=lambda each: contrast(each, ground), default="") if ground else ""


def _place(widget: QWidget, window: QWidget) -> QRect:
    seen = widget.visibleRegion().boundingRect()
    return QRect(widget.mapTo(window, seen.topLeft()), seen.size())


def _colors(shot: QImage, place: QRect, rows: int = 0) -> dict[str, int]:
    """How often each colour is there; `place` in device-independent pixels, of it the first `rows` if not all."""
    ratio = shot.devicePixelRatio()
    corner, size = place.topLeft() * ratio, place.size() * ratio
    part = shot.copy(QRect(corner, QSize(size.width(), rows or size.height())).intersected(shot.rect()))
    if part.isNull():
        return {}
    pixels = memoryview(part.convertToFormat(QImage.Format.Format_RGB32).constBits()).cast("B").cast("I")
    return {f"#{pixel & 0xFFFFFF:06x}": count for pixel, count in Counter(pixels).items()}


def palette_pairs(application: QApplication) -> list[tuple[str, float]]:
    """Each pair of ink and ground of the palette that words are painted with, and its contrast."""
    palette, role = application.palette(), QPalette.ColorRole
    return [(f"{ink.name} on {ground.name}", contrast(palette.color(ink).name(), palette.color(ground).name()))
            for ink, ground in ((role.WindowText, role.Window), (role.Text, role.Base), (role.Text, role.AlternateBase),
                                (role.ButtonText, role.Button), (role.HighlightedText, role.Highlight),
                                (role.ToolTipText, role.ToolTipBase), (role.PlaceholderText, role.Base),
                                (role.Link, role.Base), (role.Link, role.Window), (role.BrightText, role.Window))]

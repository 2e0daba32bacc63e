"""One row of the folder tree, painted: an account, its quota, a heading, a folder, the outbox."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app.events import ConnectionState
from app.model.folder import Quota, Role
from app.quick_dataclass import dataclass
from ui import formats, painting, theme, wording
from ui.models.folder_nodes import Node, NodeKind, all_of, lifted, unread_of
from ui.models.folder_words import icon_name

INDENT, MARGIN = 16, 8
APART = 8
"""Pixels between two accounts."""
_DEEPEST = 8
"""Levels that are set in; in a narrow pane deeper ones would have no room for their names."""
_FULL = 0.9
"""The share of a quota from which on it is a warning."""
_QUIET = (Role.JUNK, Role.TRASH, Role.SENT)


@dataclass(frozen=True, slots=True)
class RowLook:
    """`target`: messages are being dragged over it. `apart`: a gap parts it from the account before. `focused`: keys go
    to it."""

    selected: bool = False
    hovered: bool = False
    expanded: bool = False
    target: bool = False
    apart: bool = False
    focused: bool = False


def state_color(state: ConnectionState) -> str:
    """The dot's colour."""
    c = theme.colors()
    return {
        ConnectionState.CONNECTED: c.ok, ConnectionState.SYNCING: c.accent, ConnectionState.CONNECTING: c.accent,
        ConnectionState.WAITING: c.warning, ConnectionState.STOPPED: c.danger, ConnectionState.OFFLINE: c.faint,
    }[state]


def draw_node(painter: QPainter, rect: QRect, node: Node, label: str, look: RowLook) -> None:
    """`rect` is as wide as the pane."""
    match node.kind:
        case NodeKind.ACCOUNT:
            _draw_account(painter, rect.adjusted(0, APART if look.apart else 0, 0, 0), node, look)
        case NodeKind.QUOTA if node.quota is not None:
            _draw_quota(painter, rect, node.quota, label)
        case NodeKind.HEADING | NodeKind.FAVOURITES | NodeKind.SEARCHES:
            _draw_heading(painter, rect, node, label, look)
        case _:
            _draw_folder(painter, rect, node, label, look)
    if look.focused:
        painting.draw_focus(painter, rect.adjusted(2, (APART if look.apart else 0), -2, 0))


def _draw_account(painter: QPainter, rect: QRect, node: Node, look: RowLook) -> None:
    c = theme.colors()
    middle = rect.center().y() + 1
    font = painter.font()
    _draw_chevron(painter, rect, INDENT - 14 + MARGIN, look)
    left, right = INDENT + MARGIN + 4, rect.right() - MARGIN - 8
    if node.state is not None:
        painting.draw_dot(painter, QPointF(right - 4, middle), state_color(node.state.state), 4)
    right -= 16
    small = painting.scaled(font, 0.76, bold=True)
    painter.setFont(painting.scaled(font, 1.0, bold=True))
    painter.setPen(QColor(c.text))
    room = right - left - 52
    name = painting.elided(painter, node.account.name, room)
    painting.draw_text(painter, QRect(left, rect.top(), room, rect.height()), Qt.AlignmentFlag.AlignVCenter, name)
    painting.draw_badge(painter, left + painter.fontMetrics().horizontalAdvance(name) + 8, middle,
                        wording.protocol_name(node.account.protocol), c.dim, small)
    if not look.expanded and (unread := _unread_below(node)):
        painting.draw_pill(painter, right - 2, middle, formats.number(unread), c.hover, c.dim, small)


def _draw_quota(painter: QPainter, rect: QRect, quota: Quota, label: str) -> None:
    c = theme.colors()
    left, right = INDENT + MARGIN + 4, rect.right() - MARGIN - 8
    share = min(max(quota.used / quota.limit, 0.0), 1.0)
    full = quota.used >= _FULL * quota.limit
    bar = QRectF(left, rect.bottom() - 7, right - left, 4)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(c.border_strong))
    painter.drawRoundedRect(bar, 2, 2)
    painter.setBrush(QColor((c.danger if quota.used >= quota.limit else c.warning) if full else c.accent))
    painter.drawRoundedRect(QRectF(bar.left(), bar.top(), max(bar.width() * share, 4), bar.height()), 2, 2)
    painter.setFont(painting.scaled(painter.font(), 0.82, bold=full))
    painter.setPen(QColor(c.text if full else c.dim))
    room = QRect(left, rect.top(), right - left, rect.height() - 8)
    if full:
        painting.draw_icon(painter, "warning", c.warning, QRect(right - 13, room.center().y() - 6, 13, 13))
    painting.draw_text(painter, room, Qt.AlignmentFlag.AlignVCenter, painting.elided(painter, label, room.width() - 16))


def _draw_heading(painter: QPainter, rect: QRect, node: Node, label: str, look: RowLook) -> None:
    left = MARGIN + _depth(node) * INDENT + 8
    _draw_chevron(painter, rect, left - 15, look)
    painter.setFont(painting.scaled(painter.font(), 0.88, bold=True))
    painter.setPen(QColor(theme.colors().dim))
    room = rect.right() - MARGIN - 8 - left
    painting.draw_text(painter, QRect(left, rect.top(), room, rect.height()), Qt.AlignmentFlag.AlignVCenter,
                     painting.elided(painter, label, room))


def _draw_folder(painter: QPainter, rect: QRect, node: Node, label: str, look: RowLook) -> None:
    c = theme.colors()
    folder, font = node.folder, painter.font()
    _draw_plate(painter, QRectF(rect).adjusted(MARGIN, 1, -MARGIN, -1), look)
    left = MARGIN + min(_depth(node), _DEEPEST) * INDENT + 8
    if node.children:
        _draw_chevron(painter, rect, left - 15, look)
    enabled = folder is None or (folder.selectable and (folder.subscribed or lifted(folder)))
    ink = c.accent if look.selected else c.dim if enabled else c.faint
    painting.draw_icon(painter, icon_name(node), ink, QRect(left, rect.center().y() - 8, 17, 17))
    left += 26
    right = rect.right() - MARGIN - 8
    if folder is not None and folder.missing:
        painting.draw_icon(painter, "pause", c.warning, QRect(right - 12, rect.center().y() - 8, 16, 16))
        right -= 20
    unread = unread_of(folder) if folder else node.count
    strong = unread > 0 and node.kind is not NodeKind.SNOOZED and not (folder is not None and folder.role in _QUIET)
    if folder is not None and folder.role is Role.DRAFTS:
        unread, strong = folder.total, False
    if unread:
        small = painting.scaled(font, 0.85, bold=strong)
        inbox = folder is None or folder.role is Role.INBOX
        ground, text = (c.accent, c.on_accent) if strong and inbox else (
            c.pressed if strong else "#00000000", c.text if strong else c.dim)
        pill = formats.number(unread)
        right = painting.draw_pill(painter, right + 4, rect.center().y(), pill, ground, text, small) - 6
    painter.setFont(painting.scaled(font, 1.0, bold=strong or look.selected))
    painter.setPen(QColor(c.text if enabled else c.dim))
    room = right - left
    painting.draw_text(painter, QRect(left, rect.top(), room, rect.height()), Qt.AlignmentFlag.AlignVCenter,
                     painting.elided(painter, label, room))


def _draw_plate(painter: QPainter, plate: QRectF, look: RowLook) -> None:
    c = theme.colors()
    if look.selected or look.hovered:
        painter.setBrush(QColor(c.selection if look.selected else c.hover))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(plate, 6, 6)
    if look.target:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(c.accent), 2))
        painter.drawRoundedRect(plate, 6, 6)


def _draw_chevron(painter: QPainter, rect: QRect, left: int, look: RowLook) -> None:
    name = "chevron-down" if look.expanded else "chevron-right"
    painting.draw_icon(painter, name, theme.colors().faint, QRect(left, rect.center().y() - 6, 13, 13))


def _depth(node: Node) -> int:
    depth, above = 0, node.parent
    while above is not None:
        depth, above = depth + 1, above.parent
    return depth


def _unread_below(node: Node) -> int:
    return sum(unread_of(each.folder) for each in all_of(node)
               if each.folder is not None and each.folder.role not in _QUIET)

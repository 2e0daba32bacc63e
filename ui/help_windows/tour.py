"""The tour: one screen over the window, with a sentence at each of the places that matter."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.quick_dataclass import dataclass
from ui import theme
from ui.forms.labels import announce, title

_WIDTH, _GAP, _EDGE = 250, 12, 10


class Side(Enum):
    """Where the sentence stands: within the place, or beyond one of its edges."""

    WITHIN = auto()
    BELOW = auto()
    ABOVE = auto()


@dataclass(frozen=True, slots=True)
class Stop:
    widget: QWidget
    text: str
    side: Side = Side.WITHIN


class Tour(QWidget):
    """Lies over the window and takes its keys until it is closed: by a button, Escape, or a click anywhere."""

    closed = Signal()
    help_wanted = Signal()

    def __init__(self, window: QWidget, stops: Sequence[Stop]) -> None:
        super().__init__(window)
        self._stops = stops
        self._before = window.focusWidget()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.bubbles = [_Bubble(number, stop.text, self) for number, stop in enumerate(stops, start=1)]
        self.panel = QFrame(self)
        self.panel.setProperty("frame", "card")
        words = QLabel(self.tr("Escape, or a click, closes this. Help ▸ Show the tour brings it back."))
        words.setProperty("role", "dim")
        words.setWordWrap(True)
        self.more = QPushButton(self.tr("&IMAP and POP3 explained"))
        self.done = QPushButton(self.tr("&Start reading"))
        self.done.setProperty("role", "primary")
        column = QVBoxLayout(self.panel)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(title(self.tr("Depesche at a glance"), 1.25))
        column.addWidget(words)
        buttons = QHBoxLayout()
        buttons.addWidget(self.more)
        buttons.addStretch()
        buttons.addWidget(self.done)
        column.addLayout(buttons)
        self.done.clicked.connect(self.close)
        self.more.clicked.connect(self._explain)
        for button in (self.done, self.more):
            button.installEventFilter(self)
        whole = " ".join(f"{number}: {stop.text}" for number, stop in enumerate(stops, start=1))
        self.setAccessibleName(self.tr("Depesche at a glance"))
        self.setAccessibleDescription(whole)
        self.done.setAccessibleDescription(whole)
        window.installEventFilter(self)
        self._place()
        self.show()
        self.raise_()
        self.done.setFocus()
        announce(self, whole)

    # --- where things stand ---------------------------------------------------------------------

    def _place(self) -> None:
        window = self.parentWidget()
        if window is None:
            return
        self.setGeometry(window.rect())
        for bubble, stop in zip(self.bubbles, self._stops, strict=True):
            bubble.move(self._spot(bubble, stop))
        self.panel.setFixedWidth(min(460, self.width() - 2 * _EDGE))
        self.panel.adjustSize()
        self.panel.move((self.width() - self.panel.width()) // 2, self._panel_top())

    def _spot(self, bubble: _Bubble, stop: Stop) -> QPoint:
        place = self._rect(stop.widget)
        room = place.width() - 2 * _GAP if stop.side is Side.WITHIN else _WIDTH
        bubble.fit(max(150, min(_WIDTH, room)))
        x = place.center().x() - bubble.width() // 2
        match stop.side:
            case Side.WITHIN:
                y = place.top() + min(place.height() // 4, 150)
            case Side.BELOW:
                y = place.bottom() + _GAP
            case Side.ABOVE:
                mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
                x = place.right() - bubble.width() if mirrored else place.left()
                y = place.top() - bubble.height() - _GAP
        return QPoint(max(_EDGE, min(x, self.width() - bubble.width() - _EDGE)),
                      max(_EDGE, min(y, self.height() - bubble.height() - _EDGE)))

    def _panel_top(self) -> int:
        """Between the bubbles that it would cover, as far as there is room."""
        left, right = (self.width() - self.panel.width()) // 2, (self.width() + self.panel.width()) // 2
        near = [(each.geometry(), stop.side) for each, stop in zip(self.bubbles, self._stops, strict=True)
                if each.geometry().right() >= left and each.geometry().left() <= right]
        highest = max((place.bottom() for place, side in near if side is not Side.ABOVE), default=0) + _GAP
        lowest = min((place.top() for place, side in near if side is Side.ABOVE), default=self.height() - 2 * _EDGE)
        wanted = max(highest + _GAP, int(self.height() * 0.6))
        return max(highest, min(wanted, lowest - _GAP - self.panel.height()))

    def _rect(self, widget: QWidget) -> QRect:
        window = self.parentWidget()
        return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size()) if window is not None else QRect()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.colors()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shade = QPainterPath()
        shade.addRect(QRectF(self.rect()))
        places = [QRectF(self._rect(stop.widget)).adjusted(2, 2, -2, -2) for stop in self._stops]
        for place in places:
            hole = QPainterPath()
            hole.addRoundedRect(place, 8, 8)
            shade = shade.subtracted(hole)
        painter.fillPath(shade, QColor(0, 0, 0, 150))
        veil = QColor(colours.surface)
        veil.setAlpha(90)
        painter.setPen(QPen(QColor(colours.accent), 2))
        painter.setBrush(veil)
        for place in places:
            painter.drawRoundedRect(place, 8, 8)
        painter.end()

    # --- keys and clicks ------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.parentWidget():
            self._place()
        if event.type() == QEvent.Type.ShortcutOverride and watched in (self.done, self.more):
            event.accept()  # the keys of the window below, such as Delete, wait until the tour is over
            return True
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, _forward: bool) -> bool:
        (self.more if self.done.hasFocus() else self.done).setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Escape | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.close()
            case Qt.Key.Key_F1:
                self._explain()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        if not self.panel.geometry().contains(event.position().toPoint()):
            self.close()

    def _explain(self) -> None:
        self.close()
        self.help_wanted.emit()

    def close(self) -> bool:
        """The focus goes back to where it was."""
        if self.isHidden():
            return True
        done = super().close()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()
        self.deleteLater()
        return done


class _Bubble(QFrame):
    """A number and a sentence."""

    def __init__(self, number: int, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("frame", "card")
        self.setObjectName("bubble")
        self.setStyleSheet(f"#bubble {{ border: 1px solid {theme.colors().accent}; }}")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._number = QLabel(str(number))
        self._number.setFixedSize(26, 26)
        self._number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        colours = theme.colors()
        self._number.setStyleSheet(f"background: {colours.accent}; color: {colours.on_accent}; border-radius: 13px; "
                                   "font-weight: 600;")
        self.label = QLabel(text)
        self.label.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self._line = line = QHBoxLayout(self)
        line.setContentsMargins(12, 10, 12, 10)
        line.setSpacing(10)
        line.addWidget(self._number, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.label, 1)

    def fit(self, width: int) -> None:
        self.setFixedWidth(width)
        self.setFixedHeight(max(self._line.totalHeightForWidth(width), 48))

"""Banners: one sentence and what can be done about it, above what they speak of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.quick_dataclass import dataclass
from ui import icons, theme
from ui.forms.labels import Words

_ICONS = {"info": "info", "warning": "warning", "error": "error"}


class Level(StrEnum):
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Action:
    text: str
    run: Callable[[], object]


class Banner(QFrame):
    """One line: icon, sentence, buttons, and a cross where it may be put away. `narrow`: the buttons stand below."""

    closed = Signal()
    left = Signal()
    """It goes, and has the focus."""

    def __init__(self, level: Level, text: str, actions: Sequence[Action] = (), *, icon: str = "",
                 closable: bool = True, narrow: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("level", level.value)
        self.setAccessibleName(text)
        self._level, self._icon = level, icon or _ICONS[level.value]
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 7, 8, 7)
        line.setSpacing(10)
        self._mark = QLabel()
        line.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop if narrow else Qt.AlignmentFlag.AlignVCenter)
        self.label = Words(text)
        # Before it wraps: a policy of its own makes a label forget that its height depends on its width.
        self.label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.label.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.buttons = [self._button(action) for action in actions]
        row = QHBoxLayout() if narrow else line
        if narrow:
            column = QVBoxLayout()
            column.setSpacing(7)
            column.addWidget(self.label)
            column.addLayout(row)
            line.addLayout(column, 1)
        else:
            line.addWidget(self.label, 1)
        for button in self.buttons:
            row.addWidget(button)
        if narrow:
            row.addStretch(1)
        if closable:
            cross = QToolButton()
            cross.setAccessibleName(self.tr("Close"))
            cross.setToolTip(self.tr("Close"))
            icons.bind(cross, "close", "dim")
            cross.clicked.connect(self.put_away)
            line.addWidget(cross)
        self._paint_mark()
        theme.manager().changed.connect(self._paint_mark)

    @property
    def text(self) -> str:
        return self.label.text()

    def put_away(self) -> None:
        focus = QApplication.focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            self.left.emit()
        self.hide()
        self.deleteLater()
        self.closed.emit()

    def _button(self, action: Action) -> QPushButton:
        button = QPushButton(action.text)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: action.run())
        return button

    def _paint_mark(self) -> None:
        color = getattr(theme.colors(), f"{self._level.value}_text")
        self._mark.setPixmap(icons.pixmap(self._icon, color, 18, self.devicePixelRatioF()))


class BannerStack(QWidget):
    """Banners by key: a second one of the same key takes the place of the first."""

    left = Signal()
    """The one that has the focus goes: it should go to what matters, not to what happens to come next."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(1)
        self._banners: dict[str, Banner] = {}
        self.hide()

    def show_banner(self, key: str, banner: Banner) -> None:
        self.remove(key)
        self._banners[key] = banner
        banner.closed.connect(lambda: self._forget(key, banner))
        banner.left.connect(self.left)
        self._column.addWidget(banner)
        self.show()

    def remove(self, key: str) -> None:
        if banner := self._banners.pop(key, None):
            banner.put_away()
        self.setVisible(bool(self._banners))

    def remove_all(self, prefix: str) -> None:
        for key in self.keys_with(prefix):
            self.remove(key)

    def banner(self, key: str) -> Banner | None:
        return self._banners.get(key)

    def keys_with(self, prefix: str) -> list[str]:
        return [key for key in self._banners if key.startswith(prefix)]

    def _forget(self, key: str, banner: Banner) -> None:
        if self._banners.get(key) is banner:
            del self._banners[key]
            self.setVisible(bool(self._banners))

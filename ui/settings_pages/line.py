"""One setting on a page: its name, its field and what is to be known about it; can be found and marked."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.forms.labels import field_label, hint

LABEL_LETTERS = 19
"""For so many letters there is room at the left, in any size of writing."""


class SettingLine(QWidget):
    """`words` name it; "" where the field says itself what it is. `keywords`: other words by which people may look
    for it. `names`: the fields of Settings that it shows. `wide`: there is no room at the left for a name."""

    def __init__(self, words: str, field: QWidget, *, note: str = "", keywords: str = "",
                 names: tuple[str, ...] = (), name: str = "", wide: bool = False) -> None:
        super().__init__()
        self.words, self.keywords, self.names, self.field = words, keywords, names, field
        self._name, self._marked = name, False
        grid = QGridLayout(self)
        grid.setContentsMargins(8, 6, 8, 6)
        grid.setHorizontalSpacing(16)
        grid.setColumnStretch(1, 1)
        self._label = field_label(words, field) if words else QLabel()
        self._label.setWordWrap(True)
        # Its first line stands beside the words in the field.
        self._label.setContentsMargins(0, 3 if isinstance(field, QCheckBox | QLabel) else 6, 0, 0)
        grid.addWidget(self._label, 0, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(4)
        grid.addLayout(column, 0, 1)
        fills = isinstance(field, QLabel) or field.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Expanding
        column.addWidget(field, 0, Qt.AlignmentFlag(0) if fills else Qt.AlignmentFlag.AlignLeading)
        self.note = hint("")
        column.addWidget(self.note)
        self.say(note)
        self._label.setHidden(wide)
        self._fit()

    def say(self, note: str) -> None:
        """Other words below the field."""
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.field.setAccessibleDescription(note)

    @property
    def title(self) -> str:
        """What the setting is called where it is found: its own words, or its tick's."""
        if self._name:
            return self._name
        words = self.field.text() if isinstance(self.field, QCheckBox) else self.words
        return words.replace("&", "")

    def focus(self) -> None:
        """To the first thing in it that takes the keyboard."""
        inner = [each for each in (self.field, *self.field.findChildren(QWidget))
                 if each.isEnabled() and each.isVisible() and each.focusPolicy() & Qt.FocusPolicy.TabFocus]
        chosen = next((each for each in inner if isinstance(each, QAbstractButton) and each.isChecked()), None)
        if inner:
            (chosen or inner[0]).setFocus(Qt.FocusReason.TabFocusReason)

    def texts(self) -> list[str]:
        """Everything that can be read here."""
        labels = [each.text() for each in self.findChildren(QLabel)]
        buttons = [each.text() for each in self.findChildren(QAbstractButton)]
        options = [box.itemText(place) for box in self.findChildren(QComboBox) for place in range(box.count())]
        return [each for each in (*labels, *buttons, *options) if each]

    def mark(self, marked: bool) -> None:
        """As what was looked for."""
        self._marked = marked
        self.update()

    @property
    def is_marked(self) -> bool:
        return self._marked

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._marked:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme.colors().accent), 1))
            painter.setBrush(QColor(theme.colors().selection))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
            painter.end()

    def _fit(self) -> None:
        self._label.setFixedWidth(self.fontMetrics().averageCharWidth() * LABEL_LETTERS)

"""Labels of one look: page titles, hints, field names with buddies, and problems beside a field."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QComboBox, QHBoxLayout, QLabel, QSizePolicy, QWidget

from ui import theme
from ui.icons import pixmap

INDENT = 27
"""Pixels from the edge of a radio button to its words."""

LONGEST_WORD = 260
"""Pixels up to which a word is never cut."""


def announce(widget: QWidget, text: str) -> None:
    """Let a screen reader say what has just come up."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


class Words(QLabel):
    """A label for words that come from outside: a longer one than any language has does not make the window as wide."""

    def minimumSizeHint(self) -> QSize:
        size = super().minimumSizeHint()
        return QSize(min(size.width(), LONGEST_WORD), size.height())


def text_label(text: str) -> QLabel:
    """A paragraph that wraps and can be selected with the mouse."""
    label = Words(text)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


class Toned(Words):
    """A wrapping label in one of the theme's colours, through every change of theme."""

    def __init__(self, text: str = "", tone: str = "dim", parent: QWidget | None = None, *, scale: float = 0.0) -> None:
        """`scale`: of a heading, beside ordinary words."""
        super().__init__(text, parent)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._tone, self._scale = tone, scale
        theme.manager().changed.connect(self._paint)
        self._paint()

    def set_tone(self, tone: str) -> None:
        """`tone` is a field of ui.palettes.Colors."""
        self._tone = tone
        self._paint()

    def _paint(self) -> None:
        size = f"font-size: {self._scale * QApplication.font().pointSizeF():.1f}pt; font-weight: 600;"
        self.setStyleSheet(f"color: {getattr(theme.colors(), self._tone)}; background: transparent;"
                           + (size if self._scale else ""))


def title(text: str, scale: float = 1.5) -> Toned:
    """A heading; wraps."""
    return Toned(text, "text", scale=scale)


def hint(text: str) -> QLabel:
    """A paragraph in the quieter colour."""
    return Toned(text)


def note(text: str) -> QLabel:
    """A hint below a radio button or a check box, beneath its words."""
    label = hint(text)
    label.setIndent(INDENT)
    return label


class Picture(QLabel):
    """An icon as a label, through every change of theme; read aloud never, for words stand beside it."""

    def __init__(self, name: str, size: int = 24, tone: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._size, self._tone = name, size, tone
        self.setFixedSize(size, size)
        theme.manager().changed.connect(self._paint)
        self._paint()

    def show_icon(self, name: str, tone: str = "") -> None:
        self._name, self._tone = name, tone
        self._paint()

    def _paint(self) -> None:
        color = getattr(theme.colors(), self._tone or "text")
        self.setPixmap(pixmap(self._name, color, self._size, self.devicePixelRatio()))


def field_label(text: str, field: QWidget) -> QLabel:
    """The name of a field, above it; its `&` letter leads to the field."""
    label = QLabel(text)
    label.setBuddy(field)
    field.setAccessibleName(text.replace("&", ""))
    return label


def name_choice(box: QComboBox, words: str) -> None:
    """For one without a label: on Linux a screen reader takes what is chosen for its name, and says these words too."""
    box.setAccessibleName(words)
    box.setAccessibleDescription(words)


class Problem(QWidget):
    """What is wrong with a field, with a mark; takes no room while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = Picture("warning", 16, "danger")
        self._text = Toned(tone="danger")
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._text, 1)
        self.hide()

    def say(self, text: str) -> None:
        """Show `text`, or nothing where it is empty."""
        if text and text != self._text.text():
            announce(self, text)
        self._text.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))

    def text(self) -> str:
        return self._text.text()

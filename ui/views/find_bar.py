"""Find within the message that is shown: a line for the words, where one is among how many, onward and back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QWidget

from ui.forms.clearing import clearable
from ui.forms.tool_button import tool_button


class FindBar(QFrame):
    """Hidden until it is asked for. `wanted`: words and whether backward; empty words end it."""

    wanted = Signal(str, bool)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("frame", "bar")
        self.setAccessibleName(self.tr("Find in this message"))
        self.words = QLineEdit()
        self.words.setPlaceholderText(self.tr("Find in this message"))
        self.words.setAccessibleName(self.tr("Find in this message"))
        clearable(self.words)
        self.words.setMaxLength(200)
        self.words.textChanged.connect(lambda text: self.wanted.emit(text, False))
        self.words.installEventFilter(self)
        self.count = QLabel()
        self.count.setProperty("role", "dim")
        self.count.setMinimumWidth(self.fontMetrics().horizontalAdvance("0,000 / 0,000") + 8)
        self.previous = tool_button("chevron-up", self.tr("Previous (Shift+F3)"))
        self.previous.clicked.connect(lambda: self.go_on(backward=True))
        self.next = tool_button("chevron-down", self.tr("Next (F3)"))
        self.next.clicked.connect(lambda: self.go_on(backward=False))
        close = tool_button("close", self.tr("Close (Esc)"))
        close.clicked.connect(self.put_away)
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 6, 8, 6)
        line.setSpacing(6)
        line.addWidget(self.words, 1)
        for each in (self.count, self.previous, self.next, close):
            line.addWidget(each)
        self.show_count(0, 0)
        self.hide()

    def activate(self) -> None:
        """The words of last time are there, chosen: typing replaces them."""
        self.show()
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()
        if self.words.text():
            self.wanted.emit(self.words.text(), False)

    def go_on(self, *, backward: bool = False) -> None:
        """To the next place, opening the bar first where it is not there."""
        if self.isVisible() and self.words.text():
            self.wanted.emit(self.words.text(), backward)
        else:
            self.activate()

    def put_away(self) -> None:
        if not self.isHidden():
            focused = self.isAncestorOf(self.focusWidget() or self)
            self.hide()
            self.wanted.emit("", False)
            if focused:
                self.closed.emit()

    def show_count(self, current: int, total: int) -> None:
        wanted = bool(self.words.text())
        text = self.tr("{current} of {total}").format(current=current, total=f"{total:n}") if total else ""
        self.count.setText(text or (self.tr("Not found") if wanted else ""))
        self.words.setProperty("invalid", wanted and not total)
        self.words.style().unpolish(self.words)
        self.words.style().polish(self.words)
        for button in (self.previous, self.next):
            button.setEnabled(total > 1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.key() not in (Qt.Key.Key_Escape, Qt.Key.Key_Return,
                                                                   Qt.Key.Key_Enter):
            return super().eventFilter(watched, event)
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() is not QEvent.Type.KeyPress:
            return False
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            self.go_on(backward=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        return True

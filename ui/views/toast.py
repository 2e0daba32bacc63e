"""What was just done, with a way back: a bar that floats above the lower edge for a while."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QHBoxLayout, QLabel, QPushButton, QWidget

SHOWN_MS = 9000


class Toast(QFrame):
    """One at a time; a new one takes the place of the old. `lift`: so much higher, in pixels."""

    def __init__(self, parent: QWidget, *, lift: int = 0) -> None:
        super().__init__(parent)
        self._lift = lift
        self.setProperty("frame", "toast")
        self._run: Callable[[], object] | None = None
        self.label = QLabel()
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.button = QPushButton()
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self._clicked)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 8, 8, 8)
        line.setSpacing(8)
        line.addWidget(self.label)
        line.addWidget(self.button)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(22)
        shadow.setOffset(0, 4)
        self.setGraphicsEffect(shadow)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        parent.installEventFilter(self)
        self.hide()

    def say(self, text: str, action: str = "", run: Callable[[], object] | None = None) -> None:
        self._run = run
        self.label.setText(text)
        self.button.setText(action)
        self.button.setVisible(bool(action))
        self.setAccessibleName(text)
        self.show()
        self._place()
        self.raise_()
        self._timer.start()

    def _clicked(self) -> None:
        self.hide()
        if self._run is not None:
            self._run()

    def _place(self) -> None:
        self.adjustSize()
        if (around := self.parentWidget()) is None:
            return
        self.move((around.width() - self.width()) // 2, around.height() - self.height() - 48 - self._lift)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

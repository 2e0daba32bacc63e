"""What stands in a message's place while its body is on its way."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QLabel, QProgressBar, QPushButton, QVBoxLayout

from ui import formats, theme

PATIENCE_MS = 200


class BodyWaiting(QFrame):
    """A bar, figures, and a way out."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("frame", "surface")
        self._text = QLabel()
        self._text.setProperty("role", "dim")
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedSize(240, 6)
        self.cancel = QPushButton(self.tr("Cancel"))
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._text.show)
        self._patience.timeout.connect(self.bar.show)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addWidget(self._text)
        column.addSpacing(6)
        column.addWidget(self.bar, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(10)
        column.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def show_text(self, text: str, cancellable: bool) -> None:
        self._text.setText(text)
        theme.busy(self.bar)
        self.cancel.setVisible(cancellable)
        # What is here already is opened before anybody could read this: words that only flash disturb.
        for part in (self._text, self.bar):
            part.setVisible(cancellable)
        self._patience.start()

    def show_octets(self, octets: int, total: int) -> None:
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(min(octets, total))
        self._text.setText(self.tr("{done} of {total}").format(done=formats.size(octets), total=formats.size(total)))

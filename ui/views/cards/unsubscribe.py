"""One line: whose list it is, and a button to leave it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from app.model.cards import Unsubscribe
from ui import icons
from ui.forms.elided_label import ElidedLabel
from ui.forms.labels import Picture, announce


class UnsubscribeLine(QFrame):
    """Slim, since so much mail comes by lists; what is done is asked about first."""

    leave_wanted = Signal(object)
    """The Unsubscribe."""

    def __init__(self, card: Unsubscribe, left: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("frame", "card")
        self.card = card
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 4, 6, 4)
        line.setSpacing(10)
        line.addWidget(Picture("people", 18, "dim"))
        self.label: QLabel = ElidedLabel()
        self.label.setText(self.tr("Mailing list “{name}”").format(name=card.name) if card.name
                           else self.tr("A mailing list"))
        line.addWidget(self.label, 1)
        self.button = QPushButton(self.tr("Unsubscribe …"))
        self.button.setAutoDefault(False)
        self.button.setProperty("role", "flat")
        icons.bind(self.button, "remove", "dim")
        self.button.setAccessibleName(self.tr("Unsubscribe from {name}").format(name=card.name))
        self.button.clicked.connect(lambda: self.leave_wanted.emit(card))
        line.addWidget(self.button)
        if left:
            self.show_left()

    def show_left(self) -> None:
        """The request went out; when mail stops coming is the sender's affair."""
        text = self.tr("You asked to be taken off the list “{name}”.").format(name=self.card.name)
        self.label.setText(text)
        self.button.hide()
        announce(self, text)

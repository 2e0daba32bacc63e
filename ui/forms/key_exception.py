"""The way to accept a server's key although nobody vouches for it: open only to who compares its fingerprint."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from app.errors import CertificateFacts
from ui import certificate_words
from ui.forms.facts_table import value_label
from ui.forms.labels import Toned, field_label, hint

FIGURES = 8
"""So many of the fingerprint's last figures are typed."""


class KeyException(QWidget):
    """Folded at first. `accepted` once the fingerprint was compared, its end typed, and the button pressed."""

    accepted = Signal()
    folded = Signal()
    """Or unfolded: it needs another height."""

    def __init__(self, facts: CertificateFacts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts = facts
        self.more = QToolButton()
        self.more.setText(self.tr("I &know this server, and can compare its fingerprint"))
        self.more.setCheckable(True)
        self.more.setProperty("role", "disclosure")
        self.more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.more.setArrowType(Qt.ArrowType.RightArrow)
        self.compared = QCheckBox(self.tr("I have compared &all of it with what they told me"))
        self.figures = QLineEdit()
        self.figures.setMaxLength(40)
        self.figures.setAccessibleDescription(self.tr("Colons and blanks do not matter."))
        self.accept_button = QPushButton(self.tr("Accept only this key"))
        self.accept_button.setAutoDefault(False)
        self.accept_button.setProperty("role", "danger")
        self._steps = self._build_steps()
        self._steps.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._steps)
        self.more.toggled.connect(self._fold)
        self.compared.toggled.connect(self._refresh)
        self.figures.textChanged.connect(self._refresh)
        self.accept_button.clicked.connect(self._accept)
        self._refresh()

    def is_complete(self) -> bool:
        """Whether it was compared, and the end typed that it has."""
        typed = "".join(c for c in self.figures.text().lower() if c not in ": \t")
        return self.compared.isChecked() and typed == self._facts.fingerprint[-FIGURES:]

    def _build_steps(self) -> QWidget:
        steps = QWidget()
        column = QVBoxLayout(steps)
        column.setContentsMargins(22, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Toned(self.tr(
            "Only for a server that you, or somebody you can ask, look after. Have them tell you the SHA-256"
            " fingerprint of its certificate by another way than this connection: by telephone, on paper, on the"
            " server’s own screen. Compare it with this one:"), "text"))
        fingerprint = certificate_words.grouped(self._facts.fingerprint)
        column.addWidget(value_label(self.tr("SHA-256 fingerprint"), fingerprint))
        column.addWidget(hint(self.tr("On the server, this prints it: {command}").format(
            command="openssl x509 -noout -fingerprint -sha256 -in CERTIFICATE")))
        column.addWidget(self.compared)
        column.addWidget(field_label(self.tr("The last eight &figures, as they told you"), self.figures))
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.figures, 1)
        line.addWidget(self.accept_button)
        column.addLayout(line)
        column.addWidget(hint(self.tr(
            "From then on Depesche connects to {server} only if it shows this key, and to no other server with it. You"
            " can forget it in the account’s settings.").format(server=certificate_words.server(self._facts))))
        return steps

    def _fold(self, shown: bool) -> None:
        self.more.setArrowType(Qt.ArrowType.DownArrow if shown else Qt.ArrowType.RightArrow)
        self._steps.setVisible(shown)
        self.folded.emit()

    def _refresh(self) -> None:
        self.accept_button.setEnabled(self.is_complete())

    def _accept(self) -> None:
        if self.is_complete():
            self.accepted.emit()

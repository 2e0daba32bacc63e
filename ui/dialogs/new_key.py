"""A new OpenPGP key for one of the person's addresses."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.model.message import Address
from ui.dialogs.frame import DialogFrame
from ui.forms.labels import field_label, hint

_YEARS = (0, 1, 2, 5)


class NewKeyDialog(DialogFrame):
    wanted = Signal(str, str, int)
    """Name, address, years until it expires (0: never)."""

    def __init__(self, senders: Sequence[Address], parent: QWidget | None = None) -> None:
        super().__init__(self.tr("New OpenPGP key"), parent)
        self.headline("key", "accent", self.tr("Make a new OpenPGP key"), self.tr(
            "Others encrypt to its public part, which goes along with your messages. Its private part stays on this"
            " computer, guarded by the system's keyring: save a backup of it."))
        self.address = QComboBox()
        for sender in senders:
            self.address.addItem(sender.email, sender.name)
        self.name = QLineEdit()
        self.name.setMaxLength(100)
        self.years = QComboBox()
        for years in _YEARS:
            self.years.addItem(self.tr("%n year(s)", "", years) if years else self.tr("never"), years)
        for label, field in ((self.tr("&Address"), self.address), (self.tr("&Name"), self.name),
                             (self.tr("E&xpires after"), self.years)):
            self.body.addWidget(field_label(label, field))
            self.body.addWidget(field)
        self.body.addWidget(hint(self.tr("Name and address can be read by everybody who gets the key.")))
        self.body.addStretch()
        cancel = self.add_button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self.make = self.add_button(self.tr("Make key"), default=True)
        self.make.clicked.connect(self._make)
        self.address.currentIndexChanged.connect(self._take_name)
        self.name.textChanged.connect(self._edited)
        self._take_name()
        self.fit(520)

    def _take_name(self) -> None:
        self.name.setText(str(self.address.currentData() or ""))
        self._edited()

    def _edited(self) -> None:
        self.make.setEnabled(bool(self.address.currentText()) and not set("<>") & set(self.name.text()))

    def _make(self) -> None:
        self.wanted.emit(self.name.text().strip(), self.address.currentText(), int(self.years.currentData()))
        self.accept()

"""One key: whose it is, its fingerprint, what the person thinks of it, and what can be done with it."""

from __future__ import annotations

import time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QRadioButton, QWidget

from app.model.security import StoredKey, Trust
from ui import formats
from ui.dialogs.frame import DialogFrame
from ui.forms.facts_grid import FactsGrid
from ui.forms.labels import field_label, hint, title
from ui.security_words import grouped, kind_name


class KeyDetailsDialog(DialogFrame):
    trust_wanted = Signal(object)
    """The Trust that was chosen."""
    export_wanted = Signal(bool)
    """Whether with its secret part."""
    removal_wanted = Signal()

    def __init__(self, key: StoredKey, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Key of {name}").format(name=key.name or ", ".join(key.emails)), parent)
        self.key = key
        self.body.addWidget(title(key.name or ", ".join(key.emails), 1.25))
        self._facts = FactsGrid()
        self.body.addLayout(self._facts)
        self._facts.add(self.tr("Addresses"), ", ".join(key.emails))
        self._facts.add(self.tr("Fingerprint"), grouped(key.fingerprint), fixed=True)
        self._facts.add(self.tr("Kind"), kind_name(key.kind))
        self._facts.add(self.tr("Made on"), formats.full_date(key.created))
        self._facts.add(self.tr("Expires"), self._expiry(key))
        self.body.addSpacing(6)
        self.choices = QButtonGroup(self)
        if key.is_own:
            self.body.addWidget(hint(self.tr("This is your own key. What is encrypted to it can only be read with its"
                                             " private part: keep a backup.")))
        else:
            self._add_choices(key.trust)
        self.body.addStretch(1)
        export = self.add_left(self.tr("&Export …"))
        export.clicked.connect(lambda: self.export_wanted.emit(False))
        if key.is_own:
            backup = self.add_left(self.tr("Save &backup …"))
            backup.setToolTip(self.tr("With the private part, under a passphrase"))
            backup.clicked.connect(lambda: self.export_wanted.emit(True))
        self.remove = self.add_left(self.tr("&Delete …"))
        self.remove.clicked.connect(self.removal_wanted)
        closer = self.add_button(self.tr("Close"), default=True)
        closer.clicked.connect(self.accept)
        self.fit(600)
        closer.setFocus()

    def _expiry(self, key: StoredKey) -> str:
        if not key.expires:
            return self.tr("never")
        day = formats.full_date(key.expires)
        return self.tr("{date}: it has expired").format(date=day) if key.expires < time.time() else day

    def _add_choices(self, now: Trust) -> None:
        self.body.addWidget(title(self.tr("Does this key belong to who it says?"), 1.0))
        for trust, text in (
            (Trust.VERIFIED, self.tr("&Yes: I compared the fingerprint with its owner")),
            (Trust.ACCEPTED, self.tr("I &accept it, without having compared")),
            (Trust.NONE, self.tr("I do not &know: encrypt to it, but do not count its signatures")),
            (Trust.REFUSED, self.tr("&No: never use it")),
        ):
            button = QRadioButton(text)
            button.setChecked(trust is now)
            button.clicked.connect(lambda _=False, each=trust: self.trust_wanted.emit(each))
            self.choices.addButton(button)
            self.body.addWidget(button)


class DeleteOwnKeyDialog(DialogFrame):
    """A key of one's own goes only after a word was typed."""

    def __init__(self, key: StoredKey, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Delete your own key?"), parent)
        self.headline("warning", "danger", self.tr("Delete the key of {name}?").format(name=key.name), self.tr(
            "Every message that is encrypted to it stays closed for ever, unless you have a backup. This can't be"
            " undone."))
        self._word = self.tr("delete")
        self.typed = QLineEdit()
        self.body.addWidget(field_label(self.tr("&Type “{word}” to go on").format(word=self._word), self.typed))
        self.body.addWidget(self.typed)
        self.body.addStretch()
        keep = self.add_button(self.tr("Keep it"), default=True)
        keep.clicked.connect(self.reject)
        self.delete = self.add_button(self.tr("Delete for ever"), role="danger")
        self.delete.setEnabled(False)
        self.delete.clicked.connect(self.accept)
        self.typed.textChanged.connect(
            lambda text: self.delete.setEnabled(text.strip().casefold() == self._word.casefold()))
        self.fit(500)
        self.typed.setFocus()

"""To whom a message is sent on as it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QWidget

from app.model.identity import Identity
from app.model.message import Address
from ui.dialogs.frame import DialogFrame
from ui.forms.labels import hint, name_choice
from ui.forms.recipient_fields import RecipientFields


class RedirectDialog(DialogFrame):
    """Accepted only with at least one address and none that is wrong. `senders` are those that can send."""

    def __init__(self, senders: Sequence[Identity], account_id: int, subject: str, parent: QWidget | None = None
                 ) -> None:
        super().__init__(self.tr("Redirect"), parent)
        self._senders = tuple(senders)
        self.headline("forward", "accent", subject or self.tr("(no subject)"),
                      self.tr("The message goes on unchanged, in the name of its sender: answers go there, not to you."
                              " A note in its header says that you sent it on."))
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        self.sender_box = QComboBox()
        for each in self._senders:
            self.sender_box.addItem(str(each.address), each.account_id)
        self.sender_box.setCurrentIndex(max(0, self.sender_box.findData(account_id)))
        label = QLabel(self.tr("&From"))
        label.setProperty("role", "dim")
        label.setBuddy(self.sender_box)
        label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        name_choice(self.sender_box, self.tr("&From").replace("&", ""))
        grid.addWidget(label, 0, 0)
        grid.addWidget(self.sender_box, 0, 1)
        self.recipients = RecipientFields(grid, 1, self)
        self.body.addLayout(grid)
        if not self._senders:
            self.body.addWidget(hint(self.tr("No account has a server for sending: add one in the account's"
                                             " settings.")))
        self.body.addStretch(1)
        cancel = self.add_button(self.tr("Cancel"))
        self.send = self.add_button(self.tr("&Redirect"), default=True)
        self.send.setEnabled(bool(self._senders))
        cancel.clicked.connect(self.reject)
        self.send.clicked.connect(self._checked)
        self.fit(560, 320)
        self.recipients.to.setFocus()

    def identity(self) -> Identity:
        """Who sends it on."""
        return self._senders[self.sender_box.currentIndex()]

    def addresses(self) -> tuple[tuple[Address, ...], tuple[Address, ...], tuple[Address, ...]]:
        """To, Cc and Bcc."""
        to, cc, bcc = (line.addresses() for line in self.recipients.lines())
        return to, cc, bcc

    def _checked(self) -> None:
        if self.recipients.check():
            self.accept()

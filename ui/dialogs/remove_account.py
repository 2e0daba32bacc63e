"""Asks before an account is forgotten, and says what goes with it."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QWidget

from app.model.account import Account, Protocol
from ui.dialogs.frame import DialogFrame


class RemoveAccountDialog(DialogFrame):
    """For POP3 the mail here may be the only copy: then a tick is needed before the button works."""

    def __init__(self, account: Account, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Remove account"), parent)
        heading = self.tr("Remove “{account}” from Depesche?").format(account=account.name)
        if account.protocol is Protocol.POP3:
            words = self.tr("All mail of this account on this computer is deleted, with its drafts and what waits to be"
                            " sent. What is no longer on the server is lost for ever: for POP3 the copy here is often"
                            " the only one.")
        else:
            words = self.tr("The mail stays on the server; only the copy on this computer is deleted, with what waits"
                            " to be sent.")
        self.headline("warning", "danger" if account.protocol is Protocol.POP3 else "warning", heading, words)
        self.understood = QCheckBox(self.tr("I &understand that mail which is only here will be lost"))
        self.understood.setVisible(account.protocol is Protocol.POP3)
        self.body.addWidget(self.understood)
        self.body.addStretch()
        self.keep = self.add_button(self.tr("&Keep account"), default=True)
        self.remove = self.add_button(self.tr("&Remove account"), role="danger")
        self.keep.clicked.connect(self.reject)
        self.remove.clicked.connect(self.accept)
        self.remove.setEnabled(account.protocol is not Protocol.POP3)
        self.understood.toggled.connect(self.remove.setEnabled)
        self.fit(520)
        self.keep.setFocus()

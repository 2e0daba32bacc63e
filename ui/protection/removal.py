"""Asks before the encryption of the stored mail is removed, and says what that means."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.dialogs.frame import DialogFrame
from ui.help.topics import Topic


class RemovalDialog(DialogFrame):
    """Accepted: it is wanted. Return keeps the encryption."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Remove encryption"), parent)
        self.explain_by(Topic.STORED_MAIL)
        self.headline("unlock", "warning", self.tr("Store your mail without encryption?"), self.tr(
            "Whoever gets this computer's disk, or a copy of the file, can then read all mail in it. Depesche decrypts"
            " it in the background, and you can go on working meanwhile. Nothing is lost."))
        self.body.addStretch()
        self.keep = self.add_button(self.tr("&Keep encryption"), default=True)
        self.remove = self.add_button(self.tr("&Remove encryption"), role="danger")
        self.keep.clicked.connect(self.reject)
        self.remove.clicked.connect(self.accept)
        self.fit(520)
        self.keep.setFocus()

"""Says why a file is not opened from a mail, and offers to save it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.mime.filename import safe_name
from app.model.message import Attachment
from ui.dialogs.frame import DialogFrame


class ProgramFileDialog(DialogFrame):
    """The name is shown as it would be saved: without what hides its true ending."""

    save_wanted = Signal()

    def __init__(self, file: Attachment, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Open attachment"), parent)
        name = safe_name(file.name, "attachment")
        self.headline("warning", "warning_text", self.tr("“{name}” is not opened from a mail").format(name=name),
                      self.tr("Files of this kind can run as a program or load things from the internet. If you "
                              "expected it from this sender, save it and decide then."))
        self.cancel = self.add_button(self.tr("Cancel"), default=True)
        self.cancel.clicked.connect(self.reject)
        self.save = self.add_button(self.tr("&Save …"))
        self.save.clicked.connect(self._save)
        self.fit(460)
        self.cancel.setFocus()

    def _save(self) -> None:
        self.accept()
        self.save_wanted.emit()

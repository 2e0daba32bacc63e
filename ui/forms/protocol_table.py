"""IMAP beside POP3, line by line: what stays where, several devices, off line, space, backup, speed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from ui.forms.labels import Toned, title


class ProtocolTable(QFrame):
    """Words only; each cell tells a screen reader what it is about."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("frame", "card")
        self.setAccessibleName(self.tr("IMAP and POP3 compared"))
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 12, 16, 12)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        for column, heading in enumerate(("IMAP", "POP3"), 1):
            grid.addWidget(title(heading, 1.0), 0, column)
        for row, (about, *cells) in enumerate(self._rows(), 1):
            head = Toned(about, "text")
            grid.addWidget(head, row, 0, Qt.AlignmentFlag.AlignTop)
            for column, (protocol, text) in enumerate(zip(("IMAP", "POP3"), cells, strict=True), 1):
                cell: QLabel = Toned(text, "dim")
                cell.setAccessibleName(f"{about}, {protocol}: {text}")
                grid.addWidget(cell, row, column, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 5)
        grid.setColumnStretch(2, 5)

    def _rows(self) -> tuple[tuple[str, str, str], ...]:
        return (
            (self.tr("What stays where"), self.tr("All mail and all folders on the server; a copy here."),
             self.tr("Mail comes to this computer; folders exist only here. You say how long a copy stays on the"
                     " server.")),
            (self.tr("Several devices"), self.tr("Read, moved or deleted here: so everywhere."),
             self.tr("Each device downloads for itself; marks and folders are not shared.")),
            (self.tr("Offline"), self.tr("What was fetched can be read; changes are passed on later."),
             self.tr("Everything that was downloaded, always.")),
            (self.tr("Room on the server"), self.tr("Needs as much as all your mail."),
             self.tr("Needs little, where mail leaves it once it is here.")),
            (self.tr("Backup"), self.tr("The server is a second copy; what is deleted there is gone here, too."),
             self.tr("Yours to make: this computer may have the only copy.")),
            (self.tr("Speed"), self.tr("New mail comes at once; large folders are listed first, read later."),
             self.tr("New mail comes at each check; then everything is here at once.")),
        )

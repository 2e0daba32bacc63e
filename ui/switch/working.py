"""What stands in a page's place while the server is asked, and where that failed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.errors import MailError
from app.events import JobProgressed
from ui import formats, wording
from ui.dialogs.error import explain
from ui.forms.labels import Picture, Toned, announce, title
from ui.forms.spinner import Spinner


class Working(QWidget):
    """Turns while something runs; says what went wrong, with another try."""

    again_wanted = Signal()

    key_accepted = Signal(object)
    """The CertificateFacts of the key that the person accepts for its server."""

    def __init__(self) -> None:
        super().__init__()
        self._error: MailError | None = None
        self._spinner = Spinner(28)
        self._mark = Picture("warning", 28, "danger")
        self._heading = title("", 1.1)
        self._text = Toned()
        self.again = QPushButton(self.tr("&Try again"))
        self.details = QPushButton(self.tr("&Details …"))
        for button in (self.again, self.details):
            button.setAutoDefault(False)
        self.again.clicked.connect(self.again_wanted)
        self.details.clicked.connect(self._explain)
        words = QVBoxLayout()
        words.setSpacing(6)
        words.addWidget(self._heading)
        words.addWidget(self._text)
        buttons = QHBoxLayout()
        buttons.addWidget(self.again)
        buttons.addWidget(self.details)
        buttons.addStretch()
        words.addLayout(buttons)
        words.addStretch()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 16, 0, 0)
        line.setSpacing(14)
        line.addWidget(self._spinner, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)

    def turn(self, heading: str) -> None:
        self._show(heading, "", failed=False)

    def progress(self, told: JobProgressed) -> None:
        parts = [wording.folder_leaf(told.label)] if told.label else []
        if told.total:
            parts.append(self.tr("{done} of {total}").format(done=formats.number(told.done),
                                                             total=formats.number(told.total)))
        self._text.setText(" · ".join(parts))

    def fail(self, error: MailError) -> None:
        self._error = error
        self._show(wording.error_title(error), wording.error_sentence(error), failed=True)
        announce(self, f"{self._heading.text()}. {self._text.text()}")

    def text(self) -> str:
        return f"{self._heading.text()} {self._text.text()}".strip()

    def _show(self, heading: str, text: str, *, failed: bool) -> None:
        self._heading.setText(heading)
        self._text.setText(text)
        self._spinner.setVisible(not failed)
        for each in (self._mark, self.again, self.details):
            each.setVisible(failed)

    def _explain(self) -> None:
        if self._error is not None:
            explain(self._error, self, take_key=self.key_accepted.emit).open()

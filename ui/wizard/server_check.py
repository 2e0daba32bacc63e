"""One server in the check: its name and address, and what came of asking it."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QStackedLayout, QVBoxLayout, QWidget

from app.errors import MailError
from app.events import Looked, ServerFound
from app.model.account import Protocol, Security, ServerSettings
from ui import wording
from ui.forms.labels import Picture, Toned, title
from ui.forms.spinner import Spinner
from ui.mailbox_words import MailboxWords
from ui.plain_tip import plain_tip

_ADDRESS_WIDTH = 320


class Mark(Enum):
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    NOTE = "note"


class ServerCheck(QFrame):
    """`protocol` None: the outgoing server."""

    def __init__(self, protocol: Protocol | None, heading: str) -> None:
        super().__init__()
        self.setProperty("frame", "card")
        self._protocol = protocol
        self._heading = title(heading, 1.05)
        self._encrypted = True
        self._address = Toned()
        self._address.setWordWrap(False)
        self.mark = Mark.RUNNING
        self._picture = Picture("circle", 20, "border_strong")
        self._spinner = Spinner(20)
        place = QWidget()
        place.setFixedSize(20, 20)
        self._stack = QStackedLayout(place)
        self._stack.addWidget(self._picture)
        self._stack.addWidget(self._spinner)
        self.words = Toned()
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.addWidget(place, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._heading, 0, 1)
        grid.addWidget(self._address, 0, 2, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.words, 1, 1, 1, 2)
        grid.setColumnStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.addLayout(grid)

    def start(self, settings: ServerSettings) -> None:
        """Name the server; the question is under way."""
        self._encrypted = settings.security is not Security.NONE
        address = f"{settings.host}:{settings.port}"
        self._address.setText(self._address.fontMetrics().elidedText(
            address, Qt.TextElideMode.ElideMiddle, _ADDRESS_WIDTH))
        self._address.setToolTip(plain_tip(address))
        self._show(Mark.RUNNING, self.tr("Connecting and signing in …"))

    def finish(self, result: Looked | ServerFound) -> None:
        if isinstance(result, MailError):
            self._show(Mark.FAILED, wording.error_sentence(result))
            return
        if isinstance(result, ServerFound):
            words = self.tr("Works: signed in.")
        else:
            assert self._protocol is not None
            words = self.tr("Works: {found}.").format(found=MailboxWords(self).found(self._protocol, result))
        if self._encrypted:
            words += " " + self.tr("The connection is encrypted.")
        else:
            words += " " + self.tr("The connection is not encrypted – allowed, because it is this computer.")
        self._show(Mark.DONE if self._encrypted else Mark.NOTE, words)

    def _show(self, mark: Mark, words: str) -> None:
        self.mark = mark
        self.words.setText(words)
        self._stack.setCurrentWidget(self._spinner if mark is Mark.RUNNING else self._picture)
        name, tone = {
            Mark.RUNNING: ("circle", "border_strong"), Mark.DONE: ("check", "ok"), Mark.FAILED: ("close", "danger"),
            Mark.NOTE: ("warning", "warning"),
        }[mark]
        self._picture.show_icon(name, tone)
        self.words.set_tone({Mark.RUNNING: "dim", Mark.FAILED: "danger"}.get(mark, "text"))
        self.setAccessibleName(f"{self._heading.text()}: {words}")

"""One server's steps in the check: reached, encrypted, logged in; each with its mark."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from app.errors import ErrorKind, MailError
from app.events import ProbeResult, ServerFound
from app.model.account import Security, ServerSettings
from ui.forms.labels import Picture, Toned, title
from ui.forms.spinner import Spinner

_FAILS_AT_REACH = frozenset({
    ErrorKind.HOST_UNKNOWN, ErrorKind.CONNECTION_REFUSED, ErrorKind.NETWORK, ErrorKind.TIMEOUT,
    ErrorKind.WRONG_PROTOCOL, ErrorKind.PROTOCOL, ErrorKind.CANCELLED, ErrorKind.USAGE,
})
_FAILS_AT_ENCRYPT = frozenset({ErrorKind.TLS_CERTIFICATE, ErrorKind.TLS_FAILED, ErrorKind.STARTTLS_MISSING})


_ADDRESS_WIDTH = 320


class Mark(Enum):
    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    NOTE = "note"


def failing_step(error: MailError) -> int:
    """The step that an error ends: 0 reach, 1 encrypt, 2 log in. What comes before it has gone well."""
    if error.kind in _FAILS_AT_REACH:
        return 0
    return 1 if error.kind in _FAILS_AT_ENCRYPT else 2


@dataclass(frozen=True)
class StepWords:
    """What a step is called before it is over, when it went well, and when it did not."""

    pending: str
    done: str
    failed: str


class StepLine(QWidget):
    """A mark and a few words."""

    def __init__(self) -> None:
        super().__init__()
        self._variants = StepWords("", "", "")
        self.mark = Mark.WAITING
        self._picture = Picture("circle", 18, "border_strong")
        self._spinner = Spinner(18)
        place = QWidget()
        place.setFixedSize(18, 18)
        self._stack = QStackedLayout(place)
        self._stack.addWidget(self._picture)
        self._stack.addWidget(self._spinner)
        self._words = Toned()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(place)
        layout.addWidget(self._words, 1)

    def text(self) -> str:
        return self._words.text()

    def set_words(self, words: StepWords) -> None:
        self._variants = words

    def show_mark(self, mark: Mark) -> None:
        self.mark = mark
        words = self._variants
        self._words.setText({Mark.DONE: words.done, Mark.NOTE: words.done, Mark.FAILED: words.failed}.get(
            mark, words.pending))
        self._stack.setCurrentWidget(self._spinner if mark is Mark.RUNNING else self._picture)
        name, tone = {
            Mark.WAITING: ("circle", "border_strong"), Mark.RUNNING: ("circle", "border_strong"),
            Mark.DONE: ("check", "ok"), Mark.FAILED: ("close", "danger"), Mark.NOTE: ("warning", "warning"),
        }[mark]
        self._picture.show_icon(name, tone)
        self._words.set_tone({Mark.WAITING: "faint", Mark.FAILED: "danger"}.get(mark, "text"))
        state = {Mark.WAITING: self.tr("not yet"), Mark.RUNNING: self.tr("under way"), Mark.DONE: self.tr("done"),
                 Mark.FAILED: self.tr("failed"), Mark.NOTE: self.tr("note")}[mark]
        self.setAccessibleName(f"{self._words.text()}: {state}")


class ServerCheck(QFrame):
    """The three steps of one server and what was found there."""

    def __init__(self, heading: str) -> None:
        super().__init__()
        self.setProperty("frame", "card")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._heading = title(heading, 1.1)
        self._address = Toned()
        self._address.setWordWrap(False)
        self.found = Toned()
        self.lines = (StepLine(), StepLine(), StepLine())
        self._encrypted = True
        head = QHBoxLayout()
        head.addWidget(self._heading, 1)
        head.addWidget(self._address)
        steps = QGridLayout()
        steps.setVerticalSpacing(6)
        for row, line in enumerate(self.lines):
            steps.addWidget(line, row, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addLayout(steps)
        layout.addWidget(self.found)

    def start(self, settings: ServerSettings) -> None:
        """Name the server and set every mark back; the first step runs."""
        self._encrypted = settings.security is not Security.NONE
        address = f"{settings.host}:{settings.port}"
        self._address.setText(self._address.fontMetrics().elidedText(
            address, Qt.TextElideMode.ElideMiddle, _ADDRESS_WIDTH))
        self._address.setToolTip(address)
        for line, words in zip(self.lines, self._words(), strict=True):
            line.set_words(words)
            line.show_mark(Mark.WAITING)
        self.lines[0].show_mark(Mark.RUNNING)
        self.found.hide()

    def finish(self, result: ProbeResult) -> None:
        """Show how far it came."""
        fails_at = failing_step(result) if isinstance(result, MailError) else len(self.lines)
        for number, line in enumerate(self.lines):
            if number < fails_at:
                line.show_mark(Mark.DONE)
            else:
                line.show_mark(Mark.FAILED if number == fails_at else Mark.WAITING)
        if fails_at > 1 and not self._encrypted:
            self.lines[1].show_mark(Mark.NOTE)
        if isinstance(result, ServerFound) and (result.folders or result.messages):
            folders = self.tr("%Ln folder(s)", "", result.folders)
            messages = self.tr("%Ln message(s) in the inbox", "", result.messages)
            self.found.setText(self.tr("Found: {folders}, {messages}.").format(folders=folders, messages=messages))
            self.found.show()

    def _words(self) -> tuple[StepWords, StepWords, StepWords]:
        encrypt = StepWords(self.tr("Encrypt the connection"), self.tr("Connection encrypted, certificate trusted"),
                            self.tr("Connection not encrypted"))
        if not self._encrypted:
            plain = self.tr("Not encrypted – allowed, because it is this computer")
            encrypt = StepWords(plain, plain, plain)
        return (StepWords(self.tr("Reach the server"), self.tr("Server reached"), self.tr("Server not reached")),
                encrypt,
                StepWords(self.tr("Sign in"), self.tr("Signed in"), self.tr("Sign-in refused")))

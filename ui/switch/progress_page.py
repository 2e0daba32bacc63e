"""Fourth page: how far the switch is, and how it is stopped."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout

from app.errors import ErrorKind, MailError
from app.events import JobProgressed
from app.model.switching import OldServerError
from ui import formats, theme, wording
from ui.forms.labels import Toned, announce, title
from ui.forms.page import Page

MOST = 1_000_000
"""What a progress bar counts to at most; it holds 32 bits."""


class ProgressPage(Page):
    """Three states: running, being stopped, stopped with the reason."""

    stop_wanted = Signal()
    again_wanted = Signal()
    undo_wanted = Signal()
    without_wanted = Signal()
    """The old server can't be asked: on with what is here."""

    def __init__(self) -> None:
        super().__init__()
        self.label = title("", 1.1)
        self.figures = Toned()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress of the switch"))
        self.note = Toned()
        self.stop = QPushButton(self.tr("&Stop"))
        self.again = QPushButton(self.tr("&Go on"))
        self.without = QPushButton(self.tr("Go on &without the old server"))
        self.without.setToolTip(self.tr("With the messages that are on this computer."))
        self.undo = QPushButton(self.tr("&Undo it"))
        self.undo.setToolTip(self.tr("The account stays as it was; what was uploaded stays on the server."))
        for button in (self.stop, self.again, self.without, self.undo):
            button.setAutoDefault(False)
        self.stop.clicked.connect(self._stop)
        self.again.clicked.connect(self.again_wanted)
        self.without.clicked.connect(self.without_wanted)
        self.undo.clicked.connect(self.undo_wanted)
        card = QFrame()
        card.setProperty("frame", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(18, 16, 18, 16)
        inside.setSpacing(8)
        inside.addWidget(self.label)
        inside.addWidget(self.bar)
        inside.addWidget(self.figures)
        inside.addWidget(self.note)
        row = QHBoxLayout()
        row.addWidget(self.stop)
        row.addWidget(self.again)
        row.addWidget(self.without)
        row.addWidget(self.undo)
        row.addStretch()
        inside.addLayout(row)
        self.body.addWidget(card)
        self.body.addStretch()

    def is_complete(self) -> bool:
        return False

    def run(self) -> None:
        self.say(self.tr("The switch is under way"), self.tr(
            "Each message is read back and compared before it counts. You can go on reading meanwhile; new mail comes"
            " afterwards."))
        self.label.setText(self.tr("Beginning …"))
        self.figures.setText("")
        self.note.setText("")
        theme.busy(self.bar)
        self.stop.setEnabled(True)
        self._buttons(running=True)

    def progress(self, told: JobProgressed) -> None:
        self.label.setText(self.tr("Folder “{folder}”").format(folder=wording.folder_leaf(told.label)) if told.label
                           else self.tr("Working …"))
        if told.total:
            self.bar.setRange(0, MOST)
            self.bar.setValue(round(MOST * min(told.done / told.total, 1.0)))
            self.figures.setText(self.tr("{done} of {total} messages").format(
                done=formats.number(told.done), total=formats.number(told.total)))
        else:
            theme.busy(self.bar)
            self.figures.setText(formats.number(told.done) if told.done else "")

    def stopped(self, error: MailError) -> None:
        """By the person, or by something that went wrong; either way it can be gone on with."""
        self.say(self.tr("The switch is not finished"), self.tr(
            "What was carried so far stays and is not carried twice. The account works as before until you go on."))
        self.bar.setRange(0, MOST)
        asked = error.kind is ErrorKind.CANCELLED
        self.label.setText(self.tr("Stopped") if asked else wording.error_title(error))
        self.note.setText("" if asked else wording.error_sentence(error))
        self.note.set_tone("danger")
        self._buttons(running=False)
        if isinstance(error, OldServerError):
            self.note.setText("\n".join((self.note.text(), self.tr(
                "If the old server is no more, go on without it: all that is on this computer is carried. Mail that"
                " came there since the last check stays there, and so does the rest of messages that are here only in"
                " part."))))
            self.without.show()
        announce(self, f"{self.label.text()}. {self.note.text()}")

    def _stop(self) -> None:
        self.stop.setEnabled(False)
        self.label.setText(self.tr("Stopping after the message at hand …"))
        self.stop_wanted.emit()

    def _buttons(self, *, running: bool) -> None:
        self.stop.setVisible(running)
        self.again.setVisible(not running)
        self.without.hide()
        self.undo.setVisible(not running)
        self.note.setVisible(bool(self.note.text()))

"""Fourth page: how far the switch is, and how it is stopped."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout

from app.errors import ErrorKind, MailError
from app.events import JobProgressed
from ui import formats, wording
from ui.forms.labels import Toned, announce, title
from ui.forms.page import Page

MOST = 1_000_000
"""What a progress bar counts to at most; it holds 32 bits."""


class ProgressPage(Page):
    """Three states: running, being stopped, stopped with the reason."""

    stop_wanted = Signal()
    again_wanted = Signal()
    undo_wanted = Signal()

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
        self.undo = QPushButton(self.tr("&Undo it"))
        self.undo.setToolTip(self.tr("The account stays as it was; what was uploaded stays on the server."))
        for button in (self.stop, self.again, self.undo):
            button.setAutoDefault(False)
        self.stop.clicked.connect(self._stop)
        self.again.clicked.connect(self.again_wanted)
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
        self.bar.setRange(0, 0)
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
            self.bar.setRange(0, 0)
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
        announce(self, f"{self.label.text()}. {self.note.text()}")

    def _stop(self) -> None:
        self.stop.setEnabled(False)
        self.label.setText(self.tr("Stopping after the message at hand …"))
        self.stop_wanted.emit()

    def _buttons(self, *, running: bool) -> None:
        self.stop.setVisible(running)
        self.again.setVisible(not running)
        self.undo.setVisible(not running)
        self.note.setVisible(bool(self.note.text()))

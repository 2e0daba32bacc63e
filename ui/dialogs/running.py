"""What dialogs over a job have in common: progress, a way to stop it, and how it ended."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from app.errors import ErrorKind, MailError
from app.events import JobProgressed
from app.model.jobs import JobResult
from ui import formats, theme, wording
from ui.bridge import EventBridge
from ui.dialogs.frame import DialogFrame
from ui.forms.labels import Problem, Toned, announce
from ui.job import Job
from ui.ports import EnginePort

MOST = 1_000_000
"""What a progress bar counts to at most; it holds 32 bits."""


class RunningDialog(DialogFrame):
    """The heir fills `form` and `start`s the job; while it runs, the form is closed and Cancel stops it.

    Afterwards `ended` is asked for the words of a result; a failure is told in the form, for another try.
    """

    finished_well = Signal(object)
    """The JobResult."""

    def __init__(self, heading: str, engine: EnginePort, bridge: EventBridge, parent: QWidget | None) -> None:
        super().__init__(heading, parent)
        self.job = Job(engine, bridge, self)
        self.form = QWidget()
        self.column = QVBoxLayout(self.form)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(6)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.figures = Toned()
        self.problem = Problem()
        self.job.progressed.connect(self._progressed)
        self.job.finished.connect(self._finished)

    def add_buttons(self, begin: str) -> None:
        """Below the form: what runs, Cancel, and the button that starts."""
        self.body.addSpacing(8)
        self.body.addWidget(self.form)
        self.body.addWidget(self.bar)
        self.body.addWidget(self.figures)
        self.body.addWidget(self.problem)
        self.body.addStretch()
        self.bar.hide()
        self.figures.hide()
        self.cancel = self.add_button(self.tr("Cancel"))
        self.begin = self.add_button(begin, default=True)
        self.cancel.clicked.connect(self.reject)

    def ended(self, result: JobResult) -> str:
        """What is said of a job that has ended well."""
        raise NotImplementedError

    def failed(self, error: MailError) -> str:
        """What is said of one that has not."""
        return wording.error_sentence(error)

    def runs(self) -> None:
        """Call it once the job was started."""
        self.problem.say("")
        self.form.setEnabled(False)
        self.begin.setEnabled(False)
        theme.busy(self.bar)
        self.bar.show()
        self.figures.setText(self.tr("Working …"))
        self.figures.show()
        self.cancel.setText(self.tr("Stop"))

    def reject(self) -> None:
        """Stops what runs; closes once nothing does."""
        if self.job.is_running:
            self.cancel.setEnabled(False)
            self.figures.setText(self.tr("Stopping …"))
            self.job.cancel()
        else:
            super().reject()

    def _progressed(self, told: JobProgressed) -> None:
        parts = [wording.folder_leaf(told.label)] if told.label else []
        if told.total:
            self.bar.setRange(0, MOST)
            self.bar.setValue(round(MOST * min(told.done / told.total, 1.0)))
            parts.append(self.tr("{done} of {total}").format(
                done=formats.number(told.done), total=formats.number(told.total)))
        elif told.done:
            parts.append(formats.number(told.done))
        self.figures.setText(" · ".join(parts) or self.tr("Working …"))

    def _finished(self, result: JobResult | None, error: MailError | None) -> None:
        self.bar.hide()
        self.cancel.setEnabled(True)
        if result is not None:
            words = self.ended(result)
            self.figures.setText(words)
            self.figures.set_tone("text")
            self.begin.hide()
            self.cancel.setText(self.tr("Close"))
            self.cancel.setProperty("role", "primary")
            self.cancel.setDefault(True)
            # Bold words are wider than those for which it was made.
            self.cancel.style().unpolish(self.cancel)
            self.cancel.style().polish(self.cancel)
            self.cancel.updateGeometry()
            self.cancel.setFocus()
            announce(self, words)
            self.finished_well.emit(result)
            return
        self.form.setEnabled(True)
        self.begin.setEnabled(True)
        self.figures.hide()
        self.cancel.setText(self.tr("Cancel"))
        if error is not None:
            self.problem.say(self.tr("Stopped. What was done so far stays.") if error.kind is ErrorKind.CANCELLED else
                             self.failed(error))

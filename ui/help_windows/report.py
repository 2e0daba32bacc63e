"""The report of a problem: everything it would hold stands here first, to be read, edited and left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication, QTextCursor, QTextOption
from PySide6.QtWidgets import QCheckBox, QFileDialog, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from ui.dialogs.frame import DialogFrame
from ui.forms.labels import Problem, hint
from ui.forms.scrolling import scrolling
from ui.help_windows.report_text import Part, whole

LEAST_LINES, MOST_LINES = 3, 12


class ReportDialog(DialogFrame):
    """Nothing leaves the program from here: the text is copied, saved, or begins a message that the person sends."""

    mail_wanted = Signal(str)
    """The text of a message to begin."""

    def __init__(self, parts: Sequence[Part], parent: QWidget | None = None, *, url: str = "",
                 may_mail: bool = True) -> None:
        super().__init__(self.tr("Report a problem"), parent)
        self.headline("info", "accent", self.tr("Report a problem"), self.tr(
            "This is all that the report would hold. Leave out what you do not want to tell, and change what you like. "
            "Nothing is sent by itself."))
        if url.startswith("https://"):
            self.body.addWidget(hint(self.tr("Reports are collected at {url}. Copy the text, and paste it "
                                             "there.").format(url=url)))
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 10, 0)
        column.setSpacing(6)
        self.boxes = [_PartBox(part) for part in parts]
        for box in self.boxes:
            column.addWidget(box)
        column.addStretch()
        self.body.addWidget(scrolling(inner), 1)
        self.problem = Problem()
        self.body.addWidget(self.problem)
        self.copy = self.add_left(self.tr("&Copy"))
        self.save = self.add_left(self.tr("&Save as …"))
        self.mail = self.add_left(self.tr("Begin a &message with it …"))
        self.mail.setVisible(may_mail)
        closer = self.add_button(self.tr("Close"), default=True)
        closer.setAutoDefault(False)
        closer.setDefault(False)
        closer.clicked.connect(self.accept)
        self.copy.clicked.connect(self._copy)
        self.save.clicked.connect(self._choose)
        self.mail.clicked.connect(self._begin_mail)
        for box in self.boxes:
            box.tick.toggled.connect(self._judge)
        self.fit(720, 640)
        self.boxes[0].text.moveCursor(QTextCursor.MoveOperation.EndOfLine)  # behind the first question
        self.boxes[0].text.setFocus()

    def report(self) -> str:
        """Of the parts that are ticked, as they stand now."""
        return whole([replace(box.part, text=box.text.toPlainText()) for box in self.boxes if box.tick.isChecked()])

    def save_to(self, path: Path) -> None:
        try:
            path.write_text(self.report(), "utf-8")
        except OSError as error:
            self.problem.say(self.tr("“{name}” cannot be written: {reason}.").format(
                name=path.name, reason=error.strerror))
        else:
            self.problem.say("")

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report())
        self.copy.setText(self.tr("Copied"))

    def _choose(self) -> None:
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Save the report"), "depesche-report.txt",
                                              self.tr("Text (*.txt);;All files (*)"))
        if path:
            self.save_to(Path(path))

    def _begin_mail(self) -> None:
        self.mail_wanted.emit(self.report())
        self.accept()

    def _judge(self) -> None:
        some = any(box.tick.isChecked() for box in self.boxes)
        for button in (self.copy, self.save, self.mail):
            button.setEnabled(some)


class _PartBox(QWidget):
    """A tick with the part's name, and below it the text."""

    def __init__(self, part: Part) -> None:
        super().__init__()
        self.part = part
        self.tick = QCheckBox(part.title.replace("&", "&&"))
        self.tick.setChecked(True)
        font = self.tick.font()
        font.setBold(True)
        self.tick.setFont(font)
        self.text = QPlainTextEdit(part.text)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(part.title)
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if part.key != "words":
            self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        lines = min(max(part.text.count("\n") + 1, LEAST_LINES), MOST_LINES)
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * lines + 18)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(4)
        column.addWidget(self.tick)
        column.addWidget(self.text)
        self.tick.toggled.connect(self.text.setVisible)

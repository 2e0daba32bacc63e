"""The technical log: the newest records by level, searched, copied and saved."""

from __future__ import annotations

import logging
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFontDatabase, QGuiApplication, QHideEvent, QShowEvent, QTextOption
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.activity_log import ROOM, Recent, Record
from app.redaction import without_servers
from ui.forms.labels import Problem, hint, name_choice

LOOK_MS = 500


class LogPage(QWidget):
    """Follows the ring while it is visible."""

    def __init__(self, recent: Recent, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._recent = recent
        self._seen = 0
        self.level = QComboBox()
        name_choice(self.level, self.tr("Show"))
        for words, level in ((self.tr("Everything"), logging.INFO), (self.tr("Warnings and errors"), logging.WARNING),
                             (self.tr("Errors only"), logging.ERROR)):
            self.level.addItem(words, level)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search the log"))
        self.search.setAccessibleName(self.tr("Search the log"))
        self.search.setClearButtonEnabled(True)
        self.hide_servers = QCheckBox(self.tr("Leave out the names of ser&vers"))
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setMaximumBlockCount(ROOM * 4)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.text.setAccessibleName(self.tr("Log"))
        self.copy, self.save = QPushButton(self.tr("&Copy")), QPushButton(self.tr("&Save as …"))
        self.problem = Problem()
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.level)
        top.addWidget(self.search, 1)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self.hide_servers, 1)
        below.addWidget(self.copy)
        below.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(8)
        column.addWidget(hint(self.tr("What Depesche did since it was started. Passwords, mail addresses and what "
                                      "stands in messages are never written here.")))
        column.addLayout(top)
        column.addWidget(self.text, 1)
        column.addLayout(below)
        column.addWidget(self.problem)
        self.level.currentIndexChanged.connect(self._anew)
        self.search.textChanged.connect(self._anew)
        self.hide_servers.toggled.connect(self._anew)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text.toPlainText()))
        self.save.clicked.connect(self._choose)
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.refresh)

    def refresh(self) -> None:
        """What came since the last look."""
        fresh = self._recent.records(self._seen)
        if fresh:
            self._seen = fresh[-1].number
            lines = [line for each in fresh if (line := self._line(each))]
            bar = self.text.verticalScrollBar()
            at_end = bar.value() >= bar.maximum() - 4
            if lines:
                self.text.appendPlainText("\n".join(lines))
            if at_end:
                bar.setValue(bar.maximum())
        if not self.text.document().characterCount() > 1:
            self.text.setPlaceholderText(self.tr("Nothing in the log fits.") if self._seen
                                         else self.tr("Nothing was logged yet."))

    def save_to(self, path: Path) -> None:
        """What is shown; a failure is told below."""
        try:
            path.write_text(self.text.toPlainText() + "\n", "utf-8")
        except OSError as error:
            self.problem.say(self.tr("“{name}” cannot be written: {reason}.").format(
                name=path.name, reason=error.strerror))
        else:
            self.problem.say("")

    def _anew(self) -> None:
        self._seen = 0
        self.text.clear()
        self.refresh()

    def _line(self, record: Record) -> str:
        """"" where it is not wanted."""
        line = log_line(record, servers=not self.hide_servers.isChecked())
        wanted = record.level >= self.level.currentData() and self.search.text().casefold() in line.casefold()
        return line if wanted else ""

    def _choose(self) -> None:
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Save the log"), "depesche-log.txt",
                                              self.tr("Text (*.txt);;All files (*)"))
        if path:
            self.save_to(Path(path))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        super().hideEvent(event)


def log_line(record: Record, *, servers: bool = True) -> str:
    """As it stands in the window and in reports: time to the millisecond, level, where from, text."""
    at = datetime.fromtimestamp(record.at).strftime("%Y-%m-%d %H:%M:%S.%f")[:-3]
    text = record.text if servers else without_servers(record.text)
    return f"{at} {logging.getLevelName(record.level)} {record.source}: {text}"

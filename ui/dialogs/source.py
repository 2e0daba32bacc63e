"""The message as it came, octet for octet as far as it can be shown."""

from __future__ import annotations

import codecs
from pathlib import Path

from PySide6.QtGui import QFontDatabase, QGuiApplication, QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from app.errors import ErrorKind, MailError
from ui import formats
from ui.dialogs.error import ErrorDialog
from ui.dialogs.frame import DialogFrame
from ui.forms.clearing import clearable
from ui.forms.labels import hint
from ui.forms.long_text import LongText

SHOWN_OCTETS = 1_000_000

_PICTURES = {code: chr(0x2400 + code) for code in range(32) if code not in (9, 10)} | {
    code: f"‹U+{code:04X}›" for code in (0x7F, 0xAD, 0x61C, *range(0x200B, 0x2010), *range(0x2028, 0x202F),
                                         *range(0x2060, 0x2070), 0xFEFF)}
"""What is not seen, or turns the writing round, as something that is seen."""


class SourceDialog(DialogFrame):
    """Monospaced text with search, copy and save. More than a million octets are cut in view, never in the file."""

    def __init__(self, raw: bytes, subject: str, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Source of “{subject}”").format(subject=subject), parent)
        self._raw = raw
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search in the source"))
        self.search.setAccessibleName(self.tr("Search in the source"))
        clearable(self.search)
        self.search.textChanged.connect(lambda: self._find(again=False))
        self.search.returnPressed.connect(lambda: self._find(again=True))
        size = formats.size(len(raw))
        words = self.tr("{size}; the first {shown} are shown, all is saved").format(
            size=size, shown=formats.size(SHOWN_OCTETS)) if len(raw) > SHOWN_OCTETS else size
        top = QHBoxLayout()
        top.addWidget(hint(words), 1)
        top.addWidget(self.search, 1)
        self.body.addLayout(top)
        self.text = LongText()
        self.text.setLineWrapMode(LongText.LineWrapMode.NoWrap)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setAccessibleName(self.tr("Source"))
        self.text.show_text(_readable(raw[:SHOWN_OCTETS]))
        self.body.addWidget(self.text, 1)
        self.copy = self.add_left(self.tr("&Copy"))
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text.whole))
        self.save = self.add_left(self.tr("&Save as …"))
        self.save.clicked.connect(self._choose)
        closer = self.add_button(self.tr("Close"), default=True)
        closer.clicked.connect(self.accept)
        # Return searches on while the search line has the focus.
        closer.setAutoDefault(False)
        closer.setDefault(False)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self.search.setFocus)
        self.fit(860, 620)
        self.text.setFocus()

    def save_to(self, path: Path) -> None:
        """Write the untouched octets; a failure comes up as a dialog."""
        try:
            path.write_bytes(self._raw)
        except OSError as error:
            words = self.tr("“{name}” cannot be written: {reason}.").format(name=path.name, reason=error.strerror)
            ErrorDialog(MailError(ErrorKind.USAGE, words), self).open()

    def _choose(self) -> None:
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Save the message"), "message.eml",
                                              self.tr("Messages (*.eml);;All files (*)"))
        if path:
            self.save_to(Path(path))

    def _find(self, *, again: bool) -> None:
        if not again:
            self.text.moveCursor(QTextCursor.MoveOperation.Start)
        words = self.search.text()
        found = not words or self.text.find_words(words)
        if not found and again:
            self.text.moveCursor(QTextCursor.MoveOperation.Start)
            found = self.text.find_words(words)
        self.search.setProperty("invalid", not found)
        self.search.style().unpolish(self.search)
        self.search.style().polish(self.search)


def _readable(raw: bytes) -> str:
    """UTF-8 where it is that, else one character for each octet; control characters as their pictures (U+2400…)."""
    try:
        # Not final: the cut may lie within a character.
        text = codecs.getincrementaldecoder("utf-8")().decode(raw)
    except UnicodeDecodeError:
        text = raw.decode("latin-1")
    return text.replace("\r\n", "\n").translate(_PICTURES)

"""What is known of a message's protection: a row for each verdict, between its header and its text."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.events import MessageView
from app.model.security import Encryption, Signature, Verdict
from ui import formats
from ui.forms.labels import Picture, Toned, announce
from ui.help import calls
from ui.help.topics import Topic
from ui.security_words import words

SHOWN = 3
OLD_SECONDS = 2 * 86_400.0
_INK = {"ok": "text", "warning": "warning_text", "accent": "text"}
"""Where the icon's colour would be too faint for words."""


class SecurityBar(QFrame):
    """Outside the area that a message can paint. It takes no room where there is nothing to say."""

    details_wanted = Signal(object)
    """The Verdict."""
    part_wanted = Signal(str)
    """A section that is to be shown alone, "" for the whole message again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        calls.set_topic(self, Topic.ENCRYPTION)
        self.setProperty("frame", "surface")
        self.rows: list[VerdictRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 0, 14, 10)
        self._column.setSpacing(6)
        self.hide()

    def show_nothing(self) -> None:
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        self.hide()

    def show_view(self, view: MessageView) -> None:
        self.show_nothing()
        for verdict in view.security[:SHOWN]:
            row = VerdictRow(verdict, alone=bool(view.part), note=self._note(verdict, view))
            row.details.clicked.connect(lambda _=False, each=verdict: self.details_wanted.emit(each))
            if row.part is not None:
                back = "" if view.part else verdict.part
                row.part.clicked.connect(lambda _=False, section=back: self.part_wanted.emit(section))
            self._column.addWidget(row)
            self.rows.append(row)
        self.setVisible(bool(self.rows))
        if self.rows:
            announce(self, ". ".join(row.text for row in self.rows))


    def _note(self, verdict: Verdict, view: MessageView) -> str:
        """An old message can be sent again under another date: the signature does not cover that."""
        date, signed = view.envelope.date, verdict.signed_at
        if not verdict.is_good or signed is None or date is None or abs(date - signed) < OLD_SECONDS:
            return ""
        return self.tr("It was signed on {date}, not when the message says it was sent.").format(
            date=formats.full_date(signed))


class VerdictRow(QWidget):
    def __init__(self, verdict: Verdict, *, alone: bool, note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        said = words(verdict)
        self.verdict, self.text, self.tone = verdict, said.headline, said.tone
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        line.addWidget(Picture(said.icon, 20, said.tone), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(0)
        head = Toned(said.headline, _INK.get(said.tone, said.tone))
        font = head.font()
        font.setBold(True)
        head.setFont(font)
        column.addWidget(head)
        if said.detail:
            column.addWidget(Toned(said.detail))
        if note:
            column.addWidget(Toned(note, "warning_text"))
        line.addLayout(column, 1)
        self.part = self._part_button(verdict, alone)
        if self.part is not None:
            line.addWidget(self.part, 0, Qt.AlignmentFlag.AlignTop)
        self.details = QPushButton(self.tr("Details"))
        self.details.setAutoDefault(False)
        self.details.setAccessibleName(self.tr("Details: {what}").format(what=said.headline))
        line.addWidget(self.details, 0, Qt.AlignmentFlag.AlignTop)
        self.setAccessibleName(" ".join(filter(None, (f"{said.headline}.", said.detail, note))))

    def _part_button(self, verdict: Verdict, alone: bool) -> QPushButton | None:
        if alone:
            button = QPushButton(self.tr("Show the whole message"))
        elif not verdict.part:
            return None
        elif verdict.encryption is Encryption.APART:
            button = QPushButton(self.tr("Open that part"))
        elif verdict.signature is not Signature.NONE:
            button = QPushButton(self.tr("Show only that part"))
        else:
            return None
        button.setAutoDefault(False)
        return button

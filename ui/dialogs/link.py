"""The target of a link in a message that is being written."""

from __future__ import annotations

import re

from PySide6.QtWidgets import QLineEdit, QWidget

from ui.dialogs.frame import DialogFrame
from ui.forms.labels import Problem, field_label

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:")
_TAKEN = re.compile(r"(?:https?://[^\s\"<>]+|mailto:[^\s\"<>]+@[^\s\"<>]+|tel:[+0-9\-.() ]+)", re.IGNORECASE)


class LinkDialog(DialogFrame):
    """`url()` is "" where the link is to be taken away."""

    def __init__(self, url: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Link"), parent)
        self.address = QLineEdit(url)
        self.address.setMaxLength(4000)
        self.address.setPlaceholderText("https://example.org/")
        self.problem = Problem()
        self.text = QLineEdit(words.replace("\u2029", " "))
        self.text.setMaxLength(500)
        self.text.setEnabled(not words)
        self.body.addWidget(field_label(self.tr("&Address"), self.address))
        self.body.addWidget(self.address)
        self.body.addWidget(self.problem)
        self.body.addWidget(field_label(self.tr("&Words"), self.text))
        self.body.addWidget(self.text)
        if url:
            self.add_left(self.tr("&Remove the link")).clicked.connect(self._remove)
        self.add_button(self.tr("Cancel")).clicked.connect(self.reject)
        self.add_button(self.tr("OK"), default=True).clicked.connect(self._check)
        self.fit(460)
        self.address.setFocus()

    def url(self) -> str:
        text = self.address.text().strip()
        if text and not _SCHEME.match(text):
            text = f"mailto:{text}" if "@" in text and "/" not in text else f"https://{text}"
        return text

    def words(self) -> str:
        return self.text.text().strip()

    def _check(self) -> None:
        if _TAKEN.fullmatch(self.url()):
            self.accept()
        else:
            self.problem.say(self.tr("Give the address of a page or a person: https://example.org or"
                                     " name@example.org."))
            self.address.setFocus()

    def _remove(self) -> None:
        self.address.clear()
        self.accept()

"""What a provider wants before its servers take a password, and where that is done."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from app.model.finding import Suggestion
from ui.forms.flow_layout import FlowLayout
from ui.forms.labels import Picture, Toned, announce, text_label
from ui.wizard import source_words


class AdviceCard(QFrame):
    """Hidden while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("frame", "card")
        self.words = Toned(tone="text")
        self.page = text_label("")
        self.open_page = QPushButton(self.tr("&Open the page"))
        self.copy_page = QPushButton(self.tr("&Copy the link"))
        self.open_page.clicked.connect(self._open)
        self.copy_page.clicked.connect(self._copy)
        buttons = FlowLayout(spacing=8)
        for button in (self.open_page, self.copy_page):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        text = QVBoxLayout()
        text.setSpacing(6)
        text.addWidget(self.words)
        text.addWidget(self.page)
        text.addLayout(buttons)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 10)
        layout.setSpacing(10)
        layout.addWidget(Picture("info", 18, "accent"), 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(text, 1)
        self.hide()

    def show_advice(self, found: Suggestion, before: str = "") -> None:
        """`before` comes before what there is to say."""
        words = source_words.advice(found)
        words = f"{before} {words}" if words and before else words
        for each in (self.page, self.open_page, self.copy_page):
            each.setVisible(bool(found.app_password_url))
        self.page.setText(found.app_password_url)
        if words and words != self.words.text():
            announce(self, words)
        self.words.setText(words)
        self.setAccessibleName(words)
        self.setVisible(bool(words))

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl(self.page.text()))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.page.text())

"""What stands where around a message's text: head, verdicts, conversation, banners, cards, find, files."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.forms.empty_state import EmptyState
from ui.views.banner import BannerStack
from ui.views.body_waiting import BodyWaiting
from ui.views.cards.stack import CardStack
from ui.views.conversation_strip import ConversationStrip
from ui.views.find_bar import FindBar
from ui.views.message_bodies import MessageBodies
from ui.views.message_header import MessageHeader
from ui.views.received_files import ReceivedFiles
from ui.views.remote_pictures import RemotePictures
from ui.views.security_bar import SecurityBar

LEAST_BODY = 80
"""Pixels that are left to the text where much is said above it."""


class MessagePage(QWidget):
    """Only its parts; what they show and what follows from them is the pane's."""

    def __init__(self, buttons: list[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = MessageHeader(buttons)
        self.security = SecurityBar()
        self.strip = ConversationStrip()
        self.banners = BannerStack()
        self.pictures = RemotePictures(self.banners, self)
        self.cards = CardStack()
        self.bodies = MessageBodies()
        self.waiting = BodyWaiting()
        self.failed = EmptyState()
        self.bodies.set_cover(self.waiting)
        self.bodies.addWidget(self.failed)
        # A text scrolls: what is said above it, such as a warning, is not cut for its sake.
        self.bodies.setMinimumHeight(LEAST_BODY)
        self.find_bar = FindBar()
        self.find_bar.wanted.connect(lambda words, backward: self.bodies.find_words(words, backward=backward))
        self.bodies.found.connect(self.find_bar.show_count)
        self.bodies.escaped.connect(self.find_bar.put_away)
        self.files = ReceivedFiles()
        line = QFrame()
        line.setProperty("frame", "line")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.header, self.security, self.strip, line, self.banners, self.cards, self.find_bar):
            column.addWidget(part)
        column.addWidget(self.bodies, 1)
        column.addWidget(self.files)

"""The window around the pages of an assistant: steps at the left, Cancel, Back and Next below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from ui import theme
from ui.forms.page import Page
from ui.forms.return_key import presses_button
from ui.forms.step_list import StepList
from ui.help import calls


class AssistantFrame(QDialog):
    """Deleted when closed. The heir decides what the buttons do and which page follows."""

    def __init__(self, heading: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(heading)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.stack = QStackedWidget()
        calls.add_key(self, self.stack.currentWidget)
        self.back, self.next, self.cancel = QPushButton(self.tr("&Back")), QPushButton(), QPushButton(self.tr("Cancel"))
        self.next.setProperty("role", "primary")
        for button in (self.back, self.cancel):
            button.setAutoDefault(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not presses_button(self, event):
            super().keyPressEvent(event)

    def lay_out(self, pages: Sequence[Page], steps: StepList, width: int) -> None:
        """Once, when the pages are there."""
        for page in pages:
            self.stack.addWidget(page)
        foot = QHBoxLayout()
        foot.setContentsMargins(28, 12, 28, 18)
        foot.setSpacing(8)
        if calls.calls().is_served:
            foot.addWidget(calls.help_button(self, self.stack.currentWidget))
        foot.addWidget(self.cancel)
        foot.addStretch()
        foot.addWidget(self.back)
        foot.addWidget(self.next)
        line = QFrame()
        line.setProperty("frame", "line")
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.stack, 1)
        right.addWidget(line)
        right.addLayout(foot)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(steps)
        layout.addLayout(right, 1)
        room = (self.screen() or QGuiApplication.primaryScreen()).availableSize()
        self.resize(min(theme.manager().scaled(width), room.width() - 40),
                    min(theme.manager().scaled(640), room.height() - 60))

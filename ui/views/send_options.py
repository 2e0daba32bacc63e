"""Beside the composer's Send: when it is to go, and what it asks of those who carry and read it."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from app.model.sending import Priority, SendOptions
from ui import formats, icons
from ui.dialogs.send_time import SendTimeDialog
from ui.send_times import presets


class SendOptionsBar(QWidget):
    """Two buttons with a menu each."""

    later_wanted = Signal(float)
    """Seconds since the epoch."""
    changed = Signal()
    """Other options."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.later = self._button(self.tr("Send &later"), "clock")
        self.later.setToolTip(self.tr("Send later. Depesche sends it only while it is running; otherwise at its next"
                                      " start."))
        self.later_menu = QMenu(self)
        self.later_menu.aboutToShow.connect(self._fill_later)
        self.later.setMenu(self.later_menu)
        self.options = self._button(self.tr("&Options"), "sliders")
        menu = QMenu(self)
        self._priorities = QActionGroup(self)
        self._priority: dict[Priority, QAction] = {}
        for priority, words in ((Priority.HIGH, self.tr("&High priority")),
                                (Priority.NORMAL, self.tr("&Normal priority")),
                                (Priority.LOW, self.tr("&Low priority"))):
            action = self._priority[priority] = menu.addAction(words)
            action.setCheckable(True)
            self._priorities.addAction(action)
        menu.addSeparator()
        menu.setToolTipsVisible(True)
        self.read_receipt = menu.addAction(self.tr("Ask for a &read receipt"))
        self.read_receipt.setToolTip(self.tr("The recipient decides whether to send one"))
        self.delivery_notice = menu.addAction(self.tr("Ask for a &delivery notice"))
        self.delivery_notice.setToolTip(self.tr("Sent by the servers on the way, where they offer it"))
        for action in (self.read_receipt, self.delivery_notice):
            action.setCheckable(True)
        self.options.setMenu(menu)
        self.set_value(SendOptions())
        menu.triggered.connect(self._chosen)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(self.later)
        line.addWidget(self.options)

    def value(self) -> SendOptions:
        priority = next(each for each, action in self._priority.items() if action.isChecked())
        return SendOptions(priority, self.read_receipt.isChecked(), self.delivery_notice.isChecked())

    def set_value(self, options: SendOptions) -> None:
        self._priority[options.priority].setChecked(True)
        self.read_receipt.setChecked(options.read_receipt)
        self.delivery_notice.setChecked(options.delivery_notice)
        self._describe()

    def _chosen(self) -> None:
        self._describe()
        self.changed.emit()

    def _describe(self) -> None:
        """What differs from the usual is told by the tip, and seen by the button's colour."""
        chosen = [action.text().replace("&", "") for action in (self._priorities.checkedAction(), self.read_receipt,
                                                                self.delivery_notice)
                  if action is not None and action.isChecked() and action is not self._priority[Priority.NORMAL]]
        icons.bind(self.options, "sliders", "accent" if chosen else "")
        words = ", ".join(chosen) or self.tr("Priority and receipts")
        self.options.setToolTip(words)
        self.options.setAccessibleDescription(words)

    def _fill_later(self) -> None:
        self.later_menu.clear()
        for words, moment in presets(datetime.now()):
            self.later_menu.addAction(f"{words}\t{formats.soon(moment)}",
                                      partial(self.later_wanted.emit, moment))
        self.later_menu.addSeparator()
        self.later_menu.addAction(icons.icon("calendar"), self.tr("&Pick date and time …"), self.pick)

    def pick(self) -> None:
        dialog = SendTimeDialog(self.window())
        dialog.accepted.connect(lambda: self.later_wanted.emit(dialog.moment()))
        dialog.open()

    def _button(self, text: str, picture: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setAccessibleName(text.replace("&", ""))
        button.setToolTip(text.replace("&", ""))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        icons.bind(button, picture)
        return button

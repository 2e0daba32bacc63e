"""Senders whose remote images load by themselves."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QLabel, QListWidget, QWidget

from ui.dialogs.frame import DialogFrame
from ui.forms.labels import hint


class TrustedSendersDialog(DialogFrame):
    """Each can be taken out again; what is taken out is told by `removed`."""

    removed = Signal(str)

    def __init__(self, addresses: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Senders whose images load"), parent)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Senders whose images load"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.addItems(list(addresses))
        self.empty = QLabel(self.tr("There are none. “Always from …” above a message with images puts its sender "
                                    "here."))
        self.empty.setWordWrap(True)
        self.empty.setProperty("role", "dim")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.body.addWidget(hint(self.tr("Images of these senders are fetched as soon as a message is opened, and tell "
                                         "them so. A sender can be forged: where your own server found out, you are "
                                         "asked again. Junk and encrypted mail never load any.")))
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.empty, 1)
        self.remove = self.add_left(self.tr("&Remove"))
        self.remove.clicked.connect(self._remove)
        self.add_button(self.tr("Close"), default=True).clicked.connect(self.accept)
        self.list.itemSelectionChanged.connect(self._show_state)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.list, self._remove)
        self._show_state()
        self.fit(520, 400)
        self.list.setFocus()

    def _remove(self) -> None:
        for item in self.list.selectedItems():
            self.list.takeItem(self.list.row(item))
            self.removed.emit(item.text())
        self._show_state()

    def _show_state(self) -> None:
        self.remove.setEnabled(bool(self.list.selectedItems()))
        self.list.setVisible(self.list.count() > 0)
        self.empty.setVisible(self.list.count() == 0)

"""Which of an account's folders are shown: a tick for each."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QLineEdit, QTreeView, QWidget

from app.model.account import Account
from app.model.folder import Folder
from app.model.operation import SetSubscribed
from ui import icons
from ui.dialogs.frame import DialogFrame
from ui.forms.clearing import clearable
from ui.forms.empty_words import EmptyWords
from ui.forms.labels import hint, title
from ui.models.folder_nodes import folder_nodes
from ui.models.subscriptions import SubscriptionModel
from ui.ports import EnginePort

FEW = 200
"""Folders that are all unfolded at first."""


class SubscriptionsDialog(DialogFrame):
    """Asks for an edit of every folder whose tick was changed, on OK."""

    def __init__(self, engine: EnginePort, account: Account, folders: tuple[Folder, ...],
                 parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Folders of “{account}”").format(account=account.name), parent)
        self._engine = engine
        self.model = SubscriptionModel(folder_nodes(account, folders), self)
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Find a folder"))
        self.field.setAccessibleName(self.tr("Find a folder"))
        clearable(self.field)
        self.tree = QTreeView()
        self.tree.setProperty("role", "boxed")
        self.tree.setModel(self.model)
        self.tree.setHeaderHidden(True)
        EmptyWords(self.tree, self.tr("No folder has this in its name."))
        self.tree.setUniformRowHeights(True)
        icons.fit(self.tree, 17)
        self.tree.setAccessibleName(self.windowTitle())
        self.body.addWidget(title(self.windowTitle(), 1.25))
        self.body.addWidget(hint(self.tr("Folders with a tick are shown in the list of folders, here and in your other"
                                         " mail programs (subscribed).")))
        self.body.addWidget(self.field)
        self.body.addWidget(self.tree, 1)
        cancel = self.add_button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self.save_button = self.add_button(self.tr("Save"), default=True)
        self.save_button.clicked.connect(self.save)
        self.field.textChanged.connect(self._search)
        self._few = len(folders) <= FEW
        self._search("")
        self.fit(480, 560)
        self.field.setFocus()

    def save(self) -> None:
        for folder, wanted in self.model.changes:
            self._engine.edit(SetSubscribed(folder.id, wanted))
        self.accept()

    def _search(self, text: str) -> None:
        self.model.search(text)
        self.tree.setRootIsDecorated(not text.strip())
        if self._few:
            self.tree.expandAll()
        if text.strip() and self.model.rowCount():
            self.tree.setCurrentIndex(self.model.index(0, 0, QModelIndex()))
        self.tree.horizontalScrollBar().setValue(0)
        self.tree.setTextElideMode(Qt.TextElideMode.ElideMiddle)

"""A folder: what it is, what is kept of it here, what one may do in it."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QGridLayout, QTabWidget, QWidget

from app.model.account import Account, BodyPolicy
from app.model.folder import Folder
from app.model.operation import Operation, SetFolderBodies, SetSubscribed
from ui import formats, rights, wording
from ui.dialogs.frame import DialogFrame
from ui.forms.body_policy import BodyPolicyChooser
from ui.forms.labels import Toned, hint, text_label, title
from ui.forms.tab_page import TabPage
from ui.models.folder_nodes import unread_of
from ui.ports import EnginePort


class FolderPropertiesDialog(DialogFrame):
    """Saves what was changed as edits of the folder."""

    def __init__(self, engine: EnginePort, account: Account, folder: Folder, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Properties of “{folder}”").format(folder=wording.folder_name(folder)), parent)
        self._engine, self._account, self._folder = engine, account, folder
        self.body.addWidget(title(wording.folder_name(folder), 1.25))
        self.tabs = QTabWidget()
        self.tabs.tabBar().setDrawBase(False)
        self.body.addWidget(self.tabs, 1)
        self.subscribed = QCheckBox(self.tr("&Show this folder in the list of folders (subscribed)"))
        self.subscribed.setChecked(folder.subscribed)
        self.bodies = BodyPolicyChooser(folder.bodies, folder.body_days or account.body_days,
                                        account_says=self._account_says())
        self._build_general()
        if folder.is_local:
            self.subscribed.hide()
            self.bodies.hide()
            self.bodies.setParent(self)
            closer = self.add_button(self.tr("Close"), default=True)
            closer.clicked.connect(self.reject)
        else:
            self._build_offline()
            cancel = self.add_button(self.tr("Cancel"))
            cancel.clicked.connect(self.reject)
            self.save_button = self.add_button(self.tr("Save"), default=True)
            self.save_button.clicked.connect(self.save)
        self.fit(520, 430)

    def changes(self) -> list[Operation]:
        """The edits that make the folder what the fields say."""
        folder = self._folder
        found: list[Operation] = []
        if not folder.is_local:
            chosen, days = self.bodies.choice(), self.bodies.days()
            if chosen is not folder.bodies or (chosen is BodyPolicy.RECENT and days != folder.body_days):
                found.append(SetFolderBodies(folder.id, chosen, days))
            if self.subscribed.isChecked() is not folder.subscribed:
                found.append(SetSubscribed(folder.id, self.subscribed.isChecked()))
        return found

    def save(self) -> None:
        for each in self.changes():
            self._engine.edit(each)
        self.accept()

    def _account_says(self) -> str:
        match self._account.bodies:
            case BodyPolicy.ALL:
                words = self.tr("“{account}” keeps all messages.")
            case BodyPolicy.RECENT:
                words = self.tr("“{account}” keeps the messages of the last %n day(s).", "", self._account.body_days)
            case BodyPolicy.NONE:
                words = self.tr("“{account}” keeps what was opened.")
        return words.format(account=self._account.name)

    def _build_general(self) -> None:
        folder = self._folder
        page = TabPage()
        column = page.column
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(7)
        grid.setColumnStretch(1, 1)
        facts = [(self.tr("Path"), folder.path), (self.tr("Account"), f"{self._account.name} – {self._account.email}")]
        if role := wording.role_name(folder.role):
            facts.append((self.tr("Purpose"), role))
        if words := wording.namespace_name(folder.namespace):
            facts.append((self.tr("Belongs to"), words))
        here = self.tr("%n message(s)", "", folder.total) + ", " + self.tr("%n unread", "", unread_of(folder))
        facts.append((self.tr("In the list"), here))
        facts.append((self.tr("Readable offline"), self.tr("{cached} of {total}").format(
            cached=formats.number(folder.cached), total=formats.number(folder.total))))
        if folder.on_server >= 0:
            facts.append((self.tr("On the server"), self.tr("%n message(s)", "", folder.on_server)))
        for row, (name, fact) in enumerate(facts):
            grid.addWidget(Toned(name), row, 0)
            grid.addWidget(text_label(fact), row, 1)
        column.addLayout(grid)
        column.addSpacing(10)
        if allowed := rights.in_words(folder):
            column.addWidget(hint(self.tr("The server lets you: {rights}.").format(rights=", ".join(allowed))))
        column.addStretch()
        column.addWidget(self.subscribed)
        self.tabs.addTab(page, self.tr("General"))

    def _build_offline(self) -> None:
        page = TabPage()
        column = page.column
        column.addWidget(title(self.tr("How much of this folder should be readable offline?"), 1.1))
        column.addSpacing(4)
        column.addWidget(self.bodies)
        column.addStretch()
        self.tabs.addTab(page, self.tr("Offline"))

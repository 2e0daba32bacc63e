"""The templates: renamed and deleted here."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from app.commands import RemoveTemplate, RenameTemplate
from app.store import templates
from app.store.database import Database
from ui import icons
from ui.bridge import EventBridge
from ui.dialogs.frame import DialogFrame
from ui.dialogs.template_name import TemplateNameDialog
from ui.forms.empty_words import EmptyWords
from ui.forms.labels import hint
from ui.forms.notice_bar import NoticeBar
from ui.ports import EnginePort

_ID = Qt.ItemDataRole.UserRole


class TemplatesDialog(DialogFrame):
    """Shows what the store holds, again after each change."""

    def __init__(self, engine: EnginePort, bridge: EventBridge, db: Database, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Templates"), parent)
        self._engine, self._db = engine, db
        self.body.addWidget(hint(self.tr("A message becomes a template by “More” in its window; a new message begins "
                                         "with one by File, New from template.")))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Templates"))
        EmptyWords(self.list, self.tr("There are no templates yet."))
        self.body.addWidget(self.list, 1)
        self.bar = NoticeBar()
        self.body.addWidget(self.bar)
        self.rename = self.add_left(self.tr("&Rename …"))
        self.remove = self.add_left(self.tr("&Delete"))
        self.add_button(self.tr("Close"), default=True).clicked.connect(self.accept)
        self.rename.clicked.connect(self._ask_name)
        self.remove.clicked.connect(self._remove)
        self.list.itemSelectionChanged.connect(self._judge)
        self.list.itemDoubleClicked.connect(lambda _item: self._ask_name())
        bridge.writing_changed.connect(self.refresh)
        self.refresh()
        self.fit(440, 380)
        self.list.setFocus()

    def refresh(self, _told: object = None) -> None:
        row = self.list.currentRow()
        self.list.clear()
        for number, name in templates.names(self._db):
            item = QListWidgetItem(icons.icon("template"), name)
            item.setData(_ID, number)
            self.list.addItem(item)
        self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))
        self._judge()

    def _judge(self) -> None:
        for button in (self.rename, self.remove):
            button.setEnabled(self.list.currentItem() is not None)

    def _ask_name(self) -> None:
        if (item := self.list.currentItem()) is None:
            return
        number = int(item.data(_ID))
        taken = {name for _, name in templates.names(self._db)}
        dialog = TemplateNameDialog(taken, item.text(), self, rename=True)
        dialog.accepted.connect(lambda: self._engine.submit(RenameTemplate(number, dialog.name())))
        dialog.open()

    def _remove(self) -> None:
        if (item := self.list.currentItem()) is not None:
            number = int(item.data(_ID))
            self.bar.say("warning", self.tr("Delete the template “{name}”?").format(name=item.text()), (
                (self.tr("&Keep it"), self.list.setFocus),
                (self.tr("D&elete it"), lambda: self._engine.submit(RemoveTemplate(number)))))

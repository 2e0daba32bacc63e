"""Mail out of files into a folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QHBoxLayout, QListWidget, QPushButton, QWidget

from app.commands import ImportMail
from app.model.account import Account
from app.model.folder import Folder
from app.model.jobs import Imported, JobResult
from ui import icons
from ui.bridge import EventBridge
from ui.dialogs.running import RunningDialog
from ui.forms.labels import field_label, hint
from ui.help.topics import Topic
from ui.models.folder_words import ICONS, place_name
from ui.ports import EnginePort
from ui.rights import no_insert


class ImportDialog(RunningDialog):
    """mbox files, Maildirs and .eml files, one or many; `folder` is chosen at first."""

    def __init__(self, engine: EnginePort, bridge: EventBridge, account: Account, folders: Sequence[Folder],
                 directory: Path, folder: Folder | None = None, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Import mail into “{account}”").format(account=account.name), engine, bridge, parent)
        self.explain_by(Topic.BACKUP)
        self._directory = directory
        self.files = QListWidget()
        self.files.setProperty("role", "table")
        self.files.setAccessibleName(self.tr("Files and folders to import"))
        self.files.setMaximumHeight(110)
        self.column.addWidget(field_label(self.tr("&Files and folders"), self.files))
        self.column.addWidget(self.files)
        self.add_files, self.add_folder, self.drop = (
            QPushButton(words) for words in (self.tr("&Add files …"), self.tr("Add a f&older …"), self.tr("&Remove")))
        row = QHBoxLayout()
        for button in (self.add_files, self.add_folder, self.drop):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch()
        self.column.addLayout(row)
        self.column.addWidget(hint(self.tr("mbox files, Maildir folders and .eml files are understood; so is"
                                           " Thunderbird's mail folder.")))
        self.column.addSpacing(8)
        self.into = QComboBox()
        self.into.setMaxVisibleItems(16)
        for each in folders:
            if each.selectable and not no_insert(each):
                self.into.addItem(icons.icon(ICONS[each.role], "dim"), place_name(each), each.id)
        if folder is not None:
            self.into.setCurrentIndex(max(self.into.findData(folder.id), 0))
        self.column.addWidget(field_label(self.tr("&Into"), self.into))
        self.column.addWidget(self.into)
        self.tree = QCheckBox(self.tr("Make folders as they &lie on the disk"))
        self.tree.setChecked(True)
        self.column.addWidget(self.tree)
        self.column.addWidget(hint(self.tr("What the folder has already, octet for octet, is left out.")))
        self.add_buttons(self.tr("I&mport"))
        self.begin.clicked.connect(self._begin)
        self.add_files.clicked.connect(lambda: self._choose(QFileDialog.FileMode.ExistingFiles))
        self.add_folder.clicked.connect(lambda: self._choose(QFileDialog.FileMode.Directory))
        self.drop.clicked.connect(self._drop)
        self._refresh()
        self.fit(560, 480)
        self.add_files.setFocus()

    def add_paths(self, paths: Sequence[str]) -> None:
        known = {self.files.item(place).text() for place in range(self.files.count())}
        self.files.addItems([each for each in dict.fromkeys(paths) if each not in known])
        self._refresh()

    def paths(self) -> tuple[Path, ...]:
        return tuple(Path(self.files.item(place).text()) for place in range(self.files.count()))

    def ended(self, result: JobResult) -> str:
        assert isinstance(result, Imported)
        words = [self.tr("%Ln message(s) imported.", "", result.messages)]
        if result.folders:
            words.append(self.tr("%Ln folder(s) made.", "", result.folders))
        if result.known:
            words.append(self.tr("%Ln was/were there already.", "", result.known))
        return " ".join(words)

    def _choose(self, mode: QFileDialog.FileMode) -> None:
        dialog = QFileDialog(self, self.tr("Import from"), str(self._directory))
        dialog.setFileMode(mode)
        if mode is QFileDialog.FileMode.Directory:
            dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.filesSelected.connect(self.add_paths)
        dialog.open()

    def _drop(self) -> None:
        for item in self.files.selectedItems():
            self.files.takeItem(self.files.row(item))
        self._refresh()

    def _refresh(self) -> None:
        self.drop.setEnabled(self.files.count() > 0)
        self.begin.setEnabled(self.files.count() > 0 and self.into.count() > 0 and not self.job.is_running)

    def _begin(self) -> None:
        number, paths, tree = int(self.into.currentData()), self.paths(), self.tree.isChecked()
        self.job.start(lambda token: ImportMail(token, number, paths, tree))
        self.runs()

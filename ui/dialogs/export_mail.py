"""Mail of a folder or a whole account into files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QButtonGroup, QComboBox, QFileDialog, QRadioButton, QWidget

from app.commands import ExportMail
from app.mime.filename import safe_name
from app.model.account import Account
from app.model.folder import Folder
from app.model.jobs import Exported, Format, JobResult
from ui import icons
from ui.bridge import EventBridge
from ui.dialogs.running import RunningDialog
from ui.forms.labels import field_label, hint, note
from ui.forms.path_field import PathField
from ui.help.topics import Topic
from ui.models.folder_words import ICONS, place_name
from ui.ports import EnginePort


class ExportDialog(RunningDialog):
    """`folders` in the tree's order; `folder` is chosen at first, None for all of the account."""

    def __init__(self, engine: EnginePort, bridge: EventBridge, account: Account, folders: Sequence[Folder],
                 directory: Path, folder: Folder | None = None, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Export mail of “{account}”").format(account=account.name), engine, bridge, parent)
        self.explain_by(Topic.BACKUP)
        self._account, self._directory = account, directory
        self.what = QComboBox()
        self.what.setMaxVisibleItems(16)
        self.what.addItem(icons.icon("account", "dim"), self.tr("The whole account, with its folders"), None)
        for each in folders:
            if each.selectable:
                self.what.addItem(icons.icon(ICONS[each.role], "dim"), place_name(each), each.id)
        self.what.setCurrentIndex(max(self.what.findData(folder.id if folder else None), 0))
        self.column.addWidget(field_label(self.tr("&What"), self.what))
        self.column.addWidget(self.what)
        self.column.addSpacing(8)
        self._group = QButtonGroup(self)
        self.forms: dict[Format, QRadioButton] = {}
        for form, words, why in (
            (Format.MBOX, self.tr("&mbox – one file for each folder"), self.tr("Most mail programs can read it.")),
            (Format.MAILDIR, self.tr("Mail&dir – a folder of files"),
             self.tr("Keeps what is read, starred, answered.")),
            (Format.EML, self.tr("&eml – a file for each message"), self.tr("Opens with a double click.")),
        ):
            button = QRadioButton(words)
            button.setAccessibleDescription(why)
            self._group.addButton(button)
            self.forms[form] = button
            self.column.addWidget(button)
            self.column.addWidget(note(why))
            button.toggled.connect(self._propose)
        self.column.addSpacing(8)
        self.target = PathField(self.tr("Where to"), "", self._dialog)
        self.column.addWidget(field_label(self.tr("Where &to"), self.target.line))
        self.column.addWidget(self.target)
        self.column.addWidget(hint(self.tr("What is there already is never overwritten.")))
        self.add_buttons(self.tr("E&xport"))
        self.begin.clicked.connect(self._begin)
        self.target.changed.connect(self._refresh)
        self.what.currentIndexChanged.connect(self._propose)
        self.forms[Format.MBOX].setChecked(True)
        self.fit(560, 470)

    def form_chosen(self) -> Format:
        return next(form for form, button in self.forms.items() if button.isChecked())

    def ended(self, result: JobResult) -> str:
        assert isinstance(result, Exported)
        words = [self.tr("%Ln message(s) exported.", "", result.messages)]
        if result.missing:
            words.append(self.tr("%Ln is/are here by the header only and was/were left out.", "", result.missing))
        return " ".join(words)

    def _propose(self) -> None:
        """A name that fits, as long as the person has not chosen another directory by hand."""
        form = self.form_chosen()
        whole = self.what.currentData() is None
        name = safe_name(self._account.name if whole else self.what.currentText().replace(" / ", "-"), "mail")
        suffix = ".mbox" if form is Format.MBOX and not whole else ""
        now = self.target.path()
        where = now.parent if now is not None else self._directory
        self.target.line.setText(str(where / f"{name}{suffix}"))

    def _dialog(self) -> QFileDialog:
        now = self.target.path()
        dialog = QFileDialog(self, self.tr("Export to"), str(now or self._directory))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        if now is not None:
            dialog.selectFile(now.name)
        return dialog

    def _refresh(self) -> None:
        self.begin.setEnabled(self.target.path() is not None and not self.job.is_running)

    def _begin(self) -> None:
        target = self.target.path()
        if target is not None:
            number, folder, form = self._account.id, self.what.currentData(), self.form_chosen()
            self.job.start(lambda token: ExportMail(token, number, folder, target, form))
            self.runs()

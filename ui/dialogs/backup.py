"""A whole profile into one file, and back."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QFileDialog, QWidget

from app.commands import BackUpProfile, RestoreProfile
from app.errors import ErrorKind, MailError
from app.model.jobs import BackedUp, JobResult, Restored
from ui import formats
from ui.bridge import EventBridge
from ui.desktop.restart import restart
from ui.dialogs.enter_phrase import EnterPhraseDialog
from ui.dialogs.running import RunningDialog
from ui.forms.labels import field_label, hint
from ui.forms.path_field import PathField
from ui.ports import EnginePort


class BackUpDialog(RunningDialog):
    """While everything is in use."""

    def __init__(self, engine: EnginePort, bridge: EventBridge, directory: Path, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Back up everything"), engine, bridge, parent)
        self._directory = directory
        self.headline("save", "accent", self.tr("All accounts, messages and settings in one file"), self.tr(
            "Keep it on another disk: POP3 mail may exist on this computer only. Passwords are not in it."))
        name = time.strftime("depesche-%Y-%m-%d.zip")
        self.target = PathField(self.tr("Where to"), str(directory / name), self._dialog)
        self.column.addWidget(field_label(self.tr("Where &to"), self.target.line))
        self.column.addWidget(self.target)
        self.add_buttons(self.tr("&Back up"))
        self.begin.clicked.connect(self._begin)
        self.target.changed.connect(lambda: self.begin.setEnabled(self.target.path() is not None))
        self.fit(560, 300)

    def ended(self, result: JobResult) -> str:
        assert isinstance(result, BackedUp)
        words = self.tr("%Ln message(s) saved in “{name}” ({size}).", "", result.messages).format(
            name=result.path.name, size=formats.size(result.octets))
        return words + " " + (
            self.tr("The mail in it is encrypted: keep the recovery phrase that you have now.") if result.encrypted
            else self.tr("The mail in it is not encrypted: whoever has the file can read it."))

    def _dialog(self) -> QFileDialog:
        dialog = QFileDialog(self, self.tr("Back up to"), str(self._directory))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.setDefaultSuffix("zip")
        return dialog

    def _begin(self) -> None:
        target = self.target.path()
        if target is not None:
            self.job.start(lambda token: BackUpProfile(token, target))
            self.runs()


class RestoreDialog(RunningDialog):
    """The backup is checked now; it takes the present mail's place when the program starts the next time."""

    def __init__(self, engine: EnginePort, bridge: EventBridge, directory: Path, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Restore a backup"), engine, bridge, parent)
        self._phrase = ""
        self._directory = directory
        self.headline("undo", "warning", self.tr("Everything as it was when the backup was made"), self.tr(
            "The backup is checked first. What Depesche holds now is put aside, not deleted."))
        self.source = PathField(self.tr("Backup"), "", self._dialog)
        self.sure = QCheckBox(self.tr("&Put the backup in place of what is here now"))
        self.column.addWidget(field_label(self.tr("&Backup file"), self.source.line))
        self.column.addWidget(self.source)
        self.column.addSpacing(6)
        self.column.addWidget(self.sure)
        self.column.addWidget(hint(self.tr("Mail that has arrived since is then only in what was put aside.")))
        self.add_buttons(self.tr("&Restore"))
        self.begin.clicked.connect(self._begin)
        self.source.changed.connect(self._other_source)
        self.sure.toggled.connect(self._refresh)
        self._refresh()
        self.fit(560, 340)

    def ended(self, result: JobResult) -> str:
        assert isinstance(result, Restored)
        words = [self.tr("The backup is sound and holds %Ln message(s).", "", result.messages)]
        if result.kept is not None:
            words.append(self.tr("What was here is kept as “{name}”.").format(name=result.kept.name))
        else:
            words.append(self.tr("Quit Depesche and start it again: then it takes its place."))
            self._offer_restart()
        if result.bared:
            words.append(self.tr("It is not encrypted, as your mail here is: encrypt it again afterwards, under "
                                 "Preferences ▸ Security."))
        return " ".join(words)

    def _offer_restart(self) -> None:
        if restart().is_served:
            again = self.add_button(self.tr("Restart &now"))
            again.clicked.connect(self.accept)
            again.clicked.connect(restart().ask)

    def failed(self, error: MailError) -> str:
        if error.kind is not ErrorKind.STORE_LOCKED:
            return super().failed(error)
        if self._phrase:
            wrong = self.tr("This phrase does not open the backup. Nothing was changed.")
            self._ask_phrase(wrong)
            return wrong
        self._ask_phrase()
        return self.tr("This backup is encrypted with another recovery phrase than the mail that is here.")

    def _ask_phrase(self, wrong: str = "") -> None:
        """`wrong`: what is to be said of the one that was typed before; this dialog covers where it stands, too."""
        dialog = EnterPhraseDialog(self.tr("Recovery phrase"), "key", self.tr("The backup is encrypted"), self.tr(
            "Type the recovery phrase that was in force on the day on which it was made."), self.tr("&Restore"),
            self.tr("Cancel"), self)
        dialog.entered.connect(self._with_phrase)
        dialog.open()
        dialog.problem.say(wrong)

    def _other_source(self) -> None:
        self._phrase = ""
        self._refresh()

    def _with_phrase(self, phrase: str) -> None:
        self._phrase = phrase
        self._begin()

    def _refresh(self) -> None:
        self.begin.setEnabled(self.source.path() is not None and self.sure.isChecked() and not self.job.is_running)

    def _dialog(self) -> QFileDialog:
        dialog = QFileDialog(self, self.tr("Restore from"), str(self._directory),
                             self.tr("Backups (*.zip);;All files (*)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        return dialog

    def _begin(self) -> None:
        source = self.source.path()
        if source is not None:
            phrase = self._phrase
            self.job.start(lambda token: RestoreProfile(token, source, phrase))
            self.runs()

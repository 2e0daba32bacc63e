"""How new messages begin, and where known addresses come from."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.forms.labels import Toned, field_label, hint
from ui.settings import Settings, WritingFormat


class WritingPreferences(QWidget):
    """Writes into `settings` and tells it by `changed`."""

    changed = Signal()
    contacts_given = Signal(list)
    """list[pathlib.Path] of vCard files."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.format = QComboBox()
        for value, words in ((WritingFormat.AS_ANSWERED, self.tr("Plain text; rich text to answer rich text")),
                             (WritingFormat.RICH, self.tr("Always rich text")),
                             (WritingFormat.PLAIN, self.tr("Always plain text"))):
            self.format.addItem(words, value.value)
        self.format.setCurrentIndex(max(0, self.format.findData(settings.writing.value)))
        self.format.currentIndexChanged.connect(self._take_format)
        self.above = QCheckBox(self.tr("In answers the signature stands &above the quoted text"))
        self.above.setChecked(settings.signature_above)
        self.above.toggled.connect(self._take_place)
        self.importer = QPushButton(self.tr("&Import contacts (vCard) …"))
        self.importer.setAutoDefault(False)
        self.importer.clicked.connect(self._choose)
        self.told = Toned()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(field_label(self.tr("&New messages"), self.format))
        column.addWidget(self.format)
        column.addSpacing(6)
        column.addWidget(self.above)
        column.addSpacing(14)
        column.addWidget(hint(self.tr("Addresses are offered while you type them: those that you wrote to, whose mail "
                                      "you read, and what you import.")))
        line = QHBoxLayout()
        line.addWidget(self.importer)
        line.addWidget(self.told, 1)
        column.addLayout(line)

    def imported(self, count: int) -> None:
        self.told.setText(self.tr("%n address(es) imported", "", count))

    def not_imported(self, reason: str) -> None:
        self.told.setText(reason)

    def _choose(self) -> None:
        paths, _ = QFileDialog.getOpenFileNames(self, self.tr("Import contacts"), "",
                                                self.tr("vCard files") + " (*.vcf *.vcard)")
        if paths:
            self.told.setText(self.tr("Importing…"))
            self.contacts_given.emit([Path(path) for path in paths])

    def _take_format(self) -> None:
        self._settings.writing = WritingFormat(self.format.currentData())
        self.changed.emit()

    def _take_place(self, above: bool) -> None:
        self._settings.signature_above = above
        self.changed.emit()

"""How messages are written and sent, and where known addresses come from."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ui.contact_import import ContactImport
from ui.forms.labels import Toned
from ui.settings import MOST_UNDO_SECONDS, Settings, WritingFormat
from ui.settings_pages.context import PageContext
from ui.settings_pages.page import SettingsPage
from ui.spelling import dictionaries
from ui.spelling.speller import AUTOMATIC, OFF
from ui.views.spelling_menu import language_name


class WritingPage(SettingsPage):
    """What is chosen counts for the next message that is begun."""

    def __init__(self, settings: Settings, context: PageContext) -> None:
        super().__init__(settings, context)
        self.heading(self.tr("Writing"))
        self.format = self.choice("writing", self.tr("&New messages"), (
            (WritingFormat.AS_ANSWERED, self.tr("Plain text; rich text to answer rich text")),
            (WritingFormat.RICH, self.tr("Always rich text")), (WritingFormat.PLAIN, self.tr("Always plain text"))),
            keywords=self.tr("HTML format compose", "keywords for the search"))
        self.above = self.tick(
            "signature_above", self.tr("In answers it stands &above the quoted text"), label=self.tr("Signature"),
            keywords=self.tr("top posting footer", "keywords for the search"))
        self.spelling = QComboBox()
        self.spelling.activated.connect(lambda: self.put("spelling", str(self.spelling.currentData())))
        there = dictionaries.installed(dictionaries.folders(context.desk.settings_path.parent))
        for code, words in ((AUTOMATIC, self.tr("By the language of the text")), (OFF, self.tr("Not at all")),
                            *((each, language_name(each).replace("&&", "&")) for each in sorted(there))):
            self.spelling.addItem(words, code)
        self.line(self.tr("Check the s&pelling"), self.spelling, names=("spelling",), show=self._show_spelling,
                  note="" if there else self.tr("No dictionary of Hunspell is installed on this computer."),
                  keywords=self.tr("dictionary language mistakes Hunspell", "keywords for the search"))
        self.heading(self.tr("Sending"))
        self.seconds = self.number(
            "undo_send_seconds", self.tr("Time to take a &message back"), 0, MOST_UNDO_SECONDS,
            unit=QCoreApplication.translate("SettingsPages", "s", "seconds"), lowest_words=self.tr("Off"),
            note=self.tr("So long a message waits in the outbox after “Send”. If Depesche is closed meanwhile, it is"
                         " sent at once."),
            keywords=self.tr("undo send delay recall", "keywords for the search"))
        self.heading(self.tr("Addresses"))
        self._build_import()
        self.end()

    def imported(self, count: int) -> None:
        self.told.setText(self.tr("%n address(es) imported", "", count))

    def _build_import(self) -> None:
        self.importer = QPushButton(self.tr("&Import contacts (vCard) …"))
        self.importer.setAutoDefault(False)
        self.importer.clicked.connect(self._choose)
        self.told = Toned()
        both = QWidget()
        both.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        line = QHBoxLayout(both)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.importer)
        line.addWidget(self.told, 1)
        self.line(self.tr("Known addresses"), both, keywords=self.tr("address book vcf", "keywords for the search"),
                  note=self.tr("Addresses are offered while you type them: those that you wrote to, whose mail you"
                               " read, and what you import."))
        self._contacts = ContactImport(self.context.desk.engine, self)
        self._contacts.finished.connect(self.imported)
        self._contacts.failed.connect(self.told.setText)

    def _choose(self) -> None:
        paths, _ = QFileDialog.getOpenFileNames(self, self.tr("Import contacts"), "",
                                                self.tr("vCard files") + " (*.vcf *.vcard)")
        if paths:
            self.told.setText(self.tr("Importing …"))
            self._contacts.run([Path(path) for path in paths])

    def _show_spelling(self) -> None:
        self.spelling.setCurrentIndex(max(0, self.spelling.findData(self._settings.spelling)))

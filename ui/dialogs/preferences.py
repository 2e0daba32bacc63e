"""Looks, language, tags and sending. What is chosen is seen at once; there is nothing to confirm."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui import icons
from ui.dialogs.frame import DialogFrame
from ui.dialogs.tag import TagDialog
from ui.forms.labels import Toned, field_label, hint
from ui.forms.sending_preferences import SendingPreferences
from ui.forms.tab_page import TabPage
from ui.forms.tag_list import TagList
from ui.forms.writing_preferences import WritingPreferences
from ui.models.tag_book import TagBook
from ui.settings import Density, ListLayout, Settings, ThemeChoice

LANGUAGES = (("en", "English"), ("de", "Deutsch"))
"""Named in themselves, so that everybody finds theirs."""


class _Choice(QWidget):
    """A row of buttons of which one is down."""

    chosen = Signal(str)

    def __init__(self, name: str, options: Iterable[tuple[StrEnum, str, str]], current: StrEnum) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QToolButton] = {}
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        for value, words, picture in options:
            button = QToolButton()
            button.setCheckable(True)
            button.setText(words)
            button.setProperty("role", "chip")
            button.setAccessibleName(f"{name}: {words}")
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            icons.bind(button, picture)
            button.setChecked(value == current)
            button.clicked.connect(lambda _checked=False, chosen=value.value: self.chosen.emit(chosen))
            self._group.addButton(button)
            self.buttons[value.value] = button
            line.addWidget(button)
        line.addStretch()


class PreferencesDialog(DialogFrame):
    """Writes into `settings` and tells it by `changed`; the main window applies and saves them."""

    changed = Signal(object)

    def __init__(self, settings: Settings, parent: QWidget | None = None, tags: TagBook | None = None) -> None:
        super().__init__(self.tr("Preferences"), parent)
        self._settings = settings
        self._tags = tags or TagBook(settings, self)
        self.tabs = QTabWidget()
        self.tabs.tabBar().setDrawBase(False)
        self._language_at_start = settings.language
        self.theme = _Choice(self.tr("Theme"), (
            (ThemeChoice.SYSTEM, self.tr("Like the system"), "computer"),
            (ThemeChoice.LIGHT, self.tr("Light"), "sun"), (ThemeChoice.DARK, self.tr("Dark"), "moon")), settings.theme)
        self.layout_choice = _Choice(self.tr("Message list"), (
            (ListLayout.TWO_LINES, self.tr("Two lines"), "rows"),
            (ListLayout.COLUMNS, self.tr("Columns"), "columns")), settings.layout)
        self.density = _Choice(self.tr("Spacing"), (
            (Density.COMFORTABLE, self.tr("Comfortable"), "menu"),
            (Density.COMPACT, self.tr("Compact"), "text")), settings.density)
        self.language = QComboBox()
        self.language.addItem(self.tr("Like the system"), "")
        for code, name in LANGUAGES:
            self.language.addItem(name, code)
        self.language.setCurrentIndex(max(self.language.findData(settings.language), 0))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(14)
        self._grid.setColumnStretch(1, 1)
        for name, choice in ((self.tr("Theme"), self.theme), (self.tr("Message list"), self.layout_choice),
                             (self.tr("Spacing"), self.density)):
            self._row(Toned(name, "text"), choice)
        self.conversations = QCheckBox(self.tr("One &row for all messages that answer each other"))
        self.conversations.setChecked(settings.conversations)
        self.conversations.toggled.connect(lambda on: self._take("conversations", on))
        self._row(Toned(self.tr("Conversations"), "text"), self.conversations)
        self._row(field_label(self.tr("&Language"), self.language), self.language)
        self.restart_note = hint(self.tr("The language changes when Depesche is started again."))
        self.restart_note.hide()
        self._grid.addWidget(self.restart_note, self._grid.rowCount(), 1)
        looks = self._page(self.tr("Looks"))
        looks.addLayout(self._grid)
        looks.addStretch()
        self.sending = SendingPreferences(settings)
        self.sending.changed.connect(lambda: self.changed.emit(self._settings))
        self.tag_list = TagList(self._tags)
        self.new_tag = QToolButton()
        self.new_tag.setText(self.tr("New tag …"))
        self.new_tag.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        icons.bind(self.new_tag, "add")
        self.new_tag.clicked.connect(self._ask_tag)
        page = self._page(self.tr("Tags"))
        page.addWidget(self.tag_list, 1)
        page.addWidget(self.new_tag)
        self.writing = WritingPreferences(settings)
        self.writing.changed.connect(lambda: self.changed.emit(self._settings))
        writing = self._page(self.tr("Writing"))
        writing.addWidget(self.writing)
        writing.addStretch()
        sending = self._page(self.tr("Sending"))
        sending.addWidget(self.sending)
        sending.addStretch()
        self.body.addWidget(self.tabs, 1)
        self.closer = self.add_button(self.tr("Close"), default=True)
        self.closer.clicked.connect(self.accept)
        self.theme.chosen.connect(lambda value: self._take("theme", ThemeChoice(value)))
        self.layout_choice.chosen.connect(lambda value: self._take("layout", ListLayout(value)))
        self.density.chosen.connect(lambda value: self._take("density", Density(value)))
        self.language.currentIndexChanged.connect(self._language_chosen)
        self.fit(600, 500)
        self.theme.buttons[settings.theme].setFocus()

    def show_tags(self) -> None:
        self.tabs.setCurrentIndex(1)

    def _page(self, title: str) -> QVBoxLayout:
        page = TabPage()
        page.column.setSpacing(-1)  # as wide as the style has it
        self.tabs.addTab(page, title)
        return page.column

    def _ask_tag(self) -> None:
        dialog = TagDialog(self._tags, self)
        dialog.accepted.connect(lambda: self._tags.add(dialog.name(), dialog.color()))
        dialog.open()

    def _row(self, label: QWidget, field: QWidget) -> None:
        row = self._grid.rowCount()
        self._grid.addWidget(label, row, 0)
        self._grid.addWidget(field, row, 1)

    def _language_chosen(self) -> None:
        language = str(self.language.currentData())
        self.restart_note.setVisible(language != self._language_at_start)
        self._take("language", language)

    def _take(self, name: str, value: object) -> None:
        setattr(self._settings, name, value)
        self.changed.emit(self._settings)

"""The rows of a filter: one condition each, one action each."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QHBoxLayout, QLineEdit, QSizePolicy, QToolButton, QWidget

from app.model.filters import AddFlag, Condition, FileInto, FilterAction, FilterField, MarkRead
from app.model.message import FLAGGED
from ui import icons
from ui.filter_words import SIZE_TESTS, TEXT_TESTS, FilterWords
from ui.forms.labels import name_choice

KILOBYTE = 1_024


class Row(QWidget):
    """Ends with a button that takes it away."""

    changed = Signal()
    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words = FilterWords(self)
        self.line = QHBoxLayout(self)
        self.line.setContentsMargins(0, 0, 0, 0)
        self.line.setSpacing(8)
        self.remove = QToolButton()
        self.remove.setAccessibleName(self.tr("Remove this line"))
        self.remove.setToolTip(self.tr("Remove this line"))
        icons.bind(self.remove, "remove", "dim")
        self.remove.clicked.connect(self.removed)


class ConditionRow(Row):
    """`condition` is None while the value is missing."""

    def __init__(self, told: Condition | None = None) -> None:
        super().__init__()
        self.field = QComboBox()
        for each in FilterField:
            self.field.addItem(self.words.field(each), each)
        name_choice(self.field, self.tr("Where to look"))
        self.test = QComboBox()
        name_choice(self.test, self.tr("How to compare"))
        self.text = QLineEdit()
        self.text.setMaxLength(1_000)
        self.text.setAccessibleName(self.tr("Text to look for"))
        self.kilobytes = QDoubleSpinBox()
        self.kilobytes.setRange(1, 10_000_000)
        self.kilobytes.setDecimals(0)
        self.kilobytes.setValue(1_000)
        self.kilobytes.setSuffix(" kB")
        self.kilobytes.setGroupSeparatorShown(True)
        self.kilobytes.setAccessibleName(self.tr("Size in kilobytes"))
        self.kilobytes.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.line.addWidget(self.field)
        self.line.addWidget(self.test)
        self.line.addWidget(self.text, 1)
        self.line.addWidget(self.kilobytes, 1)
        self.line.addWidget(self.remove)
        if told is not None:
            self.field.setCurrentIndex(self.field.findData(told.field))
        self._field_chosen()
        if told is not None:
            self.test.setCurrentIndex(max(self.test.findData(told.test), 0))
            if told.field is FilterField.SIZE:
                self.kilobytes.setValue(int(told.value) / KILOBYTE if told.value.isdecimal() else 1)
            else:
                self.text.setText(told.value)
        self._told = told
        self.field.currentIndexChanged.connect(self._field_chosen)
        for signal in (self.test.currentIndexChanged, self.text.textChanged, self.kilobytes.valueChanged):
            signal.connect(self.changed)

    def condition(self) -> Condition | None:
        field = FilterField(self.field.currentData())
        test = next(each for each in (*TEXT_TESTS, *SIZE_TESTS) if each == self.test.currentData())
        if field is not FilterField.SIZE:
            text = self.text.text().strip()
            return Condition(field, test, text) if text else None
        value = str(round(self.kilobytes.value()) * KILOBYTE)
        old = self._told
        if old is not None and old.field is field and old.value.isdecimal() and (
                round(int(old.value) / KILOBYTE) == round(self.kilobytes.value())):
            # What was given in octets on the command line stays as exact as it was.
            value = old.value
        return Condition(field, test, value)

    def _field_chosen(self) -> None:
        is_size = self.field.currentData() == FilterField.SIZE
        tests = SIZE_TESTS if is_size else TEXT_TESTS
        if self.test.findData(tests[0]) < 0:
            self.test.clear()
            for each in tests:
                self.test.addItem(self.words.test(each), each)
        self.text.setVisible(not is_size)
        self.kilobytes.setVisible(is_size)
        self.changed.emit()


_INTO, _FLAG, _READ = "into", "flag", "read"


class ActionRow(Row):
    """`folders` by id, `tags` by keyword; `action` is None while there is nothing to point to."""

    def __init__(self, folders: Mapping[int, str], tags: Mapping[str, str], told: FilterAction | None = None) -> None:
        super().__init__()
        self.kind = QComboBox()
        name_choice(self.kind, self.tr("What to do"))
        for text, kind in ((self.tr("Move into"), _INTO), (self.tr("Star or tag"), _FLAG),
                           (self.tr("Mark as read"), _READ)):
            self.kind.addItem(text, kind)
        self.folder, self.flag = QComboBox(), QComboBox()
        name_choice(self.folder, self.tr("Folder"))
        name_choice(self.flag, self.tr("Star or tag"))
        self.folder.setMaxVisibleItems(16)
        for number, name in folders.items():
            self.folder.addItem(icons.icon("folder", "dim"), name, number)
        self.flag.addItem(icons.icon("star", "dim"), self.tr("Star"), FLAGGED)
        for keyword, name in tags.items():
            self.flag.addItem(icons.icon("tag", "dim"), name, keyword)
        self.line.addWidget(self.kind)
        self.line.addWidget(self.folder, 1)
        self.line.addWidget(self.flag, 1)
        self._gap = QWidget()
        self.line.addWidget(self._gap, 1)
        self.line.addWidget(self.remove)
        self._choose(told)
        for box in (self.kind, self.folder, self.flag):
            box.currentIndexChanged.connect(self._refresh)
        self._refresh()

    def action(self) -> FilterAction | None:
        kind = self.kind.currentData()
        if kind == _INTO:
            number = self.folder.currentData()
            return FileInto(int(number)) if number is not None else None
        if kind == _FLAG:
            return AddFlag(str(self.flag.currentData()))
        return MarkRead()

    def _choose(self, told: FilterAction | None) -> None:
        match told:
            case FileInto():
                self.kind.setCurrentIndex(self.kind.findData(_INTO))
                self.folder.setCurrentIndex(self.folder.findData(told.folder_id))
            case AddFlag():
                self.kind.setCurrentIndex(self.kind.findData(_FLAG))
                if self.flag.findData(told.flag) < 0:
                    self.flag.addItem(told.flag, told.flag)
                self.flag.setCurrentIndex(self.flag.findData(told.flag))
            case MarkRead():
                self.kind.setCurrentIndex(self.kind.findData(_READ))
            case None:
                pass

    def _refresh(self) -> None:
        kind = self.kind.currentData()
        self.folder.setVisible(kind == _INTO)
        self.flag.setVisible(kind == _FLAG)
        self._gap.setVisible(kind == _READ)
        self.changed.emit()

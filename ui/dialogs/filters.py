"""All filters in their order: switched on and off, made, changed, moved, removed."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from app.commands import SaveFilters
from app.errors import MailError
from app.model.filters import Filter
from app.store import filters
from ui import icons, wording
from ui.bridge import EventBridge
from ui.dialogs.filter_editor import FilterEditor, Places
from ui.dialogs.saving import SavingDialog
from ui.filter_words import FilterWords
from ui.forms.empty_words import EmptyWords
from ui.forms.labels import hint, title
from ui.ports import EnginePort


class FiltersDialog(SavingDialog):
    """Works on a copy of the list; nothing counts before Save."""

    def __init__(self, engine: EnginePort, bridge: EventBridge, places: Places, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Filters"), parent, bridge)
        self._engine, self._places = engine, places
        self._words = FilterWords(self)
        self._filters: list[Filter] = self._read()
        self.list = QListWidget()
        self.list.setProperty("role", "table")
        self.list.setAccessibleName(self.tr("Filters, in the order in which they are tried"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSpacing(2)
        icons.fit(self.list, 18)
        EmptyWords(self.list, self.tr("There are no filters yet. “New …” makes one: from whom, to whom, about what; "
                                      "and where it goes."))
        self.body.addWidget(title(self.tr("What happens by itself to messages that arrive"), 1.15))
        self.body.addWidget(hint(self.tr("The filters are tried from the top. They look at new mail only; what is here"
                                         " already stays where it is.")))
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self.list, 1)
        side = QVBoxLayout()
        side.setSpacing(6)
        self.add, self.edit, self.remove, self.up, self.down = (self._side(side, words, picture) for words, picture in (
            (self.tr("&New …"), "add"), (self.tr("&Edit …"), "edit"), (self.tr("&Remove"), "delete"),
            (self.tr("&Up"), "chevron-up"), (self.tr("&Down"), "chevron-down")))
        side.addStretch()
        middle.addLayout(side)
        self.body.addLayout(middle, 1)
        self.body.addWidget(self.problem)
        cancel = self.add_button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self.save_button = self.add_button(self.tr("&Save"), default=True)
        self.save_button.clicked.connect(self._save)
        self.add.clicked.connect(lambda: self._open_editor(None))
        self.edit.clicked.connect(lambda: self._open_editor(self.list.currentRow()))
        self.remove.clicked.connect(self._remove)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.list.itemDoubleClicked.connect(lambda _item: self._open_editor(self.list.currentRow()))
        self.list.currentRowChanged.connect(self._refresh)
        self.list.itemChanged.connect(self._ticked)
        bridge.filters_changed.connect(self._saved)
        self._show(0)
        self.fit(720, 480)
        (self.list if self._filters else self.add).setFocus()

    def filters(self) -> tuple[Filter, ...]:
        """As they stand in the list."""
        return tuple(self._filters)

    def _read(self) -> list[Filter]:
        db = self._engine.open_reader()
        try:
            return list(filters.filters(db))
        except MailError as error:
            self.problem.say(wording.error_sentence(error))
            return []
        finally:
            db.close()

    def _show(self, chosen: int) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        names = {each.id: each.name for each in self._places.accounts}
        for each in self._filters:
            whose = names.get(each.account_id, "") if each.account_id is not None else self.tr("all accounts")
            folders = self._places.folders_for(each.account_id)
            item = QListWidgetItem(f"{each.name}  ·  {whose}\n"
                                   f"{self._words.sentence(each, folders, self._places.tags)}")
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if each.enabled else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.blockSignals(False)
        self.list.setCurrentRow(min(chosen, self.list.count() - 1))
        self._refresh()

    def _refresh(self) -> None:
        place, count = self.list.currentRow(), len(self._filters)
        for button in (self.edit, self.remove):
            button.setEnabled(place >= 0)
        self.up.setEnabled(place > 0)
        self.down.setEnabled(0 <= place < count - 1)
        self.save_button.setEnabled(not self._saving)

    def _ticked(self, item: QListWidgetItem) -> None:
        place = self.list.row(item)
        self._filters[place] = replace(self._filters[place], enabled=item.checkState() is Qt.CheckState.Checked)

    def _open_editor(self, place: int | None) -> None:
        told = self._filters[place] if place is not None and 0 <= place < len(self._filters) else None
        if place is not None and told is None:
            return
        editor = FilterEditor(told, self._places, self)
        editor.chosen.connect(lambda made: self._take(place, made))
        editor.open()

    def _take(self, place: int | None, made: Filter) -> None:
        if place is None:
            self._filters.append(made)
            place = len(self._filters) - 1
        else:
            self._filters[place] = made
        self._show(place)

    def _remove(self) -> None:
        place = self.list.currentRow()
        if place >= 0:
            del self._filters[place]
            self._show(place)

    def _move(self, by: int) -> None:
        place = self.list.currentRow()
        if 0 <= place < len(self._filters) and 0 <= place + by < len(self._filters):
            self._filters.insert(place + by, self._filters.pop(place))
            self._show(place + by)

    def _save(self) -> None:
        self._saving = True
        self.problem.say("")
        self._engine.submit(SaveFilters(self.filters()))
        self._refresh()

    @staticmethod
    def _side(column: QVBoxLayout, words: str, picture: str) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        icons.bind(button, picture)
        column.addWidget(button)
        return button

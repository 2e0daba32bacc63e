"""The places that are asked for servers, with what came of each."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QStackedLayout, QWidget

from app.model.finding import ASKED, Asking, Source
from ui.forms.labels import Picture, Toned
from ui.forms.spinner import Spinner
from ui.wizard import source_words

_SIZE = 18
_PICTURES = {Asking.FOUND: ("check", "ok"), Asking.NOTHING: ("circle", "border_strong"),
             Asking.UNUSABLE: ("warning", "warning"), Asking.LATE: ("clock", "border_strong")}


class _Place:
    """A mark, the place, and how it went."""

    def __init__(self) -> None:
        self.picture = Picture("circle", _SIZE, "border_strong")
        self.mark = QWidget()
        self.mark.setFixedSize(_SIZE, _SIZE)
        self.marks = QStackedLayout(self.mark)
        self.spinner = Spinner(_SIZE)
        self.marks.addWidget(self.picture)
        self.marks.addWidget(self.spinner)
        self.name = Toned(tone="text")
        self.outcome = Toned()

    def start(self, words: str) -> None:
        # A long name may be broken after each of its dots.
        self.name.setText(words.replace(".", ".\u200b"))
        self.name.setAccessibleName(words)
        self.show_state(Asking.ASKING)

    def show_state(self, state: Asking) -> None:
        self.outcome.setText(source_words.outcome(state))
        self.outcome.setAccessibleName(f"{self.name.accessibleName()}: {self.outcome.text()}")
        if state is Asking.ASKING:
            self.marks.setCurrentWidget(self.spinner)
        else:
            self.picture.show_icon(*_PICTURES[state])
            self.marks.setCurrentWidget(self.picture)
        self.name.set_tone("dim" if state in (Asking.NOTHING, Asking.LATE) else "text")


class SearchList(QFrame):
    """One line for each place."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("frame", "card")
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 12, 16, 12)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        self._places = {source: _Place() for source in ASKED}
        for row, each in enumerate(self._places.values()):
            grid.addWidget(each.mark, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(each.name, row, 1)
            each.outcome.setWordWrap(False)
            grid.addWidget(each.outcome, row, 2)

    def start(self, domain: str) -> None:
        for source, each in self._places.items():
            each.start(source_words.place(source, domain))

    def show_state(self, source: Source, state: Asking) -> None:
        self._places[source].show_state(state)

    def words(self, source: Source) -> str:
        """The line as a screen reader says it."""
        return self._places[source].outcome.accessibleName()

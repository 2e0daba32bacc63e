"""What goes on just now: one line for each activity, with real progress and a way to stop it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QToolButton, QVBoxLayout, QWidget

from app.events import ActivityChanged, ActivityEnded, ActivityKind
from app.model.account import Account
from ui import icons, wording
from ui.forms.elided_label import ElidedLabel

PATIENCE_MS = 1200
"""Work that is shorter than this is not worth a line: a flag told to the server, a look at the folders."""

LINGER_MS = 700
"""How long the line of ended work stays, so that one sees it end."""

_Key = tuple[int, ActivityKind] | str
"""Of an account's work, or of a task of the whole program by its name."""


class ActivityPanel(QFrame):
    """Lines come and go with the events; `count_changed` tells how many there are."""

    cancel_wanted = Signal(int)
    """The account's id."""
    count_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None, *, title: bool = True) -> None:
        """Without a `title` where a tab says what it is."""
        super().__init__(parent)
        self.setProperty("frame", "sidebar" if title else "")
        self._names: dict[int, str] = {}
        self._lines: dict[_Key, _Line] = {}
        line = QFrame()
        line.setProperty("frame", "line")
        heading = QLabel(self.tr("Activity"))
        heading.setProperty("role", "strong")
        if not title:
            line.hide()
            heading.hide()
        self._idle = QLabel(self.tr("Nothing is going on."))
        self._idle.setProperty("role", "small")
        self._column = QVBoxLayout()
        self._column.setSpacing(10)
        inner = QVBoxLayout()
        inner.setContentsMargins(14, 9, 10, 12)
        inner.setSpacing(8)
        inner.addWidget(heading)
        inner.addWidget(self._idle)
        inner.addLayout(self._column)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(line)
        column.addLayout(inner)

    @property
    def count(self) -> int:
        """How many lines are shown."""
        return sum(line.shown for line in self._lines.values())

    def show_accounts(self, accounts: tuple[Account, ...]) -> None:
        self._names = {account.id: account.name for account in accounts}
        for key in [key for key in self._lines if not isinstance(key, str) and key[0] not in self._names]:
            self._drop(key, self._lines[key])

    def progress(self, told: ActivityChanged) -> None:
        line = self._line((told.account_id, told.kind), lambda: self.cancel_wanted.emit(told.account_id))
        line.show_progress(self._names.get(told.account_id, ""), told)

    def ended(self, told: ActivityEnded) -> None:
        self._end((told.account_id, told.kind))

    def task(self, name: str, text: str, percent: int, cancel: Callable[[], object]) -> None:
        """Work on behalf of no account; `name` tells it from others."""
        self._line(name, cancel).show_percent(text, percent)

    def task_ended(self, name: str) -> None:
        self._end(name)

    def _line(self, key: _Key, cancel: Callable[[], object]) -> _Line:
        line = self._lines.get(key)
        if line is None:
            line = self._lines[key] = _Line()
            line.cancel.clicked.connect(lambda _checked=False: cancel())
            self._column.addWidget(line)
            line.hide()
            fresh = line
            QTimer.singleShot(PATIENCE_MS, fresh, lambda: self._bring_up(fresh))
        line.ended = False
        return line

    def _end(self, key: _Key) -> None:
        if line := self._lines.get(key):
            line.ended = True
            if line.shown:
                QTimer.singleShot(LINGER_MS, line, lambda: self._drop_ended(key, line))
            else:
                self._drop(key, line)

    def _bring_up(self, line: _Line) -> None:
        line.shown = True
        line.show()
        self._told_count()

    def _drop_ended(self, key: _Key, line: _Line) -> None:
        if line.ended:
            self._drop(key, line)

    def _drop(self, key: _Key, line: _Line) -> None:
        if self._lines.get(key) is line:
            del self._lines[key]
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
            self._told_count()

    def _told_count(self) -> None:
        self._idle.setVisible(not self.count)
        self.count_changed.emit(self.count)


class _Line(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.ended = self.shown = False
        self.text = ElidedLabel()
        self.figures = ElidedLabel()
        self.figures.setProperty("role", "small")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(5)
        self.cancel = QToolButton()
        self.cancel.setToolTip(self.tr("Stop"))
        self.cancel.setAccessibleName(self.tr("Stop"))
        icons.bind(self.cancel, "close", "dim")
        first = QHBoxLayout()
        first.setSpacing(4)
        first.addWidget(self.text, 1)
        first.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(first)
        column.addWidget(self.bar)
        column.addWidget(self.figures)

    def show_percent(self, text: str, percent: int) -> None:
        self.text.setText(text)
        self.figures.setText(self.tr("{percent} %").format(percent=percent))
        self.bar.setRange(0, 100)
        self.bar.setValue(percent)
        self.setAccessibleName(f"{self.text.text()} {self.figures.text()}")

    def show_progress(self, account: str, told: ActivityChanged) -> None:
        self.text.setText(wording.activity_sentence(told))
        self.figures.setText(" · ".join(filter(None, (account, wording.activity_figures(told)))))
        self.bar.setRange(0, told.total)
        self.bar.setValue(min(told.done, told.total))
        self.setAccessibleName(f"{self.text.text()} {self.figures.text()}")

"""The keys of one action: each can be taken away, more can be pressed, and what they clash with is told."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from ui import icons
from ui.forms.flow_layout import FlowLayout
from ui.forms.key_catcher import KeyCatcher
from ui.forms.labels import Problem, Toned, announce
from ui.key_words import native
from ui.settings import MOST_KEYS
from ui.shortcut_book import Clash, ShortcutBook


class ShortcutEditor(QFrame):
    """Writes into the book at once; only keys that another action has are asked about."""

    asked = Signal()
    """There is a question now, and so less room for the list."""
    done = Signal()
    """Keys were given or given up: the focus can go back to the list."""

    def __init__(self, book: ShortcutBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book, self._name, self._wanted = book, "", ""
        self.setProperty("frame", "card")
        self.title = Toned("", "text")
        self.chips: list[QToolButton] = []
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips)
        self.catcher = KeyCatcher(self.tr("Press keys, or Esc"))
        self.catcher.setAccessibleName(self.tr("New keys: press them"))
        self.catcher.caught.connect(self._caught)
        self.catcher.given_up.connect(self.give_up)
        self.add = QPushButton(self.tr("&Add keys …"))
        self.add.clicked.connect(self.catch)
        self.reset = QPushButton(self.tr("Res&et"))
        self.reset.clicked.connect(self._reset)
        self.problem = Problem()
        self.take = QPushButton()
        self.take.setProperty("role", "primary")
        self.take.clicked.connect(self._take_over)
        self.leave = QPushButton(self.tr("Leave it so"))
        self.leave.clicked.connect(self.give_up)
        for each in (self.add, self.reset, self.take, self.leave):
            each.setAutoDefault(False)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._chips, 1)
        row.addWidget(self.catcher)
        row.addWidget(self.add)
        row.addWidget(self.reset)
        answers = QHBoxLayout()
        answers.setSpacing(8)
        answers.addStretch(1)
        for each in (self.take, self.leave):
            answers.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addLayout(row)
        column.addWidget(self.problem)
        column.addLayout(answers)
        book.changed.connect(self._show)
        self.show_action("")

    def show_action(self, name: str) -> None:
        """`name`: "" where none is chosen, or one that cannot be changed."""
        self._name = name
        self.give_up(quiet=True)
        self._show()

    def catch(self) -> None:
        """The next keys that are pressed are meant for the action."""
        if self._name and self.add.isEnabled():
            self.problem.say("")
            self.catcher.show_key("")
            self.catcher.show()
            self.add.hide()
            self.catcher.setFocus()

    def give_up(self, *, quiet: bool = False) -> None:
        """Nothing is changed."""
        self._wanted = ""
        self.problem.say("")
        self.catcher.hide()
        self.take.hide()
        self.leave.hide()
        self.add.show()
        if not quiet:
            self.done.emit()

    def _show(self) -> None:
        for old in self.chips:
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        keys = self._book.keys(self._name) if self._name else ()
        self.chips = [self._chip(key) for key in keys]
        self.title.setText(self._book.words(self._name) if self._name
                           else self.tr("Choose an action above to give it other keys."))
        self.add.setEnabled(bool(self._name) and len(keys) < MOST_KEYS)
        self.reset.setEnabled(bool(self._name) and self._book.is_changed(self._name))

    def _chip(self, key: str) -> QToolButton:
        chip = QToolButton()
        chip.setText(native(key))
        chip.setProperty("role", "chip")
        chip.setToolTip(self.tr("Take these keys away"))
        chip.setAccessibleName(self.tr("Take {keys} away").format(keys=native(key)))
        chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        icons.bind(chip, "close", "dim")
        chip.clicked.connect(partial(self._remove, key))
        self._flow.addWidget(chip)
        chip.show()
        return chip

    def _remove(self, key: str) -> None:
        self._book.put(self._name, [each for each in self._book.keys(self._name) if each != key])
        self.add.setFocus()

    def _caught(self, key: str) -> None:
        if key in self._book.keys(self._name):
            self.give_up()
            return
        clash = self._book.clash(key, self._name)
        if clash is None:
            self._put(key)
            return
        self._wanted = key
        self._ask(key, clash)

    def _ask(self, key: str, clash: Clash) -> None:
        self.leave.show()
        self.take.setVisible(bool(clash.name))
        if not clash.name:
            self.problem.say(self.tr("{keys} is for moving in lists and texts, and stays so. Press others.").format(
                keys=native(key)))
            return
        self.problem.say(self.tr("{keys} is “{other}” already.").format(keys=native(key), other=clash.words))
        self.asked.emit()
        self.take.setText(self.tr("Take it from “{other}”").format(other=_short(clash.words)))

    def _take_over(self) -> None:
        if self._wanted:
            self._put(self._wanted)

    def _put(self, key: str) -> None:
        name = self._name
        self._book.put(name, [*self._book.keys(name), key])
        announce(self, self.tr("{keys} is “{action}” now.").format(
            keys=native(key), action=self._book.words(name)))
        self.give_up()

    def _reset(self) -> None:
        self._book.reset(self._name)
        self.add.setFocus()


def _short(words: str) -> str:
    return words if len(words) <= 24 else f"{words[:23].rstrip()}…"

"""Below the heading of a search: where it looks, how much was searched, and the servers' answers."""

from __future__ import annotations

import html
from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLabel, QProgressBar, QToolButton, QVBoxLayout, QWidget

from ui.forms.elided_label import ElidedLabel
from ui.forms.flow_layout import FlowLayout
from ui.forms.tool_button import tool_button


class Scope(StrEnum):
    EVERYWHERE = "everywhere"
    ACCOUNT = "account"
    FOLDER = "folder"


class SearchLine(QWidget):
    """Shows what it is told and tells what is clicked. Hidden while no search stands in the list."""

    scope_chosen = Signal(object)
    """A Scope."""
    save_wanted = Signal()
    server_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._scopes = QWidget()
        flow = FlowLayout(self._scopes, spacing=6)
        for scope in Scope:
            flow.addWidget(self._chip(scope))
        self.save = tool_button("folder-new", self.tr("Save this search among the folders …"))
        self.save.clicked.connect(self.save_wanted)
        flow.addWidget(self.save)
        self.problem = self._label("error")
        self.coverage = self._label("small")
        self.coverage.setTextFormat(Qt.TextFormat.RichText)
        self.coverage.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard)
        self.coverage.linkActivated.connect(lambda _link: self.server_wanted.emit())
        self.notes = self._label("small")
        self._work = QWidget()
        self.working = ElidedLabel()
        self.working.setProperty("role", "small")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(4)
        self.stop = tool_button("cancel", self.tr("Stop the search on the server"))
        self.stop.clicked.connect(self.stop_wanted)
        work = QGridLayout(self._work)
        work.setContentsMargins(0, 0, 0, 0)
        work.setSpacing(4)
        work.addWidget(self.working, 0, 0)
        work.addWidget(self.stop, 0, 1)
        work.addWidget(self.progress, 1, 0, 1, 2)
        work.setColumnStretch(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        for each in (self._scopes, self.problem, self.coverage, self._work, self.notes):
            column.addWidget(each)
        self.set_active(False)

    def set_active(self, active: bool) -> None:
        """Whether a search stands in the list. While none does, only a problem is shown."""
        self._active = active
        self._scopes.setVisible(active)
        if not active:
            for each in (self.coverage, self._work, self.notes):
                each.hide()
        self.setVisible(active or bool(self.problem.text()))

    @property
    def scope(self) -> Scope:
        checked = self._group.checkedButton()
        return Scope(checked.property("scope")) if checked else Scope.EVERYWHERE

    def show_scopes(self, account: str, folder: str, chosen: Scope) -> None:
        """Names of what is open; "" where there is none to choose."""
        for button in self._group.buttons():
            scope = Scope(button.property("scope"))
            name = {Scope.EVERYWHERE: self.tr("Everywhere"), Scope.ACCOUNT: account, Scope.FOLDER: folder}[scope]
            button.setText(_short(name))
            button.setToolTip({Scope.EVERYWHERE: self.tr("Search all mail"),
                               Scope.ACCOUNT: self.tr("Search the account {name}").format(name=account),
                               Scope.FOLDER: self.tr("Search the folder {name}").format(name=folder)}[scope])
            button.setVisible(bool(name))
            button.setChecked(scope is chosen)

    def show_problem(self, sentence: str) -> None:
        """Why nothing new was searched; "" once that is settled."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        self.setVisible(self._active or bool(sentence))

    def show_coverage(self, words: str, link: str = "") -> None:
        """`link`: what can be done about the rest."""
        text = html.escape(words)
        if link:
            text += f' <a href="server">{html.escape(link)}</a>'
        self.coverage.setText(text)
        self.coverage.setVisible(bool(words))

    def show_work(self, words: str, done: int = 0, total: int = 0) -> None:
        """Servers that search just now; "" once they are done."""
        self._work.setVisible(bool(words))
        self.working.setText(words)
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def show_notes(self, sentences: Sequence[str]) -> None:
        """What each server answered."""
        self.notes.setText("\n".join(sentences))
        self.notes.setVisible(bool(sentences))

    def _chip(self, scope: Scope) -> QToolButton:
        button = QToolButton()
        button.setCheckable(True)
        button.setProperty("role", "chip")
        button.setProperty("scope", scope.value)
        self._group.addButton(button)
        button.clicked.connect(lambda: self.scope_chosen.emit(scope))
        return button

    @staticmethod
    def _label(role: str) -> QLabel:
        label = QLabel()
        label.setProperty("role", role)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.hide()
        return label


def _short(name: str, most: int = 24) -> str:
    name = name.replace("&", "&&")
    return name if len(name) <= most else name[:most - 1] + "…"

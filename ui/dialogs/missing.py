"""Many messages disappeared from the server at once: what is to become of the copies here?"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from app.model.folder import Folder
from app.model.message import MessageRow
from app.model.operation import MissingChoice, ResolveMissing
from ui import formats, wording
from ui.dialogs.frame import DialogFrame
from ui.forms.choice_card import ChoiceCard
from ui.forms.elided_label import ElidedLabel
from ui.forms.labels import hint
from ui.forms.scrolling import scrolling
from ui.ports import EnginePort

NEWEST = 3
"""Subjects that are named."""


class MissingDialog(DialogFrame):
    """`newest`: some of the messages, newest first. Nothing happens before a choice is confirmed."""

    show_wanted = Signal()
    """The person wants to see all of them first."""

    def __init__(self, engine: EnginePort, folder: Folder, newest: Sequence[MessageRow],
                 parent: QWidget | None = None) -> None:
        name = wording.folder_name(folder)
        super().__init__(self.tr("Missing messages in “{folder}”").format(folder=name), parent)
        self._engine, self._folder = engine, folder
        self.headline("pause", "warning",
                      self.tr("%Ln message(s) disappeared from the server at once", "", folder.missing),
                      self.tr("They are still here. Another program may have deleted them, or the server may have lost"
                              " them. Until you decide, Depesche leaves “{folder}” as it is.").format(folder=name))
        self._name_newest(newest, folder.missing)
        self._group = QButtonGroup(self)
        self.cards = {
            MissingChoice.ASK: ChoiceCard("retry", self.tr("Ask the server once more"), (
                self.tr("If they are back, all is well; if not, you are asked again. Nothing is deleted."),)),
            MissingChoice.UPLOAD: ChoiceCard("cloud-sync", self.tr("Put them back on the server"), (
                self.tr("Messages that are here as a whole are uploaded again. Those of which only the header is here"
                        " cannot be saved and leave the list."),)),
            MissingChoice.ACCEPT: ChoiceCard("delete", self.tr("Delete them here, too"), (
                self.tr("You, or another of your programs, meant to delete them. This cannot be undone."),)),
        }
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(8)
        for card in self.cards.values():
            self._group.addButton(card)
            column.addWidget(card)
            card.toggled.connect(self._show_choice)
        column.addStretch()
        inner = QWidget()
        inner.setLayout(column)
        self.body.addWidget(scrolling(inner), 1)
        self.look = self.add_left(self.tr("Show them"))
        later = self.add_button(self.tr("Decide later"))
        self.confirm = self.add_button("", default=True)
        self.look.clicked.connect(self._look)
        later.clicked.connect(self.reject)
        self.confirm.clicked.connect(self._confirm)
        self.cards[MissingChoice.ASK].setChecked(True)
        self._show_choice()
        self.fit(600, 590)

    def choice(self) -> MissingChoice:
        return next(choice for choice, card in self.cards.items() if card.isChecked())

    def _name_newest(self, newest: Sequence[MessageRow], count: int) -> None:
        if not newest:
            return
        column = QVBoxLayout()
        column.setContentsMargins(52, 0, 0, 6)
        column.setSpacing(3)
        column.addWidget(hint(self.tr("The newest of them:")))
        for row in newest[:NEWEST]:
            line = ElidedLabel()
            line.setText(f"{formats.list_date(row.date)} · {row.subject or self.tr('(no subject)')} · "
                         f"{row.sender_name or row.sender_email}")
            column.addWidget(line)
        if count > NEWEST:
            column.addWidget(hint(self.tr("and %Ln more", "", count - min(NEWEST, len(newest)))))
        self.body.addLayout(column)

    def _show_choice(self) -> None:
        choice = self.choice() if self._group.checkedButton() else MissingChoice.ASK
        words = {MissingChoice.ASK: self.tr("Ask again"), MissingChoice.UPLOAD: self.tr("Upload"),
                 MissingChoice.ACCEPT: self.tr("Delete %Ln message(s)", "", self._folder.missing)}
        self.confirm.setText(words[choice])
        # What deletes does not look like the obvious next step.
        self.confirm.setProperty("role", "danger" if choice is MissingChoice.ACCEPT else "primary")
        self.confirm.setDefault(choice is not MissingChoice.ACCEPT)
        self.confirm.style().unpolish(self.confirm)
        self.confirm.style().polish(self.confirm)

    def _look(self) -> None:
        self.reject()
        self.show_wanted.emit()

    def _confirm(self) -> None:
        self._engine.edit(ResolveMissing(self._folder.id, self.choice()))
        self.accept()

"""Asks before a mailing list is left: how, and who learns of it."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.mime import mailto
from app.model.cards import Unsubscribe
from ui.dialogs.frame import DialogFrame


class Way(Enum):
    """By one request, by mail, or on the list's page in the browser."""

    ONE_CLICK = auto()
    MAIL = auto()
    PAGE = auto()


class LeaveListDialog(DialogFrame):
    """Offers the simplest way first; the page beside it where there is one. Cancel is the default."""

    chosen = Signal(object)
    """A Way."""

    def __init__(self, card: Unsubscribe, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Leave mailing list"), parent)
        self.way = Way.ONE_CLICK if card.one_click else Way.MAIL if card.mail else Way.PAGE
        heading = self.tr("Leave “{name}”?").format(name=card.name) if card.name else self.tr("Leave this list?")
        self.headline("people", "accent", heading, self._sentence(card))
        self.page = None
        if card.page and self.way is not Way.PAGE:
            self.page = self.add_left(self.tr("&Open its page instead"))
            self.page.clicked.connect(lambda: self._choose(Way.PAGE))
        self.cancel = self.add_button(self.tr("Cancel"), default=True)
        self.cancel.clicked.connect(self.reject)
        words = self.tr("&Open the page") if self.way is Way.PAGE else self.tr("&Unsubscribe")
        self.go = self.add_button(words)
        self.go.clicked.connect(lambda: self._choose(self.way))
        self.fit(520)
        self.cancel.setFocus()

    def _sentence(self, card: Unsubscribe) -> str:
        warning = self.tr("The sender learns that this address is read: do this only for a list that you know.")
        match self.way:
            case Way.ONE_CLICK:
                how = self.tr("{host} is asked to take you off the list.").format(host=card.host)
            case Way.MAIL:
                to = mailto.parse(card.mail).to[0].email
                how = self.tr("A mail that asks for it goes to {address}.").format(address=to)
            case Way.PAGE:
                how = self.tr("The page of the list at {host} opens in your browser.").format(host=card.host)
        return f"{how} {warning}"

    def _choose(self, way: Way) -> None:
        self.chosen.emit(way)
        self.accept()

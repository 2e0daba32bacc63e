"""The cards of the message shown, between its header and its body."""

from __future__ import annotations

from typing import assert_never

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.events import MessageView
from app.model.cards import Card, ContactCard, DeliveryReport, Invitation, Unsubscribe
from ui.views.cards.contacts import ContactsCard
from ui.views.cards.context import CardContext
from ui.views.cards.invitation import InvitationCard
from ui.views.cards.report import ReportCard
from ui.views.cards.unsubscribe import UnsubscribeLine

HIGHEST = 340
"""Pixels before the stack scrolls: the body stays in sight."""


class CardStack(QScrollArea):
    """Hidden while there is nothing to show."""

    answer_wanted = Signal(object, object)
    """Invitation and Answer."""
    add_wanted = Signal(object)
    """A tuple of Address."""
    leave_wanted = Signal(object)
    """Unsubscribe."""
    save_wanted = Signal(str)
    """The section of a part."""
    open_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Offers of this message"))
        inside = QFrame()
        inside.setProperty("frame", "surface")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(16, 8, 16, 8)
        self._column.setSpacing(8)
        self.setWidget(inside)
        inside.installEventFilter(self)
        self.cards: list[QWidget] = []
        self.hide()

    def show_cards(self, view: MessageView, context: CardContext) -> None:
        """In the order of the message. In Junk a list can't be left: that would tell the sender who reads."""
        self.clear()
        for card in view.cards:
            made = self._made(card, view, context)
            if made is not None:
                self.cards.append(made)
                self._column.addWidget(made)
        self.setVisible(bool(self.cards))
        self._fit()

    def clear(self) -> None:
        for card in self.cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []
        self.hide()

    def refresh(self, context: CardContext) -> None:
        """An answer went out, here or on another device."""
        for card in self.cards:
            if isinstance(card, InvitationCard):
                card.show_answer(context.answered)
            elif isinstance(card, UnsubscribeLine) and context.left:
                card.show_left()
        self._fit()

    def _made(self, card: Card, view: MessageView, context: CardContext) -> QWidget | None:
        match card:
            case Invitation():
                invitation = InvitationCard(card, view.envelope.senders, context)
                invitation.answer_wanted.connect(self.answer_wanted)
                invitation.save_wanted.connect(self.save_wanted)
                invitation.open_wanted.connect(self.open_wanted)
                return invitation
            case ContactCard():
                contacts = ContactsCard(card, context)
                contacts.add_wanted.connect(self.add_wanted)
                contacts.save_wanted.connect(self.save_wanted)
                return contacts
            case Unsubscribe():
                if context.junk or not context.can_act:
                    return None
                line = UnsubscribeLine(card, context.left)
                line.leave_wanted.connect(self.leave_wanted)
                return line
            case DeliveryReport():
                return ReportCard(card)
            case _:
                assert_never(card)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as the cards are at this width, up to a limit."""
        width = self.viewport().width()
        high = self._column.totalHeightForWidth(width) if self._column.hasHeightForWidth() else -1
        self.setFixedHeight(min(HIGHEST, max(0, high if high >= 0 else self._column.sizeHint().height())))

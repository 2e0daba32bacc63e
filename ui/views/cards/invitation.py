"""The card of an invitation: what, when, where, who, and the buttons to answer it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from app.model.cards import Answer, Invitation, Method
from app.model.message import Address
from ui import icons
from ui.forms.labels import announce
from ui.plain_tip import plain_tip
from ui.views.cards import words
from ui.views.cards.context import CardContext
from ui.views.cards.frame import CardFrame

MOST_NAMES = 30
_ICONS = {Answer.ACCEPTED: "check", Answer.TENTATIVE: "help", Answer.DECLINED: "close"}


class InvitationCard(CardFrame):
    """Asks nothing by itself: an answer goes out at a click only."""

    answer_wanted = Signal(object, object)
    """The Invitation and the Answer."""
    open_wanted = Signal(str)
    """The part's section: its file is to be given to the calendar program."""
    save_wanted = Signal(str)

    def __init__(self, invitation: Invitation, senders: tuple[Address, ...], context: CardContext,
                 parent: QWidget | None = None) -> None:
        super().__init__("calendar", words.title(invitation), invitation.summary or words.translate("Cards", "Event"),
                         "danger" if invitation.cancelled else "accent", parent)
        self.invitation = invitation
        if invitation.cancelled:
            self.title.setProperty("role", "error")
        self._facts_of(invitation)
        self._reply(invitation, senders)
        self._organised_by_others(invitation, senders)
        self.state: QLabel = self.add_line("", "strong")
        self.buttons: dict[Answer, QPushButton] = {}
        if self._can_answer(invitation, context):
            for answer, text in ((Answer.ACCEPTED, self.tr("Accept")), (Answer.TENTATIVE, self.tr("Maybe")),
                                 (Answer.DECLINED, self.tr("Decline"))):
                button = self.add_button(text, _ICONS[answer])
                button.setToolTip(plain_tip(self.tr("Your answer goes to {organiser}.").format(
                    organiser=invitation.organiser.email if invitation.organiser else "")))
                button.clicked.connect(lambda _checked=False, answer=answer: self._answer(answer))
                self.buttons[answer] = button
            listed = {each.address.email.lower() for each in invitation.attendees}
            if listed and not listed & context.own:
                self.add_line(self.tr("None of your addresses is among the guests: the invitation may have been "
                                      "passed on to you."), "small")
        self.more = self.add_more(self.tr("More for this event"), (
            (self.tr("&Open in calendar"), "open", lambda: self.open_wanted.emit(invitation.part)),
            (self.tr("&Save …"), "save", lambda: self.save_wanted.emit(invitation.part))))
        self.show_answer(context.answered)

    def _facts_of(self, invitation: Invitation) -> None:
        when = words.when(invitation.occurrence or invitation.start,
                          None if invitation.occurrence is not None and invitation.start is None else invitation.end)
        for name, value in (
                (self.tr("When"), when), ("", words.recurrence(invitation.recurrence)),
                (self.tr("Where"), invitation.location),
                (self.tr("Organiser"), words.person(invitation.organiser) if invitation.organiser else "")):
            if value:
                self.add_fact(name, value)
        if invitation.attendees and invitation.method is not Method.REPLY:
            label = self.add_fact(self.tr("Guests"), words.guests(invitation.attendees))
            listed = [f"{words.answered(each.address.name or each.address.email, each.answer)}"
                      for each in invitation.attendees[:MOST_NAMES]]
            label.setToolTip(plain_tip("\n".join(listed)))
        if words.is_over(invitation) and not invitation.cancelled:
            self.add_line(self.tr("This event is over."), "small")
        if invitation.events > 1 and not invitation.recurrence:
            self.add_line(self.tr("The file holds %n more event(s).", "", invitation.events - 1), "small")

    def _reply(self, invitation: Invitation, senders: tuple[Address, ...]) -> None:
        """An answer of somebody else; a forged one is told by its sender."""
        if invitation.method is not Method.REPLY or not invitation.attendees:
            return
        guest = invitation.attendees[0]
        self.add_line(words.answered(words.person(guest.address), guest.answer), "strong")
        if invitation.comment:
            self.add_line(f"“{invitation.comment}”")
        self._of_another(guest.address, senders, "error")

    def _organised_by_others(self, invitation: Invitation, senders: tuple[Address, ...]) -> None:
        """Anybody can write whose event it is. Some do so honestly for others; cancelling it is the organiser's."""
        if invitation.organiser is not None and (invitation.cancelled or invitation.method is Method.REQUEST):
            self._of_another(invitation.organiser, senders, "error" if invitation.cancelled else "small")

    def _of_another(self, said: Address, senders: tuple[Address, ...], role: str) -> None:
        if senders and said.email.lower() not in {each.email.lower() for each in senders}:
            self.add_line(self.tr("But this mail came from {sender}: ask before you rely on it.").format(
                sender=senders[0].email), role)

    @staticmethod
    def _can_answer(invitation: Invitation, context: CardContext) -> bool:
        organiser = invitation.organiser
        return (invitation.method is Method.REQUEST and not invitation.cancelled and context.can_act
                and not context.junk and bool(invitation.uid) and organiser is not None
                and organiser.email.lower() not in context.own)

    def _answer(self, answer: Answer) -> None:
        for button in self.buttons.values():
            button.setEnabled(False)
        self.state.setText(self.tr("Your answer is put into the outbox …"))
        self.state.show()
        self.answer_wanted.emit(self.invitation, answer)

    def show_answer(self, answer: Answer) -> None:
        """What was answered; another answer can still be given."""
        text = words.own_answer(answer)
        if text and text != self.state.text():
            announce(self, text)
        self.state.setText(text)
        self.state.setVisible(bool(text))
        for each, button in self.buttons.items():
            button.setEnabled(each is not answer)
            # The default is not Return's: a primary look on the way that most people take.
            first = each is Answer.ACCEPTED and answer is Answer.NONE
            button.setProperty("role", "primary" if first else "")
            icons.bind(button, _ICONS[each], "on_accent" if first else "")
            button.style().unpolish(button)
            button.style().polish(button)
        focus = self.focusWidget()
        if focus in self.buttons.values() and not focus.isEnabled():
            self.setFocus(Qt.FocusReason.OtherFocusReason)

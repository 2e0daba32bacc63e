"""IMAP and POP3 side by side with the person's own numbers, two questions, and what they come to."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.errors import MailError
from app.model.account import LeaveKind, LeaveRule, Protocol
from app.model.mailbox import MailboxNumbers
from app.setup.advice import Advice, Answers, advise
from ui import formats, wording
from ui.advice_words import AdviceWords
from ui.forms.choice_card import ChoiceCard
from ui.forms.labels import Picture, Toned, announce
from ui.forms.side_by_side import SideBySide
from ui.forms.yes_no import YesNo
from ui.mailbox_words import MailboxWords
from ui.rule_words import RuleWords

_LETTERS = 38


@dataclass(frozen=True)
class Side:
    """What is known of one protocol: its numbers, why it does not work, or None where there is no server for it.

    `usable`: it may be chosen; also where it could not be reached, and the person wants it all the same.
    """

    found: MailboxNumbers | MailError | None
    usable: bool

    @property
    def numbers(self) -> MailboxNumbers | None:
        return self.found if isinstance(self.found, MailboxNumbers) else None


class ProtocolChoice(QWidget):
    """The recommendation is chosen until the person clicks a card. `changed`: another one is chosen, or advised."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sides: dict[Protocol, Side] = {each: Side(None, False) for each in Protocol}
        self._leave = LeaveRule(LeaveKind.DAYS, 14)
        self._overruled = False
        self.advice = Advice(None)
        self.imap = ChoiceCard("cloud-sync", self.tr("IMAP – mail stays on the server"), ())
        self.pop3 = ChoiceCard("computer", self.tr("POP3 – mail comes to this computer"), ())
        self.cards = {Protocol.IMAP: self.imap, Protocol.POP3: self.pop3}
        self._group = QButtonGroup(self)
        for card in self.cards.values():
            self._group.addButton(card)
        self._group.buttonClicked.connect(self._clicked)
        self._group.buttonToggled.connect(self.changed)
        self.devices = YesNo(self.tr("Do you read this mail on more than one device?"),
                             self.tr("A telephone, another computer, or the provider's web page."))
        self.room = YesNo(self.tr("Is there little room for mail on the server?"),
                          self.tr("Some providers give only a few hundred megabytes."))
        for question in (self.devices, self.room):
            question.answered.connect(self._answered)
        self.filled = Toned()
        self.recommendation = Toned(tone="text")
        self._lay_out()

    def show_sides(self, imap: Side, pop3: Side, leave: LeaveRule, chosen: Protocol | None = None) -> None:
        """`chosen`: what the person has chosen before, or has now; None: what is recommended."""
        self._sides = {Protocol.IMAP: imap, Protocol.POP3: pop3}
        self._leave = leave
        for protocol, card in self.cards.items():
            side = self._sides[protocol]
            card.setEnabled(side.usable)
            card.set_paragraphs(self._paragraphs(protocol, side.numbers), self._alert(protocol, side))
        self.filled.setText(MailboxWords(self).filled(imap.numbers) if imap.numbers else "")
        self.filled.setVisible(bool(self.filled.text()))
        both = imap.usable and pop3.usable
        self._questions.setVisible(both)
        self._overruled = chosen is not None and self._sides[chosen].usable
        self._advise()
        if chosen is not None and self._overruled:
            self.cards[chosen].setChecked(True)

    def protocol(self) -> Protocol | None:
        """None where neither can be used."""
        return next((each for each, card in self.cards.items() if card.isChecked() and card.isEnabled()), None)

    def is_overruled(self) -> bool:
        """The person chose it; it is more than what is recommended."""
        return self._overruled

    def focus_chosen(self) -> None:
        chosen = self.protocol()
        if chosen is not None:
            self.cards[chosen].setFocus()

    # --- inside ----------------------------------------------------------------------------------

    def _answered(self) -> None:
        before = self.advice
        self._advise()
        if self.advice != before:
            announce(self.recommendation, self.recommendation.text())

    def _clicked(self) -> None:
        self._overruled = True
        self.changed.emit()

    def _advise(self) -> None:
        sides = {each: side.numbers or _unknown(side) for each, side in self._sides.items()}
        self.advice = advise(sides[Protocol.IMAP], sides[Protocol.POP3],
                             Answers(self.devices.answer(), self.room.answer()))
        for protocol, card in self.cards.items():
            card.set_badge(self.tr("Recommended") if protocol is self.advice.protocol else "")
        self.recommendation.setText(AdviceWords(self).sentence(self.advice))
        if self.advice.protocol is not None and not self._overruled:
            self.cards[self.advice.protocol].setChecked(True)
        self.changed.emit()

    def _alert(self, protocol: Protocol, side: Side) -> str:
        if isinstance(side.found, MailError):
            return wording.error_sentence(side.found)
        if side.found is None:
            return self.tr("No server for {protocol} is known.").format(protocol=wording.protocol_name(protocol))
        return ""

    def _paragraphs(self, protocol: Protocol, numbers: MailboxNumbers | None) -> tuple[str, ...]:
        if protocol is Protocol.IMAP:
            means = self.tr("What you read, move or delete here changes on every device. A copy is kept here to be read"
                            " offline.")
            if numbers is None:
                return (means,)
            words = MailboxWords(self)
            return (self.tr("{folders}, {mails}, on every device.").format(
                folders=words.folders(protocol, numbers), mails=words.mails(numbers)), means)
        means = self.tr("The copy on this computer is the one that counts. Folders exist only here.")
        return (*(self._pop3_lines(numbers) if numbers is not None else ()), means)

    def _pop3_lines(self, numbers: MailboxNumbers) -> tuple[str, ...]:
        words = MailboxWords(self)
        parts = [words.folders(Protocol.POP3, numbers), words.mails(numbers)]
        if numbers.messages:
            if numbers.octets is not None:
                parts.append(self.tr("{size} to download").format(size=formats.size(numbers.octets)))
            parts.append(RuleWords(self).then(self._leave))
        lines = [", ".join(parts) + "."]
        imap = self._sides[Protocol.IMAP].numbers
        if imap is not None and imap.messages > imap.inbox_messages:
            lines.append(self.tr("%Ln mail(s) in other folders are not fetched.", "",
                                 imap.messages - imap.inbox_messages))
        if numbers.expire_days is not None:
            lines.append(self.tr("The server itself removes mail after %n day(s).", "", numbers.expire_days)
                         if numbers.expire_days else self.tr("The server itself removes what was downloaded."))
        if not numbers.has_uidl:
            lines.append(self.tr("The server gives mail no ids: leaving it there makes each check slow."))
        if numbers.login_delay > 60:
            lines.append(self.tr("The server allows a check every %n minute(s) at most.", "",
                                 -(-numbers.login_delay // 60)))
        return tuple(lines)

    def _lay_out(self) -> None:
        self._questions = QFrame()
        self._questions.setProperty("frame", "card")
        inside = QVBoxLayout(self._questions)
        inside.setContentsMargins(16, 10, 16, 10)
        inside.setSpacing(6)
        inside.addWidget(self.devices)
        inside.addWidget(self.room)
        inside.addWidget(self.filled)
        told = QHBoxLayout()
        told.setSpacing(10)
        told.addWidget(Picture("info", 18, "accent"), 0, Qt.AlignmentFlag.AlignTop)
        told.addWidget(self.recommendation, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(SideBySide((self.imap, self.pop3), _LETTERS))
        layout.addWidget(self._questions)
        layout.addLayout(told)


def _unknown(side: Side) -> MailboxNumbers | None:
    """It may be used, but nobody could look into it."""
    return MailboxNumbers(0, 0, 0) if side.usable else None

"""The block above a message: subject, sender with the real address, recipients, date, and what can be done."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAction, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from app.events import MessageView
from app.mime.links import same_site
from app.mime.lookalike import to_ascii, to_unicode
from app.model.message import Address, Envelope, MessageRow
from app.model.sending import Priority
from ui import formats, icons, painting
from ui.forms.elided_label import ElidedLabel
from ui.forms.labels import Words
from ui.models.message_list import names_only
from ui.models.place_words import PlaceWords
from ui.models.tag_book import Chip
from ui.views.chips import ChipLine
from ui.views.priority_mark import PriorityMark

LEAST_ADDRESS = 260
"""Pixels."""

MANY = 200
"""Recipients that are listed at most; a header may name thousands."""


class MessageHeader(QFrame):
    """First filled from the list's row, at once; then from the message itself."""

    def __init__(self, buttons: Sequence[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sender = Address("", "")
        self.setProperty("frame", "surface")
        self.subject = Words()
        self.subject.setProperty("role", "heading")
        self.subject.setWordWrap(True)
        self.subject.setTextFormat(Qt.TextFormat.PlainText)
        self._selectable(self.subject)
        font = painting.scaled(self.font(), 1.25, bold=True)
        self.subject.setFont(font)
        self.chips = ChipLine()
        self._avatar = Avatar()
        # However long a name is, the address beside it is seen, and of that the end: there the domain stands.
        self.person = ElidedLabel()
        self.person.setProperty("role", "strong")
        self.person.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.address = ElidedLabel(mode=Qt.TextElideMode.ElideLeft, least=LEAST_ADDRESS)
        self.address.setProperty("role", "dim")
        self.address.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        for label in (self.person, self.address):
            label.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
            label.addAction(self._copier(self.tr("Copy address"), lambda: self._sender.email))
            label.addAction(self._copier(self.tr("Copy name and address"), lambda: str(self._sender)))
        self.replies = ElidedLabel()
        self.replies.setProperty("role", "dim")
        self.replies.hide()
        self.date = ElidedLabel()
        self.date.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.date.setProperty("role", "dim")
        self._places = PlaceWords(self)
        self.place = ElidedLabel()
        self.place.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.place.setProperty("role", "small")
        self.priority = PriorityMark()
        self._recipients = Words()
        self._recipients.setProperty("role", "dim")
        self._recipients.setTextFormat(Qt.TextFormat.PlainText)
        self._recipients.setWordWrap(True)
        self._selectable(self._recipients)
        self._short = ElidedLabel()
        self._short.setProperty("role", "dim")
        self._more = QToolButton()
        self._more.setCheckable(True)
        self._more.setProperty("role", "fold")
        self._more.setAccessibleName(self.tr("Show all recipients"))
        self._more.setToolTip(self.tr("Show all recipients"))
        self._more.setIconSize(QSize(12, 12))
        self._more.setFixedSize(20, 20)
        icons.bind(self._more, "chevron-down", "dim")
        self._more.toggled.connect(self._unfold)
        self._lay_out(buttons)
        self._unfold(False)

    @property
    def recipients(self) -> str:
        """Every line about recipients, as unfolded."""
        return self._recipients.text()

    def show_row(self, row: MessageRow, subject: str) -> None:
        """What the list knows."""
        self.priority.show_priority(Priority.NORMAL)
        self.subject.setText(subject)
        self._people(Address(row.sender_name, row.sender_email))
        self.replies.hide()
        self.date.setText(formats.full_date(row.date))
        self.show_place(row)
        self._to(self.tr("to {people}").format(people=names_only(row.recipients)) if row.recipients else "", "")

    def show_place(self, row: MessageRow) -> None:
        """What becomes of it on a POP3 server."""
        self.place.setText(self._places.sentence(row))

    def show_chips(self, chips: tuple[Chip, ...]) -> None:
        self.chips.show_chips(chips)

    def show_view(self, view: MessageView) -> None:
        """What the message's own header says."""
        self.priority.show_priority(view.priority)
        envelope = view.envelope
        self.subject.setText(envelope.subject or self.tr("(no subject)"))
        self._people(envelope.senders[0] if envelope.senders else Address("", ""))
        if envelope.date is not None:
            self.date.setText(formats.full_date(envelope.date))
        lines = []
        if len(envelope.senders) > 1:
            lines.append((self.tr("From"), envelope.senders))
        lines += [(self.tr("To"), envelope.to), (self.tr("Cc"), envelope.cc), (self.tr("Bcc"), envelope.bcc)]
        if envelope.reply_to and envelope.reply_to != envelope.senders:
            lines.append((self.tr("Replies to"), envelope.reply_to))
        elsewhere = _elsewhere(envelope)
        self.replies.setText(self.tr("Answers go to {address}").format(address=elsewhere))
        self.replies.setVisible(bool(elsewhere))
        names = [address.name or address.email for address in (*envelope.to, *envelope.cc)][:20]
        self._to(self.tr("to {people}").format(people=", ".join(names)) if names else "",
                 "\n".join(f"{word}: {_listed(who)}" for word, who in lines if who))

    def _people(self, sender: Address) -> None:
        self._sender = sender
        self._avatar.show_person(sender)
        self.person.setText(sender.name or sender.email or self.tr("(unknown sender)"))
        # The real address stands there always: a name says nothing about who wrote.
        self.address.setText(_address(sender))

    def _to(self, short: str, lines: str) -> None:
        self._short.setText(short)
        self._recipients.setText(lines)
        self._more.setVisible(bool(lines))
        self._unfold(self._more.isChecked())

    def _unfold(self, unfolded: bool) -> None:
        unfolded = unfolded and bool(self._recipients.text())
        icons.bind(self._more, "chevron-up" if unfolded else "chevron-down", "dim")
        self._recipients.setVisible(unfolded)
        self._short.setVisible(not unfolded)

    def _lay_out(self, buttons: Sequence[QAction]) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(0)
        for action in buttons:
            button = QToolButton()
            button.setDefaultAction(action)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
            icons.fit(button, 18)
            tools.addWidget(button)
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self.subject, 1)
        first.addLayout(tools)
        first.setAlignment(tools, Qt.AlignmentFlag.AlignTop)
        who = QHBoxLayout()
        who.setSpacing(6)
        who.addWidget(self.person)
        who.addWidget(self.address, 1)
        who.addWidget(self.priority)
        who.addWidget(self.place)
        to = QHBoxLayout()
        to.setSpacing(2)
        to.addWidget(self._short, 1, Qt.AlignmentFlag.AlignTop)
        to.addWidget(self._recipients, 1)
        to.addSpacing(8)
        to.addWidget(self.date, 0, Qt.AlignmentFlag.AlignTop)
        to.addWidget(self._more, 0, Qt.AlignmentFlag.AlignTop)
        text = QVBoxLayout()
        text.setSpacing(2)
        text.addLayout(who)
        text.addWidget(self.replies)
        text.addLayout(to)
        second = QHBoxLayout()
        second.setSpacing(12)
        second.addWidget(self._avatar, 0, Qt.AlignmentFlag.AlignTop)
        second.addLayout(text, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 12, 12)
        column.setSpacing(10)
        column.addLayout(first)
        column.addWidget(self.chips)
        column.addLayout(second)

    def _copier(self, words: str, text: Callable[[], str]) -> QAction:
        action = QAction(words, self)
        icons.bind(action, "copy")
        action.triggered.connect(lambda: QGuiApplication.clipboard().setText(text()))
        return action

    @staticmethod
    def _selectable(label: QLabel) -> None:
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)


class Avatar(QWidget):
    """The sender's initials in a circle."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(38, 38)
        self._person = Address("", "")

    def show_person(self, person: Address) -> None:
        self._person = person
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painting.draw_avatar(painter, QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), self._person.name,
                             self._person.email, painting.scaled(self.font(), 1.05, bold=True))


def _address(sender: Address) -> str:
    """Beside the name; one of other letters also as it is written for machines."""
    domain = sender.email.rpartition("@")[2]
    machine, human = to_ascii(domain), to_unicode(domain)
    as_it_is = f" ({machine if domain != machine else human})" if machine != human else ""
    if not sender.email or not (sender.name or as_it_is):
        return ""
    return f"<{sender.email}>{as_it_is}" if sender.name else as_it_is.strip()


def _elsewhere(envelope: Envelope) -> str:
    """Where answers go, if that is another site than the sender's; lists do it openly."""
    if not envelope.senders or envelope.list_id:
        return ""
    home = to_ascii(envelope.senders[0].email.rpartition("@")[2])
    return next((each.email for each in envelope.reply_to if each.email and not same_site(
        to_ascii(each.email.rpartition("@")[2]), home)), "")


def _listed(people: Sequence[Address]) -> str:
    listed = ", ".join(str(address) for address in people[:MANY])
    return f"{listed}, … (+{len(people) - MANY})" if len(people) > MANY else listed

"""The card of contacts that came as vCards."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.model.cards import Contact, ContactCard
from ui import pictures
from ui.forms.labels import text_label
from ui.views.cards.context import CardContext
from ui.views.cards.frame import CardFrame

MOST_SHOWN = 3
PHOTO = 48
_MOST_PIXELS = 1_000_000
"""Read in the Qt thread: some ten milliseconds at the worst."""


class ContactsCard(CardFrame):
    """The first three in full, the others by their number."""

    add_wanted = Signal(object)
    """A tuple of Address, to be offered where addresses are typed."""
    save_wanted = Signal(str)
    """The part's section."""

    def __init__(self, card: ContactCard, context: CardContext, parent: QWidget | None = None) -> None:
        super().__init__("people", "", parent=parent)
        title = self.tr("%n contact(s)", "", card.total)
        self.title.setText(title)
        self.setAccessibleName(title)
        self.card = card
        for contact in card.contacts[:MOST_SHOWN]:
            self.column.addLayout(self._contact(contact))
        if card.total > MOST_SHOWN:
            self.add_line(self.tr("and %n more", "", card.total - MOST_SHOWN), "small")
        addresses = tuple(each for contact in card.contacts for each in contact.addresses)
        if addresses and context.can_act:
            self.adder = self.add_button(self.tr("Add to address completion"), "account-add")
            self.adder.clicked.connect(lambda: self._add(addresses))
        self.more = self.add_more(self.tr("More for these contacts"), (
            (self.tr("&Save …"), "save", lambda: self.save_wanted.emit(card.part)),))

    def _add(self, addresses: tuple[object, ...]) -> None:
        self.adder.setEnabled(False)
        self.add_wanted.emit(addresses)

    def _contact(self, contact: Contact) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(10)
        lines = QVBoxLayout()
        lines.setSpacing(1)
        name = text_label(contact.name)
        name.setProperty("role", "heading")
        lines.addWidget(name)
        role = ", ".join(filter(None, (contact.title, contact.organisation)))
        if role:
            lines.addWidget(text_label(role))
        for kind, value in (*contact.emails, *contact.phones):
            lines.addWidget(text_label(f"{value}  ({self._kind(kind)})" if kind else value))
        picture = _photo(contact.photo) if contact.photo else None
        if picture is not None:
            line.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(lines, 1)
        return line

    def _kind(self, kind: str) -> str:
        known = {"home": self.tr("home"), "work": self.tr("work"), "cell": self.tr("mobile"), "fax": self.tr("fax")}
        return known.get(kind, kind)


def _photo(octets: bytes) -> QLabel | None:
    """The card's reader took at most 200 kB; None for what claims a million pixels or is no picture."""
    image: QImage | None = pictures.read(QByteArray(octets), QSize(PHOTO * 2, PHOTO * 2), _MOST_PIXELS)
    if image is None:
        return None
    label = QLabel()
    label.setPixmap(QPixmap.fromImage(image).scaled(
        PHOTO, PHOTO, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation))
    return label

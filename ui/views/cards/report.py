"""What became of a message that was sent, as a server or the reader's program reports it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.model.cards import DeliveryReport, Fate, RecipientFate
from ui.views.cards.frame import CardFrame

translate = QCoreApplication.translate

_ORDER = tuple(Fate)
"""The worst decides how the card looks."""
_LOOKS = {Fate.FAILED: ("error", "danger"), Fate.DELAYED: ("clock", "warning"), Fate.DELIVERED: ("check-circle", "ok"),
          Fate.RELAYED: ("check-circle", "ok"), Fate.DISPLAYED: ("mail-open", "accent"),
          Fate.NOT_SHOWN: ("trash", "dim")}
MOST_SHOWN = 8


class ReportCard(CardFrame):
    """Each recipient with what is said of them, and what helps where that is known."""

    def __init__(self, card: DeliveryReport, parent: QWidget | None = None) -> None:
        worst = min((each.fate for each in card.fates), key=_ORDER.index)
        icon, tone = _LOOKS[worst]
        super().__init__(icon, _title(worst), card.subject or self.tr("A message that you sent"), tone, parent)
        self.card = card
        for each in card.fates[:MOST_SHOWN]:
            self.add_fact(_title(each.fate) if each.fate is not worst else self.tr("To"), each.email)
            if said := _said(each):
                self.add_fact("", said).setProperty("role", "dim")
        if len(card.fates) > MOST_SHOWN:
            self.add_line(self.tr("and %n more", "", len(card.fates) - MOST_SHOWN), "dim")


def _title(fate: Fate) -> str:
    match fate:
        case Fate.FAILED:
            return translate("ReportCard", "Not delivered")
        case Fate.DELAYED:
            return translate("ReportCard", "Delayed")
        case Fate.DELIVERED:
            return translate("ReportCard", "Delivered")
        case Fate.RELAYED:
            return translate("ReportCard", "Handed on")
        case Fate.DISPLAYED:
            return translate("ReportCard", "Was displayed")
        case Fate.NOT_SHOWN:
            return translate("ReportCard", "Was deleted unread")


def _said(each: RecipientFate) -> str:
    """A sentence of ours where the code has one (RFC 3463), and the server's own words."""
    return "\n".join(filter(None, (_sentence(each), each.words)))


def _sentence(each: RecipientFate) -> str:
    if each.fate is Fate.DELAYED:
        return translate("ReportCard", "The server goes on trying.")
    if each.fate is Fate.RELAYED:
        return translate("ReportCard", "Nobody will report further.")
    return _advice(each.code) if each.fate is Fate.FAILED else ""


def _advice(code: str) -> str:
    subject = code.partition(".")[2]
    if subject in ("1.1", "1.3", "1.6", "1.10"):
        return translate("ReportCard", "This address does not exist there: check it for typing errors.")
    if subject == "1.2" or code == "5.4.4":
        return translate("ReportCard", "This domain does not exist or takes no mail: check what stands behind the @.")
    if subject in ("2.1", "2.0"):
        return translate("ReportCard", "This mailbox takes no mail.")
    if subject == "2.2":
        return translate("ReportCard", "This mailbox is full: try again later, or another way.")
    if subject in ("2.3", "3.4"):
        return translate("ReportCard", "The message is too large for it: send less, or a link.")
    if subject.startswith("7."):
        return translate("ReportCard", "The server refused it by its rules.")
    if subject.startswith("4."):
        return translate("ReportCard", "The server could not be reached for too long.")
    return ""

"""What a new message begins with: empty, from a mailto: link, as an answer, as a forward."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from app.mime import compose
from app.mime.mailto import MailtoRequest
from app.model.account import Account
from app.model.message import Address, Draft, Envelope
from ui import formats

translate = QCoreApplication.translate


def sender(account: Account) -> Address:
    """Name and address under which the account sends."""
    return Address(account.display_name, account.email)


def new_draft(account: Account, mailto: MailtoRequest | None = None) -> Draft:
    """Empty, or with what the link asks for."""
    if mailto is None:
        return Draft(sender=sender(account))
    return Draft(sender=sender(account), to=mailto.to, cc=mailto.cc, bcc=mailto.bcc, subject=mailto.subject,
                 text=mailto.body)


def reply_draft(raw: bytes, account: Account, *, everyone: bool, mine: frozenset[str]) -> Draft:
    """An answer above the quoted message. `mine`: all own addresses in lower case."""
    answer = compose.reply(raw, sender(account), everyone=everyone, mine=mine, quote_intro=_wrote)
    return replace(answer, text=f"\n\n{answer.text}")


def forward_draft(raw: bytes, account: Account) -> Draft:
    """The message's text and files, below a few lines that say whence they came."""
    return compose.forward(raw, sender(account), intro=_forwarded)


def _wrote(original: Envelope) -> str:
    who = _people(original.senders[:1]) or translate("ComposerStart", "somebody")
    if original.date is None:
        return translate("ComposerStart", "{sender} wrote:").format(sender=who)
    return translate("ComposerStart", "On {date}, {sender} wrote:").format(
        date=formats.full_date(original.date), sender=who)


def _forwarded(original: Envelope) -> str:
    lines = [translate("ComposerStart", "-------- Forwarded message --------")]
    for name, value in (
        (translate("ComposerStart", "From"), _people(original.senders)),
        (translate("ComposerStart", "Date"), formats.full_date(original.date)),
        (translate("ComposerStart", "Subject"), original.subject),
        (translate("ComposerStart", "To"), _people(original.to)),
        (translate("ComposerStart", "Cc"), _people(original.cc)),
    ):
        if value:
            lines.append(f"{name}: {value}")
    return "\n".join(lines)


def _people(addresses: tuple[Address, ...]) -> str:
    return ", ".join(str(address) for address in addresses[:50])

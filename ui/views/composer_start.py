"""What a new message begins with: empty, from a mailto: link, as an answer, as a forward."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from app.mime import compose
from app.mime.addressed import answering
from app.mime.mailto import MailtoRequest
from app.model.account import Account
from app.model.identity import Identity
from app.model.message import Address, Draft, Envelope
from ui import formats

translate = QCoreApplication.translate

_ROOM = "<div><br></div><div><br></div>"


def sender(account: Account) -> Address:
    """Name and address under which the account sends."""
    return Address(account.display_name, account.email)


def new_draft(account: Account, mailto: MailtoRequest | None = None, identities: Sequence[Identity] = ()) -> Draft:
    """Empty, or with what the link asks for; from the account's first identity."""
    me = identities[0].address if identities else sender(account)
    if mailto is None:
        return Draft(sender=me)
    return Draft(sender=me, to=mailto.to, cc=mailto.cc, bcc=mailto.bcc, subject=mailto.subject, text=mailto.body)


def reply_draft(raw: bytes, account: Account, *, everyone: bool, mine: frozenset[str],
                identities: Sequence[Identity] = (), rich: bool = False) -> Draft:
    """An answer above the quoted message. `mine`: all own addresses in lower case. `identities`: the account's own
    first; the one that was written to answers. `rich`: HTML is quoted as such."""
    me = _answering(raw, account, identities)
    return _room_above(compose.reply(raw, me, everyone=everyone, mine=mine, quote_intro=_wrote, rich=rich))


def list_reply_draft(raw: bytes, account: Account, *, identities: Sequence[Identity] = (), rich: bool = False) -> Draft:
    """To the list alone. Raises MailError(USAGE) where the message came by none."""
    me = _answering(raw, account, identities)
    return _room_above(compose.reply_to_list(raw, me, quote_intro=_wrote, rich=rich))


def forward_draft(raw: bytes, account: Account, *, identities: Sequence[Identity] = (), rich: bool = False) -> Draft:
    """The message's text and files, below a few lines that say whence they came."""
    draft = compose.forward(raw, _answering(raw, account, identities), intro=_forwarded, rich=rich)
    return draft if draft.html is None else replace(draft, html=_ROOM + draft.html)


def attached_draft(raw: bytes, account: Account, *, identities: Sequence[Identity] = ()) -> Draft:
    """The message as it is, as a file."""
    return compose.forward_attached((raw,), _answering(raw, account, identities))


def _answering(raw: bytes, account: Account, identities: Sequence[Identity]) -> Address:
    found = answering(raw, identities)
    return found.address if found else identities[0].address if identities else sender(account)


def _room_above(answer: Draft) -> Draft:
    html = None if answer.html is None else _ROOM + answer.html
    return replace(answer, text=f"\n\n{answer.text}", html=html)


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

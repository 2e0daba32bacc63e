"""What the cards of a message ask for: answers to invitations, contacts kept, mailing lists left."""

from __future__ import annotations

from functools import partial

import shiboken6
from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from app.commands import AddCorrespondents, LeaveList, QueueMessage
from app.errors import MailError
from app.events import ListLeft, MessageQueued
from app.mime import calendar_reply, compose, mailto
from app.model.cards import ANSWER_FLAGS, Answer, Invitation, Unsubscribe
from app.model.identity import Identity
from app.model.message import Address, Draft, MessageRow
from app.model.operation import SetFlags
from app.store import identities
from ui import background
from ui.context import Context
from ui.dialogs.leave_list import LeaveListDialog, Way
from ui.tokens import next_token
from ui.views.cards import words
from ui.views.cards.context import CardContext
from ui.views.message_view import MessageViewPane
from ui.views.toast import Toast

_AT_ONCE = 500
"""Addresses that one command takes."""


class CardsDesk(QObject):
    """Serves every pane that it is attached to. Nothing goes out without a click, and nothing to a list from Junk."""

    failed = Signal(object)
    """A MailError."""

    def __init__(self, context: Context, toast: Toast) -> None:
        super().__init__(context.window)
        self._context, self._toast = context, toast
        self._answers: dict[str, Answer] = {}
        """By what names an invitation: what was answered in this session, for messages that lie in no folder."""
        self._left: set[str] = set()
        self._sending: dict[int, tuple[MessageViewPane, int, str, Answer | None]] = {}
        """By token: the pane, its message, the key of what it is about, and the answer (None: a list is left)."""
        context.bridge.message_queued.connect(self._queued)
        context.bridge.list_left.connect(self._list_left)

    def attach(self, pane: MessageViewPane) -> None:
        pane.card_context = partial(self.context_of, pane)
        stack = pane.cards
        stack.answer_wanted.connect(lambda invitation, answer: self.answer(pane, invitation, answer))
        stack.add_wanted.connect(self.add_contacts)
        stack.leave_wanted.connect(lambda card: self.ask_to_leave(pane, card))

    def context_of(self, pane: MessageViewPane) -> CardContext:
        """What is known of the message that the pane shows."""
        db, view, row = self._context.db, pane.view, pane.row
        cards = view.cards if view is not None else ()
        keys = [_key(card) for card in cards if isinstance(card, Invitation | Unsubscribe)]
        answered = next((self._answers[key] for key in keys if key in self._answers), Answer.NONE)
        if answered is Answer.NONE and row is not None:
            answered = next((answer for answer, flag in ANSWER_FLAGS.items() if _has(row, flag)), Answer.NONE)
        return CardContext(identities.own_addresses(db), bool(self._context.accounts()), answered,
                           pane.in_junk, any(key in self._left for key in keys))

    # --- invitations --------------------------------------------------------------------------

    def answer(self, pane: MessageViewPane, invitation: Invitation, answer: Answer) -> None:
        """By a mail to the organiser, from the address that was invited."""
        identity = self._identity(pane, [each.address.email for each in invitation.attendees])
        if identity is None or invitation.organiser is None:
            return
        name = identity.name or identity.email
        make = partial(calendar_reply.build, invitation, identity.address, answer,
                       subject=words.reply_subject(invitation, answer),
                       text=words.reply_text(invitation, answer, name))
        self._send(pane, identity, make, (invitation.organiser.email,), _key(invitation), answer)

    def _queued(self, told: MessageQueued) -> None:
        waited = self._sending.pop(told.token, None)
        if waited is None:
            return
        pane, message_id, key, answer = waited
        if told.error is not None:
            self.failed.emit(told.error)
        elif answer is None:
            self._left.add(key)
            self._toast.say(self.tr("The request to leave the list is in the outbox"))
        else:
            self._answers[key] = answer
            self._toast.say(self.tr("Your answer is in the outbox"))
            if message_id:
                gone = frozenset(ANSWER_FLAGS.values()) - {ANSWER_FLAGS[answer]}
                self._context.engine.edit(SetFlags((message_id,), add=frozenset({ANSWER_FLAGS[answer]}), remove=gone,
                                                   undoable=False))
        _refresh(pane)

    # --- contacts -----------------------------------------------------------------------------

    def add_contacts(self, addresses: tuple[Address, ...]) -> None:
        for start in range(0, len(addresses), _AT_ONCE):
            self._context.engine.submit(AddCorrespondents(addresses[start:start + _AT_ONCE]))
        self._toast.say(self.tr("%n address(es) added to the address completion", "", len(addresses)))

    # --- mailing lists ------------------------------------------------------------------------

    def ask_to_leave(self, pane: MessageViewPane, card: Unsubscribe) -> None:
        dialog = LeaveListDialog(card, pane.window())
        dialog.chosen.connect(lambda way: self.leave(pane, card, way))
        dialog.open()

    def leave(self, pane: MessageViewPane, card: Unsubscribe, way: Way) -> None:
        match way:
            case Way.PAGE:
                QDesktopServices.openUrl(QUrl(card.page))
            case Way.ONE_CLICK:
                token = next_token()
                self._sending[token] = (pane, 0, _key(card), None)
                self._context.engine.submit(LeaveList(token, card.page))
                self._toast.say(self.tr("Asking {host} …").format(host=card.host))
            case Way.MAIL:
                self._leave_by_mail(pane, card)

    def _leave_by_mail(self, pane: MessageViewPane, card: Unsubscribe) -> None:
        """One recipient and nothing else of the link: it is the sender's text."""
        got = pane.view.envelope if pane.view is not None else None
        identity = self._identity(pane, [each.email for each in (*got.to, *got.cc)] if got is not None else [])
        if identity is None:
            return
        request = mailto.parse(card.mail)
        draft = Draft(identity.address, to=request.to[:1], subject=request.subject or "unsubscribe",
                      text=request.body[:2000])
        self._send(pane, identity, partial(compose.build, draft), (request.to[0].email,), _key(card), None)

    def _list_left(self, told: ListLeft) -> None:
        waited = self._sending.pop(told.token, None)
        if waited is None:
            return
        if told.error is not None:
            self.failed.emit(told.error)
        else:
            self._left.add(waited[2])
            self._toast.say(self.tr("The list’s server took your request"))
        _refresh(waited[0])

    # --- common -------------------------------------------------------------------------------

    def _send(self, pane: MessageViewPane, identity: Identity, make: partial[bytes], recipients: tuple[str, ...],
              key: str, answer: Answer | None) -> None:
        message_id = pane.row.id if pane.row is not None else 0

        def made(raw: bytes | MailError) -> None:
            if isinstance(raw, MailError):
                self.failed.emit(raw)
                _refresh(pane)
                return
            token = next_token()
            self._sending[token] = (pane, message_id, key, answer)
            self._context.engine.submit(QueueMessage(token, identity.account_id, raw, recipients,
                                                     sender=identity.email))

        background.run(self, make, made)

    def _identity(self, pane: MessageViewPane, asked: list[str]) -> Identity | None:
        """The own address that was written to; else that of the message's account, else the first."""
        known = identities.all_(self._context.db)
        wanted = {each.lower() for each in asked}
        account_id = pane.row.account_id if pane.row is not None else 0
        ordered = sorted(known, key=lambda each: each.account_id != account_id)
        return next((each for each in ordered if each.email.lower() in wanted), ordered[0] if ordered else None)


def _refresh(pane: MessageViewPane) -> None:
    """Unless its window was closed meanwhile."""
    if shiboken6.isValid(pane):
        pane.refresh_cards()


def _key(card: Invitation | Unsubscribe) -> str:
    if isinstance(card, Unsubscribe):
        return f"list {card.page} {card.mail}"
    occurrence = card.occurrence.wall if card.occurrence is not None else ""
    return f"event {card.uid} {card.sequence} {occurrence}"


def _has(row: MessageRow, flag: str) -> bool:
    # Servers may keep keywords in letters of another size.
    return any(each.lower() == flag.lower() for each in row.flags)

"""What the next check of a POP3 account would do under a rule, without doing any of it."""

from __future__ import annotations

import contextlib
import time

from app.commands import PreviewLeave
from app.engine.job_tools import JobTools
from app.errors import ErrorKind, MailError
from app.model import leaving
from app.model.account import LeaveKind, LeaveRule, Protocol
from app.model.leaving import LeavePreview, PreviewedDelete
from app.model.sync import KnownMessage
from app.store import accounts, pop3_state
from app.store.database import Database


def preview(tools: JobTools, command: PreviewLeave) -> LeavePreview:
    """Raises MailError(USAGE) for an account that is not POP3's, UNSUPPORTED where the server would have to be asked.
    """
    if command.ask_server:
        raise MailError(ErrorKind.UNSUPPORTED, "A preview that asks the server is not there yet.")
    with contextlib.closing(tools.open_database()) as db:
        account = accounts.account(db, command.account_id)
        if account.protocol is not Protocol.POP3:
            raise MailError(ErrorKind.USAGE, f"'{account.name}' is no POP3 account: it has no such rule.")
        return of_store(db, account.id, command.rule or account.leave, time.time())


def of_store(db: Database, account_id: int, rule: LeaveRule, now: float) -> LeavePreview:
    """By what the last check saw."""
    known = {str(uidl): message for uidl, message in pop3_state.snapshot(db, account_id, "INBOX").known.items()
             if not message.gone}
    told = pop3_state.described(db, account_id)
    listed = sorted(known.items(), key=lambda each: told.get(each[0], ("", each[1].first_seen, 0))[1])
    going = leaving.due(rule, listed, now)
    staying = [message for uidl, message in listed if uidl not in going]
    without = [(uidl, _as_if_whole(message)) for uidl, message in listed]
    days = [message.first_seen + rule.days * leaving.DAY for message in staying
            if rule.kind is LeaveKind.DAYS and message.first_seen > 0 and leaving.is_deletable(message)]
    return LeavePreview(
        rule, 0,
        tuple(PreviewedDelete(uidl, *told.get(uidl, ("", 0.0, 0)), True, reason) for uidl, reason in going.items()),
        incomplete=len(leaving.due(rule, without, now).keys() - going.keys()),
        kept=sum(message.kept for message in staying), later=len(days), next_day=min(days, default=None),
        asked_server=False)


def _as_if_whole(message: KnownMessage) -> KnownMessage:
    return message if message.has_body else KnownMessage(
        message.flags, True, message.first_seen, message.deleted_here, message.gone, message.size,
        message.left_inbox, message.kept, message.delete_at, message.reason)

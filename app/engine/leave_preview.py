"""What the next check of a POP3 account would do under a rule, without doing any of it."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from app.backends.base import lists_maildrop
from app.commands import PreviewLeave
from app.engine.job_tools import JobTools
from app.errors import ErrorKind, MailError
from app.model import leaving
from app.model.account import Account, LeaveKind, LeaveRule, Protocol
from app.model.leaving import LeavePreview, PreviewedDelete
from app.model.sync import MADE_UP, DeleteReason, FolderSnapshot, KnownMessage, ServerUid
from app.store import accounts, pop3_queue, pop3_state
from app.store.database import Database

_LEAST_FOR_RESET = 3
"""So many messages have to be missing before all new ids are taken for the old messages'."""


def preview(tools: JobTools, command: PreviewLeave) -> LeavePreview:
    """Raises MailError(USAGE) for an account that is not POP3's, and what a login raises where the server is asked.

    `deletes` is what the next check lets go: where the account has a time of grace, it begins to wait then.
    """
    with contextlib.closing(tools.open_database()) as db:
        account = accounts.account(db, command.account_id)
        if account.protocol is not Protocol.POP3:
            raise MailError(ErrorKind.USAGE, f"'{account.name}' is no POP3 account: it has no such rule.")
        rule = command.rule or account.leave
        if not command.ask_server:
            return of_store(db, account, rule, time.time())
        maildrop = _maildrop(tools, account)
        tools.check()
        return of_maildrop(db, account, rule, maildrop, time.time())


def of_store(db: Database, account: Account, rule: LeaveRule, now: float) -> LeavePreview:
    """By what the last check saw."""
    known = {uidl: message for uidl, message in _snapshot(db, account.id).known.items() if not message.gone}
    told = pop3_queue.described(db, account.id)
    oldest_first = sorted(known, key=lambda uidl: told.get(str(uidl), ("", known[uidl].first_seen))[1])
    listed = leaving.sure(map(str, oldest_first), known)
    return _foreseen(rule, listed, told, now, account.delete_grace)


def of_maildrop(db: Database, account: Account, rule: LeaveRule, maildrop: Sequence[tuple[str, int]], now: float
                ) -> LeavePreview:
    """By what the server lists: UIDL ("" for a doubtful one) and octets (0 where it does not tell), oldest first."""
    snapshot = _snapshot(db, account.id)
    known = snapshot.known
    foreseen: dict[ServerUid, KnownMessage] = {}
    in_doubt, completed = set[str](), set[str]()
    download = 0
    for uidl, octets in maildrop:
        message = known.get(uidl)
        is_whole = not 0 < account.whole_up_to < octets
        if message is None or message.gone:
            message = KnownMessage(has_body=is_whole, first_seen=now, size=octets,
                                   kept=message is not None and message.kept)
            download += is_whole and bool(uidl)
        elif is_whole and not message.has_body and not message.deleted_here:
            message = replace(message, has_body=True, first_seen=now)
            completed.add(uidl)  # its rest is fetched, and looked at: it leaves with a later check
            download += 1
        elif not message.size:
            message = replace(message, size=octets)
        elif octets not in (0, message.size):
            in_doubt.add(uidl)  # it may stand for another message: what is here is compared with it first
        foreseen[uidl] = message
    nameless = sum(not uidl for uidl, _ in maildrop)
    held = sum(not message.gone for uidl, message in known.items() if str(uidl).startswith(MADE_UP))
    if snapshot.is_renumbering or _was_reset(maildrop, known):
        in_doubt.update(uidl for uidl, _ in maildrop)
    listed = leaving.sure([uidl for uidl, _ in maildrop], foreseen)
    return _foreseen(rule, listed, pop3_queue.described(db, account.id), now, account.delete_grace,
                     in_doubt=in_doubt, completed=completed, download=download + max(0, nameless - held),
                     asked_server=True)


def _maildrop(tools: JobTools, account: Account) -> tuple[tuple[str, int], ...]:
    """What lies on the server. Nothing is retrieved, so that its end commits nothing (RFC 2449 6.7)."""
    looking = replace(account, leave=LeaveRule(LeaveKind.KEEP))
    with tools.hold(account.id):
        backend = tools.backend_for(looking, lambda: tools.passwords.get(account))
        try:
            if not lists_maildrop(backend):
                raise MailError(ErrorKind.UNSUPPORTED, f"'{account.name}' has no maildrop that could be listed.")
            return backend.maildrop()
        finally:
            backend.close()


def _snapshot(db: Database, account_id: int) -> FolderSnapshot:
    """As the next check will have it: what was moved since the last one is moved then."""
    outside = pop3_queue.outside_inbox(db, account_id)
    snapshot = pop3_state.snapshot(db, account_id, "")
    return replace(snapshot, known={
        uidl: message if message.left_inbox == (uidl in outside) else replace(message, left_inbox=uidl in outside)
        for uidl, message in snapshot.known.items()})


def _was_reset(maildrop: Sequence[tuple[str, int]], known: Mapping[ServerUid, KnownMessage]) -> bool:
    """Whether all ids are new though mail is stored that should still be there: then a check deletes nothing."""
    names = {uidl for uidl, _ in maildrop} - {""}
    held = sum(not message.gone and not str(uidl).startswith(MADE_UP) for uidl, message in known.items())
    return bool(names) and names.isdisjoint(known.keys()) and held >= _LEAST_FOR_RESET


def _let_go(rule: LeaveRule, listed: list[tuple[str, KnownMessage]], now: float, grace: int
            ) -> dict[str, DeleteReason]:
    """What leaves, and what begins to wait: for the limits, once that is away which has waited already."""
    due = leaving.due(rule, listed, now)
    if not grace:
        return due
    waited = {uidl for uidl, message in listed
              if uidl in due and message.delete_at is not None and message.delete_at <= now}
    rest = leaving.due(rule, [each for each in listed if each[0] not in waited], now) if waited else due
    return {uidl: due[uidl] for uidl in due if uidl in waited or uidl in rest}


def _foreseen(rule: LeaveRule, listed: list[tuple[str, KnownMessage]], told: Mapping[str, tuple[str, float, int]],
              now: float, grace: int, *, in_doubt: Collection[str] = (), completed: Collection[str] = (),
              download: int = 0, asked_server: bool = False) -> LeavePreview:
    """`in_doubt` and `completed` stay in any case, but count for the rule's limits."""
    going = {uidl: reason for uidl, reason in _let_go(rule, listed, now, grace).items()
             if uidl not in in_doubt and uidl not in completed}
    staying = [message for uidl, message in listed if uidl not in going]
    as_if_whole = [(uidl, message if message.has_body else replace(message, has_body=True))
                   for uidl, message in listed if uidl not in in_doubt]
    days = [message.first_seen + rule.days * leaving.DAY for message in staying
            if rule.kind is LeaveKind.DAYS and message.first_seen > 0 and leaving.is_deletable(message)]
    sizes = dict(listed)
    deletes = [PreviewedDelete(uidl, *told.get(uidl, ("", 0.0, sizes[uidl].size)), True, reason)
               for uidl, reason in going.items()]
    return LeavePreview(
        rule, download, tuple(sorted(deletes, key=lambda each: each.date or now)),
        incomplete=len(leaving.due(rule, as_if_whole, now).keys() - going.keys()),
        kept=sum(message.kept for message in staying), later=len(days), next_day=min(days, default=None),
        asked_server=asked_server)

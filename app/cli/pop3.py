"""pop3 preview | pending | keep | remove | warnings: what becomes of mail on a POP3 server."""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from datetime import UTC, datetime, timedelta

from app.backends.registry import backend_for
from app.cli.context import Context
from app.cli.listing import count, day_and_time, row
from app.cli.parser import Commands, Parser
from app.commands import PreviewLeave
from app.engine import leave_preview
from app.engine.job_tools import JobTools
from app.errors import ErrorKind, MailError
from app.model.account import Account, LeaveRule, Protocol
from app.model.leaving import LeavePreview, WaitingDelete
from app.model.operation import DeleteOnServer, KeepOnServer
from app.model.warnings import AccountWarning, WarningKind
from app.store import edits, pop3_queue, warnings
from app.store.database import Database

_IN_PART = 7
_MOST_PENDING = 1_000_000


def add(commands: Commands) -> None:
    group = commands.group("pop3", "what becomes of mail on a POP3 server")
    parser = group.add("preview", _preview, "what the next check would download and delete; the server is asked")
    parser.add_argument("name", metavar="NAME")
    parser.add_argument("--leave", metavar="RULE", type=LeaveRule.parse, help="another rule than the account's")
    group.add("pending", _pending, "deletions on the server that wait, and can be cancelled"
              ).add_argument("name", metavar="NAME")
    keep = group.add("keep", _keep, "these stay on the server, whatever the rule says; what waits is cancelled")
    _chosen(keep)
    keep.add_argument("--release", action="store_true", help="let the account's rule have its way again")
    _chosen(group.add("remove", _remove, "these leave the server with the next check after the time of grace, "
                                         "and stay here"))
    group.add("warnings", _warnings, "what was noticed about an account").add_argument("name", metavar="NAME")


def _chosen(parser: Parser) -> None:
    parser.add_argument("ids", nargs="*", type=count, metavar="ID")
    parser.add_argument("--account", metavar="NAME", help="of --uidl")
    parser.add_argument("--uidl", nargs="+", default=[], metavar="UIDL", help="for what is no longer here")


def pop3_account(context: Context, name: str) -> Account:
    """Raises MailError(USAGE) for an IMAP account."""
    account = context.account(name)
    if account.protocol is not Protocol.POP3:
        raise MailError(ErrorKind.USAGE, f"'{account.name}' is no POP3 account: all of its mail stays on the server.")
    return account


# --- preview -------------------------------------------------------------------------------------------------


def _preview(context: Context, arguments: argparse.Namespace) -> int:
    account = pop3_account(context, arguments.name)
    tools = JobTools(context.profile, lambda: Database.open(context.profile.database), context.passwords, backend_for,
                     context.reader, lambda _: None, lambda _: context.alone())
    found = leave_preview.preview(tools, PreviewLeave(0, account.id, arguments.leave, ask_server=True))
    context.output.result(_as_json(found), [
        f"{found.download} messages would be downloaded.", sentence(found, account.delete_grace),
        *(f"{(day_and_time(each.date) or '')[:10] if each.date else '':>10} {each.size:>10} {each.subject[:80]}"
          for each in found.deletes)])
    return 0


def _as_json(found: LeavePreview) -> dict[str, object]:
    return {
        "download": found.download,
        "delete": [{"uidl": each.uidl, "subject": each.subject, "date": day_and_time(each.date) if each.date else None,
                    "size": each.size, "complete": each.complete, "reason": each.reason.value}
                   for each in found.deletes],
        "rule": str(found.rule), "incomplete": found.incomplete, "kept": found.kept, "later": found.later,
        "next_day": _day(found.next_day)}


def sentence(found: LeavePreview, grace: int) -> str:
    """What a rule will do, in one line for people."""
    number = len(found.deletes)
    dates = [each.date for each in found.deletes if each.date]
    wait = f" after a wait of {_span(grace)}" if grace and number else ""
    text = f"At the next check {_messages(number)} leave{'s' if number == 1 else ''} the server{wait}"
    if dates:
        # Not localtime: of a moment before 1970 Windows knows none.
        oldest = (datetime.fromtimestamp(0, UTC) + timedelta(seconds=min(dates))).timetuple()
        text += f", the oldest of {oldest.tm_mday} {time.strftime('%B %Y', oldest)}"
    notes = [text]
    if found.incomplete:
        notes.append(f"{found.incomplete} {'is' if found.incomplete == 1 else 'are'} not fully downloaded and "
                     f"stay{'s' if found.incomplete == 1 else ''}")
    if found.kept:
        notes.append(f"{found.kept} {'is' if found.kept == 1 else 'are'} kept there as you asked")
    if found.later:
        notes.append(f"{found.later} leave{'s' if found.later == 1 else ''} later, the first on "
                     f"{_day(found.next_day)}")
    return "; ".join(notes) + "."


def _messages(number: int) -> str:
    return "1 message" if number == 1 else f"{number or 'no'} messages"


def _span(seconds: int) -> str:
    return f"{seconds} seconds" if seconds < 120 else f"{round(seconds / 60)} minutes"


def _day(seconds: float | None) -> str | None:
    return None if seconds is None else time.strftime("%Y-%m-%d", time.localtime(seconds))


# --- what waits ----------------------------------------------------------------------------------------------


def _pending(context: Context, arguments: argparse.Namespace) -> int:
    account = pop3_account(context, arguments.name)
    found = pop3_queue.waiting(context.db, account.id, _MOST_PENDING)
    context.output.result([_waiting_json(each) for each in found], [
        f"{each.message_id or '-':>7} {time.strftime('%Y-%m-%d %H:%M', time.localtime(each.at))} "
        f"{each.reason.value:<12} {each.sender[:24]:<24} {each.subject[:80] or each.uidl}" for each in found]
        or ["No deletion on the server waits."])
    return 0


def _waiting_json(each: WaitingDelete) -> dict[str, object]:
    return {"id": each.message_id, "uidl": each.uidl, "subject": each.subject, "from": each.sender,
            "date": day_and_time(each.date) if each.date else None, "size": each.size, "reason": each.reason.value,
            "not_before": day_and_time(each.at)}


def _keep(context: Context, arguments: argparse.Namespace) -> int:
    chosen = _uidls(context, arguments)
    applied = [edits.apply(context.db, KeepOnServer(account_id, uidls, not arguments.release), context.reader)
               for account_id, uidls in chosen.items()]
    words = "the rule holds for them again" if arguments.release else "stay on the server"
    return _told(context, chosen, sum(each.count for each in applied), words, "are not on the server")


def _remove(context: Context, arguments: argparse.Namespace) -> int:
    chosen = _uidls(context, arguments)
    applied = [edits.apply(context.db, DeleteOnServer(account_id, uidls), context.reader)
               for account_id, uidls in chosen.items()]
    return _told(context, chosen, sum(each.count for each in applied), "leave the server with a next check, and stay "
                 "here", "are not on the server, or not here as a whole")


def _uidls(context: Context, arguments: argparse.Namespace) -> dict[int, tuple[str, ...]]:
    """UIDLs by account. Raises MailError(USAGE) for a message that no POP3 server has."""
    if bool(arguments.uidl) != bool(arguments.account) or not (arguments.ids or arguments.uidl):
        raise MailError(ErrorKind.USAGE, "Name messages by their ID, or an account with --account and --uidl.")
    found: defaultdict[int, list[str]] = defaultdict(list)
    for message_id in dict.fromkeys(arguments.ids):
        each = row(context, message_id)
        if not each.uid or each.server_state in ("", "only-here"):
            raise MailError(ErrorKind.USAGE, f"Message {message_id} is on no POP3 server.")
        found[each.account_id].append(each.uid)
    if arguments.uidl:
        found[pop3_account(context, arguments.account).id] += arguments.uidl
    return {account_id: tuple(dict.fromkeys(uidls)) for account_id, uidls in found.items()}


def _told(context: Context, chosen: dict[int, tuple[str, ...]], done: int, words: str, why_not: str) -> int:
    left = sum(map(len, chosen.values())) - done
    context.output.result({"count": done, "left_out": left}, [f"{_messages(done)}: {words}."])
    if left:
        context.output.say(f"depeschectl: {_messages(left)} left out: they {why_not}.")
    return _IN_PART if left else 0


# --- warnings ------------------------------------------------------------------------------------------------


def _warnings(context: Context, arguments: argparse.Namespace) -> int:
    found = warnings.warnings(context.db, context.account(arguments.name).id)
    context.output.result([
        {"kind": each.kind.value, "number": each.number, "seconds": round(each.seconds, 1),
         "noted": day_and_time(each.noted_at), "dismissed": each.dismissed, "detail": _warning(each)}
        for each in found], [_warning(each) for each in found] or ["Nothing was noticed."])
    return 0


def _warning(each: AccountWarning) -> str:
    match each.kind:
        case WarningKind.MANY_LEFT:
            return (f"{each.number} messages lie on the server, and a check takes {each.seconds:.0f} s: let them leave "
                    "after some days, with 'account set NAME --leave days:N'.")
        case WarningKind.MIXED_USE:
            return ("Another device deletes in the same mailbox: what the rule here deletes on the server is gone "
                    f"there too. The last check missed {each.number} messages.")
        case WarningKind.RENUMBERED:
            return (f"The server gave its messages new ids; {each.number} were recognised and not downloaded again.")
        case WarningKind.NO_IDS:
            return "The server tells no ids (UIDL): nothing is ever deleted there."
        case WarningKind.DOUBTFUL_IDS:
            return (f"{each.number} messages have ids that are empty or used twice: those are never deleted on the "
                    "server.")
        case WarningKind.RENAMED_FOLDER:
            return ("The server made a mailbox with the name of a folder that is here only: that one is now called "
                    "'NAME (local)'.")

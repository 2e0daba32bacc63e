"""What `account add` and `account set` say of a POP3 account's mail: its rule, its Inbox, its archive."""

from __future__ import annotations

import argparse
import time
from dataclasses import replace

from app.cli.context import Context
from app.cli.parser import Parser, size
from app.cli.pop3 import pop3_account, sentence
from app.engine import leave_preview
from app.errors import ErrorKind, MailError
from app.model.account import Account, LeaveRule, Protocol
from app.store import accounts

_OWN = "own"
_LONGEST_GRACE = 30 * 86_400


def add_keeping(parser: Parser) -> None:
    parser.add_argument("--leave", metavar="RULE", help="POP3, mail on the server: delete, days:N, until-deleted, "
                        "until-moved or keep; and ,count:N or ,size:N for a limit (default days:14)")
    parser.add_argument("--grace", type=_grace, metavar="SECONDS",
                        help="POP3: deletions there wait so long and can be cancelled (default 0)")
    parser.add_argument("--whole-up-to", type=size, metavar="SIZE",
                        help="POP3: larger messages come as a beginning until they are opened (default 0: none)")
    parser.add_argument("--inbox-of", metavar="ACCOUNT", help="POP3: mail comes into that account's Inbox; 'own' for "
                        "its own")
    parser.add_argument("--archive-by-year", choices=["yes", "no"], help="archive into folders of their year "
                        "(default yes)")


def with_keeping(context: Context, account: Account, arguments: argparse.Namespace) -> Account:
    """Raises MailError(USAGE) where it is not for this account."""
    told = {"--leave": arguments.leave, "--grace": arguments.grace, "--whole-up-to": arguments.whole_up_to,
            "--inbox-of": arguments.inbox_of}
    named = [name for name, value in told.items() if value is not None]
    if named and account.protocol is not Protocol.POP3:
        raise MailError(ErrorKind.USAGE, f"{', '.join(named)}: for POP3 only. With IMAP the mail stays on the server "
                        "anyway.")
    return replace(
        account, leave=account.leave if arguments.leave is None else LeaveRule.parse(arguments.leave),
        delete_grace=account.delete_grace if arguments.grace is None else arguments.grace,
        whole_up_to=account.whole_up_to if arguments.whole_up_to is None else arguments.whole_up_to,
        delivers_to=_inbox(context, account, arguments.inbox_of),
        archive_by_year=account.archive_by_year if arguments.archive_by_year is None
        else arguments.archive_by_year == "yes")


def tell_what_it_does(context: Context, account: Account) -> None:
    """Before a rule is stored, on stderr: by what the last check saw."""
    found = leave_preview.of_store(context.db, account, account.leave, time.time())
    context.output.say(sentence(found, account.delete_grace))


def keeping_json(context: Context, account: Account) -> dict[str, object]:
    is_pop3 = account.protocol is Protocol.POP3
    return {"leave": str(account.leave) if is_pop3 else None, "grace": account.delete_grace if is_pop3 else None,
            "whole_up_to": account.whole_up_to if is_pop3 else None,
            "inbox_of": _inbox_name(context, account) if is_pop3 else None,
            "archive_by_year": account.archive_by_year}


def keeping_lines(context: Context, account: Account) -> list[str]:
    lines = [f"  leave {account.leave}"]
    if account.delete_grace:
        lines.append(f"  deletions on the server wait {account.delete_grace} s")
    if account.whole_up_to:
        lines.append(f"  whole messages up to {account.whole_up_to / 1e6:.1f} MB")
    if account.delivers_to:
        lines.append(f"  Inbox of {_inbox_name(context, account)}")
    return lines


def _grace(text: str) -> int:
    if not text.isdecimal() or int(text) > _LONGEST_GRACE:
        raise argparse.ArgumentTypeError(f"'{text}' is no number of seconds up to 30 days: use 0 to {_LONGEST_GRACE}")
    return int(text)


def _inbox(context: Context, account: Account, name: str | None) -> int:
    if name is None:
        return account.delivers_to
    return 0 if name == _OWN else pop3_account(context, name).id


def _inbox_name(context: Context, account: Account) -> str:
    """"own", or the account whose Inbox it is."""
    names = {each.id: each.name for each in accounts.accounts(context.db)} if account.delivers_to else {}
    return names.get(account.delivers_to, _OWN)

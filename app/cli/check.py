"""check: the store against itself, and with --server against the server."""

from __future__ import annotations

import argparse

from app.cli.context import Context
from app.cli.parser import Commands
from app.engine.verify import verify
from app.errors import ErrorKind, MailError
from app.model.account import Account
from app.store import accounts, check

_PROBLEMS_FOUND = 7


def add(commands: Commands) -> None:
    parser = commands.add("check", _check, "counts, hashes, orphans")
    parser.add_argument("name", nargs="?", metavar="NAME")
    parser.add_argument("--server", action="store_true", help="compare with the server too, changing nothing")


def _check(context: Context, arguments: argparse.Namespace) -> int:
    chosen = [context.account(arguments.name)] if arguments.name else []
    problems = list(check.check(context.db, chosen[0].id if chosen else None,
                                lambda done, total: context.output.progress("reading", done, total)))
    if arguments.server:
        for account in chosen or accounts.accounts(context.db):
            problems += _against_server(context, account)
    value = {"ok": not problems, "problems": [{"kind": each.kind, "detail": each.detail} for each in problems]}
    context.output.result(value, [each.detail for each in problems] or ["All is well."])
    if problems:
        context.output.say(f"depeschectl: {len(problems)} problems found.")
    return _PROBLEMS_FOUND if problems else 0


def _against_server(context: Context, account: Account) -> tuple[check.Problem, ...]:
    with context.alone(), context.connection(account) as backend:
        try:
            return verify(context.db, account, backend)
        except MailError as error:
            if error.kind in (ErrorKind.GONE, ErrorKind.REFUSED):
                return (check.Problem("server", f"{account.name}: {error}"),)
            raise

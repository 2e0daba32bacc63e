"""Which messages of an IMAP account are kept here as a whole."""

from __future__ import annotations

import argparse
from dataclasses import replace

from app.cli.parser import Parser, days, size
from app.errors import ErrorKind, MailError
from app.model.account import Account, BodyPolicy, Protocol


def add_bodies(parser: Parser) -> None:
    parser.add_argument("--bodies", choices=[each.value for each in BodyPolicy],
                        help="IMAP: which messages are kept here as a whole (default all)")
    parser.add_argument("--body-days", type=days, metavar="N", help="IMAP: for --bodies recent (default 30)")
    parser.add_argument("--body-budget", type=size, metavar="SIZE",
                        help="IMAP: as many octets at most, as 500M or 2G (default 0: no limit)")


def with_bodies(account: Account, arguments: argparse.Namespace) -> Account:
    """Raises MailError(USAGE) for a POP3 account: all of its mail is here."""
    told = (arguments.bodies, arguments.body_days, arguments.body_budget)
    if any(each is not None for each in told) and account.protocol is not Protocol.IMAP:
        raise MailError(ErrorKind.USAGE, "--bodies, --body-days and --body-budget are for IMAP: POP3 mail is always "
                        "here as a whole.")
    return replace(account, bodies=BodyPolicy(arguments.bodies) if arguments.bodies else account.bodies,
                   body_days=arguments.body_days or account.body_days,
                   body_budget=account.body_budget if arguments.body_budget is None else arguments.body_budget)

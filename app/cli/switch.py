"""switch: not there yet."""

from __future__ import annotations

import argparse

from app.cli.account import add_server
from app.cli.context import Context
from app.cli.parser import Commands
from app.errors import ErrorKind, MailError
from app.model.account import Protocol


def add(commands: Commands) -> None:
    parser = commands.add("switch", _switch, "change an account's protocol in place (not there yet)")
    parser.add_argument("name", metavar="NAME")
    parser.add_argument("--to", required=True, choices=[each.value for each in Protocol])
    add_server(parser)
    parser.add_argument("--dry-run", action="store_true")


def _switch(context: Context, arguments: argparse.Namespace) -> int:
    raise MailError(ErrorKind.UNSUPPORTED, "'switch' is not there yet: nothing was changed.")

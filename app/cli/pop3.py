"""pop3 preview: not there yet."""

from __future__ import annotations

import argparse

from app.cli.context import Context
from app.cli.parser import Commands
from app.errors import ErrorKind, MailError


def add(commands: Commands) -> None:
    group = commands.group("pop3", "POP3 matters")
    parser = group.add("preview", _preview, "what the next session would download and delete (not there yet)")
    parser.add_argument("name", metavar="NAME")
    parser.add_argument("--leave", metavar="RULE")


def _preview(context: Context, arguments: argparse.Namespace) -> int:
    raise MailError(ErrorKind.UNSUPPORTED, "'pop3 preview' is not there yet: nothing was asked of the server.")

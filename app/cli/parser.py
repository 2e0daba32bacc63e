"""Arguments: every call takes --profile and --json, before and after the subcommand; a mistake is one line."""

from __future__ import annotations

import argparse
import difflib
import re
from collections.abc import Callable
from typing import NoReturn

from app.cli.context import Context
from app.errors import ErrorKind, MailError

_COMMAND = "COMMAND"
_FEW = 12
"""So many commands are named in a line; where there are more, --help shows them."""

Run = Callable[[Context, argparse.Namespace], int]
"""What a subcommand does; returns the exit code. Raises MailError."""


class Parser(argparse.ArgumentParser):
    """Raises MailError(USAGE) instead of printing usage over many lines."""

    def error(self, message: str) -> NoReturn:
        if message.endswith(f": {_COMMAND}"):
            message = f"a command is missing{self._few_commands()}"
        raise MailError(ErrorKind.USAGE, f"{message[:1].upper()}{message[1:]}. See '{self.prog} --help'.")

    def _check_value(self, action: argparse.Action, value: object) -> None:
        """A mistyped command is answered with the nearest one; argparse would list all of them."""
        if action.metavar != _COMMAND or action.choices is None or value in action.choices:
            super()._check_value(action, value)
            return
        near = difflib.get_close_matches(str(value), map(str, action.choices), 1)
        meant = f" Did you mean '{near[0]}'?" if near else ""
        raise MailError(ErrorKind.USAGE, f"There is no command '{str(value)[:40]}'.{meant} See '{self.prog} --help'.")

    def _few_commands(self) -> str:
        names = [name for each in self._actions if each.metavar == _COMMAND for name in each.choices or ()]
        return f": one of {', '.join(names)}" if len(names) <= _FEW else ""


class Commands:
    """Adds subcommands to a parser."""

    def __init__(self, parser: Parser) -> None:
        self._adder = parser.add_subparsers(metavar=_COMMAND, required=True, parser_class=Parser)

    def add(self, name: str, run: Run, summary: str) -> Parser:
        made = self._make(name, summary)
        made.set_defaults(run=run)
        return made

    def group(self, name: str, summary: str) -> Commands:
        return Commands(self._make(name, summary))

    def optional_group(self, name: str, run: Run, summary: str) -> Commands:
        """A group that may stand alone, which then does `run`."""
        made = self._make(name, summary)
        made.set_defaults(run=run)
        commands = Commands(made)
        commands._adder.required = False
        return commands

    def _make(self, name: str, summary: str) -> Parser:
        made = self._adder.add_parser(name, help=summary, description=summary, allow_abbrev=False)
        add_common(made)
        return made


def days(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) <= 36_500:
        raise argparse.ArgumentTypeError(f"'{text}' is no number of days: use 1 to 36500")
    return int(text)


def size(text: str) -> int:
    """Octets: 0, 500M, 2G …"""
    found = re.fullmatch(r"(\d{1,12})([KMGT]?)B?", text.upper())
    if found is None:
        raise argparse.ArgumentTypeError(f"'{text}' is no size: use 500M, 2G or the like, 0 for no limit")
    return int(found[1]) << 10 * " KMGT".index(found[2] or " ")


def add_common(parser: Parser) -> None:
    """Absent ones leave no trace, so that a subcommand's default does not hide what stood before it."""
    parser.add_argument("--profile", metavar="DIR", default=argparse.SUPPRESS,
                        help="the profile's folder (else DEPESCHE_PROFILE, else the platform's data folder)")
    parser.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="print JSON")

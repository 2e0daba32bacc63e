"""Entry point of depeschectl: parse, run, and turn every end into an exit code and at most one line."""

from __future__ import annotations

import argparse
import contextlib
import logging
import os
import sys
import time
import traceback
from collections.abc import Sequence

import app
from app.cli import (
    account,
    attachments,
    backup,
    check,
    edit,
    filters,
    folder,
    folders,
    keys,
    listing,
    missing,
    outbox,
    pop3,
    search,
    send,
    show,
    snooze,
    switch,
    sync,
    transfer,
)
from app.cli.context import Context
from app.cli.output import Output
from app.cli.parser import Commands, Parser, add_common
from app.engine import opening
from app.errors import ErrorKind, MailError
from app.paths import Profile
from app.secrets import PasswordStore

IN_PART = 7
INTERRUPTED = 130
INTERNAL = 6

_COMMANDS = (account, sync, folders, folder, missing, listing, show, attachments, search, edit, snooze, filters, send,
             outbox, pop3, switch, transfer, backup, check, keys)


def main(argv: Sequence[str] | None = None, *, passwords: PasswordStore | None = None) -> int:
    """Runs one call and returns its exit code: 0 or 2 to 7, or 130 when interrupted before anything was done."""
    words = [each.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
             for each in (sys.argv[1:] if argv is None else argv)]
    output = Output("--json" in words)
    logging.getLogger("app").addHandler(logging.NullHandler())
    profile: Profile | None = None
    arguments = argparse.Namespace()
    try:
        arguments = _parser().parse_args(words)
        profile = Profile.choose(getattr(arguments, "profile", None))
        output.json = getattr(arguments, "json", False)
        context = Context(profile, output, passwords if passwords is not None else PasswordStore())
        with contextlib.closing(context):
            return int(arguments.run(context, arguments))
    except SystemExit as end:  # --help and --version
        return int(end.code or 0)
    except MailError as error:
        return _failed(error, output, profile)
    except KeyboardInterrupt:
        output.say("depeschectl: Stopped.")
        return IN_PART if getattr(arguments, "in_steps", False) else INTERRUPTED
    except BrokenPipeError:
        _drop_stdout()
        return IN_PART
    except Exception as error:
        return _internal_error(error, output, profile)


def _parser() -> Parser:
    parser = Parser(prog="depeschectl", allow_abbrev=False,
                    description="Depesche on the command line: mail by IMAP and POP3, for scripts.")
    parser.add_argument("--version", action="version", version=f"Depesche {app.__version__}")
    add_common(parser)
    commands = Commands(parser)
    for each in _COMMANDS:
        each.add(commands)
    return parser


def _failed(error: MailError, output: Output, profile: Profile | None) -> int:
    try:
        output.fail(error)
    except BrokenPipeError:
        _drop_stdout()
    if profile is not None:
        opening.heed(profile, error)
    return error.kind.exit_code


def _internal_error(error: Exception, output: Output, profile: Profile | None) -> int:
    """One line; where it happened goes into the log. The error's text may hold anything, so it goes nowhere."""
    name = type(error).__name__
    where = ""
    if profile is not None:
        frames = "".join(traceback.format_tb(error.__traceback__))
        with contextlib.suppress(OSError):
            profile.create()
            with profile.log.open("a", encoding="utf-8") as log:
                log.write(f"{time.strftime('%Y-%m-%d %H:%M:%S')} internal error: {name}\n{frames}")
            where = f" (see {profile.log})"
    with contextlib.suppress(BrokenPipeError):
        output.fail(MailError(ErrorKind.STORE, f"internal error: {name}{where}"))
    return INTERNAL


def _drop_stdout() -> None:
    """Whoever read us is gone: what Python would still flush at its end goes nowhere."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())

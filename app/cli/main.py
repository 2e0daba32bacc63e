"""Entry point of depeschectl: parse, run, and turn every end into an exit code and at most one line."""

from __future__ import annotations

import argparse
import contextlib
import importlib
import logging
import os
import sys
import traceback
from collections.abc import Sequence

import app
from app import core_dumps
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

_MODULES = {"account": "account", "sync": "sync", "folders": "folders", "folder": "folder", "missing": "missing",
            "list": "listing", "show": "show", "attachments": "attachments", "search": "search", "flag": "edit",
            "move": "edit", "copy": "edit", "archive": "edit", "junk": "edit", "delete": "edit", "undo": "edit",
            "snooze": "snooze", "filter": "filters", "send": "send", "outbox": "outbox", "pop3": "pop3",
            "switch": "switch", "export": "transfer", "import": "transfer", "backup": "backup", "restore": "backup",
            "check": "check", "keys": "keys", "protect": "protect", "profile": "profile"}
"""Which module below `app.cli` brings a subcommand. Only that of the one called is imported: all of them take longer
than most calls."""


def main(argv: Sequence[str] | None = None, *, passwords: PasswordStore | None = None) -> int:
    """Runs one call and returns its exit code: 0 or 2 to 7, or 130 when interrupted before anything was done."""
    core_dumps.refuse()
    words = [each.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
             for each in (sys.argv[1:] if argv is None else argv)]
    output = Output("--json" in words)
    logging.getLogger("app").addHandler(logging.NullHandler())
    profile: Profile | None = None
    arguments = argparse.Namespace()
    try:
        arguments = command_parser(_called(words), whole="--version" not in words).parse_args(words)
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


def command_parser(called: str = "", *, whole: bool = True) -> Parser:
    """Knows the subcommand that is `called`; where that is none all of them, or, if not `whole`, none."""
    parser = Parser(prog="depeschectl", allow_abbrev=False,
                    description="Depesche on the command line: mail by IMAP and POP3, for scripts.")
    parser.add_argument("--version", action="version", version=f"Depesche {app.__version__}")
    add_common(parser)
    commands = Commands(parser)
    others = dict.fromkeys(_MODULES.values()) if whole else ()
    for each in (_MODULES[called],) if called in _MODULES else others:
        importlib.import_module(f"app.cli.{each}").add(commands)
    return parser


def _called(words: Sequence[str]) -> str:
    """The first word that is neither an option nor the value of --profile; "" if there is none."""
    left = iter(words)
    for word in left:
        if word == "--profile":
            next(left, None)
        elif not word.startswith("-"):
            return word
    return ""


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
        from app import log_file  # few calls end so

        frames = "".join(traceback.format_tb(error.__traceback__))
        with contextlib.suppress(OSError):
            log_file.note_once(profile.log, f"internal error: {name}\n{frames}")
            where = f" (see {profile.log})"
    with contextlib.suppress(BrokenPipeError):
        output.fail(MailError(ErrorKind.STORE, f"internal error: {name}{where}"))
    return INTERNAL


def _drop_stdout() -> None:
    """Whoever read us is gone: what Python would still flush at its end goes nowhere."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

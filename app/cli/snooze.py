"""snooze: hides messages from their folder's list in the window, and shows them again."""

from __future__ import annotations

import argparse

from app.cli.context import Context
from app.cli.edit import do
from app.cli.listing import as_json, count, day_and_time, line, row
from app.cli.moments import moment
from app.cli.parser import Commands
from app.errors import ErrorKind, MailError
from app.model.message import MessageRow
from app.model.operation import SnoozeMessages
from app.store import edits, snooze


def add(commands: Commands) -> None:
    parser = commands.add("snooze", _snooze, "hide messages in the window until then, or list those")
    parser.add_argument("ids", nargs="*", type=count, metavar="ID", help="none: list them, the next due first")
    when = parser.add_mutually_exclusive_group()
    when.add_argument("--until", type=moment, metavar="TIME", help="2026-12-24T08:00, 08:00 or +3h")
    when.add_argument("--wake", action="store_true", help="show them again now")


def _snooze(context: Context, arguments: argparse.Namespace) -> int:
    if not arguments.ids:
        return _list(context)
    if arguments.until is None and not arguments.wake:
        raise MailError(ErrorKind.USAGE, "Say until when: --until TIME, or --wake.")
    ids = tuple(row(context, each).id for each in dict.fromkeys(arguments.ids))
    operation = SnoozeMessages(ids, 0.0 if arguments.wake else arguments.until)
    return do(context, lambda: edits.apply(context.db, operation, context.reader), False)


def _list(context: Context) -> int:
    found: list[MessageRow] = []
    while page := snooze.page(context.db, found[-1] if found else None):
        found += page
    context.output.result([as_json(each) for each in found],
                          [f"{line(each)}  until {day_and_time(each.snoozed_until)}" for each in found])
    return 0

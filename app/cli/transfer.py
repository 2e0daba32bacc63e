"""export and import: mbox, Maildir and single .eml files."""

from __future__ import annotations

import argparse
from pathlib import Path

from app.cli.context import Context
from app.cli.folders import find
from app.cli.output import error_object
from app.cli.parser import Commands
from app.engine import transfer
from app.errors import ErrorKind, MailError
from app.model.jobs import Format

_IN_PART = 7


def add(commands: Commands) -> None:
    out = commands.add("export", _export, "write mail that is here into files")
    out.add_argument("name", metavar="NAME")
    out.add_argument("folder", nargs="?", metavar="FOLDER", help="this folder only")
    out.add_argument("--to", type=Path, required=True, metavar="PATH",
                     help="a folder; in it a file or a folder for each of the account's")
    out.add_argument("--format", required=True, choices=[each.value for each in Format])
    out.set_defaults(in_steps=True)
    into = commands.add("import", _import, "file mbox files, Maildirs, .eml files and folders of them")
    into.add_argument("name", metavar="NAME")
    into.add_argument("folder", metavar="FOLDER")
    into.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    into.add_argument("--tree", action="store_true", help="folders below PATH become folders below FOLDER")
    into.set_defaults(in_steps=True)


def _export(context: Context, arguments: argparse.Namespace) -> int:
    account = context.account(arguments.name)
    folder = find(context, account, arguments.folder) if arguments.folder else None
    report = transfer.export(context.db, account, folder, arguments.to, Format(arguments.format),
                             lambda done, total: context.output.progress("export", done, total))
    value: dict[str, object] = {"messages": report.messages}
    if not report.missing:
        context.output.result(value, [f"{report.messages} messages exported."])
        return 0
    error = MailError(ErrorKind.GONE, f"{report.missing} messages are not here as a whole and were left out: get them "
                      f"with 'depeschectl sync {account.name} --bodies all', then export again.")
    context.output.result({**value, "missing": report.missing, "errors": [error_object(error)]},
                          [f"{report.messages} messages exported."])
    context.output.fail(error, told=True)
    return _IN_PART


def _import(context: Context, arguments: argparse.Namespace) -> int:
    folder = find(context, context.account(arguments.name), arguments.folder)
    done = transfer.take_in(context.db, folder, arguments.paths, context.reader,
                            lambda done, total: context.output.progress("import", done, total), tree=arguments.tree)
    known = f"; {done.known} were there already" if done.known else ""
    made = f" into {done.folders} new folders" if done.folders else ""
    context.output.result({"messages": done.messages, "folders": done.folders, "known": done.known},
                          [f"{done.messages} messages imported{made}{known}."])
    return 0

"""missing: messages that disappeared from the server in great number, and what becomes of them."""

from __future__ import annotations

import argparse
import contextlib

from app.cli.context import Context
from app.cli.folders import find
from app.cli.listing import as_json, line
from app.cli.output import error_object
from app.cli.parser import Commands
from app.errors import ErrorKind, MailError
from app.model.account import Account
from app.model.folder import Folder
from app.model.message import MessageRow
from app.model.operation import MissingChoice, ResolveMissing
from app.store import edits, folders, messages, missing

_IN_PART = 7
_SHOWN = 500


def add(commands: Commands) -> None:
    parser = commands.add("missing", _missing, "what disappeared from the server at once: look, then decide")
    parser.add_argument("name", metavar="NAME")
    parser.add_argument("folder", nargs="?", metavar="FOLDER", help="show its missing messages, or decide on them")
    choice = parser.add_mutually_exclusive_group()
    for each, summary in ((MissingChoice.ACCEPT, "delete them here too"),
                          (MissingChoice.UPLOAD, "file them on the server again, with the next sync or --now"),
                          (MissingChoice.ASK, "compare with the server once more, at once")):
        choice.add_argument(f"--{each.value}", action="store_const", const=each, dest="choice", help=summary)
    parser.add_argument("--now", action="store_true", help="tell the server at once")


def _missing(context: Context, arguments: argparse.Namespace) -> int:
    account = context.account(arguments.name)
    if arguments.folder is None:
        if arguments.choice is not None or arguments.now:
            raise MailError(ErrorKind.USAGE, "Name the folder to decide on.")
        return _list(context, account)
    folder = find(context, account, arguments.folder)
    if arguments.choice is None:
        return _show(context, folder)
    return _decide(context, account, folder, arguments.choice, arguments.now)


def _list(context: Context, account: Account) -> int:
    found = [each for each in folders.folders(context.db, account.id) if each.missing]
    context.output.result([{"path": each.path, "missing": each.missing} for each in found],
                          [f"{each.missing:>7} missing  {each.path}" for each in found] or ["Nothing is missing."])
    return 0


def _show(context: Context, folder: Folder) -> int:
    found: list[MessageRow] = []
    view = messages.View(folder.id, only=messages.Only.MISSING)
    while page := messages.page(context.db, view, found[-1] if found else None, _SHOWN):
        found += page
    context.output.result({"path": folder.path, "missing": folder.missing,
                           "messages": [as_json(each) for each in found]}, [line(each) for each in found])
    return 0


def _decide(context: Context, account: Account, folder: Folder, choice: MissingChoice, now: bool) -> int:
    now = now or choice is MissingChoice.ASK
    errors: list[MailError] = []
    with context.alone() if now else contextlib.nullcontext():
        applied = edits.apply(context.db, ResolveMissing(folder.id, choice), context.reader)
        if applied.lost:
            errors.append(missing.not_uploaded(applied.lost))
        if now:
            errors += _sync(context, account, folder)
    left = folders.find(context.db, folder.id)
    value: dict[str, object] = {"path": folder.path, "choice": choice.value, "count": applied.count,
                                "lost": applied.lost, "missing": left.missing if left is not None else 0}
    if errors:
        value["errors"] = [error_object(each) for each in errors]
    context.output.result(value, [f"{folder.path}: {applied.count} messages, {choice.value}."])
    if errors:
        context.output.say(f"depeschectl: {'; '.join(map(str, errors))}")
    return _IN_PART if errors else 0


def _sync(context: Context, account: Account, folder: Folder) -> list[MailError]:
    try:
        with context.session(account) as session:
            return list(session.run_round(folder.path).errors)
    except MailError as error:
        return [error]

"""folder: made, renamed, emptied and deleted; whether it is subscribed to, and how much of it is kept here."""

from __future__ import annotations

import argparse

from app.cli.context import Context
from app.cli.edit import do
from app.cli.folders import as_json, find
from app.cli.parser import Commands, days
from app.errors import ErrorKind, MailError
from app.model.account import Account, BodyPolicy
from app.model.operation import (
    CreateFolder,
    DeleteFolder,
    EmptyFolder,
    Operation,
    RenameFolder,
    SetFolderBodies,
    SetSubscribed,
)
from app.store import edits, folders

_AS_ACCOUNT = "account"


def add(commands: Commands) -> None:
    parser = commands.add("folder", _folder, "one folder: make, rename, empty or delete it, its state, its "
                          "subscription, how much of it is kept here")
    parser.add_argument("name", metavar="NAME")
    parser.add_argument("folder", metavar="FOLDER")
    change = parser.add_mutually_exclusive_group()
    change.add_argument("--create", action="store_true", help="make it, with the folders above it where they are local")
    change.add_argument("--rename", metavar="PATH", help="rename it, or move it below another one")
    change.add_argument("--delete", action="store_true",
                        help="delete it: a local one goes into Trash with all that is in it, and out of it for ever")
    change.add_argument("--empty", action="store_true", help="delete for ever all that is in Trash or Junk")
    parser.add_argument("--now", action="store_true", help="tell the server of that at once")
    subscription = parser.add_mutually_exclusive_group()
    subscription.add_argument("--subscribe", action="store_true", dest="subscribed", default=None)
    subscription.add_argument("--unsubscribe", action="store_false", dest="subscribed", default=None)
    parser.add_argument("--bodies", choices=[_AS_ACCOUNT, *(each.value for each in BodyPolicy)],
                        help="which messages are kept as a whole")
    parser.add_argument("--body-days", type=days, metavar="N", help="for --bodies recent (default 30)")


def _change(context: Context, account: Account, arguments: argparse.Namespace) -> Operation | None:
    if arguments.create:
        return CreateFolder(account.id, arguments.folder)
    if arguments.rename is not None:
        return RenameFolder(find(context, account, arguments.folder).id, arguments.rename)
    if arguments.delete:
        return DeleteFolder(find(context, account, arguments.folder).id)
    if arguments.empty:
        return EmptyFolder(find(context, account, arguments.folder).id)
    return None


def _folder(context: Context, arguments: argparse.Namespace) -> int:
    account = context.account(arguments.name)
    settings = (arguments.subscribed, arguments.bodies, arguments.body_days)
    if (operation := _change(context, account, arguments)) is not None:
        if any(each is not None for each in settings):
            raise MailError(ErrorKind.USAGE, "Change the folder first, then its settings.")
        return do(context, lambda: edits.apply(context.db, operation, context.reader), arguments.now)
    if arguments.now:
        raise MailError(ErrorKind.USAGE, "--now goes with --create, --rename, --delete or --empty.")
    folder = find(context, account, arguments.folder)
    if arguments.body_days is not None and arguments.bodies != BodyPolicy.RECENT.value:
        raise MailError(ErrorKind.USAGE, "--body-days goes with --bodies recent.")
    if arguments.subscribed is not None:
        edits.apply(context.db, SetSubscribed(folder.id, arguments.subscribed), context.reader)
    if arguments.bodies is not None:
        policy = None if arguments.bodies == _AS_ACCOUNT else BodyPolicy(arguments.bodies)
        edits.apply(context.db, SetFolderBodies(folder.id, policy, arguments.body_days or 30), context.reader)
    found = folders.folder(context.db, folder.id)
    kept = "as the account says" if found.bodies is None else (
        f"the last {found.body_days} days" if found.bodies is BodyPolicy.RECENT else found.bodies.value)
    context.output.result(as_json(found), [
        f"{found.path}: {found.total} messages, {found.unread} unread, {found.cached} here as a whole",
        f"  {'subscribed' if found.subscribed else 'not subscribed'}; bodies: {kept}"])
    return 0

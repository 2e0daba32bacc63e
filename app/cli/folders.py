"""folders: the cached tree of one account."""

from __future__ import annotations

import argparse

from app.cli.context import Context
from app.cli.parser import Commands
from app.errors import ErrorKind, MailError
from app.model.account import Account
from app.model.folder import Folder
from app.store import folders


def add(commands: Commands) -> None:
    commands.add("folders", _folders, "the cached folder tree").add_argument("name", metavar="NAME")


def find(context: Context, account: Account, path: str) -> Folder:
    """Raises MailError(USAGE) naming what to do."""
    found = folders.by_path(context.db, account.id, path)
    if found is None:
        raise MailError(ErrorKind.USAGE, f"'{account.name}' has no folder '{path}': see 'depeschectl folders "
                        f"{account.name}'.")
    return found


def _folders(context: Context, arguments: argparse.Namespace) -> int:
    found = folders.folders(context.db, context.account(arguments.name).id)
    context.output.result(
        [{"path": each.path, "role": each.role.value, "total": each.total, "unread": each.unread,
          "cached": each.cached} for each in found],
        [f"{each.total:>7} {each.unread:>7} unread  {each.path}{f'  ({each.role.value})' if each.role.value else ''}"
         for each in found])
    return 0

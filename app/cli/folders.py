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


def as_json(each: Folder) -> dict[str, object]:
    """`rights` None: the server tells none. `missing`: messages that disappeared from the server, see `missing`."""
    return {"path": each.path, "role": each.role.value, "total": each.total, "unread": each.unread,
            "cached": each.cached, "subscribed": each.subscribed, "namespace": each.namespace.value,
            "rights": each.rights, "keywords": each.keywords, "missing": each.missing,
            "on_server": each.on_server if each.on_server >= 0 else None,
            "bodies": each.bodies.value if each.bodies else None,
            "body_days": each.body_days if each.bodies else None}


def _line(each: Folder) -> str:
    notes = [*([each.role.value] if each.role.value else []), *([] if each.subscribed else ["not subscribed"]),
             *([f"{each.missing} missing"] if each.missing else [])]
    note = f"  ({', '.join(notes)})" if notes else ""
    return f"{each.total:>7} {each.unread:>7} unread  {each.path}{note}"


def _folders(context: Context, arguments: argparse.Namespace) -> int:
    found = folders.folders(context.db, context.account(arguments.name).id)
    context.output.result([as_json(each) for each in found], [_line(each) for each in found])
    return 0

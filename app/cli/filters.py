"""filter list, add, remove, run: what happens by itself to mail that arrives in an Inbox."""

from __future__ import annotations

import argparse

from app.cli.context import Context
from app.cli.edit import do, flag_named
from app.cli.folders import find
from app.cli.listing import count
from app.cli.parser import Commands
from app.errors import ErrorKind, MailError
from app.model.account import Account
from app.model.filters import (
    AddFlag,
    Condition,
    FileInto,
    Filter,
    FilterAction,
    FilterField,
    FilterTest,
    MarkRead,
)
from app.model.folder import Folder
from app.store import accounts, filter_run, filters, folders


def add(commands: Commands) -> None:
    group = commands.group("filter", "what happens by itself to mail that arrives in an Inbox")
    group.add("list", _list, "the filters, in the order in which they are tried")
    new = group.add("add", _add, "add a filter, after the others")
    new.add_argument("title", metavar="TITLE")
    new.add_argument("--account", metavar="NAME", help="for this account's mail only (needed for --into)")
    new.add_argument("--when", nargs=3, action="append", default=[], metavar=("FIELD", "TEST", "VALUE"),
                     help="from, to, subject or list · contains, lacks or is · a text; size · over or under · octets")
    new.add_argument("--any", action="store_true", help="one of the conditions is enough")
    new.add_argument("--into", metavar="FOLDER", help="file it there")
    new.add_argument("--flag", action="append", default=[], metavar="F", help="set a flag or keyword")
    new.add_argument("--read", action="store_true", help="mark as read")
    new.add_argument("--go-on", action="store_true", help="try the filters after it too where it applies")
    remove = group.add("remove", _remove, "remove filters")
    remove.add_argument("ids", nargs="+", type=count, metavar="ID")
    run = group.add("run", _run, "run the filters on what is there: the Inbox, or another folder")
    run.add_argument("name", metavar="NAME")
    run.add_argument("folder", nargs="?", metavar="FOLDER")
    run.add_argument("--now", action="store_true", help="tell the server at once")


def _list(context: Context, arguments: argparse.Namespace) -> int:
    found = filters.filters(context.db)
    context.output.result([_as_json(context, each) for each in found], [
        f"{each.id:>5}  {each.name}: {_conditions(each)} → {', '.join(_words(context, one) for one in each.actions)}"
        f"{'' if each.enabled else ' (off)'}" for each in found] or ["There are no filters."])
    return 0


def _add(context: Context, arguments: argparse.Namespace) -> int:
    account = context.account(arguments.account) if arguments.account is not None else None
    conditions = tuple(_condition(*words) for words in arguments.when)
    actions: list[FilterAction] = [AddFlag(flag_named(each)) for each in arguments.flag]
    if arguments.read:
        actions.append(MarkRead())
    if arguments.into is not None:
        if account is None:
            raise MailError(ErrorKind.USAGE, "--into goes with --account: a folder belongs to one account.")
        actions.append(FileInto(_target(context, account, arguments.into).id))
    if not conditions or not actions:
        raise MailError(ErrorKind.USAGE, "A filter needs a condition (--when) and something to do (--into, --flag or "
                        "--read).")
    filters.save(context.db, (*filters.filters(context.db), Filter(
        0, account.id if account is not None else None, arguments.title, conditions, tuple(actions),
        arguments.any, True, not arguments.go_on)))
    added = filters.filters(context.db)[-1]
    context.output.result(_as_json(context, added), [f"Filter {added.id} is added."])
    return 0


def _target(context: Context, account: Account, path: str) -> Folder:
    """Among the folders of the Inbox that the mail comes into, else among the account's own."""
    inbox = folders.inbox_for(context.db, account)
    shared = folders.by_path(context.db, inbox.account_id, path) if inbox is not None else None
    return shared if shared is not None else find(context, account, path)


def _remove(context: Context, arguments: argparse.Namespace) -> int:
    there = filters.filters(context.db)
    unknown = set(arguments.ids) - {each.id for each in there}
    if unknown:
        raise MailError(ErrorKind.USAGE, f"There is no filter {min(unknown)}: see 'depeschectl filter list'.")
    filters.save(context.db, [each for each in there if each.id not in arguments.ids])
    context.output.result({"removed": sorted(set(arguments.ids))}, ["Removed."])
    return 0


def _run(context: Context, arguments: argparse.Namespace) -> int:
    account = context.account(arguments.name)
    folder = find(context, account, arguments.folder) if arguments.folder is not None \
        else folders.inbox_for(context.db, account)
    if folder is None:
        raise MailError(ErrorKind.USAGE, "The account's folders are not known yet: get mail once, then try again.")
    return do(context, lambda: filter_run.run_on_all(context.db, folder, context.reader), arguments.now)


def _condition(field: str, test: str, value: str) -> Condition:
    try:
        return Condition(FilterField(field), FilterTest(test), value)
    except ValueError:
        raise MailError(ErrorKind.USAGE, f"'{field} {test}' is no condition: use from, to, subject or list with "
                        "contains, lacks or is, or size with over or under.") from None


def _as_json(context: Context, each: Filter) -> dict[str, object]:
    """`account` None: for every account. `actions`: `into` with a path (None where the folder is gone), `flag`,
    `read`."""
    return {"id": each.id, "name": each.name,
            "account": accounts.account(context.db, each.account_id).name if each.account_id is not None else None,
            "enabled": each.enabled, "any": each.any_of, "stop": each.stop,
            "conditions": [{"field": one.field.value, "test": one.test.value, "value": one.value}
                           for one in each.conditions],
            "actions": [_action(context, one) for one in each.actions]}


def _action(context: Context, action: FilterAction) -> dict[str, object]:
    match action:
        case FileInto():
            found = folders.find(context.db, action.folder_id)
            return {"do": "into", "folder": found.path if found is not None else None}
        case AddFlag():
            return {"do": "flag", "flag": action.flag}
        case MarkRead():
            return {"do": "read"}


def _conditions(each: Filter) -> str:
    joint = " or " if each.any_of else " and "
    return joint.join(f"{one.field.value} {one.test.value} '{one.value}'" for one in each.conditions)


def _words(context: Context, action: FilterAction) -> str:
    match action:
        case FileInto():
            found = folders.find(context.db, action.folder_id)
            return f"into '{found.path}'" if found is not None else "into a folder that is gone"
        case AddFlag():
            return f"flag {action.flag}"
        case MarkRead():
            return "read"

"""flag, move, copy, archive, junk, delete, undo: here at once, on the server with the next sync or with --now."""

from __future__ import annotations

import argparse
import contextlib
from collections.abc import Callable

from app.cli.context import Context
from app.cli.folders import find
from app.cli.listing import count, row
from app.cli.output import error_object
from app.cli.parser import Commands, Parser
from app.errors import ErrorKind, MailError
from app.model.message import ANSWERED, DELETED, DRAFT, FLAGGED, SEEN, Flags
from app.model.operation import (
    ArchiveMessages,
    CopyMessages,
    DeleteMessages,
    JunkMessages,
    MoveMessages,
    Operation,
    SetFlags,
)
from app.store import accounts, edits, transferring

_IN_PART = 7
_SYSTEM_FLAGS = {each.lower(): each for each in (SEEN, ANSWERED, FLAGGED, DRAFT, DELETED)}


def add(commands: Commands) -> None:
    flag = commands.add("flag", _flag, r"add and remove flags (\Seen or seen, \Flagged or flagged, keywords)")
    _ids(flag)
    flag.add_argument("--add", nargs="+", action="extend", default=[], metavar="F")
    flag.add_argument("--remove", nargs="+", action="extend", default=[], metavar="F")
    for name, run, summary in (("move", _move, "move messages to a folder of their account, or of another one"),
                               ("copy", _copy, "copy messages to a folder of their account, or of another one")):
        parser = commands.add(name, run, summary)
        _ids(parser)
        parser.add_argument("folder", metavar="FOLDER")
        parser.add_argument("--account", metavar="NAME", help="whose folder it is, if not the messages' own account's")
    _ids(commands.add("archive", _archive, "move messages to the Archive, below it into the folder of their year"))
    junk = commands.add("junk", _junk, "mark messages as junk and move them to the Junk folder")
    _ids(junk)
    junk.add_argument("--not", action="store_false", dest="junk", help="mark as no junk; out of Junk into the Inbox")
    delete = commands.add("delete", _delete, "move messages to Trash; what lies there is deleted for ever")
    _ids(delete)
    delete.add_argument("--forever", action="store_true", help="delete for ever, without Trash")
    undo = commands.add("undo", _undo, "take the newest edit back")
    undo.add_argument("--now", action="store_true", help="tell the server at once")


def _ids(parser: Parser) -> None:
    parser.add_argument("ids", nargs="+", type=count, metavar="ID")
    parser.add_argument("--now", action="store_true", help="tell the server at once")


def flag_named(text: str) -> str:
    r"""`seen`, `\seen` and `\Seen` are the same system flag (flags know no case, RFC 3501 2.3.2)."""
    return _SYSTEM_FLAGS.get("\\" + text.removeprefix("\\").lower(), text)


def _flag(context: Context, arguments: argparse.Namespace) -> int:
    if not arguments.add and not arguments.remove:
        raise MailError(ErrorKind.USAGE, "Name the flags with --add or --remove.")

    def flags(names: list[str]) -> Flags:
        return frozenset(map(flag_named, names))
    return _apply(context, SetFlags(_existing(context, arguments.ids), flags(arguments.add), flags(arguments.remove)),
                  arguments.now)


def _move(context: Context, arguments: argparse.Namespace) -> int:
    ids, folder_id = _with_target(context, arguments)
    return _apply(context, MoveMessages(ids, folder_id), arguments.now)


def _copy(context: Context, arguments: argparse.Namespace) -> int:
    ids, folder_id = _with_target(context, arguments)
    return _apply(context, CopyMessages(ids, folder_id), arguments.now)


def _archive(context: Context, arguments: argparse.Namespace) -> int:
    return _apply(context, ArchiveMessages(_existing(context, arguments.ids)), arguments.now)


def _junk(context: Context, arguments: argparse.Namespace) -> int:
    return _apply(context, JunkMessages(_existing(context, arguments.ids), arguments.junk), arguments.now)


def _delete(context: Context, arguments: argparse.Namespace) -> int:
    return _apply(context, DeleteMessages(_existing(context, arguments.ids), arguments.forever), arguments.now)


def _undo(context: Context, arguments: argparse.Namespace) -> int:
    return do(context, lambda: edits.undo(context.db), arguments.now)


def _existing(context: Context, ids: list[int]) -> tuple[int, ...]:
    return tuple(row(context, each).id for each in dict.fromkeys(ids))


def _with_target(context: Context, arguments: argparse.Namespace) -> tuple[tuple[int, ...], int]:
    rows = [row(context, each) for each in dict.fromkeys(arguments.ids)]
    owners = {each.account_id for each in rows}
    if len(owners) > 1:
        raise MailError(ErrorKind.USAGE, "These messages belong to several accounts: name those of one at a time.")
    account = context.account(arguments.account) if arguments.account else accounts.account(context.db, owners.pop())
    return tuple(each.id for each in rows), find(context, account, arguments.folder).id


def _apply(context: Context, operation: Operation, now: bool) -> int:
    return do(context, lambda: edits.apply(context.db, operation, context.reader), now)


def do(context: Context, change: Callable[[], edits.Applied], now: bool) -> int:
    """One edit with its result. With `now` nothing is changed while another instance works on the profile."""
    with context.alone() if now else contextlib.nullcontext():
        return _finish(context, change(), now)


def _finish(context: Context, applied: edits.Applied, now: bool) -> int:
    """With --now what stands here already may yet fail on the server: then the call is done in part."""
    errors = _replay(context, sorted(applied.changes.journals)) if now else []
    if applied.error is not None:
        errors.insert(0, applied.error)
    value: dict[str, object] = {"operations": sorted(applied.operations), "count": applied.count}
    if applied.new_ids:
        value["new_ids"] = applied.new_ids
    if errors:
        value["errors"] = [error_object(each) for each in errors]
    waiting = "" if now or not applied.operations else "; the server is told by the next sync"
    context.output.result(value, [f"{applied.count} messages changed{waiting}."])
    if errors:
        context.output.say(f"depeschectl: done in part: {'; '.join(map(str, errors))}")
    return _IN_PART if errors else 0


def _replay(context: Context, account_ids: list[int]) -> list[MailError]:
    """Each account's journal; then, once more, those with mail to delete that another account has by now."""
    errors: list[MailError] = []
    again = set(account_ids)
    for account_id in account_ids:
        _replay_one(context, account_id, errors)
    for account_id in transferring.freed(context.db):
        if account_id in again:
            _replay_one(context, account_id, errors)
    return errors


def _replay_one(context: Context, account_id: int, errors: list[MailError]) -> None:
    account = accounts.account(context.db, account_id)
    try:
        with context.session(account) as session:
            errors += session.replay()
    except MailError as error:
        errors.append(error)

"""profile: what a profile holds, and its removal."""

from __future__ import annotations

import argparse

from app.cli.context import Context
from app.cli.parser import Commands
from app.engine import removal, store_unlocking
from app.errors import ErrorKind, MailError
from app.store import store_key
from app.store.store_key import FileKind

_UNKNOWN = "unknown"


def add(commands: Commands) -> None:
    group = commands.group("profile", "what this profile holds, and its removal")
    group.add("show", _show, "what it holds, and how many messages exist only here")
    gone = group.add("remove", _remove, "delete the whole profile: mail, accounts, settings, passwords")
    gone.add_argument("--yes-delete", metavar="N", required=False, help="that N messages which exist only here are "
                      "lost, as 'profile show' counts them; 'unknown' where they can't be counted")


def _show(context: Context, _arguments: argparse.Namespace) -> int:
    context.unlock_where_possible()
    found = removal.look(context.profile)
    held = found.held
    size = f"{found.octets / 1e6:.1f} MB in {context.profile.directory}."
    words = (f"{_why_unknown(context)}: what it holds is not known." if held is None else
             f"{_counted(held.accounts, 'account')}, {_counted(held.messages, 'message')}, {held.unsent} waiting to be "
             f"sent, {_counted(held.keys, 'private key')}; {_only_here(found.only_here or 0)}.")
    context.output.result(
        {"directory": str(context.profile.directory), "octets": found.octets, "only_here": found.only_here,
         "accounts": held.accounts if held else None, "messages": held.messages if held else None,
         "unsent": held.unsent if held else None, "private_keys": held.keys if held else None},
        [words, size])
    return 0


def _remove(context: Context, arguments: argparse.Namespace) -> int:
    """The number has to be right: nobody deletes what they have not looked at."""
    context.unlock_where_possible()
    found = removal.look(context.profile)
    wanted = _UNKNOWN if found.only_here is None else str(found.only_here)
    if arguments.yes_delete != wanted:
        lost = (f"{_why_unknown(context)}, so that what would be lost can't be counted" if found.only_here is None
                else f"{_only_here(found.only_here)} and would be lost for ever")
        raise MailError(ErrorKind.USAGE, f"Nothing was deleted: {lost}. Make a backup first ('depeschectl backup'), "
                        f"then confirm it by --yes-delete {wanted}.")
    left = removal.remove(context.profile, context.passwords)
    unread = found.held is None
    context.output.result(
        {"directory": str(context.profile.directory), "left": [str(each) for each in left], "passwords_left": unread},
        [f"The profile in {context.profile.directory} is deleted."]
        + ["Passwords of its accounts may be left in the keyring: nobody could look up which those are."] * unread
        + [f"Left, since it is not Depesche's: {each}" for each in left])
    return 0


def _why_unknown(context: Context) -> str:
    locked = store_key.kind_of(context.profile.database) is FileKind.ENCRYPTED
    return (f"The mail database is encrypted, and its key is not at hand ({store_unlocking.PHRASE_FILE} names a file "
            "with the recovery phrase)" if locked else "The mail database can't be read")


def _only_here(messages: int) -> str:
    return f"{_counted(messages, 'message')} {'exists' if messages == 1 else 'exist'} only here"


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"

"""backup and restore: a whole profile, messages included, in one file."""

from __future__ import annotations

import argparse
from pathlib import Path

from app.cli import phrase_input
from app.cli.context import Context
from app.cli.parser import Commands
from app.commands import BackUpProfile, RestoreProfile
from app.engine import profile_files

_NO_TOKEN = 0


def add(commands: Commands) -> None:
    out = commands.add("backup", _backup, "write the whole profile into one file, even while it is in use")
    out.add_argument("path", type=Path, metavar="PATH", help="a new file")
    back = commands.add("restore", _restore, "put a backup into the profile's place; the present mail is kept aside")
    back.add_argument("path", type=Path, metavar="PATH", help="a file made by 'backup'")
    back.add_argument("--phrase-file", type=Path, metavar="FILE",
                      help="of an encrypted backup: a file with its recovery phrase, - for stdin")
    back.add_argument("--anyway", action="store_true", help="even if its mail does not pass 'check'")


def _backup(context: Context, arguments: argparse.Namespace) -> int:
    context.db.value("SELECT 1")  # opened once, the store is there and of the newest schema
    made = profile_files.write(context.profile, BackUpProfile(_NO_TOKEN, arguments.path),
                               lambda done, total: context.output.progress("backup", done, total))
    size = f"{made.octets / 1e6:.1f} MB"
    protection = ("The mail in it is encrypted as the profile is: keep its recovery phrase." if made.encrypted else
                  "The mail in it is not encrypted: whoever has the file can read it.")
    context.output.result({"path": str(made.path), "messages": made.messages, "octets": made.octets,
                           "encrypted": made.encrypted},
                          [f"{made.messages} messages and all settings are in {made.path} ({size}), but no password.",
                           protection])
    return 0


def _restore(context: Context, arguments: argparse.Namespace) -> int:
    phrase = phrase_input.read(arguments.phrase_file) if arguments.phrase_file else ""
    with context.alone():
        context.unlock_where_possible()
        done = profile_files.restore_now(
            context.profile, RestoreProfile(_NO_TOKEN, arguments.path, phrase),
            lambda done, total: context.output.progress("restore", done, total), anyway=arguments.anyway)
    kept = f" The former mail is kept as {done.kept}." if done.kept else ""
    bared = [] if not done.bared else [
        "This backup is not encrypted, as the mail here was: 'depeschectl protect encrypt' does that again."]
    context.output.result({"messages": done.messages, "kept": str(done.kept) if done.kept else None,
                           "encryption_lost": done.bared},
                          [f"{done.messages} messages are restored.{kept}", *bared])
    return 0

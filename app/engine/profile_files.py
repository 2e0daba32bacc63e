"""Backup and restore of a whole profile."""

from __future__ import annotations

import contextlib

from app.commands import BackUpProfile, RestoreProfile
from app.engine.job_tools import JobTools
from app.errors import ErrorKind, MailError
from app.model.jobs import BackedUp, Restored


def back_up(tools: JobTools, command: BackUpProfile) -> BackedUp:
    """A copy of the database, made while others work in it. Raises MailError(USAGE) if something lies there already.
    """
    if command.target.exists():
        raise MailError(ErrorKind.USAGE, f"{command.target} is there already, and nothing is written over: choose "
                        "another place.")
    with contextlib.closing(tools.open_database()) as db:
        db.backup_to(command.target)
        messages = int(db.value("SELECT count(*) FROM message WHERE folder_id IS NOT NULL"))
    return BackedUp(command.target, messages, command.target.stat().st_size)


def restore(tools: JobTools, command: RestoreProfile) -> Restored:
    raise MailError(ErrorKind.UNSUPPORTED, "Restoring a profile is not there yet: nothing was changed.")

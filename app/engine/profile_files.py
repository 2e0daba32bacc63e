"""Backup and restore of a whole profile."""

from __future__ import annotations

import app
from app.commands import BackUpProfile, RestoreProfile
from app.engine import opening, restoring
from app.engine.job_tools import JobTools
from app.errors import ErrorKind, MailError
from app.model.jobs import BackedUp, Restored
from app.paths import Profile
from app.store import backup


def back_up(tools: JobTools, command: BackUpProfile) -> BackedUp:
    """While others work in the profile. Raises MailError(USAGE) if something lies there already, DISK_FULL, STORE."""
    return write(tools.profile, command, _stepwise(tools))


def write(profile: Profile, command: BackUpProfile, step: backup.Step) -> BackedUp:
    """As `back_up`, for a profile whose store was opened before."""
    try:
        manifest = backup.write(profile.database, profile.settings, command.target, app.__version__, step)
        return BackedUp(command.target, manifest.messages, command.target.stat().st_size, manifest.encrypted)
    except OSError as error:
        raise MailError(ErrorKind.STORE, f"{command.target} can't be read again: {error.strerror}.") from error


def restore(tools: JobTools, command: RestoreProfile) -> Restored:
    """Checked now, and put into its place by the next start: this one has the present database open."""
    messages = restoring.prepare(tools.profile, command.source, _stepwise(tools), phrase=command.phrase)
    return Restored(messages, None, restoring.takes_encryption_away(tools.profile))


def restore_now(profile: Profile, command: RestoreProfile, step: backup.Step, *, anyway: bool = False) -> Restored:
    """For whoever holds the profile's lock and has not opened its database, and works with a shell: what prints their
    passwords goes on to do so."""
    messages = restoring.prepare(profile, command.source, step, anyway=anyway, is_own=True,
                                 phrase=command.phrase)
    bared = restoring.takes_encryption_away(profile)
    return Restored(messages, opening.finish_restore(profile), bared)


def _stepwise(tools: JobTools) -> backup.Step:
    def step(done: int, total: int) -> None:
        tools.check()
        tools.progress("", done, total)

    return step

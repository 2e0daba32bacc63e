"""Jobs that a person starts and watches, each in a thread of its own: previews, files in and out, backups, switches."""

from __future__ import annotations

import logging
import threading
from dataclasses import replace
from typing import assert_never

from app.commands import (
    BackUpProfile,
    ExportKey,
    ExportMail,
    GenerateKey,
    ImportKeys,
    ImportMail,
    JobCommand,
    PlanSwitch,
    PreviewLeave,
    RestoreProfile,
    RunSwitch,
    UndoSwitch,
)
from app.engine import key_desk, leave_preview, mail_files, profile_files, switch_jobs
from app.engine.job_tools import JobTools
from app.errors import MailError, unexpected
from app.events import JobFinished, JobProgressed
from app.model.jobs import JobResult

log = logging.getLogger(__name__)


def run(tools: JobTools, command: JobCommand) -> JobResult:
    """One job to its end, in the calling thread. Raises MailError."""
    match command:
        case PreviewLeave():
            return leave_preview.preview(tools, command)
        case ExportMail():
            return mail_files.export(tools, command)
        case ImportMail():
            return mail_files.take_in(tools, command)
        case BackUpProfile():
            return profile_files.back_up(tools, command)
        case RestoreProfile():
            return profile_files.restore(tools, command)
        case PlanSwitch():
            return switch_jobs.plan(tools, command)
        case RunSwitch():
            return switch_jobs.run(tools, command)
        case UndoSwitch():
            return switch_jobs.undo(tools, command)
        case ImportKeys() | GenerateKey() | ExportKey():
            return key_desk.run(tools, command)
        case _:
            assert_never(command)


class JobDesk:
    """`submit`, `cancel` and `stop` are for other threads."""

    def __init__(self, tools: JobTools) -> None:
        self._tools = tools
        self._guard = threading.Lock()
        self._running: dict[int, tuple[threading.Thread, threading.Event]] = {}
        self._stopped = False

    def submit(self, command: JobCommand) -> None:
        """Answered by JobFinished with the command's token."""
        cancelled = threading.Event()
        thread = threading.Thread(target=self._serve, args=(command, cancelled), name="job", daemon=True)
        with self._guard:
            if self._stopped:
                return
            self._running[command.token] = (thread, cancelled)
            thread.start()

    def cancel(self, token: int) -> None:
        """The job ends at its next step; nothing if it has ended."""
        with self._guard:
            running = self._running.get(token)
        if running is not None:
            running[1].set()

    def stop(self) -> list[threading.Thread]:
        """Asks every job to end; the threads to wait for."""
        with self._guard:
            self._stopped = True
            running = list(self._running.values())
        for _, cancelled in running:
            cancelled.set()
        return [thread for thread, _ in running]

    def _serve(self, command: JobCommand, cancelled: threading.Event) -> None:
        token, emit = command.token, self._tools.emit
        tools = replace(self._tools, cancelled=cancelled,
                        progress=lambda label, done, total: emit(JobProgressed(token, label, done, total)))
        try:
            answer = JobFinished(token, run(tools, command))
        except MailError as error:
            answer = JobFinished(token, None, error)
        except Exception:  # whoever waits must not wait for ever
            log.exception("job %s: stopped", type(command).__name__)
            answer = JobFinished(token, None, unexpected())
        with self._guard:
            self._running.pop(token, None)
        emit(answer)

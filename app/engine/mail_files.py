"""Export and import as jobs; the files themselves are `transfer`'s."""

from __future__ import annotations

import contextlib

from app.commands import ExportMail, ImportMail
from app.engine import transfer
from app.engine.job_tools import JobTools
from app.model.jobs import Exported, Imported
from app.store import accounts, folders


def export(tools: JobTools, command: ExportMail) -> Exported:
    """Raises MailError as `transfer.export`; when CANCELLED it says how many messages are whole."""
    with contextlib.closing(tools.open_database()) as db:
        account = accounts.account(db, command.account_id)
        folder = folders.folder(db, command.folder_id) if command.folder_id is not None else None
        return transfer.export(db, account, folder, command.target, command.form, _stepwise(tools))


def take_in(tools: JobTools, command: ImportMail) -> Imported:
    """Raises MailError as `transfer.take_in`; what is imported by then stays, and its server is told."""
    with contextlib.closing(tools.open_database()) as db:
        folder = folders.folder(db, command.folder_id)
        try:
            return transfer.take_in(db, folder, command.paths, tools.reader, _stepwise(tools), tree=command.tree,
                                    told=tools.emit)
        finally:
            tools.nudge(folder.account_id)


def _stepwise(tools: JobTools) -> transfer.Progress:
    def step(done: int, total: int) -> None:
        tools.check()
        tools.progress("", done, total)

    return step

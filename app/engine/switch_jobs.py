"""The switch between POP3 and IMAP, as jobs."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import replace

from app.backends.base import MailBackend
from app.commands import PlanSwitch, RunSwitch, UndoSwitch
from app.engine import switch_finish, switch_plan
from app.engine.job_tools import JobTools
from app.errors import ErrorKind, MailError
from app.events import AccountsChanged, FoldersChanged
from app.model.account import Account, LeaveKind, LeaveRule, Protocol, SecretKind
from app.model.switching import SwitchPlan, SwitchReport, SwitchState, SwitchTarget
from app.setup import certificates
from app.store import accounts, switched, switching
from app.store.database import Database


def plan(tools: JobTools, command: PlanSwitch) -> SwitchPlan:
    """Raises MailError: USAGE for what can't be switched or mapped, else what the new server says."""
    with contextlib.closing(tools.open_database()) as db:
        account = accounts.account(db, command.account_id)
        switch_plan.refuse_same(account, command.target)
        switching.refuse_second(db, account.id)
        with (_explaining(account, command.target),
              contextlib.closing(_backend(tools, account, command.target, command.password)) as backend):
            if command.target.protocol is Protocol.IMAP:
                return switch_plan.to_imap(tools, db, account, command.target, backend, command.folders)
            return switch_plan.to_pop3(tools, db, account, command.target, backend)


def run(tools: JobTools, command: RunSwitch) -> SwitchReport:
    """Goes on until the job is done, or a message can't be brought here (IMAP to POP3). Raises MailError when the
    connection, the store or the person ends it; it can then be taken up again."""
    with contextlib.closing(tools.open_database()) as db:
        job = switching.job(db, command.job_id)
        if job.state is SwitchState.UNDONE:
            raise MailError(ErrorKind.USAGE, "This switch was undone: plan it again.")
        if job.state is SwitchState.DONE:
            return switched.report(db, job.id)
        with tools.hold(job.account_id):
            account = accounts.account(db, job.account_id)
            switch_plan.refuse_same(account, job.target)
            switching.set_state(db, job.id, SwitchState.RUNNING)
            with (_explaining(account, job.target),
                  contextlib.closing(_backend(tools, account, job.target, command.password)) as backend):
                if job.target.protocol is Protocol.IMAP:
                    switch_finish.to_imap(tools, db, job, account, backend, without_server=command.without_server)
                elif command.without_server:
                    raise MailError(ErrorKind.USAGE, "From IMAP to POP3 there is no switch without the server: the "
                                    "mail is there.")
                else:
                    switch_finish.to_pop3(tools, db, job, account, backend)
            _hand_over_password(tools, db, account, command.password)
            _tell(tools, account.id)
        return switched.report(db, job.id)


def undo(tools: JobTools, command: UndoSwitch) -> SwitchReport:
    """Raises MailError(USAGE) once it can't be undone any more."""
    with contextlib.closing(tools.open_database()) as db:
        job = switching.job(db, command.job_id)
        with tools.hold(job.account_id):
            switched.undo(db, job)
            _tell(tools, job.account_id)
        return switched.report(db, job.id)


def _backend(tools: JobTools, account: Account, target: SwitchTarget, password: str | None) -> MailBackend:
    """To the new server, under no rule."""
    there = replace(_there(account, target), whole_up_to=0, leave=LeaveRule(LeaveKind.KEEP),
                    plaintext_consent=account.plaintext_consent or target.plaintext_consent)
    ask: Callable[[], str] = (lambda: tools.passwords.get(account)) if password is None else (lambda: password)
    return tools.backend_for(there, ask)


def _there(account: Account, target: SwitchTarget) -> Account:
    return replace(account, protocol=target.protocol, incoming=target.incoming)


@contextlib.contextmanager
def _explaining(account: Account, target: SwitchTarget) -> Iterator[None]:
    """A certificate that is not accepted is told with its facts."""
    try:
        yield
    except MailError as error:
        told = certificates.explained(error, _there(account, target))
        if told is error:
            raise
        raise told from error


def _hand_over_password(tools: JobTools, db: Database, before: Account, password: str | None) -> None:
    """The keyring files a password under protocol and server, which are others now."""
    after = accounts.account(db, before.id)
    if after.protocol is before.protocol:
        return
    if password is not None:
        tools.passwords.put(after, password)
    elif before.secret.kind in (SecretKind.KEYRING, SecretKind.SESSION):
        with contextlib.suppress(MailError):  # then it is asked for
            tools.passwords.put(after, tools.passwords.get(before))


def _tell(tools: JobTools, account_id: int) -> None:
    tools.emit(AccountsChanged())
    tools.emit(FoldersChanged(account_id))

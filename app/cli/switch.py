"""switch: an account's protocol, changed in place."""

from __future__ import annotations

import argparse
import contextlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from app.backends.registry import backend_for
from app.cli.account_certificate import pinned
from app.cli.account_server import checked_server, password_from_stdin, port
from app.cli.context import Context
from app.cli.output import error_object
from app.cli.parser import Commands
from app.commands import PlanSwitch, RunSwitch, UndoSwitch
from app.engine import switch_jobs
from app.engine.job_tools import JobTools
from app.errors import ErrorKind, MailError
from app.model.account import (
    DEFAULT_PORTS,
    Account,
    LeaveRule,
    Protocol,
    SecretKind,
    SecretSource,
    Security,
)
from app.model.switching import FolderMapping, SwitchPlan, SwitchReport, SwitchState, SwitchTarget
from app.secrets import PasswordStore
from app.store import accounts, folders, switching
from app.store.database import Database

_IN_PART = 7


def add(commands: Commands) -> None:
    parser = commands.add("switch", _switch, "change an account's protocol in place, with its mail; can be undone")
    parser.add_argument("name", metavar="NAME")
    parser.add_argument("--to", choices=[each.value for each in Protocol])
    parser.add_argument("--host")
    parser.add_argument("--port", type=port)
    parser.add_argument("--security", choices=[each.value for each in Security], default="tls",
                        help="none only for a server on this machine")
    parser.add_argument("--user", help="(default: as before)")
    parser.add_argument("--ca-file", metavar="FILE", help="(default: as before)")
    parser.add_argument("--pin", metavar="HEX", help="accept only this key of the new server; see account certificate")
    parser.add_argument("--leave", metavar="RULE",
                        help="to POP3: the rule afterwards (default keep; days are counted from today)")
    parser.add_argument("--map", action="append", default=[], metavar="FOLDER=MAILBOX", dest="mapped",
                        help="to IMAP: where a folder's mail goes; nothing after = keeps it here only")
    parser.add_argument("--without-server", action="store_true",
                        help="to IMAP: with what is here, where the POP3 server can't be reached any more")
    secret = parser.add_mutually_exclusive_group()
    secret.add_argument("--password-stdin", action="store_true", help="another password than the account's")
    secret.add_argument("--password-command", metavar="CMD", help="a shell command that prints the new password")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--dry-run", action="store_true", help="log in, map and count; change nothing")
    how.add_argument("--resume", action="store_true", help="go on with a switch that was stopped")
    how.add_argument("--undo", action="store_true", help="the account as it was, as long as nothing came since")
    parser.set_defaults(in_steps=True)


def _switch(context: Context, arguments: argparse.Namespace) -> int:
    with context.alone():
        account = context.account(arguments.name)
        tools = _tools(context)
        if arguments.undo:
            return _report(context, switch_jobs.undo(tools, UndoSwitch(0, _latest(context.db, account).id)))
        secret, password = _password(account, arguments)
        if arguments.resume:
            return _run(context, tools, account, _latest(context.db, account).id, secret, password,
                        arguments.without_server)
        plan = switch_jobs.plan(tools, PlanSwitch(0, account.id, _target(account, arguments),
                                                  _mapped(context.db, account, arguments.mapped), password))
        if arguments.dry_run:
            return _planned(context, plan)
        return _run(context, tools, account, plan.job_id, secret, password, arguments.without_server)


def _tools(context: Context) -> JobTools:
    @contextlib.contextmanager
    def hold(account_id: int) -> Iterator[None]:
        yield  # the profile's lock is held: nobody else is at work

    return JobTools(context.profile, lambda: Database.open(context.profile.database), context.passwords, backend_for,
                    context.reader, lambda _: None, hold,
                    progress=lambda label, done, total: context.output.progress(f"switch {label}", done, total))


def _latest(db: Database, account: Account) -> switching.Job:
    found = switching.latest(db, account.id)
    if found is None:
        raise MailError(ErrorKind.USAGE, f"'{account.name}' was never switched: name --to and --host.")
    return found


def _run(context: Context, tools: JobTools, account: Account, job_id: int, secret: SecretSource | None,
         password: str | None, without_server: bool) -> int:
    report = switch_jobs.run(tools, RunSwitch(0, job_id, password, without_server))
    if secret is not None and report.state is SwitchState.DONE:
        changed = accounts.save(context.db, replace(accounts.account(context.db, account.id), secret=secret))
        if password is not None and secret.kind is SecretKind.KEYRING and not context.passwords.put(changed, password):
            context.output.say("depeschectl: No keyring took the new password: it will be asked for.")
    return _report(context, report)


def _target(account: Account, arguments: argparse.Namespace) -> SwitchTarget:
    if arguments.to is None or arguments.host is None:
        raise MailError(ErrorKind.USAGE, "Name the new server: --to and --host, or use --resume or --undo.")
    protocol, security = Protocol(arguments.to), Security(arguments.security)
    if arguments.without_server and protocol is not Protocol.IMAP:
        raise MailError(ErrorKind.USAGE, "--without-server is for a switch to IMAP: the other way the mail comes from "
                        "the server.")
    if arguments.leave is not None and protocol is not Protocol.POP3:
        raise MailError(ErrorKind.USAGE, "--leave is for POP3: with IMAP the mail stays on the server anyway.")
    ca_file = account.incoming.ca_file if arguments.ca_file is None else str(
        Path(arguments.ca_file).expanduser().absolute())
    if ca_file and not Path(ca_file).is_file():
        raise MailError(ErrorKind.USAGE, f"There is no file {ca_file}: give --ca-file a file of certificates.")
    incoming = checked_server(arguments.host, arguments.port or DEFAULT_PORTS[protocol, security], security,
                              arguments.user or account.incoming.user, ca_file)
    incoming = pinned(incoming, arguments.pin)
    return SwitchTarget(protocol, incoming, security is Security.NONE,
                        None if arguments.leave is None else LeaveRule.parse(arguments.leave))


def _mapped(db: Database, account: Account, pairs: list[str]) -> tuple[tuple[int, str], ...]:
    found: list[tuple[int, str]] = []
    for pair in pairs:
        name, equals, path = pair.partition("=")
        folder = folders.by_path(db, account.id, name)
        if not equals or folder is None:
            names = ", ".join(each.path for each in folders.folders(db, account.id))
            raise MailError(ErrorKind.USAGE, f"'{pair}' maps no folder: use FOLDER=MAILBOX, and one of {names}.")
        found.append((folder.id, path))
    return tuple(found)


def _password(account: Account, arguments: argparse.Namespace) -> tuple[SecretSource | None, str | None]:
    """Where the account's password will come from (None: as before), and the password, if it is another one."""
    if arguments.password_stdin:
        return SecretSource(SecretKind.KEYRING), password_from_stdin()
    if arguments.password_command is None:
        return None, None
    secret = SecretSource(SecretKind.COMMAND, arguments.password_command)
    return secret, PasswordStore().get(replace(account, secret=secret))


def _planned(context: Context, plan: SwitchPlan) -> int:
    value = {"uploaded": 0, "already_there": plan.there, "failed": [], "verified": 0,
             "state": SwitchState.PLANNED.value, "to_carry": plan.to_carry, "octets": plan.octets,
             "folders": [_folder(each) for each in plan.folders]}
    context.output.result(value, [
        *map(_folder_line, plan.folders),
        f"{plan.to_carry} messages ({plan.octets / 1e6:.1f} MB) would be carried, {plan.there} are there already. "
        "Nothing was changed."])
    return 0


def _report(context: Context, report: SwitchReport) -> int:
    value: dict[str, object] = {
        "uploaded": report.uploaded, "already_there": report.already_there, "verified": report.verified,
        "waiting": report.waiting, "state": report.state.value, "can_undo": report.can_undo,
        "failed": [{"id": each.message_id, "folder": each.folder, "subject": each.subject, "detail": each.detail}
                   for each in report.failed],
        "folders": [_folder(each) for each in report.folders]}
    lines = [*map(_folder_line, report.folders), _sentence(report)]
    if not report.failed or report.state is SwitchState.UNDONE:
        context.output.result(value, lines)
        return 0
    left = ("They stay here, in a folder of their own." if report.state is SwitchState.DONE
            else "The account was not switched.")
    error = MailError(ErrorKind.REFUSED, f"{len(report.failed)} messages could not be carried. {left}")
    context.output.result({**value, "errors": [error_object(error)]}, [
        *lines, *(f"  not carried: {each.folder}: {each.subject}: {each.detail}" for each in report.failed)])
    context.output.fail(error, told=True)
    return _IN_PART


def _sentence(report: SwitchReport) -> str:
    if report.state is SwitchState.UNDONE:
        return (f"The account is as it was. The {report.uploaded} messages that were uploaded stay on the server."
                if report.target.protocol is Protocol.IMAP and report.uploaded else "The account is as it was.")
    moved = "uploaded" if report.target.protocol is Protocol.IMAP else "downloaded"
    return (f"{report.uploaded} messages {moved}, {report.already_there} were there already, {report.verified} "
            f"verified. State: {report.state.value}.")


def _folder(each: FolderMapping) -> dict[str, object]:
    return {"name": each.name, "mailbox": each.path or None, "new": each.create, "total": each.total,
            "there": each.there, "to_carry": each.to_carry, "unfit": each.unfit}


def _folder_line(each: FolderMapping) -> str:
    if not each.path:
        return f"{each.total:>7}  {each.name} stays here"
    return (f"{each.total:>7}  {each.name} -> {each.path}{' (new)' if each.create else ''}: {each.there} there, "
            f"{each.to_carry} to carry" + (f", {each.unfit} not whole" if each.unfit else ""))

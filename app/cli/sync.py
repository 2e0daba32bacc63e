"""sync: one full round for each account."""

from __future__ import annotations

import argparse

from app.cli.context import Context
from app.cli.output import error_object
from app.cli.parser import Commands
from app.errors import ErrorKind, MailError
from app.events import SyncFinished
from app.model.account import Account, BodyPolicy, Protocol
from app.model.folder import Role
from app.quick_dataclass import dataclass
from app.store import accounts, folders

IN_PART = 7


@dataclass(frozen=True, slots=True)
class _Outcome:
    """`failed`: the account did not come to a round at all."""

    account: Account
    finished: SyncFinished | None
    failed: MailError | None

    @property
    def errors(self) -> tuple[MailError, ...]:
        return (self.failed,) if self.failed else self.finished.errors if self.finished else ()


def add(commands: Commands) -> None:
    parser = commands.add("sync", _sync, "one full round: edits, folders, changes, bodies, outbox")
    parser.add_argument("names", nargs="*", metavar="NAME", help="accounts (default: all)")
    parser.add_argument("--folder", metavar="PATH", help="this folder only")
    parser.add_argument("--bodies", choices=[each.value for each in BodyPolicy])
    parser.set_defaults(in_steps=True)


def _sync(context: Context, arguments: argparse.Namespace) -> int:
    chosen = [context.account(name) for name in dict.fromkeys(arguments.names)] or list(accounts.accounts(context.db))
    if not chosen:
        raise MailError(ErrorKind.USAGE, "There is no account yet: add one with 'depeschectl account add'.")
    policy = BodyPolicy(arguments.bodies) if arguments.bodies else None
    with context.alone():
        outcomes = [_round(context, each, arguments.folder, policy) for each in chosen]
    return _report(context, outcomes)


def _round(context: Context, account: Account, folder: str | None, policy: BodyPolicy | None) -> _Outcome:
    try:
        path = _folder_path(context, account, folder)
        with context.session(account) as session:
            finished = session.run_round(path, policy)
    except MailError as error:
        if error.kind is ErrorKind.DAMAGED and error.server_text:
            raise  # nothing more is to be written into such a file
        return _Outcome(account, None, error)
    failed = finished.errors[0] if finished.errors and not finished.folders else None
    return _Outcome(account, finished, failed)


def _folder_path(context: Context, account: Account, folder: str | None) -> str | None:
    """POP3 has but one folder on the server."""
    if folder is None or account.protocol is not Protocol.POP3:
        return folder
    found = folders.by_path(context.db, account.id, folder)
    if found is None or found.role is not Role.INBOX:
        raise MailError(ErrorKind.USAGE, f"'{account.name}' is a POP3 account: only its Inbox is on the server.")
    return found.path


def _report(context: Context, outcomes: list[_Outcome]) -> int:
    code, error = _verdict(outcomes)
    value: dict[str, object] = {"accounts": [_as_json(each) for each in outcomes]}
    if error is not None and code != IN_PART:
        value["error"] = error_object(error)
    context.output.result(value, [_line(each) for each in outcomes])
    if error is not None:
        trouble = "; ".join(f"{each.account.name}: {problem}" for each in outcomes for problem in each.errors)
        context.output.say(f"depeschectl: {trouble}")
    return code


def _verdict(outcomes: list[_Outcome]) -> tuple[int, MailError | None]:
    errors = [error for each in outcomes for error in each.errors]
    codes = {each.failed.kind.exit_code if each.failed else None for each in outcomes}
    if not errors:
        return 0, None
    only = next(iter(codes)) if len(codes) == 1 else None
    return (IN_PART if only is None else only), errors[0]


def _as_json(outcome: _Outcome) -> dict[str, object]:
    finished = outcome.finished or SyncFinished(outcome.account.id, (), 0, 0.0, 0.0)
    return {
        "account": outcome.account.name, "folders": len(finished.folders), "new": sum(each.new for each in
                                                                                       finished.folders),
        "changed": sum(each.changed for each in finished.folders),
        "removed": sum(each.removed for each in finished.folders), "bytes": finished.octets,
        "seconds": round(finished.seconds, 3), "first_page_seconds": round(finished.first_page_seconds, 3),
        "errors": [error_object(each) for each in outcome.errors]}


def _line(outcome: _Outcome) -> str:
    made = _as_json(outcome)
    if outcome.finished is None:
        return f"{made['account']}: failed"
    return (f"{made['account']}: {made['folders']} folders, {made['new']} new, {made['changed']} changed, "
            f"{made['removed']} removed, {outcome.finished.octets / 1e6:.1f} MB in {outcome.finished.seconds:.1f} s")

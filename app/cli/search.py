"""search: over the mail that is here, and with --server over the servers' too."""

from __future__ import annotations

import argparse

from app.cli.context import Context
from app.cli.listing import as_json, count, line
from app.cli.output import error_object
from app.cli.parser import Commands
from app.errors import ErrorKind, MailError
from app.model.account import Account
from app.model.query import InAccount
from app.model.query_text import parse
from app.store import accounts, messages, search
from app.store.search_terms import accounts_named

_IN_PART = 7


def add(commands: Commands) -> None:
    parser = commands.add("search", _search, "from: to: subject: body: has:attachment is:unread|read|starred|answered "
                          "before: after: on: in: tag: larger: smaller: account: and free words")
    parser.add_argument("query", metavar="QUERY", nargs="+")
    parser.add_argument("--account", metavar="NAME")
    parser.add_argument("--limit", type=count, default=500, metavar="N", help="at most N results (default 500)")
    parser.add_argument("--server", action="store_true",
                        help="have the servers search too; headers of what they find are stored")


def _search(context: Context, arguments: argparse.Namespace) -> int:
    account = context.account(arguments.account) if arguments.account else None
    query = " ".join(arguments.query)
    account_id = account.id if account else None
    ids = search.search(context.db, query, account_id=account_id, limit=arguments.limit)
    errors: list[tuple[Account, MailError]] = []
    notes: list[str] = []
    if arguments.server:
        found, errors, notes = _on_servers(context, query, account)
        ids = search.newest_first(context.db, [*ids, *found])[:arguments.limit]
    rows = messages.rows(context.db, ids)
    coverage = search.coverage(context.db, account_id)
    value: dict[str, object] = {
        "results": [as_json(each) for each in rows],
        "coverage": {"headers": coverage.headers, "bodies": coverage.bodies, "server_only": coverage.server_only}}
    if arguments.server:
        value["errors"] = [{"account": each.name, **error_object(error)} for each, error in errors]
    context.output.result(value, [
        *map(line, rows), f"{len(rows)} found; searched {coverage.headers} headers, {coverage.bodies} bodies; "
        f"{coverage.server_only} messages are only on the server."])
    if notes or errors:
        context.output.say("depeschectl: " + "; ".join([*notes, *(f"{each.name}: {error}" for each, error in errors)]))
    return _IN_PART if errors else 0


def _on_servers(context: Context, query: str, only: Account | None
                ) -> tuple[list[int], list[tuple[Account, MailError]], list[str]]:
    """Ids that are all here now, the accounts whose server did not answer, and what is to be known besides."""
    found: list[int] = []
    notes: list[str] = []
    errors: list[tuple[Account, MailError]] = []
    with context.alone():
        for account in _meant(context, query, only):
            try:
                with context.session(account) as session:
                    answer = session.search(query, None, lambda: True)
            except MailError as error:
                if error.kind is ErrorKind.UNSUPPORTED:
                    notes.append(f"{account.name}: {error.detail}")
                else:
                    errors.append((account, error))
                continue
            found += answer.ids
            if answer.error is not None:
                errors.append((account, answer.error))
            if answer.partial:
                notes.append(f"{account.name}: the server may have more; only the newest were taken.")
    return found, errors, notes


def _meant(context: Context, query: str, only: Account | None) -> list[Account]:
    """The accounts that the query means."""
    chosen = [only] if only is not None else list(accounts.accounts(context.db))
    for clause in parse(query).clauses:
        asked = clause[0].condition
        if len(clause) == 1 and isinstance(asked, InAccount):
            named = accounts_named(context.db, asked.name)
            chosen = [each for each in chosen if (each.id in named) != clause[0].negated]
    return chosen

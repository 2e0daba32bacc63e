"""search: over the mail that is here."""

from __future__ import annotations

import argparse

from app.cli.context import Context
from app.cli.listing import as_json, count, line
from app.cli.parser import Commands
from app.errors import ErrorKind, MailError
from app.store import messages, search


def add(commands: Commands) -> None:
    parser = commands.add("search", _search, "from: to: subject: body: has:attachment is:unread before: after: in: "
                          "and free words")
    parser.add_argument("query", metavar="QUERY")
    parser.add_argument("--account", metavar="NAME")
    parser.add_argument("--limit", type=count, default=500, metavar="N", help="at most N results (default 500)")
    parser.add_argument("--server", action="store_true", help="not there yet")


def _search(context: Context, arguments: argparse.Namespace) -> int:
    if arguments.server:
        raise MailError(ErrorKind.UNSUPPORTED, "Searching on the server is not there yet: leave --server away to "
                        "search the mail that is here.")
    account_id = context.account(arguments.account).id if arguments.account else None
    ids = search.search(context.db, arguments.query, account_id=account_id, limit=arguments.limit)
    found = messages.rows(context.db, ids)
    coverage = search.coverage(context.db, account_id)
    context.output.result(
        {"results": [as_json(each) for each in found],
         "coverage": {"headers": coverage.headers, "bodies": coverage.bodies, "server_only": coverage.server_only}},
        [*map(line, found), f"{len(found)} found; searched {coverage.headers} headers, {coverage.bodies} bodies; "
         f"{coverage.server_only} messages are only on the server."])
    return 0

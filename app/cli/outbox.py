"""outbox: what waits there; retry one, say that one arrived, or take one back among the drafts."""

from __future__ import annotations

import argparse

from app.cli.context import Context
from app.cli.listing import count, day_and_time
from app.cli.parser import Commands
from app.model.folder import Role
from app.model.message import DRAFT, SEEN
from app.model.operation import AppendMessage
from app.store import accounts, edits, folder_edits, folders, outbox
from app.store.changes import Changes


def add(commands: Commands) -> None:
    group = commands.optional_group("outbox", _list, "mail on its way out")
    group.add("list", _list, "what waits there")
    group.add("retry", _retry, "try again with the next sync").add_argument("id", type=count, metavar="ID")
    group.add("arrived", _arrived, "it was unclear whether it was sent, and it was: file its copy with the next sync"
              ).add_argument("id", type=count, metavar="ID")
    group.add("cancel", _cancel, "make it a draft again").add_argument("id", type=count, metavar="ID")


def _list(context: Context, arguments: argparse.Namespace) -> int:
    names = {each.id: each.name for each in accounts.accounts(context.db)}
    found = outbox.entries(context.db)
    context.output.result(
        [{"id": each.id, "account": names[each.account_id], "subject": each.subject,
          "recipients": list(each.recipients), "state": each.state, "error": each.error,
          "created": day_and_time(each.created), "size": each.size, "attempts": each.attempts,
          "send_at": day_and_time(each.send_at) if each.send_at else None,
          "next_try": day_and_time(each.next_try) if each.next_try else None} for each in found],
        [f"{each.id:>5} {each.state:<8} {names[each.account_id]:<12} {', '.join(each.recipients)[:60]}  "
         f"{each.subject[:60]}{_when(each)}{f'  ({each.error})' if each.error else ''}" for each in found])
    return 0


def _when(entry: outbox.OutboxEntry) -> str:
    if entry.state != outbox.QUEUED or not (at := max(entry.send_at, entry.next_try)):
        return ""
    return f"  [not before {day_and_time(at)}]"


def _arrived(context: Context, arguments: argparse.Namespace) -> int:
    entry = outbox.arrived(context.db, arguments.id)
    context.output.result({"outbox_id": entry.id, "state": outbox.SENT},
                          [f"The copy of message {entry.id} is filed with the next sync."])
    return 0


def _retry(context: Context, arguments: argparse.Namespace) -> int:
    entry = outbox.retry(context.db, arguments.id)
    context.output.result({"outbox_id": entry.id, "state": outbox.QUEUED},
                          [f"Message {entry.id} is sent with the next sync."])
    return 0


def _cancel(context: Context, arguments: argparse.Namespace) -> int:
    """Out of the outbox and among the drafts in one transaction."""
    raw = outbox.raw(context.db, arguments.id)
    changes = Changes()
    with context.db.write(durable=True):
        entry = outbox.waiting(context.db, arguments.id)
        drafts = folders.by_role(context.db, entry.account_id, Role.DRAFTS)
        folder_id = drafts.id if drafts is not None else folder_edits.create(
            context.db, entry.account_id, "Drafts", changes, Role.DRAFTS)[0]
        applied = edits.apply(context.db, AppendMessage(folder_id, raw, frozenset({SEEN, DRAFT})), context.reader)
        outbox.remove(context.db, entry.id)
    context.output.result({"outbox_id": entry.id, "state": "cancelled", "draft_id": applied.new_ids[0]},
                          [f"Message {entry.id} is draft {applied.new_ids[0]} now."])
    return 0

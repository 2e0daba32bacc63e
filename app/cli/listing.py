"""list: messages of one folder, newest first; and how a message is printed wherever one is."""

from __future__ import annotations

import argparse
import time

from app.cli.context import Context
from app.cli.folders import find
from app.cli.parser import Commands
from app.errors import ErrorKind, MailError
from app.model.message import Address, MessageRow
from app.store import messages

_PAGE = 500


def add(commands: Commands) -> None:
    parser = commands.add("list", _list, "messages of a folder, newest first")
    parser.add_argument("name", metavar="NAME")
    parser.add_argument("folder", metavar="FOLDER", nargs="?", default="INBOX", help="(default: INBOX)")
    parser.add_argument("--limit", type=count, default=100, metavar="N", help="at most N (default 100)")
    parser.add_argument("--after", type=count, metavar="ID", help="go on after this message")


def count(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 1 << 62:
        raise argparse.ArgumentTypeError(f"'{text}' is no number above 0")
    return int(text)


def row(context: Context, message_id: int) -> MessageRow:
    """Raises MailError(USAGE) if there is no such message."""
    found = messages.rows(context.db, [message_id])
    if not found:
        raise MailError(ErrorKind.USAGE, f"There is no message {message_id}: 'depeschectl list' shows the numbers.")
    return found[0]


def as_json(each: MessageRow) -> dict[str, object]:
    asleep = {"snoozed_until": day_and_time(each.snoozed_until)} if each.snoozed_until else {}
    return {
        "id": each.id, "uid": int(each.uid) if each.uid.isdecimal() and not each.server_state else each.uid or None,
        "message_id": each.message_id, "from": str(Address(each.sender_name, each.sender_email)),
        "to": each.recipients, "subject": each.subject, "date": day_and_time(each.date), "size": each.size,
        "flags": sorted(each.flags), "cached": each.cached, "on_server": on_server(each), "preview": each.preview,
        "labels": list(each.labels), **asleep}


def on_server(each: MessageRow) -> bool | str:
    """True, False, or "until DATE" where a POP3 rule will delete it then."""
    match each.server_state:
        case "":
            return bool(each.uid) and not each.missing
        case "on-server":
            return True
        case "only-here":
            return False
        case "leaving":
            return f"until {(day_and_time(each.leaves_at or 0.0) or '')[:10]}"
        case day:
            return f"until {day}"


def day_and_time(seconds: float) -> str | None:
    """ISO 8601 in UTC; None for what no calendar knows."""
    try:
        return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(seconds))
    except (OverflowError, ValueError, OSError):
        return None


def line(each: MessageRow) -> str:
    marks = ("N" if each.is_unread else " ") + ("!" if each.is_flagged else " ") + ("@" if each.has_attachment else " ")
    date = (day_and_time(each.date) or "")[:16].replace("T", " ")
    sender = (each.sender_name or each.sender_email)[:24]
    return f"{each.id:>7} {marks} {date:<16} {sender:<24} {each.subject[:80]}"


def _list(context: Context, arguments: argparse.Namespace) -> int:
    folder = find(context, context.account(arguments.name), arguments.folder)
    last = row(context, arguments.after) if arguments.after else None
    if last is not None and last.folder_id != folder.id:
        raise MailError(ErrorKind.USAGE, f"Message {last.id} is not in '{folder.path}'.")
    found: list[MessageRow] = []
    view = messages.View(folder.id, asleep=True)
    while len(found) < arguments.limit:
        page = messages.page(context.db, view, last, min(_PAGE, arguments.limit - len(found)))
        if not page:
            break
        found += page
        last = page[-1]
    context.output.result([as_json(each) for each in found], [line(each) for each in found])
    return 0

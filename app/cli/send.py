"""send: RFC 5322 text into the outbox, and with --now on its way, or with --at later."""

from __future__ import annotations

import argparse
import contextlib
import re
import sys
import uuid
from email.utils import formatdate
from pathlib import Path

from app.cli import security
from app.cli.context import Context
from app.cli.listing import day_and_time
from app.cli.moments import moment
from app.cli.output import error_object
from app.cli.parser import Commands
from app.errors import ErrorKind, MailError
from app.mime import charset
from app.mime.address import is_address
from app.mime.envelope import envelope
from app.mime.header import fields, parse_addresses, split_header
from app.model.account import Account
from app.store import bodies, outbox

_MAX_RECIPIENTS = 500
_BARE = re.compile(rb"\r?\n|\r")


def add(commands: Commands) -> None:
    parser = commands.add("send", _send, "queue RFC 5322 text in the outbox")
    parser.add_argument("name", metavar="NAME")
    parser.add_argument("file", metavar="FILE", help="- for stdin")
    when = parser.add_mutually_exclusive_group()
    when.add_argument("--now", action="store_true", help="deliver it at once")
    when.add_argument("--at", type=moment, metavar="TIME", default=0.0,
                      help="not before then: 2026-12-24T18:00 (here, unless it names a zone), 18:00 or +2h; sent by "
                           "the window while it runs, or by the first sync after it")
    security.add_protection(parser)


def _send(context: Context, arguments: argparse.Namespace) -> int:
    account = context.account(arguments.name)
    if account.outgoing is None:
        raise MailError(ErrorKind.USAGE, f"'{account.name}' has no outgoing server: add the account with --smtp-host.")
    raw = completed(_read(arguments.file), account)
    recipients = recipients_of(raw)
    packed = bodies.pack(security.protected(context, arguments, raw, recipients))
    with context.alone() if arguments.now else contextlib.nullcontext():
        with context.db.write(durable=True):
            number = outbox.add(context.db, account.id, packed, recipients, envelope(split_header(raw)[0]).subject,
                                send_at=arguments.at)
        error = _deliver(context, account, number) if arguments.now else None
    entry = next((each for each in outbox.entries(context.db, account.id) if each.id == number), None)
    state = entry.state if entry is not None else outbox.SENT
    value: dict[str, object] = {"outbox_id": number, "state": state}
    if arguments.at:
        value["send_at"] = day_and_time(arguments.at)
    if error is not None:
        value["error"] = error_object(error)
    context.output.result(value, [f"Message {number} of the outbox: {state}."])
    if error is None:
        return 0
    context.output.fail(error, told=True)
    return error.kind.exit_code


def _deliver(context: Context, account: Account, number: int) -> MailError | None:
    """Why this very message did not go out; what else waited goes along."""
    try:
        with context.session(account) as session:
            failures = session.deliver()
    except MailError as error:
        return error
    entry = next((each for each in outbox.entries(context.db, account.id) if each.id == number), None)
    if entry is None or entry.state == outbox.SENT:
        return None
    matching = [each for each in failures if entry.error and (each.detail in entry.error or entry.error in str(each))]
    return (matching or list(failures) or [MailError(ErrorKind.NETWORK, entry.error or "It was not delivered yet.")])[0]


def _read(name: str) -> bytes:
    try:
        with sys.stdin.buffer if name == "-" else Path(name).open("rb") as file:
            raw = file.read(bodies.MAX_BODY + 1)
    except OSError as error:
        raise MailError(ErrorKind.USAGE, f"'{name}' can't be read: {error.strerror}.") from error
    if len(raw) > bodies.MAX_BODY:
        raise MailError(ErrorKind.TOO_LARGE, "A message of over 256 MB can't be sent.")
    return raw


def completed(raw: bytes, account: Account) -> bytes:
    """With CRLF line ends (RFC 5322 2.3), and with From, Date and Message-ID where they are missing (3.6)."""
    raw = _BARE.sub(b"\r\n", raw)
    block, _ = split_header(raw)
    present = {name for name, _ in fields(block)}
    if not present:
        raise MailError(ErrorKind.USAGE, "This is no message: it must begin with header fields such as To and Subject, "
                        "then an empty line, then the text.")
    more = []
    if "from" not in present:
        more.append(f"From: {account.email}")
    if "date" not in present:
        more.append(f"Date: {formatdate(localtime=True)}")
    if "message-id" not in present:
        more.append(f"Message-ID: <{uuid.uuid4()}@{account.email.rpartition('@')[2]}>")
    return "".join(f"{each}\r\n" for each in more).encode() + raw


def recipients_of(raw: bytes) -> tuple[str, ...]:
    """Every addr-spec of To, Cc and Bcc once. Raises MailError(USAGE) if there is none, or one that is none."""
    found: dict[str, None] = {}
    for name, value in fields(split_header(raw)[0]):
        if name in ("to", "cc", "bcc"):
            text = charset.decode(" ".join(value.decode("latin-1").split()).encode("latin-1"))
            found.update((each.email, None) for each in parse_addresses(text, _MAX_RECIPIENTS + 1) if each.email)
    wrong = next((each for each in found if not is_address(each)), None)
    if wrong is not None:
        raise MailError(ErrorKind.USAGE, f"'{wrong[:100]}' is no mail address: correct it in To, Cc or Bcc.")
    if not found:
        raise MailError(ErrorKind.USAGE, "The message has no recipient: give it a To, Cc or Bcc field.")
    if len(found) > _MAX_RECIPIENTS:
        raise MailError(ErrorKind.USAGE, f"More than {_MAX_RECIPIENTS} recipients: send it in several messages.")
    return tuple(found)

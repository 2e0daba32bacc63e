"""APPEND (RFC 3501 6.3.11) that files a message once, however often it is tried."""

from __future__ import annotations

import re
import time

from app.backends.imap import proof
from app.backends.imap.connection import Connection
from app.backends.imap.dialogue import Literal, RefusedError, Reply
from app.backends.imap.edit_messages import check_flag
from app.backends.imap.entries import status_items
from app.backends.imap.proof import Wanted
from app.errors import ErrorKind, MailError
from app.model.remote_operation import AppendRaw, OperationResult

_APPENDED = re.compile(rb"(\d{1,10}) (\d{1,10})\b")
_LIMIT = re.compile(r"APPENDLIMIT=(\d{1,18})")
_LIMIT_MATTERS = 1 << 20
_LAST_SECOND = 253402300799.0  # of the year 9999
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def append(connection: Connection, operation: AppendRaw, now: float) -> OperationResult:
    """`now` stands for a date that was not given. With `check_first` what is there already is not filed again.

    Raises MailError(TOO_LARGE) past APPENDLIMIT (RFC 7889), REFUSED for what IMAP cannot hold.
    """
    if not operation.raw or b"\0" in operation.raw:
        raise MailError(ErrorKind.REFUSED, "An empty message, or one with NUL characters, cannot be filed by IMAP.")
    for flag in operation.flags:
        check_flag(flag)
    if operation.check_first:
        there = _earlier(connection, operation)
        if there is not None:
            return there
    limit = _limit(connection, operation)
    if limit is not None and len(operation.raw) > limit:
        raise MailError(ErrorKind.TOO_LARGE, f"The message is too large for the server, which takes {limit} octets.")
    reply = _send(connection, operation, internal_date(operation.date or now).encode())
    for text in reply.codes(b"APPENDUID"):
        if found := _APPENDED.match(text):
            return OperationResult({0: int(found[2])}, int(found[1]))
    return OperationResult()


def _earlier(connection: Connection, operation: AppendRaw) -> OperationResult | None:
    try:
        mailbox = connection.select(operation.path)
    except MailError as exc:
        if exc.kind is not ErrorKind.GONE:
            raise
        return None  # APPEND has the better words for a folder that is not there
    wanted = Wanted(operation.message_id, len(operation.raw), proof.comparable(operation.raw))
    excluded = operation.others if mailbox.uidvalidity == operation.others_uidvalidity else frozenset()
    found = proof.find(connection, {0: wanted}, excluded)
    return OperationResult(found, mailbox.uidvalidity) if found else None


def _limit(connection: Connection, operation: AppendRaw) -> int | None:
    """Octets that the server takes, of the account or (asked for large messages only) of this mailbox."""
    for word in connection.words:
        if found := _LIMIT.fullmatch(word):
            return int(found[1])
    if not connection.offers("APPENDLIMIT") or len(operation.raw) < _LIMIT_MATTERS:
        return None
    reply = connection.dialogue.attempt(b"STATUS", connection.names.argument(operation.path), b"(APPENDLIMIT)")
    for response in reply.untagged if reply else ():
        told = status_items(response) if response[0][:9].upper() == b"* STATUS " else None
        if told is not None and b"APPENDLIMIT" in told[1]:
            return told[1][b"APPENDLIMIT"]
    return None


def _send(connection: Connection, operation: AppendRaw, date: bytes) -> Reply:
    words = " ".join(sorted(operation.flags)).encode("ascii")
    start = (b"APPEND", connection.names.argument(operation.path), b"(" + words + b")", b'"' + date + b'"')
    if connection.names.utf8 and not _head(operation.raw).isascii():
        try:
            return connection.dialogue.run(*start, Literal(operation.raw, b"UTF8 (~", b")"))
        except RefusedError as exc:
            # RFC 6855 4 wants this form of a header in UTF-8; RFC 9755, which replaced it, knows it no more.
            if exc.kind is not ErrorKind.PROTOCOL:
                raise
    return connection.dialogue.run(*start, Literal(operation.raw))


def _head(raw: bytes) -> bytes:
    return raw.partition(b"\r\n\r\n")[0]


def internal_date(seconds: float) -> str:
    """An RFC 3501 date-time in UTC, of the years that it can write."""
    moment = time.gmtime(min(max(seconds, 0.0), _LAST_SECOND))
    return time.strftime(f"%d-{_MONTHS[moment.tm_mon - 1]}-%Y %H:%M:%S +0000", moment)

"""Receipts for mail that was read (RFC 8098): who asks for one, and the report that answers."""

from __future__ import annotations

import binascii
import re
import time
import uuid
from email.utils import formatdate

from app.mime import wire
from app.mime.address import ascii_address
from app.mime.envelope import message_ids
from app.mime.flowed import flow
from app.mime.header import addresses, fields
from app.model.message import Address
from app.model.receipts import ReceiptRequest

_MOST = 5
"""Who wants to have receipts sent to more addresses misuses us."""
_OF_LISTS = frozenset({"list-id", "list-post", "list-unsubscribe", "list-help"})
_BULK = (b"bulk", b"list", b"junk")
_SHOWN = ("from", "to", "cc", "subject", "date", "message-id")
"""Fields of the original that go back with a receipt: its path through our network is nobody's business."""
_MOST_RETURNED = 8_192
_PRINTABLE = re.compile(rb"[\x20-\x7e]{1,500}")


def request_of(header: bytes) -> ReceiptRequest | None:
    """What a message's header block asks for; None where it asks for nothing, or where nobody may be answered: lists,
    bulk mail, and what a program sent (RFC 3834 2)."""
    found: dict[str, bytes] = {}
    for name, value in fields(header):
        found.setdefault(name, value)
    to = tuple(each for each in addresses(found.get("disposition-notification-to", b""))
               if ascii_address(each.email) is not None)
    automatic = found.get("auto-submitted", b"no").split(b";")[0].strip().lower() != b"no"
    if (not 0 < len(to) <= _MOST or automatic or _OF_LISTS & found.keys()
            or found.get("precedence", b"").strip().lower() in _BULK
            or found.get("content-type", b"").lstrip().lower().startswith(b"multipart/report")):
        return None
    origins = [{each.email.casefold() for each in addresses(value)} for name in ("from", "return-path")
               if (value := found.get(name, b"").strip()) not in (b"", b"<>")]
    elsewhere = not origins or any(each.email.casefold() not in origin for each in to for origin in origins)
    return ReceiptRequest(to, elsewhere)


def answer(header: bytes, me: Address, request: ReceiptRequest, *, subject: str, words: str,
           date: float | None = None) -> bytes:
    """The report that a person sent by hand (RFC 8098 3): to be sent with the null path, in the name of `me`.

    `subject` and `words` say the same to people. `date`: seconds since the epoch, None for now.
    Raises MailError(USAGE) for a bad address.
    """
    email = ascii_address(me.email) or me.email
    originals = message_ids(next((value for name, value in fields(header) if name == "message-id"), b""))
    boundary = f"=_{uuid.uuid4().hex}"
    head = [
        f"Date: {formatdate(time.time() if date is None else date, localtime=True)}\r\n",
        wire.address_field("From", (me,)), wire.address_field("To", request.to), wire.unstructured("Subject", subject),
        wire.identifiers("Message-ID", (f"{uuid.uuid4()}@{email.rpartition('@')[2] or 'localhost.invalid'}",)),
        *([_reference(originals[0])] if originals else []),
        "Auto-Submitted: auto-replied\r\n", "MIME-Version: 1.0\r\n",
        f'Content-Type: multipart/report; report-type=disposition-notification;\r\n boundary="{boundary}"\r\n\r\n',
    ]
    parts = (_text("text/plain; charset=utf-8; format=flowed", flow(f"{words}\n").encode()),
             b"Content-Type: message/disposition-notification\r\n\r\n" + _report(header, email, originals),
             _text("text/rfc822-headers", _returned(header)))
    between = f"--{boundary}\r\n".encode()
    return "".join(head).encode("ascii") + b"".join(between + part + b"\r\n" for part in parts) + (
        f"--{boundary}--\r\n".encode())


def _reference(original: str) -> str:
    """Nothing for an identifier that could not be written into a header again."""
    octets = original.encode("ascii", "replace")
    usable = _PRINTABLE.fullmatch(octets) and not re.search(r"[\s<>]", original) and original.isascii()
    return f"In-Reply-To: <{original}>\r\nReferences: <{original}>\r\n" if usable else ""


def _report(header: bytes, email: str, originals: tuple[str, ...]) -> bytes:
    """The machine's part (RFC 8098 3.1)."""
    lines = [b"Reporting-UA: Depesche"]
    given = next((value for name, value in fields(header) if name == "original-recipient"), b"")
    if _PRINTABLE.fullmatch(given) and b";" in given:
        lines.append(b"Original-Recipient: " + given)
    lines.append(f"Final-Recipient: rfc822;{email}".encode("ascii", "replace"))
    if originals and _reference(originals[0]):
        lines.append(f"Original-Message-ID: <{originals[0]}>".encode("ascii"))
    lines.append(b"Disposition: manual-action/MDN-sent-manually; displayed")
    return b"\r\n".join(lines) + b"\r\n"


def _returned(header: bytes) -> bytes:
    lines = [name.title().replace("Id", "ID").encode() + b": " + value[:900].replace(b"\r", b"").replace(b"\0", b"")
             for name, value in fields(header) if name in _SHOWN]
    return b"\n".join(lines)[:_MOST_RETURNED] + b"\n"


def _text(content_type: str, octets: bytes) -> bytes:
    """In quoted-printable, which keeps every line short."""
    encoded = binascii.b2a_qp(octets, istext=True).replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    return (f"Content-Type: {content_type}\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n".encode()
            + encoded)

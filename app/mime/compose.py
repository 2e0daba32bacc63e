"""A draft as RFC 5322 text (CRLF, ASCII on the wire), and back. Refuses what could smuggle a header."""

from __future__ import annotations

import base64
import binascii
import time
import uuid
from email.utils import formatdate

from app.mime import wire
from app.mime.address import ascii_address, parse_addresses_strictly
from app.mime.drafts import UNFINISHED, draft_from, may_be_sent
from app.mime.flowed import flow
from app.mime.options import option_fields
from app.mime.reply import forward, forward_attached, reply, reply_to_list
from app.model.message import Draft, InlinePicture, OutgoingFile

__all__ = ["build", "draft_from", "forward", "forward_attached", "message_id", "parse_addresses", "reply",
           "reply_to_list"]

MAX_REFERENCES = 50
_LINE = 57
"""Octets in a base64 line of 76 characters."""
_CHUNK = _LINE * 4096

parse_addresses = parse_addresses_strictly


def message_id(draft: Draft, domain: str | None = None) -> str:
    """A new identifier without brackets, at the sender's domain: never the host's name."""
    email = ascii_address(draft.sender.email) or ""
    return f"{uuid.uuid4()}@{domain or email.rpartition('@')[2] or 'localhost.invalid'}"


def build(draft: Draft, *, date: float | None = None, domain: str | None = None, keep_bcc: bool = False,
          stored: bool = False) -> bytes:
    """The message as it goes to SMTP or into a folder.

    `date` is in seconds since the epoch (default: now). Bcc is written only with `keep_bcc`; sending takes it out.
    With `stored` it is a draft for the person's own folder: what is not finished, and fields that are not to be sent,
    are in it.
    Raises MailError(USAGE) naming the field that holds a control character or a bad address.
    """
    head = [f"Date: {formatdate(time.time() if date is None else date, localtime=True)}\r\n",
            wire.address_field("From", (draft.sender,))]
    for name, addresses in (("To", draft.to), ("Cc", draft.cc), ("Bcc", draft.bcc)):
        # Bcc is checked even where it is left out: its addresses go to the server all the same.
        field = wire.address_field(name, addresses) if addresses else ""
        if field and (name != "Bcc" or keep_bcc):
            head.append(field)
    if draft.reply_to:
        head.append(wire.address_field("Reply-To", draft.reply_to))
    head.append(wire.unstructured("Subject", draft.subject))
    head.append(wire.identifiers("Message-ID", (draft.message_id or message_id(draft, domain),)))
    if draft.in_reply_to:
        head.append(wire.identifiers("In-Reply-To", (draft.in_reply_to,)))
    if draft.references:
        chain = draft.references
        if len(chain) > MAX_REFERENCES:
            chain = chain[:1] + chain[1 - MAX_REFERENCES:]
        head.append(wire.identifiers("References", chain))
    head += option_fields(draft.options, draft.sender)
    if draft.organisation:
        head.append(wire.unstructured("Organization", draft.organisation))
    head += [wire.unstructured(name, value) if not value.isascii() else wire.as_it_was(name, value)
             for name, value in draft.kept if stored or may_be_sent(name)]
    if stored:
        head += [wire.unstructured(name, text) for name, text in zip(UNFINISHED, draft.unfinished, strict=True) if text]
    head += ["MIME-Version: 1.0\r\n", "User-Agent: Depesche\r\n"]
    return "".join(head).encode("ascii") + _entity(draft)


def _entity(draft: Draft) -> bytes:
    body = _plain(draft.text)
    if draft.html is not None:
        rich = _html(draft.html)
        if draft.inline:
            # RFC 2387 3.1: the type of the root is to be named.
            rich = _multipart('related; type="text/html"', [rich, *(_picture(each) for each in draft.inline)])
        body = _multipart("alternative", [body, rich])
    if draft.files:
        body = _multipart("mixed", [body, *(_file(file) for file in draft.files)])
    return body


def _plain(text: str) -> bytes:
    return _text(flow(_normal(text)), "Content-Type: text/plain; charset=utf-8; format=flowed\r\n")


def _html(html: str) -> bytes:
    return _text(_normal(html), "Content-Type: text/html; charset=utf-8\r\n")


def _normal(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    return text if text.endswith("\n") else f"{text}\n"


def _text(text: str, head: str) -> bytes:
    """7bit where every line fits (RFC 5322 2.1.1), else quoted-printable."""
    octets = text.encode("utf-8", "replace")
    encoding = "7bit"
    if not octets.isascii() or any(len(line) > 900 for line in octets.split(b"\n")):
        octets = binascii.b2a_qp(octets, istext=True)
        encoding = "quoted-printable"
    return f"{head}Content-Transfer-Encoding: {encoding}\r\n\r\n".encode("ascii") + octets.replace(b"\n", b"\r\n")


def _picture(picture: InlinePicture) -> bytes:
    main, sub = wire.content_type(picture.content_type)
    name = wire.checked(picture.name, "file name").replace("\t", " ")
    head = f"Content-Type: {main}/{sub}{wire.parameter('name', name) if name else ''}\r\n"
    head += wire.identifiers("Content-ID", (picture.content_id,))
    head += f"Content-Disposition: inline{wire.parameter('filename', name) if name else ''}\r\n"
    return head.encode("ascii") + _base64(picture.data)


def _file(file: OutgoingFile) -> bytes:
    main, sub = wire.content_type(file.content_type)
    if main == "multipart" or (main == "message" and not _fits_7bit(file.data)):
        # RFC 2046 5.2.1 forbids base64 for messages: as plain octets they arrive unharmed.
        main, sub = "application", "octet-stream"
    name = wire.checked(file.name, "file name").replace("\t", " ")
    head = f"Content-Type: {main}/{sub}{wire.parameter('name', name) if name else ''}\r\n"
    head += f"Content-Disposition: attachment{wire.parameter('filename', name) if name else ''}\r\n"
    if main == "message":
        data = file.data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
        return head.encode("ascii") + b"Content-Transfer-Encoding: 7bit\r\n\r\n" + data
    return head.encode("ascii") + _base64(file.data)


def _base64(data: bytes) -> bytes:
    lines: list[bytes] = []
    for start in range(0, len(data), _CHUNK):
        encoded = base64.b64encode(data[start:start + _CHUNK])
        lines += [encoded[i:i + 76] for i in range(0, len(encoded), 76)]
    return b"Content-Transfer-Encoding: base64\r\n\r\n" + b"\r\n".join(lines) + b"\r\n"


def _fits_7bit(data: bytes) -> bool:
    return data.isascii() and b"\0" not in data and all(len(line) < 990 for line in data.split(b"\n"))


def _multipart(subtype: str, parts: list[bytes]) -> bytes:
    # "=_" occurs in neither base64 nor quoted-printable text (RFC 2045 6.7): no part can hold the boundary.
    boundary = f"=_{uuid.uuid4().hex}"
    out = [f'Content-Type: multipart/{subtype};\r\n boundary="{boundary}"\r\n\r\n'.encode("ascii")]
    for part in parts:
        out += [f"--{boundary}\r\n".encode("ascii"), part, b"\r\n"]
    out.append(f"--{boundary}--\r\n".encode("ascii"))
    return b"".join(out)

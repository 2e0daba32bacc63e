"""ENVELOPE and BODYSTRUCTURE (RFC 3501 7.4.2) of a message that was cut into parts."""

from __future__ import annotations

import re
from email.message import Message
from email.utils import getaddresses

from app.demo.imap.parts import Part
from app.demo.imap.wire import nstring


def envelope(fields: Message) -> bytes:
    sender = _addresses(fields, "From")
    items = [
        nstring(_field(fields, "Date")),
        nstring(_field(fields, "Subject")),
        sender,
        _addresses(fields, "Sender", sender),
        _addresses(fields, "Reply-To", sender),
        _addresses(fields, "To"),
        _addresses(fields, "Cc"),
        _addresses(fields, "Bcc"),
        nstring(_field(fields, "In-Reply-To")),
        nstring(_field(fields, "Message-ID")),
    ]
    return b"(" + b" ".join(items) + b")"


def body_structure(part: Part, *, extended: bool) -> bytes:
    main, _, sub = part.content_type.partition("/")
    if part.is_multipart:
        items = [b"".join(body_structure(child, extended=extended) for child in part.children), _word(sub)]
        if extended:
            items += [_parameters(part.fields, "Content-Type"), *_extension(part.fields)]
        return b"(" + b" ".join(items) + b")"
    encoding = (_field(part.fields, "Content-Transfer-Encoding") or "7bit").strip()
    items = [
        _word(main if main != "multipart" else "text"),
        _word(sub if main != "multipart" else "plain"),
        _parameters(part.fields, "Content-Type"),
        nstring(_field(part.fields, "Content-ID")),
        nstring(_field(part.fields, "Content-Description")),
        _word(encoding),
        b"%d" % len(part.body),
    ]
    if part.is_message:
        inner = part.children[0]
        items += [envelope(inner.fields), body_structure(inner, extended=extended)]
    if main in ("text", "multipart") or part.is_message:
        items.append(b"%d" % part.body.count(b"\n"))
    if extended:
        items += [nstring(_field(part.fields, "Content-MD5")), *_extension(part.fields)]
    return b"(" + b" ".join(items) + b")"


def _extension(fields: Message) -> list[bytes]:
    disposition = fields.get_content_disposition()
    described = b"NIL"
    if disposition:
        described = b"(" + _word(disposition) + b" " + _parameters(fields, "Content-Disposition") + b")"
    return [
        described,
        nstring(_field(fields, "Content-Language")),
        nstring(_field(fields, "Content-Location")),
    ]


def _parameters(fields: Message, header: str) -> bytes:
    """The parameters of a header; RFC 2231 pieces go out joined but still percent-coded."""
    found = fields.get_params(header=header, failobj=[], unquote=True)[1:]
    if not found:
        return b"NIL"
    pairs: list[bytes] = []
    for name, value in found:
        if isinstance(value, tuple):
            charset, _, coded = value
            pairs += [_word(name + "*"), nstring(f"{charset or 'utf-8'}''{coded}")]
        else:
            pairs += [_word(name), nstring(value)]
    return b"(" + b" ".join(pairs) + b")"


def _word(text: str) -> bytes:
    return nstring(text.upper())


def _field(fields: Message, name: str) -> str | None:
    value = fields.get(name)
    return None if value is None else re.sub(r"\r?\n[ \t]*", " ", str(value)).strip()


def _addresses(fields: Message, name: str, otherwise: bytes = b"NIL") -> bytes:
    values = [re.sub(r"\r?\n", "", str(value)) for value in fields.get_all(name, [])]
    listed: list[bytes] = []
    for person, address in getaddresses(values):
        if address:
            local, _, domain = address.rpartition("@")
            pieces = (nstring(person or None), b"NIL", nstring(local), nstring(domain))
            listed.append(b"(" + b" ".join(pieces) + b")")
    return b"(" + b"".join(listed) + b")" if listed else otherwise

"""Whom a message says that it is from, read so strictly that nothing else can be shown in its place."""

from __future__ import annotations

import re

from app.mime.address import ascii_address
from app.mime.envelope import envelope
from app.mime.header import addresses, fields
from app.model.findings import Finding

_ADDRESS_IN_NAME = re.compile(r"[^\s<>\"'()]+@[^\s<>\"'()]+")
_USER_ID = re.compile(r"(?P<name>[^<>]*?)\s*<(?P<email>[^<>\s]+@[^<>\s]+)>|(?P<bare>[^<>\s]+@[^<>\s]+)")


def normal(email: str) -> str:
    """The form in which addresses are compared: lower case, domain in ASCII; "" for what is no address."""
    return (ascii_address(email.strip()) or "").lower()


def single_sender(header: bytes) -> tuple[str, Finding]:
    """The one address of the one From field, in the form of `normal`, and why there is none.

    Refused are: no or several From fields or addresses, control characters, an encoded word or comment around the
    address, and a display name that shows another address.
    """
    given = [value for name, value in fields(header) if name == "from"]
    if len(given) != 1:
        return "", Finding.FROM_MISSING
    value = given[0]
    if any(octet < 0x20 and octet != 0x09 for octet in value) or b"\x7f" in value:
        return "", Finding.FROM_CONTROLS
    found = addresses(value)
    shown = envelope(header).senders
    if len(found) != 1 or len(shown) != 1 or found != shown:
        return "", Finding.FROM_SEVERAL
    email = normal(found[0].email)
    if not email or not _is_plain(value, found[0].email):
        return "", Finding.FROM_UNUSUAL
    for other in _ADDRESS_IN_NAME.findall(found[0].name):
        if normal(other.strip(".,;:[]")) != email:
            return "", Finding.FROM_NAME
    return email, Finding.NONE


def _is_plain(value: bytes, email: str) -> bool:
    """The address stands in the field as it is, once, and either alone or in angle brackets at the end."""
    octets = email.encode("utf-8", "surrogateescape")
    text = value.strip()
    return text == octets or (text.endswith(b"<" + octets + b">") and text.count(b"<") == 1)


def user_id(text: str) -> tuple[str, str]:
    """Name and address (as `normal`) of an OpenPGP user id (RFC 9580 5.11); either may be ""."""
    text = text.strip()
    if not text.isprintable():
        return "", ""
    match = _USER_ID.fullmatch(text)
    if match is None:
        return ("", "") if "@" in text else (text[:200], "")
    return (match["name"] or "").strip(' "')[:200], normal(match["email"] or match["bare"])

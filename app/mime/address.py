"""Addresses as a person types them and as SMTP takes them: strict where header.py is lenient."""

from __future__ import annotations

import re

from app.errors import ErrorKind, MailError
from app.mime.header import MAX_ADDRESSES, parse_addresses
from app.model.message import Address

_ATEXT = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~\-]+"
_LOCAL = re.compile(rf'{_ATEXT}(?:\.{_ATEXT})*|"(?:[ !#-\[\]-~]|\\[ -~])*"')
_DOMAIN = re.compile(r"(?=.{1,253}\Z)[A-Za-z0-9](?:[A-Za-z0-9_\-]{0,61}[A-Za-z0-9])?"
                     r"(?:\.[A-Za-z0-9](?:[A-Za-z0-9\-]{0,61}[A-Za-z0-9])?)*")
_LITERAL = re.compile(r"\[(?:\d{1,3}(?:\.\d{1,3}){3}|IPv6:[0-9A-Fa-f:.]{2,45})\]")


def ascii_address(email: str) -> str | None:
    """The addr-spec (RFC 5322 3.4.1) with its domain in ASCII (IDNA), or None where it is none."""
    local, at, domain = email.rpartition("@")
    if not at or len(email) > 320 or len(local) > 128 or not _LOCAL.fullmatch(local):
        return None
    if not domain.isascii():
        try:
            domain = domain.encode("idna").decode("ascii")
        except UnicodeError:
            return None
    return f"{local}@{domain}" if _DOMAIN.fullmatch(domain) or _LITERAL.fullmatch(domain) else None


def is_address(email: str) -> bool:
    return ascii_address(email) is not None


def parse_addresses_strictly(text: str) -> tuple[Address, ...]:
    """Mailboxes from a composer's field, separated by commas, semicolons or line ends.

    Raises MailError(USAGE) naming the first that is no address, or where there are more than 500.
    """
    flat = ", ".join(line for line in text.splitlines() if line.strip())
    found = parse_addresses(flat, MAX_ADDRESSES + 1)
    if len(found) > MAX_ADDRESSES:
        raise MailError(ErrorKind.USAGE, f"There are more than {MAX_ADDRESSES} addresses: send in smaller groups.")
    for address in found:
        if not is_address(address.email):
            shown = address.email or address.name
            raise MailError(ErrorKind.USAGE, f"'{shown[:100]}' is no e-mail address: write it as name@example.org.")
    return found

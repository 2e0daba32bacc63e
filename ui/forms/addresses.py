"""First checks of what a person types into address and host fields; the server has the last word."""

from __future__ import annotations

import re

from app.model.message import Address

_EMAIL = re.compile(r"[^\s@<>(),;:\"\\\[\]]{1,64}@(?:[^\s@.<>(),;:/\"\\\[\]]{1,63}\.)*[^\s@.<>(),;:/\"\\\[\]]{1,63}")
_HOST = re.compile(r"(?:[\w-]{1,63}\.)*[\w-]{1,63}\.?|[0-9A-Fa-f:]{2,45}")


def is_email(text: str) -> bool:
    """True for one plain addr-spec, as `anna@example.org`; internationalised domains included."""
    return len(text) <= 254 and _EMAIL.fullmatch(text) is not None


def is_host(text: str) -> bool:
    """True for a host name (ASCII or internationalised), an IPv4 or an IPv6 address."""
    return len(text) <= 253 and _HOST.fullmatch(text) is not None


def split_host_port(text: str) -> tuple[str, int | None]:
    """Take `imap.example.org:993` or an `imaps://` address, as people paste them, apart: host and port, if any."""
    text = re.sub(r"^[A-Za-z0-9+.-]+://", "", text.strip()).rstrip("/")
    if match := re.fullmatch(r"\[([0-9A-Fa-f:]+)\](?::(\d{1,5}))?", text):
        return match[1], int(match[2]) if match[2] else None
    if match := re.fullmatch(r"([^:]+):(\d{1,5})", text):
        return match[1], int(match[2])
    return text, None


def written(address: Address) -> str:
    """As it is typed: a name with special characters in quotes (RFC 5322 3.2.4)."""
    if not address.name:
        return address.email
    plain = all(c.isalnum() or c in " -'_" or ord(c) > 127 for c in address.name)
    name = address.name if plain else '"' + address.name.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return f"{name} <{address.email}>"

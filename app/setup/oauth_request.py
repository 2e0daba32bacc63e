"""One HTTP request to the loopback port, taken apart without trust (RFC 9112 2.1, 3.2)."""

from __future__ import annotations

import hmac
from dataclasses import field
from enum import Enum
from urllib.parse import parse_qsl, urlsplit

from app.quick_dataclass import dataclass

_MAX_FIELDS = 20


@dataclass(frozen=True, slots=True)
class Arrival:
    """What the provider sent along with the browser (RFC 6749 4.1.2, 9207): `code`, or `error` with its words."""

    state: str = field(repr=False)
    code: str = field(default="", repr=False)
    error: str = ""
    description: str = ""
    issuer: str = ""


class Refusal(Enum):
    """How a request that is not the browser's is answered."""

    BAD_REQUEST = "400 Bad Request"
    NOT_FOUND = "404 Not Found"
    NOT_ALLOWED = "405 Method Not Allowed"
    WRONG_HOST = "421 Misdirected Request"

    @property
    def reply(self) -> bytes:
        """Tells whoever it was nothing."""
        return f"HTTP/1.1 {self.value}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".encode("ascii")


def read(head: bytes, redirect: str) -> Arrival | Refusal:
    """`head`: the lines up to the empty one. Only what `redirect` (our own URI) names is heard."""
    wanted = urlsplit(redirect)
    first, *fields = head.split(b"\r\n")
    words = first.decode("latin-1").split(" ")
    if len(words) != 3 or not words[2].startswith("HTTP/1."):
        return Refusal.BAD_REQUEST
    method, target, _ = words
    if method != "GET":
        return Refusal.NOT_ALLOWED
    named = [line.partition(b":") for line in fields]
    # A page elsewhere whose name was made to lead here (DNS rebinding) comes with its own name.
    if [value.strip().decode("latin-1").lower() for name, _, value in named if name.lower() == b"host"] != [
            wanted.netloc]:
        return Refusal.WRONG_HOST
    if any(name.lower() in (b"content-length", b"transfer-encoding") for name, _, _ in named):
        return Refusal.BAD_REQUEST
    path, _, query = target.partition("?")
    if not hmac.compare_digest(path.encode("latin-1"), (wanted.path or "/").encode()):
        return Refusal.NOT_FOUND
    return _arrival(query) or Refusal.BAD_REQUEST


def _arrival(query: str) -> Arrival | None:
    try:
        pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=_MAX_FIELDS, errors="strict")
    except ValueError:  # UnicodeDecodeError is one
        return None
    told = dict(pairs)
    # What stands there twice would be read in one way here and in another there (RFC 6749 3.1).
    if len(told) != len(pairs) or not told.get("state") or bool(told.get("code")) == bool(told.get("error")):
        return None
    return Arrival(told["state"], told.get("code", ""), told.get("error", "")[:200],
                   told.get("error_description", "")[:500], told.get("iss", ""))

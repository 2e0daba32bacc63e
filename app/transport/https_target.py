"""An https URL, taken apart for a request."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from app.errors import ErrorKind, MailError
from app.mime.lookalike import with_deviations
from app.quick_dataclass import dataclass

MAX_URL = 4096

_FORBIDDEN = re.compile(r"[\x00-\x20\x7f-\x9f]")
_HOST = re.compile(r"[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63}){0,20}\.?|\[?[0-9a-f:.]{2,45}\]?")


@dataclass(frozen=True, slots=True)
class Target:
    """An https URL taken apart: host in ASCII, path with its query, both fit for the wire."""

    url: str
    host: str
    port: int
    path: str


def parse(url: str) -> Target:
    """Raises MailError(USAGE) for what is not https, names a user, or holds what has no place in a URL."""
    try:
        parts = urlsplit(url)
        port = parts.port or 443
        host = with_deviations(parts.hostname or "").encode("idna").decode("ascii").lower()
    except ValueError as error:  # UnicodeError is one
        raise MailError(ErrorKind.USAGE, "This is not an address that can be asked.") from error
    if len(url) > MAX_URL or _FORBIDDEN.search(url) or "\\" in url:
        raise MailError(ErrorKind.USAGE, "This is not an address that can be asked.")
    if parts.scheme.lower() != "https":
        raise MailError(ErrorKind.USAGE, "Only https is asked: what comes by http can be read and changed on its way.")
    if parts.username is not None or parts.password is not None or not _HOST.fullmatch(host):
        raise MailError(ErrorKind.USAGE, "This is not an address that can be asked.")
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = f"?{quote(parts.query, safe='/%:@!$&()*+,;=~?-._')}" if parts.query else ""
    return Target(url, f"[{host}]" if ":" in host else host, port, path + query)

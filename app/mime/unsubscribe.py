"""The way out of a mailing list that its mail names (RFC 2369 3.2, one click: RFC 8058). Nothing is followed here."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from app.errors import MailError
from app.mime import mailto
from app.mime.header import addresses, clean, decode_text
from app.model.cards import Unsubscribe

MAX_URL = 2000
_URL = re.compile(r"<([^<>]{1,4000})>")
_UNSAFE = re.compile(r"[\s\x00-\x1f\x7f\\^`{|}\"]")


def unsubscribe(fields: Sequence[tuple[str, bytes]]) -> Unsubscribe | None:
    """From a header's fields (lower-case names); None where no usable way is named."""
    first: dict[str, bytes] = {}
    for name, value in fields:
        first.setdefault(name, value)
    found = [url for url in _URL.findall(first.get("list-unsubscribe", b"")[:16_000].decode("ascii", "replace"))][:10]
    urls = ["".join(url.split()) for url in found]
    pages = [url for url in urls if _host(url)]
    page = next((url for url in pages if url[:6].lower() == "https:"), pages[0] if pages else "")
    mail = next((url for url in urls if _is_mail(url)), "")
    if not page and not mail:
        return None
    # RFC 8058 3.1: both fields, and https.
    posts = first.get("list-unsubscribe-post", b"").strip().lower() == b"list-unsubscribe=one-click"
    return Unsubscribe(_name(first), page, mail, posts and page[:6].lower() == "https:", _host(page) if page else "")


def _name(first: dict[str, bytes]) -> str:
    """The list's description, else the sender's name, else an address."""
    words = clean(decode_text(first.get("list-id", b"")).partition("<")[0].strip(' "'), 100)
    if words:
        return words
    sender = addresses(first.get("from", b"")[:4000])
    return clean((sender[0].name or sender[0].email) if sender else "", 100)


def _host(url: str) -> str:
    """The host of a web address in ASCII, as the browser will ask for it; "" for what is not to be opened."""
    if len(url) > MAX_URL or _UNSAFE.search(url):
        return ""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").encode("idna").decode("ascii")
        _ = parts.port
    except (ValueError, UnicodeError):
        return ""
    if parts.scheme.lower() not in ("http", "https") or "@" in parts.netloc:
        return ""
    return host


def _is_mail(url: str) -> bool:
    try:
        return len(url) <= MAX_URL and url.isprintable() and bool(mailto.parse(url).to)
    except MailError:
        return False

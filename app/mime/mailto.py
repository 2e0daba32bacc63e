"""mailto: links (RFC 6068), from web pages and mail alike: only harmless fields are taken."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

from app.errors import ErrorKind, MailError
from app.mime import charset
from app.mime.address import is_address
from app.mime.header import MAX_ADDRESSES, clean, parse_addresses
from app.model.message import Address

MAX_URL = 200_000
MAX_BODY = 100_000
MAX_FIELDS = 100


@dataclass(frozen=True, slots=True)
class MailtoRequest:
    """What a link asks a composer to open with. The person still sees and sends it."""

    to: tuple[Address, ...] = ()
    cc: tuple[Address, ...] = ()
    bcc: tuple[Address, ...] = ()
    subject: str = ""
    body: str = ""


def parse(url: str) -> MailtoRequest:
    """Reads to, cc, bcc, subject and body; everything else (attach, headers) is left out, as are broken addresses.

    Raises MailError(USAGE) where `url` is no mailto: link.
    """
    scheme, colon, rest = url.strip()[:MAX_URL].partition(":")
    if not colon or scheme.lower() != "mailto":
        raise MailError(ErrorKind.USAGE, "This is no mailto: link; it must begin with 'mailto:'.")
    path, _, query = rest.partition("#")[0].partition("?")
    found: dict[str, list[Address]] = {"to": _addresses(path), "cc": [], "bcc": []}
    subject = body = ""
    for field in query.replace("&amp;", "&").split("&")[:MAX_FIELDS]:
        name, _, value = field.partition("=")
        name = name.lower()
        if name in found:
            found[name] += _addresses(value)
        elif name == "subject":
            subject = clean(_decoded(value))
        elif name == "body":
            text = charset.printable(_decoded(value))[:MAX_BODY]
            body = f"{body}\n{text}" if body else text
    to, cc, bcc = (tuple(found[name][:MAX_ADDRESSES]) for name in ("to", "cc", "bcc"))
    return MailtoRequest(to, cc, bcc, subject, body)


def _decoded(value: str) -> str:
    return charset.decode(unquote_to_bytes(value))


def _addresses(value: str) -> list[Address]:
    return [address for address in parse_addresses(clean(_decoded(value), 20_000), MAX_ADDRESSES)
            if is_address(address.email)]

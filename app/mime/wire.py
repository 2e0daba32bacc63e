"""Header fields on the wire: encoded words (RFC 2047), folding (RFC 5322 2.2.3), parameters (RFC 2231)."""

from __future__ import annotations

import base64
import re
from urllib.parse import quote

from app.errors import ErrorKind, MailError
from app.mime.address import ascii_address
from app.model.message import Address

_WIDTH = 76
_CONTROL = re.compile("[\x00-\x08\x0a-\x1f\x7f\u2028\u2029]")
_ATOMS = re.compile(r"[A-Za-z0-9!#$%&'*+\-/=?^_`{|}~ ]+")
_TOKEN = re.compile(r"[A-Za-z0-9!#$&^_.+\-]+")
_FIELD_NAME = re.compile(r"[!-9;-~]{1,76}")
_WORD_BYTES = 42
"""Octets in one encoded word: 56 base64 characters and the frame fit into 75."""


def checked(value: str, field: str) -> str:
    """`value`, or MailError(USAGE) naming the field where it holds CR, LF, NUL or another control character."""
    if _CONTROL.search(value):
        raise MailError(ErrorKind.USAGE, f"The field '{field}' holds a line break or control character: remove it.")
    if any("\ud800" <= c <= "\udfff" for c in value):
        raise MailError(ErrorKind.USAGE, f"The field '{field}' holds a broken character: type it again.")
    return value


def unstructured(name: str, value: str) -> str:
    """One field with free text, folded and encoded, with its CRLF."""
    value = checked(value, name).replace("\t", " ").strip()
    # Text that looks encoded already must be encoded, or readers would decode what was typed.
    if value.isascii() and "=?" not in value and all(len(word) < 900 for word in value.split(" ")):
        return _folded(name, value.split(" "), " ")
    return _folded(name, encoded_words(value), " ")


def as_it_was(name: str, value: str) -> str:
    """A field in ASCII that another program wrote, its encoded words untouched, folded anew."""
    if not _FIELD_NAME.fullmatch(name):
        raise MailError(ErrorKind.USAGE, f"'{name[:50]}' is no name of a header field.")
    return _folded(name, checked(value, name).replace("\t", " ").strip().split(" "), " ")


def encoded_words(value: str) -> list[str]:
    """RFC 2047 base64 words of whole characters, each at most 75 characters long."""
    words: list[str] = []
    chunk = b""
    for char in value:
        octets = char.encode("utf-8")
        if len(chunk) + len(octets) > _WORD_BYTES:
            words.append(_word(chunk))
            chunk = b""
        chunk += octets
    if chunk:
        words.append(_word(chunk))
    return words


def _word(octets: bytes) -> str:
    return f"=?utf-8?B?{base64.b64encode(octets).decode('ascii')}?="


def address_field(name: str, addresses: tuple[Address, ...]) -> str:
    """One address field, an address a line where they do not fit."""
    return _folded(name, [mailbox(address, name) + ("," if number < len(addresses) else "")
                          for number, address in enumerate(addresses, 1)], " ")


def mailbox(address: Address, field: str) -> str:
    """`name <email>`, encoded. Raises MailError(USAGE) naming the field where the address is none."""
    checked(address.email, field)
    email = ascii_address(address.email)
    if email is None:
        raise MailError(ErrorKind.USAGE, f"'{address.email[:100] or address.name[:100]}' in the field '{field}' is no "
                        "e-mail address that can be sent to: write it as name@example.org.")
    shown = " ".join(checked(address.name, field).split())
    if not shown:
        return email
    if not shown.isascii() or "=?" in shown or len(shown) > 200:
        return "\r\n ".join([*encoded_words(shown), f"<{email}>"])
    if not _ATOMS.fullmatch(shown):
        shown = '"' + shown.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return f"{shown} <{email}>"


def identifiers(name: str, ids: tuple[str, ...]) -> str:
    """Message-ID, In-Reply-To or References: one identifier a line, never encoded."""
    for identifier in ids:
        if re.search(r"[\s<>]", checked(identifier, name)) or not identifier or len(identifier) > 990:
            raise MailError(ErrorKind.USAGE, f"The field '{name}' holds no valid message identifier.")
    return f"{name}: " + "\r\n ".join(f"<{identifier}>" for identifier in ids) + "\r\n"


def parameter(name: str, value: str) -> str:
    """`;CRLF name="value"`, or RFC 2231 pieces where the value is long or not ASCII."""
    checked(value, name)
    if value.isascii() and len(value) <= 60:
        escaped = value.replace("\\", "\\\\").replace('"', '\\"')
        return f';\r\n {name}="{escaped}"'
    encoded = quote(value, safe="!#$&+^_`{}~.-")
    if len(encoded) <= 60:
        return f";\r\n {name}*=utf-8''{encoded}"
    pieces: list[str] = []
    while encoded:
        cut = 55
        # An escape must not be torn: "%" may stand at neither of the last two places.
        while "%" in encoded[cut - 2:cut] and cut < len(encoded):
            cut -= 1
        pieces.append(encoded[:cut])
        encoded = encoded[cut:]
    pieces[0] = f"utf-8''{pieces[0]}"
    return "".join(f";\r\n {name}*{number}*={piece}" for number, piece in enumerate(pieces))


def content_type(value: str) -> tuple[str, str]:
    """Type and subtype, checked; anything malformed becomes application/octet-stream."""
    main, slash, sub = value.strip().lower().partition("/")
    if slash and _TOKEN.fullmatch(main) and _TOKEN.fullmatch(sub) and len(value) < 128:
        return main, sub
    return "application", "octet-stream"


def _folded(name: str, words: list[str], between: str) -> str:
    lines: list[str] = []
    line = f"{name}:"
    for word in words:
        start = word.partition("\r\n")[0]
        if len(line) + 1 + len(start) > _WIDTH and line != f"{name}:" and start:
            lines.append(line)
            line = ""
        line += between + word
        line = line.rpartition("\r\n")[2] if "\r\n" in line and _flush(lines, line) else line
    lines.append(line)
    # A line of nothing but spaces would end up as an empty fold (RFC 5322 3.2.2): hang it on the line before.
    whole: list[str] = []
    for folded in lines:
        if whole and not folded.strip():
            whole[-1] += folded
        else:
            whole.append(folded)
    return "\r\n".join(whole) + "\r\n"


def _flush(lines: list[str], line: str) -> bool:
    """Moves the finished lines of a word that is folded itself to `lines`."""
    lines.extend(line.split("\r\n")[:-1])
    return True

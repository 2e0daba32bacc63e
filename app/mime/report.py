"""What a report says of a message that was sent: arrived, late, refused (RFC 3464), or shown (RFC 8098). Never raises.

Anybody can write such a report: it is what somebody says, not what is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from app.mime.block import fields
from app.mime.header import clean, decode_text
from app.model.cards import DeliveryReport, Fate, RecipientFate
from app.model.message import Attachment

MAX_RECIPIENTS = 50
_MAX_OCTETS = 1_000_000
_MAX_PARTS = 3
_STATUS = frozenset({"message/delivery-status", "message/global-delivery-status"})
_SHOWN = frozenset({"message/disposition-notification", "message/global-disposition-notification"})
_ORIGINAL = frozenset({"message/rfc822", "text/rfc822-headers", "message/global", "message/global-headers",
                       "message/rfc822-headers"})
_ACTIONS = {"failed": Fate.FAILED, "delayed": Fate.DELAYED, "delivered": Fate.DELIVERED, "relayed": Fate.RELAYED,
            "expanded": Fate.RELAYED}
_BLANK = re.compile(rb"\r?\n[ \t]*(?:\r?\n[ \t]*)+")
_CODE = re.compile(r"[245]\.\d{1,3}\.\d{1,3}")
_MAX_WORDS = 300


def report(header: bytes, files: Sequence[Attachment], octets_of: Callable[[str], bytes]) -> DeliveryReport | None:
    """None for a message that is no report, or that names nobody. `octets_of` gives a section's decoded octets."""
    if not next((value for name, value in fields(header) if name == "content-type"), b"").lstrip().lower().startswith(
            b"multipart/report"):
        return None
    told = [each for each in files if each.content_type in _STATUS | _SHOWN and each.size <= _MAX_OCTETS][:_MAX_PARTS]
    fates = tuple(fate for part in told for fate in _fates(part, octets_of))[:MAX_RECIPIENTS]
    if not fates:
        return None
    original = next((each for each in files if each.content_type in _ORIGINAL), None)
    about = _fields(octets_of(original.part)[:65_536]) if original is not None else {}
    return DeliveryReport(told[0].part, fates, about.get("subject", ""))


def _fates(part: Attachment, octets_of: Callable[[str], bytes]) -> Iterator[RecipientFate]:
    """One block of fields for each recipient, behind one for the message."""
    read = _disposition if part.content_type in _SHOWN else _delivery
    for block in _BLANK.split(octets_of(part.part).strip())[:MAX_RECIPIENTS + 1]:
        fate = read(_fields(block))
        if fate is not None:
            yield fate


def _fields(block: bytes) -> Mapping[str, str]:
    """The first of each name, decoded, up to the first blank line."""
    found: dict[str, str] = {}
    for name, value in fields(_BLANK.split(block.lstrip(), maxsplit=1)[0]):
        found.setdefault(name, decode_text(value))
    return found


def _delivery(group: Mapping[str, str]) -> RecipientFate | None:
    """One recipient's fields (RFC 3464 2.3)."""
    email = _address(group.get("original-recipient") or group.get("final-recipient", ""))
    fate = _ACTIONS.get(_first(group.get("action", "")))
    if not email or fate is None:
        return None
    code = _CODE.search(group.get("status", ""))
    kind, semicolon, words = group.get("diagnostic-code", "").partition(";")
    return RecipientFate(email, fate, code[0] if code else "", clean(words if semicolon else kind, _MAX_WORDS))


def _disposition(group: Mapping[str, str]) -> RecipientFate | None:
    """RFC 8098 3.2.6: `manual-action/MDN-sent-manually; displayed`."""
    email = _address(group.get("original-recipient") or group.get("final-recipient", ""))
    kind = _first(group.get("disposition", "").rpartition(";")[2])
    if not email or not kind:
        return None
    return RecipientFate(email, Fate.DISPLAYED if kind == "displayed" else Fate.NOT_SHOWN)


def _address(value: str) -> str:
    """Behind the address type: `rfc822; a@b.example`."""
    kind, semicolon, address = value.partition(";")
    return clean(address if semicolon else kind, 320).strip("<> ")


def _first(value: str) -> str:
    """The first word, without a comment or a modifier behind it."""
    found = re.match(r"\s*([a-z-]+)", value.lower())
    return found[1] if found else ""

"""Autocrypt Level 1: keys in mail headers (1.1), and what they mean for the next message (2.3, 2.4)."""

from __future__ import annotations

import base64
import binascii
import time
from collections.abc import Sequence

from app.crypto import pgp_keys
from app.crypto.binding import normal, single_sender
from app.errors import MailError
from app.mime.envelope import envelope
from app.mime.header import fields, split_header
from app.mime.params import parse_value
from app.model.security import OPENPGP, Recommendation, StoredKey
from app.quick_dataclass import dataclass

MAX_HEADER = 10 * 1024
_MAX_KEY = 7 * 1024
_STALE_SECONDS = 35 * 86_400
_KNOWN = frozenset({"addr", "prefer-encrypt", "keydata"})


@dataclass(frozen=True, slots=True)
class Seen:
    """What a message tells of its sender: `key` None without a usable header. `at`: seconds since the epoch."""

    email: str
    at: float
    key: StoredKey | None = None
    is_mutual: bool = False


def read(raw: bytes) -> Seen | None:
    """None for a message that Autocrypt ignores: reports, several senders, no date."""
    header, _ = split_header(raw)
    email, _ = single_sender(header)
    date = envelope(header).date
    listed = fields(header)
    content_type = next((value for name, value in listed if name == "content-type"), b"")
    if not email or date is None or content_type.lower().startswith(b"multipart/report"):
        return None
    found = [each for name, value in listed if name == "autocrypt" and (each := _parsed(value, email)) is not None]
    key, mutual = found[0] if len(found) == 1 else (None, False)
    return Seen(email, min(date, time.time()), key, mutual)


def _parsed(value: bytes, email: str) -> tuple[StoredKey, bool] | None:
    """1.1: `addr=…; [prefer-encrypt=mutual;] keydata=…`. Unknown attributes are critical unless they begin with _."""
    if len(value) > MAX_HEADER:
        return None
    before, found, encoded = value.partition(b"keydata=")
    _, attributes = parse_value(b"x;" + before.rstrip(b" \t;"))
    if not found or normal(attributes.get("addr", "")) != email:
        return None
    if any(name not in _KNOWN and not name.startswith("_") for name in attributes):
        return None
    try:
        keys, _ = pgp_keys.read(base64.b64decode(b"".join(encoded.split()), validate=True), source="autocrypt")
    except (binascii.Error, MailError):
        return None
    if len(keys) != 1 or email not in keys[0].emails:
        return None
    return keys[0], attributes.get("prefer-encrypt", "") == "mutual"


def header(key: StoredKey, email: str, *, mutual: bool = False) -> bytes:
    """The field for one's own messages, b"" where the key is too large for one."""
    if key.kind != OPENPGP or len(key.public) > _MAX_KEY:
        return b""
    encoded = base64.b64encode(key.public)
    lines = [encoded[at:at + 72] for at in range(0, len(encoded), 72)]
    prefer = " prefer-encrypt=mutual;" if mutual else ""
    return f"Autocrypt: addr={email};{prefer} keydata=\r\n ".encode("ascii") + b"\r\n ".join(lines) + b"\r\n"


@dataclass(frozen=True, slots=True)
class PeerState:
    """`has_key`: one that can be encrypted to; `is_stale`: mail without a key came long after it (2.4)."""

    has_key: bool
    is_stale: bool = False
    is_mutual: bool = False


def is_stale(last_seen: float, autocrypt_at: float) -> bool:
    """Whether the address's mail has had no key for more than 35 days (Autocrypt 1.1, 2.4); seconds since the epoch."""
    return autocrypt_at > 0 and autocrypt_at + _STALE_SECONDS < last_seen


def recommend(peers: Sequence[PeerState], *, wants: bool) -> Recommendation:
    """For one message to all of these. `wants`: the sender prefers encryption, or answers an encrypted message."""
    if not peers or not all(each.has_key for each in peers):
        return Recommendation.DISABLE
    if any(each.is_stale for each in peers):
        return Recommendation.DISCOURAGE
    return Recommendation.ENCRYPT if wants and all(each.is_mutual for each in peers) else Recommendation.AVAILABLE

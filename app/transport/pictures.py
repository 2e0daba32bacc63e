"""Remote pictures of a message, fetched by ourselves: by https, and nothing but pictures (as their octets show)."""

from __future__ import annotations

import struct
import threading
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

from app.errors import MailError
from app.quick_dataclass import dataclass
from app.transport.public_https import Limits, PublicHttps

MAX_PICTURES = 200
MAX_OCTETS = 5 << 20
MAX_TOTAL = 40 << 20
MAX_PIXELS = 40_000_000
AT_ONCE = 6
SECONDS_EACH = 10.0
SECONDS_IN_ALL = 60.0
_ACCEPT = "image/webp,image/png,image/jpeg,image/gif"


@dataclass(frozen=True, slots=True)
class Fetched:
    """By URL: content type and octets. `failed` counts those that could not be had, or were no pictures."""

    pictures: Mapping[str, tuple[str, bytes]]
    failed: int


def fetch(urls: Sequence[str], https: PublicHttps) -> Fetched:
    """At most 200 pictures of 5 MB, 40 MB in all, 6 at once, within a minute. Never raises."""
    wanted = list(dict.fromkeys(urls))
    load = _Load(https)
    pool = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="pictures")
    try:
        answers = list(pool.map(load.one, wanted[:MAX_PICTURES]))
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
    got = {url: picture for url, picture in zip(wanted, answers, strict=False) if picture is not None}
    return Fetched(got, len(wanted) - len(got))


class _Load:
    """What one message's pictures may still cost."""

    def __init__(self, https: PublicHttps) -> None:
        self._https = https
        self._ends = time.monotonic() + SECONDS_IN_ALL
        self._left = MAX_TOTAL
        self._lock = threading.Lock()

    def one(self, url: str) -> tuple[str, bytes] | None:
        seconds = self._ends - time.monotonic()
        if seconds <= 0 or self._left <= 0:
            return None
        try:
            answer = self._https.ask(url, accept=_ACCEPT, limits=Limits(min(SECONDS_EACH, seconds), MAX_OCTETS))
        except MailError:
            return None
        kind = picture_type(answer.body)
        if not kind:
            return None
        with self._lock:
            self._left -= len(answer.body)
            return (kind, answer.body) if self._left >= 0 else None


def picture_type(octets: bytes) -> str:
    """What the octets themselves show: PNG, JPEG, GIF or WebP of at most 40 million pixels, else ""."""
    kind, size = "", None
    if octets.startswith(b"\x89PNG\r\n\x1a\n") and octets[12:16] == b"IHDR":
        kind, size = "image/png", _unpacked(">II", octets, 16)
    elif octets[:6] in (b"GIF87a", b"GIF89a"):
        kind, size = "image/gif", _unpacked("<HH", octets, 6)
    elif octets.startswith(b"\xff\xd8\xff"):
        kind, size = "image/jpeg", _jpeg_size(octets)
    elif octets[:4] == b"RIFF" and octets[8:12] == b"WEBP":
        kind, size = "image/webp", _webp_size(octets)
    if size is None or 0 in size or size[0] * size[1] > MAX_PIXELS:
        return ""
    return kind


def _unpacked(form: str, octets: bytes, offset: int) -> tuple[int, int] | None:
    if len(octets) < offset + struct.calcsize(form):
        return None
    width, height = struct.unpack_from(form, octets, offset)
    return int(width), int(height)


def _jpeg_size(octets: bytes) -> tuple[int, int] | None:
    """Width and height from the first frame header (ITU-T T.81 B.2.2)."""
    place = 2
    for _ in range(2000):
        place = octets.find(b"\xff", place)
        if place < 0 or place + 9 > len(octets):
            return None
        marker = octets[place + 1]
        if marker == 0xFF:
            place += 1
            continue
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            size = _unpacked(">HH", octets, place + 5)
            return (size[1], size[0]) if size else None
        if marker in (0x01, *range(0xD0, 0xDA)):
            if marker in (0xD9, 0xDA):
                return None
            place += 2
            continue
        place += 2 + int.from_bytes(octets[place + 2:place + 4], "big")
    return None


def _webp_size(octets: bytes) -> tuple[int, int] | None:
    """Width and height from the first chunk (RFC 9649 2.5, 2.6, 2.7)."""
    kind = octets[12:16]
    if len(octets) < 30:
        return None
    if kind == b"VP8X":
        return 1 + int.from_bytes(octets[24:27], "little"), 1 + int.from_bytes(octets[27:30], "little")
    if kind == b"VP8L" and octets[20] == 0x2F:
        bits = int.from_bytes(octets[21:25], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if kind == b"VP8 " and octets[23:26] == b"\x9d\x01\x2a":
        width, height = struct.unpack_from("<HH", octets, 26)
        return width & 0x3FFF, height & 0x3FFF
    return None

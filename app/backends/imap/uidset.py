"""UID sets (RFC 3501 sequence-set, RFC 4315 uid-set) to and from numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from app.backends.imap.stream import out_of_step

MAX_UID = 0xFFFF_FFFF
T = TypeVar("T")
_SET = re.compile(rb"\d{1,10}(?::\d{1,10})?(?:,\d{1,10}(?::\d{1,10})?)*")


def ranges(uids: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Ascending (first, last) pairs that hold exactly these UIDs."""
    first = last = -1
    for uid in sorted(set(uids)):
        if uid == last + 1 and first >= 0:
            last = uid
            continue
        if first >= 0:
            yield first, last
        first = last = uid
    if first >= 0:
        yield first, last


def format_set(uids: Iterable[int]) -> bytes:
    """The set as a command takes it, b"1:4,7"."""
    return ",".join(f"{a}:{b}" if b > a else str(a) for a, b in ranges(uids)).encode()


def parse_set(text: bytes, limit: int) -> list[int]:
    """The numbers in the order in which they are written, `4:2` as 2, 3, 4. MailError(PROTOCOL) past `limit`."""
    if _SET.fullmatch(text) is None:
        raise out_of_step("a set of UIDs is malformed")
    numbers: list[int] = []
    for item in text.split(b","):
        first, _, last = item.partition(b":")
        low, high = sorted((int(first), int(last or first)))
        if high > MAX_UID or len(numbers) + high - low + 1 > limit:
            raise out_of_step("a set of UIDs is larger than the mailbox")
        numbers.extend(range(low, high + 1))
    return numbers


def chunks(items: Sequence[T], count: int) -> Iterator[Sequence[T]]:
    """Slices of at most `count`, in the given order."""
    for start in range(0, len(items), count):
        yield items[start:start + count]

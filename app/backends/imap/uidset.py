"""UID sets (RFC 3501 sequence-set, RFC 4315 uid-set) to and from numbers."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from app.backends.imap.faults import out_of_step

MAX_UID = 0xFFFF_FFFF
T = TypeVar("T")
_SET = re.compile(rb"\d{1,10}(?::\d{1,10})?(?:,\d{1,10}(?::\d{1,10})?)*")
_ITEM = re.compile(rb"(\d+)(?::(\d+))?")


class Ranges:
    """A set of UIDs as disjoint ascending ranges: small, however many UIDs it holds."""

    def __init__(self, pairs: Iterable[tuple[int, int]] = ()) -> None:
        self._firsts, self._lasts = array("Q"), array("Q")
        self._count = 0
        late = [pair for pair in pairs if not self._take(*pair)]
        if late:
            everything = sorted([*late, *self.pairs()])
            self._firsts, self._lasts, self._count = array("Q"), array("Q"), 0
            for pair in everything:
                self._take(*pair)

    def _take(self, first: int, last: int) -> bool:
        """Adds a range; False if it begins before the last one does."""
        if self._lasts and first <= self._lasts[-1] + 1:
            if first < self._firsts[-1]:
                return False
            if last > self._lasts[-1]:
                self._count += last - self._lasts[-1]
                self._lasts[-1] = last
        else:
            self._firsts.append(first)
            self._lasts.append(last)
            self._count += last - first + 1
        return True

    def __len__(self) -> int:
        return self._count

    def __contains__(self, uid: int) -> bool:
        at = bisect_right(self._firsts, uid) - 1
        return at >= 0 and uid <= self._lasts[at]

    def below(self, uid: int) -> int:
        """How many of them are smaller than `uid`."""
        return sum(max(0, min(last, uid - 1) - first + 1) for first, last in self.pairs())

    def __iter__(self) -> Iterator[int]:
        """All UIDs, ascending: only where `len` is known to be bearable."""
        for first, last in self.pairs():
            yield from range(first, last + 1)

    def pairs(self) -> Iterator[tuple[int, int]]:
        return zip(self._firsts, self._lasts, strict=True)


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


def fitting(uids: Sequence[int], octets: int) -> int:
    """How many of the first of these UIDs surely fit into a set of `octets`; at least one."""
    if len(uids) * 11 <= octets:
        return len(uids)
    count = max(1, octets // 11)
    while count < len(uids) and len(format_set(uids[:min(len(uids), count * 2)])) <= octets:
        count = min(len(uids), count * 2)
    return count


def parse_set(text: bytes, limit: int) -> list[int]:
    """The numbers in the order in which they are written, `4:2` as 2, 3, 4. MailError(PROTOCOL) past `limit`."""
    numbers: list[int] = []
    for low, high in _pairs(text):
        if len(numbers) + high - low + 1 > limit:
            raise out_of_step("a set of UIDs is larger than the mailbox")
        numbers.extend(range(low, high + 1))
    return numbers


def parse_ranges(text: bytes) -> Ranges:
    """The set, however large. MailError(PROTOCOL) for what is none."""
    return Ranges(_pairs(text))


def chunks(items: Sequence[T], count: int) -> Iterator[Sequence[T]]:
    """Slices of at most `count`, in the given order."""
    for start in range(0, len(items), count):
        yield items[start:start + count]


def _pairs(text: bytes) -> Iterator[tuple[int, int]]:
    if _SET.fullmatch(text) is None:
        raise out_of_step("a set of UIDs is malformed")
    for item in _ITEM.finditer(text):
        first = int(item[1])
        last = int(item[2]) if item[2] else first
        low, high = (first, last) if first <= last else (last, first)
        if high > MAX_UID:
            raise out_of_step("a set of UIDs is larger than the mailbox")
        yield low, high

"""Looking for a few octets in many."""

from __future__ import annotations

_WINDOW = 16 * 1024
_DENSE = 32


def find(octets: bytes | bytearray, needle: bytes, rare: int, start: int = 0, end: int | None = None) -> int:
    """Where `needle` stands first within octets[start:end]; -1 for nowhere.

    `rare` is the place within the needle of an octet that base64 does not have. Nearly all of a large message is
    base64, and a single octet is looked for at the speed of memory, which is thirty times that of Python's search for
    several. Where it turns out to be frequent, as in text, a window is looked through for the whole needle.
    """
    stop = len(octets) if end is None else min(end, len(octets))
    mark, behind = needle[rare:rare + 1], len(needle) - rare - 1
    at, misses = start + rare, 0
    while (hit := octets.find(mark, at, stop)) >= 0:
        if octets.startswith(needle, hit - rare, stop):
            return hit - rare
        at, misses = hit + 1, misses + 1
        if misses == _DENSE:
            following = min(at + _WINDOW, stop)
            if (hit := octets.find(needle, at - rare, min(following + behind, stop))) >= 0:
                return hit
            at, misses = following, 0
    return -1

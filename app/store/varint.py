"""Numbers of one to nine octets, as SQLite and its full-text index write them."""

from __future__ import annotations


def varint(octets: bytes, at: int) -> tuple[int, int]:
    """The number, below 2**64, and where the next one begins (https://sqlite.org/fileformat2.html 1.6). Raises
    IndexError where the octets end within it."""
    value = 0
    for index in range(8):
        octet = octets[at + index]
        value = value << 7 | octet & 0x7F
        if octet < 0x80:
            return value, at + index + 1
    return value << 8 | octets[at + 8], at + 9

"""Reads rows straight out of an SQLite file's pages, where SQLite itself can't read it any more.

Source of all offsets: https://sqlite.org/fileformat2.html. Trusts nothing: a page or a cell that makes no sense is
passed over. The newest committed state of each page is used, be it in the file or in its write-ahead log.
"""

from __future__ import annotations

import mmap
import struct
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from app.quick_dataclass import dataclass
from app.store import sealed_pages
from app.store.store_key import StoreKey
from app.store.varint import varint

Value = int | float | str | bytes | None

_PAGE_SIZES = (4096, 16_384)
"""Those of our own databases: the first ones', and those made since."""
_PAGES_LOOKED_AT = 4_000
_LEAF_TABLE, _LEAF_INDEX, _INNER_INDEX = 0x0D, 0x0A, 0x02
_MAX_PAYLOAD = 1 << 30
_MAX_COLUMNS = 100
_INTEGER_SIZES = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}


@dataclass(frozen=True, slots=True)
class Cell:
    """One row as it lies in the file. `rowid` is None in an index or a WITHOUT ROWID table; `types` are the serial
    types of its columns (2.1 of the format); the values are read when asked for."""

    rowid: int | None
    types: tuple[int, ...]
    _file: PageFile
    _size: int
    _local: bytes
    _next: int

    def values(self) -> tuple[Value, ...] | None:
        """All columns; None if a part of the row is out of reach."""
        payload = self._file.payload(self._local, self._size, self._next)
        if payload is None:
            return None
        with suppress(ValueError, IndexError, struct.error):
            at = _signed_varint(payload, 0)[0]  # the header's length
            found = list[Value]()
            for each in self.types:
                length = _length(each)
                found.append(_value(each, payload[at:at + length]))
                at += length
            return tuple(found) if at <= len(payload) else None
        return None


class PageFile:
    """An open file of pages. Close it, or use it in a `with`. `key`: of an encrypted one, of which pages that are not
    authentic count as lost."""

    def __init__(self, path: Path, key: StoreKey | None = None) -> None:
        self._opened = None if key is None else sealed_pages.opener(key)
        self._handle = path.open("rb")
        size = path.stat().st_size
        self._map: mmap.mmap | bytes = mmap.mmap(self._handle.fileno(), 0, access=mmap.ACCESS_READ) if size else b""
        wal = path.with_name(path.name + "-wal")
        log = wal.read_bytes() if wal.exists() else b""
        self._page_size, reserved = _sizes(self._map, log) if key is None else (
            _sealed_size(self._map, log, sealed_pages.opener(key)), sealed_pages.RESERVED)
        self._usable = self._page_size - reserved
        self._newer = _logged(log, self._page_size)
        self._count = max([-(-size // self._page_size), *self._newer])

    def __enter__(self) -> PageFile:
        return self

    def __exit__(self, *_: object) -> None:
        if isinstance(self._map, mmap.mmap):
            self._map.close()
        self._handle.close()

    @property
    def has_authentic(self) -> bool:
        """Whether a page can be read with the key."""
        return any(self._page(number) for number in range(1, self._count + 1))

    def cells(self) -> Iterator[Cell]:
        """Every row of every table and index, in no particular order."""
        for number in range(1, self._count + 1):
            page = self._page(number)
            start = 100 if number == 1 else 0
            if len(page) == self._page_size and page[start] in (_LEAF_TABLE, _LEAF_INDEX, _INNER_INDEX):
                yield from self._cells_of(page, start)

    def payload(self, local: bytes, size: int, following: int) -> bytes | None:
        """A row's octets, put together from its overflow pages; None where the chain breaks."""
        pieces, missing = [local], size - len(local)
        while missing > 0:
            page = self._page(following)
            if len(page) != self._page_size:
                return None
            following = int.from_bytes(page[:4], "big")
            pieces.append(page[4:min(self._usable, 4 + missing)])
            missing -= self._usable - 4
        return b"".join(pieces)

    def _page(self, number: int) -> bytes:
        if number in self._newer:
            page = self._newer[number]
        else:
            start = (number - 1) * self._page_size
            page = self._map[start:start + self._page_size] if number > 0 else b""
        if self._opened is None:
            return page
        return self._opened(number, page) if len(page) == self._page_size else b""

    def _cells_of(self, page: bytes, start: int) -> Iterator[Cell]:
        kind = page[start]
        count = int.from_bytes(page[start + 3:start + 5], "big")
        pointers = start + (12 if kind == _INNER_INDEX else 8)
        for index in range(min(count, (self._page_size - pointers) // 2)):
            at = int.from_bytes(page[pointers + 2 * index:pointers + 2 * index + 2], "big")
            with suppress(ValueError, IndexError):
                yield self._cell(page, kind, at)

    def _cell(self, page: bytes, kind: int, at: int) -> Cell:
        """Raises ValueError or IndexError for what is no cell."""
        rowid: int | None = None
        if kind == _INNER_INDEX:
            at += 4
        size, at = _signed_varint(page, at)
        if kind == _LEAF_TABLE:
            rowid, at = _signed_varint(page, at)
        if not 0 < size <= _MAX_PAYLOAD:
            raise ValueError
        local = self._local_size(size, kind)
        octets = page[at:at + local]
        if len(octets) < local:
            raise ValueError
        following = int.from_bytes(page[at + local:at + local + 4], "big") if local < size else 0
        return Cell(rowid, _types(octets), self, size, octets, following)

    def _local_size(self, size: int, kind: int) -> int:
        """How much of a row lies in its page (1.6 of the format)."""
        usable = self._usable
        most = usable - 35 if kind == _LEAF_TABLE else (usable - 12) * 64 // 255 - 23
        if size <= most:
            return size
        least = (usable - 12) * 32 // 255 - 23
        fitting = least + (size - least) % (usable - 4)
        return fitting if fitting <= most else least


def looks_plain(path: Path) -> bool:
    """Whether several pages of a file can be read as SQLite's without a key, whatever its start says. False for one
    that is not there."""
    with suppress(FileNotFoundError), path.open("rb") as file:
        octets = file.read(_PAGES_LOOKED_AT * _PAGE_SIZES[0])
        # One might be chance.
        return any(_octets_that_fit(octets, size) > size for size in _PAGE_SIZES)
    return False


def _sizes(octets: mmap.mmap | bytes, log: bytes) -> tuple[int, int]:
    """Page size and reserved octets of each page; of our own sizes the likelier where the header is unreadable."""
    header = octets[:100]
    size, reserved = 0, 0
    if header[:16] == b"SQLite format 3\0":
        size, reserved = int.from_bytes(header[16:18], "big"), header[20]
        size = 65_536 if size == 1 else size
    elif len(log) >= 32:
        size = int.from_bytes(log[8:12], "big")
    if size < 512 or size > 65_536 or size & (size - 1):
        size = max(_PAGE_SIZES, key=lambda each: _octets_that_fit(octets, each))
    return size, reserved if reserved <= 32 else 0


def _sealed_size(octets: mmap.mmap | bytes, log: bytes, opened: sealed_pages.Opener) -> int:
    """Of an encrypted file: as its log says, or the head of its first page, which is in the open; else the one of ours
    by which a page is authentic."""
    for told in (log[8:12], octets[16:18]):
        size = int.from_bytes(told, "big")
        if size in _PAGE_SIZES:
            return size
    for size in _PAGE_SIZES:
        for number in range(1, min(len(octets) // size, _PAGES_LOOKED_AT) + 1):
            if opened(number, octets[(number - 1) * size:number * size]):
                return size
    return _PAGE_SIZES[-1]


def _octets_that_fit(octets: mmap.mmap | bytes, size: int) -> int:
    """How much of the file's beginning looks like pages of tables and indexes of this size."""
    found = 0
    for start in range(0, min(len(octets), _PAGES_LOOKED_AT * size) - size + 1, size):
        kind, _, cells, content = struct.unpack(">BHHH", octets[start:start + 7])
        if kind in (_LEAF_TABLE, _LEAF_INDEX) and 0 < cells < size // 4 and 8 + 2 * cells <= content < size:
            pointers = struct.unpack(f">{cells}H", octets[start + 8:start + 8 + 2 * cells])
            found += size if all(content <= each < size for each in pointers) else 0
    return found


def _logged(log: bytes, page_size: int) -> dict[int, bytes]:
    """Pages in the write-ahead log (4 of the format), up to the last transaction that was committed."""
    committed: dict[int, bytes] = {}
    pending: dict[int, bytes] = {}
    for start in range(32, len(log) - page_size - 23, page_size + 24):
        if log[start + 8:start + 16] != log[16:24]:  # the salts of an earlier round
            break
        number, commits = struct.unpack(">II", log[start:start + 8])
        pending[number] = log[start + 24:start + 24 + page_size]
        if commits:
            committed.update(pending)
            pending.clear()
    return committed


def _types(payload: bytes) -> tuple[int, ...]:
    length, at = _signed_varint(payload, 0)
    if length > len(payload):
        raise ValueError
    types = list[int]()
    while at < length:
        kind, at = _signed_varint(payload, at)
        types.append(kind)
    if at != length or len(types) > _MAX_COLUMNS:
        raise ValueError
    return tuple(types)


def _signed_varint(octets: bytes, at: int) -> tuple[int, int]:
    """Signed, as rowids are."""
    value, following = varint(octets, at)
    return value - (1 << 64) if value >> 63 else value, following


def _length(kind: int) -> int:
    if kind >= 12:
        return (kind - 12) // 2
    return _INTEGER_SIZES.get(kind, 8 if kind == 7 else 0)


def _value(kind: int, octets: bytes) -> Value:
    if len(octets) < _length(kind):
        raise ValueError
    if kind >= 12:
        return octets.decode() if kind % 2 else octets
    if kind in _INTEGER_SIZES:
        return int.from_bytes(octets, "big", signed=True)
    if kind == 7:
        return float(struct.unpack(">d", octets)[0])
    return {8: 0, 9: 1}.get(kind)

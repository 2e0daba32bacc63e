"""A disk that SQLite writes to and that may be full, fail, or lose its power: a VFS of SQLite's, for this process.

Nothing in the product knows of it: every connection that is opened meanwhile goes through it.
"""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum

import apsw

SYSTEM = apsw.vfs_names()[0]
"""The VFS by which files are opened that this module shall have no part in."""
_LASTING = apsw.SQLITE_OPEN_MAIN_DB | apsw.SQLITE_OPEN_MAIN_JOURNAL | apsw.SQLITE_OPEN_WAL


class Call(StrEnum):
    READ = "xRead"
    WRITE = "xWrite"
    SYNC = "xSync"
    TRUNCATE = "xTruncate"


@dataclass(frozen=True)
class Fault:
    """The `at`th (from 1) call of its kind fails with SQLITE_IOERR; if `stays`, each one after it too."""

    call: Call
    at: int
    stays: bool = False


@dataclass
class _Memory:
    """A file as the program sees it, and which of its changes are not on the disk yet: (offset, octets), and
    (size, None) where it was cut."""

    octets: bytearray
    changes: list[tuple[int, bytes | None]] = field(default_factory=list)


class Disk(apsw.VFS):
    """`room`: octets that all files may have together, None for no limit. `forgets`: what was not synced is lost with
    the process, but for a random part of it; what a sync failed for is lost too, as with most kernels.

    It is in the way from the moment it is made; `unregister` takes it away, once all connections are closed. `calls`
    are counted by kind, `failed` how often it did; `most` is the room that was taken at most.
    """

    def __init__(self, *, room: int | None = None, fault: Fault | None = None, forgets: bool = False,
                 seed: int = 0) -> None:
        self.room = room
        self.fault = fault
        self.forgets = forgets
        self.calls: Counter[Call] = Counter()
        self.most = 0
        self.failed = 0
        self._sizes: dict[str, int] = {}
        self._memory: dict[str, _Memory] = {}
        self._chance = random.Random(seed)
        super().__init__("torture", SYSTEM, makedefault=True)

    def heal(self) -> None:
        """From now on there is room, and nothing fails."""
        self.room = self.fault = None

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> apsw.VFSFile:
        if name is None or not flags[0] & _LASTING:
            return apsw.VFSFile(SYSTEM, name, flags)
        return _File(self, name, flags)

    def xDelete(self, name: str, sync: bool) -> None:
        super().xDelete(name, sync)
        self._sizes.pop(name, None)
        self._memory.pop(name, None)

    # --- what files ask -----------------------------------------------------------------------------

    def count(self, call: Call) -> None:
        """Raises apsw.IOError where it is this one's turn to fail."""
        self.calls[call] += 1
        if self.fault and self.fault.call is call and (
                self.calls[call] == self.fault.at or (self.fault.stays and self.calls[call] > self.fault.at)):
            self.failed += 1
            raise apsw.IOError(f"disk I/O error: {call} number {self.calls[call]} fails")

    def grow(self, name: str, size: int) -> None:
        """Raises apsw.FullError where there is no room for the file's new size."""
        taken = sum(self._sizes.values()) - self._sizes.get(name, 0) + size
        if self.room is not None and taken > self.room and size > self._sizes.get(name, 0):
            self.failed += 1
            raise apsw.FullError("database or disk is full")
        self._sizes[name] = size
        self.most = max(self.most, taken)

    def memory(self, name: str, octets: bytes) -> _Memory | None:
        """Of a file that was opened and holds `octets`; None where everything goes to the disk at once."""
        self._sizes.setdefault(name, len(octets))
        return self._memory.setdefault(name, _Memory(bytearray(octets))) if self.forgets else None

    def reaches_the_disk(self) -> bool:
        """Whether a write that nobody synced is there after all."""
        return self._chance.random() < 0.3


class _File(apsw.VFSFile):
    def __init__(self, disk: Disk, name: str | apsw.URIFilename, flags: list[int]) -> None:
        super().__init__(SYSTEM, name, flags)
        self._disk = disk
        self._name = name if isinstance(name, str) else name.filename()
        size = super().xFileSize()
        self._memory = disk.memory(self._name, super().xRead(size, 0) if size else b"")

    def xRead(self, amount: int, offset: int) -> bytes:
        self._disk.count(Call.READ)
        if self._memory is None:
            return super().xRead(amount, offset)
        return bytes(self._memory.octets[offset:offset + amount])

    def xFileSize(self) -> int:
        return super().xFileSize() if self._memory is None else len(self._memory.octets)

    def xWrite(self, data: bytes, offset: int) -> None:
        self._disk.count(Call.WRITE)
        self._disk.grow(self._name, max(self.xFileSize(), offset + len(data)))
        if self._memory is None:
            super().xWrite(data, offset)
            return
        octets = self._memory.octets
        octets.extend(bytes(max(0, offset - len(octets))))
        octets[offset:offset + len(data)] = data
        self._memory.changes.append((offset, bytes(data)))
        if self._disk.reaches_the_disk():
            super().xWrite(data, offset)

    def xTruncate(self, size: int) -> None:
        self._disk.count(Call.TRUNCATE)
        self._disk.grow(self._name, size)
        if self._memory is None:
            super().xTruncate(size)
            return
        del self._memory.octets[size:]
        self._memory.changes.append((size, None))

    def xSync(self, flags: int) -> None:
        changes: list[tuple[int, bytes | None]] = []
        if self._memory is not None:
            changes, self._memory.changes = self._memory.changes, []
        self._disk.count(Call.SYNC)
        for offset, data in changes:
            if data is None:
                super().xTruncate(offset)
            else:
                super().xWrite(data, offset)
        super().xSync(flags)

"""A disk that runs full under SQLite, on every system and for every user.

Only the write-ahead log is counted, which every transaction goes through: what Python raises out of a checkpoint
would come up again in apsw where SQLite itself passes over it, at the close of the database for one.
"""

from __future__ import annotations

import threading

import apsw

_NAME = "small-disk"


class SmallDisk(apsw.VFS):
    """The default file system of SQLite while it is entered.

    Its logs can grow by `room` octets in all only; with -1 they take no write at all.
    """

    def __init__(self) -> None:
        self.room = 1 << 40
        self.refused = 0
        """Writes that found no room."""
        self.lock = threading.Lock()
        self.base = apsw.vfs_names()[0]
        super().__init__(_NAME, self.base, makedefault=True)

    def __enter__(self) -> SmallDisk:
        return self

    def __exit__(self, *_: object) -> None:
        self.unregister()

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> apsw.VFSFile:
        if flags[0] & apsw.SQLITE_OPEN_READONLY:
            # The last to close writes a checkpoint. Where it may not, SQLite passes over it, and apsw does not.
            flags[0] += apsw.SQLITE_OPEN_READWRITE - apsw.SQLITE_OPEN_READONLY
        file = _Log if flags[0] & apsw.SQLITE_OPEN_WAL else _File
        return file(self, name, flags)

    def take(self, octets: int) -> None:
        with self.lock:
            if octets > self.room:
                self.refused += 1
                raise apsw.FullError("no space left on the small disk")
            self.room -= octets


class _File(apsw.VFSFile):
    def __init__(self, disk: SmallDisk, name: str | apsw.URIFilename | None, flags: list[int]) -> None:
        self._disk = disk
        super().__init__(disk.base, name, flags)


class _Log(_File):
    def xWrite(self, data: bytes, offset: int) -> None:
        self._disk.take(max(0, offset + len(data) - self.xFileSize()))
        super().xWrite(data, offset)

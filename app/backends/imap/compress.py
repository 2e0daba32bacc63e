"""COMPRESS=DEFLATE (RFC 4978): both directions, and no more memory than was asked for, whatever is inside."""

from __future__ import annotations

import io
import zlib
from typing import TYPE_CHECKING

from app.backends.imap.faults import out_of_step

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_RAW = -15
"""No zlib header (RFC 1951), the largest window."""
_CHUNK = 64 << 10


class Inflating(io.RawIOBase):
    """Inflates what `wire` gives. `early` are octets after the tagged OK that were read already.

    One read inflates as much as its buffer holds; what is not inflated yet stays deflated, at most 64 KiB of it.
    """

    def __init__(self, wire: io.RawIOBase, early: bytes) -> None:
        super().__init__()
        self._wire = wire
        self._inflater = zlib.decompressobj(_RAW)
        self._deflated = early
        self._chunk = bytearray(_CHUNK)
        self._may_hold_more = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int | None:
        """MailError(PROTOCOL) for what is not deflated."""
        view = memoryview(buffer).cast("B")
        while True:
            if self._deflated or self._may_hold_more:
                try:
                    data = self._inflater.decompress(self._deflated, len(view))
                except zlib.error:
                    raise out_of_step("it is not compressed as agreed") from None
                self._deflated = self._inflater.unconsumed_tail
                self._may_hold_more = len(data) == len(view)
                if data:
                    view[:len(data)] = data
                    return len(data)
                if self._inflater.eof:
                    raise out_of_step("its compression ended")
            count = self._wire.readinto(self._chunk)
            if not count:
                return count
            self._deflated = bytes(self._chunk[:count])


class Deflating:
    """Every piece can be inflated by itself (Z_SYNC_FLUSH), since the server waits for nothing more."""

    def __init__(self) -> None:
        self._deflater = zlib.compressobj(wbits=_RAW)

    def pack(self, data: bytes | memoryview) -> bytes:
        return self._deflater.compress(data) + self._deflater.flush(zlib.Z_SYNC_FLUSH)

"""Raw messages, compressed, stored once however many folders show them."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Sequence
from typing import NamedTuple

import zstandard

from app.errors import ErrorKind, MailError
from app.store import many
from app.store.database import Database

_PLAIN, _ZSTD = 0, 1
MAX_BODY = 256 << 20
_PARAMETERS = zstandard.ZstdCompressionParameters.from_level(1, hash_log=13, chain_log=13, min_match=6)
"""The first level, with a table that a small message does not pay for: half as long for real mail, and as small."""
_OF_THREAD = threading.local()


class PackedBody(NamedTuple):
    """A body made ready outside of a transaction."""

    hash: bytes
    size: int
    codec: int
    data: bytes


def digest(raw: bytes) -> bytes:
    """By which a body is known: SHA-256 of its octets."""
    return hashlib.sha256(raw).digest()


def pack_all(raws: Sequence[bytes]) -> list[PackedBody]:
    """As `pack`, for many: one call that lets other threads run, instead of one a message."""
    if any(len(raw) > MAX_BODY for raw in raws) or not raws:
        return [pack(raw) for raw in raws]
    small = _compressor().multi_compress_to_buffer(list(raws))
    return [PackedBody(digest(raw), len(raw), _ZSTD, small[at].tobytes()) if len(small[at]) < len(raw)
            else PackedBody(digest(raw), len(raw), _PLAIN, raw) for at, raw in enumerate(raws)]


def pack(raw: bytes) -> PackedBody:
    """Hashes and compresses; C code that lets other threads run. Raises TOO_LARGE over 256 MB."""
    if len(raw) > MAX_BODY:
        raise MailError(ErrorKind.TOO_LARGE, f"A message of {len(raw) >> 20} MB is more than can be stored (256 MB).")
    small = _compressor().compress(raw)
    codec, data = (_ZSTD, small) if len(small) < len(raw) else (_PLAIN, raw)
    return PackedBody(digest(raw), len(raw), codec, data)


def _compressor() -> zstandard.ZstdCompressor:
    """The calling thread's own: making one costs as much as compressing a small message."""
    found: zstandard.ZstdCompressor | None = getattr(_OF_THREAD, "compressor", None)
    if found is None:
        found = _OF_THREAD.compressor = zstandard.ZstdCompressor(compression_params=_PARAMETERS)
    return found


def put(db: Database, body: PackedBody) -> int:
    """The id of the body, stored now or before; what was damaged is whole again. Within the caller's transaction."""
    known = db.one("SELECT id, size, codec, data FROM body WHERE hash = ?", (body.hash,))
    if known is not None:
        if whole(body.hash, *known[1:]) is None:
            db.run("UPDATE body SET size = ?, codec = ?, data = ? WHERE id = ?",
                   (body.size, body.codec, body.data, known[0]))
        return int(known[0])
    return db.insert("INSERT INTO body (hash, size, codec, data) VALUES (?, ?, ?, ?)",
                     (body.hash, body.size, body.codec, body.data))


def put_all(db: Database, packed: Sequence[PackedBody]) -> list[int]:
    """As `put`, for many at once; their ids in that order."""
    ids: dict[bytes, int] = {}
    damaged: list[tuple[int, int, bytes, int]] = []
    wanted = {each.hash: each for each in packed}
    for body_id, digest, *rest in db.rows("SELECT id, hash, size, codec, data FROM body WHERE hash IN "
                                          "(SELECT unhex(value) FROM json_each(?))",
                                          (json.dumps([each.hex() for each in wanted]),)):
        ids[digest] = body_id
        if whole(digest, *rest) is None:
            damaged.append((wanted[digest].size, wanted[digest].codec, wanted[digest].data, body_id))
    db.many("UPDATE body SET size = ?, codec = ?, data = ? WHERE id = ?", damaged)
    following = int(db.value("SELECT coalesce(max(id), 0) + 1 FROM body"))
    new = [each for digest, each in wanted.items() if digest not in ids]
    ids.update((each.hash, following + offset) for offset, each in enumerate(new))
    many.insert(db, "INSERT INTO body (id, hash, size, codec, data)",
                [(ids[each.hash], each.hash, each.size, each.codec, each.data) for each in new])
    return [ids[each.hash] for each in packed]


def is_whole(db: Database, body_id: int) -> bool:
    """Whether it is here and fits its hash."""
    row = db.one("SELECT hash, size, codec, data FROM body WHERE id = ?", (body_id,))
    return row is not None and whole(*row) is not None


def raw(db: Database, message_id: int) -> bytes | None:
    """A message's octets, exactly as the server gave them; None if they are not here."""
    row = db.one("SELECT b.codec, b.size, b.data, b.hash FROM message m JOIN body b ON b.id = m.body_id WHERE m.id = ?",
                 (message_id,))
    return None if row is None else _unpack(*row)


def by_id(db: Database, body_id: int) -> bytes:
    """Raises MailError(DAMAGED) if it is gone or does not fit its hash."""
    row = db.one("SELECT codec, size, data, hash FROM body WHERE id = ?", (body_id,))
    if row is None:
        raise MailError(ErrorKind.DAMAGED, "A stored message is missing from the mail database.")
    return _unpack(*row)


def drop_unused(db: Database, body_id: int | None) -> None:
    """Deletes the body if nothing refers to it any more. Within the caller's transaction."""
    if body_id is not None:
        db.run("DELETE FROM body WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM message WHERE body_id = ?1) "
               "AND NOT EXISTS (SELECT 1 FROM outbox WHERE body_id = ?1)", (body_id,))


def _unpack(codec: int, size: int, data: bytes, digest: bytes) -> bytes:
    octets = whole(digest, size, codec, data)
    if octets is None:
        raise MailError(ErrorKind.DAMAGED, "A stored message does not fit its checksum: run 'depeschectl check'.")
    return octets


def whole(known: object, size: object, codec: object, data: object) -> bytes | None:
    """The octets of a row of `body`, whatever damage may have made of its columns; None if they do not fit the hash."""
    if not isinstance(data, bytes) or not isinstance(size, int) or not 0 <= size <= MAX_BODY:
        return None
    octets = data
    if codec == _ZSTD:
        try:
            if zstandard.frame_content_size(data) != size:
                return None
            octets = zstandard.ZstdDecompressor().decompress(data)
        except zstandard.ZstdError:
            return None
    return octets if len(octets) == size and hashlib.sha256(octets).digest() == known else None

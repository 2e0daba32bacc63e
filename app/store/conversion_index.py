"""Full-text indexes of a copy are brought up to date by comparing: segment by segment, only those that have changed.

What FTS5 keeps in `…_data` (https://sqlite.org/src/file/ext/fts5/fts5_index.c): row 10 is the structure, a list of the
segments; a page of segment s has an id from s << 37, a page of its tombstones one from (s + 65536) << 37. Pages of a
segment change only with its entry in the structure (first and last page, origins); what was deleted of it is in its
tombstones. A structure that can't be read means that everything is compared.
"""

from __future__ import annotations

from app.quick_dataclass import dataclass
from app.store.conversion_tables import Table, quoted
from app.store.database import Database
from app.store.varint import varint

_AVERAGES, _STRUCTURE = 1, 10
_SHIFT, _TOMBSTONES = 37, 1 << 16
_MARK_2 = b"\xff\x00\x00\x01"
_MOST_SEGMENTS = 10_000


@dataclass(frozen=True, slots=True)
class Segment:
    number: int
    first: int
    last: int
    origins: tuple[int, int]


def differs(db: Database, index: str) -> bool:
    """Whether the index was written since the copy was brought up to date. Within one transaction, as the next."""
    here, there = (db.rows(f"SELECT id, block FROM {schema}.{quoted(f'{index}_data')} WHERE id IN (?, ?)",
                           (_AVERAGES, _STRUCTURE)) for schema in ("main", "copy"))
    return here != there


def update(db: Database, index: str, shadows: tuple[Table, ...], *, everything: bool) -> None:
    """Makes the copy's index the main one's. `everything`: the copy's structure says nothing yet of what it holds."""
    there, now = (_segments(db, schema, index) for schema in ("copy", "main"))
    for table in shadows:
        part = table.name.removeprefix(f"{index}_")
        if part not in ("data", "idx") or everything or there is None or now is None:
            _equal(db, table, "TRUE")
            continue
        for number in sorted({each.number for each in there ^ now}):
            if part == "idx":
                _equal(db, table, f"segid = {number}")
            else:
                _equal(db, table, f"id >= {number << _SHIFT} AND id < {number + 1 << _SHIFT}")
        if part == "data":
            _equal(db, table, f"id < {1 << _SHIFT}")
            _equal(db, table, f"id >= {_TOMBSTONES << _SHIFT}")


def _equal(db: Database, table: Table, where: str) -> None:
    name = quoted(table.name)
    db.run(f"DELETE FROM copy.{name} AS c WHERE {where} AND NOT EXISTS (SELECT 1 FROM main.{name} m WHERE "
           f"{table.same('m', 'c')})")
    db.run(f"INSERT INTO copy.{name} ({table.everything}) SELECT {table.everything} FROM main.{name} AS m "
           f"WHERE {where} AND NOT EXISTS (SELECT 1 FROM copy.{name} c WHERE {table.key_of('c')} = "
           f"{table.key_of('m')})")


def _segments(db: Database, schema: str, index: str) -> frozenset[Segment] | None:
    """None for what is no structure that we know."""
    block = db.value(f"SELECT block FROM {schema}.{quoted(f'{index}_data')} WHERE id = {_STRUCTURE}")
    try:
        return frozenset(_read(bytes(block)))
    except (IndexError, ValueError, TypeError):
        return None


def _read(block: bytes) -> list[Segment]:
    """Raises IndexError or ValueError. A cookie of 4 octets, the mark of version 2, then numbers."""
    if block[4:8] != _MARK_2:
        raise ValueError
    numbers = list[int]()
    at = 8
    while at < len(block):
        number, at = varint(block, at)
        numbers.append(number)
    levels, segments, _, *rest = numbers
    if not 0 <= segments <= _MOST_SEGMENTS:
        raise ValueError
    found, place = list[Segment](), 0
    for _ in range(levels):
        _, of_level = rest[place:place + 2]
        place += 2
        for _ in range(of_level):
            number, first, last, *origins = rest[place:place + 5]
            found.append(Segment(number, first, last, (origins[0], origins[1])))
            place += 8
    if len(found) != segments or place != len(rest):
        raise ValueError
    return found



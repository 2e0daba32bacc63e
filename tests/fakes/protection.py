"""Encrypted databases in tests: keys that are known, a conversion in one go, and what must not be legible."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path

from app.store import conversion_exchange, conversion_tables, phrase, store_key
from app.store.conversion import Conversion, Stage
from app.store.database import Database
from app.store.store_key import StoreKey

WORDS, OTHER_WORDS = phrase.words_of(bytes(range(16))), phrase.words_of(bytes(range(16, 32)))
KEY, OTHER_KEY = StoreKey.of(WORDS), StoreKey.of(OTHER_WORDS)


def rows_of(db: Database) -> dict[str, list[str]]:
    """Every row of every table that a conversion carries over, with its key; sequences too."""
    found = {each.name: sorted(map(repr, db.rows(f'SELECT {each.everything} FROM "{each.name}"')))
             for each in conversion_tables.tables(db)}
    return found | {"sqlite_sequence": sorted(map(repr, db.rows("SELECT * FROM sqlite_sequence")))}


def schema_of(db: Database) -> list[tuple[object, ...]]:
    return sorted(db.rows("SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'conversion%' "
                          "AND name NOT LIKE 'sqlite_stat%'"), key=repr)


def convert(path: Path, key: StoreKey | None, between: Callable[[int], None] = lambda _: None) -> int:
    """Makes the copy ready, as long as that takes; `between` is called after each step with its number, of which the
    last is returned. Nothing is exchanged."""
    number = 0
    with contextlib.closing(Conversion(Database.open(path), key)) as work:
        while work.stage is not Stage.READY or work.has_news():
            work.step()
            number += 1
            between(number)
    return number


def exchanged(path: Path, key: StoreKey | None) -> bool:
    """Puts a copy that is ready into the place of the database, and opens what lies there from now on."""
    if not conversion_exchange.exchange(path, key):
        return False
    store_key.unlock(path.parent, *(() if key is None else (key,)))
    with contextlib.closing(Database.open(path)) as db:
        conversion_exchange.clean(db)
    return True


def turned(path: Path, key: StoreKey | None) -> None:
    """A database that nobody has open, encrypted with this key or with none."""
    convert(path, key)
    assert exchanged(path, key)


def legible(folder: Path, *texts: bytes) -> dict[str, list[bytes]]:
    """Which of the texts stand in the open in which files, the folder's own and those below."""
    found = {each.relative_to(folder).as_posix(): [text for text in texts if text in each.read_bytes()]
             for each in sorted(folder.rglob("*")) if each.is_file()}
    return {name: texts_found for name, texts_found in found.items() if texts_found}

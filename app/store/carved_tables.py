"""The rows of a damaged database, sorted into tables by their shape."""

from __future__ import annotations

from collections.abc import Callable

from app.store import bodies
from app.store.carve import Cell, PageFile, Value

SHAPES = {"account": (6,), "folder": (15, 23), "body": (5,), "message": (24, 29, 30, 32), "journal": (8,),
          "outbox": (10, 12), "pop3_state": (7, 13), "crypto_key": (13,),
          "identity": (11,), "template": (4,)}
"""Columns of each table that is looked for, by schema: a row keeps those that it was written with.

A migration that adds a column to one of them adds a number here.
"""

Rows = dict[int, tuple[Value, ...]]


class Tables:
    """Rows by table, told apart by their shape. Bodies stay in the file until they are asked for."""

    def __init__(self, pages: PageFile) -> None:
        self.account: Rows = {}
        self.folder: Rows = {}
        self.message: Rows = {}
        self.journal: Rows = {}
        self.outbox: Rows = {}
        self.crypto_key: Rows = {}
        self.identity: Rows = {}
        self.template: Rows = {}
        self.pop3_state: list[tuple[Value, ...]] = []
        self.body: dict[int, Cell] = {}
        by_count = {count: getattr(self, name) for name in ("folder", "message", "journal", "outbox")
                    for count in SHAPES[name]}
        for cell in pages.cells():
            columns = len(cell.types)
            if cell.rowid is None:
                if columns in SHAPES["pop3_state"] and _is_text(cell.types[1]):
                    self._add(cell, lambda _, row: self.pop3_state.append(row))
            elif cell.types[:1] != (0,):
                continue  # an INTEGER PRIMARY KEY is stored as NULL
            elif columns in SHAPES["body"] and cell.types[1] == 12 + 2 * 32:
                self.body[cell.rowid] = cell
            elif columns in SHAPES["account"] and all(map(_is_text, cell.types[1:5])):
                self._add(cell, self.account.__setitem__)
            elif columns in SHAPES["crypto_key"]:
                if all(map(_is_text, cell.types[1:5])):
                    self._add(cell, self.crypto_key.__setitem__)
            elif columns in SHAPES["identity"]:
                if all(map(_is_text, cell.types[3:])):
                    self._add(cell, self.identity.__setitem__)
            elif columns in SHAPES["template"]:
                if _is_text(cell.types[2]) and _is_blob(cell.types[3]):
                    self._add(cell, self.template.__setitem__)
            elif columns in by_count:
                self._add(cell, by_count[columns].__setitem__)

    @staticmethod
    def _add(cell: Cell, keep: Callable[[int, tuple[Value, ...]], None]) -> None:
        row = cell.values()
        if row is not None:
            keep(cell.rowid or 0, row)

    def octets(self, body_id: Value) -> bytes | None:
        """A body that fits its checksum."""
        cell = self.body.get(body_id) if isinstance(body_id, int) else None
        row = cell.values() if cell is not None else None
        return None if row is None else bodies.whole(*row[1:])


def _is_text(kind: int) -> bool:
    return kind >= 13 and kind % 2 == 1


def _is_blob(kind: int) -> bool:
    return kind >= 12 and kind % 2 == 0

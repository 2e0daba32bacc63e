"""A document's paragraphs in their order, tables cell by cell."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QTextBlock, QTextDocument, QTextFragment, QTextFrame, QTextTable

from app.quick_dataclass import dataclass

MAX_DEPTH = 20


@dataclass(frozen=True, slots=True)
class Table:
    """`rows` of cells: how many columns and rows each spans, and what stands in it."""

    rows: tuple[tuple[tuple[int, int, tuple[QTextBlock | Table, ...]], ...], ...]


Piece = QTextBlock | Table


def pieces(document: QTextDocument) -> list[Piece]:
    """What stands in the document, from above."""
    return list(_inside(document.rootFrame(), 0))


def fragments(block: QTextBlock) -> Iterator[QTextFragment]:
    """Stretches of one format each."""
    at = block.begin()
    while not at.atEnd():
        found = at.fragment()
        if found.isValid():
            yield found
        at += 1


def _inside(frame: QTextFrame, depth: int) -> Iterator[Piece]:
    at = frame.begin()
    while not at.atEnd():
        child = at.currentFrame()
        if child is None:
            if at.currentBlock().isValid():
                yield at.currentBlock()
        elif isinstance(child, QTextTable) and depth < MAX_DEPTH:
            yield _table(child, depth)
        elif depth < MAX_DEPTH:
            yield from _inside(child, depth + 1)
        at += 1


def _table(table: QTextTable, depth: int) -> Table:
    rows = []
    for row in range(table.rows()):
        cells: list[tuple[int, int, tuple[Piece, ...]]] = []
        for column in range(table.columns()):
            cell = table.cellAt(row, column)
            if (cell.row(), cell.column()) != (row, column):
                continue  # one that began further up or left
            inside: list[Piece] = []
            at = cell.begin()
            while not at.atEnd():
                child = at.currentFrame()
                if child is None:
                    if at.currentBlock().isValid():
                        inside.append(at.currentBlock())
                elif isinstance(child, QTextTable) and depth < MAX_DEPTH:
                    inside.append(_table(child, depth + 1))
                at += 1
            cells.append((cell.columnSpan(), cell.rowSpan(), tuple(inside)))
        rows.append(tuple(cells))
    return Table(tuple(rows))

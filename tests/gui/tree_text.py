"""A tree model as lines of text."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex


def tree(model: QAbstractItemModel, parent: QModelIndex | None = None, depth: int = 0) -> list[str]:
    """Every label, indented by its depth."""
    lines = []
    for row in range(model.rowCount(parent or QModelIndex())):
        index = model.index(row, 0, parent or QModelIndex())
        lines += ["  " * depth + str(index.data()), *tree(model, index, depth + 1)]
    return lines

"""What a screen reader is told, as `walk.py` reads it from the bus."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QProcess
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

WALKER = Path(__file__).with_name("walk.py")
# Debian's, for which PyGObject is packaged; the one of the virtual environment cannot see it.
PYTHON = "/usr/bin/python3"
CONTROLS = frozenset({
    "push button", "toggle button", "check box", "radio button", "text", "password text", "entry", "combo box",
    "spin button", "slider", "list", "list item", "tree", "tree item", "table", "table cell", "table column header",
    "page tab", "menu item", "check menu item", "radio menu item", "link", "document web", "document frame",
})  # fmt: skip
PATIENCE_MS = 40_000
TALLY: Counter[str] = Counter()
"""Objects, controls, and those without a name, of all windows that were judged."""


@dataclass(frozen=True)
class Node:
    """One object. `states` as in walk.py; `place` is x, y, width, height on the screen. `labelled`: its name is its
    own, or a label names it."""

    role: str
    name: str
    description: str
    states: frozenset[str]
    actions: int
    place: tuple[int, int, int, int]
    labelled: bool
    children: tuple[Node, ...]

    def all(self) -> Iterator[Node]:
        yield self
        for child in self.children:
            yield from child.all()

    @property
    def is_control(self) -> bool:
        """Whether keys go to it, or something can be done with it."""
        if self.role == "filler" and any(child.role == "page tab list" for child in self.children):
            return False  # its bar takes the keys
        return "focusable" in self.states or self.role in CONTROLS

    def find(self, role: str, name: str) -> Node:
        """The first one of this role whose name holds these words. Raises LookupError."""
        for node in self.all():
            if node.role == role and name in node.name:
                return node
        raise LookupError(f"no {role} named {name}")


def walk(qtbot: QtBot, window: QWidget) -> Node:
    """The whole tree of one window, read by another process while this one answers."""
    walker = QProcess()
    walker.start(PYTHON, [str(WALKER), str(os.getpid()), window.windowTitle()])
    qtbot.waitUntil(lambda: walker.state() == QProcess.ProcessState.NotRunning, timeout=PATIENCE_MS)
    assert walker.exitCode() == 0, bytes(walker.readAllStandardError().data()).decode()
    windows = [_node(each) for each in json.loads(bytes(walker.readAllStandardOutput().data()))]
    assert windows, f"no window named {window.windowTitle()} is told of"
    return windows[-1]


def unnamed(root: Node) -> list[str]:
    """Controls without a name, with what they lie in."""
    told = [parent for parent in root.all() if any(each.role == "table cell" and each.name for each in parent.children)]
    # One of several columns may have nothing to say of a row.
    empty = {id(cell) for parent in told for cell in parent.children if cell.role == "table cell" and not cell.name}
    return [f"{node.role} in {' < '.join(above)}" for node, above in _with_above(root)
            if id(node) not in empty and node.is_control
            and not (node.name.strip() and (node.labelled or node.description))]


def doubles(root: Node) -> list[str]:
    """Buttons and fields of one parent that bear one name: who hears them cannot tell them apart."""
    found = []
    for node in root.all():
        if node.role in ("table", "tree", "list", "popup menu"):
            continue
        counts = Counter((child.role, child.name) for child in node.children if child.is_control)
        found += [f"{role} “{name}” in {node.role} “{node.name}”"
                  for (role, name), count in counts.items() if count > 1]
    return found


def _with_above(node: Node, above: tuple[str, ...] = ()) -> Iterator[tuple[Node, tuple[str, ...]]]:
    yield node, above
    for child in node.children:
        yield from _with_above(child, (f"{node.role} “{node.name}”", *above)[:4])


def _node(told: dict[str, object]) -> Node:
    children = told["children"]
    states, place = told["states"], told.get("place", (0, 0, 0, 0))
    assert isinstance(children, list) and isinstance(states, list) and isinstance(place, list | tuple)
    return Node(str(told["role"]), str(told["name"]), str(told["description"]), frozenset(states),
                int(str(told["actions"])), (place[0], place[1], place[2], place[3]), bool(told["label"]),
                tuple(_node(child) for child in children))

"""Walks what one process tells screen readers, over the real accessibility bus, and prints it as JSON.

    /usr/bin/python3 walk.py PID [TITLE]

A program of its own, for PyGObject belongs to the system's Python. It reads of each object what a screen reader would:
name, description, role, states, place; of long lists and tables the first rows. `TITLE`: only the windows whose title
holds it.
"""

from __future__ import annotations

import json
import sys
import time
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

MOST_CHILDREN = 100
MENUS = ("menu bar", "menu", "menu item", "popup menu")
"""What is in them is told of while they are closed, too."""
DEEPEST = 40
PATIENCE_SECONDS = 15
STATES = {
    "focusable": Atspi.StateType.FOCUSABLE, "focused": Atspi.StateType.FOCUSED, "enabled": Atspi.StateType.ENABLED,
    "showing": Atspi.StateType.SHOWING, "visible": Atspi.StateType.VISIBLE, "checked": Atspi.StateType.CHECKED,
    "checkable": Atspi.StateType.CHECKABLE, "expandable": Atspi.StateType.EXPANDABLE,
    "expanded": Atspi.StateType.EXPANDED, "selected": Atspi.StateType.SELECTED, "editable": Atspi.StateType.EDITABLE,
}


def application(process: int) -> Any:
    """The root of this process's tree; it registers in its own time."""
    ends = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < ends:
        desktop = Atspi.get_desktop(0)
        for place in range(desktop.get_child_count()):
            try:
                found = desktop.get_child_at_index(place)
                if found is not None and found.get_process_id() == process:
                    return found
            except GLib.Error:
                continue  # it ended meanwhile
        time.sleep(0.1)
    sys.exit(f"process {process} tells screen readers nothing")


def read(node: Any, depth: int = 0) -> dict[str, Any]:
    """One object and those below it that are shown."""
    held = node.get_state_set()
    states = [name for name, state in STATES.items() if held.contains(state)]
    count = node.get_child_count()
    told = {
        "role": node.get_role_name(), "name": node.get_name() or "", "description": node.get_description() or "",
        "states": states, "count": count, "children": [],
    }
    # The name of a choice is what is chosen: only its label says what for.
    told["label"] = told["role"] != "combo box" or any(
        each.get_relation_type() == Atspi.RelationType.LABELLED_BY for each in node.get_relation_set())
    interfaces = node.get_interfaces()
    told["actions"] = Atspi.Action.get_n_actions(node) if "Action" in interfaces else 0
    if "Component" in interfaces:
        extents = Atspi.Component.get_extents(node, Atspi.CoordType.SCREEN)
        told["place"] = [extents.x, extents.y, extents.width, extents.height]
    if depth < DEEPEST:
        for place in range(min(count, MOST_CHILDREN)):
            child = node.get_child_at_index(place)
            if child is not None and (is_seen(child) or node.get_role_name() in MENUS):
                told["children"].append(read(child, depth + 1))
    return told


def is_seen(node: Any) -> bool:
    held = node.get_state_set()
    return held.contains(Atspi.StateType.SHOWING) and held.contains(Atspi.StateType.VISIBLE)


def main(arguments: list[str]) -> int:
    root = application(int(arguments[0]))
    title = arguments[1] if len(arguments) > 1 else ""
    windows = [root.get_child_at_index(place) for place in range(root.get_child_count())]
    chosen = [each for each in windows if each is not None and title in (each.get_name() or "") and is_seen(each)]
    json.dump([read(each) for each in chosen], sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Eyes and hands in the system under test: reads the accessibility bus, clicks and types on the X server.

Runs there with the system's own Python, so it imports nothing of the project.
"""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Iterator
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PATIENCE_SECONDS = 40
_BUTTONS = ("push button", "button", "check box", "radio button")


def until(met: Callable[[], Any], what: str, seconds: float = PATIENCE_SECONDS) -> Any:
    """What `met` gives once it is true. Raises TimeoutError."""
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        try:
            if found := met():
                return found
        except GLib.Error:
            pass  # an object that is gone by now
        time.sleep(0.2)
    raise TimeoutError(f"not seen within {seconds:.0f} s: {what}")


def everything(node: Any | None = None, depth: int = 0) -> Iterator[Any]:
    """All objects of Depesche that are shown."""
    if node is None:
        desktop = Atspi.get_desktop(0)
        for place in range(desktop.get_child_count()):
            each = desktop.get_child_at_index(place)
            if each is not None and (each.get_name() or "").lower().startswith("depesche"):
                yield from everything(each, depth + 1)
        return
    yield node
    if depth < 40:
        for place in range(min(node.get_child_count(), 60)):
            child = node.get_child_at_index(place)
            if child is not None and (depth < 2 or child.get_state_set().contains(Atspi.StateType.SHOWING)):
                yield from everything(child, depth + 1)


def find(name: str, *roles: str) -> Any | None:
    """The first object shown whose name holds these words."""
    for each in everything():
        if name in (each.get_name() or "") and (not roles or each.get_role_name() in roles):
            return each
    return None


def see(name: str, *roles: str, seconds: float = PATIENCE_SECONDS) -> Any:
    return until(lambda: find(name, *roles), f"{'/'.join(roles)} “{name}”", seconds)


def press(name: str, seconds: float = PATIENCE_SECONDS) -> None:
    """A button or box, once it can be pressed."""
    def ready() -> Any:
        found = find(name, *_BUTTONS)
        return found if found is not None and found.get_state_set().contains(Atspi.StateType.ENABLED) else None
    Atspi.Action.do_action(until(ready, f"a button “{name}” that can be pressed", seconds), 0)


def click(node: Any) -> None:
    box = Atspi.Component.get_extents(node, Atspi.CoordType.SCREEN)
    subprocess.run(["xdotool", "mousemove", str(box.x + min(box.width // 2, 80)), str(box.y + box.height // 2),
                    "click", "1"], check=True)


def fill(name: str, text: str) -> None:
    """A field, by its label: what was in it goes."""
    field = see(name, "text", "password text", "entry", "spin button")
    Atspi.Component.grab_focus(field)
    until(lambda: field.get_state_set().contains(Atspi.StateType.FOCUSED), f"the cursor in “{name}”", 10)
    subprocess.run(["xdotool", "key", "ctrl+a", "type", "--delay", "15", text], check=True)


def keys(*names: str) -> None:
    subprocess.run(["xdotool", "key", "--delay", "200", *names], check=True)


def text_of(name: str) -> str:
    field = see(name, "text")
    return str(Atspi.Text.get_text(field, 0, Atspi.Text.get_character_count(field)))


def tree() -> str:
    """For whoever looks for what went wrong."""
    return "\n".join(f"{each.get_role_name()}: {each.get_name()!r}" for each in everything() if each.get_name())

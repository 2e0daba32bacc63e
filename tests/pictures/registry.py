"""Which pictures there are."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from tests.pictures.stage import Stage

Painter = Callable[[Stage], QWidget]

PICTURES: dict[str, Painter] = {}


def picture(name: str) -> Callable[[Painter], Painter]:
    """The function brings a widget on the stage and returns it, ready to be grabbed.

    It is called once for each theme and language. What it returns is grabbed and, unless it is the main window,
    closed. `name` becomes the file's: `NAME-light-de.png`.
    """

    def register(painter: Painter) -> Painter:
        if name in PICTURES:
            raise ValueError(f"there are two pictures named {name}")
        PICTURES[name] = painter
        return painter

    return register

"""Who imports whom: no circles, and a drawing that shows what is there."""

from __future__ import annotations

from tests.unit.source import drawing
from tests.unit.source.imports import boxes, circles, modules

FOR_TYPES_ALONE = [["ui.main_window", "ui.window_desks"]]
"""window_desks is the rest of that window, in a file that is loaded later, and fills in its attributes."""


def test_no_module_imports_itself_by_others() -> None:
    assert circles(modules()) == []


def test_nor_for_its_types_but_for_one_window_in_two_files() -> None:
    assert circles(modules(with_types=True)) == FOR_TYPES_ALONE


def test_neither_do_packages() -> None:
    for half in ("app", "ui"):
        assert circles({each.name: each.uses for each in boxes(half)}) == []


def test_a_circle_is_found() -> None:
    graph = {"a": {"b", "d"}, "b": {"c"}, "c": {"a"}, "d": {"e"}, "e": set[str](), "f": {"f"}}
    assert circles({name: frozenset(used) for name, used in graph.items()}) == [["a", "b", "c"], ["f"]]


def test_the_drawing_fits_what_is_there() -> None:
    assert drawing.FILE.read_text("utf-8") == drawing.drawing(), "Draw it again: make drawing"

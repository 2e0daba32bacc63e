"""What imports what: the packages of app and ui as boxes, from the imports that are really there.

A box is a package or a module of `app` or `ui`. The many files of `ui` that know none of its packages share one box.
Imports for types alone (TYPE_CHECKING) do not count here: a program that runs does not follow them.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import grimp

from tests.unit.source.names import ROOT

SMALL = "ui/*.py"
"""The box of the files that know no package of ui."""

Graph = Mapping[str, frozenset[str]]
"""Who → whom it imports."""


@dataclass(frozen=True, slots=True)
class Box:
    """`about`: the first sentence of its docstring. `uses`: boxes of the same half. `core`: of a box of ui, which
    parts of app it speaks to."""

    name: str
    about: str
    uses: frozenset[str]
    core: tuple[str, ...] = ()


@cache
def modules(*, with_types: bool = False) -> Graph:
    """Every module of app and ui. `with_types`: those imports, too, that only a type checker follows."""
    graph = grimp.build_graph("app", "ui", exclude_type_checking_imports=not with_types, cache_dir=None)
    return {each: frozenset(graph.find_modules_directly_imported_by(each)) for each in graph.modules}


def boxes(half: str) -> list[Box]:
    """Those of `app` or `ui`, by name."""
    edges: dict[str, set[str]] = {}
    core: dict[str, set[str]] = {}
    for importer, imported in modules().items():
        if importer == half or not importer.startswith(f"{half}."):
            continue
        mine = box_of(importer)
        edges.setdefault(mine, set())
        for each in imported:
            if each.startswith(f"{half}.") and (other := box_of(each)) != mine:
                edges[mine].add(other)
            elif half == "ui" and each.startswith("app."):
                core.setdefault(mine, set()).add(each.split(".")[1])
    return [Box(name, _about(name), frozenset(uses), tuple(sorted(core.get(name, ()))))
            for name, uses in sorted(edges.items())]


def box_of(module: str) -> str:
    """The box in which it lies."""
    name = ".".join(module.split(".")[:2])
    return SMALL if name.startswith("ui.") and name in _small() else name


def circles(graph: Graph) -> list[list[str]]:
    """Groups of which each reaches every other one (Tarjan), each by name, the whole by name."""
    index: dict[str, int] = {}
    lowest: dict[str, int] = {}
    open_ones: list[str] = []
    found: list[list[str]] = []

    def visit(one: str) -> None:
        index[one] = lowest[one] = len(index)
        open_ones.append(one)
        for other in sorted(graph.get(one, ())):
            if other not in index:
                visit(other)
                lowest[one] = min(lowest[one], lowest[other])
            elif other in open_ones:
                lowest[one] = min(lowest[one], index[other])
        if lowest[one] == index[one]:
            group = open_ones[open_ones.index(one):]
            del open_ones[-len(group):]
            if len(group) > 1 or one in graph.get(one, ()):
                found.append(sorted(group))

    for one in sorted(graph):
        if one not in index:
            visit(one)
    return sorted(found)


@cache
def _small() -> frozenset[str]:
    """Modules that lie in ui itself and reach none of its packages."""
    folders = {f"ui.{path.parent.name}" for path in (ROOT / "ui").glob("*/__init__.py")}
    above = {each for each in modules() if any(each == folder or each.startswith(f"{folder}.") for folder in folders)}
    while more := {each for each, used in modules().items() if each not in above and each.startswith("ui.")
                   and not used.isdisjoint(above)}:
        above |= more
    return frozenset(each for each in modules() if each.startswith("ui.") and each not in above)


def _about(name: str) -> str:
    if name == SMALL:
        return "Words, looks, settings, the bridge from the engine: files that know no package of ui."
    path = ROOT / name.replace(".", "/")
    path = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    text = " ".join((ast.get_docstring(ast.parse(path.read_text("utf-8"))) or "").split())
    return text.partition(". ")[0].rstrip(".").replace("`", "")

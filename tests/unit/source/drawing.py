"""Draws `docs/imports.svg`: `python -m tests.unit.source.drawing`, or `make drawing`.

Who imports stands above whom it imports. An arrow that follows from others is left out: from a box whatever lies below
along the arrows may be imported, too. So are arrows to what stands below the model: everybody uses that. What a box
really imports is its tooltip.
"""

from __future__ import annotations

import re
import textwrap
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from html import escape
from itertools import pairwise

from tests.unit.source.imports import Box, boxes
from tests.unit.source.names import ROOT

FILE = ROOT / "docs" / "imports.svg"
WIDTH, BOX, GAP, ROW, MARGIN = 1180, 216, 14, 42, 28
LINE, TITLE = 13, 17
_SWEEPS = 24
_STYLE = """
  text { font: 11px "DejaVu Sans", "Segoe UI", Helvetica, Arial, sans-serif; fill: #333 }
  .name { font-size: 13px; font-weight: bold; fill: #111 }
  .core { fill: #1d5fa8 }
  .half { font-size: 17px; font-weight: bold; fill: #111 }
  .frame { fill: #f6f7f9; stroke: #c9ced6 }
  .box { fill: #fff; stroke: #7a8799; stroke-width: 1.2 }
  .arrow { fill: none; stroke: #5b6b80; stroke-width: 1.3; marker-end: url(#head) }
"""


@dataclass(slots=True)
class Placed:
    """A box in its row, or (`box` None) the bend of an arrow that passes through a row. Pixels; x is the middle."""

    box: Box | None
    row: int
    down: list[Placed] = field(default_factory=list)
    up: list[Placed] = field(default_factory=list)
    x: float = 0.0
    y: float = 0.0
    height: float = 0.0

    @property
    def width(self) -> float:
        return BOX if self.box else 24

    @property
    def text(self) -> list[str]:
        return textwrap.wrap(self.box.about, 34, max_lines=2, placeholder=" …") if self.box else []

    @property
    def core(self) -> list[str]:
        return textwrap.wrap("→ app: " + ", ".join(self.box.core), 34) if self.box and self.box.core else []

    def measure(self) -> float:
        """How high it is by itself."""
        return TITLE + 12 + LINE * (len(self.text) + len(self.core)) if self.box else 0.0


def drawing() -> str:
    """The whole SVG, the same for the same imports."""
    told = layers()
    below = set[str]().union(*told[1 + next(at for at, layer in enumerate(told) if "app.model" in layer):])
    ui = rows([replace(each, core=tuple(name for name in each.core if f"app.{name}" not in below))
               for each in boxes("ui")])
    app = rows([each if each.name in below else replace(each, uses=each.uses - below) for each in boxes("app")], told)
    middle = _place(ui, MARGIN + 40)
    end = _place(app, middle + 84)
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{end + MARGIN:.0f}" '
             f'viewBox="0 0 {WIDTH} {end + MARGIN:.0f}">',
             f"<title>What imports what in Depesche</title><style>{_STYLE}</style>",
             '<defs><marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" '
             'orient="auto"><path d="M0 0 8 4 0 8z" fill="#5b6b80"/></marker></defs>',
             '<rect width="100%" height="100%" fill="#fff"/>']
    for name, note, top, bottom in (("ui – Qt only", "Blue: what it uses of app.", MARGIN, middle + 18),
                                    ("app – the core, without Qt", "What stands below the model is everybody's: its "
                                     "arrows are left out.", middle + 44, end + 18)):
        parts.append(f'<rect class="frame" x="12" y="{top:.0f}" width="{WIDTH - 24}" height="{bottom - top:.0f}" '
                     f'rx="8"/><text class="half" x="28" y="{top + 26:.0f}">{name}</text>'
                     f'<text x="28" y="{top + 44:.0f}">{note}</text>')
    parts.append(f'<path class="arrow" d="M{WIDTH / 2} {middle + 18:.0f}V{middle + 42:.0f}"/>')
    for half in (ui, app):
        parts += [_arrow(one, other) for row in half for one in row if one.box for other in one.down]
        parts += [_drawn(each) for row in half for each in row if each.box]
    return "\n".join([*parts, "</svg>"]) + "\n"


def layers() -> list[set[str]]:
    """Those of app, top to bottom, as the contract in pyproject.toml has them."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    [told] = [each["layers"] for each in contracts if each.get("containers") == ["app"]]
    return [{f"app.{name}" for name in re.split(r"\s*[|:]\s*", layer)} for layer in told]


def rows(found: Sequence[Box], given: Sequence[set[str]] = ()) -> list[list[Placed]]:
    """Top to bottom, ordered so that few arrows cross (Sugiyama: layers, then barycentres). The layers are the `given`
    ones, each in as many rows as its own arrows need; without any, the longest path down makes them."""
    uses = {each.name: each.uses for each in found}
    placed: dict[str, Placed] = {}
    top = 0
    for members in given or [set(uses)]:
        heights: dict[str, int] = {}
        for name in sorted(members):
            _measure(name, uses, members, heights)
        tallest = max(heights.values())
        for each in found:
            if each.name in members:
                placed[each.name] = Placed(each, top + tallest - heights[each.name])
        top += tallest + 1
    layers: list[list[Placed]] = [[] for _ in range(top)]
    for one in placed.values():
        layers[one.row].append(one)
    for name, one in placed.items():
        for target in sorted(_needed(name, uses)):
            _join(one, placed[target], layers)
    for sweep in range(_SWEEPS):
        downwards = sweep % 2 == 0
        for layer in layers if downwards else reversed(layers):
            _spread(layer)
            if any(each.up if downwards else each.down for each in layer):
                layer.sort(key=lambda each: _middle(each.up if downwards else each.down, each.x))
            _spread(layer)
    return layers


def _measure(name: str, uses: dict[str, frozenset[str]], members: set[str], heights: dict[str, int]) -> int:
    """The longest way down within `members`; noted in `heights`."""
    if name not in heights:
        heights[name] = 1 + max((_measure(each, uses, members, heights) for each in uses[name] & members), default=-1)
    return heights[name]


def _needed(name: str, uses: dict[str, frozenset[str]]) -> set[str]:
    """Those that no other one of them reaches."""
    def reached(start: str) -> set[str]:
        return {start}.union(*(reached(each) for each in uses[start]))

    return {each for each in uses[name] if not any(each in reached(other) for other in uses[name] if other != each)}


def _join(one: Placed, other: Placed, layers: list[list[Placed]]) -> None:
    chain = [one, *(Placed(None, row) for row in range(one.row + 1, other.row)), other]
    for bend in chain[1:-1]:
        layers[bend.row].append(bend)
    for upper, lower in pairwise(chain):
        upper.down.append(lower)
        lower.up.append(upper)


def _middle(others: Sequence[Placed], own: float) -> float:
    return sum(each.x for each in others) / len(others) if others else own


def _spread(layer: Sequence[Placed]) -> None:
    """Side by side in their order, the whole in the middle."""
    x = (WIDTH - sum(each.width + GAP for each in layer) + GAP) / 2
    for each in layer:
        each.x = x + each.width / 2
        x += each.width + GAP


def _place(layers: Sequence[Sequence[Placed]], top: float) -> float:
    """Gives each its y and height, that of its row to a bend; returns where the last one ends."""
    for layer in layers:
        tallest = max(each.measure() for each in layer)
        for each in layer:
            each.y, each.height = top, each.measure() or tallest
        top += tallest + ROW
    return top - ROW


def _arrow(one: Placed, other: Placed) -> str:
    path = f"M{one.x:.0f} {one.y + one.height:.0f}"
    while True:
        y = one.y + one.height
        bend = (other.y - y) / 2
        path += f"C{one.x:.0f} {y + bend:.0f} {other.x:.0f} {other.y - bend:.0f} {other.x:.0f} {other.y:.0f}"
        if other.box is not None:
            break
        path += f"V{other.y + other.height:.0f}"
        one, other = other, other.down[0]
    return f'<path class="arrow" d="{path}"/>'


def _drawn(each: Placed) -> str:
    assert each.box is not None
    left, y = each.x - BOX / 2, each.y + TITLE
    uses = ", ".join(sorted(each.box.uses)) or "nothing of this half"
    lines = [f'<text class="name" x="{each.x:.0f}" y="{y:.0f}" text-anchor="middle">{escape(_title(each.box.name))}'
             "</text>"]
    for kind, words in (("", each.text), ("core", each.core)):
        for line in words:
            y += LINE
            lines.append(f'<text class="{kind}" x="{each.x:.0f}" y="{y:.0f}" text-anchor="middle">{escape(line)}'
                         "</text>")
    return (f'<g><title>{escape(f"{each.box.name} imports {uses}")}</title><rect class="box" x="{left:.0f}" '
            f'y="{each.y:.0f}" width="{BOX}" height="{each.height:.0f}" rx="5"/>{"".join(lines)}</g>')


def _title(name: str) -> str:
    path = name if "/" in name else name.replace(".", "/")
    return path if "*" in path or (ROOT / path).is_dir() else f"{path}.py"


if __name__ == "__main__":
    FILE.write_text(drawing(), "utf-8")

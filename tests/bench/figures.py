"""What was measured, beside what, and whether it is good enough: a line at once, a table at the end."""

from __future__ import annotations

import os
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

_HEAD = ("figure", "ours", "peer", "ratio", "target", "holds", "load")


@dataclass(frozen=True)
class Figure:
    """One line. `holds` is None where nothing is demanded. `load`: the machine's when it was taken (one minute)."""

    name: str
    ours: str
    peer: str
    ratio: str
    target: str
    holds: bool | None
    load: str

    def cells(self) -> tuple[str, ...]:
        holds = "" if self.holds is None else "yes" if self.holds else "NO"
        return self.name, self.ours, self.peer, self.ratio, self.target, holds, self.load


class Report:
    """The figures of one run, in the order in which they were taken."""

    def __init__(self) -> None:
        self.figures: list[Figure] = []

    def add(self, name: str, ours: float, unit: str, *, most: float | None = None,
            peer: tuple[str, float] | None = None, most_ratio: float | None = None) -> None:
        """`most` bounds `ours`, `most_ratio` bounds `ours` over the peer's value. Prints the line."""
        ratio = ours / peer[1] if peer is not None and peer[1] else None
        held = [ours <= most] if most is not None else []
        if most_ratio is not None:
            held.append(ratio is not None and ratio <= most_ratio)
        targets = [f"≤ {_number(most)} {unit}".rstrip()] if most is not None else []
        targets += [f"≤ {most_ratio:g} ×"] if most_ratio is not None else []
        figure = Figure(name, f"{_number(ours)} {unit}".rstrip(),
                        f"{peer[0]} {_number(peer[1])} {unit}".rstrip() if peer is not None else "",
                        "" if ratio is None else f"{ratio:.2f}", ", ".join(targets), all(held) if held else None,
                        f"{os.getloadavg()[0]:.1f}")
        self._take(figure)

    def require(self, name: str, holds: bool, found: str = "") -> None:
        """What is either so or not."""
        figure = Figure(name, found, "", "", "must be so", holds, f"{os.getloadavg()[0]:.1f}")
        self._take(figure)

    def _take(self, figure: Figure) -> None:
        self.figures.append(figure)
        *cells, load = figure.cells()
        print(" | ".join([cell for cell in cells if cell] + [f"load {load}"]), flush=True)

    def table(self) -> str:
        """All figures as a table that Markdown understands."""
        rows = [_HEAD, *(figure.cells() for figure in self.figures)]
        widths = [max(len(row[column]) for row in rows) for column in range(len(_HEAD))]
        lines = ["| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
                 for row in rows]
        lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
        return "\n".join(lines)

    @property
    def missed(self) -> list[Figure]:
        return [figure for figure in self.figures if figure.holds is False]


def median(values: Sequence[float]) -> float:
    return statistics.median(values)


def note(what: str, values: Sequence[float], digits: int = 2) -> None:
    """Every single value behind a median."""
    print(f"  {what}: {', '.join(f'{each:.{digits}f}' for each in values)}", flush=True)


def _number(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 1_000 else f"{value:.1f}" if abs(value) >= 100 else f"{value:.3g}"

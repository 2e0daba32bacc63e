"""Which rows of a list have to go so that it can become another one by insertions alone."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise


def staying(have: Sequence[str], wanted: Sequence[str]) -> set[str]:
    """The most keys of `have` that stand in `wanted` in the same order. Keys are unique in each; O(n log n)."""
    place = {key: number for number, key in enumerate(wanted)}
    common = [(place[key], key) for key in have if key in place]
    if all(first[0] < second[0] for first, second in pairwise(common)):
        return {key for _, key in common}
    # The longest increasing run, by the ends of the runs of each length.
    ends: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for number, (target, _) in enumerate(common):
        length = bisect_left(ends, target)
        before.append(at[length - 1] if length else -1)
        ends[length:length + 1] = [target]
        at[length:length + 1] = [number]
    kept, number = set(), at[-1] if at else -1
    while number >= 0:
        kept.add(common[number][1])
        number = before[number]
    return kept


def runs(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and last of every stretch of neighbours in growing `places`, from the end to the beginning."""
    last = len(places) - 1
    for number in range(len(places) - 1, -1, -1):
        if number == 0 or places[number - 1] != places[number] - 1:
            yield places[number], places[last]
            last = number - 1

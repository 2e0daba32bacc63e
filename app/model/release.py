"""A release of the program, and which of two is the newer one."""

from __future__ import annotations

import re

from app.quick_dataclass import dataclass

_RELEASE = re.compile(r"[0-9]{1,6}(?:\.[0-9]{1,6}){0,3}")
_OURS = re.compile(r"([0-9]{1,6}(?:\.[0-9]{1,6}){0,3})(.*)")


@dataclass(frozen=True, slots=True)
class Release:
    """`date` is YYYY-MM-DD or ""; `notes` are plain text of several lines, free of what steers a display; `page` is an
    https address at the feed's own host, or ""."""

    version: str
    date: str = ""
    notes: str = ""
    page: str = ""


def is_release(version: str) -> bool:
    """Whether it is the number of a release, as 1.2.3: no trial version is offered to anybody."""
    return _RELEASE.fullmatch(version) is not None


def is_newer(version: str, than: str) -> bool:
    """`version` is a release; `than` may be a trial version (1.2.3.dev1), which is older than what it leads to."""
    ours = _OURS.fullmatch(than)
    if not is_release(version) or ours is None:
        return False
    theirs, mine = _numbers(version), _numbers(ours[1])
    return theirs > mine or (theirs == mine and bool(ours[2]))


def newest(releases: tuple[Release, ...]) -> Release | None:
    """By the numbers of its version, whatever the order; None of none."""
    return max(releases, key=lambda each: _numbers(each.version), default=None)


def _numbers(version: str) -> tuple[int, ...]:
    numbers = [int(each) for each in version.split(".")]
    return tuple(numbers + [0] * (4 - len(numbers)))

"""The offset from UTC of a time in an iCalendar's zone: the system's for names it knows, else the file's VTIMEZONE.

A VTIMEZONE's yearly rules (RFC 5545 3.6.5) are computed for the year that is asked for; nothing is expanded.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from app.mime.content_lines import Line

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_+\-]{0,40}(?:/[A-Za-z0-9_+\-]{1,40}){0,2}")
_OFFSET = re.compile(r"([+\-])(\d\d)(\d\d)(\d\d)?", re.ASCII)
_NTH_DAY = re.compile(r"([+\-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)")
_WALL = re.compile(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Observance:
    """One STANDARD or DAYLIGHT: from `begins` on, each year in `month` on the `nth` `weekday` (0: only once)."""

    offset: timedelta
    begins: datetime
    month: int = 0
    nth: int = 0
    weekday: int = 0

    def onset(self, year: int) -> datetime | None:
        """When it begins in that year."""
        if not self.month:
            return self.begins if self.begins.year == year else None
        if year < self.begins.year:
            return None
        first = date(year, self.month, 1)
        following = date(year + self.month // 12, self.month % 12 + 1, 1) if year < 9999 else date(year, 12, 31)
        if self.nth > 0:
            day = first + timedelta((self.weekday - first.weekday()) % 7 + 7 * (self.nth - 1))
        else:
            last = following - timedelta(1)
            day = last - timedelta((last.weekday() - self.weekday) % 7 + 7 * (-self.nth - 1))
        return datetime.combine(day, self.begins.time())


def observance(lines: Sequence[Line]) -> Observance | None:
    """Of the lines between BEGIN:STANDARD (or DAYLIGHT) and its end; None where something is missing."""
    given = {line.name: line.value for line in lines}
    offset, begins = _OFFSET.fullmatch(given.get("TZOFFSETTO", "").strip()), wall(given.get("DTSTART", "").strip())
    if offset is None or begins is None:
        return None
    sign = -1 if offset[1] == "-" else 1
    shift = sign * timedelta(hours=int(offset[2]), minutes=int(offset[3]), seconds=int(offset[4] or 0))
    rule = rule_parts(given.get("RRULE", ""))
    nth = _NTH_DAY.fullmatch(rule.get("BYDAY", ""))
    month = rule.get("BYMONTH", "")
    if rule.get("FREQ") == "YEARLY" and nth and month.isdecimal() and 1 <= int(month) <= 12:
        return Observance(shift, begins, int(month), int(nth[1] or 1), DAYS.index(nth[2]))
    return Observance(shift, begins)


def rule_parts(value: str) -> dict[str, str]:
    """An RRULE's parts, names and values upper-case."""
    return {name.strip(): given.strip() for name, _, given in
            (part.partition("=") for part in value[:1000].upper().split(";")[:20])}


def wall(value: str) -> datetime | None:
    """`YYYYMMDDTHHMMSS` without a zone; None where it is no time. A leap second is the second before."""
    match = _WALL.fullmatch(value.removesuffix("Z"))
    if match is None:
        return None
    year, month, day, hour, minute, second = (int(each) for each in match.groups())
    try:
        return datetime(year, month, day, hour, minute, min(second, 59))
    except ValueError:
        return None


def seconds(moment: datetime, zone: str, observances: Sequence[Observance]) -> float | None:
    """Seconds since the epoch of a wall time in the zone; None where nobody knows the zone."""
    offset = _system_offset(moment, zone)
    if offset is None:
        offset = _own_offset(moment, observances)
    if offset is None:
        return None
    return (moment - datetime(1970, 1, 1) - offset).total_seconds()


def _system_offset(moment: datetime, zone: str) -> timedelta | None:
    # Some programs put their own name before that of the zone: /softwarestudio.org/Tzfile/Europe/Berlin.
    name = "/".join(zone.split("/")[-2:]) if zone.startswith("/") else zone
    if name.upper() in ("UTC", "GMT", "Z"):
        return timedelta()
    if not _NAME.fullmatch(name):
        return None
    try:
        return moment.replace(tzinfo=ZoneInfo(name)).utcoffset()
    except (KeyError, ValueError, OSError, OverflowError):
        return None


def _own_offset(moment: datetime, observances: Sequence[Observance]) -> timedelta | None:
    begun = [(onset, each.offset) for each in observances for year in (moment.year, moment.year - 1)
             if year >= 1 and (onset := each.onset(year)) is not None and onset <= moment]
    if begun:
        return max(begun)[1]
    earlier = [(each.begins, each.offset) for each in observances if each.begins <= moment]
    if earlier:
        return max(earlier)[1]
    return min(((each.begins, each.offset) for each in observances), default=(moment, None))[1]


def utc(moment: float) -> datetime:
    return datetime.fromtimestamp(moment, UTC)

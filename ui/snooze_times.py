"""Until when a message can be put off with one click. No widgets here."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from enum import Enum, auto

from app.quick_dataclass import dataclass

_EVENING, _MORNING, _WEEKEND = time(18), time(8), time(9)
_LATER_HOURS = 3


class When(Enum):
    LATER = auto()
    EVENING = auto()
    TOMORROW = auto()
    WEEKEND = auto()
    NEXT_WEEK = auto()


@dataclass(frozen=True, slots=True)
class Choice:
    """`at` in seconds since the epoch."""

    when: When
    at: float


def choices(now: datetime) -> tuple[Choice, ...]:
    """In their order; `now` is local, without a zone. No two of them are the same moment, none is over."""
    tomorrow = now.date() + timedelta(days=1)
    saturday = now.date() + timedelta(days=5 - now.weekday())
    monday = now.date() + timedelta(days=7 - now.weekday())
    found: list[tuple[When, datetime]] = []
    if now.hour < 16:
        found.append((When.EVENING, datetime.combine(now.date(), _EVENING)))
    elif now.hour < 21:
        found.append((When.LATER, now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=_LATER_HOURS)))
    found.append((When.TOMORROW, datetime.combine(tomorrow, _MORNING)))
    if saturday > tomorrow:
        found.append((When.WEEKEND, datetime.combine(saturday, _WEEKEND)))
    if monday > tomorrow:
        found.append((When.NEXT_WEEK, datetime.combine(monday, _MORNING)))
    return tuple(Choice(when, at.timestamp()) for when, at in found)

"""Moments at which one may want a message to go, by the clock on the wall."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

_EVENING, _MORNING, _ENOUGH = 18, 8, timedelta(minutes=30)
"""Hours; an evening that is nearer than that is offered no more."""


def presets(now: datetime) -> list[tuple[str, float]]:
    """Words and seconds since the epoch. `now` is naive local time, as are the hours meant."""
    translate = QCoreApplication.translate
    evening, morning = _at(now, 0, _EVENING), _at(now, 1, _MORNING)
    monday = _at(now, (7 - now.weekday()) % 7 or 7, _MORNING)
    found = [(translate("SendTimes", "In an &hour"), now + timedelta(hours=1))]
    if evening - now >= _ENOUGH:
        found.append((translate("SendTimes", "This &evening"), evening))
    found.append((translate("SendTimes", "Tomorrow &morning"), morning))
    if monday != morning:
        found.append((translate("SendTimes", "Mon&day morning"), monday))
    return [(words, moment.timestamp()) for words, moment in found]


def _at(now: datetime, days: int, hour: int) -> datetime:
    return (now + timedelta(days=days)).replace(hour=hour, minute=0, second=0, microsecond=0)

"""Dates for the samples: Central European time without a time zone database, and dates in words."""

from __future__ import annotations

import datetime as dt

from app.demo.script import Moment

_DAYS_DE = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
_MONTHS_DE = (
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
)
_DAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS_EN = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
FRIDAY, SATURDAY = 4, 5


def local(seconds: float) -> dt.datetime:
    """The moment in Hamburg: summer time from the last Sunday of March to that of October, 01:00 UTC."""
    utc = dt.datetime.fromtimestamp(seconds, dt.UTC)
    summer = _last_sunday(utc.year, 3) <= utc < _last_sunday(utc.year, 10)
    return utc.astimezone(dt.timezone(dt.timedelta(hours=2 if summer else 1)))


def moment(now: float, before: Moment, *, working_days: bool) -> dt.datetime:
    """When a letter was written. Older office mail keeps off the weekend: it moves to Friday."""
    if before.minutes_ago:
        return local(now - before.minutes_ago * 60)
    today = local(now)
    day = today.date() - dt.timedelta(days=before.days)
    if working_days and before.days > 1 and day.weekday() >= SATURDAY:
        day -= dt.timedelta(days=day.weekday() - SATURDAY + 1)
    hour, minute = divmod(before.minute_of_day, 60)
    naive = dt.datetime(
        day.year, day.month, day.day, hour, minute, before.minute_of_day % 60, tzinfo=today.tzinfo
    )
    offset = local(naive.timestamp()).tzinfo
    return naive.replace(tzinfo=offset)


def spoken(day: dt.date, language: str) -> str:
    """Dienstag, 12. Mai; Tuesday 12 May; 5月12日."""
    if language == "de":
        return f"{_DAYS_DE[day.weekday()]}, {day.day}. {_MONTHS_DE[day.month - 1]}"
    if language == "ja":
        return f"{day.month}月{day.day}日"
    return f"{_DAYS_EN[day.weekday()]} {day.day} {_MONTHS_EN[day.month - 1]}"


def month(day: dt.date, language: str) -> str:
    return f"{(_MONTHS_DE if language == 'de' else _MONTHS_EN)[day.month - 1]} {day.year}"


def _last_sunday(year: int, of_month: int) -> dt.datetime:
    last = dt.datetime(year, of_month, 31, 1, tzinfo=dt.UTC)
    return last - dt.timedelta(days=(last.weekday() + 1) % 7)

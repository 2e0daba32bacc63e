"""Dates and sizes for people, in the language and the customs of the locale."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, Qt

_UNITS = QLocale.DataSizeFormat.DataSizeTraditionalFormat
_MOST = (1 << 63) - 1
"""What Qt takes; a server may claim more."""


def _qt(moment: float) -> QDateTime:
    return QDateTime.fromSecsSinceEpoch(round(moment))


def size(octets: int) -> str:
    """`1.4 MB`; whole numbers below a megabyte."""
    return QLocale().formattedDataSize(min(octets, _MOST), 1 if octets >= 1_000_000 else 0, _UNITS)


def share(used: int, whole: int) -> str:
    """`3.2 of 5 GB`, both in the unit of the whole; octets."""
    unit, sign = next(((each, words) for each, words in ((1 << 40, "TB"), (1 << 30, "GB"), (1 << 20, "MB"))
                       if whole >= each), (1 << 10, "kB"))
    words = [QLocale().toString(value / unit, "f", 1) for value in (used, whole)]
    zero = QLocale().toString(0.0, "f", 1)[1:]
    first, last = (each.removesuffix(zero) for each in words)
    return QCoreApplication.translate("Dates", "{used} of {whole} {unit}").format(used=first, whole=last, unit=sign)


def number(value: int) -> str:
    """With the locale's separators."""
    return QLocale().toString(min(value, _MOST))


def clock(moment: float) -> str:
    """Hour and minute: `14:32`."""
    return QLocale().toString(_qt(moment).time(), QLocale.FormatType.ShortFormat)


def soon(moment: float) -> str:
    """A moment to come: `14:32`, or with its day if that is another one."""
    shown = _qt(moment)
    if shown.date() == QDate.currentDate():
        return clock(moment)
    day = QLocale().toString(shown.date(), QCoreApplication.translate("Dates", "d MMM"))
    return QCoreApplication.translate("Dates", "{day}, {time}").format(day=day, time=clock(moment))


def list_date(moment: float, now: float | None = None) -> str:
    """As short as it can be told apart: `14:32`, Yesterday, Tue, 12 Mar, 12.03.2024."""
    if not moment:
        return ""
    try:
        then = datetime.fromtimestamp(moment).date()
    except (OverflowError, OSError, ValueError):
        return ""
    today = (datetime.fromtimestamp(now) if now is not None else datetime.now()).date()
    if then == today:
        return clock(moment)
    if then == today - timedelta(days=1):
        return QCoreApplication.translate("Dates", "Yesterday")
    locale = QLocale()
    if today - timedelta(days=7) < then < today:
        return locale.dayName(then.isoweekday(), QLocale.FormatType.ShortFormat)
    day = QDate(then.year, then.month, then.day)
    if then.year == today.year:
        #: A day of this year in a list: see QDate::toString for the letters
        return locale.toString(day, QCoreApplication.translate("Dates", "d MMM"))
    return locale.toString(day, QLocale.FormatType.ShortFormat)


def iso_day(text: str) -> str:
    """`2026-12-08` as the locale writes a day."""
    return QLocale().toString(QDate.fromString(text, Qt.DateFormat.ISODate), QLocale.FormatType.ShortFormat)


def short_day(text: str) -> str:
    """`2026-12-08` in as few letters as tell it: without the year where that is this one or the next half year's."""
    day, today = QDate.fromString(text, Qt.DateFormat.ISODate), QDate.currentDate()
    if not day.isValid() or abs(today.daysTo(day)) > 180:
        return iso_day(text)
    return QLocale().toString(day, QCoreApplication.translate("Dates", "d MMM"))


def day(moment: float) -> str:
    """A date without a time."""
    return QLocale().toString(_qt(moment).date(), QLocale.FormatType.ShortFormat)


def full_date(moment: float | None) -> str:
    """Weekday, day, month, year, time; empty for a message without a date."""
    if not moment:
        return ""
    shown = _qt(moment)
    locale = QLocale()
    day = locale.toString(shown.date(), QLocale.FormatType.LongFormat)
    return f"{day}, {locale.toString(shown.time(), QLocale.FormatType.ShortFormat)}"

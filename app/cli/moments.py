"""Moments as they are typed: a day and a time, a time, or how long from now."""

from __future__ import annotations

import argparse
import re
from datetime import datetime, timedelta

_FROM_NOW = re.compile(r"\+(\d{1,6})([smhd])")
_UNITS = {"s": 1, "m": 60, "h": 3_600, "d": 86_400}
_TIME = re.compile(r"(\d{1,2}):(\d{2})")
_LATEST = timedelta(days=10 * 365)


def moment(text: str) -> float:
    """`2026-12-24T18:00` with or without seconds and zone, `18:00` (the next time that it is so late here), `+90m`:
    seconds since the epoch. For argparse, which says what is wrong; a moment that has passed is."""
    now = datetime.now().astimezone()
    found = _read(text.strip(), now)
    if found is None:
        raise argparse.ArgumentTypeError(f"'{text[:60]}' is no time: write 2026-12-24T18:00, 18:00 or +2h")
    if not now < found < now + _LATEST:
        raise argparse.ArgumentTypeError(f"'{text[:60]}' is not a time to come, within ten years")
    return found.timestamp()


def _read(text: str, now: datetime) -> datetime | None:
    if span := _FROM_NOW.fullmatch(text):
        return now + timedelta(seconds=int(span[1]) * _UNITS[span[2]])
    if clock := _TIME.fullmatch(text):
        if int(clock[1]) > 23 or int(clock[2]) > 59:
            return None
        day = now.replace(hour=int(clock[1]), minute=int(clock[2]), second=0, microsecond=0, tzinfo=None)
        return (day if day > now.replace(tzinfo=None) else day + timedelta(days=1)).astimezone()
    try:
        return datetime.fromisoformat(text).astimezone()
    except (ValueError, OverflowError, OSError):
        return None

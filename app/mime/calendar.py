"""Invitations and answers to them in text/calendar parts (RFC 5545, iTIP RFC 5546). Never raises."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from app.mime import time_zones
from app.mime.address import ascii_address
from app.mime.content_lines import Line, lines, paragraphs, unescaped
from app.mime.time_zones import DAYS, Observance
from app.model.cards import Answer, Attendee, EventTime, Invitation, Method, Recurrence
from app.model.message import Address

MAX_COMPONENTS = 50
MAX_ATTENDEES = 200
MAX_DEPTH = 8
MAX_EVENT_LINES = 2000

_DURATION = re.compile(r"([+\-])?P(?:(\d{1,5})W)?(?:(\d{1,5})D)?"
                       r"(?:T(?:(\d{1,5})H)?(?:(\d{1,5})M)?(?:(\d{1,6})S)?)?")
_DAY = re.compile(r"(\d{4})(\d\d)(\d\d)", re.ASCII)
_FREQUENCIES = {"DAILY": "daily", "WEEKLY": "weekly", "MONTHLY": "monthly", "YEARLY": "yearly"}
_SIMPLE = frozenset({"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "WKST", ""})


@dataclass(slots=True)
class _File:
    """The lines of a calendar, by component."""

    method: str = ""
    events: list[list[Line]] = field(default_factory=list)
    zones: dict[str, list[Observance]] = field(default_factory=dict)


def invitation(part: str, octets: bytes, label: str = "") -> Invitation | None:
    """The event of a calendar part, of at most 1 MB and 50 components; None where it holds none."""
    found = _read(octets, label)
    if not found.events:
        return None
    # Of a series with exceptions the series itself is what one is invited to.
    lines_ = next((each for each in found.events if not any(line.name == "RECURRENCE-ID" for line in each)),
                  found.events[0])
    return _event(part, lines_, found)


def _read(octets: bytes, label: str) -> _File:
    found = _File()
    open_: list[tuple[str, list[Line]]] = []
    zone = ""
    seasons: list[Observance] = []
    count = 0
    for line in lines(octets, label):
        if line.name == "BEGIN":
            count += 1
            if count > MAX_COMPONENTS or len(open_) >= MAX_DEPTH:
                break
            open_.append((line.value.strip().upper(), []))
        elif line.name == "END" and open_:
            name, gathered = open_.pop()
            if name == "VEVENT":
                found.events.append(gathered)
            elif name in ("STANDARD", "DAYLIGHT"):
                season = time_zones.observance(gathered)
                seasons += [season] if season is not None else []
            elif name == "VTIMEZONE":
                zone = next((each.value.strip() for each in gathered if each.name == "TZID"), "")
                found.zones[zone] = seasons
                seasons = []
        elif open_ and len(open_[-1][1]) < MAX_EVENT_LINES:
            if line.name == "METHOD" and open_[-1][0] == "VCALENDAR":
                found.method = found.method or line.value.strip().upper()
            open_[-1][1].append(line)
    # A part that was cut off still tells what it is about.
    found.events += [gathered for name, gathered in open_ if name == "VEVENT"]
    return found


def _event(part: str, given: Sequence[Line], found: _File) -> Invitation:
    first: dict[str, Line] = {}
    attendees: dict[str, Attendee] = {}
    for line in given:
        first.setdefault(line.name, line)
        if line.name == "ATTENDEE" and len(attendees) < MAX_ATTENDEES:
            attendee = _attendee(line)
            if attendee is not None:
                attendees.setdefault(attendee.address.email.lower(), attendee)

    def text(name: str, limit: int) -> str:
        return unescaped(first[name].value, limit) if name in first else ""

    start = _time(first.get("DTSTART"), found.zones)
    sequence = text("SEQUENCE", 10)
    method = _method(found.method)
    organiser = _person(first["ORGANIZER"]) if "ORGANIZER" in first else None
    return Invitation(
        part, method, text("UID", 1000), int(sequence) if sequence.isascii() and sequence.isdecimal() else 0,
        text("SUMMARY", 500), text("LOCATION", 500),
        paragraphs(first["DESCRIPTION"].value, 5000) if "DESCRIPTION" in first else "",
        start, _end(first, start, found.zones), organiser, tuple(attendees.values()),
        _recurrence(first["RRULE"].value) if "RRULE" in first else None,
        _time(first.get("RECURRENCE-ID"), found.zones),
        method is Method.CANCEL or text("STATUS", 20).upper() == "CANCELLED", text("COMMENT", 1000), len(found.events))


def _method(value: str) -> Method:
    # Calendars without a method are files to look at, not questions (RFC 5546 1.4).
    if not value:
        return Method.PUBLISH
    try:
        return Method(value)
    except ValueError:
        return Method.OTHER


def _attendee(line: Line) -> Attendee | None:
    address = _person(line)
    if address is None:
        return None
    try:
        answer = Answer(line.param("PARTSTAT").upper())
    except ValueError:
        answer = Answer.NONE
    return Attendee(address, answer, line.param("ROLE").upper() in ("OPT-PARTICIPANT", "NON-PARTICIPANT"))


def _person(line: Line) -> Address | None:
    value = line.value.strip()
    email = value[7:].strip() if value[:7].lower() == "mailto:" else line.param("EMAIL")
    return Address(unescaped(line.param("CN"), 200), email) if ascii_address(email) is not None else None


def _time(line: Line | None, zones: dict[str, list[Observance]]) -> EventTime | None:
    if line is None:
        return None
    value = line.value.strip()
    day = _DAY.fullmatch(value)
    if day is not None:
        try:
            return EventTime(date(int(day[1]), int(day[2]), int(day[3])).isoformat())
        except ValueError:
            return None
    moment = time_zones.wall(value)
    if moment is None:
        return None
    if value.endswith("Z"):
        return EventTime(moment.isoformat(), time_zones.seconds(moment, "UTC", ()), "UTC")
    zone = line.param("TZID").strip()
    seconds = time_zones.seconds(moment, zone, zones.get(zone, ())) if zone else None
    return EventTime(moment.isoformat(), seconds, unescaped(zone, 100))


def _end(first: dict[str, Line], start: EventTime | None, zones: dict[str, list[Observance]]) -> EventTime | None:
    end = _time(first.get("DTEND"), zones)
    if start is None or (end is not None and end.is_day == start.is_day):
        return end
    length = _duration(first["DURATION"].value.strip()) if "DURATION" in first else None
    try:
        if start.is_day:
            days = max(1, length.days if length is not None else 1)
            return EventTime((date.fromisoformat(start.wall) + timedelta(days)).isoformat())
        if length is None:
            return None
        wall = datetime.fromisoformat(start.wall) + length
    except OverflowError:
        return None
    return EventTime(wall.isoformat(), None if start.seconds is None else start.seconds + length.total_seconds(),
                     start.zone)


def _duration(value: str) -> timedelta | None:
    match = _DURATION.fullmatch(value)
    if match is None or match[1] == "-":
        return None
    weeks, days, hours, minutes, seconds = (int(each or 0) for each in match.groups()[1:])
    return timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)


def _recurrence(value: str) -> Recurrence:
    rule = time_zones.rule_parts(value)
    frequency = _FREQUENCIES.get(rule.get("FREQ", ""), "")
    days = tuple(day for day in rule.get("BYDAY", "").split(",") if day)
    # What words would tell wrongly is not told: "on the last Friday", "at 9, 11 and 13 o'clock".
    if not set(rule) <= _SIMPLE or not all(day in DAYS for day in days) or (days and frequency != "weekly"):
        frequency, days = "", ()
    until = _DAY.match(rule.get("UNTIL", ""))
    return Recurrence(frequency, _number(rule.get("INTERVAL", "")) or 1, tuple(day for day in DAYS if day in days),
                      _number(rule.get("COUNT", "")), "-".join(until.groups()) if until else "")


def _number(value: str) -> int | None:
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 6 else None

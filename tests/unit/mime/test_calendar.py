"""Invitations read, said in numbers that are right, and answered."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.engine.viewing import view
from app.errors import ErrorKind, MailError
from app.mime import calendar_reply
from app.mime.body import part_bytes
from app.mime.calendar import invitation
from app.model.cards import Answer, EventTime, Invitation, Method, Recurrence
from app.model.message import Address

ME = Address("Ben, B.", "ben@example.org")
OUTLOOK_ZONE = """BEGIN:VTIMEZONE
TZID:W. Europe Standard Time
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
"""
PEOPLE = """ORGANIZER;CN="Ada Lovelace":mailto:ada@example.org
ATTENDEE;CN=Ben;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:ben@example.org
ATTENDEE;ROLE=OPT-PARTICIPANT;PARTSTAT=ACCEPTED:MAILTO:Cleo@example.org
"""


def event(*lines: str, method: str = "REQUEST", zone: str = "") -> bytes:
    whole = "\n".join(("BEGIN:VCALENDAR", f"METHOD:{method}" if method else "X-A:b", zone.strip() or "X-B:c",
                       "BEGIN:VEVENT", "UID:one@example.org", *lines, "BEGIN:VALARM", "DESCRIPTION:ring", "END:VALARM",
                       "END:VEVENT", "END:VCALENDAR", ""))
    return whole.replace("\n", "\r\n").encode()


def read(*lines: str, method: str = "REQUEST", zone: str = "") -> Invitation:
    found = invitation("2", event(*lines, method=method, zone=zone))
    assert found is not None
    return found


def test_what_when_where_who() -> None:
    found = read("SUMMARY:Plan\\, next\\nyear", "LOCATION:Room 1", "DESCRIPTION:One\\nTwo", *PEOPLE.splitlines(),
                 "DTSTART:20260701T080000Z", "DURATION:PT1H30M", "SEQUENCE:2")
    assert (found.method, found.summary, found.location, found.description) == (
        Method.REQUEST, "Plan, next year", "Room 1", "One\nTwo")
    assert found.organiser == Address("Ada Lovelace", "ada@example.org")
    assert [(each.address.email, each.answer, each.optional) for each in found.attendees] == [
        ("ben@example.org", Answer.NONE, False), ("Cleo@example.org", Answer.ACCEPTED, True)]
    assert found.start is not None and found.end is not None and found.end.seconds is not None
    assert found.end.seconds - (found.start.seconds or 0) == 5400
    assert found.sequence == 2


@pytest.mark.parametrize(("zone", "month", "hour"), [
    ("W. Europe Standard Time", 7, 8), ("W. Europe Standard Time", 12, 9), ("Europe/Berlin", 7, 8),
    ("/softwarestudio.org/Tzfile/Europe/Berlin", 12, 9),
])
def test_a_time_in_the_organisers_zone(zone: str, month: int, hour: int) -> None:
    start = read(f"DTSTART;TZID={zone}:2026{month:02}01T100000", zone=OUTLOOK_ZONE).start
    assert start is not None and start.seconds is not None and start.zone == zone
    assert time.gmtime(start.seconds)[1:4] == (month, 1, hour)


def test_the_night_of_the_change() -> None:
    for wall, hour in (("20260329T013000", 0), ("20260329T033000", 1), ("20261025T013000", 23), ("20261025T043000", 3)):
        start = read(f"DTSTART;TZID=W. Europe Standard Time:{wall}", zone=OUTLOOK_ZONE).start
        assert start is not None and start.seconds is not None
        assert time.gmtime(start.seconds)[3] == hour, wall


def test_whole_days_and_times_without_a_zone() -> None:
    found = read("DTSTART;VALUE=DATE:20261224")
    assert (found.start, found.end) == (EventTime("2026-12-24"), EventTime("2026-12-25"))
    floating = read("DTSTART:20261224T180000").start
    assert floating == EventTime("2026-12-24T18:00:00") and floating.seconds is None
    unknown = read("DTSTART;TZID=Nowhere/Land:20261224T180000").start
    assert unknown == EventTime("2026-12-24T18:00:00", None, "Nowhere/Land")


@pytest.mark.parametrize(("rule", "expected"), [
    ("FREQ=WEEKLY;BYDAY=WE,MO;UNTIL=20261231T000000Z", Recurrence("weekly", 1, ("MO", "WE"), None, "2026-12-31")),
    ("FREQ=DAILY;INTERVAL=2;COUNT=5", Recurrence("daily", 2, (), 5)),
    ("FREQ=MONTHLY;BYDAY=-1FR", Recurrence("", 1)), ("FREQ=SECONDLY;COUNT=999999999", Recurrence("")),
    ("FREQ=DAILY;BYHOUR=9,11,13", Recurrence("")), ("rubbish", Recurrence("")),
])
def test_recurrence_in_words_or_not_at_all(rule: str, expected: Recurrence) -> None:
    assert read(f"RRULE:{rule}").recurrence == expected


@pytest.mark.parametrize(("method", "expected", "cancelled"), [
    ("CANCEL", Method.CANCEL, True), ("REPLY", Method.REPLY, False), ("", Method.PUBLISH, False),
    ("COUNTER", Method.OTHER, False), ("request", Method.REQUEST, False)])
def test_methods(method: str, expected: Method, cancelled: bool) -> None:
    found = read("SUMMARY:x", method=method)
    assert (found.method, found.cancelled) == (expected, cancelled)


def test_a_series_is_shown_rather_than_its_exception() -> None:
    octets = event("RECURRENCE-ID:20260101T000000Z", "SUMMARY:exception") + event("SUMMARY:series")
    found = invitation("1", octets)
    assert found is not None and found.summary == "series" and found.events == 2


@pytest.mark.parametrize("octets", [
    b"", b"BEGIN:VCALENDAR\nEND:VCALENDAR", b"BEGIN:VEVENT\n" * 30_000,
    b"BEGIN:VEVENT\n" + b"ATTENDEE:mailto:a%d@b.example\n" * 20_000, b"A;" * 500_000, b'A;X="' * 200_000,
    b"BEGIN:VEVENT\nDTSTART:00010101T000000Z\nDURATION:P99999D", b"BEGIN:VEVENT\nDTSTART:99991231\nDURATION:P99999D",
    b"BEGIN:VEVENT\nDTSTART;TZID=../../etc/passwd:20260101T000000",
    b"BEGIN:VEVENT\nDTSTART;TZID=Europe:20260101T000000",
    b"BEGIN:VEVENT\nRRULE:FREQ=SECONDLY;" + b"BYSECOND=1," * 50_000, b"BEGIN:VEVENT\nDESCRIPTION:" + b"\\n" * 490_000,
    event("SUMMARY:x") * 500,
])
def test_a_hostile_calendar_takes_no_time(octets: bytes) -> None:
    began = time.process_time()
    invitation("1", octets)
    assert time.process_time() - began < 1.0


LINES = st.sampled_from(["BEGIN:VEVENT", "END:VEVENT", "BEGIN:VTIMEZONE", "END:VTIMEZONE", "BEGIN:STANDARD",
                         "END:STANDARD", "TZID:Z", "TZOFFSETTO:+9959", "TZOFFSETTO:-2359", "DTSTART:00010101T000000",
                         "DTSTART;TZID=Z:00010101T000000", "DTSTART;TZID=Z:99991231T235959", "DURATION:P99999W",
                         "RRULE:FREQ=YEARLY;BYMONTH=12;BYDAY=5SU", "RRULE:FREQ=YEARLY;BYMONTH=1;BYDAY=-5MO",
                         "DTEND:20260230", "SEQUENCE:٣", "ORGANIZER;CN=\"\x00\":mailto:a@b.example", "RECURRENCE-ID:1"])


@settings(max_examples=150, deadline=None)
@given(st.lists(LINES | st.text(max_size=30), max_size=25))
def test_no_calendar_raises(lines: list[str]) -> None:
    invitation("1", "\n".join(lines).encode("utf-8", "replace"))


def test_the_answer_is_read_back_as_a_reply() -> None:
    asked = read("SUMMARY:Päuschen, lang; sehr" + "x" * 100, *PEOPLE.splitlines(), "DTSTART:20260701T080000Z",
                 "RECURRENCE-ID:20260701T080000Z", "SEQUENCE:3")
    raw = calendar_reply.build(asked, ME, Answer.TENTATIVE, subject="Tentative: Päuschen", text="Ben may come.\n")
    assert all(len(line) <= 998 for line in raw.split(b"\r\n")) and raw.isascii()
    shown = view(1, raw)
    assert shown.text.strip() == "Ben may come." and shown.envelope.to == (asked.organiser,)
    card = shown.cards[0]
    assert isinstance(card, Invitation)
    assert (card.method, card.uid, card.sequence, card.summary) == (Method.REPLY, asked.uid, 3, asked.summary)
    assert [(each.address.email, each.answer) for each in card.attendees] == [("ben@example.org", Answer.TENTATIVE)]
    assert card.occurrence == asked.occurrence and card.start == asked.start
    lines = part_bytes(raw, card.part).split(b"\r\n")
    assert max(map(len, lines)) <= 75


def test_an_answer_needs_an_organiser_and_breaks_out_of_nothing() -> None:
    with pytest.raises(MailError) as caught:
        calendar_reply.build(read("SUMMARY:x"), ME, Answer.ACCEPTED, subject="x", text="x")
    assert caught.value.kind is ErrorKind.USAGE
    asked = read("SUMMARY:x\\nATTENDEE:mailto:eve@example.org", *PEOPLE.splitlines())
    text = calendar_reply.calendar(asked, Address('B"\r\nX-Evil:1', "ben@example.org"), Answer.ACCEPTED, 0)
    assert not any(line.startswith("X-Evil") for line in text.split("\r\n"))
    assert [line for line in text.split("\r\n") if line.startswith("ATTENDEE")] == [
        'ATTENDEE;PARTSTAT=ACCEPTED;CN="B X-Evil1":mailto:ben@example.org']

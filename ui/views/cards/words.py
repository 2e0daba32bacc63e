"""Times of events, their recurrence and answers to them as words for people."""

from __future__ import annotations

from datetime import date, timedelta
from typing import assert_never

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QObject, QTime

from app.mime.time_zones import DAYS
from app.model.cards import Answer, Attendee, EventTime, Invitation, Method, Recurrence
from app.model.message import Address

translate = QCoreApplication.translate

_LONG, _SHORT = QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat


def title(invitation: Invitation) -> str:
    """What kind of thing it is."""
    if invitation.cancelled:
        return (translate("Cards", "One date of this series is cancelled") if invitation.occurrence is not None
                else translate("Cards", "This event is cancelled"))
    match invitation.method:
        case Method.REQUEST:
            if invitation.occurrence is not None:
                return translate("Cards", "Invitation to one date of a series")
            return (translate("Cards", "The event has changed") if invitation.sequence
                    else translate("Cards", "Invitation"))
        case Method.REPLY:
            return translate("Cards", "Answer to an invitation")
        case Method.CANCEL | Method.PUBLISH | Method.OTHER:
            return translate("Cards", "Event")
        case _:
            assert_never(invitation.method)


def when(start: EventTime | None, end: EventTime | None) -> str:
    """In local time; the organiser's own clock beside it where that shows another time."""
    if start is None:
        return ""
    if start.is_day:
        return _days(start, end)
    first = _local(start)
    words = f"{_day(first.date())}, {_clock(first.time())}"
    if end is not None and not end.is_day and end.wall != start.wall:
        last = _local(end)
        words += f" – {_clock(last.time())}" if last.date() == first.date() else (
            f" – {_day(last.date())}, {_clock(last.time())}")
    wall = _wall(start)
    if start.zone and start.zone != "UTC" and (start.seconds is None or wall != first):
        beside = f"{_clock(wall.time())}" if wall.date() == first.date() else (
            f"{_day(wall.date())}, {_clock(wall.time())}")
        words += " " + (translate("Cards", "({time} in {zone})").format(time=beside, zone=start.zone)
                        if start.seconds is not None
                        else translate("Cards", "(in {zone})").format(zone=start.zone))
    return words


def _days(start: EventTime, end: EventTime | None) -> str:
    first = date.fromisoformat(start.wall)
    last = date.fromisoformat(end.wall) if end is not None and end.is_day else first
    # The end of whole days is the first day after them (RFC 5545 3.6.1).
    last = last - timedelta(1) if last > first else first
    words = _day(QDate(first.year, first.month, first.day))
    if last > first:
        words += f" – {_day(QDate(last.year, last.month, last.day))}"
    return translate("Cards", "{days}, all day").format(days=words)


def _local(moment: EventTime) -> QDateTime:
    if moment.seconds is None:
        return _wall(moment)
    return QDateTime.fromSecsSinceEpoch(round(moment.seconds))


def _wall(moment: EventTime) -> QDateTime:
    return QDateTime.fromString(moment.wall[:19], "yyyy-MM-ddTHH:mm:ss")


def _day(day: QDate) -> str:
    return QLocale().toString(day, _LONG)


def _clock(clock: QTime) -> str:
    return QLocale().toString(clock, _SHORT)


def is_over(invitation: Invitation) -> bool:
    """A single event that ended; of a series or a time without a zone that is not told."""
    end = invitation.end or invitation.start
    if end is None or invitation.recurrence is not None:
        return False
    if end.is_day:
        return QDate.fromString(end.wall, "yyyy-MM-dd") <= QDate.currentDate()
    return end.seconds is not None and end.seconds < QDateTime.currentSecsSinceEpoch()


def recurrence(rule: Recurrence | None) -> str:
    """ "Every 2 weeks on Monday, Friday, until 3 May 2027"; "" for a single event."""
    if rule is None:
        return ""
    counts = EventCounts()
    words = counts.every(rule.frequency, rule.interval)
    if rule.days:
        names = [QLocale().standaloneDayName(DAYS.index(day) + 1, _LONG) for day in rule.days]
        words = translate("Cards", "{every} on {days}").format(every=words, days=", ".join(names))
    if rule.count is not None:
        words = counts.times(rule.count).format(rule=words)
    until = QDate.fromString(rule.until, "yyyy-MM-dd")
    if until.isValid():
        words = translate("Cards", "{rule}, until {day}").format(rule=words, day=QLocale().toString(until, _LONG))
    return words


def person(address: Address) -> str:
    """The name with the real address beside it."""
    return f"{address.name} <{address.email}>" if address.name else address.email


def guests(attendees: tuple[Attendee, ...]) -> str:
    """ "4 guests: 2 accepted, 1 declined"."""
    counts = EventCounts()
    words = counts.guests(len(attendees))
    told = [counts.of(count, answer) for answer in (Answer.ACCEPTED, Answer.TENTATIVE, Answer.DECLINED)
            if (count := sum(each.answer is answer for each in attendees))]
    return f"{words}: {', '.join(told)}" if told else words


class EventCounts(QObject):
    """Numbers with their nouns: only a class of Qt's can have plurals."""

    def every(self, frequency: str, interval: int) -> str:
        match frequency:
            case "daily":
                return self.tr("Every %n day(s)", "", interval)
            case "weekly":
                return self.tr("Every %n week(s)", "", interval)
            case "monthly":
                return self.tr("Every %n month(s)", "", interval)
            case "yearly":
                return self.tr("Every %n year(s)", "", interval)
            case _:
                return self.tr("Repeats by a rule that only a calendar program can show")

    def times(self, count: int) -> str:
        return self.tr("{rule}, %n time(s)", "", count)

    def guests(self, count: int) -> str:
        return self.tr("%n guest(s)", "", count)

    def of(self, count: int, answer: Answer) -> str:
        if answer is Answer.ACCEPTED:
            return self.tr("%n accepted", "", count)
        return self.tr("%n tentative", "", count) if answer is Answer.TENTATIVE else self.tr("%n declined", "", count)


def answered(name: str, answer: Answer) -> str:
    """What somebody answered."""
    match answer:
        case Answer.ACCEPTED:
            words = translate("Cards", "{name} accepted.")
        case Answer.TENTATIVE:
            words = translate("Cards", "{name} accepted tentatively.")
        case Answer.DECLINED:
            words = translate("Cards", "{name} declined.")
        case Answer.DELEGATED:
            words = translate("Cards", "{name} sends somebody else.")
        case Answer.NONE:
            words = translate("Cards", "{name} has not decided yet.")
        case _:
            assert_never(answer)
    return words.format(name=name)


def own_answer(answer: Answer) -> str:
    """What the person answered; "" for no answer."""
    match answer:
        case Answer.ACCEPTED:
            return translate("Cards", "You accepted.")
        case Answer.TENTATIVE:
            return translate("Cards", "You accepted tentatively.")
        case Answer.DECLINED:
            return translate("Cards", "You declined.")
        case Answer.DELEGATED | Answer.NONE:
            return ""
        case _:
            assert_never(answer)


def reply_subject(invitation: Invitation, answer: Answer) -> str:
    """The subject of the mail that carries an answer."""
    words = {Answer.ACCEPTED: translate("Cards", "Accepted: {summary}"),
             Answer.TENTATIVE: translate("Cards", "Tentative: {summary}"),
             Answer.DECLINED: translate("Cards", "Declined: {summary}")}
    return words[answer].format(summary=invitation.summary or translate("Cards", "Event"))


def reply_text(invitation: Invitation, answer: Answer, name: str) -> str:
    """Its text, for readers without a calendar."""
    lines = (answered(name, answer), "", invitation.summary, when(invitation.start, invitation.end),
             invitation.location)
    return "\n".join(line for place, line in enumerate(lines) if line or place == 1) + "\n"

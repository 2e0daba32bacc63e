"""Written threads become parcels: who gets what, quoted how, dated when, with which files."""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Mapping

from app.demo import documents, pictures
from app.demo.clock import FRIDAY, SATURDAY, moment, month, spoken
from app.demo.content.attachments import PAGES, SCENES
from app.demo.post import File, Parcel, Person, build, message_id
from app.demo.script import Letter, Thread
from app.quick_dataclass import dataclass

MAX_QUOTED = 60


@dataclass(frozen=True, slots=True)
class Post:
    """A built message and where it lies; `own` is what the account's owner wrote."""

    raw: bytes
    folder: str
    flags: tuple[str, ...]
    date: dt.datetime
    own: bool


@dataclass(slots=True)
class _Written:
    letter: Letter
    date: dt.datetime
    message_id: str
    text: str
    people: list[str]


class Writer:
    """Writes threads for one account. now: the moment the samples end at. owner: a key of people."""

    def __init__(self, people: Mapping[str, Person], owner: str, now: float, *, working_days: bool) -> None:
        self._people = people
        self._owner = owner
        self._now = now
        self._working_days = working_days

    def write(self, thread: Thread) -> list[Post]:
        written: list[_Written] = []
        posts: list[Post] = []
        answered = self._answered(thread)
        for number, letter in enumerate(thread.letters):
            previous = written[-1] if written else None
            one = self._one(thread, letter, number, previous)
            parcel = self._parcel(thread, one, number, written)
            written.append(one)
            own = letter.sender == self._owner
            folder = letter.options.get("folder") or (
                "Sent" if own and thread.folder != "Drafts" else thread.folder
            )
            posts.append(
                Post(build(parcel), folder, _flags(letter, number in answered, folder), one.date, own)
            )
        return posts

    def _answered(self, thread: Thread) -> set[int]:
        senders = [letter.sender for letter in thread.letters]
        return {
            n for n in range(len(senders) - 1) if senders[n] != self._owner and senders[n + 1] == self._owner
        }

    def _one(self, thread: Thread, letter: Letter, number: int, previous: _Written | None) -> _Written:
        date = moment(self._now, letter.moment, working_days=self._working_days)
        if previous is not None and date <= previous.date:
            date = previous.date + dt.timedelta(minutes=23)
        text = re.sub(
            r"\{([+-]\d+)([fs]?)\}",
            lambda found: spoken(self._day(date, int(found[1]), found[2]), thread.language),
            letter.text,
        )
        sender = self._people[letter.sender]
        people = list(
            dict.fromkeys([*(previous.people if previous else []), letter.sender, *letter.to, *letter.cc])
        )
        if not previous and not letter.to and letter.sender != self._owner:
            people.append(self._owner)
        return _Written(letter, date, message_id(f"{thread.subject} {number}", sender), text, people)

    def _day(self, date: dt.datetime, offset: int, wanted: str) -> dt.date:
        day = date.date() + dt.timedelta(days=offset)
        if wanted:
            return day + dt.timedelta(days=({"f": FRIDAY, "s": SATURDAY}[wanted] - day.weekday()) % 7)
        if self._working_days and day.weekday() >= SATURDAY:
            return day + dt.timedelta(days=7 - day.weekday())
        return day

    def _parcel(self, thread: Thread, one: _Written, number: int, before: list[_Written]) -> Parcel:
        letter, sender = one.letter, self._people[one.letter.sender]
        to, cc = self._recipients(one, before)
        body = one.text
        if sender.signature and not before:
            body += "\n\n-- \n" + sender.signature
        quote = ""
        if before and "> " not in one.text and "fresh" not in letter.marks:
            quote = self._quote(before[-1], thread.language)
        subject = (
            thread.subject
            if not before
            else f"{'AW' if 'outlook' in letter.marks else 'Re'}: {thread.subject}"
        )
        files, calendar = self._files(thread, one, to)
        headers = {"Content-Language": thread.language}
        if list_id := letter.options.get("list"):
            headers |= {
                "List-Id": f"<{list_id}>",
                "List-Unsubscribe": f"<mailto:leave@{list_id}>",
                "Precedence": "list",
            }
        return Parcel(
            key=f"{thread.subject} {number}",
            sender=sender,
            to=[self._people[key] for key in to],
            cc=[self._people[key] for key in cc],
            subject=subject,
            date=one.date,
            text=f"{body}\n\n{quote}" if quote else body,
            html=_as_html(body, quote, files) if "html" in letter.marks else "",
            files=files,
            calendar=calendar,
            headers=headers,
            references=[earlier.message_id for earlier in before],
        )

    def _recipients(self, one: _Written, before: list[_Written]) -> tuple[list[str], list[str]]:
        sender = one.letter.sender
        others = [key for key in one.people if key != sender]
        if one.letter.to or not before:
            to = list(one.letter.to) or others[:1] or [self._owner]
            return to, list(one.letter.cc)
        last = before[-1].letter.sender
        to = [last] if last != sender else others[:1]
        return to, [key for key in others if key not in to]

    def _quote(self, previous: _Written, language: str) -> str:
        name = self._people[previous.letter.sender].name
        when = previous.date
        if language == "de":
            head = f"Am {when:%d.%m.%Y} um {when:%H:%M} schrieb {name}:"
        else:
            head = f"On {when.day} {month(when.date(), 'en')} at {when:%H:%M}, {name} wrote:"
        lines = previous.text.splitlines()[:MAX_QUOTED]
        return "\n".join([head, *("> " + line if line else ">" for line in lines)])

    def _files(self, thread: Thread, one: _Written, to: list[str]) -> tuple[list[File], str]:
        files: list[File] = []
        calendar = ""
        for number, name in enumerate(one.letter.attachments):
            if name.endswith(".ics"):
                calendar = self._invitation(thread, one, to)
                files.append(File(name, "text/calendar", calendar.encode()))
            else:
                files.append(_file(name, number, inline="html" in one.letter.marks))
        return files, calendar

    def _invitation(self, thread: Thread, one: _Written, to: list[str]) -> str:
        """option when=+3@14:00/60 is the day after the letter, the time and the minutes; place= the place."""
        found = re.fullmatch(r"\+(\d+)@(\d\d):(\d\d)/(\d+)", one.letter.options["when"])
        if found is None:
            raise ValueError(f"not a time for an invitation: {one.letter.options['when']}")
        days, hour, minute, length = map(int, found.groups())
        start = (one.date + dt.timedelta(days=days)).replace(hour=hour, minute=minute, second=0)
        sender = self._people[one.letter.sender]
        guests = [(self._people[key].name, self._people[key].email) for key in to]
        place = one.letter.options.get("place", "Studio").replace("_", " ")
        summary = re.sub(r"^(Einladung|Invitation): ", "", thread.subject)
        return documents.invitation(summary, (sender.name, sender.email), guests, start, length, place)


def _flags(letter: Letter, answered: bool, folder: str) -> tuple[str, ...]:
    flags = [] if "unread" in letter.marks else ["\\Seen"]
    if "flagged" in letter.marks:
        flags.append("\\Flagged")
    if answered:
        flags.append("\\Answered")
    if folder == "Drafts":
        flags.append("\\Draft")
    return tuple(flags)


def _file(name: str, number: int, *, inline: bool) -> File:
    stem, _, kind = name.rpartition(".")
    if kind == "png":
        scene, mood = SCENES[stem]
        return File(name, "image/png", pictures.photo(scene, mood), f"picture{number}@demo" if inline else "")
    if kind == "csv":
        return File(name, "text/csv", PAGES[name].encode())
    title = stem.replace("-", " ").replace("Eroeffnung", "Eröffnung")
    return File(name, "application/pdf", documents.page(title, PAGES[name].splitlines()))


def _as_html(body: str, quote: str, files: list[File]) -> str:
    shown = "".join(
        f'<p><img src="cid:{file.cid}" alt="{html.escape(file.name)}" width="560"></p>'
        for file in files
        if file.cid
    )
    text, dashes, signature = body.partition("\n\n-- \n")
    paragraphs = _paragraphs(text) + shown + (_paragraphs("-- \n" + signature) if dashes else "")
    quoted = f"<blockquote>{html.escape(quote).replace(chr(10), '<br>')}</blockquote>" if quote else ""
    style = "font-family:Helvetica,Arial,sans-serif;font-size:15px;line-height:1.5;color:#222"
    return f'<html><body style="{style}">{paragraphs}{quoted}</body></html>\n'


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{html.escape(block).replace(chr(10), '<br>')}</p>" for block in text.split("\n\n"))

"""The newsletters: HTML in columns, a header image inside, the other images on a server far away."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from app.demo import pictures
from app.demo.clock import month
from app.demo.content.newsletters import ELBHOF, GRID_LETTER, SEITENWIND, TYPO_MONTAG
from app.demo.content.people import PEOPLE
from app.demo.layouts import Look, newsletter
from app.demo.post import File
from app.demo.single import Mailer
from app.demo.threads import Post
from app.quick_dataclass import dataclass

OTHERS = (5, 8, 11)
UNREAD = 2


@dataclass(frozen=True, slots=True)
class Periodical:
    """sender: a key of people. The newest issue is `first` days old, then one comes `every` so many days."""

    sender: str
    language: str
    stories: Sequence[tuple[str, str]]
    look: Look
    first: int
    every: int
    hour: int
    on_mondays: bool = False


GRID = Periodical("grid", "en", GRID_LETTER, Look(
    "The Grid Letter", "Design, considered", "#1f2933", "#eef1f4", "#0b7285", "Read the story",
    "You receive The Grid Letter because you signed up for it. Leave with one click at any time.",
), 2, 14, 7)  # fmt: skip
TYPO = Periodical("typo", "de", TYPO_MONTAG, Look(
    "Typo am Montag", "Schrift und was daraus wird", "#2b2118", "#f5efe6", "#b3472d", "Weiterlesen",
    "Typo am Montag erscheint einmal im Monat, immer montags. Zum Abbestellen genügt ein Klick.",
), 1, 30, 8, on_mondays=True)  # fmt: skip
SEITE = Periodical("seitenwind", "de", SEITENWIND, Look(
    "Buchhandlung Seitenwind", "Bücher gegen Flaute", "#22303c", "#e9f0f2", "#2f6f8f", "Zum Buch",
    "Buchhandlung Seitenwind, Hafenstraße 12. Sie möchten keine Post mehr? Ein Klick genügt.",
), 3, 33, 16)  # fmt: skip
HOF = Periodical("elbhof", "de", ELBHOF, Look(
    "Elbhof Gemüsekiste", "Frisch vom Deich", "#28331f", "#eff3e6", "#5b8c2a", "Kiste ändern",
    "Elbhof, Familie Timm. Bestellen, pausieren und abbestellen geht jederzeit im Kundenbereich.",
), 1, 21, 10)  # fmt: skip


def issues(periodical: Periodical, mailer: Mailer, folder: str) -> list[Post]:
    """One message per story: it leads its issue, three others stand in the columns below."""
    return [_issue(periodical, mailer, folder, number) for number in range(len(periodical.stories))]


def _issue(periodical: Periodical, mailer: Mailer, folder: str, number: int) -> Post:
    look, stories, sender = periodical.look, periodical.stories, PEOPLE[periodical.sender]
    date = mailer.at(periodical.first + number * periodical.every, periodical.hour * 60 + number % 20)
    if periodical.on_mondays:
        date -= dt.timedelta(days=date.weekday())
    lead = stories[number]
    others = [stories[(number + step) % len(stories)] for step in OTHERS]
    title = f"{look.name} · {look.claim} · {month(date, periodical.language)}"
    slug = f"{periodical.sender}/{date:%Y-%m-%d}"
    listed = [f"* {headline}\n  {blurb}" for headline, blurb in others]
    text = "\n\n".join(
        [f"{look.name}: {look.claim}", lead[0].upper(), lead[1], *listed, "-- \n" + look.footer]
    )
    domain = sender.email.partition("@")[2]
    headers = {
        "List-Unsubscribe": f"<mailto:{sender.email}?subject=leave>, <https://{domain}/leave>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "List-Id": f"{periodical.sender} <news.{domain}>",
    }
    return mailer.post(
        sender,
        lead[0],
        date,
        text,
        folder,
        html=newsletter(look, title, lead, others, slug, f"https://{domain}/{date:%Y-%m-%d}"),
        files=[_header(look)],
        headers=headers,
        unread=number < UNREAD,
    )


def _header(look: Look) -> File:
    accent, paper = _rgb(look.accent), _rgb(look.paper)
    drawing = pictures.banner(accent, pictures.mix(accent, paper, 0.6), len(look.name))
    return File("header.png", "image/png", drawing, "header")


def _rgb(colour: str) -> tuple[int, int, int]:
    red, green, blue = (int(pair, 16) for pair in re.findall("[0-9a-f]{2}", colour))
    return red, green, blue

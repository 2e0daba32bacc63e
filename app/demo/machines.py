"""Newsletters, invoices, parcels, tickets, notices and junk: one parcel per row of content."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from app.demo import documents, pictures
from app.demo.clock import moment, month, spoken
from app.demo.content import services
from app.demo.content.junk import JUNK
from app.demo.content.newsletters import ELBHOF, GRID_WEEKLY, SEITENWIND, TYPO_MONTAG
from app.demo.content.people import PEOPLE
from app.demo.layouts import Look, newsletter, notice
from app.demo.post import File, Parcel, Person, build
from app.demo.script import Moment
from app.demo.threads import Post

GRID = Look(
    "The Grid Weekly",
    "Design, considered",
    "#1f2933",
    "#eef1f4",
    "#0b7285",
    "Read the story",
    "You receive The Grid Weekly because you signed up for it. Unsubscribe with one click at any time.",
)
TYPO = Look(
    "Typo am Montag",
    "Schrift und was daraus wird",
    "#2b2118",
    "#f5efe6",
    "#b3472d",
    "Weiterlesen",
    "Typo am Montag erscheint einmal im Monat, immer montags. Abbestellen genügt ein Klick.",
)
SEITE = Look(
    "Buchhandlung Seitenwind",
    "Bücher gegen Flaute",
    "#22303c",
    "#e9f0f2",
    "#2f6f8f",
    "Zum Buch",
    "Buchhandlung Seitenwind, Hafenstraße 12. Sie möchten keine Post mehr? Ein Klick genügt.",
)
HOF = Look(
    "Elbhof Gemüsekiste",
    "Frisch vom Deich",
    "#28331f",
    "#eff3e6",
    "#5b8c2a",
    "Kiste ändern",
    "Elbhof, Familie Timm. Bestellen, pausieren und abbestellen geht jederzeit im Kundenbereich.",
)
PAKET = Look(
    "Paketblitz", "", "#20242c", "#f1f2f5", "#d97706", "", "Diese Nachricht wurde automatisch erstellt."
)
BAHN = Look("Nordbahn", "", "#1c2733", "#eef2f6", "#1d4ed8", "", "Nordbahn · Gute Fahrt! · Have a good trip!")
FJORD = Look("Fjordhost", "", "#1d2b2a", "#edf3f2", "#0f766e", "", "Fjordhost runs on hydropower.")


class Machine:
    """Writes for one owner. now: the moment the samples end at."""

    def __init__(self, owner: Person, now: float) -> None:
        self._owner = owner
        self._now = now

    def grid_weekly(self, folder: str) -> list[Post]:
        return self._letters("grid", GRID, GRID_WEEKLY, folder, "en", first=2, every=14, hour=7)

    def typo_montag(self, folder: str) -> list[Post]:
        return self._letters("typo", TYPO, TYPO_MONTAG, folder, "de", first=6, every=30, hour=8)

    def seitenwind(self) -> list[Post]:
        return self._letters("seitenwind", SEITE, SEITENWIND, "INBOX", "de", first=3, every=33, hour=16)

    def elbhof(self) -> list[Post]:
        return self._letters("elbhof", HOF, ELBHOF, "INBOX", "de", first=1, every=21, hour=10)

    def hosting(self, folder: str) -> list[Post]:
        """Fourteen monthly invoices with their PDF."""
        posts: list[Post] = []
        for number in range(14):
            date = self._at(8 + number * 30, 6 * 60 + 12)
            title = f"Invoice FH-{20140 - number * 37}"
            items = [("Managed hosting, studio plan", 4900), ("Off-site backup, 500 GB", 1150)]
            items += [("Domain nordlicht.example, one year", 1450)] if number == 5 else []
            total = sum(cents for _, cents in items) * 120 // 100
            recipient = ["Studio Nordlicht", "Mara Lindqvist", "Kontorhof 7, Hamburg"]
            pdf = documents.invoice("Fjordhost", title, recipient, f"{date:%d.%m.%Y}", items, german=False)
            rows = [(what, f"£{cents / 100:.2f}") for what, cents in items] + [
                ("Total incl. VAT", f"£{total / 100:.2f}")
            ]
            text = (
                f"Hello Mara,\n\nyour invoice for {month(date, 'en')} is attached. There is nothing to do: we collect\n"
                f"£{total / 100:.2f} by direct debit in seven days.\n\nThe Fjordhost team"
            )
            posts.append(
                self._post(
                    "fjord",
                    f"{title} for {month(date, 'en')}",
                    date,
                    text,
                    folder,
                    html=notice(FJORD, title, text.split("\n\n"), rows),
                    files=[File(title.replace(" ", "-") + ".pdf", "application/pdf", pdf)],
                )
            )
        return posts

    def paper(self, folder: str) -> list[Post]:
        posts: list[Post] = []
        for days, title, items in services.PAPER_INVOICES:
            date = self._at(days, 14 * 60 + 5)
            recipient = ["Studio Nordlicht", "Buchhaltung", "Kontorhof 7, Hamburg"]
            pdf = documents.invoice(
                "Papierhaus Nord", title, recipient, f"{date:%d.%m.%Y}", list(items), german=True
            )
            text = f"Guten Tag,\n\nim Anhang finden Sie die {title} zu Ihrer Bestellung. Vielen Dank!\n\nPapierhaus Nord"
            files = [File(title.replace(" ", "-") + ".pdf", "application/pdf", pdf)]
            posts.append(
                self._post("papier", f"{title} vom {date:%d.%m.%Y}", date, text, folder, files=files)
            )
        return posts

    def parcels(self, rows: Sequence[tuple[int, str, str, str]], *, unread_days: int = 2) -> list[Post]:
        posts: list[Post] = []
        for days, what, shop, number in rows:
            date = self._at(days, 9 * 60 + 24) if days else self._ago(95)
            day = spoken((date + dt.timedelta(days=1)).date(), "de")
            facts = [("Inhalt", what), ("Absender", shop), ("Sendungsnummer", number), ("Zustellung", day)]
            text = (
                f"Guten Tag,\n\nIhre Sendung von {shop} ist unterwegs und kommt voraussichtlich am {day}.\n\n"
                + "\n".join(f"{name}: {value}" for name, value in facts)
                + "\n\nPaketblitz"
            )
            page = notice(
                PAKET,
                "Ihr Paket ist unterwegs",
                [f"Voraussichtlich am {day}, zwischen 10 und 14 Uhr."],
                facts,
                3,
            )
            posts.append(
                self._post(
                    "paket",
                    f"Ihr Paket von {shop} ist unterwegs",
                    date,
                    text,
                    "INBOX",
                    html=page,
                    unread=days < unread_days,
                )
            )
        return posts

    def tickets(self, account: str, folder: str) -> list[Post]:
        posts: list[Post] = []
        for owner, days, language, subject, text in services.TICKETS:
            if owner != account:
                continue
            date = self._at(days, 12 * 60 + 31)
            english = language == "en"
            greeting = "Thank you for your booking.\n\n" if english else "Vielen Dank für Ihre Buchung.\n\n"
            name = "ticket.pdf" if english else "Fahrkarte.pdf"
            pdf = documents.page(subject.partition(": ")[2] or subject, text.splitlines())
            page = notice(BAHN, subject.partition(": ")[2], [greeting.strip(), text], [])
            posts.append(
                self._post(
                    "bahn",
                    subject,
                    date,
                    greeting + text + "\n\nNordbahn",
                    folder,
                    html=page,
                    files=[File(name, "application/pdf", pdf)],
                )
            )
        return posts

    def notices(self) -> list[Post]:
        return [
            self._post(sender, subject, self._at(days, 9 * 60 + (days * 7) % 300), text, "INBOX")
            for days, sender, _, subject, text in services.NOTICES
        ]

    def junk(self, folder: str) -> list[Post]:
        return [
            self._from(
                Person(name, address), subject, self._at(days, 3 * 60 + days), text, folder, unread=days < 20
            )
            for name, address, days, _, subject, text in JUNK
        ]

    def _letters(
        self,
        sender: str,
        look: Look,
        stories: Sequence[tuple[str, str]],
        folder: str,
        language: str,
        *,
        first: int,
        every: int,
        hour: int,
    ) -> list[Post]:
        posts: list[Post] = []
        header = File(
            "header.png",
            "image/png",
            pictures.banner(
                _rgb(look.accent), pictures.mix(_rgb(look.accent), _rgb(look.paper), 0.6), len(look.name)
            ),
            "header",
        )
        for number, lead in enumerate(stories):
            date = self._at(first + number * every, hour * 60 + number % 20)
            others = [stories[(number + step) % len(stories)] for step in (5, 8, 11)]
            issue = f"{look.claim} · {month(date, language)}"
            slug = f"{sender}/{date:%Y-%m-%d}"
            parts = [f"{look.name}: {look.claim}", lead[0].upper(), lead[1]]
            text = "\n\n".join(
                parts + [f"* {title}\n  {blurb}" for title, blurb in others] + ["-- ", look.footer]
            )
            address = PEOPLE[sender].email
            headers = {
                "List-Unsubscribe": f"<mailto:{address}?subject=unsubscribe>, <https://{sender}.example/unsubscribe>",
                "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
                "List-Id": f"{look.name} <news.{address.partition('@')[2]}>",
            }
            posts.append(
                self._post(
                    sender,
                    lead[0],
                    date,
                    text,
                    folder,
                    files=[header],
                    headers=headers,
                    html=newsletter(look, issue, lead, others, slug),
                    unread=number < 2,
                )
            )
        return posts

    def _post(
        self,
        sender: str,
        subject: str,
        date: dt.datetime,
        text: str,
        folder: str,
        *,
        html: str = "",
        files: Sequence[File] = (),
        headers: dict[str, str] | None = None,
        unread: bool = False,
    ) -> Post:
        return self._from(
            PEOPLE[sender],
            subject,
            date,
            text,
            folder,
            html=html,
            files=files,
            headers=headers,
            unread=unread,
        )

    def _from(
        self,
        sender: Person,
        subject: str,
        date: dt.datetime,
        text: str,
        folder: str,
        *,
        html: str = "",
        files: Sequence[File] = (),
        headers: dict[str, str] | None = None,
        unread: bool = False,
    ) -> Post:
        key = f"{self._owner.email} {sender.email} {subject} {date:%Y-%m-%d}"
        parcel = Parcel(
            key, sender, [self._owner], subject, date, text, html=html, files=files, headers=headers or {}
        )
        return Post(build(parcel), folder, () if unread else ("\\Seen",), date, own=False)

    def _at(self, days: int, minute_of_day: int) -> dt.datetime:
        return moment(self._now, Moment(days, minute_of_day), working_days=False)

    def _ago(self, minutes: int) -> dt.datetime:
        return moment(self._now, Moment(0, 0, minutes), working_days=False)


def _rgb(colour: str) -> tuple[int, int, int]:
    red, green, blue = (int(pair, 16) for pair in re.findall("[0-9a-f]{2}", colour))
    return red, green, blue

"""Invoices, parcels, tickets and junk: one message per row of content."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from app.demo import documents
from app.demo.clock import month, spoken
from app.demo.content.junk import JUNK
from app.demo.content.people import PEOPLE
from app.demo.content.services import PAPER_INVOICES, TICKETS
from app.demo.layouts import Look, notice
from app.demo.post import File, Person
from app.demo.single import Mailer
from app.demo.threads import Post

PDF = "application/pdf"
MONTHS = 14
UNREAD_DAYS = 2
UNREAD_JUNK_DAYS = 20

PAKET = Look(
    "Paketblitz", "", "#20242c", "#f1f2f5", "#d97706", "", "Diese Nachricht wurde automatisch erstellt."
)
BAHN = Look("Nordbahn", "", "#1c2733", "#eef2f6", "#1d4ed8", "", "Nordbahn · Gute Fahrt! · Have a good trip!")
FJORD = Look("Fjordhost", "", "#1d2b2a", "#edf3f2", "#0f766e", "", "Fjordhost runs on hydropower.")
PAPIER = Look(
    "Papierhaus Nord", "", "#2b2b2b", "#f3f0ea", "#7c5c3b", "", "Papierhaus Nord, seit 1924 am Fleet."
)


def hosting(mailer: Mailer, folder: str) -> list[Post]:
    """A monthly invoice with its PDF."""
    return [_hosting_invoice(mailer, folder, number) for number in range(MONTHS)]


def _hosting_invoice(mailer: Mailer, folder: str, number: int) -> Post:
    date = mailer.at(8 + number * 30, 6 * 60 + 12)
    title = f"Invoice FH-{20140 - number * 37}"
    items = [("Managed hosting, studio plan", 4900), ("Off-site backup, 500 GB", 1150)]
    if number == 5:
        items.append(("Domain nordlicht.example, one year", 1450))
    total = f"£{sum(cents for _, cents in items) * 120 // 100 / 100:.2f}"
    recipient = ["Studio Nordlicht", "Mara Lindqvist", "Kontorhof 7, Hamburg"]
    pdf = documents.invoice("Fjordhost", title, recipient, f"{date:%d.%m.%Y}", items, german=False)
    rows = [(what, f"£{cents / 100:.2f}") for what, cents in items] + [("Total incl. VAT", total)]
    paragraphs = [
        "Hello Mara,",
        f"Your invoice for {month(date, 'en')} is attached.\n"
        f"There is nothing to do: we collect {total} by direct debit in seven days.",
        "The Fjordhost team",
    ]
    return mailer.post(
        PEOPLE["fjord"],
        f"{title} for {month(date, 'en')}",
        date,
        "\n\n".join(paragraphs),
        folder,
        html=notice(FJORD, title, paragraphs, rows),
        files=[File(title.replace(" ", "-") + ".pdf", PDF, pdf)],
    )


def paper(mailer: Mailer, folder: str) -> list[Post]:
    posts: list[Post] = []
    for days, title, items in PAPER_INVOICES:
        date = mailer.at(days, 14 * 60 + 5)
        recipient = ["Studio Nordlicht", "Buchhaltung", "Kontorhof 7, Hamburg"]
        pdf = documents.invoice(
            "Papierhaus Nord", title, recipient, f"{date:%d.%m.%Y}", list(items), german=True
        )
        paragraphs = ["Guten Tag,", f"im Anhang finden Sie die {title}. Vielen Dank für Ihre Bestellung!"]
        rows = [(what, f"{cents / 100:.2f} €".replace(".", ",")) for what, cents in items]
        posts.append(
            mailer.post(
                PEOPLE["papier"],
                f"{title} vom {date:%d.%m.%Y}",
                date,
                "\n\n".join([*paragraphs, "Papierhaus Nord"]),
                folder,
                html=notice(PAPIER, title, paragraphs, rows),
                files=[File(title.replace(" ", "-") + ".pdf", PDF, pdf)],
            )
        )
    return posts


def parcels(mailer: Mailer, rows: Sequence[tuple[int, str, str, str]]) -> list[Post]:
    posts: list[Post] = []
    for days, what, shop, number in rows:
        date = mailer.at(days, 9 * 60 + 24) if days else mailer.ago(95)
        day = spoken((date + dt.timedelta(days=1)).date(), "de")
        facts = [("Inhalt", what), ("Absender", shop), ("Sendungsnummer", number), ("Zustellung", day)]
        sentence = f"Ihre Sendung von {shop} kommt voraussichtlich am {day} zwischen 10 und 14 Uhr."
        listed = "\n".join(f"{name}: {value}" for name, value in facts)
        posts.append(
            mailer.post(
                PEOPLE["paket"],
                f"Ihr Paket von {shop} ist unterwegs",
                date,
                f"Guten Tag,\n\n{sentence}\n\n{listed}\n\nPaketblitz",
                "INBOX",
                html=notice(PAKET, "Ihr Paket ist unterwegs", [sentence], facts, steps=3),
                unread=days < UNREAD_DAYS,
            )
        )
    return posts


def tickets(mailer: Mailer, account: str, folder: str) -> list[Post]:
    """account: "work" or "private", as the rows name it."""
    posts: list[Post] = []
    for owner, days, language, subject, text in TICKETS:
        if owner != account:
            continue
        thanks = "Thank you for your booking." if language == "en" else "Vielen Dank für Ihre Buchung."
        route = subject.partition(": ")[2]
        pdf = documents.page(route, text.splitlines())
        posts.append(
            mailer.post(
                PEOPLE["bahn"],
                subject,
                mailer.at(days, 12 * 60 + 31),
                f"{thanks}\n\n{text}\n\nNordbahn",
                folder,
                html=notice(BAHN, route, [thanks, text], []),
                files=[File("ticket.pdf" if language == "en" else "Fahrkarte.pdf", PDF, pdf)],
            )
        )
    return posts


def junk(mailer: Mailer, folder: str) -> list[Post]:
    return [
        mailer.post(
            Person(name, address),
            subject,
            mailer.at(days, 3 * 60 + days),
            text,
            folder,
            unread=days < UNREAD_JUNK_DAYS,
        )
        for name, address, days, _, subject, text in JUNK
    ]

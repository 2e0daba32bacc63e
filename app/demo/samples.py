"""The demo's sample mail: a studio's IMAP account and a private POP3 account; same now, same bytes."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence

from app.demo.clock import local
from app.demo.content import (
    folders,
    letterpress,
    leuchtturm,
    notices,
    office,
    private,
    services,
    upcoming,
    website,
)
from app.demo.content.people import PEOPLE
from app.demo.machines import hosting, junk, paper, parcels, tickets
from app.demo.periodicals import GRID, HOF, SEITE, TYPO, issues
from app.demo.post import Parcel, build
from app.demo.script import read
from app.demo.single import Mailer
from app.demo.threads import Post, Writer
from app.quick_dataclass import dataclass

IMAP_EMAIL = PEOPLE["mara"].email
POP3_EMAIL = PEOPLE["ich"].email
OWNER_NAME = PEOPLE["mara"].name
IMAP_NAME = "Nordlicht"
POP3_NAME = "Privat"

ROLES: Mapping[str, str] = {
    "INBOX": "",
    "Drafts": "\\Drafts",
    "Sent": "\\Sent",
    "Archive": "\\Archive",
    "Junk": "\\Junk",
    "Trash": "\\Trash",
}

_WORK_SCRIPTS = (office.SCRIPT, leuchtturm.SCRIPT, website.SCRIPT, folders.SCRIPT, letterpress.SCRIPT)
_PRIVATE_SCRIPTS = (private.SCRIPT, notices.SCRIPT)


@dataclass(frozen=True, slots=True)
class DemoMail:
    """All messages as RFC 5322 bytes with CRLF.

    imap: folder → (raw, IMAP flags, seconds since 1970), oldest first. pop3: oldest first. upcoming:
    (address of the account, raw) in the order of delivery, dated `now`. now: seconds since 1970.
    """

    now: float
    imap: Mapping[str, Sequence[tuple[bytes, tuple[str, ...], float]]]
    pop3: Sequence[tuple[bytes, float]]
    upcoming: Sequence[tuple[str, bytes]]


@functools.lru_cache(maxsize=2)
def generate(now: float) -> DemoMail:
    """Some 330 messages of the fourteen months before `now`; the same bytes for the same `now`."""
    return DemoMail(now, _imap(now), _pop3(now), _upcoming(now))


def _imap(now: float) -> dict[str, list[tuple[bytes, tuple[str, ...], float]]]:
    writer = Writer(PEOPLE, "mara", now, working_days=True)
    posts = [post for script in _WORK_SCRIPTS for thread in read(script) for post in writer.write(thread)]
    mailer = Mailer(PEOPLE["mara"], now)
    posts += issues(GRID, mailer, "Newsletter") + issues(TYPO, mailer, "Newsletter")
    posts += hosting(mailer, "Archive") + paper(mailer, "Archive") + parcels(mailer, services.PARCELS_WORK)
    posts += tickets(mailer, "work", "Reisen") + junk(mailer, "Junk")
    year = local(now).year
    names = (
        "Projekte",
        "Projekte/Leuchtturm",
        "Projekte/Website",
        "Newsletter",
        "Reisen",
        f"Archive/{year - 1}",
    )
    boxes: dict[str, list[tuple[bytes, tuple[str, ...], float]]] = {name: [] for name in (*ROLES, *names)}
    for post in _by_date(posts):
        folder = post.folder
        if folder == "Archive" and post.date.year < year:
            folder = f"Archive/{year - 1}"
        boxes[folder].append((post.raw, post.flags, post.date.timestamp()))
    return boxes


def _pop3(now: float) -> list[tuple[bytes, float]]:
    writer = Writer(PEOPLE, "ich", now, working_days=False)
    written = [
        post for script in _PRIVATE_SCRIPTS for thread in read(script) for post in writer.write(thread)
    ]
    mailer = Mailer(PEOPLE["ich"], now)
    posts = [post for post in written if not post.own]
    posts += issues(SEITE, mailer, "INBOX") + issues(HOF, mailer, "INBOX")
    posts += parcels(mailer, services.PARCELS_PRIVATE) + tickets(mailer, "private", "INBOX")
    return [(post.raw, post.date.timestamp()) for post in _by_date(posts)]


def _upcoming(now: float) -> list[tuple[str, bytes]]:
    listed: list[tuple[str, bytes]] = []
    for thread in read(upcoming.SCRIPT):
        owner = PEOPLE["mara" if thread.folder == "work" else "ich"]
        letter = thread.letters[0]
        headers = {"Content-Language": thread.language}
        key, sender = f"upcoming {thread.subject}", PEOPLE[letter.sender]
        parcel = Parcel(key, sender, [owner], thread.subject, local(now), letter.text, headers=headers)
        listed.append((owner.email, build(parcel)))
    return listed


def _by_date(posts: Iterable[Post]) -> list[Post]:
    return sorted(posts, key=lambda post: post.date)

"""Which releases there are: one small JSON file by https, asked for without a word about who asks.

    {"format": 1, "releases": [{"version": "1.2.0", "date": "2027-03-01", "notes": "…", "page": "https://…"}]}

Nothing is downloaded beside it, and nothing installed. What stands in it is read as a stranger's.
"""

from __future__ import annotations

import json
import os
import re
import unicodedata

from app.errors import ErrorKind, MailError
from app.model.release import Release, is_newer, is_release, newest
from app.transport.https_target import parse
from app.transport.public_https import Limits, PublicHttps

FEED = "https://depesche.github.io/releases.json"
VARIABLE = "DEPESCHE_RELEASES"
"""Of the environment: another feed, for whoever distributes the program; https as well."""

_LIMITS = Limits(seconds=20.0, octets=256 * 1024, redirects=0)
_FORMAT = 1
_MOST_RELEASES = 200
_LONGEST_NOTES, _MOST_LINES = 6_000, 200
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def address() -> str:
    """The feed of releases; the environment may name another one (`VARIABLE`)."""
    return os.environ.get(VARIABLE) or FEED


def ask(https: PublicHttps, url: str, current: str) -> Release | None:
    """The newest release, if it is newer than `current`.

    Raises MailError as `PublicHttps.ask` does, and PROTOCOL for an answer that is no such file.
    """
    answer = https.ask(url, accept="application/json", limits=_LIMITS)
    return newest(tuple(each for each in read(answer.body, parse(url).host) if is_newer(each.version, current)))


def read(octets: bytes, host: str) -> list[Release]:
    """What can be used of the feed; links only to `host`. Raises MailError(PROTOCOL)."""
    try:
        held = json.loads(octets)
    except (ValueError, RecursionError) as error:
        raise _unreadable() from error
    listed = held.get("releases") if isinstance(held, dict) and held.get("format") == _FORMAT else None
    if not isinstance(listed, list):
        raise _unreadable()
    return [made for each in listed[:_MOST_RELEASES] if isinstance(each, dict)
            if (made := _release(each, host)) is not None]


def _release(held: dict[str, object], host: str) -> Release | None:
    version = _text(held.get("version"))
    if not is_release(version):
        return None
    date = _text(held.get("date"))
    return Release(version, date if _DATE.fullmatch(date) else "", _plain(_text(held.get("notes"))),
                   _page(_text(held.get("page")), host))


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _plain(text: str) -> str:
    """Letters, signs and line breaks: nothing that turns writing round, hides, or moves a cursor."""
    text = text[:4 * _LONGEST_NOTES].replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(each if each == "\n" or unicodedata.category(each)[0] != "C" else " " if each == "\t" else ""
                   for each in text.replace("\u2028", "\n").replace("\u2029", "\n"))
    lines = kept.strip().split("\n")[:_MOST_LINES]
    short = "\n".join(lines)[:_LONGEST_NOTES].rstrip()
    return f"{short} …" if len(short) < len(kept.strip()) else short


def _page(url: str, host: str) -> str:
    try:
        target = parse(url)
    except MailError:
        return ""
    return url if target.host == host and target.port == 443 and url.isascii() else ""


def _unreadable() -> MailError:
    return MailError(ErrorKind.PROTOCOL, "The list of releases can't be read. Try again later.")

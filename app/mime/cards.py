"""The cards of a message: what its parts and its header offer beside the text. Never raises."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.mime.calendar import invitation
from app.mime.header import fields
from app.mime.report import report
from app.mime.unsubscribe import unsubscribe
from app.mime.vcard import card
from app.model.cards import Card, Invitation
from app.model.message import Attachment

MAX_CARDS = 5
MAX_OCTETS = 1_000_000
_CALENDARS = frozenset({"text/calendar", "application/ics", "application/calendar"})
_CONTACTS = frozenset({"text/vcard", "text/x-vcard", "text/directory", "application/vcard"})
_UNKNOWN = frozenset({"application/octet-stream", "text/plain"})


def cards(header: bytes, files: Sequence[Attachment], octets_of: Callable[[str], bytes]) -> tuple[Card, ...]:
    """At most five. `octets_of` gives the decoded octets of a section; parts over 1 MB stay files only."""
    found: list[Card] = []
    for file in files:
        if len(found) < MAX_CARDS and 0 < file.size <= MAX_OCTETS:
            made = _made(file, octets_of)
            if made is not None and not _known(made, found):
                found.append(made)
    told = report(header, files, octets_of)
    if told is not None:
        found.insert(0, told)
    leave = unsubscribe(fields(header))
    return (*found, leave) if leave is not None else tuple(found)


def _made(file: Attachment, octets_of: Callable[[str], bytes]) -> Card | None:
    name = file.name.lower()
    if file.content_type in _CALENDARS or (file.content_type in _UNKNOWN and name.endswith(".ics")):
        return invitation(file.part, octets_of(file.part))
    if file.content_type in _CONTACTS or (file.content_type in _UNKNOWN and name.endswith(".vcf")):
        return card(file.part, octets_of(file.part))
    return None


def _known(made: Card, found: Sequence[Card]) -> bool:
    """Calendar programs send the same event as a part and as a file."""
    return isinstance(made, Invitation) and any(
        isinstance(each, Invitation) and (each.uid, each.method, each.occurrence)
        == (made.uid, made.method, made.occurrence) for each in found)

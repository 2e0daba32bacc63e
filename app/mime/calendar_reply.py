"""The answer to an invitation: an iTIP REPLY (RFC 5546 3.2.3) as mail (iMIP, RFC 6047)."""

from __future__ import annotations

import base64
import time
import uuid
from email.utils import formatdate

from app.errors import ErrorKind, MailError
from app.mime import time_zones, wire
from app.mime.address import ascii_address
from app.mime.compose import message_id
from app.mime.header import clean
from app.model.cards import Answer, EventTime, Invitation
from app.model.message import Address, Draft

_FOLD = 73
"""Octets in a content line (RFC 5545 3.1: 75 at most) without the blank that continues it."""


def build(invitation: Invitation, me: Address, answer: Answer, *, subject: str, text: str,
          date: float | None = None) -> bytes:
    """The whole message from `me` to the organiser; `subject` and `text` are words for people.

    `date` is in seconds since the epoch (default: now). Raises MailError(USAGE) where there is nobody to answer to,
    or nothing to name the event by.
    """
    if invitation.organiser is None or not invitation.uid:
        raise MailError(ErrorKind.USAGE, "The invitation names no organiser to whom an answer could go: write to the "
                        "sender instead.")
    moment = time.time() if date is None else date
    head = (f"Date: {formatdate(moment, localtime=True)}\r\n"
            + wire.address_field("From", (me,)) + wire.address_field("To", (invitation.organiser,))
            + wire.unstructured("Subject", clean(subject, 500))
            + wire.identifiers("Message-ID", (message_id(Draft(me)),))
            + "MIME-Version: 1.0\r\nUser-Agent: Depesche\r\n")
    boundary = f"=_{uuid.uuid4().hex}"
    return "".join((
        head, f'Content-Type: multipart/alternative;\r\n boundary="{boundary}"\r\n\r\n',
        f"--{boundary}\r\nContent-Type: text/plain; charset=utf-8\r\n", _encoded(text.replace("\n", "\r\n")),
        f"--{boundary}\r\nContent-Type: text/calendar; charset=utf-8; method=REPLY\r\n",
        _encoded(calendar(invitation, me, answer, moment)), f"--{boundary}--\r\n")).encode("ascii")


def calendar(invitation: Invitation, me: Address, answer: Answer, moment: float) -> str:
    """The VCALENDAR; `moment` is its DTSTAMP."""
    email = ascii_address(me.email)
    if email is None or invitation.organiser is None:
        raise MailError(ErrorKind.USAGE, "The invitation can't be answered from this address.")
    name = "".join(c for c in clean(me.name, 200) if c not in '";:,^')
    common = f';CN="{name}"' if name else ""
    given = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Depesche//EN", "METHOD:REPLY", "BEGIN:VEVENT",
             f"UID:{_text(invitation.uid)}", f"DTSTAMP:{_utc(moment)}",
             f"ORGANIZER:mailto:{ascii_address(invitation.organiser.email)}",
             f"ATTENDEE;PARTSTAT={answer.value}{common}:mailto:{email}", f"SEQUENCE:{invitation.sequence}"]
    given += [line for line in (_when("RECURRENCE-ID", invitation.occurrence), _when("DTSTART", invitation.start),
                                _when("DTEND", invitation.end)) if line]
    if invitation.summary:
        given.append(f"SUMMARY:{_text(invitation.summary)}")
    given += ["END:VEVENT", "END:VCALENDAR"]
    return "".join(f"{_folded(line)}\r\n" for line in given)


def _when(name: str, moment: EventTime | None) -> str:
    """In UTC where the zone is known: then no VTIMEZONE is needed. A time without a zone stays that."""
    if moment is None:
        return ""
    if moment.is_day:
        return f"{name};VALUE=DATE:{moment.wall.replace('-', '')}"
    if moment.seconds is None:
        return f"{name}:{moment.wall.replace('-', '').replace(':', '')}"
    return f"{name}:{_utc(moment.seconds)}"


def _utc(seconds: float) -> str:
    return f"{time_zones.utc(seconds):%Y%m%dT%H%M%SZ}"


def _text(value: str) -> str:
    value = clean(value, 1000)
    return value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def _folded(line: str) -> str:
    """Cut between characters, never within one."""
    pieces: list[bytes] = [b""]
    for char in line:
        octets = char.encode("utf-8", "replace")
        if len(pieces[-1]) + len(octets) > _FOLD:
            pieces.append(b"")
        pieces[-1] += octets
    return "\r\n ".join(piece.decode("utf-8") for piece in pieces)


def _encoded(text: str) -> str:
    whole = base64.b64encode(text.encode("utf-8", "replace")).decode("ascii")
    lines = "".join(f"{whole[at:at + 76]}\r\n" for at in range(0, len(whole), 76))
    return f"Content-Transfer-Encoding: base64\r\n\r\n{lines}"

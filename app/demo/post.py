"""Sample letters become RFC 5322 messages: deterministic, CRLF, with everything a real one carries."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Sequence
from dataclasses import field
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from app.quick_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    email: str
    signature: str = ""

    @property
    def address(self) -> Address:
        local, _, domain = self.email.partition("@")
        return Address(self.name, local, domain)


@dataclass(frozen=True, slots=True)
class File:
    """An attachment, or with `cid` an image inside the HTML."""

    name: str
    mime: str
    data: bytes
    cid: str = ""


@dataclass(frozen=True, slots=True)
class Parcel:
    """One message before it is built. `key` makes its Message-ID and boundaries; it must be unique."""

    key: str
    sender: Person
    to: Sequence[Person]
    subject: str
    date: dt.datetime
    text: str
    cc: Sequence[Person] = ()
    html: str = ""
    files: Sequence[File] = ()
    calendar: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    references: Sequence[str] = ()


def message_id(key: str, sender: Person) -> str:
    return f"<{_digest(key)[:20]}@{sender.email.rpartition('@')[2]}>"


def build(parcel: Parcel) -> bytes:
    message = EmailMessage(policy=SMTP)
    message["From"] = parcel.sender.address
    message["To"] = [person.address for person in parcel.to]
    if parcel.cc:
        message["Cc"] = [person.address for person in parcel.cc]
    message["Subject"] = parcel.subject
    message["Date"] = format_datetime(parcel.date)
    message["Message-ID"] = message_id(parcel.key, parcel.sender)
    if parcel.references:
        message["In-Reply-To"] = parcel.references[-1]
        message["References"] = " ".join(parcel.references)
    message.set_content(
        parcel.text.rstrip("\n") + "\n", charset=_charset(parcel.text), cte=_transfer(parcel.text)
    )
    if parcel.html:
        _add_html(message, parcel)
    if parcel.calendar:
        message.add_alternative(parcel.calendar, subtype="calendar", params={"method": "REQUEST"})
    for file in parcel.files:
        if not file.cid:
            main, _, sub = file.mime.partition("/")
            message.add_attachment(file.data, maintype=main, subtype=sub, filename=file.name)
    # Last, as setting the content drops every Content-* field.
    for name, value in parcel.headers.items():
        message[name] = value
    for number, part in enumerate(part for part in message.walk() if part.is_multipart()):
        part.set_boundary(f"=_{_digest(parcel.key)[20:36]}_{number}")
    return message.as_bytes()


def _add_html(message: EmailMessage, parcel: Parcel) -> None:
    message.add_alternative(parcel.html, subtype="html")
    pictures = [file for file in parcel.files if file.cid]
    page = list(message.iter_parts())[-1]
    for file in pictures:
        main, _, sub = file.mime.partition("/")
        if isinstance(page, EmailMessage):
            page.add_related(
                file.data, main, sub, cid=f"<{file.cid}>", filename=file.name, disposition="inline"
            )


def _charset(text: str) -> str:
    return "us-ascii" if text.isascii() else "utf-8"


def _transfer(text: str) -> str:
    """What a mail program would take: plain where it can, base64 for Japanese, else quoted-printable."""
    if text.isascii() and max(map(len, text.splitlines() or [""])) < 900:
        return "7bit"
    return "base64" if re.search(r"[\u3000-\u9fff]", text) else "quoted-printable"


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()

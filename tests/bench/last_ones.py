"""Two messages newer than any of a corpus: a newsletter with pictures of its own, and a few words."""

from __future__ import annotations

import email
import email.policy
from email.utils import formatdate

from app.demo.samples import generate

_EPOCH, _STEP = 1_700_000_000, 600
"""As corpus.py dates its messages."""
_PHOTOGRAPHS = 100_000
"""A message of more octets has some."""


def page(subject: str, number: int) -> bytes:
    """The demo's largest newsletter."""
    posts = generate(_EPOCH).imap
    raw = max((raw for each in posts.values() for raw, _, _ in each if b"text/html" in raw and len(raw) < _PHOTOGRAPHS),
              key=len)
    message = email.message_from_bytes(raw, policy=email.policy.SMTP)
    for name, value in (("Subject", subject), ("Date", _date(number)), ("Message-ID", f"<page-{number}@example.org>")):
        del message[name]
        message[name] = value
    for name in ("In-Reply-To", "References"):
        del message[name]
    return message.as_bytes()


def text(subject: str, body: str, number: int) -> bytes:
    return "\r\n".join([
        "From: Mara Lindqvist <mara@nordlicht.example>", "To: jonas@example.org", f"Subject: {subject}",
        f"Date: {_date(number)}", f"Message-ID: <text-{number}@example.org>", "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8", "", body, ""]).encode()


def _date(number: int) -> str:
    return formatdate(_EPOCH + number * _STEP)

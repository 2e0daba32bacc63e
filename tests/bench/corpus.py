"""Deterministic mail for measurements: sizes as in a real mailbox (median 24 kB, mean 41 kB), or small ones."""

from __future__ import annotations

import base64
import random
from collections.abc import Iterator
from email.utils import formatdate

_WORDS = (
    "meeting", "report", "project", "invoice", "please", "review", "attached", "update", "schedule", "release",
    "budget", "server", "deadline", "question", "answer", "team", "customer", "order", "shipping", "contract",
    "travel", "ticket", "account", "holiday", "weekly", "notes", "draft", "proposal", "Übersicht", "Rechnung",
    "Größe", "Besprechung", "Änderung", "Straße", "morgen", "Büro", "Grüße", "Bestellung", "Lieferung", "nächste")
_PEOPLE = ("Mara Lindqvist <mara@nordlicht.example>", "Jonas Weber <jonas@example.org>", "Ana Silva <ana@example.net>",
           "=?utf-8?q?J=C3=BCrgen_M=C3=BCller?= <juergen@example.com>", "list@lists.example.org")
NEEDLE = "schneckentempo"
"""A word in the bodies of `needles(count)` and in no other message."""


def needles(count: int) -> frozenset[int]:
    """The oldest, the middle one and the newest."""
    return frozenset({0, count // 2, count - 1})


def messages(count: int, seed: int = 1) -> Iterator[bytes]:
    """`count` messages with CRLF line ends, oldest first; the same arguments give the same octets."""
    source = random.Random(seed)
    noise = source.randbytes(3_000_000)
    marked = needles(count)
    for number in range(count):
        yield _message(source, noise, number, NEEDLE if number in marked else "")


def small_messages(count: int, seed: int = 2) -> Iterator[bytes]:
    """`count` plain messages of about 1.5 kB, as above."""
    source = random.Random(seed)
    body = _lines(source, 20_000)
    for number in range(count):
        start = body.index("\r\n", source.randrange(0, 18_000)) + 2
        text = f"Message {number}.\r\n{body[start:start + 950]}"
        yield "\r\n".join([*_head(source, number), "Content-Type: text/plain; charset=utf-8",
                            "Content-Transfer-Encoding: 8bit", "", text, ""]).encode()


def _message(source: random.Random, noise: bytes, number: int, word: str) -> bytes:
    size = min(4_000_000, int(source.lognormvariate(9.175, 1.55)))
    boundary = f"=_b{number}"
    head = _head(source, number)
    body = f"{word}\r\n" * bool(word) + _lines(source, min(size, 6_000))
    if size < 8_000:
        return "\r\n".join([*head, "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit", "",
                            body, ""]).encode()
    start = source.randrange(0, len(noise) - 1_000)
    octets = (noise[start:] + noise)[:min(size, 2_900_000) * 3 // 4]
    encoded = base64.encodebytes(octets).replace(b"\n", b"\r\n")
    html = f"<html><body><h1>{_text(source, 4)}</h1><p>{body}</p></body></html>"
    first = "\r\n".join([
        *head, f'Content-Type: multipart/mixed; boundary="{boundary}"', "", f"--{boundary}",
        f'Content-Type: multipart/alternative; boundary="{boundary}a"', "", f"--{boundary}a",
        "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit", "", body, f"--{boundary}a",
        "Content-Type: text/html; charset=utf-8", "Content-Transfer-Encoding: 8bit", "", html, f"--{boundary}a--",
        f"--{boundary}", f'Content-Type: application/pdf; name="report-{number}.pdf"',
        f'Content-Disposition: attachment; filename="report-{number}.pdf"', "Content-Transfer-Encoding: base64", "",
        ""])
    return first.encode() + encoded + f"--{boundary}--\r\n".encode()


def _head(source: random.Random, number: int) -> list[str]:
    when = formatdate(1_700_000_000 + number * 600)
    head = [
        f"Return-Path: <bounce-{number}@example.org>",
        f"Received: from mx{number % 9}.example.org by mail.example.net with ESMTPS id {number:08x}; {when}",
        f"From: {source.choice(_PEOPLE)}", f"To: {source.choice(_PEOPLE)}", f"Subject: {_text(source, 6)} {number}",
        f"Date: {when}", f"Message-ID: <bench-{number}@example.org>", "MIME-Version: 1.0"]
    if number % 3:
        head.append(f"In-Reply-To: <bench-{number - 1}@example.org>")
    return head


def _text(source: random.Random, words: int) -> str:
    text = " ".join(source.choice(_WORDS) for _ in range(words))
    return text if text.isascii() else text.encode("ascii", "xmlcharrefreplace").decode()


def _lines(source: random.Random, size: int) -> str:
    lines, length = [], 0
    while length < size:
        line = " ".join(source.choice(_WORDS) for _ in range(10))
        lines.append(line)
        length += len(line) + 2
    return "\r\n".join(lines)

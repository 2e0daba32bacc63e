"""Deterministic mail for measurements: sizes as in a real mailbox (median about 9 kB, mean about 40 kB)."""

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


def messages(count: int, seed: int = 1) -> Iterator[bytes]:
    """`count` messages with CRLF line ends, oldest first; the same arguments give the same octets."""
    source = random.Random(seed)
    noise = source.randbytes(3_000_000)
    for number in range(count):
        yield _message(source, noise, number)


def _message(source: random.Random, noise: bytes, number: int) -> bytes:
    size = min(4_000_000, int(source.lognormvariate(9.1, 1.55)))
    boundary = f"=_b{number}"
    head = [
        f"Return-Path: <bounce-{number}@example.org>",
        f"Received: from mx{number % 9}.example.org by mail.example.net with ESMTPS id {number:08x}; "
        + formatdate(1_700_000_000 + number * 600),
        f"From: {source.choice(_PEOPLE)}", f"To: {source.choice(_PEOPLE)}",
        f"Subject: {_text(source, 6)} {number}", f"Date: {formatdate(1_700_000_000 + number * 600)}",
        f"Message-ID: <bench-{number}@example.org>", "MIME-Version: 1.0"]
    if number % 3:
        head.append(f"In-Reply-To: <bench-{number - 1}@example.org>")
    body = _lines(source, min(size, 6_000))
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

"""Messages made to stop a mail program, generated: for tests and measurements."""

from __future__ import annotations

import base64
import gzip
import io
import struct
import zipfile
import zlib
from collections.abc import Callable

_HEAD = b"From: Eve <eve@example.org>\r\nTo: ben@example.org\r\nSubject: Bomb\r\nMIME-Version: 1.0\r\n"
_HTML = _HEAD + b"Content-Type: text/html; charset=utf-8\r\n\r\n"


def mixed(*parts: bytes, subtype: bytes = b"mixed") -> bytes:
    """One message with these parts, each with its header."""
    return (_HEAD + b"Content-Type: multipart/" + subtype + b"; boundary=b\r\n\r\n"
            + b"".join(b"--b\r\n" + part + b"\r\n" for part in parts) + b"--b--\r\n")


def file(name: str, content_type: str, data: bytes) -> bytes:
    return (f'Content-Type: {content_type}; name="{name}"\r\nContent-Disposition: attachment\r\n'
            "Content-Transfer-Encoding: base64\r\n\r\n").encode() + base64.encodebytes(data)


def zip_bomb(octets: int = 50 << 20) -> bytes:
    """Some ten kilobytes that would unpack to `octets`."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("0.txt", "w") as entry:
        for _ in range(octets >> 20):
            entry.write(bytes(1 << 20))
    return out.getvalue()


def png(width: int, height: int) -> bytes:
    """A few hundred octets that claim this size."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(bytes(100_000))) + chunk(b"IEND", b""))


def _deep(levels: int) -> bytes:
    return _HEAD + b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (level, level)
                            for level in range(levels)) + b"\r\nx"


def _nested_messages(levels: int) -> bytes:
    return _HEAD + b"Content-Type: message/rfc822\r\n\r\n" * levels + b"x"


def _calendar(lines: bytes) -> bytes:
    return mixed(b"Content-Type: text/calendar; method=REQUEST\r\n\r\n"
                 b"BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\n" + lines + b"END:VEVENT\r\nEND:VCALENDAR\r\n")


MESSAGES: dict[str, Callable[[], bytes]] = {
    "depth 10,000": lambda: _deep(10_000),
    "messages in messages, 10,000": lambda: _nested_messages(10_000),
    "100,000 parts": lambda: mixed(*[b"\r\nx"] * 100_000),
    "100,000 attachments": lambda: mixed(*[b"Content-Disposition: attachment; filename=a\r\n\r\nx"] * 100_000),
    "10 MB header": lambda: b"Subject: " + b"a" * 10_000_000 + b"\r\n\r\nx",
    "10 MB of fields": lambda: b"X-A: b\r\nTo: a@b.example\r\n" * 400_000 + b"\r\nx",
    "20,000 addresses": lambda: b"To: " + b", ".join(b'"Name %d" <u%d@example.org>' % (n, n) for n in range(20_000))
    + b"\r\nFrom: " + b"(" * 100_000 + b"\r\n\r\nx",
    "3 MB HTML": lambda: _HTML + b"<table><tr><td style='color:#123'>cell</td></tr></table>\n" * 55_000,
    "3 MB HTML, nested": lambda: _HTML + b"<div><b>" * 375_000,
    "3 MB HTML, one word": lambda: _HTML + b"<p>" + b"w" * 3_000_000,
    "3 MB HTML, links": lambda: _HTML + b"<a href='https://a.example/'>b.example</a> " * 70_000,
    "3 MB HTML, styles": lambda: _HTML + b"<style>p{color:red}</style><p style='margin:1px'>x" * 60_000,
    "3 MB HTML, quotes": lambda: _HTML + b"<blockquote type=cite>" * 130_000,
    "HTML with 5,000 remote images": lambda: _HTML + b"".join(b"<img src='https://a.example/%d'>" % n
                                                            for n in range(5_000)),
    "10 MB of quotes": lambda: _HEAD + b"\r\n" + b"> " * 5_000_000,
    "10 MB in one line": lambda: _HEAD + b"\r\n" + b"a@b.example http://c.example/ " * 350_000,
    "zip bomb": lambda: mixed(b"\r\nSee the archive", file("bomb.zip", "application/zip", zip_bomb())),
    "gzip bomb as text": lambda: mixed(file("bomb.txt", "text/plain", gzip.compress(bytes(50 << 20)))),
    "PNG that claims 60,000 × 60,000": lambda: mixed(
        b"Content-Type: text/html\r\n\r\n<img src=cid:a>",
        b"Content-Type: image/png\r\nContent-ID: <a>\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + base64.encodebytes(png(60_000, 60_000)), subtype=b"related"),
    "900 inline pictures": lambda: mixed(
        b"Content-Type: text/html\r\n\r\n" + b"".join(b"<img src=cid:a%d>" % n for n in range(900)),
        *(b"Content-Type: image/png\r\nContent-ID: <a%d>\r\n\r\n" % n + b"x" * 20_000 for n in range(900)),
        subtype=b"related"),
    "calendar: 20,000 guests": lambda: _calendar(b"ATTENDEE;CN=x:mailto:a@b.example\r\n" * 20_000),
    "calendar: every second for ever": lambda: _calendar(
        b"DTSTART:20260101T000000Z\r\nRRULE:FREQ=SECONDLY\r\n" + b"RDATE:20260101T000000Z\r\n" * 20_000),
    "vCard: 30,000": lambda: mixed(
        b"Content-Type: text/vcard\r\n\r\n" + b"BEGIN:VCARD\r\nFN:x\r\nEND:VCARD\r\n" * 30_000),
    "winmail.dat: 100,000 files": lambda: mixed(file("winmail.dat", "application/ms-tnef", struct.pack(
        "<IH", 0x223E9F78, 1) + struct.pack("<BIIH", 2, 0x69002, 0, 0) * 100_000)),
    "20 MB base64": lambda: mixed(file("big.bin", "application/octet-stream", bytes(20 << 20))),
    "octets that are no mail": lambda: bytes(range(256)) * 40_000,
    "nothing": lambda: b"",
    "20,000 encoded words": lambda: b"Subject: " + b" =?utf-8?q?=C3=BC?=" * 20_000 + b"\r\n\r\nx",
    "flowed 5 MB": lambda: _HEAD + b"Content-Type: text/plain; format=flowed\r\n\r\n" + b"> a \r\n" * 800_000,
}

"""The targets by name: what `make fuzz` drives, and what the tests replay."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from tests.fuzz import seeds

CORPUS = Path(__file__).with_name("corpus")


@dataclass(frozen=True, slots=True)
class Target:
    """`module` holds the `function`; `watched` are the packages whose coverage leads the search; `words` are
    what a mutation may put in; `largest` is in octets."""

    module: str
    watched: tuple[str, ...]
    seeds: Sequence[bytes]
    words: tuple[bytes, ...] = ()
    largest: int = 4_096
    function: str = "target"

    def load(self) -> Callable[[bytes], None]:
        found: Callable[[bytes], None] = getattr(import_module(f"tests.fuzz.{self.module}"), self.function)
        return found


def _small(function: str, watched: str, given: Sequence[bytes], *words: bytes) -> Target:
    return Target("small_readers", (watched,), given, words, function=function)


_IMAP_WORDS = (
    b"* 1 FETCH (", b"UID 2", b"FLAGS (", b"BODY[]", b"BODY[]<0>", b"BODY[HEADER.FIELDS (FROM)]<0>", b"RFC822.SIZE 3",
    b"BODYSTRUCTURE (", b'INTERNALDATE "', b"X-GM-LABELS (", b"X-GM-MSGID 1", b"EMAILID (a)", b"MODSEQ (1)", b"NIL",
    b"\x01", b"\x02", b"\x03", b"\x04 OK", b"D1 OK", b"D2 OK", b"{3}\r\n", b"{3}\n", b"{3+}\r\n", b"~{3}\r\n", b"\r\n",
    b"* BYE", b"* VANISHED (EARLIER) 1:2", b"* 1 EXPUNGE\r\n", b"* 3 EXISTS\r\n", b"* ESEARCH UID ALL 1:3\r\n",
    b"[UIDVALIDITY 7]", b"[UIDNEXT 8]", b"[HIGHESTMODSEQ 9]", b"* SEARCH 1 2\r\n",
)  # fmt: skip

TARGETS: dict[str, Target] = {
    "imap_fetch": Target("imap_fetch", ("app.backends.imap",), seeds.IMAP_FETCH, _IMAP_WORDS),
    "imap_sync": Target("imap_sync", ("app.backends.imap",), seeds.IMAP_SYNC, _IMAP_WORDS),
    "pop3": Target("pop3_session", ("app.backends",), seeds.POP3, (
        b"+OK", b"-ERR", b"\r\n.\r\n", b"\r\n..", b"\x03", b"PIPELINING", b"TOP", b"UIDL", b"SASL PLAIN", b"EXPIRE 0",
        b"[SYS/TEMP]", b"[IN-USE]", b"+OK 3 60", b"1 a", b"2 new", b"+ ", b"\n", b"9999999999")),
    "mime": Target("mime_opening", ("app.mime", "app.crypto", "app.engine.viewing", "app.engine.opened_view"),
                   seeds.MIME, (
        b"Content-Type: ", b"multipart/mixed; boundary=b", b"\r\n--b\r\n", b"\r\n--b--", b"text/html", b"text/plain",
        b"message/rfc822", b"Content-Transfer-Encoding: ", b"base64", b"quoted-printable", b"x-uuencode", b"charset=",
        b"Content-Disposition: attachment", b"filename*0*=", b"=?utf-8?b?", b"?=", b"multipart/signed",
        b"format=flowed",
        b"multipart/encrypted", b"text/calendar", b"text/vcard", b"application/ms-tnef", b"RRULE:",
        b"\r\n\r\n"), 8_192),
    "html": Target("html_cleaning", ("app.mime",), seeds.HTML, (
        b"<style>", b"</style>", b"<svg>", b"<math>", b"<table>", b"<template>", b"<noscript>", b"style=\"", b"url(",
        b"@import", b"@media ", b"\\75", b"/*", b"*/", b"<!--", b"-->", b"href=", b"src=", b"onerror=", b"javascript:",
        b"data:image/png;base64,", b"&#x", b"&quot;", b"<body ", b"background=", b"<blockquote", b"gmail_quote", b"{",
        b"}", b"content:'", b"<![CDATA[", b"<title>", b"<select>", b"</p>", b"</div>"), 4_096),
    "header": _small("header", "app.mime", seeds.HEADER, b"=?utf-8?q?", b"?=", b"From:", b"\r\n ", b"<", b">",
                     b"\"", b"("),
    "answering": _small("answering", "app.mime", seeds.ANSWERING, b"=?utf-8?q?=0AX:y?=", b"\r\nBcc: x@y",
                        b"Reply-To: ",
                        b"Content-Type: ", b"filename=", b"=0D=0A", b"\r\n--b\r\n", b"<img src=cid:p>",
                        b"references: <"),
    "mailto": _small("mailto_link", "app.mime", seeds.MAILTO, b"%0D%0A", b"&body=", b"?to=", b"%00", b"&amp;", b"%3C"),
    "query": _small("query", "app.model", seeds.QUERY, b"from:", b" OR ", b"before:", b"-", b"\"", b"larger:",
                    b"2026-02-30"),
    "autoconfig": _small("autoconfig", "app.setup", seeds.AUTOCONFIG, b"<!DOCTYPE", b"<!ENTITY", b"&#10;",
                         b"<hostname>",
                         b"%EMAILDOMAIN%", b"STARTTLS", b"plain", b"<![CDATA["),
    "calendar": _small("calendar", "app.mime", seeds.CALENDAR, b"BEGIN:VEVENT\r\n", b"END:VEVENT\r\n", b"RRULE:",
                       b"\r\n ",
                       b"\\n", b"DTSTART", b"TZID=", b"\"", b"mailto:", b"P1W", b"T000000Z", b"\\nATTENDEE:"),
    "contact": _small("contact", "app.mime", seeds.CONTACT, b"BEGIN:VCARD\r\n", b"END:VCARD", b"ENCODING=b", b"\\;",
                      b"=0A",
                      b"QUOTED-PRINTABLE", b"PHOTO"),
    "winmail": _small("winmail", "app.mime", seeds.WINMAIL, b"\x02\x05\x90\x06\x00", b"\x02\x02\x90\x06\x00",
                      b"\xde\x3f",
                      b"\x0d\x00\x01\x37", b"\x1f\x00\x07\x37", b"\x1e\x00", b"\x02\x01\x13\x10"),
    "mbox": _small("mailbox_file", "app.engine.mbox", seeds.MBOX, b"\nFrom a b 2026\n", b">From ", b"\n\n", b"\x03",
                   b"\r\n",
                   b"Status: R\n", b"X-Keywords: ", b"X-Mozilla-Status: "),
    "imap_words": _small("imap_words", "app.backends.imap", seeds.IMAP_WORDS, b"LIST (", b"STATUS ", b"&AMQ-",
                         b"NIL", b"\x01",
                         b"\x02", b"\\Noselect", b"{3}\r\n", b"4294967296"),
}  # fmt: skip


def kept(name: str) -> Iterator[tuple[str, bytes]]:
    """(name, octets) of every input of a target that is kept: what it begins with, and what was found."""
    for number, seed in enumerate(TARGETS[name].seeds):
        yield f"seed-{number}", seed
    for path in sorted((CORPUS / name).glob("*")):
        yield path.name, path.read_bytes()

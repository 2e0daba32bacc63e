"""Small PDF files (PDF 1.4, built-in fonts), calendar invitations (RFC 5545) and tables for the samples."""

from __future__ import annotations

import datetime as dt
import zlib

_MARGIN = 62
_LINE = 15


class PdfPage:
    """One A4 page of text; y counts points from the top."""

    def __init__(self) -> None:
        self._drawing: list[str] = []

    def text(self, x: float, y: float, text: str, size: float = 10, *, bold: bool = False) -> None:
        escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        font = "F2" if bold else "F1"
        self._drawing.append(f"BT /{font} {size} Tf {x:.1f} {842 - y:.1f} Td ({escaped}) Tj ET")

    def rule(self, y: float, width: float = 0.6) -> None:
        self._drawing.append(f"{width} w {_MARGIN} {842 - y:.1f} m {595 - _MARGIN} {842 - y:.1f} l S")

    def bar(self, y: float, height: float, colour: tuple[float, float, float]) -> None:
        red, green, blue = colour
        self._drawing.append(
            f"{red} {green} {blue} rg 0 {842 - y - height:.1f} 595 {height:.1f} re f 0 0 0 rg"
        )

    def file(self, title: str) -> bytes:
        """The whole PDF with its cross-reference table."""
        content = zlib.compress("\n".join(self._drawing).encode("cp1252", "replace"))
        font = "<< /Type /Font /Subtype /Type1 /BaseFont /{} /Encoding /WinAnsiEncoding >>"
        name = title.encode("cp1252", "replace").decode("cp1252").replace("(", "").replace(")", "")
        objects = [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
            b"/Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>",
            b"<< /Length %d /Filter /FlateDecode >>\nstream\n%b\nendstream" % (len(content), content),
            font.format("Helvetica").encode(),
            font.format("Helvetica-Bold").encode(),
            f"<< /Title ({name}) /Producer (Depesche demo) >>".encode("cp1252", "replace"),
        ]
        out = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
        offsets: list[int] = []
        for number, body in enumerate(objects, 1):
            offsets.append(len(out))
            out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
        start = len(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
        out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
        out += b"trailer\n<< /Size %d /Root 1 0 R /Info 7 0 R >>\n" % (len(objects) + 1)
        return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


def invoice(
    issuer: str, title: str, recipient: list[str], date: str, items: list[tuple[str, int]], *, german: bool
) -> bytes:
    """An invoice. items: what, and its net price in cents; VAT of 19 % or, in Britain, 20 % is added."""
    page = PdfPage()
    page.bar(0, 12, (0.13, 0.27, 0.38))
    page.text(_MARGIN, 70, issuer, 16, bold=True)
    for number, line in enumerate(recipient):
        page.text(_MARGIN, 130 + number * _LINE, line)
    page.text(_MARGIN, 220, title, 13, bold=True)
    page.text(430, 220, date)
    page.rule(234)
    y = 256.0
    for what, cents in items:
        page.text(_MARGIN, y, what)
        page.text(455, y, _money(cents, german))
        y += 20
    net = sum(cents for _, cents in items)
    rate = 19 if german else 20
    vat = net * rate // 100
    page.rule(y - 4)
    words = (
        ("Netto", f"Umsatzsteuer {rate} %", "Gesamtbetrag")
        if german
        else ("Net", f"VAT {rate}%", "Total due")
    )
    for word, cents in zip(words, (net, vat, net + vat), strict=True):
        y += 18
        page.text(330, y, word, bold=word == words[2])
        page.text(455, y, _money(cents, german), bold=word == words[2])
    closing = (
        "Zahlbar ohne Abzug binnen 14 Tagen. Vielen Dank!" if german else "Payable within 14 days. Thank you!"
    )
    page.text(_MARGIN, y + 60, closing)
    return page.file(title)


def page(title: str, lines: list[str]) -> bytes:
    """A page of plain text under a title; what does not fit is left out."""
    sheet = PdfPage()
    sheet.bar(0, 12, (0.72, 0.36, 0.22))
    sheet.text(_MARGIN, 80, title, 17, bold=True)
    sheet.rule(94)
    for number, line in enumerate(lines[:44]):
        sheet.text(_MARGIN, 122 + number * _LINE, line)
    return sheet.file(title)


def invitation(
    summary: str,
    organiser: tuple[str, str],
    guests: list[tuple[str, str]],
    start: dt.datetime,
    minutes: int,
    place: str,
) -> str:
    """An iTIP request (RFC 5546); people are (name, address)."""
    uid = f"{zlib.crc32(summary.encode()):08x}-{start:%Y%m%d}@calendar.example"
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Depesche//Demo//EN",
        "METHOD:REQUEST",
        "BEGIN:VEVENT",
        f"UID:{uid}",
        f"DTSTAMP:{_utc(start - dt.timedelta(days=3))}",
        f"DTSTART:{_utc(start)}",
        f"DTEND:{_utc(start + dt.timedelta(minutes=minutes))}",
        f"SUMMARY:{_ical(summary)}",
        f"LOCATION:{_ical(place)}",
        f'ORGANIZER;CN="{organiser[0]}":mailto:{organiser[1]}',
        *(
            f'ATTENDEE;CN="{name}";RSVP=TRUE;PARTSTAT=NEEDS-ACTION:mailto:{address}'
            for name, address in guests
        ),
        "SEQUENCE:0",
        "STATUS:CONFIRMED",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]
    return "\r\n".join(lines)


def _money(cents: int, german: bool) -> str:
    text = f"{cents / 100:,.2f}"
    return text.translate(str.maketrans(",.", ".,")) + " €" if german else "£" + text


def _utc(when: dt.datetime) -> str:
    return f"{when.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"


def _ical(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", r"\;").replace(",", r"\,")

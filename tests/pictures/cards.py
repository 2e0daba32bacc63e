"""What a mail offers beside its text: invitations, contacts, leaving a list, files looked at and files refused."""

from __future__ import annotations

import base64
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QBuffer, QByteArray, QIODeviceBase, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QLinearGradient, QPainter, QPdfWriter
from PySide6.QtWidgets import QWidget

from app.engine.viewing import view
from app.model.cards import Answer
from app.model.message import Attachment, MessageRow
from tests.pictures.props import on_top
from tests.pictures.registry import picture
from tests.pictures.stage import Stage
from ui.dialogs.leave_list import LeaveListDialog
from ui.dialogs.preview import PreviewDialog
from ui.dialogs.program_file import ProgramFileDialog
from ui.views.cards.context import CardContext
from ui.views.message_view import MessageViewPane

CAN = CardContext(own=frozenset({"mara@nordlicht.example"}), can_act=True)
TEXT = {"de": "Hallo Mara,\n\nhier ist der Termin für die Abnahme im Turm. Sag mir bitte, ob er dir passt.\n\n"
              "Viele Grüße\nJonas\n",
        "en": "Hello Mara,\n\nhere is the date for the inspection in the tower. Please tell me if it suits you.\n\n"
              "Kind regards\nJonas\n"}
EVENT = """BEGIN:VCALENDAR
METHOD:{method}
BEGIN:VEVENT
UID:abnahme@leuchtturm.example
SEQUENCE:{sequence}
SUMMARY:{summary}
LOCATION:{place}
DTSTART;TZID=Europe/Lisbon:20320512T093000
DTEND;TZID=Europe/Lisbon:20320512T110000
RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=WE;COUNT=6
ORGANIZER;CN=Jonas Weber:mailto:jonas@leuchtturm.example
ATTENDEE;CN=Mara Lindqvist{answer}:mailto:mara@nordlicht.example
ATTENDEE;CN=Amelie Brandt;PARTSTAT=ACCEPTED:mailto:amelie@leuchtturm.example
ATTENDEE;CN=Kai Ohm;PARTSTAT=DECLINED:mailto:kai@werft.example
END:VEVENT
END:VCALENDAR
"""


def _mail(stage: Stage, *parts: tuple[str, bytes], head: str = "",
          sender: str = "Jonas Weber <jonas@leuchtturm.example>") -> bytes:
    """Content-Type with its parameters, and octets, of each file."""
    out = (f"From: {sender}\nTo: Mara Lindqvist <mara@nordlicht.example>\n"
           f"Date: Tue, 11 Nov 2031 10:12:00 +0100\nSubject: {_subject(stage)}\n{head}MIME-Version: 1.0\n"
           f"Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain; charset=utf-8\n"
           f"Content-Transfer-Encoding: 8bit\n\n{TEXT[stage.language]}").encode()
    for kind, octets in parts:
        out += (f"\n--b\nContent-Type: {kind}\nContent-Transfer-Encoding: base64\n\n".encode()
                + base64.encodebytes(octets))
    return out + b"\n--b--\n"


def _subject(stage: Stage) -> str:
    return "Abnahme im Leuchtturm" if stage.language == "de" else "Inspection at the lighthouse"


def _pane(stage: Stage, raw: bytes, context: CardContext = CAN) -> QWidget:
    pane = MessageViewPane([])
    pane.resize(860, 640)
    pane.card_context = lambda: context
    shown = view(1, raw)
    row = MessageRow(id=1, account_id=1, folder_id=1, uid="1", message_id="", sender_name="Jonas Weber",
                     sender_email="jonas@leuchtturm.example", recipients="", subject=shown.envelope.subject, date=0,
                     size=len(raw), flags=frozenset(), has_attachment=True, cached="full", preview="")
    pane.show_loading(row, row.subject)
    pane.show_view(shown)
    on_top(stage, pane)
    stage.pause(0.1)
    return pane


def _invitation(stage: Stage, method: str = "REQUEST", sequence: int = 0, answer: str = "",
                sender: str = "Jonas Weber <jonas@leuchtturm.example>") -> bytes:
    place = "Turm, Raum 2" if stage.language == "de" else "Tower, room 2"
    text = EVENT.format(method=method, sequence=sequence, summary=_subject(stage), place=place, answer=answer)
    kind = f"text/calendar; method={method}; charset=utf-8; name=invite.ics"
    return _mail(stage, (kind, text.encode()), sender=sender)


@picture("card-invitation")
def invitation(stage: Stage) -> QWidget:
    return _pane(stage, _invitation(stage))


@picture("card-invitation-answered")
def answered(stage: Stage) -> QWidget:
    return _pane(stage, _invitation(stage, sequence=2), replace(CAN, answered=Answer.ACCEPTED))


@picture("card-invitation-cancelled")
def cancelled(stage: Stage) -> QWidget:
    return _pane(stage, _invitation(stage, "CANCEL"))


@picture("card-invitation-reply")
def reply(stage: Stage) -> QWidget:
    return _pane(stage, _invitation(stage, "REPLY", answer=";PARTSTAT=TENTATIVE",
                                    sender="Mara Lindqvist <mara@nordlicht.example>"))


@picture("card-contact")
def contact(stage: Stage) -> QWidget:
    photo = base64.b64encode(_landscape(96, 96)).decode()
    card = ("BEGIN:VCARD\nVERSION:3.0\nFN:Amelie Brandt\nORG:Leuchtturm GmbH\nTITLE:Restauratorin\n"
            "EMAIL;TYPE=WORK:amelie@leuchtturm.example\nTEL;TYPE=CELL:+49 171 5550 123\nTEL;TYPE=HOME:+49 40 5550 987\n"
            f"PHOTO;ENCODING=b;TYPE=PNG:{photo}\nEND:VCARD\n")
    return _pane(stage, _mail(stage, ("text/vcard; charset=utf-8; name=amelie.vcf", card.encode())))


LIST = ("List-Id: Nachrichten vom Meer <meer.example>\n"
        "List-Unsubscribe: <https://lists.meer.example/leave?x=1>, <mailto:leave@meer.example>\n"
        "List-Unsubscribe-Post: List-Unsubscribe=One-Click\n")


@picture("card-unsubscribe")
def unsubscribe(stage: Stage) -> QWidget:
    return _pane(stage, _mail(stage, head=LIST, sender="Nachrichten vom Meer <news@meer.example>"))


@picture("dialog-leave-list")
def leave(stage: Stage) -> QWidget:
    [card] = view(1, _mail(stage, head=LIST)).cards
    return on_top(stage, LeaveListDialog(card))  # type: ignore[arg-type]  # the one card that this mail has


@picture("attachment-preview")
def preview(stage: Stage) -> QWidget:
    raw = _mail(stage, ("image/png; name=hafen.png", _landscape(900, 600)), ("text/plain; name=notes.txt", b"x"))
    return _preview(stage, raw, 0, lambda dialog: len(dialog.pages.images) == 1)


@picture("attachment-preview-pdf")
def preview_pdf(stage: Stage) -> QWidget:
    raw = _mail(stage, ("application/pdf; name=entwurf.pdf", _pdf(_subject(stage))))
    return _preview(stage, raw, 0, lambda dialog: len(dialog.pages.images) == 2)


@picture("attachment-preview-refused")
def preview_refused(stage: Stage) -> QWidget:
    raw = _mail(stage, ("image/png; name=hafen.png", b"MZ\0\0"))
    return _preview(stage, raw, 0, lambda dialog: "…" not in dialog.words.title.text())


@picture("dialog-program-file")
def program(stage: Stage) -> QWidget:
    return on_top(stage, ProgramFileDialog(Attachment("2", "Rechnung\u202e.pdf.exe", "application/pdf", 20_000)))


def _preview(stage: Stage, raw: bytes, place: int, done: object) -> QWidget:
    files = view(1, raw).attachments
    dialog = PreviewDialog(files, files[place], partial(_give, raw))
    on_top(stage, dialog)
    assert callable(done)
    stage.wait(lambda: bool(done(dialog)))
    stage.pause(0.1)
    return dialog


def _give(raw: bytes, ready: object) -> None:
    assert callable(ready)
    ready(raw)


def _landscape(width: int, height: int) -> bytes:
    """A harbour at dawn, more or less."""
    image = QImage(QSize(width, height), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    sky = QLinearGradient(QPointF(0, 0), QPointF(0, height))
    for place, color in ((0.0, "#1f3b63"), (0.55, "#e7a977"), (0.6, "#2f6f8f"), (1.0, "#12324a")):
        sky.setColorAt(place, QColor(color))
    painter.fillRect(QRectF(0, 0, width, height), sky)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#fff1d0"))
    painter.drawEllipse(QPointF(width * 0.7, height * 0.5), width * 0.06, width * 0.06)
    painter.setBrush(QColor("#f4f4f4"))
    painter.drawRect(QRectF(width * 0.2, height * 0.25, width * 0.07, height * 0.4))
    painter.setBrush(QColor("#c0392b"))
    painter.drawRect(QRectF(width * 0.19, height * 0.2, width * 0.09, height * 0.07))
    painter.end()
    out = QByteArray()
    buffer = QBuffer(out)
    buffer.open(QIODeviceBase.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # str is what PySide takes here
    return bytes(out.data())


def _pdf(title: str) -> bytes:
    out = QByteArray()
    buffer = QBuffer(out)
    buffer.open(QIODeviceBase.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    painter = QPainter(writer)
    for number in range(2):
        painter.setFont(QFont("Noto Sans", 22))
        painter.drawText(600, 900, f"{title} – {number + 1}")
        for line in range(20):
            painter.fillRect(600, 1600 + 500 * line, 5000 + 900 * (line % 4), 160, QColor("#b8c4d0"))
        if number == 0:
            writer.newPage()
    painter.end()
    return bytes(out.data())

"""What else is in a mail, as one person deals with it: an invitation, a list to leave, a contact, files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest

from app.engine.leaving_lists import ListLeaver
from app.engine.viewing import view
from app.model.account import Protocol
from app.model.cards import Answer, Invitation, Method
from app.store import correspondents
from app.transport.public_https import PublicHttps
from tests.journeys.person import Person
from tests.servers.certs import Authority
from tests.servers.dovecot import Dovecot
from tests.servers.mail_user import MailUser
from tests.servers.picture_site import PictureSite
from tests.servers.smtp import SmtpSink
from ui.dialogs.leave_list import LeaveListDialog
from ui.dialogs.preview import PreviewDialog
from ui.dialogs.program_file import ProgramFileDialog
from ui.views.cards.contacts import ContactsCard
from ui.views.cards.invitation import InvitationCard
from ui.views.cards.unsubscribe import UnsubscribeLine

HEAD = "From: Jonas <jonas@example.org>\r\nTo: mara@nordlicht.example\r\nSubject: {subject}\r\nMIME-Version: 1.0\r\n"
INVITATION = (HEAD.format(subject="Inspection") + """Message-ID: <1@example.org>\r
Content-Type: multipart/alternative; boundary=b\r
\r
--b\r
Content-Type: text/plain\r
\r
Please come.\r
--b\r
Content-Type: text/calendar; method=REQUEST; charset=utf-8\r
\r
BEGIN:VCALENDAR\r
METHOD:REQUEST\r
BEGIN:VEVENT\r
UID:inspection@example.org\r
SUMMARY:Inspection\r
DTSTART:20990701T080000Z\r
DURATION:PT1H\r
ORGANIZER;CN=Jonas:mailto:jonas@example.org\r
ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:mara@nordlicht.example\r
END:VEVENT\r
END:VCALENDAR\r
--b--\r
""").encode()
FILES = (HEAD.format(subject="Files") + """Message-ID: <3@example.org>\r
Content-Type: multipart/mixed; boundary=b\r
\r
--b\r
Content-Type: text/plain\r
\r
Look.\r
--b\r
Content-Type: text/vcard; name=ada.vcf\r
\r
BEGIN:VCARD\r
VERSION:4.0\r
FN:Ada Lovelace\r
EMAIL:ada@engine.example\r
END:VCARD\r
--b\r
Content-Type: text/plain; name="notes.txt"\r
Content-Disposition: attachment; filename="notes.txt"\r
\r
The lamp is lit.\r
--b\r
Content-Type: application/octet-stream; name="lamp.exe"\r
Content-Disposition: attachment; filename="lamp.exe"\r
\r
MZ\r
--b--\r
""").encode()


def letter(site: PictureSite) -> bytes:
    return (HEAD.format(subject="Newsletter")
            + "Message-ID: <2@example.org>\r\nList-Id: Sea News <sea.example.org>\r\n"
            f"List-Unsubscribe: <{site.url}/leave?id=7>\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"
            "\r\nThe sea is calm.\r\n").encode()


def test_what_else_is_in_a_mail(sit_down: Callable[[], Person], dovecot: Dovecot, ca_file: Path, smtp_sink: SmtpSink,
                                tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    authority = Authority(tmp_path / "ca")
    site = PictureSite(authority)
    user = MailUser(dovecot.add_user(), dovecot.password, dovecot)
    for raw in (INVITATION, letter(site), FILES):
        user.deliver(raw)
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(QUrl(url).toString()))
    person = sit_down()
    window, engine = person.window, person.engine
    # This computer is no server of the public internet: for this test alone it may be asked.
    engine._lists = ListLeaver(engine._emit, PublicHttps(contexts=authority.client_context,
                                                         may_reach=lambda _address: True))
    person.add_account(Protocol.IMAP, "mara@nordlicht.example", user.password,
                       ("127.0.0.1", dovecot.imaps, user.name), ("127.0.0.1", smtp_sink.tls, smtp_sink.user), ca_file)
    person.open(Protocol.IMAP, "INBOX")

    # The invitation is accepted: the organiser hears of it, and the server keeps that it was answered.
    person.choose("Inspection")
    person.until(lambda: window.view.cards.cards)
    card = window.view.cards.cards[0]
    assert isinstance(card, InvitationCard)
    QTest.mouseClick(card.buttons[Answer.ACCEPTED], Qt.MouseButton.LeftButton)
    person.until(lambda: smtp_sink.messages)
    [received] = smtp_sink.messages
    assert received.rcpts == ("jonas@example.org",)
    reply = view(0, received.raw).cards[0]
    assert isinstance(reply, Invitation) and reply.method is Method.REPLY and reply.uid == "inspection@example.org"
    assert [(each.address.email, each.answer) for each in reply.attendees] == [
        ("mara@nordlicht.example", Answer.ACCEPTED)]
    person.until(lambda: card.state.text() == "You accepted.")
    person.until(lambda: any("$InvitationAccepted" in row.flags for row in window.list.selected()))
    keywords = user.maildir / "dovecot-keywords"
    person.until(lambda: keywords.exists() and "$InvitationAccepted" in keywords.read_text())

    # The list is left by one request, after a question.
    person.choose("Newsletter")
    person.until(lambda: window.view.cards.cards and isinstance(window.view.cards.cards[0], UnsubscribeLine))
    line = window.view.cards.cards[0]
    assert isinstance(line, UnsubscribeLine)
    line.button.click()
    person.the(LeaveListDialog).go.click()
    person.until(line.button.isHidden)
    assert [(method, path) for method, path, _ in site.asked] == [("POST", "/leave?id=7")]

    # The contact is kept, a text is looked at, and the program stays shut.
    person.choose("Files")
    person.until(lambda: window.view.cards.cards and isinstance(window.view.cards.cards[0], ContactsCard))
    contacts = window.view.cards.cards[0]
    assert isinstance(contacts, ContactsCard)
    contacts.adder.click()
    person.until(lambda: correspondents.find(window.context.db, "lovel"))
    files = window.view.files
    files.list.setCurrentIndex(files.model.index(1))
    QTest.keyClick(files.list, Qt.Key.Key_Space)
    preview = person.the(PreviewDialog)
    person.until(lambda: preview.text.toPlainText().strip() == "The lamp is lit.")
    preview.accept()
    files.list.setCurrentIndex(files.model.index(2))
    QTest.keyClick(files.list, Qt.Key.Key_Return)
    person.the(ProgramFileDialog).cancel.click()
    assert opened == []
    site.close()

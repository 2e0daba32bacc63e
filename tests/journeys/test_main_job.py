"""The main job, as one person does it: both protocols in one window, against real servers."""

from __future__ import annotations

import poplib
import ssl
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.commands import GoOffline, SaveAccount, SyncAccount
from app.model.account import LeaveKind, Protocol
from app.model.folder import Role
from app.model.operation import DeleteOnServer
from app.store import accounts, bodies, folders
from tests.factory import make_mail
from tests.journeys.person import Person
from tests.journeys.seen import subjects
from tests.servers.dovecot import Dovecot
from tests.servers.mail_user import MailUser
from tests.servers.smtp import SmtpSink
from ui.tokens import next_token
from ui.views.message_view import Shown

NEWSLETTER = b"""\
From: Elbhof <elbhof@example.org>\r
To: mara@nordlicht.example\r
Subject: Newsletter\r
Date: Tue, 24 Nov 2026 10:00:00 +0100\r
Message-ID: <newsletter@example.org>\r
MIME-Version: 1.0\r
Content-Type: text/html; charset=utf-8\r
\r
<html><body style="background:#fff"><h1 style="color:#0b7285">Kuerbis</h1><table><tr><td>Links</td><td>Rechts</td></tr>\
</table><img src="https://images.example/a.png"><p>Viele Gruesse vom Elbhof</p></body></html>\r
"""
TOGETHER = "is both new mail and a reason to write back"


def test_the_main_job(sit_down: Callable[[], Person], dovecot: Dovecot, ca_file: Path, smtp_sink: SmtpSink,
                      tmp_path: Path) -> None:
    work = MailUser(dovecot.add_user(), dovecot.password, dovecot)
    home = MailUser(dovecot.add_user(), dovecot.password, dovecot)
    for number in range(1, 9):
        work.deliver(make_mail(number, body=f"This {TOGETHER}, number {number}."))
        home.deliver(make_mail(number + 100))
    work.deliver(NEWSLETTER)
    smtp = ("127.0.0.1", smtp_sink.tls, smtp_sink.user)

    person = sit_down()
    person.add_account(Protocol.IMAP, "mara@nordlicht.example", work.password,
                       ("127.0.0.1", dovecot.imaps, work.name), smtp, ca_file)
    person.add_account(Protocol.POP3, "mara@post.example", home.password,
                       ("127.0.0.1", dovecot.pop3s, home.name), None, ca_file, LeaveKind.DELETE)

    # Both fill.
    person.open(Protocol.IMAP, "INBOX")
    person.until(lambda: person.subjects() == {"Newsletter", *(f"Message {number}" for number in range(1, 9))})
    person.open(Protocol.POP3, "Inbox")
    person.until(lambda: person.subjects() == {f"Message {number + 100}" for number in range(1, 9)})

    # What is to leave the POP3 server waits there first, so that it can be taken back; then it is gone from there, and
    # in the store, every octet of it.
    db = person.window.context.db
    person.until(lambda: {row.server_state for row in person.listed()} == {"leaving"})
    assert _maildrop(home, ca_file) == 8
    (account,) = [each for each in accounts.accounts(db) if each.protocol is Protocol.POP3]
    engine = person.window.context.engine
    engine.submit(SaveAccount(next_token(), replace(account, delete_grace=0)))
    person.until(lambda: accounts.account(db, account.id).delete_grace == 0)
    engine.edit(DeleteOnServer(account.id, tuple(row.uid for row in person.listed())))
    engine.submit(SyncAccount(account.id))
    person.until(lambda: _maildrop(home, ca_file) == 0)
    assert {bodies.raw(db, row.id) for row in person.listed()} == {make_mail(n + 100) for n in range(1, 9)}

    # An HTML mail is read, and its remote picture stays where it is.
    person.open(Protocol.IMAP, "INBOX")
    person.choose("Newsletter")
    person.until(lambda: person.window.view.shown is Shown.MESSAGE and person.window.view.shows_html)
    assert person.window.view.view is not None
    assert person.window.view.view.remote == ("https://images.example/a.png",)
    web = person.window.view.web
    assert web is not None
    texts: list[str] = []

    def says(words: str) -> bool:
        web.page().toPlainText(texts.append)
        return any(words in text for text in texts)

    person.until(lambda: says("Gruesse vom Elbhof"))

    # A flag and a move reach the server, as a second client sees it.
    person.choose("Message 3")
    person.window.actions_.star.trigger()
    person.until(lambda: subjects(work, ca_file, "INBOX", "FLAGGED") == {"Message 3"})
    person.choose("Message 4")
    person.window.actions_.archive.trigger()
    person.until(lambda: subjects(work, ca_file, "Archive/2026") == {"Message 4"})
    person.until(lambda: "Message 4" not in person.subjects())

    # A reply with an attachment is sent and filed.
    report = tmp_path / "Bericht.txt"
    report.write_text("Alles gut.\n")
    person.choose("Message 5")
    person.window.actions_.reply.trigger()
    composer = person.composer()
    assert TOGETHER in composer.body.toPlainText()
    QTest.keyClicks(composer.body, "Thank you, the report is attached. ")
    composer.attach([report])
    person.until(lambda: len(composer.draft().files) == 1)
    QTest.mouseClick(composer.send_button, Qt.MouseButton.LeftButton)
    # Taken back within ten seconds: the composer is there again with all it had.
    toast = person.window.outgoing.send_toast
    person.until(toast.isVisible)
    QTest.mouseClick(toast.button, Qt.MouseButton.LeftButton)
    person.until(lambda: person.window.composing.open_composers)
    composer = person.composer()
    assert "the report is attached" in composer.body.toPlainText() and len(composer.draft().files) == 1
    assert smtp_sink.messages == []
    composer.hold_seconds = 1
    QTest.mouseClick(composer.send_button, Qt.MouseButton.LeftButton)
    person.until(lambda: smtp_sink.messages)
    sent = smtp_sink.messages[0]
    assert sent.rcpts == ("jonas@example.org",)
    assert b"In-Reply-To: <m5@example.org>" in sent.raw and b"Bericht.txt" in sent.raw
    person.until(lambda: subjects(work, ca_file, "Sent") == {"Re: Message 5"})
    person.open(Protocol.IMAP, "Sent")
    person.until(lambda: person.subjects() == {"Re: Message 5"})
    assert person.leave() < 2.0

    # Restart, the servers gone: all is still there.
    dovecot.stop()
    try:
        again = sit_down()
        for account in accounts.accounts(again.window.context.db):
            again.engine.submit(GoOffline(account.id))
        again.open(Protocol.IMAP, "INBOX")
        again.until(lambda: len(again.listed()) == 8)
        starred = again.choose("Message 3")
        assert starred.is_flagged
        again.until(lambda: again.window.view.shown is Shown.MESSAGE)
        assert again.window.view.view is not None and TOGETHER in again.window.view.view.text
        again.open(Protocol.POP3, "Inbox")
        again.until(lambda: len(again.listed()) == 8)
        row = again.choose("Message 104")
        assert bodies.raw(again.window.context.db, row.id) == make_mail(104)
        for account in accounts.accounts(again.window.context.db):
            assert folders.by_role(again.window.context.db, account.id, Role.TRASH) is not None
        again.leave()
    finally:
        dovecot.start()


def test_closing_while_a_sync_runs_ends_in_time_and_loses_nothing(
        sit_down: Callable[[], Person], mail_user: MailUser, ca_file: Path) -> None:
    for number in range(1, 1_501):
        mail_user.deliver(make_mail(number, body="word " * 1_000))
    person = sit_down()
    person.add_account(Protocol.IMAP, "mara@nordlicht.example", mail_user.password,
                       ("127.0.0.1", mail_user.server.imaps, mail_user.name), None, ca_file)
    person.open(Protocol.IMAP, "INBOX")
    person.until(lambda: len(person.listed()) > 100)
    assert person.leave() < 2.0
    again = sit_down()
    again.open(Protocol.IMAP, "INBOX")
    db = again.window.context.db
    account = accounts.accounts(db)[0]

    def is_whole() -> bool:
        inbox = folders.by_role(db, account.id, Role.INBOX)
        return inbox is not None and inbox.total == inbox.cached == 1_500

    again.until(is_whole, patience=60_000)
    again.leave()


def _maildrop(user: MailUser, ca_file: Path) -> int:
    drop = poplib.POP3_SSL("127.0.0.1", user.server.pop3s,
                           context=ssl.create_default_context(cafile=str(ca_file)))
    drop.user(user.name)
    drop.pass_(user.password)
    count = drop.stat()[0]
    drop.quit()
    return count

"""Conversations, as one person lives with them: a thread is read, answered, goes on, is archived whole, taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.model.account import LeaveKind, Protocol
from app.model.folder import Role
from app.store import folders
from tests.journeys.person import Person
from tests.journeys.seen import subjects
from tests.servers.dovecot import Dovecot
from tests.servers.mail_user import MailUser
from tests.servers.smtp import SmtpSink


def letter(number: int, subject: str, who: str, answers: str = "") -> bytes:
    return (f"From: {who} <{who.lower()}@example.org>\r\nTo: Mara <mara@nordlicht.example>\r\nSubject: {subject}\r\n"
            f"Date: Tue, 24 Nov 2026 10:{number:02}:00 +0100\r\nMessage-ID: <m{number}@example.org>\r\n"
            + (f"References: {answers}\r\n" if answers else "") + f"\r\nThis is letter {number}.\r\n").encode()


def rows_of(person: Person) -> list[str]:
    """What the list shows: a blank before what stands below its conversation."""
    rows = person.window.rows
    return [(" " if rows.is_below(row) else "") + row.subject
            for row in (rows.message(place) for place in range(rows.rowCount()))]


def test_conversations(sit_down: Callable[[], Person], dovecot: Dovecot, ca_file: Path, smtp_sink: SmtpSink) -> None:
    user = MailUser(dovecot.add_user(), dovecot.password, dovecot)
    user.deliver(letter(1, "Lamps", "Jonas"))
    user.deliver(letter(2, "Boats", "Aylin"))
    user.deliver(letter(3, "Re: Lamps", "Svenja", "<m1@example.org>"))
    person = sit_down()
    person.add_account(Protocol.IMAP, "mara@nordlicht.example", user.password,
                       ("127.0.0.1", dovecot.imaps, user.name), ("127.0.0.1", smtp_sink.tls, smtp_sink.user), ca_file)
    person.open(Protocol.IMAP, "INBOX")
    window, rows = person.window, person.window.rows

    def shown() -> list[str]:
        return rows_of(person)

    # Two rows of three messages; the conversation opens at what is unread, and is read through.
    person.until(lambda: shown() == ["Re: Lamps", "Boats"])
    assert rows.correspondent(rows.message(0)) == "Jonas, Svenja"
    window.list.select(0)
    person.until(lambda: not window.view.strip.isHidden() and "letter 3" in window.view.body.toPlainText())
    QTest.mouseClick(window.view.strip.older, Qt.MouseButton.LeftButton)
    person.until(lambda: "letter 1" in window.view.body.toPlainText())
    QTest.mouseClick(window.view.strip.newer, Qt.MouseButton.LeftButton)
    person.until(lambda: "letter 3" in window.view.body.toPlainText())

    # The answer goes to what is read, and stands in the conversation, though it lies in Sent.
    window.actions_.reply.trigger()
    composer = person.composer()
    assert composer.recipients.to.text().endswith("svenja@example.org>")
    composer.hold_seconds = 0
    QTest.keyClicks(composer.body, "The green ones.")
    QTest.mouseClick(composer.send_button, Qt.MouseButton.LeftButton)
    person.until(lambda: smtp_sink.messages)
    person.until(lambda: rows.correspondent(rows.message(0)) == "Jonas, Svenja, me")
    window.list.focus_list()
    QTest.keyClick(window.list.lines, Qt.Key.Key_Right)
    person.until(lambda: len(shown()) == 4)
    assert "Sent" in [rows.apart(rows.message(place)) for place in range(rows.rowCount())]
    QTest.keyClick(window.list.lines, Qt.Key.Key_Left)
    assert shown() == ["Re: Lamps", "Boats"]

    # It goes on: the row stays chosen, and stands for one message more.
    user.deliver(letter(9, "Re: Lamps", "Jonas", "<m1@example.org> <m3@example.org>"))
    person.until(lambda: len(window.list.selected()) == 3)
    assert shown() == ["Re: Lamps", "Boats"]

    # Archived as a whole, and taken back.
    window.actions_.archive.trigger()
    person.until(lambda: shown() == ["Boats"])
    person.until(lambda: len(list((user.maildir / ".Archive.2026" / "cur").glob("*"))) == 3)
    assert subjects(user, ca_file, "INBOX") == {"Boats"}
    window.actions_.undo.trigger()
    person.until(lambda: shown() == ["Re: Lamps", "Boats"])
    person.until(lambda: subjects(user, ca_file, "INBOX") == {"Boats", "Lamps", "Re: Lamps"})
    person.until(lambda: not list((user.maildir / ".Archive.2026" / "cur").glob("*")))

    # By message, it is four rows of the Inbox; and the program remembers that.
    window.actions_.conversations.trigger()
    assert sorted(shown()) == ["Boats", "Lamps", "Re: Lamps", "Re: Lamps"]
    person.leave()
    again = sit_down()
    again.until(lambda: again.window.rows.rowCount() == 4)
    assert not again.window.rows.is_grouped
    again.leave()


def test_conversations_of_downloaded_mail(sit_down: Callable[[], Person], dovecot: Dovecot, ca_file: Path,
                                          smtp_sink: SmtpSink) -> None:
    user = MailUser(dovecot.add_user(), dovecot.password, dovecot)
    user.deliver(letter(1, "Lamps", "Jonas"))
    user.deliver(letter(2, "Boats", "Aylin"))
    person = sit_down()
    person.add_account(Protocol.POP3, "mara@nordlicht.example", user.password,
                       ("127.0.0.1", dovecot.pop3s, user.name), ("127.0.0.1", smtp_sink.tls, smtp_sink.user), ca_file,
                       LeaveKind.KEEP)
    person.open(Protocol.POP3, "Inbox")
    window, rows, db = person.window, person.window.rows, person.window.context.db

    # The answer is filed here, and stands below what it answers.
    person.until(lambda: rows_of(person) == ["Boats", "Lamps"])
    window.list.select(1)
    person.until(lambda: "letter 1" in window.view.body.toPlainText())
    window.actions_.reply.trigger()
    composer = person.composer()
    composer.hold_seconds = 0
    QTest.keyClicks(composer.body, "The green ones.")
    QTest.mouseClick(composer.send_button, Qt.MouseButton.LeftButton)
    person.until(lambda: [rows.correspondent(row) for row in window.list.chosen()] == ["Jonas, me"])

    # What comes with the next check joins them; what is chosen stays so.
    user.deliver(letter(9, "Re: Lamps", "Jonas", "<m1@example.org>"))
    window.actions_.get_mail.trigger()
    person.until(lambda: rows_of(person) == ["Re: Lamps", "Boats"] and len(window.list.selected()) == 2)
    assert [row.subject for row in window.list.chosen()] == ["Re: Lamps"]
    window.list.focus_list()
    QTest.keyClick(window.list.lines, Qt.Key.Key_Right)
    person.until(lambda: rows_of(person) == ["Re: Lamps", " Re: Lamps", " Lamps", "Boats"])
    assert [rows.apart(rows.message(place)) for place in range(4)].count("Sent") == 1
    QTest.keyClick(window.list.lines, Qt.Key.Key_Left)

    # Archived as a whole into a folder of this computer, and taken back; the server keeps all of it.
    account_id = window.list.selected()[0].account_id
    window.actions_.archive.trigger()
    person.until(lambda: rows_of(person) == ["Boats"])
    archive = folders.by_path(db, account_id, "Archive/2026")
    assert archive is not None and archive.is_local and archive.total == 2
    window.actions_.undo.trigger()
    person.until(lambda: rows_of(person) == ["Re: Lamps", "Boats"])
    window.list.select(0)
    assert len(window.list.selected()) == 2
    inbox = folders.by_role(db, account_id, Role.INBOX)
    assert inbox is not None and inbox.total == 3
    assert subjects(user, ca_file, "INBOX") == {"Boats", "Lamps", "Re: Lamps"}
    person.leave()

"""Finding mail of two kinds of accounts, as one person does it: typed, marked, asked for on the server, kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.commands import SaveAccount, SyncAccount
from app.model.account import BodyPolicy, LeaveKind, Protocol
from app.store import accounts, saved_searches
from tests.factory import make_mail
from tests.journeys.person import Person
from tests.servers.dovecot import Dovecot
from tests.servers.mail_user import MailUser
from ui.dialogs.search_name import SearchNameDialog
from ui.main_window import MainWindow
from ui.tokens import next_token
from ui.views.message_view import Shown

AYLIN = "Aylin <aylin@werft.example>"


def marked(window: MainWindow) -> list[str]:
    """What stands out in the text that is read."""
    return [each.cursor.selectedText() for each in window.view.body.extraSelections()]


def test_finding_across_accounts(sit_down: Callable[[], Person], dovecot: Dovecot, ca_file: Path) -> None:
    work, home = (MailUser(dovecot.add_user(), dovecot.password, dovecot) for _ in range(2))
    work.deliver(make_mail(1, subject="Keel", body="Nothing of it is new."))
    home.deliver(make_mail(2, subject="Mast", body="The heron sits on the mast.", sender=AYLIN))
    home.deliver(make_mail(3, subject="Oars", body="Two of them are broken."))
    person = sit_down()
    person.add_account(Protocol.IMAP, "mara@nordlicht.example", work.password,
                       ("127.0.0.1", dovecot.imaps, work.name), None, ca_file)
    person.add_account(Protocol.POP3, "mara@post.example", home.password,
                       ("127.0.0.1", dovecot.pop3s, home.name), None, ca_file, LeaveKind.KEEP)
    window = person.window
    db, line = window.context.db, window.list.header.search
    person.open(Protocol.POP3, "Inbox")
    person.until(lambda: person.subjects() == {"Mast", "Oars"})

    # What comes by IMAP from now on is listed without its text.
    imap = next(each for each in accounts.accounts(db) if each.protocol is Protocol.IMAP)
    person.engine.submit(SaveAccount(next_token(), replace(imap, bodies=BodyPolicy.NONE)))
    person.until(lambda: accounts.account(db, imap.id).bodies is BodyPolicy.NONE)
    person.open(Protocol.IMAP, "INBOX")
    person.until(lambda: [row.cached for row in person.listed()] == ["full"])
    work.deliver(make_mail(4, subject="Rope", body="A heron stands at the rope."))
    person.engine.submit(SyncAccount(imap.id))
    person.until(lambda: person.subjects() == {"Keel", "Rope"})

    # While typing: headers of both accounts, and texts of what is here; the rest is told.
    window.actions_.search.trigger()
    QTest.keyClicks(window.search, "her")
    person.until(lambda: person.subjects() == {"Mast"})
    QTest.keyClicks(window.search, "on")
    person.until(lambda: window.rows.marks == ("heron",))
    person.until(lambda: "4 headers and 3 bodies searched here" in line.coverage.text())
    assert person.subjects() == {"Mast"} and "search" in line.coverage.text().partition("href")[2]

    # The server finds the other one; it takes its place among the results, its word marked where it is read.
    line.coverage.linkActivated.emit("server")
    person.until(lambda: person.subjects() == {"Mast", "Rope"})
    person.until(lambda: "1 found on the server, 1 of them new here" in line.notes.text())
    assert "this kind of server cannot search" in line.notes.text()
    QTest.keyClick(window.search, Qt.Key.Key_Return)
    for subject in ("Rope", "Mast"):
        person.choose(subject)
        person.until(lambda: window.view.shown is Shown.MESSAGE and "heron" in marked(window))
    assert set(marked(window)) == {"heron"} and window.rows.marks == ("heron",)
    QTest.keyClick(window.search, Qt.Key.Key_Escape)
    person.until(lambda: window.rows.marks == () and person.subjects() == {"Keel", "Rope"})

    # An address is completed by keys alone; Return goes to what was found.
    window.actions_.search.trigger()
    QTest.keyClicks(window.search, "from:ayl")
    person.until(lambda: window.search.popup.isVisible() and window.search.popup.count())
    QTest.keyClick(window.search, Qt.Key.Key_Down)
    QTest.keyClick(window.search, Qt.Key.Key_Return)
    person.until(lambda: "aylin@werft.example" in window.search.text() and person.subjects() == {"Mast"})

    # Kept under a name, it is there after a restart, and works.
    line.save.click()
    dialog = person.the(SearchNameDialog)
    dialog.line.setText("From the yard")
    dialog.ok.click()
    person.until(lambda: saved_searches.all_(db))
    key = f"search/{saved_searches.all_(db)[0].id}"
    person.until(lambda: window.tree_model.index_of_key(key).isValid())
    person.leave()
    again = sit_down()
    index = again.window.tree_model.index_of_key(key)
    assert index.data() == "From the yard"
    again.window.tree.choose(index)
    again.until(lambda: again.subjects() == {"Mast"})
    assert again.window.list.header.title.text().startswith("From the yard")
    home.deliver(make_mail(5, subject="Sails", sender=AYLIN))
    again.window.actions_.get_mail.trigger()
    again.open(Protocol.POP3, "Inbox")
    again.until(lambda: "Sails" in again.subjects())
    again.window.tree.choose(again.window.tree_model.index_of_key(key))
    again.until(lambda: again.subjects() == {"Mast", "Sails"})
    again.leave()

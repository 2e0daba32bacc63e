"""Finding mail, as one person does it: typed, offered, found here and on the server, marked, kept among the folders."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.commands import SaveAccount, SyncAccount
from app.model.account import BodyPolicy, Protocol
from app.store import accounts, folders, saved_searches
from tests.factory import make_mail
from tests.journeys.person import Person
from tests.servers.dovecot import Dovecot
from tests.servers.mail_user import MailUser
from ui.dialogs.search_name import SearchNameDialog
from ui.main_window import MainWindow
from ui.tokens import next_token
from ui.views.message_view import Shown


def test_finding_mail(sit_down: Callable[[], Person], dovecot: Dovecot, ca_file: Path) -> None:
    work = MailUser(dovecot.add_user(), dovecot.password, dovecot)
    for number in range(1, 7):
        work.deliver(make_mail(number, body=f"Über die Größe des Leuchtturms, Brief {number}."))
    person = sit_down()
    person.add_account(Protocol.IMAP, "mara@nordlicht.example", work.password,
                       ("127.0.0.1", dovecot.imaps, work.name), None, ca_file)
    person.open(Protocol.IMAP, "INBOX")
    person.until(lambda: len(person.subjects()) == 6)
    window = person.window
    line = window.list.header.search
    (account,) = accounts.accounts(window.context.db)
    inbox = window.browsing.folder
    assert inbox is not None

    # While typing, without umlauts; an operator is offered and taken; the folder comes back with Escape.
    person.until(lambda: folders.folder(window.context.db, inbox.id).cached == 6)
    window.actions_.search.trigger()
    QTest.keyClicks(window.search, "grosse leuch")
    person.until(lambda: "6 headers and 6 bodies" in line.coverage.text())
    assert len(person.subjects()) == 6
    QTest.keyClicks(window.search, " sub")
    QTest.keyClick(window.search, Qt.Key.Key_Down)
    QTest.keyClick(window.search, Qt.Key.Key_Tab)
    QTest.keyClicks(window.search, '"message 4"')
    person.until(lambda: person.subjects() == {"Message 4"})
    QTest.keyClick(window.search, Qt.Key.Key_Escape)
    person.until(lambda: len(person.subjects()) == 6)

    # A word that only the server can find: the header is here, the text is not.
    window.context.engine.submit(SaveAccount(next_token(), replace(account, bodies=BodyPolicy.NONE)))
    person.until(lambda: accounts.account(window.context.db, account.id).bodies is BodyPolicy.NONE)
    work.deliver(make_mail(9, body="Im Turm wohnt ein Schnabeltier."))
    window.context.engine.submit(SyncAccount(account.id))
    person.until(lambda: len(person.subjects()) == 7)
    window.actions_.search.trigger()
    QTest.keyClicks(window.search, "schnabeltier")
    person.until(lambda: window.list.shows_empty and window.list.empty.button.text() == "Search on the server")
    window.list.empty.button.click()
    person.until(lambda: person.subjects() == {"Message 9"})
    assert "1 found on the server" in line.notes.text()
    person.choose("Message 9")
    person.until(lambda: window.view.shown is Shown.MESSAGE)
    assert window.view.view is not None and "Schnabeltier" in window.view.view.text

    # Kept among the folders, and found again from there.
    line.save.click()
    dialog = person.the(SearchNameDialog)
    dialog.line.setText("Tiere")
    dialog.ok.click()
    person.until(lambda: saved_searches.all_(window.context.db))
    window.browsing.search.leave()
    person.until(lambda: len(person.subjects()) == 7)
    tree = window.tree_model
    person.until(lambda: tree.index_of_key(_tree_key(window)).isValid())
    window.tree.choose(tree.index_of_key(_tree_key(window)))
    person.until(lambda: person.subjects() == {"Message 9"} and window.list.header.title.text().startswith("Tiere"))


def _tree_key(window: MainWindow) -> str:
    return f"search/{saved_searches.all_(window.context.db)[0].id}"

"""Keeping order, as one person does it with two accounts on a real server."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from app.model.account import Protocol
from app.model.operation import MoveMessages
from app.store import accounts, folders
from app.store.messages import Only
from tests.factory import make_mail
from tests.journeys.person import Person
from tests.journeys.seen import subjects
from tests.servers.dovecot import Dovecot
from tests.servers.mail_user import MailUser
from ui.models.top_nodes import SNOOZED, UNIFIED


def pick(menu: QMenu, words: str) -> None:
    """The entry that begins so."""
    next(each for each in menu.actions() if each.text().replace("&", "").startswith(words)).trigger()
    menu.close()


def test_keeping_order(sit_down: Callable[[], Person], dovecot: Dovecot, ca_file: Path,
                       monkeypatch: pytest.MonkeyPatch) -> None:
    work, home = (MailUser(dovecot.add_user(), dovecot.password, dovecot) for _ in range(2))
    for number in range(1, 4):
        work.deliver(make_mail(number))
        home.deliver(make_mail(number + 10))
    person = sit_down()
    for user, email in ((work, "mara@nordlicht.example"), (home, "mara@post.example")):
        person.add_account(Protocol.IMAP, email, user.password, ("127.0.0.1", dovecot.imaps, user.name), None, ca_file)
    window, db = person.window, person.window.context.db

    # Both Inboxes in one list, with a filter.
    person.until(lambda: window.tree_model.index_of_key(UNIFIED).isValid())
    window.tree.choose(window.tree_model.index_of_key(UNIFIED))
    person.until(lambda: person.subjects() == {f"Message {number}" for number in (1, 2, 3, 11, 12, 13)})
    person.choose("Message 2")
    window.actions_.star.trigger()
    person.until(lambda: subjects(work, ca_file, "INBOX", "FLAGGED") == {"Message 2"})
    window.list.header.filters.toggle(Only.FLAGGED)
    person.until(lambda: person.subjects() == {"Message 2"})
    window.list.header.filters.toggle(Only.ALL)

    # To the other account: only there once all is done, and back again by undo.
    inbox = next(folder for account in accounts.accounts(db) if account.email == "mara@post.example"
                 for folder in folders.folders(db, account.id) if folder.path == "INBOX")
    row = person.choose("Message 1")
    person.until(lambda: person.choose("Message 1").cached == "full")
    person.engine.edit(MoveMessages((row.id,), inbox.id))
    person.until(lambda: subjects(home, ca_file, "INBOX") == {"Message 1", "Message 11", "Message 12", "Message 13"})
    person.until(lambda: "Message 1" not in subjects(work, ca_file, "INBOX"))
    person.until(lambda: window.toast.label.text().startswith("1 message"))
    QTest.mouseClick(window.toast.button, Qt.MouseButton.LeftButton)
    person.until(lambda: "Message 1" in subjects(work, ca_file, "INBOX"))
    person.until(lambda: "Message 1" not in subjects(home, ca_file, "INBOX"))

    # Put off until tomorrow; then it comes back by itself, unread for everybody.
    person.choose("Message 12")
    person.until(lambda: "Message 12" not in subjects(home, ca_file, "INBOX", "UNSEEN"))
    window.actions_.snooze.trigger()
    pick(person.the(QMenu), "Tomorrow morning")
    person.until(lambda: "Message 12" not in person.subjects())
    person.until(lambda: window.tree_model.index_of_key(SNOOZED).isValid())
    assert "Message 12" in subjects(home, ca_file, "INBOX", "SEEN")
    now = time.time

    def later() -> float:
        return now() + 2 * 86_400

    monkeypatch.setattr(time, "time", later)
    monkeypatch.setattr(person.engine._clock, "_now", later)
    person.engine._clock.nudge()  # it looks by itself, but at most twice a minute
    person.until(lambda: window.banners.banner("snoozed") is not None)
    person.until(lambda: "Message 12" in person.subjects())
    person.until(lambda: "Message 12" in subjects(home, ca_file, "INBOX", "UNSEEN"))
    monkeypatch.undo()

    # A favourite is there after a restart, and so is the list of all Inboxes.
    node = window.tree_model.node(window.tree_model.index_of_folder(inbox.id))
    pick(window.accounts.menu(node), "Add to favourites")
    person.until(lambda: window.tree_model.index_of_key(f"favourite/{inbox.id}").isValid())
    person.leave()
    again = sit_down()
    assert again.window.tree_model.index_of_key(f"favourite/{inbox.id}").isValid()
    again.until(lambda: again.window.browsing.virtual.open is not None and len(again.subjects()) == 6)
    again.leave()


def drag(person: Person, folder_id: int) -> None:
    """What is chosen, onto a folder of the tree: the events that the window system sends."""
    window = person.window
    tree, rows = window.tree, window.rows
    places = [place for place in range(rows.rowCount()) if rows.message(place) in window.list.chosen()]
    mail = rows.mimeData([rows.index(place, 0) for place in places])
    where = tree.visualRect(window.tree_model.index_of_folder(folder_id)).center()
    held, keys, move = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.MoveAction
    for event in (QDragEnterEvent(where, move, mail, held, keys), QDragMoveEvent(where, move, mail, held, keys)):
        QApplication.sendEvent(tree.viewport(), event)
        assert event.isAccepted()
    QApplication.sendEvent(tree.viewport(), QDropEvent(where.toPointF(), move, mail, held, keys))


def test_taking_it_back(sit_down: Callable[[], Person], dovecot: Dovecot, ca_file: Path) -> None:
    user = MailUser(dovecot.add_user(), dovecot.password, dovecot)
    for number in range(1, 5):
        user.deliver(make_mail(number))
    user.deliver(make_mail(9), "Plans")
    person = sit_down()
    person.add_account(Protocol.IMAP, "mara@nordlicht.example", user.password,
                       ("127.0.0.1", dovecot.imaps, user.name), None, ca_file)
    person.open(Protocol.IMAP, "INBOX")
    window, actions = person.window, person.window.actions_
    everything = {f"Message {number}" for number in range(1, 5)}
    person.until(lambda: person.subjects() == everything)

    def on_server(folder: str, which: str = "ALL") -> set[str]:
        return subjects(user, ca_file, folder, which)

    # A tag and a star, each taken back.
    person.choose("Message 1")
    for action, which in ((actions.tag_keys[0], "KEYWORD $label1"), (actions.star, "FLAGGED")):
        action.trigger()
        person.until(lambda which=which: on_server("INBOX", which) == {"Message 1"})
        actions.undo.trigger()
        person.until(lambda which=which: on_server("INBOX", which) == set())

    # Junk, and back out of the junk folder; both taken back, one after the other.
    person.choose("Message 2")
    actions.junk.trigger()
    person.until(lambda: person.subjects() == everything - {"Message 2"})
    person.until(lambda: on_server("Junk", "KEYWORD $Junk") == {"Message 2"})
    person.open(Protocol.IMAP, "Junk")
    person.choose("Message 2")
    assert actions.junk.text().replace("&", "") == "Not junk"
    actions.junk.trigger()
    person.until(lambda: on_server("INBOX", "KEYWORD $NotJunk") == {"Message 2"} and on_server("Junk") == set())
    actions.undo.trigger()
    person.until(lambda: on_server("Junk") == {"Message 2"} and person.subjects() == {"Message 2"})
    actions.undo.trigger()
    person.until(lambda: on_server("INBOX") == everything and on_server("Junk") == set())
    person.until(lambda: on_server("INBOX", "OR KEYWORD $Junk KEYWORD $NotJunk") == set())

    # Two at once by drag onto a folder.
    person.open(Protocol.IMAP, "INBOX")
    person.choose("Message 3")
    rows = window.rows
    place = next(place for place in range(rows.rowCount()) if rows.message(place).subject == "Message 4")
    window.list.lines.selectionModel().select(
        rows.index(place, 0), QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows)
    person.until(lambda: {row.subject for row in window.list.selected()} == {"Message 3", "Message 4"})
    plans = next(each for each in window.tree_model.folders(window.list.selected()[0].account_id)
                 if each.path == "Plans")
    actions.all_folders.trigger()  # nobody has subscribed to it
    person.until(lambda: window.tree_model.index_of_folder(plans.id).isValid())
    drag(person, plans.id)
    person.until(lambda: on_server("Plans") == {"Message 3", "Message 4", "Message 9"})
    person.until(lambda: person.subjects() == {"Message 1", "Message 2"})
    person.until(lambda: window.toast.label.text().startswith("2 message"))
    QTest.mouseClick(window.toast.button, Qt.MouseButton.LeftButton)
    person.until(lambda: on_server("INBOX") == everything and on_server("Plans") == {"Message 9"})
    person.until(lambda: person.subjects() == everything)

    # Put off, and at once taken back: nobody else has seen any of it.
    person.choose("Message 1")
    actions.snooze.trigger()
    pick(person.the(QMenu), "Tomorrow morning")
    person.until(lambda: "Message 1" not in person.subjects())
    actions.undo.trigger()
    person.until(lambda: "Message 1" in person.subjects())
    assert on_server("INBOX") == everything
    person.leave()

"""Invitations answered, contacts kept and mailing lists left, by the cards above a message."""

from __future__ import annotations

import pytest
import shiboken6
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.commands import AddCorrespondents, LeaveList, QueueMessage, SaveAttachments
from app.engine.viewing import view
from app.errors import ErrorKind, MailError
from app.events import ListLeft, MessageQueued, ViewReady
from app.model.account import Account
from app.model.cards import Answer, Invitation, Method
from app.model.message import SEEN, Address
from app.model.operation import SetFlags
from tests.fakes.engine import FakeEngine
from ui.bridge import EventBridge
from ui.dialogs.leave_list import LeaveListDialog
from ui.main_window import MainWindow
from ui.views.cards.contacts import ContactsCard
from ui.views.cards.invitation import InvitationCard
from ui.views.cards.unsubscribe import UnsubscribeLine

pytestmark = pytest.mark.usefixtures("english")

EVENT = """BEGIN:VCALENDAR
METHOD:{method}
BEGIN:VEVENT
UID:one@example.org
SUMMARY:Lighthouse review
LOCATION:Tower, room 2
DTSTART;TZID=Europe/Berlin:20990701T100000
DURATION:PT1H
RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;COUNT=5
ORGANIZER;CN=Ada Lovelace:mailto:ada@example.org
ATTENDEE;CN=Me{partstat}:mailto:{me}
ATTENDEE;CN=<b>Cleo</b>;PARTSTAT=DECLINED:mailto:cleo@example.org
END:VEVENT
END:VCALENDAR
"""
CONTACT = "BEGIN:VCARD\nVERSION:4.0\nFN:Ada Lovelace\nEMAIL;TYPE=work:ada@example.org\nTEL:+44 1\nEND:VCARD\n"


def mail(kind: str, text: str, *head: str, sender: str = "ada@example.org") -> bytes:
    lines = (f"From: Ada <{sender}>", "To: me@example.org", "Subject: x", *head, "MIME-Version: 1.0",
             "Content-Type: multipart/mixed; boundary=b", "", "--b", "Content-Type: text/plain", "", "Hello", "--b",
             f"Content-Type: {kind}", "", text, "--b--", "")
    return "\r\n".join(lines).replace("\r\n", "\n").replace("\n", "\r\n").encode()


def invited(me: str, method: str = "REQUEST", partstat: str = "", sender: str = "ada@example.org") -> bytes:
    return mail("text/calendar", EVENT.format(method=method, me=me, partstat=partstat), sender=sender)


@pytest.fixture
def work(engine: FakeEngine) -> Account:
    account = engine.add_account("work")
    engine.fill(account, range(1, 4), flags=frozenset({SEEN}))
    engine.fill(account, range(4, 5), "Junk", flags=frozenset({SEEN}))
    return account


class Reader:
    """Shows messages in the window."""

    def __init__(self, window: MainWindow, bridge: EventBridge, qtbot: QtBot) -> None:
        self.window, self.bridge, self.qtbot = window, bridge, qtbot

    def show(self, raw: bytes, place: int = 0) -> list[QWidget]:
        self.window.list.select(place)
        row = self.window.list.selected()[0]
        self.bridge.post(ViewReady(view(row.id, raw)))
        pane = self.window.view
        self.qtbot.waitUntil(lambda: pane.view is not None and pane.view.raw_size == len(raw))
        return pane.cards.cards


@pytest.fixture
def reader(work: Account, window: MainWindow, bridge: EventBridge, qtbot: QtBot) -> Reader:
    qtbot.waitUntil(lambda: window.rows.rowCount() == 3)
    return Reader(window, bridge, qtbot)


def invitation_of(cards: list[QWidget]) -> InvitationCard:
    [card] = cards
    assert isinstance(card, InvitationCard)
    return card


def words_of(card: QWidget) -> str:
    return "\n".join(label.text() for label in card.findChildren(QLabel) if not label.isHidden())


def test_an_invitation_says_all_and_is_answered_by_a_click(reader: Reader, engine: FakeEngine, bridge: EventBridge,
                                                           work: Account, qtbot: QtBot) -> None:
    card = invitation_of(reader.show(invited(work.email)))
    said = words_of(card)
    assert "Invitation" in said and "Lighthouse review" in said and "Tower, room 2" in said
    assert "Every 2 week" in said and "on Monday, 5 time" in said and "Ada Lovelace <ada@example.org>" in said
    assert "2 guest" in said and ": 1 declined" in said
    assert engine.count(QueueMessage) == 0
    card.buttons[Answer.ACCEPTED].click()
    assert not any(button.isEnabled() for button in card.buttons.values())
    qtbot.waitUntil(lambda: engine.count(QueueMessage) == 1)
    asked = engine.last(QueueMessage)
    assert (asked.account_id, asked.recipients) == (work.id, ("ada@example.org",))
    sent = view(0, asked.raw)
    assert sent.envelope.senders[0].email == work.email and sent.envelope.subject == "Accepted: Lighthouse review"
    reply = sent.cards[0]
    assert isinstance(reply, Invitation) and reply.method is Method.REPLY
    assert reply.attendees[0].answer is Answer.ACCEPTED
    bridge.post(MessageQueued(asked.token, work.id))
    qtbot.waitUntil(lambda: card.state.text() == "You accepted.")
    flags = engine.last(SetFlags)
    assert flags.add == {"$InvitationAccepted"} and not flags.undoable
    assert not card.buttons[Answer.ACCEPTED].isEnabled() and card.buttons[Answer.DECLINED].isEnabled()


def test_a_refused_answer_can_be_given_again(reader: Reader, engine: FakeEngine, bridge: EventBridge, work: Account,
                                             qtbot: QtBot) -> None:
    card = invitation_of(reader.show(invited(work.email)))
    card.buttons[Answer.DECLINED].click()
    qtbot.waitUntil(lambda: engine.count(QueueMessage) == 1)
    bridge.post(MessageQueued(engine.last(QueueMessage).token, work.id, MailError(ErrorKind.DISK_FULL, "Full.")))
    qtbot.waitUntil(card.buttons[Answer.DECLINED].isEnabled)
    assert engine.count(SetFlags) == 0 and not card.state.text()


def test_what_was_answered_elsewhere_is_known_by_the_keyword(reader: Reader, engine: FakeEngine, bridge: EventBridge,
                                                             work: Account, qtbot: QtBot) -> None:
    bridge.post(engine.reflag(work, 3, frozenset({SEEN, "$invitationtentative"})))
    qtbot.waitUntil(lambda: any("$invitationtentative" in row.flags for row in reader.window.list.selected())
                    or reader.window.rows.message(0).keywords != ())
    card = invitation_of(reader.show(invited(work.email)))
    assert card.state.text() == "You accepted tentatively."


@pytest.mark.parametrize(("method", "partstat", "said"), [
    ("CANCEL", "", "This event is cancelled"), ("REPLY", ";PARTSTAT=ACCEPTED", "accepted."),
    ("PUBLISH", "", "Event"), ("COUNTER", "", "Event")])
def test_only_a_request_can_be_answered(reader: Reader, work: Account, method: str, partstat: str, said: str) -> None:
    card = invitation_of(reader.show(invited(work.email, method, partstat)))
    assert said in words_of(card) and not card.buttons


def test_an_answer_from_a_stranger_is_told(reader: Reader, work: Account) -> None:
    card = invitation_of(reader.show(invited("cleo@example.org", "REPLY", ";PARTSTAT=ACCEPTED", "eve@evil.example")))
    assert "But this mail came from eve@evil.example" in words_of(card)


@pytest.mark.parametrize("method", ["REQUEST", "CANCEL"])
@pytest.mark.parametrize("sender", ["ada@example.org", "eve@evil.example"])
def test_an_event_that_is_not_the_senders_is_told(reader: Reader, work: Account, method: str, sender: str) -> None:
    """Else anybody could cancel what Ada has arranged."""
    card = invitation_of(reader.show(invited(work.email, method, sender=sender)))
    assert ("But this mail came from eve@evil.example" in words_of(card)) is sender.startswith("eve")


def test_ones_own_invitation_and_one_in_junk_have_no_buttons(reader: Reader, engine: FakeEngine, work: Account,
                                                             qtbot: QtBot) -> None:
    own = invited("cleo@example.org").replace(b"mailto:ada@example.org", f"mailto:{work.email}".encode())
    assert not invitation_of(reader.show(own)).buttons
    reader.window.browsing.open_folder(engine.folder(work, "Junk").id)
    qtbot.waitUntil(lambda: reader.window.rows.rowCount() == 1)
    assert not invitation_of(reader.show(invited(work.email))).buttons


def test_the_file_of_an_invitation_is_saved(reader: Reader, engine: FakeEngine, work: Account,
                                            monkeypatch: pytest.MonkeyPatch) -> None:
    wanted: list[object] = []
    reader.window.view.save_wanted.connect(lambda _id, files: wanted.extend(files))
    monkeypatch.setattr(reader.window.files, "choose_directory", lambda *_: None)
    card = invitation_of(reader.show(invited(work.email)))
    outside: list[object] = []
    reader.window.view.outside_wanted.connect(lambda _id, file: outside.append(file.content_type))
    monkeypatch.setattr(reader.window.files._opener, "open_outside", lambda *_: None)
    for action in card.more.menu().actions():
        action.trigger()
    assert [getattr(each, "content_type", "") for each in wanted] == ["text/calendar"] and outside == ["text/calendar"]
    assert engine.count(SaveAttachments) == 0


def test_contacts_are_added_to_the_completion(reader: Reader, engine: FakeEngine) -> None:
    [card] = reader.show(mail("text/vcard", CONTACT))
    assert isinstance(card, ContactsCard)
    assert "ada@example.org  (work)" in words_of(card)
    card.adder.click()
    assert engine.last(AddCorrespondents).addresses == (Address("Ada Lovelace", "ada@example.org"),)
    assert not card.adder.isEnabled()
    many = "".join(CONTACT.replace("ada@", f"u{number}@") for number in range(600))
    [card] = reader.show(mail("text/vcard", many), 1)
    assert isinstance(card, ContactsCard) and "and 597 more" in words_of(card)
    card.adder.click()
    assert [len(each.addresses) for each in engine.commands if isinstance(each, AddCorrespondents)] == [1, 500, 100]


def test_a_window_may_be_closed_before_its_answer_went(reader: Reader, engine: FakeEngine, bridge: EventBridge,
                                                       work: Account, qtbot: QtBot) -> None:
    window = reader.window.open_raw(invited(work.email), "invited")
    qtbot.waitUntil(lambda: bool(window.pane.cards.cards))
    invitation_of(window.pane.cards.cards).buttons[Answer.ACCEPTED].click()
    qtbot.waitUntil(lambda: engine.count(QueueMessage) == 1)
    window.close()
    qtbot.waitUntil(lambda: not shiboken6.isValid(window))
    bridge.post(MessageQueued(engine.last(QueueMessage).token, work.id))
    qtbot.waitUntil(reader.window.toast.isVisible)


HTTPS = "List-Unsubscribe: <https://lists.example.org/u?x=1>, <mailto:leave@example.org,eve@example.org?subject=out>"
POST = "List-Unsubscribe-Post: List-Unsubscribe=One-Click"


def leaving(reader: Reader, *head: str) -> tuple[UnsubscribeLine, LeaveListDialog]:
    [line] = reader.show(mail("text/plain", "x", "List-Id: Sea News <sea.example.org>", *head))
    assert isinstance(line, UnsubscribeLine) and "Sea News" in line.label.text()
    line.button.click()
    return line, reader.window.findChildren(LeaveListDialog)[-1]


def test_one_click_asks_first_and_tells_what_came_of_it(reader: Reader, engine: FakeEngine, bridge: EventBridge,
                                                        qtbot: QtBot) -> None:
    failures: list[MailError] = []
    reader.window.cards.failed.connect(failures.append)
    line, dialog = leaving(reader, HTTPS, POST)
    assert engine.count(LeaveList) == 0 and "lists.example.org" in words_of(dialog)
    assert dialog.cancel.isDefault()
    dialog.go.click()
    asked = engine.last(LeaveList)
    assert asked.url == "https://lists.example.org/u?x=1"
    bridge.post(ListLeft(asked.token, MailError(ErrorKind.REFUSED, "No.")))
    qtbot.waitUntil(lambda: [each.detail for each in failures] == ["No."])
    assert not line.button.isHidden()
    line.button.click()
    reader.window.findChildren(LeaveListDialog)[-1].go.click()
    bridge.post(ListLeft(engine.last(LeaveList).token))
    qtbot.waitUntil(lambda: "You asked" in line.label.text())
    assert line.button.isHidden()


def test_without_one_click_a_mail_goes_to_one_address_only(reader: Reader, engine: FakeEngine, work: Account,
                                                           bridge: EventBridge, qtbot: QtBot) -> None:
    line, dialog = leaving(reader, HTTPS)
    assert "leave@example.org" in words_of(dialog) and "eve@" not in words_of(dialog)
    dialog.go.click()
    qtbot.waitUntil(lambda: engine.count(QueueMessage) == 1)
    asked = engine.last(QueueMessage)
    assert asked.recipients == ("leave@example.org",)
    assert view(0, asked.raw).envelope.subject == "out" and b"eve@" not in asked.raw
    bridge.post(MessageQueued(asked.token, work.id))
    qtbot.waitUntil(line.button.isHidden)


def test_a_page_opens_only_after_the_question(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(QUrl(url).toString()))
    _, dialog = leaving(reader, "List-Unsubscribe: <http://lists.example.org/page>")
    assert opened == []
    dialog.go.click()
    assert opened == ["http://lists.example.org/page"]


def test_leaving_is_never_offered_in_junk(reader: Reader, engine: FakeEngine, work: Account, qtbot: QtBot) -> None:
    reader.window.browsing.open_folder(engine.folder(work, "Junk").id)
    qtbot.waitUntil(lambda: reader.window.rows.rowCount() == 1)
    assert reader.show(mail("text/plain", "x", HTTPS, POST)) == []
    assert reader.window.view.cards.isHidden()


def test_a_message_too_heavy_to_lay_out_comes_as_text_first(reader: Reader) -> None:
    heavy = b"Content-Type: text/html\r\n\r\n" + b"<p><b>word</b>" * 30_000
    reader.show(heavy)
    pane = reader.window.view
    assert pane.view is not None and pane.view.heavy and not pane.shows_html
    banner = pane.banners._banners["heavy"]
    assert [button.text() for button in banner.buttons] == ["Show with formatting"]
    reader.show(replace_body(), 1)
    assert "heavy" not in pane.banners._banners


def test_the_next_message_has_no_cards_of_the_last(reader: Reader, work: Account) -> None:
    assert reader.show(invited(work.email))
    assert reader.show(replace_body(), 1) == []


def replace_body() -> bytes:
    return b"From: ada@example.org\r\n\r\nPlain\r\n"

"""IMAP and POP3 side by side: numbers, questions, the recommendation that moves, and who overrules it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.errors import ErrorKind, MailError
from app.model.account import LeaveKind, LeaveRule, Protocol
from app.model.folder import Quota
from app.model.mailbox import MailboxNumbers
from tests.gui.wizard_tools import BY_IMAP, BY_POP3, REFUSED
from ui.forms.protocol_choice import ProtocolChoice, Side
from ui.forms.protocol_table import ProtocolTable
from ui.mailbox_words import MailboxWords

RULE = LeaveRule(LeaveKind.DAYS, 14)
FULL = replace(BY_IMAP, quota=Quota("", 95 << 20, 100 << 20))


@pytest.fixture
def choice(qtbot: QtBot) -> ProtocolChoice:
    choice = ProtocolChoice()
    qtbot.addWidget(choice)
    choice.resize(800, 700)
    choice.show()
    _fill(choice)
    return choice


def _fill(choice: ProtocolChoice, imap: MailboxNumbers | MailError | None = BY_IMAP,
          pop3: MailboxNumbers | MailError | None = BY_POP3, chosen: Protocol | None = None) -> None:
    choice.show_sides(Side(imap, isinstance(imap, MailboxNumbers)), Side(pop3, isinstance(pop3, MailboxNumbers)), RULE,
                      chosen)


def test_both_cards_tell_the_persons_own_numbers(choice: ProtocolChoice) -> None:
    imap, pop3 = choice.imap.paragraphs()[0], choice.pop3.paragraphs()
    assert "14 folder" in imap and "8,213 mail" in imap and "every device" in imap
    assert "Inbox only" in pop3[0] and "412 mail" in pop3[0] and "to download" in pop3[0]
    assert "removed after 14 day" in pop3[0]
    assert "7,801 mail" in pop3[1]
    assert "8,213" in choice.imap.accessibleDescription()


def test_the_recommendation_moves_with_the_answers(choice: ProtocolChoice) -> None:
    assert choice.imap.badge() and not choice.pop3.badge()
    assert choice.protocol() is Protocol.IMAP
    choice.devices.no.click()
    assert choice.protocol() is Protocol.IMAP
    choice.room.yes.click()
    assert choice.pop3.badge() and not choice.imap.badge()
    assert choice.protocol() is Protocol.POP3
    assert "little room" in choice.recommendation.text() and "backup" in choice.recommendation.text()
    choice.devices.yes.click()
    assert choice.protocol() is Protocol.IMAP
    assert "Recommended" in choice.imap.accessibleName()


def test_one_click_overrules_it_and_further_answers_do_not_undo_that(choice: ProtocolChoice) -> None:
    choice.pop3.click()
    assert choice.protocol() is Protocol.POP3 and choice.is_overruled()
    choice.devices.yes.click()
    assert choice.imap.badge()
    assert choice.protocol() is Protocol.POP3


def test_how_full_the_mailbox_is_counts_without_an_answer(choice: ProtocolChoice) -> None:
    assert not choice.filled.isVisible()
    _fill(choice, FULL)
    assert "95" in choice.filled.text()
    choice.devices.no.click()
    assert choice.protocol() is Protocol.POP3
    assert "nearly full" in choice.recommendation.text()


@pytest.mark.parametrize(("other", "words"), [
    (REFUSED, "refused"), (None, "No server"), (MailError(ErrorKind.TLS_CERTIFICATE, "expired"), "prove who it is")])
def test_what_did_not_answer_says_why_and_cannot_be_chosen(choice: ProtocolChoice, other: MailError | None,
                                                           words: str) -> None:
    _fill(choice, other, BY_POP3)
    assert not choice.imap.isEnabled() and words in choice.imap.paragraphs()[0]
    assert words in choice.imap.accessibleDescription()
    assert choice.protocol() is Protocol.POP3 and choice.pop3.badge()
    assert not choice.devices.isVisible()
    choice.imap.click()
    assert choice.protocol() is Protocol.POP3


def test_neither_leaves_nothing_to_choose(choice: ProtocolChoice) -> None:
    _fill(choice, REFUSED, REFUSED)
    assert choice.protocol() is None
    assert not choice.imap.badge() and not choice.pop3.badge()


def test_an_earlier_choice_is_kept_unless_it_is_no_longer_there(choice: ProtocolChoice) -> None:
    _fill(choice, chosen=Protocol.POP3)
    assert choice.protocol() is Protocol.POP3
    _fill(choice, BY_IMAP, REFUSED, chosen=Protocol.POP3)
    assert choice.protocol() is Protocol.IMAP


def test_arrow_keys_choose(choice: ProtocolChoice) -> None:
    choice.focus_chosen()
    QTest.keyClick(choice.imap, Qt.Key.Key_Right)
    assert choice.protocol() is Protocol.POP3
    QTest.keyClick(choice.pop3, Qt.Key.Key_Left)
    assert choice.protocol() is Protocol.IMAP


def test_what_else_the_pop3_server_says(choice: ProtocolChoice) -> None:
    _fill(choice, BY_IMAP, replace(BY_POP3, has_uidl=False, expire_days=0, login_delay=900))
    words = " ".join(choice.pop3.paragraphs())
    assert "removes what was downloaded" in words and "no ids" in words and "15 minute" in words
    _fill(choice, BY_IMAP, replace(BY_POP3, expire_days=60))
    assert "60 day" in " ".join(choice.pop3.paragraphs())


def test_more_than_was_counted_is_at_least_so_much(choice: ProtocolChoice) -> None:
    _fill(choice, replace(BY_IMAP, complete=False), BY_POP3)
    assert "at least" in choice.imap.paragraphs()[0]
    _fill(choice, MailboxNumbers(1, 0, 0), MailboxNumbers(1, 0, 0, 0))
    assert "no mail yet" in choice.imap.paragraphs()[0]


def test_cards_stand_below_each_other_where_it_is_narrow(qtbot: QtBot, choice: ProtocolChoice) -> None:
    assert choice.imap.y() == choice.pop3.y() and choice.imap.height() == choice.pop3.height()
    choice.resize(420, 900)
    qtbot.waitUntil(lambda: choice.pop3.y() > choice.imap.y() + choice.imap.height())
    assert choice.imap.width() == choice.pop3.width() > 380


def test_each_cell_of_the_table_says_what_it_is_about(qtbot: QtBot) -> None:
    table = ProtocolTable()
    qtbot.addWidget(table)
    cells = [label.accessibleName() for label in table.findChildren(QLabel) if label.accessibleName()]
    assert len(cells) == 12
    for about in ("What stays where", "Several devices", "Offline", "Room on the server", "Backup", "Speed"):
        assert sum(cell.startswith(about) for cell in cells) == 2


def test_numbers_beyond_all_sense_are_shown_all_the_same(choice: ProtocolChoice) -> None:
    """Qt takes 31 bits of what is counted, and 63 of what is measured; a server may claim anything."""
    huge = 10**40
    imap = MailboxNumbers(huge, huge, huge, huge, complete=False, quota=Quota("", huge, 1))
    pop3 = MailboxNumbers(1, huge, huge, huge, expire_days=huge, login_delay=huge)
    assert imap.messages == pop3.expire_days == (1 << 31) - 1 and imap.octets == 1 << 62
    _fill(choice, imap, pop3)
    assert "2,147,483,647" in MailboxWords(choice).mails(imap)

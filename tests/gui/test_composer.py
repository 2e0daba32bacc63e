"""The composer: fields, files, drafts that save themselves, and the way into the outbox.

In one file, since all of it writes with the `Desk` at its head.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.commands import QueueMessage, SaveDraft
from app.errors import ErrorKind, MailError
from app.events import DraftSaved, EditRefused, MessageQueued, OutboxChanged
from app.mime import compose
from app.model.account import Account
from app.model.message import Address, Draft, OutgoingFile
from app.model.operation import DeleteMessages
from tests.fakes.engine import FakeEngine
from tests.gui.setup_fixtures import HOME, RECEIVES_ONLY, WORK
from ui.bridge import EventBridge
from ui.views.attachment_words import mentions_attachment
from ui.views.composer import AUTOSAVE_MS, HEAVY_OCTETS, HEAVY_SECONDS, Composer
from ui.views.composer_start import forward_draft, new_draft, reply_draft

ORIGINAL = (
    b"From: Jonas Weber <jonas@leuchtturm.example>\r\nTo: Mara <mara@nordlicht.example>\r\n"
    b"Cc: anna@post.example\r\nMessage-ID: <one@leuchtturm.example>\r\nSubject: AW: Entwurf\r\n"
    b"Date: Tue, 11 Nov 2025 10:12:00 +0100\r\n\r\nHallo Mara,\r\nanbei der Entwurf.\r\n")


class Desk:
    """Opens composers and plays the engine's part."""

    def __init__(self, qtbot: QtBot, engine: FakeEngine, bridge: EventBridge) -> None:
        self.qtbot, self.engine, self.bridge = qtbot, engine, bridge
        self.notices: list[str] = []

    def open(self, draft: Draft | None = None, accounts: tuple[Account, ...] = (WORK, HOME),
             draft_id: int | None = None) -> Composer:
        composer = Composer(self.engine, self.bridge, accounts, draft or new_draft(WORK), draft_id=draft_id)
        composer.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        composer.notice.connect(self.notices.append)
        self.qtbot.addWidget(composer)
        composer.show()
        composer.activateWindow()
        self.qtbot.waitUntil(composer.isActiveWindow)
        return composer

    def written(self) -> Composer:
        composer = self.open()
        composer.recipients.to.setText("Jonas <jonas@leuchtturm.example>; anna@post.example")
        composer.subject.setText("Treffen")
        composer.body.setPlainText("Hallo zusammen,\nbis Donnerstag.\n")
        return composer

    def wait_for(self, kind: type[object], count: int = 1) -> None:
        self.qtbot.waitUntil(lambda: self.engine.count(kind) == count)

    def save(self, composer: Composer, message_id: int) -> None:
        """A whole save: the composer asks, the engine answers."""
        before = self.engine.count(SaveDraft)
        composer.save_draft()
        self.wait_for(SaveDraft, before + 1)
        self.answer_save(message_id)

    def answer_queue(self, error: MailError | None = None) -> None:
        asked = self.engine.last(QueueMessage)
        self.bridge.post(MessageQueued(asked.token, asked.account_id, error))

    def answer_save(self, message_id: int, error: MailError | None = None) -> None:
        with self.qtbot.waitSignal(self.bridge.draft_saved):
            self.bridge.post(DraftSaved(self.engine.last(SaveDraft).token, message_id, error))


@pytest.fixture
def desk(qtbot: QtBot, engine: FakeEngine, bridge: EventBridge) -> Desk:
    return Desk(qtbot, engine, bridge)


def test_a_message_goes_into_the_outbox_and_the_window_closes(desk: Desk) -> None:
    composer = desk.written()
    QTest.keyClick(composer.body, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.wait_for(QueueMessage)
    queued = desk.engine.last(QueueMessage)
    assert queued.account_id == WORK.id
    assert queued.recipients == ("jonas@leuchtturm.example", "anna@post.example")
    assert b"Subject: Treffen\r\n" in queued.raw
    assert b"From: Mara Lindqvist <mara@nordlicht.example>\r\n" in queued.raw
    assert composer.isVisible()
    with desk.qtbot.waitSignal(composer.closed):
        desk.answer_queue()
    assert not composer.isVisible()
    assert desk.engine.count(SaveDraft) == 0
    assert any("outbox" in notice for notice in desk.notices)


def test_blind_copies_are_recipients_and_stay_in_what_is_filed(desk: Desk) -> None:
    composer = desk.written()
    composer.recipients.show_line(2)
    composer.recipients.bcc.setText("geheim@post.example")
    composer.send()
    desk.wait_for(QueueMessage)
    queued = desk.engine.last(QueueMessage)
    assert "geheim@post.example" in queued.recipients
    assert b"Bcc: geheim@post.example\r\n" in queued.raw  # sending leaves the field out


def test_the_sender_can_be_chosen(desk: Desk) -> None:
    composer = desk.written()
    composer.sender_box.setCurrentIndex(1)
    composer.send()
    desk.wait_for(QueueMessage)
    assert desk.engine.last(QueueMessage).account_id == HOME.id
    assert b"From: Mara <mara@post.example>" in desk.engine.last(QueueMessage).raw


def test_the_account_of_the_draft_is_chosen(desk: Desk) -> None:
    assert desk.open(new_draft(HOME)).account() == HOME


def test_an_account_without_a_server_for_sending_says_so(desk: Desk) -> None:
    composer = desk.open(new_draft(RECEIVES_ONLY), accounts=(RECEIVES_ONLY,))
    composer.recipients.to.setText("a@b.example")
    composer.send()
    assert RECEIVES_ONLY.name in composer.bar.text()
    assert desk.engine.count(QueueMessage) == 0


def test_recipients_are_checked(desk: Desk) -> None:
    composer = desk.open()
    composer.send()
    assert composer.recipients.to.property("invalid")
    composer.recipients.to.setText("jonas@leuchtturm.example, kein")
    composer.send()
    assert "kein" in composer.recipients.to.accessibleDescription()
    composer.recipients.to.clear()
    QTest.keyClicks(composer.recipients.to, "a@b.example")
    assert not composer.recipients.to.property("invalid")
    assert desk.engine.count(QueueMessage) == 0


def test_a_missing_subject_and_a_forgotten_attachment_are_asked_about_once(desk: Desk) -> None:
    composer = desk.written()
    composer.body.setPlainText("Hallo, im Anhang der Entwurf.")
    composer.send()
    assert "im Anhang" in composer.bar.text()
    assert desk.engine.count(QueueMessage) == 0
    composer.bar.buttons[1].click()
    desk.wait_for(QueueMessage)


def test_without_a_subject_return_on_the_bar_leads_to_it(desk: Desk) -> None:
    composer = desk.written()
    composer.subject.clear()
    composer.send()
    QTest.keyClick(composer.bar.buttons[0], Qt.Key.Key_Return)
    assert composer.subject.hasFocus()
    assert not composer.bar.isVisible()
    assert desk.engine.count(QueueMessage) == 0


def test_a_refused_hand_over_brings_the_window_back(desk: Desk) -> None:
    composer = desk.written()
    composer.send()
    desk.wait_for(QueueMessage)
    assert not composer.body.isEnabled()
    assert not composer.close()
    with desk.qtbot.waitSignal(desk.bridge.message_queued):
        desk.answer_queue(MailError(ErrorKind.DISK_FULL, "full"))
    assert composer.body.isEnabled()
    assert composer.bar.text()
    composer.send()
    desk.wait_for(QueueMessage, 2)


def test_what_becomes_of_other_edits_and_messages_is_no_answer(desk: Desk) -> None:
    composer = desk.written()
    composer.send()
    desk.wait_for(QueueMessage)
    with desk.qtbot.waitSignal(desk.bridge.message_queued):
        desk.bridge.post(EditRefused(MailError(ErrorKind.REFUSED, "a move was refused")))
        desk.bridge.post(OutboxChanged(WORK.id))
        desk.bridge.post(MessageQueued(desk.engine.last(QueueMessage).token + 1, WORK.id))
    assert composer.isVisible() and not composer.body.isEnabled()
    with desk.qtbot.waitSignal(composer.closed):
        desk.answer_queue()


def test_news_of_other_messages_in_the_outbox_do_not_close_the_window(desk: Desk) -> None:
    composer = desk.written()
    composer.save_draft()
    desk.wait_for(SaveDraft)
    composer.send()
    with desk.qtbot.waitSignal(desk.bridge.outbox_changed):
        desk.bridge.post(OutboxChanged(WORK.id))
    assert composer.isVisible()
    desk.answer_save(41)
    desk.wait_for(QueueMessage)


def test_closing_while_the_hand_over_waits_still_sends_once(desk: Desk) -> None:
    composer = desk.written()
    composer.save_draft()
    desk.wait_for(SaveDraft)
    composer.send()
    assert desk.engine.count(QueueMessage) == 0
    assert not composer.close()
    assert desk.engine.count(QueueMessage) == 1
    desk.answer_save(41)
    with desk.qtbot.waitSignal(composer.closed):
        desk.answer_queue()
    assert desk.engine.count(QueueMessage) == 1
    # The draft that was being saved meanwhile must not stay behind beside the sent message.
    assert desk.engine.edits == [DeleteMessages((41,), forever=True)]


# --- drafts ------------------------------------------------------------------------------------------


def test_nothing_written_nothing_saved(desk: Desk) -> None:
    composer = desk.open()
    composer.save_draft()
    assert composer.close()
    assert desk.engine.count(SaveDraft) == desk.engine.count(QueueMessage) == 0 and desk.engine.edits == []
    assert desk.notices == []


def test_closing_saves_and_says_so(desk: Desk) -> None:
    composer = desk.written()
    assert composer.close()
    saved = desk.engine.last(SaveDraft)
    assert (saved.account_id, saved.replaces) == (WORK.id, None)
    assert compose.draft_from(saved.raw).to[0] == Address("Jonas", "jonas@leuchtturm.example")
    assert len(desk.notices) == 1


def test_closing_keeps_what_is_no_address_yet(desk: Desk) -> None:
    composer = desk.written()
    composer.recipients.to.setText("anna@post.example, wrong@@x")
    assert composer.close()
    assert "Drafts" in desk.notices[0]
    assert compose.draft_from(desk.engine.last(SaveDraft).raw).unfinished == ("wrong@@x", "", "")
    assert compose.draft_from(desk.engine.last(SaveDraft).raw).to == (Address("", "anna@post.example"),)


def test_closing_tells_of_a_draft_that_saved_itself(desk: Desk) -> None:
    composer = desk.written()
    composer.save_draft()
    desk.wait_for(SaveDraft)
    desk.answer_save(41)
    assert composer.close()
    assert desk.engine.count(SaveDraft) == 1 and len(desk.notices) == 1


def test_drafts_save_themselves_and_replace_one_another(desk: Desk) -> None:
    composer = desk.written()
    assert AUTOSAVE_MS <= 2500
    composer._autosave.setInterval(20)
    desk.wait_for(SaveDraft)
    composer._autosave.setInterval(10_000_000)
    desk.answer_save(41)
    assert not composer.is_changed()
    composer.body.setPlainText("Anders.")
    composer.save_draft()
    desk.wait_for(SaveDraft, 2)
    assert desk.engine.last(SaveDraft).replaces == 41


def test_heavy_files_are_not_saved_every_few_seconds(desk: Desk) -> None:
    composer = desk.written()
    composer.add_file(OutgoingFile("Foto.jpg", "image/jpeg", bytes(HEAVY_OCTETS + 1)))
    desk.save(composer, 41)
    composer.body.setPlainText("Anders.")
    composer._autosave_due()
    assert desk.engine.count(SaveDraft) == 1
    assert composer.is_changed()
    composer._saved_at -= HEAVY_SECONDS
    composer._autosave_due()
    desk.wait_for(SaveDraft, 2)


def test_one_save_at_a_time(desk: Desk) -> None:
    composer = desk.written()
    composer.save_draft()
    desk.wait_for(SaveDraft)
    composer.body.setPlainText("Anders.")
    composer.save_draft()
    assert composer.is_changed()
    desk.answer_save(41)
    composer.save_draft()
    desk.wait_for(SaveDraft, 2)
    assert desk.engine.last(SaveDraft).replaces == 41


def test_closing_during_a_save_leaves_one_draft(desk: Desk) -> None:
    composer = desk.written()
    composer.save_draft()
    desk.wait_for(SaveDraft)
    first = desk.engine.last(SaveDraft).token
    composer.body.setPlainText("Anders.")
    composer.close()
    assert desk.engine.count(SaveDraft) == 2
    with desk.qtbot.waitSignal(desk.bridge.draft_saved):
        desk.bridge.post(DraftSaved(first, 41))
    desk.answer_save(42)
    assert desk.engine.edits == [DeleteMessages((41,), forever=True)]


def test_a_change_of_sender_moves_the_draft_to_the_other_account(desk: Desk) -> None:
    composer = desk.written()
    desk.save(composer, 41)
    composer.sender_box.setCurrentIndex(1)
    composer.save_draft()
    desk.wait_for(SaveDraft, 2)
    assert desk.engine.last(SaveDraft).account_id == HOME.id
    assert desk.engine.last(SaveDraft).replaces is None
    desk.answer_save(42)
    assert desk.engine.edits == [DeleteMessages((41,), forever=True)]


def test_half_typed_addresses_do_not_hinder_a_draft(desk: Desk) -> None:
    composer = desk.written()
    composer.recipients.to.setText("jonas@leuchtturm.example, ann")
    composer.close()
    assert [a.email for a in compose.draft_from(desk.engine.last(SaveDraft).raw).to] == ["jonas@leuchtturm.example"]


def test_a_failed_save_is_said_and_tried_again(desk: Desk) -> None:
    composer = desk.written()
    composer.save_draft()
    desk.wait_for(SaveDraft)
    desk.answer_save(0, MailError(ErrorKind.DISK_FULL, "full"))
    assert composer.bar.text()
    assert composer.is_changed()


def test_sending_waits_for_the_save_and_takes_the_draft_along(desk: Desk) -> None:
    composer = desk.written()
    composer.save_draft()
    desk.wait_for(SaveDraft)
    composer.send()
    assert desk.engine.count(QueueMessage) == 0
    desk.answer_save(41)
    desk.wait_for(QueueMessage)
    assert desk.engine.last(QueueMessage).draft_id == 41


def test_an_opened_draft_is_replaced(desk: Desk) -> None:
    composer = desk.open(Draft(sender=Address("", WORK.email), subject="Alt", text="x"), draft_id=9)
    composer.subject.setText("Neu")
    composer.close()
    assert desk.engine.last(SaveDraft).replaces == 9


def test_throwing_away_asks_and_deletes_the_draft(desk: Desk) -> None:
    composer = desk.written()
    desk.save(composer, 41)
    composer.discard_button.click()
    assert composer.isVisible()
    composer.bar.buttons[1].click()
    assert not composer.isVisible()
    assert desk.engine.edits == [DeleteMessages((41,), forever=True)]
    assert desk.engine.count(SaveDraft) == 1


# --- files -------------------------------------------------------------------------------------------


def test_files_can_be_attached_and_removed(desk: Desk, tmp_path: Path) -> None:
    composer = desk.written()
    (tmp_path / "Plan.pdf").write_bytes(b"%PDF-1.7")
    composer.attach([tmp_path / "Plan.pdf"])
    desk.qtbot.waitUntil(lambda: len(composer.attachments.files()) == 1)
    assert composer.attachments.files() == (OutgoingFile("Plan.pdf", "application/pdf", b"%PDF-1.7"),)
    QTest.keyClick(composer.attachments.chip_buttons()[0], Qt.Key.Key_Delete)
    assert composer.attachments.files() == ()
    assert not composer.attachments.isVisible()


def test_what_is_no_file_is_said(desk: Desk, tmp_path: Path) -> None:
    composer = desk.written()
    composer.attach([tmp_path, tmp_path / "fehlt.txt"])
    desk.qtbot.waitUntil(lambda: "fehlt.txt" in composer.bar.text() and tmp_path.name in composer.bar.text())
    assert composer.attachments.files() == ()


@pytest.mark.parametrize("on_body", [True, False])
def test_files_can_be_dropped_on_the_window_and_pasted_into_the_text(desk: Desk, tmp_path: Path,
                                                                    on_body: bool) -> None:
    composer = desk.written()
    (tmp_path / "a b.txt").write_text("hallo")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "a b.txt")), QUrl("https://example.org/x.png")])
    if on_body:
        assert composer.body.canInsertFromMimeData(mime)
        composer.body.insertFromMimeData(mime)
    else:
        composer.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton,
                                      Qt.KeyboardModifier.NoModifier))
    desk.qtbot.waitUntil(lambda: [f.name for f in composer.attachments.files()] == ["a b.txt"])
    assert "file:" not in composer.body.toPlainText()


def test_a_pasted_picture_becomes_a_file(desk: Desk) -> None:
    composer = desk.written()
    image = QImage(3, 2, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    mime = QMimeData()
    mime.setImageData(image)
    composer.body.insertFromMimeData(mime)
    (file,) = composer.attachments.files()
    assert file.content_type == "image/png"
    assert QImage.fromData(file.data).size() == image.size()


def test_large_files_are_warned_about(desk: Desk) -> None:
    composer = desk.written()
    composer.add_file(OutgoingFile("Film.mp4", "video/mp4", bytes(26_000_000)))
    assert composer.bar.text()


# --- beginnings --------------------------------------------------------------------------------------


def test_a_reply_quotes_and_puts_the_cursor_above(desk: Desk) -> None:
    composer = desk.open(reply_draft(ORIGINAL, WORK, everyone=True, mine=frozenset({WORK.email})))
    assert composer.recipients.to.text() == "Jonas Weber <jonas@leuchtturm.example>"
    assert composer.recipients.cc.isVisible()
    assert composer.subject.text() == "Re: Entwurf"
    assert composer.body.toPlainText().startswith("\n\n")
    assert "> anbei der Entwurf." in composer.body.toPlainText()
    assert composer.body.textCursor().position() == 0
    assert composer.body.hasFocus()
    assert not composer.is_changed()
    composer.send()
    desk.wait_for(QueueMessage)
    assert b"In-Reply-To: <one@leuchtturm.example>" in desk.engine.last(QueueMessage).raw


def test_a_forward_says_whence_it_came(desk: Desk) -> None:
    composer = desk.open(forward_draft(ORIGINAL, WORK))
    assert composer.recipients.to.hasFocus()
    assert composer.subject.text() == "Fwd: AW: Entwurf"
    assert "jonas@leuchtturm.example" in composer.body.toPlainText()


def test_names_with_commas_stay_one_address(desk: Desk) -> None:
    composer = desk.open(Draft(sender=Address("", WORK.email), to=(Address('Weber, "Joe"', "joe@x.example"),)))
    assert composer.draft().to == (Address('Weber, "Joe"', "joe@x.example"),)


@pytest.mark.parametrize(("text", "word"), [
    ("Please find attached the plan.", "attached"), ("Anbei der Plan.", "Anbei"),
    ("Der Plan ist im Anhang.", "im Anhang"), ("> see attached\nOK", ""), ("Danke!\n-- \nattached", ""),
    ("unattached", "")])
def test_words_that_speak_of_an_attachment(text: str, word: str) -> None:
    assert mentions_attachment(text) == word


def test_fields_have_names_and_the_tab_key_leads_through_them(desk: Desk) -> None:
    composer = desk.open()
    for field in (composer.sender_box, composer.subject, composer.body, *composer.recipients.lines()):
        assert field.accessibleName()
    composer.recipients.to.setFocus()
    QTest.keyClick(composer.recipients.to, Qt.Key.Key_Tab)
    desk.qtbot.waitUntil(composer.subject.hasFocus)
    QTest.keyClick(composer.subject, Qt.Key.Key_Tab)
    assert composer.body.hasFocus()

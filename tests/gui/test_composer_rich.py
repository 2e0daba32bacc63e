"""Rich text, pictures, identities, signatures, completion and drafts of others in the composer.

In one file, since all of it is written with the `Desk` at its head.
"""

from __future__ import annotations

import base64
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, Qt, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage, QTextCursor, QTextDocument
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.commands import HideCorrespondent, QueueMessage, SaveDraft
from app.mime import compose
from app.model.account import Account
from app.model.identity import Identity
from app.model.message import Address, Draft, InlinePicture, OutgoingFile
from app.store import correspondents
from tests.fakes.engine import FakeEngine
from tests.gui.setup_fixtures import HOME, WORK
from tests.unit.mime.test_drafts import THUNDERBIRD
from ui.bridge import EventBridge
from ui.models.address_book import AddressBook
from ui.rich.pictures import LARGE_OCTETS
from ui.views.composer import Composer
from ui.views.composer_start import attached_draft, forward_draft, list_reply_draft, new_draft, reply_draft
from ui.views.writing_tools import WritingTools

INFO = Identity(7, WORK.id, 1, "Nordlicht Info", "info@nordlicht.example", reply_to="Team <team@nordlicht.example>",
                organisation="Nordlicht Büro", bcc="archiv@nordlicht.example", signature="Info\nTel. 1",
                signature_html="<b>Info</b>")
MARA = Identity(6, WORK.id, 0, "Mara", WORK.email, signature="Mara")
TOOLS = WritingTools(identities=(MARA, INFO))
HTML_MAIL = (
    b"From: Jonas <jonas@x.example>\r\nTo: info@nordlicht.example\r\nMessage-ID: <h@x.example>\r\nSubject: Bild\r\n"
    b"List-Post: <mailto:liste@x.example?body=x>\r\n"
    b'Content-Type: multipart/related; boundary="r"\r\n\r\n--r\r\nContent-Type: text/html\r\n\r\n'
    b'<p>Sch&ouml;n <b>fett</b> <img src="cid:p@x"><img src="https://spy.example/t.png"></p>\r\n--r\r\n'
    b"Content-Type: image/png\r\nContent-ID: <p@x>\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n"
    b"--r--\r\n")


def png(width: int = 40, height: int = 20) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    octets = QByteArray()
    buffer = QBuffer(octets)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "png")
    return bytes(octets.data())


class Desk:
    def __init__(self, qtbot: QtBot, engine: FakeEngine, bridge: EventBridge) -> None:
        self.qtbot, self.engine, self.bridge = qtbot, engine, bridge

    def open(self, draft: Draft | None = None, tools: WritingTools | None = None, *, fresh: bool = False,
             account: Account = WORK) -> Composer:
        composer = Composer(self.engine, self.bridge, (WORK, HOME), draft or new_draft(WORK), tools=tools, fresh=fresh,
                            account_id=account.id)
        composer.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self.qtbot.addWidget(composer)
        composer.show()
        composer.activateWindow()
        self.qtbot.waitUntil(composer.isActiveWindow)
        return composer

    def sent(self, composer: Composer) -> QueueMessage:
        composer.send()
        self.qtbot.waitUntil(lambda: self.engine.count(QueueMessage) == 1)
        return self.engine.last(QueueMessage)

    def saved(self, composer: Composer) -> Draft:
        composer.close()
        return compose.draft_from(self.engine.last(SaveDraft).raw)


@pytest.fixture
def desk(qtbot: QtBot, engine: FakeEngine, bridge: EventBridge) -> Desk:
    return Desk(qtbot, engine, bridge)


# --- drafts of other programs --------------------------------------------------------------------------


def test_a_draft_with_html_keeps_it_when_only_its_subject_changes(desk: Desk) -> None:
    before = compose.draft_from(THUNDERBIRD)
    composer = desk.open(before)
    assert not composer.is_changed() and composer.body.is_rich
    composer.subject.setText("Neu")
    after = desk.saved(composer)
    assert before.html is not None and after.html == f"{before.html}\n"
    assert after.inline == before.inline and after.text == before.text
    assert after.kept == before.kept and after.organisation == "Büro" and after.bcc == before.bcc
    assert after.reply_to == before.reply_to


def test_a_changed_text_keeps_its_looks_and_pictures(desk: Desk) -> None:
    composer = desk.open(compose.draft_from(THUNDERBIRD))
    composer.body.moveCursor(QTextCursor.MoveOperation.Start)
    composer.body.insertPlainText("Neu: ")
    after = desk.saved(composer)
    assert after.html is not None and "Neu: Hallo <b>Welt</b>" in after.html
    assert 'src="cid:part1.abc@x.example"' in after.html and len(after.inline) == 1
    assert after.text.startswith("Neu: Hallo Welt")


def test_half_typed_addresses_come_back(desk: Desk) -> None:
    composer = desk.open()
    composer.recipients.to.setText("anna@post.example, jon")
    composer.recipients.show_line(1)
    composer.recipients.cc.setText("Größe <gr")
    draft = desk.saved(composer)
    assert draft.to == (Address("", "anna@post.example"),) and draft.unfinished == ("jon", "Größe <gr", "")
    again = desk.open(draft)
    assert again.recipients.to.text() == "anna@post.example, jon"
    assert again.recipients.cc.isVisible() and again.recipients.cc.text() == "Größe <gr"


# --- rich and plain ------------------------------------------------------------------------------------


def test_rich_text_goes_out_in_both_forms(desk: Desk) -> None:
    composer = desk.open(new_draft(WORK), WritingTools(rich=True), fresh=True)
    assert composer.format_bar.isVisible() and composer.rich_button.isChecked()
    composer.recipients.to.setText("a@b.example")
    composer.subject.setText("x")
    composer.body.setFocus()
    QTest.keyClicks(composer.body, "Hallo ")
    QTest.keyClick(composer.body, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert composer.format_bar.bold.isChecked()
    QTest.keyClicks(composer.body, "Welt")
    draft = compose.draft_from(desk.sent(composer).raw)
    assert draft.html is not None and draft.html.strip() == "<div>Hallo <b>Welt</b></div>"
    assert draft.text == "Hallo Welt"


def test_plain_text_stays_plain_and_its_keys_do_nothing(desk: Desk) -> None:
    composer = desk.open()
    assert not composer.format_bar.isVisible()
    QTest.keyClick(composer.body, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(composer.body, "x")
    assert desk.saved(composer).html is None


def test_to_plain_asks_only_where_something_is_lost(desk: Desk) -> None:
    composer = desk.open(new_draft(WORK), WritingTools(rich=True), fresh=True)
    QTest.keyClicks(composer.body, "x")
    composer.rich_button.click()
    assert not composer.body.is_rich and not composer.bar.isVisible()
    composer.rich_button.click()
    composer.body.selectAll()
    composer.format_bar.bold.click()
    composer.rich_button.click()
    assert composer.body.is_rich and composer.rich_button.isChecked() and composer.bar.isVisible()
    composer.bar.buttons[1].click()
    assert not composer.body.is_rich and composer.body.toPlainText() == "x" and not composer.rich_button.isChecked()


def test_quotes_survive_the_way_to_rich_and_back(desk: Desk) -> None:
    text = "Hallo\n\nA wrote:\n> eins\n>> zwei <x>\n\n-- \nMara"
    composer = desk.open(Draft(sender=Address("", WORK.email), text=text))
    composer.rich_button.click()
    assert composer.body.html() is not None and composer.body.html().count("<blockquote") == 2  # type: ignore[union-attr]
    composer.rich_button.click()
    assert composer.body.toPlainText() == text


def test_an_answer_to_html_quotes_it_without_anything_remote(desk: Desk) -> None:
    draft = reply_draft(HTML_MAIL, WORK, everyone=False, mine=frozenset({WORK.email}), rich=True)
    composer = desk.open(draft, fresh=True)
    assert composer.body.is_rich and not composer.is_changed()
    QTest.keyClicks(composer.body, "Danke!")
    queued = desk.sent(composer)
    sent = compose.draft_from(queued.raw)
    assert sent.html is not None and '<blockquote type="cite">' in sent.html and "<b>fett</b>" in sent.html
    assert "Danke!" in sent.html and sent.text.startswith("Danke!") and "> Schön fett" in sent.text
    assert b"spy.example" not in queued.raw
    assert [each.content_id for each in sent.inline] == ["p@x"]


def test_return_in_a_quote_makes_room_for_an_answer(desk: Desk) -> None:
    composer = desk.open(Draft(sender=Address("", WORK.email), html=(
        '<blockquote type="cite"><div>eins</div><div>zwei</div></blockquote>')))
    composer.body.setFocus()
    QTest.keyClick(composer.body, Qt.Key.Key_End)
    QTest.keyClick(composer.body, Qt.Key.Key_Return)
    QTest.keyClicks(composer.body, "Antwort")
    assert composer.body.text() == "> eins\nAntwort\n> zwei"


def test_nothing_is_loaded_but_the_drafts_own_pictures(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "x.png").write_bytes(png())
    composer = desk.open(Draft(sender=Address("", WORK.email), html="x", inline=(
        InlinePicture("p@x", "image/png", png()),)))
    kind = QTextDocument.ResourceType.ImageResource.value
    assert composer.body.loadResource(kind, QUrl("cid:p@x")).width() == 40
    for url in ("cid:other", "https://spy.example/x.png", QUrl.fromLocalFile(str(tmp_path / "x.png")).toString(),
                str(tmp_path / "x.png"), "data:image/png;base64,xx"):
        assert composer.body.loadResource(kind, QUrl(url)).isNull()


def test_a_pasted_picture_stands_in_rich_text(desk: Desk) -> None:
    composer = desk.open(new_draft(WORK), WritingTools(rich=True), fresh=True)
    mime = QMimeData()
    mime.setImageData(QImage.fromData(png()))
    composer.body.insertFromMimeData(mime)
    assert composer.attachments.files() == ()
    draft = desk.saved(composer)
    (picture,) = draft.inline
    assert draft.html is not None and f'src="cid:{picture.content_id}"' in draft.html and 'width="40"' in draft.html
    assert picture.content_id.endswith("@nordlicht.example")


def test_a_dropped_picture_file_too_and_other_files_are_attached(desk: Desk, tmp_path: Path) -> None:
    composer = desk.open(new_draft(WORK), WritingTools(rich=True), fresh=True)
    (tmp_path / "foto.png").write_bytes(png())
    (tmp_path / "falsch.png").write_bytes(b"no picture")
    (tmp_path / "a.txt").write_text("a")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in ("foto.png", "falsch.png", "a.txt")])
    composer.body.insertFromMimeData(mime)
    desk.qtbot.waitUntil(lambda: "cid:" in (composer.body.html() or "") and len(composer.attachments.files()) == 2)
    assert {each.name for each in composer.attachments.files()} == {"falsch.png", "a.txt"}


def test_a_large_picture_can_be_made_smaller(desk: Desk) -> None:
    composer = desk.open(new_draft(WORK), WritingTools(rich=True), fresh=True)
    noise = QImage(1800, 1200, QImage.Format.Format_RGB32)
    noise.fill(QColor("teal"))
    octets = QByteArray()
    buffer = QBuffer(octets)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    noise.save(buffer, "png")
    data = bytes(octets.data()) + bytes(LARGE_OCTETS)
    composer.rich.insert(OutgoingFile("foto.png", "image/png", data))
    assert composer.bar.isVisible()
    composer.bar.buttons[0].click()
    desk.qtbot.waitUntil(lambda: len(composer.body.pictures.used(composer.body.html() or "")[0].data) < LARGE_OCTETS)
    (picture,) = composer.body.pictures.used(composer.body.html() or "")
    assert (picture.content_type, picture.name) == ("image/jpeg", "foto.jpg")
    assert QImage.fromData(picture.data).width() == 1600


def test_pasted_html_is_cleaned(desk: Desk) -> None:
    composer = desk.open(new_draft(WORK), WritingTools(rich=True), fresh=True)
    mime = QMimeData()
    mime.setHtml('<p onclick="x()">a <b>b</b><img src="https://spy.example/x.png"><script>y</script></p>')
    mime.setText("a b")
    composer.body.insertFromMimeData(mime)
    html = composer.body.html() or ""
    assert "<b>b</b>" in html and "spy" not in html and "onclick" not in html and "script" not in html
    composer.rich_button.click()
    composer.bar.buttons[1].click()
    composer.body.insertFromMimeData(mime)
    assert composer.body.html() is None and composer.body.toPlainText().startswith("a b")


# --- identities and signatures --------------------------------------------------------------------------


def test_every_identity_can_be_chosen_and_sends_as_itself(desk: Desk) -> None:
    composer = desk.open(new_draft(WORK, identities=(MARA, INFO)), TOOLS, fresh=True)
    assert [composer.sender_box.itemText(at).partition("  –")[0] for at in range(3)] == [
        f"Mara <{WORK.email}>", "Nordlicht Info <info@nordlicht.example>", f"Mara <{HOME.email}>"]
    composer.sender_box.setCurrentIndex(1)
    composer.recipients.to.setText("a@b.example")
    composer.subject.setText("x")
    queued = desk.sent(composer)
    assert queued.account_id == WORK.id and queued.sender == "info@nordlicht.example"
    sent = compose.draft_from(queued.raw)
    assert sent.reply_to == (Address("Team", "team@nordlicht.example"),) and sent.organisation == "Nordlicht Büro"
    assert "archiv@nordlicht.example" in queued.recipients


def test_the_signature_changes_with_the_sender_while_untouched(desk: Desk) -> None:
    composer = desk.open(new_draft(WORK, identities=(MARA, INFO)), TOOLS, fresh=True)
    assert composer.body.toPlainText().endswith("\n-- \nMara") and not composer.is_changed()
    QTest.keyClicks(composer.body, "Hallo")
    composer.sender_box.setCurrentIndex(1)
    assert composer.body.toPlainText().startswith("Hallo") and composer.body.toPlainText().endswith("-- \nInfo\nTel. 1")
    assert "Mara" not in composer.body.toPlainText()
    composer.sender_box.setCurrentIndex(2)
    assert composer.body.toPlainText().strip() == "Hallo"
    composer.sender_box.setCurrentIndex(0)
    composer.body.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(composer.body, "!")
    composer.sender_box.setCurrentIndex(1)
    assert composer.body.toPlainText().endswith("-- \nMara!")


def test_the_signature_of_a_draft_that_is_opened_again_is_known(desk: Desk) -> None:
    composer = desk.open(Draft(sender=MARA.address, text="Hallo\n\n-- \nMara"), TOOLS)
    assert composer.body.toPlainText() == "Hallo\n\n-- \nMara"
    composer.sender_box.setCurrentIndex(1)
    assert composer.body.toPlainText() == "Hallo\n\n-- \nInfo\nTel. 1"


@pytest.mark.parametrize("rich", [False, True])
def test_a_signature_above_the_quote_has_no_mark(desk: Desk, rich: bool) -> None:
    draft = reply_draft(HTML_MAIL, WORK, everyone=False, mine=frozenset(), identities=(MARA, INFO), rich=rich)
    composer = desk.open(draft, WritingTools((MARA, INFO), signature_above=True), fresh=True)
    lines = composer.body.text().split("\n")
    assert composer.identity() == INFO
    quote = next(at for at, each in enumerate(lines) if each.startswith(">"))
    assert "-- " not in lines and lines.index("Info") < quote
    if rich:
        assert "<b>Info</b>" in (composer.body.html() or "")


def test_an_answer_comes_from_whom_was_written_to(desk: Desk) -> None:
    for make in (reply_draft(HTML_MAIL, WORK, everyone=True, mine=frozenset(), identities=(MARA, INFO)),
                 forward_draft(HTML_MAIL, WORK, identities=(MARA, INFO)),
                 list_reply_draft(HTML_MAIL, WORK, identities=(MARA, INFO)),
                 attached_draft(HTML_MAIL, WORK, identities=(MARA, INFO))):
        assert make.sender == INFO.address
    assert list_reply_draft(HTML_MAIL, WORK).to == (Address("", "liste@x.example"),)


# --- completion -----------------------------------------------------------------------------------------


@pytest.fixture
def known(desk: Desk) -> WritingTools:
    correspondents.add(desk.engine.store, (Address("Anna Weber", "anna@x.example"), Address("", "andi@x.example")),
                       written=True, at=1.0)
    return WritingTools(book=AddressBook(desk.engine.store, desk.engine))


def test_known_addresses_are_offered_and_taken_by_keys(desk: Desk, known: WritingTools) -> None:
    composer = desk.open(tools=known)
    line, popup = composer.recipients.to, composer.recipients.completers[0]
    line.setFocus()
    QTest.keyClicks(line, "web")
    assert popup.isVisible() and popup.count() == 1
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert line.text() == "Anna Weber <anna@x.example>, " and not popup.isVisible()
    QTest.keyClicks(line, "an")
    assert [popup.item(at).text() for at in range(popup.count())] == ["andi@x.example"]
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert not popup.isVisible() and composer.isVisible()
    QTest.keyClicks(line, "d")
    QTest.keyClick(line, Qt.Key.Key_Tab)
    assert line.text() == "Anna Weber <anna@x.example>, andi@x.example, " and line.hasFocus()
    assert [each.email for each in line.usable_addresses()] == ["anna@x.example", "andi@x.example"]


def test_a_whole_address_is_not_exchanged_for_another(desk: Desk, known: WritingTools) -> None:
    correspondents.add(desk.engine.store, (Address("", "ben@x.example.org"),), written=True)
    composer = desk.open(tools=known)
    composer.recipients.to.setFocus()
    QTest.keyClicks(composer.recipients.to, "ben@x.example")
    QTest.keyClick(composer.recipients.to, Qt.Key.Key_Tab)
    assert composer.recipients.to.text() == "ben@x.example"


def test_tab_leads_on_from_a_whole_address(desk: Desk, known: WritingTools) -> None:
    composer = desk.open(tools=known)
    line, popup = composer.recipients.to, composer.recipients.completers[0]
    line.setFocus()
    QTest.keyClicks(line, "Anna@x.example")
    assert popup.isVisible()
    QTest.keyClick(line, Qt.Key.Key_Tab)
    assert line.text() == "Anna Weber <anna@x.example>, " and composer.subject.hasFocus() and not popup.isVisible()


def test_an_address_is_offered_no_more(desk: Desk, known: WritingTools) -> None:
    composer = desk.open(tools=known)
    line, popup = composer.recipients.to, composer.recipients.completers[0]
    line.setFocus()
    QTest.keyClicks(line, "an")
    QTest.keyClick(line, Qt.Key.Key_Down)
    QTest.keyClick(line, Qt.Key.Key_Delete, Qt.KeyboardModifier.ShiftModifier)
    assert desk.engine.count(HideCorrespondent) == 1 and popup.count() == 1 and line.text() == "an"


def test_pictures_in_data_urls_become_parts_of_the_message(desk: Desk) -> None:
    data = base64.b64encode(png()).decode()
    logo = replace(MARA, signature_html=f'<b>Mara</b><img src="data:image/png;base64,{data}">')
    composer = desk.open(new_draft(WORK, identities=(logo,)), WritingTools((logo,), rich=True), fresh=True)
    QTest.keyClicks(composer.body, "x")
    draft = desk.saved(composer)
    (picture,) = draft.inline
    assert picture.data == png() and draft.html is not None
    assert f'src="cid:{picture.content_id}"' in draft.html and "data:" not in draft.html


def test_paste_without_formatting(desk: Desk) -> None:
    composer = desk.open(new_draft(WORK), WritingTools(rich=True), fresh=True)
    mime = QMimeData()
    mime.setHtml("<h1>Titel</h1>")
    mime.setText("Titel")
    QGuiApplication.clipboard().setMimeData(mime)
    QTest.keyClick(composer.body, Qt.Key.Key_V,
                   Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert composer.body.html() == "<div>Titel</div>"


def test_a_long_name_does_not_hide_the_address(desk: Desk, known: WritingTools) -> None:
    correspondents.add(desk.engine.store, (Address("Bank " * 60, "evil@x.example"),), read=True)
    composer = desk.open(tools=known)
    composer.recipients.to.setFocus()
    QTest.keyClicks(composer.recipients.to, "bank")
    assert composer.recipients.completers[0].item(0).text().endswith("…  –  evil@x.example")

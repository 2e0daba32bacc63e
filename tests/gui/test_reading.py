"""Reading a message in the window over a fake engine: images, quotes, find, deceit, links, paper.

In one file, since all of it reads in the window at its head.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtPdf import QPdfDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from app.commands import LoadPictures, TrustSender, ViewMessage
from app.crypto.reading import Opened
from app.engine import picture_desk, viewing
from app.errors import ErrorKind, MailError
from app.events import MessageView, PicturesReady, ViewReady
from app.mime.folding import SUMMARY
from app.model.account import Account
from app.model.exposure import Deceit, Exposed
from app.model.message import Address, Attachment, Envelope, MessageRow
from app.store import trusted_senders
from tests.fakes.engine import FakeEngine
from tests.gui.test_web_body import PIXEL
from ui import theme
from ui.bridge import EventBridge
from ui.dialogs.trusted_senders import TrustedSendersDialog
from ui.main_window import MainWindow
from ui.settings import RemoteImages, ThemeChoice
from ui.views.banner import Banner, Level
from ui.views.message_view import Shown

Show = Callable[..., MessageRow]
REMOTE = ("https://t.example/1.png", "http://t.example/2.png")


@pytest.fixture(autouse=True)
def tidy(qapp: QApplication) -> Iterator[None]:
    """Chromium's page goes before its profile only if what was put off is done before the program's end."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def work(engine: FakeEngine) -> Account:
    account = engine.add_account("work")
    engine.fill(account, range(1, 6))
    engine.fill(account, range(1, 3), "Junk")
    return account


@pytest.fixture
def ready(work: Account, window: MainWindow, qtbot: QtBot) -> MainWindow:
    qtbot.waitUntil(lambda: window.rows.rowCount() == 5)
    return window


@pytest.fixture
def show(ready: MainWindow, engine: FakeEngine, bridge: EventBridge, qtbot: QtBot) -> Show:
    """Chooses a row and lets the engine answer with these fields."""

    def choose(place: int = 0, **changes: object) -> MessageRow:
        ready.list.select(place)
        row = ready.list.selected()[0]
        qtbot.waitUntil(lambda: engine.count(ViewMessage) > 0 and engine.last(ViewMessage).message_id == row.id)
        bridge.post(ViewReady(view_of(row, **changes)))
        qtbot.waitUntil(lambda: ready.view.shown is Shown.MESSAGE)
        return row

    return choose


def view_of(row: MessageRow, **changes: object) -> MessageView:
    fields: dict[str, object] = {
        "message_id": row.id, "text": "Hello there", "html": None, "attachments": (), "inline": {}, "remote": (),
        "warnings": (), "raw_size": 100,
        "envelope": Envelope(subject=row.subject, date=row.date, senders=(Address("Ada", "ada@example.org"),)),
    }  # fmt: skip
    return MessageView(**(fields | changes))  # type: ignore[arg-type]


def button(banner: Banner, words: str) -> QPushButton:
    return next(each for each in banner.buttons if each.text().startswith(words))


def banner_of(window: MainWindow, key: str = "remote") -> Banner:
    found = window.view.banners.banner(key)
    assert found is not None
    return found


def page_text(window: MainWindow, qtbot: QtBot, words: str) -> None:
    """Until the HTML view shows them."""
    texts: list[str] = []

    def is_there() -> bool:
        assert window.view.web is not None
        window.view.web.page().toPlainText(texts.append)
        return any(words in text for text in texts)

    qtbot.waitUntil(is_there, timeout=20_000)


# --- remote images ------------------------------------------------------------------------------


def test_images_are_loaded_only_when_asked_for_and_the_mail_stays_at_its_place(
        show: Show, ready: MainWindow, engine: FakeEngine, bridge: EventBridge, qtbot: QtBot) -> None:
    html = "<p>Here</p>" + "<p>line</p>" * 200
    row = show(html=html, remote=REMOTE)
    page_text(ready, qtbot, "Here")
    assert engine.count(LoadPictures) == 0
    web = ready.view.web
    assert web is not None
    qtbot.waitUntil(lambda: web.page().contentsSize().height() > 2000)
    ready.view.bodies.page(back=False)
    qtbot.waitUntil(lambda: web.page().scrollPosition().y() > 100)
    place = web.page().scrollPosition().y()
    assert ready.actions_.load_images.isEnabled()
    button(banner_of(ready), "Load images").click()
    assert engine.last(LoadPictures) == LoadPictures(row.id)
    assert "Loading 2 image" in banner_of(ready).text
    assert ready.view.view is not None
    shown = replace(ready.view.view, html=html + '<p>Loaded</p><img src="cid:depesche-remote-0">', remote=REMOTE[1:],
                    loaded=1, inline={"depesche-remote-0": ("image/png", PIXEL)})
    bridge.post(PicturesReady(row.id, shown, 1))
    page_text(ready, qtbot, "Loaded")
    qtbot.waitUntil(lambda: abs(web.page().scrollPosition().y() - place) < 5)
    assert "1 image(s) could not be loaded. 1 of them would come unencrypted" in banner_of(ready).text


def test_always_from_a_sender_is_remembered_and_loads_at_once(show: Show, ready: MainWindow, engine: FakeEngine
                                                              ) -> None:
    row = show(html="<p>x</p>", remote=REMOTE)
    button(banner_of(ready), "Always from ada@example.org").click()
    assert engine.last(TrustSender) == TrustSender("ada@example.org", trusted=True)
    assert engine.last(LoadPictures) == LoadPictures(row.id)


def test_a_trusted_sender_s_images_load_by_themselves(show: Show, engine: FakeEngine, qtbot: QtBot) -> None:
    row = show(html="<p>x</p>", remote=REMOTE, may_load=True)
    qtbot.waitUntil(lambda: engine.count(LoadPictures) == 1)
    assert engine.last(LoadPictures).message_id == row.id


def test_whoever_wants_to_be_asked_is_asked_for_trusted_senders_too(
        show: Show, ready: MainWindow, engine: FakeEngine, qtbot: QtBot) -> None:
    ready.context.settings.remote_images = RemoteImages.ASK
    show(0, html="<p>x</p>", remote=REMOTE, may_load=True)
    QApplication.processEvents()
    assert engine.count(LoadPictures) == 0
    button(banner_of(ready), "Load images")
    ready.context.settings.remote_images = RemoteImages.SILENT
    row = show(1, html="<p>x</p>", remote=REMOTE, may_load=True)
    qtbot.waitUntil(ready.actions_.load_images.isEnabled)
    assert ready.view.banners.banner("remote") is None and engine.count(LoadPictures) == 0
    ready.actions_.load_images.trigger()
    assert engine.last(LoadPictures) == LoadPictures(row.id)
    assert "Loading 2 image" in banner_of(ready).text


def test_a_word_without_end_does_not_widen_the_window(ready: MainWindow, show: Show, qtbot: QtBot) -> None:
    word = "a" * 3_000
    people = tuple(Address(f"{number}{word}", f"{number}{word}@example.org") for number in range(3))
    show(envelope=Envelope(subject=word, senders=people[:1], to=people, cc=people, reply_to=people[:1]),
         text=word, attachments=(Attachment("2", f"{word}.png", "image/png", 9),))
    for more in ready.view.header.findChildren(QToolButton):
        if more.isCheckable() and more.isVisible():
            more.click()  # all recipients
    ready.view.banners.show_banner("long", Banner(Level.WARNING, word))
    QApplication.processEvents()
    assert ready.view.minimumSizeHint().width() < 700
    assert ready.width() <= 1280


def test_junk_and_decrypted_mail_load_nothing(ready: MainWindow, show: Show, engine: FakeEngine, work: Account,
                                              qtbot: QtBot) -> None:
    show(1, html="<p>x</p>", remote=REMOTE, decrypted=True, may_load=True)
    assert [each.text() for each in banner_of(ready).buttons] == ["Show as text"]
    assert not ready.actions_.load_images.isEnabled()
    ready.browsing.open_folder(engine.folder(work, "Junk").id)
    qtbot.waitUntil(lambda: ready.rows.rowCount() == 2)
    show(0, html="<p>x</p>", remote=REMOTE, may_load=True)
    assert "junk" in banner_of(ready).text
    ready.view.pictures.load()
    QApplication.processEvents()
    assert engine.count(LoadPictures) == 0


def test_who_is_not_plainly_the_sender_is_not_trusted(show: Show, ready: MainWindow) -> None:
    show(html="<p>x</p>", remote=REMOTE, exposed=(Exposed(Deceit.ODD_ADDRESS, "boss@b.example", "evil.example"),))
    assert not any("Always" in each.text() for each in banner_of(ready).buttons)


def test_a_refusal_is_told(show: Show, ready: MainWindow, bridge: EventBridge, qtbot: QtBot) -> None:
    row = show(html="<p>x</p>", remote=REMOTE)
    ready.view.pictures.load()
    bridge.post(PicturesReady(row.id, None, error=MailError(ErrorKind.GONE, "It is gone.")))
    qtbot.waitUntil(lambda: "could not be loaded" in banner_of(ready).text)


def test_trusted_senders_can_be_taken_back(ready: MainWindow, engine: FakeEngine, qtbot: QtBot) -> None:
    trusted_senders.set_trust(engine.store, "Ada@Example.org", True)
    ready.pictures.show_trusted()
    dialog = ready.findChild(TrustedSendersDialog)
    assert dialog is not None and dialog.list.count() == 1 and not dialog.empty.isVisibleTo(dialog)
    dialog.list.selectAll()
    dialog.remove.click()
    assert engine.last(TrustSender) == TrustSender("ada@example.org", trusted=False)
    assert dialog.empty.isVisibleTo(dialog)
    dialog.reject()


# --- quotes, marks, find ------------------------------------------------------------------------

TALK = "Yes.\n\nAda wrote:\n> one\n> two\n> three\n> needle"


def test_a_quote_in_plain_text_is_folded_and_opens(show: Show, ready: MainWindow) -> None:
    show(text=TALK, quoted=(3, 7))
    body = ready.view.body
    assert "needle" not in body.toPlainText() and "Show quoted text (4 line" in body.toPlainText()
    body.anchorClicked.emit(QUrl("depesche:fold"))
    assert "needle" in body.toPlainText() and "Hide quoted text" in body.toPlainText()
    body.anchorClicked.emit(QUrl("depesche:fold"))
    assert "needle" not in body.toPlainText()
    ready.actions_.fold_quotes.trigger()
    assert "needle" in body.toPlainText() and not ready.context.settings.fold_quotes
    show(1, text=TALK, quoted=(3, 7))
    assert "needle" in body.toPlainText()


def test_a_quote_in_html_is_folded_in_words_and_found(show: Show, ready: MainWindow, qtbot: QtBot) -> None:
    show(html=f'<p>Yes.</p><details class="mailfold">{SUMMARY}<p>needle one, needle two</p></details>')
    page_text(ready, qtbot, "Show quoted text")
    ready.actions_.find.trigger()
    QTest.keyClicks(ready.view.find_bar.words, "needle")
    qtbot.waitUntil(lambda: ready.view.find_bar.count.text() == "1 of 2", timeout=10_000)
    ready.actions_.find_next.trigger()
    qtbot.waitUntil(lambda: ready.view.find_bar.count.text() == "2 of 2")
    page_text(ready, qtbot, "needle one")


def test_find_in_plain_text_counts_goes_round_and_opens_quotes(show: Show, ready: MainWindow, qtbot: QtBot) -> None:
    show(text=TALK + "\n> 😀 Needle", quoted=(3, 8))
    ready.view.body.setFocus()
    QTest.keyClick(ready.view.body, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    bar = ready.view.find_bar
    assert bar.isVisible() and not ready.search.hasFocus()
    QTest.keyClicks(bar.words, "needle")
    assert bar.count.text() == "1 of 2"
    QTest.keyClick(bar.words, Qt.Key.Key_Return)
    assert bar.count.text() == "2 of 2"
    QTest.keyClick(bar.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert bar.count.text() == "1 of 2"
    QTest.keyClicks(bar.words, "x")
    assert bar.count.text() == "Not found" and not bar.next.isEnabled()
    QTest.keyClick(bar.words, Qt.Key.Key_Escape)
    assert not bar.isVisible() and ready.view.body.hasFocus()


def test_searched_words_stand_out_in_both_forms(show: Show, ready: MainWindow, qtbot: QtBot) -> None:
    ready.view.mark(("größe",))
    show(text="😀 Die GRÖSSE der Größe")
    found = [each.cursor.selectedText() for each in ready.view.body.extraSelections()]
    assert found == ["GRÖSSE", "Größe"]
    show(1, html="<p>Die Größe</p>")
    page_text(ready, qtbot, "Größe")
    ready.view.mark(())
    show(2, text="Größe")
    assert ready.view.body.extraSelections() == []


# --- who wrote, and where links lead ------------------------------------------------------------


def test_what_deceives_is_told_above_the_text(show: Show, ready: MainWindow) -> None:
    show(exposed=(Exposed(Deceit.ADDRESS_IN_NAME, "boss@bank.example", "eve@evil.example"),))
    assert "boss@bank.example, but the message comes from eve@evil.example" in banner_of(ready, "exposed0").text


def test_however_long_the_name_is_the_address_is_seen(show: Show, ready: MainWindow) -> None:
    show(envelope=Envelope(senders=(Address("boss@bank.example " * 40, "eve@evil.example"),)))
    header = ready.view.header
    assert header.address.text() == "<eve@evil.example>"
    assert header.address.width() >= header.address.fontMetrics().horizontalAdvance("<eve@evil.example>")
    assert header.person.width() < header.width()


def test_addresses_of_other_letters_are_shown_both_ways(show: Show, ready: MainWindow) -> None:
    show(envelope=Envelope(senders=(Address("Ada", "ada@bücher.example"),), reply_to=(Address("", "x@other.example"),)))
    assert ready.view.header.address.text() == "<ada@bücher.example> (xn--bcher-kva.example)"
    assert ready.view.header.replies.text() == "Answers go to x@other.example"
    show(1, envelope=Envelope(senders=(Address("Ada", "ada@a.example.org"),), reply_to=(Address("", "b@example.org"),)))
    assert not ready.view.header.replies.isVisible()


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    urls: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: urls.append(url.toString()))
    return urls


def test_a_link_that_names_another_host_is_asked_about(show: Show, ready: MainWindow, opened: list[str]) -> None:
    show(html="<p>x</p>", doubtful=(("https://evil.example", "bank.example"),))
    ready.view.bodies.link_hovered.emit("https://evil.example/")
    assert "bank.example" in ready.status._link.text()
    for words, count in (("Cancel", 0), ("Open evil.example", 1)):
        ready.view.bodies.link_activated.emit(QUrl("https://evil.example/"))
        box = ready.findChildren(QMessageBox, "link-guard")[-1]
        assert "bank.example" in box.text() and "evil.example" in box.text()
        assert box.defaultButton().text() == "Cancel"
        next(each for each in box.buttons() if each.text() == words).click()
        assert len(opened) == count
        box.deleteLater()
        QApplication.processEvents()


def test_a_target_is_known_however_the_page_writes_it(show: Show, ready: MainWindow, opened: list[str]) -> None:
    """Chromium leaves a usual port out, and what leads upwards."""
    show(html="<p>x</p>", doubtful=(("https://EVIL.example:443/a/../b", "bank.example"),))
    ready.view.bodies.link_activated.emit(QUrl("https://evil.example/b"))
    box = ready.findChildren(QMessageBox, "link-guard")[-1]
    assert "bank.example" in box.text() and opened == []
    box.reject()


@pytest.mark.parametrize(("url", "words"), [
    ("https://bank.example@evil.example/", "begins with “bank.example”"), ("https://xn--80ak6aa92e.com/", "apple.com")])
def test_a_disguised_target_is_asked_about(show: Show, ready: MainWindow, opened: list[str], url: str, words: str
                                           ) -> None:
    show(html="<p>x</p>")
    ready.view.bodies.link_activated.emit(QUrl(url))
    box = ready.findChildren(QMessageBox, "link-guard")[-1]
    assert words in box.text() and opened == []
    box.reject()


def test_a_disguise_in_html_is_asked_about_in_letters(show: Show, ready: MainWindow, opened: list[str]) -> None:
    show(html="<p>x</p>")
    ready.view.bodies.link_activated.emit(QUrl("https://%3Cimg%20src=%2F%2Fevil.example%2Fs%3E@evil.example/"))
    box = ready.findChildren(QMessageBox, "link-guard")[-1]
    assert {each.textFormat() for each in box.findChildren(QLabel) if each.text()} == {Qt.TextFormat.PlainText}
    box.reject()


@pytest.mark.parametrize("url", ["https://example.org/", "http://example.org/", "tel:+49"])
def test_an_honest_link_is_followed_at_once(show: Show, ready: MainWindow, opened: list[str], url: str) -> None:
    show(html="<p>x</p>")
    ready.view.bodies.link_activated.emit(QUrl(url))
    assert opened == [url]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "smb://x.example/"])
def test_other_links_lead_nowhere(show: Show, ready: MainWindow, opened: list[str], url: str) -> None:
    show(html="<p>x</p>")
    ready.view.bodies.link_activated.emit(QUrl(url))
    assert opened == [] and ready.findChildren(QMessageBox, "link-guard") == []


# --- keys, colours, paper -----------------------------------------------------------------------


def test_space_reads_on_and_then_goes_to_the_next(show: Show, ready: MainWindow, qtbot: QtBot) -> None:
    show(text="line\n" * 400)
    ready.list.focus_list()
    bar = ready.view.body.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 1000)
    QTest.keyClick(ready.list.lines, Qt.Key.Key_Space)
    assert bar.value() > 0
    QTest.keyClick(ready.list.lines, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert bar.value() == 0
    bar.setValue(bar.maximum())
    first = ready.list.selected()[0].id
    QTest.keyClick(ready.list.lines, Qt.Key.Key_Space)
    assert ready.list.selected()[0].id != first


def test_space_in_a_short_text_goes_to_the_next(show: Show, ready: MainWindow) -> None:
    first = show(text="short").id
    ready.view.body.setFocus()
    QTest.keyClick(ready.view.body, Qt.Key.Key_Space)
    assert ready.list.selected()[0].id != first


def test_mail_with_colours_is_darkened_unless_the_sender_s_are_wanted(show: Show, ready: MainWindow, qtbot: QtBot
                                                                      ) -> None:
    theme.manager().apply(ThemeChoice.DARK)
    show(html='<p style="background:#fff;color:#000">Ink on paper, <b>twice</b></p>' * 30, coloured=True)
    page_text(ready, qtbot, "Ink")
    web = ready.view.web
    assert web is not None

    def is_dark() -> bool:
        image = web.grab().toImage()
        return image.pixelColor(image.width() // 2, 5).lightness() < 80

    qtbot.waitUntil(is_dark, timeout=10_000)
    ready.actions_.original_colours.trigger()
    qtbot.waitUntil(lambda: not is_dark(), timeout=10_000)
    assert ready.context.settings.original_colours


HOSTILE = ("<style>html body{margin-top:-300px!important} table,td,hr,div{display:none!important} "
           "div{margin-top:-200px!important;color:#fff!important}</style><p style='margin-top:-400px;background:#fff;"
           "height:400px'>x</p><p>Words</p>")


@pytest.mark.parametrize("html", [None, HOSTILE])
def test_a_message_becomes_a_pdf(show: Show, ready: MainWindow, qtbot: QtBot, tmp_path: Path, html: str | None) -> None:
    show(html=html)
    if html is not None:
        page_text(ready, qtbot, "Words")
    with qtbot.waitSignal(ready.printing.saved, timeout=20_000):
        ready.printing.save_pdf(tmp_path / "mail.pdf")
    document = QPdfDocument()
    document.load(str(tmp_path / "mail.pdf"))
    assert "ada@example.org" in document.getAllText(0).text()
    page = document.render(0, QSize(600, 848))
    document.close()
    # The head stands at the top, whatever the mail's style sheet says.
    assert any(page.pixelColor(x, y).lightness() < 120 and page.pixelColor(x, y).alpha() > 100
               for x in range(40, 300) for y in range(30, 130))
    with qtbot.waitSignal(ready.printing.failed, timeout=20_000) as told:
        ready.printing.save_pdf(tmp_path / "missing" / "mail.pdf")
    assert told.args[0].kind is ErrorKind.STORE


# --- a window of its own ------------------------------------------------------------------------

RAW = (b"From: Ada <ada@example.org>\r\nSubject: A letter\r\nContent-Type: text/html\r\n\r\n"
       b'<p>Words</p><img src="https://t.example/1.png">')


def test_a_message_in_its_own_window_loads_images_when_asked(ready: MainWindow, engine: FakeEngine, qtbot: QtBot,
                                                             monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bytes] = []

    def load(opened: Opened, https: object) -> PicturesReady:
        asked.append(opened.raw)
        pictures = {"https://t.example/1.png": ("image/png", PIXEL)}
        return PicturesReady(0, viewing.view(0, opened.raw, pictures=pictures))

    monkeypatch.setattr(picture_desk, "file_with_pictures", load)
    opened = ready.open_raw(RAW, "A letter")
    qtbot.waitUntil(lambda: opened.pane.shown is Shown.MESSAGE)
    assert asked == []
    banner = opened.pane.banners.banner("remote")
    assert banner is not None
    button(banner, "Always from").click()
    assert engine.last(TrustSender) == TrustSender("ada@example.org", trusted=True)
    qtbot.waitUntil(lambda: opened.pane.banners.banner("remote") is None, timeout=10_000)
    assert asked == [RAW] and opened.pane.view is not None and opened.pane.view.loaded == 1
    opened.close()


def test_junk_in_its_own_window_loads_none(ready: MainWindow, qtbot: QtBot) -> None:
    opened = ready.opening.open_raw(RAW, "Junk", junk=True)
    qtbot.waitUntil(lambda: opened.pane.shown is Shown.MESSAGE)
    assert not opened.pane.pictures.can_load
    opened.close()


def test_a_name_that_looks_like_html_stays_letters_in_its_tip(show: Show, ready: MainWindow) -> None:
    """A tip may load what it names: on Windows even from another computer."""
    show(envelope=Envelope(senders=(Address('<img src="//evil.example/share">' * 9, "eve@evil.example"),)))
    ready.view.header.person.grab()
    tip = ready.view.header.person.toolTip()
    assert "&lt;img" in tip and "<img" not in tip


def test_the_last_message_is_not_uncovered_while_the_next_one_is_on_its_way(show: Show, ready: MainWindow, qtbot: QtBot
                                                                            ) -> None:
    show(html="<p>First</p>")
    bodies = ready.view.bodies
    qtbot.waitUntil(lambda: not bodies.is_covered, timeout=10_000)
    ready.list.select(1)
    assert bodies.is_covered and ready.view.shown is Shown.LOADING
    assert ready.view.web is not None
    ready.view.web.loadFinished.emit(True)  # a late word of the first
    assert bodies.is_covered
    ready.view.show_error(MailError(ErrorKind.GONE, "It is gone."))
    assert not bodies.is_covered and not bodies.shows_html

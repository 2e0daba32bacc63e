"""Reading, as one person does it: images asked for, quotes, find, a link that deceives, paper."""

from __future__ import annotations

import base64
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtPdf import QPdfDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QMessageBox

from app.engine.picture_desk import PictureDesk
from app.model.account import Protocol
from app.transport.public_https import PublicHttps
from tests.journeys.person import Person
from tests.servers.certs import Authority
from tests.servers.dovecot import Dovecot
from tests.servers.mail_user import MailUser
from tests.servers.picture_site import PNG, PictureSite
from tests.servers.smtp import SmtpSink
from ui.dialogs.leave_list import LeaveListDialog
from ui.dialogs.preview import PreviewDialog
from ui.views.cards.unsubscribe import UnsubscribeLine
from ui.views.remote_pictures import Pictures

ANSWER = (b"From: Ben <ben@example.org>\r\nSubject: Re: lamps\r\nMessage-ID: <3@example.org>\r\n\r\nYes.\r\n\r\n"
          b"On Monday, Ada wrote:\r\n> The lamps need a needle.\r\n> And oil.\r\n> And time.\r\n> Ada\r\n")
TRAP = (b"From: Bank <bank@evil.example>\r\nSubject: Locked\r\nMessage-ID: <4@example.org>\r\n"
        b'Content-Type: text/html\r\n\r\n<p>Go to <a href="https://evil.example/x">https://bank.example</a></p>')

LETTER = b"""\
From: Ada <ada@example.org>\r
To: mara@nordlicht.example\r
Subject: Re: plans\r
Message-ID: <5@example.org>\r
List-Id: Plans <plans.example.org>\r
List-Unsubscribe: <mailto:leave@lists.example?subject=leave%207>\r
MIME-Version: 1.0\r
Content-Type: multipart/mixed; boundary=m\r
\r
--m\r
Content-Type: text/html; charset=utf-8\r
\r
<p>The lantern stays.</p><div>On Monday, Mara wrote:</div><blockquote type="cite"><p>Where is the ladder?</p>\r
<p>And the rope?</p><p>And the oil?</p><p>Mara</p></blockquote>\r
--m\r
Content-Type: image/png; name="../../.lamp.png"\r
Content-Disposition: attachment; filename="../../.lamp.png"\r
Content-Transfer-Encoding: base64\r
\r
""" + base64.encodebytes(PNG).replace(b"\n", b"\r\n") + b"--m--\r\n"


def newsletter(number: int, site: PictureSite) -> bytes:
    return (f"From: Ada <ada@example.org>\r\nSubject: Issue {number}\r\nMessage-ID: <i{number}@example.org>\r\n"
            f'Content-Type: text/html\r\n\r\n<p>Issue {number}</p><img src="{site.url}/{number}/a.png">'
            f'<p style="background:url({site.url}/{number}/b.png)">x</p><img src="http://localhost:9/c.png">').encode()


def test_reading(sit_down: Callable[[], Person], dovecot: Dovecot, ca_file: Path, tmp_path: Path,
                 monkeypatch: pytest.MonkeyPatch) -> None:
    authority = Authority(tmp_path / "ca")
    site = PictureSite(authority)
    user = MailUser(dovecot.add_user(), dovecot.password, dovecot)
    for raw in (newsletter(1, site), newsletter(2, site), ANSWER, TRAP):
        user.deliver(raw)
    person = sit_down()
    window, engine = person.window, person.engine
    # This computer is no server of the public internet: for this test alone it may be asked.
    engine._pictures = PictureDesk(engine.open_reader, engine._emit, PublicHttps(
        contexts=authority.client_context, may_reach=lambda _address: True))
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    person.add_account(Protocol.IMAP, "mara@nordlicht.example", user.password,
                       ("127.0.0.1", dovecot.imaps, user.name), None, ca_file)
    person.open(Protocol.IMAP, "INBOX")

    # Nothing is fetched until it is asked for, and then images over https alone.
    person.choose("Issue 1")
    person.until(lambda: window.view.pictures.can_load)
    assert site.asked == []
    banner = window.view.banners.banner("remote")
    assert banner is not None
    next(each for each in banner.buttons if "ada@example.org" in each.text()).click()
    person.until(lambda: window.view.view is not None and window.view.view.loaded == 2)
    assert sorted(site.paths) == ["/1/a.png", "/1/b.png"]
    assert window.view.view is not None and window.view.view.remote == ("http://localhost:9/c.png",)

    # From this sender they load by themselves now.
    person.choose("Issue 2")
    person.until(lambda: window.view.view is not None and window.view.view.loaded == 2)
    assert sorted(site.paths)[2:] == ["/2/a.png", "/2/b.png"]

    # An answer without what it answers; what is looked for is found in there all the same.
    person.choose("Re: lamps")
    person.until(lambda: "quoted text" in window.view.body.toPlainText())
    assert "needle" not in window.view.body.toPlainText()
    window.actions_.find.trigger()
    QTest.keyClicks(window.view.find_bar.words, "needle")
    person.until(lambda: window.view.find_bar.count.text() == "1 of 1")
    window.printing.save_pdf(tmp_path / "answer.pdf")
    person.until((tmp_path / "answer.pdf").exists)

    # A link that does not lead where it says is asked about.
    person.choose("Locked")
    person.until(lambda: window.view.view is not None and window.view.view.doubtful)
    window.view.bodies.link_activated.emit(QUrl("https://evil.example/x"))
    box = window.findChildren(QMessageBox, "link-guard")[-1]
    assert "bank.example" in box.text() and opened == []
    box.reject()
    window.printing.save_pdf(tmp_path / "html.pdf")
    person.until((tmp_path / "html.pdf").exists)
    assert opened == [] and len(site.asked) == 4
    person.leave()
    site.close()


def test_reading_on(sit_down: Callable[[], Person], dovecot: Dovecot, ca_file: Path, smtp_sink: SmtpSink,
                    tmp_path: Path) -> None:
    site = PictureSite(Authority(tmp_path / "ca"))
    user = MailUser(dovecot.add_user(), dovecot.password, dovecot)
    for raw in (newsletter(1, site), LETTER):
        user.deliver(raw)
    person = sit_down()
    window, view = person.window, person.window.view
    person.add_account(Protocol.IMAP, "mara@nordlicht.example", user.password,
                       ("127.0.0.1", dovecot.imaps, user.name), ("127.0.0.1", smtp_sink.tls, smtp_sink.user), ca_file)
    person.open(Protocol.IMAP, "INBOX")

    # This computer is no server of the public internet: it is not asked, and that is said.
    person.choose("Issue 1")
    person.until(lambda: view.pictures.can_load)
    banner = view.banners.banner("remote")
    assert banner is not None
    next(each for each in banner.buttons if each.text() == "Load images").click()
    person.until(lambda: view.pictures.state is Pictures.LOADED)
    banner = view.banners.banner("remote")
    assert banner is not None and "could not be loaded" in banner.text and site.asked == []

    # HTML with a folded quote: opened by its key, closed again; as plain text, too.
    texts: list[str] = []

    def page_says(words: str) -> bool:
        assert view.web is not None
        view.web.page().toPlainText(texts.append)
        return bool(texts) and words in texts[-1]

    person.choose("Re: plans")
    person.until(lambda: view.shows_html and page_says("The lantern stays."))
    assert "ladder" not in texts[-1]
    window.actions_.fold_quotes.trigger()
    person.until(lambda: page_says("Where is the ladder?"))
    window.actions_.fold_quotes.trigger()
    person.until(lambda: page_says("The lantern stays.") and "ladder" not in texts[-1])
    window.actions_.plain.trigger()
    person.until(lambda: not view.shows_html and "The lantern stays." in view.body.toPlainText())
    assert view.body.is_folded
    window.printing.save_pdf(tmp_path / "plain.pdf")
    window.actions_.plain.trigger()
    person.until(lambda: view.shows_html)
    window.actions_.find.trigger()
    QTest.keyClicks(view.find_bar.words, "rope")
    person.until(lambda: view.find_bar.count.text() == "1 of 1")
    QTest.keyClick(view.find_bar.words, Qt.Key.Key_Escape)

    # On paper it is whole, whatever is folded.
    window.printing.save_pdf(tmp_path / "html.pdf")
    for name in ("plain.pdf", "html.pdf"):
        person.until(lambda name=name: words_of(tmp_path / name))
        on_paper = words_of(tmp_path / name)
        assert "Re: plans" in on_paper and "ada@example.org" in on_paper and ".lamp.png" in on_paper
        assert "The lantern stays." in on_paper and "Where is the ladder?" in on_paper

    # The file is looked at; saved, it stays in the folder that was chosen, and writes over nothing.
    view.files.list.setCurrentIndex(view.files.model.index(0))
    QTest.keyClick(view.files.list, Qt.Key.Key_Space)
    preview = person.the(PreviewDialog)
    person.until(lambda: "1 × 1" in preview.facts.text())
    preview.accept()
    chosen = tmp_path / "chosen"
    chosen.mkdir()
    for count in (1, 2):
        view.files.save_all.click()
        dialog = person.the(QFileDialog)
        dialog.findChildren(QLineEdit)[0].setText(str(chosen))
        dialog.accept()
        person.until(lambda count=count: [each.read_bytes() for each in chosen.iterdir()] == [PNG] * count)
    assert all(each.name.endswith(".png") and not each.name.startswith(".") for each in chosen.iterdir())
    assert not list(tmp_path.glob("*.png"))

    # The list is left by a mail to the address that it names.
    line = next(each for each in view.cards.cards if isinstance(each, UnsubscribeLine))
    line.button.click()
    person.the(LeaveListDialog).go.click()
    person.until(lambda: smtp_sink.messages)
    [sent] = smtp_sink.messages
    assert (sent.mail_from, sent.rcpts) == ("mara@nordlicht.example", ("leave@lists.example",))
    assert b"\r\nSubject: leave 7\r\n" in sent.raw
    person.until(line.button.isHidden)
    assert site.asked == []
    person.leave()
    site.close()


def words_of(path: Path) -> str:
    """What a PDF says; "" while it is being written."""
    document = QPdfDocument()
    document.load(str(path))
    return " ".join(document.getAllText(page).text() for page in range(document.pageCount())).replace("\xa0", " ")

"""Reading: remote images, folded quotes, find, senders and links that deceive, HTML in the dark, paper."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt, QUrl
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter, QPixmap
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget

from app.engine import viewing
from app.events import MessageView, PicturesReady
from app.store import bodies
from tests.pictures.registry import picture
from tests.pictures.stage import Stage
from ui.dialogs.trusted_senders import TrustedSendersDialog
from ui.views.message_view import Shown

QUOTED = """From: Jonas Lindqvist <jonas@lindqvist.example>
To: Marie Aumann <marie@aumann.example>
Subject: Re: Wegeleitsystem
Date: Fri, 20 Nov 2026 09:12:00 +0100
Content-Type: {type}; charset=utf-8

"""
PLAIN = QUOTED.format(type="text/plain") + """Hello Marie,

Friday at ten suits me well. I bring the two drafts, and the samples of paint.

Best wishes, Jonas

On Thursday, 19 November 2026, Marie Aumann wrote:
> Hello Jonas,
>
> shall we meet on Friday at ten, at the lighthouse?
> The printer needs the colours by Monday.
>
> Marie
"""
RICH = QUOTED.format(type="text/html") + """<div>Hello Marie,<br><br>Friday at ten suits me <b>well</b>. I bring
the two drafts, and the samples of paint.<br><br>Best wishes, Jonas</div><br><div class="gmail_quote">
<div class="gmail_attr">On Thursday, 19 November 2026, Marie Aumann wrote:</div><blockquote class="gmail_quote">Hello
Jonas,<br><br>shall we meet on Friday at ten, at the lighthouse? The printer needs the colours by
Monday.<br><br>Marie</blockquote></div>"""
DECEIT = """From: "Sparkasse Nordküste service@sparkasse.example" <kunden@sp\u0430rk\u0430sse-nord.example>
Reply-To: <antwort@sammelstelle.example>
To: Marie Aumann <marie@aumann.example>
Subject: Your account was locked
Date: Fri, 20 Nov 2026 03:12:00 +0000
Content-Type: text/html; charset=utf-8

<p>Dear customer,</p><p>your account was locked. Confirm your data within 24 hours:</p>
<p><a href="https://login.evil.example/a">https://www.sparkasse.example/login</a></p><p>Your Sparkasse</p>"""


def show(stage: Stage, raw: str) -> MessageView:
    """In place of whatever is chosen."""
    stage.open_folder("INBOX")
    stage.window.list.select(0)
    stage.wait(lambda: stage.window.view.shown is Shown.MESSAGE)
    row = stage.window.view.row
    assert row is not None
    view = viewing.view(row.id, raw.encode())
    stage.window.view.show_loading(row, view.envelope.subject)
    stage.window.view.show_view(view)
    stage.pause(1.2 if view.html else 0.3)
    stage.after(stage.window.view.show_nothing)
    stage.after(lambda: stage.window.list.select(1))
    return view


@picture("images-loaded")
def images_loaded(stage: Stage) -> QWidget:
    stage.open_folder("Newsletter")
    stage.window.list.select(0)
    stage.open_message(stage.window.list.selected()[0].subject)
    view = stage.window.view.view
    assert view is not None and view.remote
    raw = bodies.raw(stage.window.context.db, view.message_id)
    assert raw is not None
    pictures = {url: ("image/png", painted(number)) for number, url in enumerate(view.remote)}
    stage.window.view.show_pictures(PicturesReady(view.message_id, viewing.view(
        view.message_id, raw, pictures=pictures)))
    stage.pause(1.2)
    return stage.window


@picture("quotes-folded")
def quotes_folded(stage: Stage) -> QWidget:
    show(stage, PLAIN)
    return stage.window


@picture("quotes-folded-html")
def quotes_folded_html(stage: Stage) -> QWidget:
    show(stage, RICH)
    return stage.window


@picture("find")
def find(stage: Stage) -> QWidget:
    show(stage, RICH)
    stage.window.actions_.find.trigger()
    stage.window.view.find_bar.words.setText("Friday")
    stage.pause(1.0)
    stage.after(stage.window.view.find_bar.put_away)
    return stage.window


@picture("find-plain")
def find_plain(stage: Stage) -> QWidget:
    show(stage, PLAIN)
    stage.window.actions_.find.trigger()
    stage.window.view.find_bar.words.setText("Friday")
    stage.pause(0.3)
    stage.after(stage.window.view.find_bar.put_away)
    return stage.window


@picture("deceptive-sender")
def deceptive_sender(stage: Stage) -> QWidget:
    show(stage, DECEIT)
    stage.window.view.bodies.link_hovered.emit("https://login.evil.example/a")
    return stage.window


@picture("link-warning")
def link_warning(stage: Stage) -> QWidget:
    show(stage, DECEIT)
    stage.window.view.bodies.link_activated.emit(QUrl("https://login.evil.example/a"))
    box = stage.window.findChildren(QMessageBox, "link-guard")[-1]
    stage.after(box.deleteLater)
    return box


@picture("trusted-senders")
def trusted_senders(stage: Stage) -> QWidget:
    dialog = TrustedSendersDialog(("post@leuchtturm.example", "jonas@lindqvist.example"), stage.window)
    dialog.open()
    dialog.list.setCurrentRow(0)
    return dialog


@picture("trusted-senders-none")
def trusted_senders_none(stage: Stage) -> QWidget:
    dialog = TrustedSendersDialog((), stage.window)
    dialog.open()
    return dialog


@picture("printed")
def printed(stage: Stage) -> QWidget:
    return _paper(stage, RICH)


@picture("printed-plain")
def printed_plain(stage: Stage) -> QWidget:
    return _paper(stage, PLAIN)


def _paper(stage: Stage, raw: str) -> QWidget:
    """The first page of the PDF."""
    show(stage, raw)
    with TemporaryDirectory() as directory:
        path = Path(directory) / "mail.pdf"
        stage.window.printing.save_pdf(path)
        stage.wait(path.exists)
        stage.pause(0.3)
        stage.window.toast.hide()
        document = QPdfDocument()
        document.load(str(path))
        image = document.render(0, QSize(800, 1131))
        document.close()
    paper = QPixmap(image.size())
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    painter.drawImage(0, 0, image)
    painter.end()
    label = QLabel()
    label.setFixedSize(paper.size())
    label.setPixmap(paper)
    label.show()
    return label


def painted(number: int) -> bytes:
    """A picture as a sender's server would give it: some sky and sea."""
    image = QImage(536, 240, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    sky = QLinearGradient(0, 0, 0, 240)
    sky.setColorAt(0, QColor.fromHsv((200 + 37 * number) % 360, 120, 230))
    sky.setColorAt(0.6, QColor.fromHsv((200 + 37 * number) % 360, 40, 250))
    sky.setColorAt(0.61, QColor.fromHsv((190 + 37 * number) % 360, 160, 150))
    sky.setColorAt(1, QColor.fromHsv((190 + 37 * number) % 360, 190, 90))
    painter.fillRect(image.rect(), sky)
    painter.end()
    octets = QByteArray()
    buffer = QBuffer(octets)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub has bytes where a str is taken
    return bytes(octets.data())

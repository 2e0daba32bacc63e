"""Received files looked at, opened, refused, saved and dragged; and pictures and PDFs that lie about themselves."""

from __future__ import annotations

import base64
import struct
import time
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODeviceBase, QSize, Qt
from PySide6.QtGui import QColor, QDrag, QGuiApplication, QImage, QPainter, QPdfWriter
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.commands import OpenOriginal, SaveAttachments
from app.engine.viewing import view
from app.events import AccountsChanged, OriginalOpened, ViewReady
from app.model.message import Attachment
from tests.fakes.engine import FakeEngine
from ui import pictures, previews, temporary_files
from ui.bridge import EventBridge
from ui.desks.message_window import MessageWindow
from ui.dialogs.preview import PreviewDialog
from ui.dialogs.program_file import ProgramFileDialog
from ui.main_window import MainWindow
from ui.pdf_preview import PdfPreview
from ui.views import attachment_opener
from ui.views.message_view import Shown

pytestmark = pytest.mark.usefixtures("english")


def picture(width: int = 30, height: int = 20, form: str = "PNG") -> bytes:
    image = QImage(QSize(width, height), QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    out = QByteArray()
    buffer = QBuffer(out)
    buffer.open(QIODeviceBase.OpenModeFlag.WriteOnly)
    assert image.save(buffer, form)  # type: ignore[call-overload]
    return bytes(out.data())


def pdf(pages: int) -> bytes:
    out = QByteArray()
    buffer = QBuffer(out)
    buffer.open(QIODeviceBase.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    painter = QPainter(writer)
    for number in range(pages):
        painter.drawText(900, 900, f"Page {number + 1}")
        if number + 1 < pages:
            writer.newPage()
    painter.end()
    return bytes(out.data())


def bomb(width: int, height: int) -> bytes:
    """A PNG of a few hundred octets that claims this size."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(b"\0" * 100_000)) + chunk(b"IEND", b""))


def mail(*files: tuple[str, str, bytes]) -> bytes:
    """A message with these files: name, type, octets. The first is part 2."""
    out = (b"From: ada@example.org\r\nSubject: files\r\nMIME-Version: 1.0\r\n"
           b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nHello\r\n")
    for name, content_type, octets in files:
        out += (f'--b\r\nContent-Type: {content_type}\r\nContent-Disposition: attachment; filename="{name}"\r\n'
                "Content-Transfer-Encoding: base64\r\n\r\n").encode() + base64.encodebytes(octets)
    return out + b"--b--\r\n"


def opened(qtbot: QtBot, *files: tuple[str, str, bytes]) -> MessageWindow:
    window = MessageWindow(mail(*files), "files")
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window.pane.shown is Shown.MESSAGE)
    return window


def press_space(window: MessageWindow, place: int, qtbot: QtBot) -> None:
    files = window.pane.files
    files.list.setCurrentIndex(files.model.index(place))
    qtbot.keyClick(files.list, Qt.Key.Key_Space)


def test_a_picture_is_shown_and_the_arrows_go_through_the_files(qtbot: QtBot) -> None:
    window = opened(qtbot, ("a.png", "image/png", picture()), ("x.zip", "application/zip", b"PK\3\4"),
                    ("b.txt", "text/plain", "Grüße\n".encode()))
    press_space(window, 0, qtbot)
    dialog = window.findChildren(PreviewDialog)[-1]
    qtbot.waitUntil(lambda: len(dialog.pages.images) == 1 and dialog._stack.currentWidget() is dialog.pages)
    assert "30 × 20 pixels" in dialog.facts.text() and not dialog.back.isEnabled()
    qtbot.keyClick(dialog, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: dialog.text.toPlainText() == "Grüße\n")
    assert dialog.windowTitle() == "b.txt" and not dialog.onward.isEnabled()


def test_the_first_pages_of_a_pdf(qtbot: QtBot) -> None:
    window = opened(qtbot, ("a.pdf", "application/pdf", pdf(12)))
    press_space(window, 0, qtbot)
    dialog = window.findChildren(PreviewDialog)[-1]
    qtbot.waitUntil(lambda: len(dialog.pages.images) == 10, timeout=20_000)
    assert "10 of 12 page" in dialog.note.text()
    assert dialog.pages.images[0].image.width() == 1100


@pytest.mark.parametrize("octets", [b"%PDF-1.7\n" + b"0 0 obj<<" * 5000, b"%PDF-"])
def test_a_broken_pdf_is_said_to_be_one(qtbot: QtBot, octets: bytes) -> None:
    owner = QLabel()
    qtbot.addWidget(owner)
    preview = PdfPreview(owner)
    said: list[str] = []
    preview.failed.connect(said.append)
    preview.start(octets)
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    assert "damaged" in said[0]


def test_no_program_of_the_folder_one_works_in_draws_it(
        qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where files are downloaded to, anybody's files lie."""
    (tmp_path / "ui").mkdir()
    for each in (tmp_path / "ui" / "__init__.py", tmp_path / "struct.py"):
        each.write_text("import pathlib; pathlib.Path(__file__).with_suffix('.ran').touch()\n")
    monkeypatch.chdir(tmp_path)
    owner = QLabel()
    qtbot.addWidget(owner)
    preview = PdfPreview(owner)
    counts: list[int] = []
    preview.counted.connect(counts.append)
    with qtbot.waitSignal(preview.finished, timeout=20_000):
        preview.start(pdf(2))
    assert counts == [2]
    assert not list(tmp_path.rglob("*.ran"))


def test_what_the_drawing_process_sends_is_not_believed(qtbot: QtBot) -> None:
    owner = QLabel()
    qtbot.addWidget(owner)
    preview = PdfPreview(owner)
    pages: list[object] = []
    preview.page_ready.connect(pages.append)
    preview._got = bytearray(struct.pack(">II", 3, 4) + b"junk" + struct.pack(">I", len(bomb(30_000, 30_000)))
                             + bomb(30_000, 30_000) + struct.pack(">I", 0xFFFFFFFF))
    preview._read()
    qtbot.waitUntil(lambda: preview._decoding == 0)
    assert pages == []


@pytest.mark.parametrize(("name", "content_type", "octets", "words"), [
    ("a.png", "image/png", b"MZ\0\0 not a picture", "not what its name says"),
    ("a.png", "image/png", bomb(60_000, 60_000), "too large"),
    ("a.png", "image/png", bomb(6_000, 6_000)[:200], "damaged"),
    ("a.txt", "text/plain", b"MZ\0\1\2", "not what its name says"),
    ("a.png", "image/png", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not what its name says"),
])
def test_what_is_no_preview_says_so(qtbot: QtBot, name: str, content_type: str, octets: bytes, words: str) -> None:
    window = opened(qtbot, (name, content_type, octets))
    press_space(window, 0, qtbot)
    dialog = window.findChildren(PreviewDialog)[-1]
    qtbot.waitUntil(lambda: words in dialog.words.text.text())


def test_pictures_are_read_by_their_magic_and_made_small_while_they_are_read() -> None:
    for form in ("PNG", "JPEG", "BMP", "WEBP"):
        image = pictures.read(QByteArray(picture(300, 200, form)), QSize(30, 30))
        assert image is not None and image.size() == QSize(30, 20), form
    began = time.process_time()
    assert pictures.read(QByteArray(bomb(50_000, 50_000)), QSize(100, 100)) is None
    assert pictures.read(QByteArray(b"<svg/>"), QSize(9, 9)) is None
    assert time.process_time() - began < 0.5


@pytest.mark.parametrize(("name", "content_type", "kind"), [
    ("a.PNG", "application/octet-stream", "image"), ("a.exe", "application/octet-stream", ""),
    ("a.pdf", "application/octet-stream", "pdf"), ("a.html", "text/html", "text"), ("a.zip", "application/zip", ""),
    ("a.svg", "image/svg+xml", ""), ("a.csv", "text/csv", "text")])
def test_which_files_have_a_preview(name: str, content_type: str, kind: str) -> None:
    assert previews.kind(Attachment("2", name, content_type, 1)) == kind


def test_text_in_several_charsets_and_cut() -> None:
    for octets in ("Grüße €".encode(), "Grüße €".encode("cp1252"), "\ufeffGrüße €".encode("utf-16-le"),
                   "\ufeffGrüße €".encode()):
        shown = previews.load(mail(("a.txt", "text/plain", octets)), Attachment("2", "a.txt", "text/plain", 1))
        assert shown == previews.TextContent("Grüße €", False)
    long = previews.load(mail(("a.txt", "text/plain", "ü".encode() * 150_000)),
                         Attachment("2", "a.txt", "text/plain", 1))
    assert isinstance(long, previews.TextContent) and long.cut and set(long.text) == {"ü"}


@pytest.mark.parametrize(("name", "shown"), [
    ("Rechnung.PDF.exe", "Rechnung.PDF.exe"), ("photo\u202egnp.js", "photognp.js"), ("run.sh", "run.sh"),
    ("setup.exe.", "setup.exe"), ("page.html", "page.html"), ("x.LNK", "x.LNK")])
def test_programs_are_never_opened_only_saved(qtbot: QtBot, name: str, shown: str) -> None:
    window = opened(qtbot, ("ok.txt", "text/plain", b"x"))
    opener = window.findChildren(attachment_opener.AttachmentOpener)[0]
    outside: list[Attachment] = []
    saved: list[object] = []
    opener.save_wanted.connect(saved.append)
    file = Attachment("2", name, "application/octet-stream", 1)
    opener.open_outside(file, outside.append)
    dialog = window.findChildren(ProgramFileDialog)[-1]
    assert any(f"“{shown}”" in label.text() for label in dialog.findChildren(QLabel))
    assert dialog.cancel.isDefault() and outside == []
    dialog.save.click()
    assert outside == [] and len(saved) == 1


def test_a_harmless_file_goes_to_the_system(qtbot: QtBot) -> None:
    window = opened(qtbot, ("ok.txt", "text/plain", b"x"))
    opener = window.findChildren(attachment_opener.AttachmentOpener)[0]
    outside: list[Attachment] = []
    opener.open_outside(Attachment("2", "plan.odt", "application/octet-stream", 1), outside.append)
    assert len(outside) == 1


@pytest.mark.parametrize(("name", "content_type"), [("inner.eml", "message/rfc822"),
                                                    ("Inner.EML", "application/octet-stream")])
def test_an_attached_message_opens_in_a_window_of_its_own(qtbot: QtBot, window: MainWindow, name: str,
                                                          content_type: str) -> None:
    inner = b"From: bob@example.org\r\nSubject: Inner\r\n\r\nInside\r\n"
    outer = window.open_raw(mail((name, content_type, inner)), "outer")
    qtbot.waitUntil(lambda: outer.pane.shown is Shown.MESSAGE)
    press_space(outer, 0, qtbot)
    qtbot.waitUntil(lambda: any(each.pane.view is not None and each.pane.view.envelope.subject == "Inner"
                                for each in window.findChildren(MessageWindow)))


def test_dragged_files_lie_in_a_private_folder_that_goes_at_the_end(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
                                                                     ) -> None:
    monkeypatch.setattr(QGuiApplication, "mouseButtons", lambda: Qt.MouseButton.LeftButton)
    dropped: list[list[Path]] = []
    monkeypatch.setattr(QDrag, "exec", lambda drag, *_: dropped.append(
        [Path(url.toLocalFile()) for url in drag.mimeData().urls()]))
    window = opened(qtbot, ("../../a.txt", "text/plain", b"one"), ("a.txt", "text/plain", b"two"))
    window.pane.files.list.selectAll()
    window.pane.files.list.startDrag(Qt.DropAction.CopyAction)
    qtbot.waitUntil(lambda: bool(dropped))
    paths = dropped[0]
    assert [path.name for path in paths] == ["a.txt", "a (2).txt"]
    assert [path.read_bytes() for path in paths] == [b"one", b"two"]
    assert paths[0].parent.stat().st_mode & 0o077 == 0
    temporary_files.remove_all()
    assert not paths[0].parent.exists()


def test_a_click_that_ended_drags_nothing(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QGuiApplication, "mouseButtons", lambda: Qt.MouseButton.NoButton)
    window = opened(qtbot, ("a.txt", "text/plain", b"one"))
    begun: list[object] = []
    monkeypatch.setattr(QDrag, "exec", lambda *each: begun.append(each))
    opener = window.findChildren(attachment_opener.AttachmentOpener)[0]
    opener._drag(window, ())
    assert begun == []


def test_a_file_of_a_protected_part_is_looked_up_in_what_is_inside(qtbot: QtBot, window: MainWindow, engine: FakeEngine,
                                                                  bridge: EventBridge) -> None:
    account = engine.add_account("work")
    engine.fill(account, range(1, 3))
    bridge.post(AccountsChanged())
    qtbot.waitUntil(lambda: window.rows.rowCount() == 2)
    window.list.select(0)
    row = window.list.selected()[0]
    inside = mail(("a.txt", "text/plain", b"secret"))
    bridge.post(ViewReady(replace(view(row.id, inside), part="1.2", decrypted=True)))
    qtbot.waitUntil(lambda: window.view.shown is Shown.MESSAGE)
    files = window.view.files
    files.list.setCurrentIndex(files.model.index(0))
    qtbot.keyClick(files.list, Qt.Key.Key_Space)
    asked = engine.last(OpenOriginal)
    assert (asked.message_id, asked.within) == (row.id, "1.2")
    bridge.post(OriginalOpened(asked.token, row.id, inside))
    dialog = window.findChildren(PreviewDialog)[-1]
    qtbot.waitUntil(lambda: dialog.text.toPlainText() == "secret")
    window.files.save_to(row.id, (dialog.file,), window.files._downloads(), window.files._within(row.id))
    assert engine.last(SaveAttachments).within == "1.2"

"""Drag and drop between the windows and other programs: real QMimeData, real events."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.model.message import Address
from tests.factory import make_mail
from tests.fakes.engine import FakeEngine
from tests.fakes.teller import FakeTeller
from ui.bridge import EventBridge
from ui.desks.message_window import MessageWindow
from ui.dialogs.import_mail import ImportDialog
from ui.home import Home
from ui.main_window import MainWindow

ANY = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction


def mime(*urls: str | Path, text: str = "") -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(each)) if isinstance(each, Path) else QUrl(each) for each in urls])
    if text:
        data.setText(text)
    return data


def drop(widget: QWidget, data: QMimeData, where: QPoint | None = None) -> Qt.DropAction | None:
    """As a hand would: in, over it, and let go. What was done, None where nobody took it: Qt asks the widgets around,
    too, and lets a move begin as accepted."""
    at, left, no_key = where or widget.rect().center(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter, move = QDragEnterEvent(at, ANY, data, left, no_key), QDragMoveEvent(at, ANY, data, left, no_key)
    let_go = QDropEvent(QPointF(at), ANY, data, left, no_key)
    for event in (enter, move, let_go):
        event.setDropAction(Qt.DropAction.MoveAction)
        event.setAccepted(event is move)
        QApplication.sendEvent(widget, event)
        if not event.isAccepted():
            return None
    return let_go.dropAction()


@pytest.fixture
def ready(engine: FakeEngine, bridge: EventBridge, window: MainWindow) -> Iterator[MainWindow]:
    account = engine.add_account("work")
    engine.fill(account, range(1, 4))
    bridge.accounts_changed.emit(None)
    Home(window, FakeTeller)
    window.browsing.open_folder(engine.folder(account).id)
    yield window


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "Brief an Ada.eml"
    path.write_bytes(make_mail(7, subject="From a file"))
    return path


def over(window: MainWindow, widget: QWidget) -> QPoint:
    return widget.mapTo(window, widget.rect().center())


def test_a_mail_file_on_the_list_goes_into_the_folder(ready: MainWindow, letter: Path, tmp_path: Path) -> None:
    assert drop(ready, mime(letter, tmp_path / "b.mbox"), over(ready, ready.list)) is Qt.DropAction.CopyAction
    dialog = ready.findChild(ImportDialog)
    assert [path.name for path in dialog.paths()] == [letter.name, "b.mbox"]
    assert ready.browsing.folder is not None and dialog.into.currentData() == ready.browsing.folder.id
    dialog.reject()


def test_a_mail_file_beside_it_is_opened(qtbot: QtBot, ready: MainWindow, letter: Path) -> None:
    assert drop(ready, mime(letter), over(ready, ready.view)) is Qt.DropAction.CopyAction
    qtbot.waitUntil(lambda: bool(ready.findChildren(MessageWindow)))
    ready.findChildren(MessageWindow)[0].close()


def test_a_link_to_an_address_opens_a_composer(ready: MainWindow) -> None:
    assert drop(ready, mime("mailto:ada@example.org?subject=Tea"), over(ready, ready.list)) is Qt.DropAction.CopyAction
    (composer,) = ready.composing.open_composers
    assert (composer.subject.text(), "ada@example.org" in composer.recipients.to.text()) == ("Tea", True)
    composer._discard_now()


def test_nothing_else_is_taken(ready: MainWindow, engine: FakeEngine, letter: Path, tmp_path: Path) -> None:
    own = ready.rows.mimeData([ready.rows.index(0, 0)])
    for data in (mime(tmp_path / "picture.png"), mime("https://example.org/a.eml"), mime(), own,
                 mime("mailto:a@example.org", "mailto:b@example.org"), mime(*[letter] * 11), mime(tmp_path / "b.mbox")):
        assert drop(ready, data, over(ready, ready.view)) is None
    folder = ready.browsing.folder
    assert folder is not None
    ready.browsing.folder = engine.alter(folder, rights="lr")
    assert drop(ready, mime(letter), over(ready, ready.list)) is None


def test_messages_dragged_out_are_files_that_others_can_read(ready: MainWindow) -> None:
    data = ready.rows.mimeData([ready.rows.index(row, 0) for row in range(2)])
    assert data.hasUrls() and "text/uri-list" in data.formats()
    paths = [Path(url.toLocalFile()) for url in data.urls()]
    assert len(paths) == 2 and all(path.suffix == ".eml" and path.read_bytes() for path in paths)


# --- the composer -------------------------------------------------------------------------------------------------


def test_files_on_any_line_of_a_composer_are_attached(qtbot: QtBot, ready: MainWindow, letter: Path) -> None:
    ready.composing.new()
    (composer,) = ready.composing.open_composers
    files = mime(letter, text=str(letter))  # as file managers do
    for count, line in enumerate((composer.subject, composer.recipients.to, composer), 1):
        assert drop(line, files) is Qt.DropAction.CopyAction
        qtbot.waitUntil(lambda count=count: len(composer.attachments.files()) == count)
    assert composer.subject.text() == composer.recipients.to.text() == ""
    assert drop(composer, ready.rows.mimeData([ready.rows.index(0, 0)])) is Qt.DropAction.CopyAction
    qtbot.waitUntil(lambda: len(composer.attachments.files()) == 4)
    assert {each.name for each in composer.attachments.files()} == {letter.name, "Message 3.eml"}
    composer._discard_now()


def test_a_link_on_the_recipients_adds_its_address(ready: MainWindow) -> None:
    ready.composing.new()
    (composer,) = ready.composing.open_composers
    line = composer.recipients.to
    line.setText("ben@example.org, ")
    link = mime("mailto:Ada%20L%20%3Cada@example.org%3E", text="mailto:…")
    assert drop(line, link) is Qt.DropAction.CopyAction
    assert line.addresses() == (Address("", "ben@example.org"), Address("Ada L", "ada@example.org"))
    assert composer.is_changed()
    composer._discard_now()

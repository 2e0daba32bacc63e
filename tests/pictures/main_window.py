"""The main window: reading, HTML, columns, search, empty, busy, in trouble."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from app.engine.engine import Engine
from app.errors import ErrorKind, MailError
from app.events import AccountStateChanged, ActivityChanged, ActivityEnded, ActivityKind, ConnectionState, EditApplied
from app.model.account import Protocol
from app.paths import Profile
from tests.pictures.props import picture_of
from tests.pictures.registry import picture
from tests.pictures.stage import SIZE, Stage
from ui.bridge import EventBridge
from ui.desks.message_window import MessageWindow
from ui.main_window import MainWindow
from ui.settings import ListLayout, Settings
from ui.views.folder_chooser import FolderChooser


@picture("main-window")
def conversation(stage: Stage) -> QWidget:
    stage.open_folder("Projekte/Leuchtturm")
    stage.open_message("Wegeleitsystem: Farben und Schrift")
    return stage.window


@picture("newsletter")
def newsletter(stage: Stage) -> QWidget:
    stage.open_folder("Newsletter")
    stage.window.list.select(0)
    stage.open_message(stage.window.list.selected()[0].subject)
    return stage.window


@picture("attachments")
def attachments(stage: Stage) -> QWidget:
    stage.open_folder("Reisen")
    stage.open_message("Ihre Fahrkarte: Hamburg – Frankfurt")
    fold = stage.window.view.header._more
    fold.setChecked(True)
    stage.after(lambda: fold.setChecked(False))
    return stage.window


@picture("columns")
def columns(stage: Stage) -> QWidget:
    stage.open_folder("INBOX")
    stage.window.browsing.set_layout(ListLayout.COLUMNS)
    stage.window.splitter.setSizes([210, 600, 470])
    stage.window.list.select(1)
    stage.pause(1.0)

    def lines_again() -> None:
        stage.window.browsing.set_layout(ListLayout.TWO_LINES)
        stage.window.splitter.setSizes([230, 380, 670])

    return _then(stage, lines_again)


@picture("pop3-inbox")
def pop3_inbox(stage: Stage) -> QWidget:
    stage.open_folder("Inbox", Protocol.POP3)
    stage.window.list.select(1)
    stage.pause(1.0)
    return stage.window


@picture("undo")
def undo(stage: Stage) -> QWidget:
    stage.open_folder("INBOX")
    stage.window.list.select(0)
    stage.pause(0.8)
    stage.bridge.post(EditApplied("move", 3))
    stage.wait(stage.window.toast.isVisible)
    return _then(stage, stage.window.toast.hide)


@picture("many-chosen")
def many_chosen(stage: Stage) -> QWidget:
    stage.open_folder("Newsletter")
    stage.window.list.select_all()
    return stage.window


@picture("busy")
def busy(stage: Stage) -> QWidget:
    work, private = (stage.account(each).id for each in (Protocol.IMAP, Protocol.POP3))
    stage.open_folder("INBOX")
    stage.window.list.select(0)
    stage.pause(2.0)
    stage.mute()
    stage.bridge.post(AccountStateChanged(work, ConnectionState.SYNCING))
    stage.bridge.post(AccountStateChanged(private, ConnectionState.SYNCING))
    stage.bridge.post(ActivityChanged(work, ActivityKind.HEADERS, "Projekte/Website", 1240, 4300, 18_400_000))
    stage.bridge.post(ActivityChanged(private, ActivityKind.DOWNLOAD, "INBOX", 61, 90, 7_900_000))
    stage.wait(stage.window.activity.isVisible)
    stage.pause(0.6)

    def quiet() -> None:
        stage.bridge.post(ActivityEnded(work, ActivityKind.HEADERS, "Projekte/Website"))
        stage.bridge.post(ActivityEnded(private, ActivityKind.DOWNLOAD, "INBOX"))
        _restore_states(stage)

    return _then(stage, quiet)


@picture("error")
def trouble(stage: Stage) -> QWidget:
    work, private = (stage.account(each).id for each in (Protocol.IMAP, Protocol.POP3))
    stage.open_folder("INBOX")
    stage.window.list.select(2)
    stage.pause(2.0)
    stage.mute()
    refused = MailError(ErrorKind.LOGIN_REFUSED, "The server refused the login.", "[AUTHENTICATIONFAILED] Invalid")
    lost = MailError(ErrorKind.NETWORK, "The connection broke off.")
    stage.bridge.post(AccountStateChanged(work, ConnectionState.STOPPED, refused))
    stage.bridge.post(AccountStateChanged(private, ConnectionState.WAITING, lost, time.time() + 300))
    stage.pause(1.0)
    return _then(stage, lambda: _restore_states(stage))


@picture("error-no-network")
def no_network(stage: Stage) -> QWidget:
    stage.open_folder("INBOX")
    stage.window.list.select(2)
    stage.pause(2.0)
    stage.mute()
    for protocol, kind in ((Protocol.IMAP, ErrorKind.HOST_UNKNOWN), (Protocol.POP3, ErrorKind.NETWORK)):
        stage.bridge.post(AccountStateChanged(stage.account(protocol).id, ConnectionState.WAITING,
                                              MailError(kind, "There is no way to it."), time.time() + 300))
    stage.pause(1.0)
    return _then(stage, lambda: _restore_states(stage))


@picture("no-account")
def no_account(stage: Stage) -> QWidget:
    """The first start: an empty profile of its own."""
    folder = TemporaryDirectory(prefix="depesche-pictures-")
    profile = Profile(Path(folder.name))
    bridge = EventBridge()
    engine = Engine(profile, bridge.post)
    engine.start()
    window = MainWindow(engine, bridge, Settings(), profile.settings)
    window.resize(*SIZE)
    window.show()
    stage.application.setActiveWindow(window)

    def clean_up() -> None:
        engine.stop(2.0)
        folder.cleanup()

    window.closed.connect(clean_up)
    return window


@picture("move-to")
def move_to(stage: Stage) -> QWidget:
    stage.open_folder("INBOX")
    stage.window.list.select(0)
    stage.pause(0.8)
    stage.window.editing.choose_move()
    chooser = stage.window.findChild(FolderChooser)
    assert chooser is not None
    chooser.field.setText("le")
    stage.pause(0.2)
    shot = stage.with_popup(chooser, QPoint(430, 96))
    chooser.close()
    return picture_of(shot)


@picture("folder-menu")
def folder_menu(stage: Stage) -> QWidget:
    stage.open_folder("Projekte/Website")
    stage.window.list.select(0)
    stage.pause(0.8)
    menu = stage.window.accounts.menu(stage.window.tree_model.node(stage.window.tree.currentIndex()))
    menu.popup(stage.window.mapToGlobal(QPoint(120, 480)))
    stage.pause(0.2)
    shot = stage.with_popup(menu, QPoint(120, 480))
    menu.close()
    return picture_of(shot)


@picture("message-window")
def message_window(stage: Stage) -> QWidget:
    stage.open_folder("Reisen")
    rows = stage.window.rows
    row = next(rows.message(place) for place in range(rows.rowCount()) if "Fahrkarte" in rows.message(place).subject)
    stage.window.originals.get(row.id, lambda raw: stage.window.open_raw(raw, row.subject))
    stage.wait(lambda: stage.window.findChild(MessageWindow) is not None)
    shown = stage.window.findChild(MessageWindow)
    assert shown is not None
    stage.wait(lambda: shown.pane.view is not None)
    return shown


def _restore_states(stage: Stage) -> None:
    for account in stage.accounts():
        stage.bridge.post(AccountStateChanged(account.id, ConnectionState.CONNECTED))
    stage.pause(1.0)
    for account in stage.accounts():
        stage.bridge.post(stage.engine.state(account.id))


def _then(stage: Stage, undo: Callable[[], object]) -> QWidget:
    """The window; `undo` runs once it has been grabbed."""
    stage.after(undo)
    return stage.window

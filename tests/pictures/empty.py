"""Where nothing is: what each list and pane says, and the next step."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.errors import ErrorKind, MailError
from app.events import AccountStateChanged, BodyFailed, ConnectionState
from app.store import accounts
from tests.fakes.engine import FakeEngine
from tests.pictures.props import engine_for, on_top
from tests.pictures.registry import picture
from tests.pictures.stage import SIZE, Stage
from ui.bridge import EventBridge
from ui.dialogs.filter_editor import Places
from ui.dialogs.filters import FiltersDialog
from ui.dialogs.templates import TemplatesDialog
from ui.main_window import MainWindow
from ui.settings import Settings
from ui.views.message_view import Shown


@picture("empty-inbox")
def inbox(stage: Stage) -> QWidget:
    return _window(stage, "INBOX")


@picture("empty-drafts")
def drafts(stage: Stage) -> QWidget:
    return _window(stage, "Drafts")


@picture("empty-trash")
def trash(stage: Stage) -> QWidget:
    return _window(stage, "Trash")


@picture("empty-folder")
def folder(stage: Stage) -> QWidget:
    return _window(stage, "Projects")


@picture("empty-offline")
def offline(stage: Stage) -> QWidget:
    """A message of which only the head is here."""
    window, engine, bridge = _made(stage)
    account = accounts.accounts(engine.store)[0]
    engine.states[account.id] = AccountStateChanged(account.id, ConnectionState.OFFLINE)
    bridge.post(engine.fill(account, range(1, 5), bodies=False))
    stage.wait(lambda: window.rows.rowCount() == 4)
    window.list.select(0)
    bridge.post(BodyFailed(window.list.selected()[0].id, MailError(ErrorKind.NETWORK, "offline")))
    stage.wait(lambda: window.view.shown is Shown.FAILED)
    return window


@picture("empty-search")
def search(stage: Stage) -> QWidget:
    stage.open_folder("INBOX")
    stage.window.search.setText("xylophon")
    stage.window.search.wanted.emit("xylophon")
    stage.wait(lambda: stage.window.list.shows_empty)
    stage.pause(0.3)
    stage.after(stage.window.browsing.search.leave)
    return stage.window


@picture("empty-filters")
def filters(stage: Stage) -> QWidget:
    return on_top(stage, FiltersDialog(engine_for(stage), stage.bridge, Places((), {}, {})))


@picture("empty-templates")
def templates(stage: Stage) -> QWidget:
    engine = engine_for(stage)
    return on_top(stage, TemplatesDialog(engine, stage.bridge, engine.store))


def _window(stage: Stage, path: str) -> QWidget:
    window, engine, _ = _made(stage)
    account = accounts.accounts(engine.store)[0]
    stage.wait(lambda: window.browsing.open_folder(engine.folder(account, path).id))
    stage.pause(0.3)
    return window


def _made(stage: Stage) -> tuple[MainWindow, FakeEngine, EventBridge]:
    """A window over an account in whose folders nothing is."""
    engine, bridge = engine_for(stage), EventBridge()
    engine.add_account("Nordlicht")
    with engine.store.write():
        engine.store.run("UPDATE folder SET synced_at = 1.0")
    window = MainWindow(engine, bridge, Settings(toured=True), stage.profile.settings)
    window.resize(*SIZE)
    on_top(stage, window)
    stage.wait(lambda: window.browsing.folder is not None)
    return window, engine, bridge

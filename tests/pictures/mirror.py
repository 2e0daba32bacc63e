"""What a large IMAP server brings along: tags, others' folders, quota, rights, and messages that disappeared."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from email.message import EmailMessage
from email.utils import formatdate

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtWidgets import QDialog, QWidget

from app.engine import viewing
from app.engine.reading import MimeReader
from app.errors import ErrorKind, MailError
from app.events import AccountStateChanged, ConnectionState, FolderPaused, ViewReady
from app.model.account import Account, BodyPolicy
from app.model.folder import Folder, Namespace, Quota, RemoteFolder, RemoteStatus, Role
from app.model.message import ANSWERED, FLAGGED, SEEN, Flags
from app.model.operation import MissingChoice
from app.model.sync import Arrived, BodiesArrived, Checkpoint, FolderOpened, RemoteMessage
from app.store import accounts, bodies, folders, messages, quota
from app.store.messages import Only, View
from app.store.sync_writer import SyncWriter
from tests.fakes.engine import FakeEngine
from tests.gui.setup_fixtures import WORK
from tests.pictures.props import engine_for, on_top, picture_of
from tests.pictures.registry import picture
from tests.pictures.stage import SIZE, Stage
from ui.bridge import EventBridge
from ui.dialogs.account_settings import RULES, AccountSettingsDialog
from ui.dialogs.folder_properties import FolderPropertiesDialog
from ui.dialogs.missing import MissingDialog
from ui.dialogs.subscriptions import SubscriptionsDialog
from ui.dialogs.tag import TagDialog
from ui.main_window import MainWindow
from ui.models.tag_book import TagBook
from ui.settings import ListLayout, Settings
from ui.tags import Tag, defaults

GIGABYTE = 1 << 30
HOUR = 3600.0

TREE = (
    RemoteFolder("INBOX", "/", Role.INBOX), RemoteFolder("Entwürfe", "/", Role.DRAFTS),
    RemoteFolder("Gesendet", "/", Role.SENT), RemoteFolder("Archiv", "/", Role.ARCHIVE),
    RemoteFolder("Junk", "/", Role.JUNK), RemoteFolder("Papierkorb", "/", Role.TRASH),
    RemoteFolder("Projekte", "/"), RemoteFolder("Projekte/Leuchtturm", "/"),
    RemoteFolder("Projekte/Museum", "/", status=RemoteStatus(240, 12, 900, 7)),
    RemoteFolder("Projekte/Altes", "/", subscribed=False), RemoteFolder("Rechnungen", "/"),
    RemoteFolder("Newsletter 2019", "/", subscribed=False),
    RemoteFolder("user", "/", selectable=False, namespace=Namespace.OTHERS),
    RemoteFolder("user/jonas", "/", namespace=Namespace.OTHERS),
    RemoteFolder("user/jonas/Angebote", "/", namespace=Namespace.OTHERS),
    RemoteFolder("Teams/Gestaltung", "/", namespace=Namespace.SHARED),
    RemoteFolder("Teams/Empfang", "/", namespace=Namespace.SHARED, status=RemoteStatus(80, 3, 900, 7)),
)  # fmt: skip

MAIL: tuple[tuple[str, str, str, Flags, tuple[str, ...]], ...] = (
    ("Jonas Petersen", "Freigabe der Wegeleitung bis Freitag", "Magst du die Farben noch einmal ansehen, bevor wir"
     " drucken lassen?", frozenset({"$label1", "$label4"}), ()),
    ("Anna Brandt", "Rechnung 2026-204", "Im Anhang die Rechnung für die Fotos aus der Eingangshalle.",
     frozenset({SEEN, "$label2", "steuer"}), ()),
    ("Leuchtturm-Stiftung", "Protokoll der Sitzung vom Montag", "Anbei das Protokoll mit allen Beschlüssen.",
     frozenset({SEEN, ANSWERED}), ("Stiftung/Sitzungen", "\\Important")),
    ("Ben Okafor", "Wanderung am Wochenende?", "Samstag soll es trocken bleiben. Treffpunkt wie immer am Bahnhof.",
     frozenset({SEEN, FLAGGED, "$label3"}), ()),
    ("Clara Sommer", "Entwurf der Einladung", "Ich habe den Text gekürzt und die Karte neu gesetzt.",
     frozenset({SEEN, "$label5", "$label2", "steuer", "$label1"}), ()),
    ("Stadtbibliothek", "Ihre Vormerkung liegt bereit", "Das Buch „Schrift und Raum“ liegt bis Samstag bereit.",
     frozenset({SEEN}), ()),
    ("Dora Lenz", "Schilder für den Turm", "Die Probe aus Messing ist da und sieht großartig aus.",
     frozenset({SEEN, "messing"}), ()),
)


@picture("tags")
def tags(stage: Stage) -> QWidget:
    scene = _scene(stage)
    _open_first(stage, scene)
    return scene.window


@picture("tags-columns")
def tags_columns(stage: Stage) -> QWidget:
    scene = _scene(stage)
    scene.window.browsing.set_layout(ListLayout.COLUMNS)
    scene.window.splitter.setSizes([230, 620, 430])
    _open_first(stage, scene)
    return scene.window


@picture("tag-menu")
def tag_menu(stage: Stage) -> QWidget:
    window = _scene(stage).window
    window.list.select(1)
    menu, where = window.actions_.tag_menu, QPoint(470, 260)
    menu.popup(window.mapToGlobal(where))
    stage.pause(0.2)
    shot = stage.with_popup(menu, where, window)
    menu.close()
    window.close()
    return picture_of(shot)


@picture("all-folders-quota-full")
def all_folders(stage: Stage) -> QWidget:
    scene = _scene(stage, full=True)
    scene.window.actions_.all_folders.setChecked(True)
    scene.bridge.post(AccountStateChanged(
        scene.account.id, ConnectionState.WAITING, MailError(ErrorKind.NETWORK, "The connection broke off."),
        time.time() + 300))
    stage.pause(0.3)
    _open_first(stage, scene)
    return scene.window


@picture("paused")
def paused(stage: Stage) -> QWidget:
    scene = _scene(stage)
    folder = _lose(scene.engine, scene.account)
    scene.window.browsing.open_folder(folder.id)
    scene.bridge.post(FolderPaused(scene.account.id, folder.id, folder.missing))
    stage.pause(0.3)
    scene.window.pauses.show_missing()
    stage.pause(0.3)
    return scene.window


@picture("paused-elsewhere")
def paused_elsewhere(stage: Stage) -> QWidget:
    scene = _scene(stage)
    folder = _lose(scene.engine, scene.account)
    scene.bridge.post(FolderPaused(scene.account.id, folder.id, folder.missing))
    stage.pause(0.3)
    _open_first(stage, scene)
    return scene.window


@picture("dialog-missing")
def missing(stage: Stage) -> QWidget:
    return _missing(stage, MissingChoice.ASK)


@picture("dialog-missing-delete")
def missing_delete(stage: Stage) -> QWidget:
    return _missing(stage, MissingChoice.ACCEPT)


@picture("dialog-subscriptions")
def subscriptions(stage: Stage) -> QWidget:
    engine, account = _store(stage)
    known = folders.folders(engine.store, account.id)
    return on_top(stage, SubscriptionsDialog(engine, account, known))


@picture("dialog-subscriptions-search")
def subscriptions_search(stage: Stage) -> QWidget:
    engine, account = _store(stage)
    dialog = SubscriptionsDialog(engine, account, folders.folders(engine.store, account.id))
    dialog.field.setText("a")
    return on_top(stage, dialog)


@picture("dialog-folder-properties")
def properties(stage: Stage) -> QWidget:
    return _properties(stage, 0)


@picture("dialog-folder-properties-offline")
def properties_offline(stage: Stage) -> QWidget:
    return _properties(stage, 1)


@picture("dialog-account-rules-imap")
def account_rules(stage: Stage) -> QWidget:
    account = replace(WORK, bodies=BodyPolicy.RECENT, body_days=90, body_budget=5 * GIGABYTE)
    dialog = AccountSettingsDialog(engine_for(stage), stage.bridge, account)
    dialog.show_tab(RULES)
    return on_top(stage, dialog)


@picture("dialog-tag")
def tag(stage: Stage) -> QWidget:
    dialog = TagDialog(TagBook(_settings(stage)))
    dialog.line.setText(QCoreApplication.translate("Tags", "Important").lower())
    return on_top(stage, dialog)


def _missing(stage: Stage, choice: MissingChoice) -> QWidget:
    engine, account = _store(stage)
    folder = _lose(engine, account)
    newest = messages.page(engine.store, View(folder.id, only=Only.MISSING), None, 8)
    dialog = MissingDialog(engine, replace(folder, missing=1234), newest)
    dialog.cards[choice].setChecked(True)
    return on_top(stage, dialog)


def _properties(stage: Stage, tab: int) -> QDialog:
    engine, account = _store(stage)
    folder = engine.alter(engine.folder(account, "user/jonas/Angebote"), rights="lrswi", remote_total=412,
                          remote_unseen=3)
    dialog = FolderPropertiesDialog(engine, account, replace(folder, total=412, unread=3, cached=380))
    dialog.tabs.setCurrentIndex(tab)
    on_top(stage, dialog)
    return dialog


def _settings(stage: Stage) -> Settings:
    return Settings(theme=stage.theme, language=stage.language,
                    tags=[*defaults(), Tag("steuer", "Steuer", "#17807e")])


def _store(stage: Stage, *, full: bool = False) -> tuple[FakeEngine, Account]:
    engine = engine_for(stage)
    account = accounts.save(engine.store, replace(WORK, id=0))
    folders.take_over(engine.store, account.id, TREE)
    quota.replace(engine.store, account.id, [Quota("", int((4.7 if full else 3.2) * GIGABYTE), 5 * GIGABYTE)])
    return engine, account


@dataclass(frozen=True)
class _Scene:
    window: MainWindow
    bridge: EventBridge
    engine: FakeEngine
    account: Account


def _scene(stage: Stage, *, full: bool = False) -> _Scene:
    """A window of its own, with a bridge to which nobody else listens."""
    engine, account = _store(stage, full=full)
    _fill(engine, account)
    bridge = EventBridge()
    window = MainWindow(engine, bridge, _settings(stage), stage.profile.settings)
    window.resize(*SIZE)
    window.show()
    stage.application.setActiveWindow(window)
    stage.wait(lambda: window.rows.rowCount() == len(MAIL))
    return _Scene(window, bridge, engine, account)


def _fill(engine: FakeEngine, account: Account) -> None:
    now = time.time()
    _deliver(engine, account, "INBOX", [_message(number, now - number * 5 * HOUR, *each)
                                        for number, each in enumerate(MAIL, start=1)])


def _message(number: int, date: float, sender: str, subject: str, text: str, flags: Flags,
             labels: tuple[str, ...]) -> tuple[RemoteMessage, bytes]:
    message = EmailMessage()
    message["From"] = f"{sender} <{sender.split(maxsplit=1)[0].lower()}@leuchtturm.example>"
    message["To"], message["Subject"] = "Mara Lindqvist <mara@nordlicht.example>", subject
    message["Date"], message["Message-ID"] = formatdate(date), f"<{number}.{round(date)}@leuchtturm.example>"
    message.set_content(f"Liebe Mara,\n\n{text}\n\nViele Grüße\n{sender}\n")
    raw = message.as_bytes().replace(b"\n", b"\r\n")
    header = raw.partition(b"\r\n\r\n")[0] + b"\r\n\r\n"
    return RemoteMessage(number, flags, date, len(raw), header, None, False, labels=labels), raw


def _deliver(engine: FakeEngine, account: Account, path: str, mail: list[tuple[RemoteMessage, bytes]]) -> None:
    writer = SyncWriter(engine.store, account, engine.folder(account, path), MimeReader())
    for step in (FolderOpened(path, 7, 1000, 5, len(mail)), Arrived(path, tuple(each for each, _ in mail)),
                 BodiesArrived(path, tuple((number, raw) for number, (_, raw) in enumerate(mail, start=1))),
                 Checkpoint(path, 7, 1000, 5)):
        writer.store(step)


def _open_first(stage: Stage, scene: _Scene) -> None:
    scene.window.list.select(0)
    row = scene.window.list.selected()[0]
    raw = bodies.raw(scene.engine.store, row.id)
    assert raw is not None
    scene.bridge.post(ViewReady(viewing.view(row.id, raw)))
    stage.wait(lambda: scene.window.view.view is not None)
    stage.pause(0.2)


def _lose(engine: FakeEngine, account: Account) -> Folder:
    """Most of a folder disappears at once."""
    now = time.time()
    mail = [MAIL[number % len(MAIL)] for number in range(60)]
    _deliver(engine, account, "Projekte/Leuchtturm", [
        _message(number, now - number * 31 * HOUR, sender, subject, text, frozenset({SEEN}), ())
        for number, (sender, subject, text, _, _) in enumerate(mail, start=1)])
    engine.vanish(account, range(1, 48), "Projekte/Leuchtturm")
    return engine.folder(account, "Projekte/Leuchtturm")

"""POP3's mail on the server: the rule with its preview, the column, what waits, warnings, a part of a message."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from email.message import EmailMessage
from email.utils import formatdate

from PySide6.QtWidgets import QWidget

from app.commands import PreviewLeave
from app.engine import viewing
from app.engine.reading import MimeReader
from app.errors import ErrorKind, MailError
from app.events import JobFinished, ViewReady
from app.model.account import Account, LeaveKind, LeaveRule
from app.model.leaving import LeavePreview, PreviewedDelete
from app.model.message import SEEN
from app.model.sync import Arrived, DeleteReason, RemoteMessage
from app.model.warnings import WarningKind
from app.store import accounts, warnings
from app.store.sync_writer import SyncWriter
from tests.fakes.engine import FakeEngine
from tests.gui.setup_fixtures import HOME
from tests.pictures.mirror import MAIL
from tests.pictures.props import engine_for, on_top
from tests.pictures.registry import picture
from tests.pictures.stage import SIZE, Stage
from ui.bridge import EventBridge
from ui.dialogs.leave_rule import LeaveRuleDialog
from ui.dialogs.pending_deletes import PendingDeletesDialog
from ui.main_window import MainWindow
from ui.settings import ListLayout, Settings

DAY = 86_400.0
MAY = 1_714_694_400.0


@picture("leave-rule")
def leave_rule(stage: Stage) -> QWidget:
    return _rule(stage, 37)


@picture("leave-rule-limits")
def leave_rule_limits(stage: Stage) -> QWidget:
    return _rule(stage, 0, LeaveRule(LeaveKind.UNTIL_DELETED, 0, 500, 1 << 30))


@picture("leave-rule-failed")
def leave_rule_failed(stage: Stage) -> QWidget:
    return _rule(stage, None)


@picture("server-state")
def server_state(stage: Stage) -> QWidget:
    scene = _scene(stage)
    _opened(stage, scene, 2)
    return scene.window


@picture("server-state-columns")
def server_state_columns(stage: Stage) -> QWidget:
    scene = _scene(stage)
    scene.window.browsing.set_layout(ListLayout.COLUMNS)
    scene.window.splitter.setSizes([230, 720, 330])
    _opened(stage, scene, 0)
    return scene.window


@picture("partial-message")
def partial(stage: Stage) -> QWidget:
    scene = _scene(stage)
    _opened(stage, scene, 3, raw_size=2_411_724)
    return scene.window


@picture("warnings")
def warned(stage: Stage) -> QWidget:
    scene = _scene(stage)
    warnings.note(scene.engine.store, scene.account.id, WarningKind.MANY_LEFT, 40_000, 12.2)
    warnings.note(scene.engine.store, scene.account.id, WarningKind.MIXED_USE, 12)
    scene.window.warnings.reload()
    return scene.window


@picture("pending-deletes")
def pending(stage: Stage) -> QWidget:
    scene = _scene(stage)
    dialog = PendingDeletesDialog(scene.engine, scene.bridge, scene.account)
    stage.after(scene.window.close)
    first = dialog.list.topLevelItem(0)
    if first is not None:
        first.setSelected(True)
    return on_top(stage, dialog)


def _rule(stage: Stage, count: int | None, rule: LeaveRule | None = None) -> QWidget:
    engine = engine_for(stage)
    account = accounts.save(engine.store, replace(HOME, id=0, delete_grace=600))
    dialog = LeaveRuleDialog(engine, stage.bridge, account, rule=rule)
    on_top(stage, dialog)
    stage.wait(lambda: engine.count(PreviewLeave) > 0)
    token = engine.last(PreviewLeave).token
    if count is None:
        stage.bridge.post(JobFinished(token, None, MailError(ErrorKind.TIMEOUT, "No answer.")))
    else:
        deletes = tuple(PreviewedDelete(f"u{each}", "", MAY + each * DAY, 20_000, True, DeleteReason.RULE)
                        for each in range(count))
        stage.bridge.post(JobFinished(token, LeavePreview(
            dialog.rule(), 0, deletes, 2 if count else 0, 1, 214 if count else 0, MAY + 400 * DAY, False)))
    stage.wait(dialog.save_button.isEnabled)
    return dialog


@dataclass(frozen=True)
class _Scene:
    window: MainWindow
    bridge: EventBridge
    engine: FakeEngine
    account: Account


def _scene(stage: Stage) -> _Scene:
    """A window of its own over a POP3 account with messages in every state."""
    engine = engine_for(stage)
    account = accounts.save(engine.store, replace(HOME, id=0, delete_grace=600))
    now = time.time()
    writer = SyncWriter(engine.store, account, engine.folder(account), MimeReader())
    writer.store(Arrived("INBOX", tuple(_raw(number, *each[:3])[0] for number, each in enumerate(MAIL, start=1))))
    engine.on_server(account, "u1", first_seen=now - 3_600)
    engine.on_server(account, "u2", delete_at=now + 540, reason=DeleteReason.RULE.value)
    engine.on_server(account, "u3", delete_at=now + 540, reason=DeleteReason.ASKED.value)
    part = engine.on_server(account, "u4", partial=1)
    engine.on_server(account, "u5", kept=1)
    engine.on_server(account, "u6", first_seen=now - 5 * DAY)
    engine.on_server(account, "u7", gone_at=now - DAY)
    with engine.store.write():
        engine.store.run("UPDATE message SET body_id = NULL, size = 18000000 WHERE id = ?", (part,))
        engine.store.run("UPDATE message SET flags = ?, seen = 1 WHERE date < ?", (SEEN, now - 0.6 * DAY))
    bridge = EventBridge()
    window = MainWindow(engine, bridge, Settings(theme=stage.theme, language=stage.language), stage.profile.settings)
    window.resize(*SIZE)
    window.show()
    stage.application.setActiveWindow(window)
    stage.wait(lambda: window.rows.rowCount() == len(MAIL))
    return _Scene(window, bridge, engine, account)


def _opened(stage: Stage, scene: _Scene, index: int, raw_size: int | None = None) -> None:
    """Selects a message, and answers as the engine would."""
    scene.window.list.select(index)
    view = viewing.view(scene.window.list.selected()[0].id, _raw(index + 1, *MAIL[index][:3])[1])
    scene.bridge.post(ViewReady(view if raw_size is None else replace(view, raw_size=raw_size)))
    stage.wait(lambda: scene.window.view.view is not None)
    stage.pause(0.2)


def _raw(number: int, sender: str, subject: str, text: str) -> tuple[RemoteMessage, bytes]:
    message = EmailMessage()
    message["From"] = f"{sender} <{sender.split(maxsplit=1)[0].lower()}@leuchtturm.example>"
    message["To"], message["Subject"] = "Mara Lindqvist <mara@post.example>", subject
    date = time.time() - number * 0.4 * DAY
    message["Date"], message["Message-ID"] = formatdate(date), f"<{number}.{round(date)}@leuchtturm.example>"
    message.set_content(f"Liebe Mara,\n\n{text}\n\nViele Grüße\n{sender}\n")
    raw = message.as_bytes().replace(b"\n", b"\r\n")
    header = raw.partition(b"\r\n\r\n")[0] + b"\r\n\r\n"
    return RemoteMessage(f"u{number}", frozenset(), date, len(raw), header, raw, False), raw

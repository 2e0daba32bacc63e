"""What could not be sent, or not be stored: the banner, and the composer that comes back."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.errors import ErrorKind, MailError
from app.store import outbox
from app.store.outbox import OutboxEntry
from tests.gui.setup_fixtures import HOME, WORK
from tests.pictures.composer import TEXTS
from tests.pictures.props import engine_for, on_top
from tests.pictures.registry import picture
from tests.pictures.stage import Stage
from ui.undelivered_words import not_sent
from ui.views.banner import Action, Banner, Level
from ui.views.composer import Composer
from ui.views.composer_start import new_draft


@picture("delivery-unclear")
def unclear(stage: Stage) -> QWidget:
    stage.open_folder("Projekte/Leuchtturm")
    banners, tr = stage.window.banners, stage.window.notices.tr
    entry = OutboxEntry(1, 1, TEXTS[stage.language][0], ("jonas@leuchtturm.example",), outbox.UNKNOWN, "x", 0.0, 1, 1,
                        0.0)
    banners.show_banner("delivery", Banner(Level.WARNING, not_sent(entry, MailError(ErrorKind.PROTOCOL, "")), [
        Action(tr("Outbox …"), lambda: None), Action(tr("Details …"), lambda: None)]))
    stage.after(lambda: banners.remove("delivery"))
    return stage.window


@picture("composer-unsaved")
def unsaved(stage: Stage) -> QWidget:
    shown = Composer(engine_for(stage), stage.bridge, (WORK, HOME), new_draft(WORK))
    shown.subject.setText(TEXTS[stage.language][0])
    shown.body.insertPlainText(TEXTS[stage.language][1])
    on_top(stage, shown)
    shown.not_saved(MailError(ErrorKind.DISK_FULL, "The disk is full."))
    return shown

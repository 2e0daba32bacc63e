"""Sending: taken back in time, sent later, an outbox that asks, a receipt that is wanted, a redirected message."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtWidgets import QWidget

from app.events import ViewReady
from app.model.cards import DeliveryReport, Fate, RecipientFate
from app.model.identity import implicit
from app.model.message import Address
from app.model.receipts import ReceiptRequest
from app.model.sending import Priority, SendOptions
from app.store import accounts, bodies, outbox
from tests.gui.setup_fixtures import HOME, WORK
from tests.pictures.composer import ORIGINAL, TEXTS
from tests.pictures.props import engine_for, on_top, picture_of
from tests.pictures.registry import picture
from tests.pictures.stage import Stage
from ui.dialogs.outbox import OutboxDialog
from ui.dialogs.redirect import RedirectDialog
from ui.dialogs.send_time import SendTimeDialog
from ui.views.composer import Composer
from ui.views.composer_start import new_draft


@picture("undo-send")
def undo_send(stage: Stage) -> QWidget:
    stage.open_folder("Projekte/Leuchtturm")
    toast = stage.window.outgoing.send_toast
    stage.window.toast.say(QCoreApplication.translate("NoticesDesk", "Message sent"))
    toast.count_down(1, time.time() + 9.5)
    stage.after(lambda: (toast.forget(1), stage.window.toast.hide()))
    return stage.window


@picture("send-later-menu")
def later_menu(stage: Stage) -> QWidget:
    composer = _composer(stage)
    bar = composer.send_options
    bar._fill_later()
    bar.later_menu.ensurePolished()
    bar.later_menu.adjustSize()
    shot = stage.with_popup(bar.later_menu, bar.later.mapTo(composer, QPoint(0, bar.later.height())), composer)
    composer.close()
    return picture_of(shot)


@picture("send-options-menu")
def options_menu(stage: Stage) -> QWidget:
    composer = _composer(stage)
    bar = composer.send_options
    bar.set_value(SendOptions(Priority.HIGH, read_receipt=True))
    menu = bar.options.menu()
    menu.adjustSize()
    shot = stage.with_popup(menu, bar.options.mapTo(composer, QPoint(0, bar.options.height())), composer)
    composer.close()
    return picture_of(shot)


@picture("dialog-send-later")
def later_dialog(stage: Stage) -> QWidget:
    return on_top(stage, SendTimeDialog())


@picture("dialog-outbox-asks")
def outbox_asks(stage: Stage) -> QWidget:
    return _outbox(stage, 2)


@picture("dialog-outbox-later")
def outbox_later(stage: Stage) -> QWidget:
    return _outbox(stage, 0)


@picture("receipt-wanted")
def receipt_wanted(stage: Stage) -> QWidget:
    stage.open_folder("Projekte/Leuchtturm")
    stage.open_message("Wegeleitsystem: Farben und Schrift")
    pane = stage.window.view
    assert pane.view is not None
    sender = pane.view.envelope.senders[0]
    pane.show_view(replace(pane.view, receipt=ReceiptRequest((Address("", sender.email),)), priority=Priority.HIGH))
    assert pane.row is not None
    stage.window.outgoing.receipts._view_ready(ViewReady(pane.view))
    stage.after(lambda: pane.banners.remove("receipt"))
    return stage.window


@picture("report-card")
def report(stage: Stage) -> QWidget:
    stage.open_folder("Projekte/Leuchtturm")
    stage.open_message("Wegeleitsystem: Farben und Schrift")
    pane = stage.window.view
    assert pane.view is not None
    fates = (RecipientFate("amelei@leuchtturm.example", Fate.FAILED, "5.1.1",
                           "550 5.1.1 <amelei@leuchtturm.example>: Recipient address rejected: User unknown"),
             RecipientFate("jonas@leuchtturm.example", Fate.DELAYED, "4.4.1"))
    before = pane.view
    pane.show_view(replace(before, cards=(DeliveryReport("2", fates, TEXTS[stage.language][0]),)))
    stage.after(lambda: pane.show_view(before))
    return stage.window


@picture("dialog-redirect")
def redirected(stage: Stage) -> QWidget:
    dialog = RedirectDialog((implicit(WORK), implicit(HOME)), WORK.id, TEXTS[stage.language][0])
    dialog.recipients.to.setText("Amelie Brandt <amelie@leuchtturm.example>")
    return on_top(stage, dialog)


def _composer(stage: Stage) -> Composer:
    composer = Composer(engine_for(stage), stage.bridge, (WORK, HOME), new_draft(WORK))
    subject, text = TEXTS[stage.language]
    composer.recipients.to.setText("Jonas Weber <jonas@leuchtturm.example>")
    composer.subject.setText(subject)
    composer.body.insertPlainText(text)
    on_top(stage, composer)
    return composer


def _outbox(stage: Stage, row: int) -> QWidget:
    engine = engine_for(stage)
    account = accounts.save(engine.store, replace(WORK, id=0))
    tomorrow = (datetime.now() + timedelta(days=1)).replace(hour=8, minute=0, second=0).timestamp()
    posts = (("Angebot Wegeleitsystem", "jonas@leuchtturm.example", tomorrow), ("Sommerfest", "anna@post.example", 0.0),
             ("Rechnung 2025-118", "buchhaltung@leuchtturm.example", 0.0))
    with engine.store.write():
        for subject, recipient, send_at in posts:
            outbox.add(engine.store, account.id, bodies.pack(ORIGINAL * 40), (recipient,), subject, send_at=send_at)
    entries = outbox.entries(engine.store)
    outbox.mark(engine.store, entries[1].id, outbox.SENDING)
    outbox.mark(engine.store, entries[2].id, outbox.UNKNOWN)
    dialog = OutboxDialog(engine, stage.bridge)
    dialog.list.setCurrentRow(row)
    return on_top(stage, dialog)

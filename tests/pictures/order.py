"""Keeping order: all Inboxes as one, favourites, saved searches, mail put off, filters together, undo."""

from __future__ import annotations

import time
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from app.commands import DeleteSearch, SaveSearch
from app.events import EditApplied, SnoozedBack
from app.model.account import Protocol
from app.model.operation import SetFavourite, SnoozeMessages
from app.store import folders, saved_searches, snooze
from app.store.messages import Only
from tests.pictures.props import picture_of
from tests.pictures.registry import picture
from tests.pictures.stage import Stage
from ui.dialogs.snooze import SnoozeDialog
from ui.models.top_nodes import SNOOZED, UNIFIED
from ui.settings import ListLayout


@picture("all-inboxes")
def all_inboxes(stage: Stage) -> QWidget:
    _fill_tree(stage)
    _choose(stage, UNIFIED)
    stage.window.list.select(2)
    stage.pause(1.2)
    return stage.window


@picture("all-inboxes-columns")
def all_inboxes_columns(stage: Stage) -> QWidget:
    _fill_tree(stage)
    _choose(stage, UNIFIED)
    stage.window.browsing.set_layout(ListLayout.COLUMNS)
    stage.window.splitter.setSizes([210, 800, 270])
    stage.window.list.select(1)
    stage.pause(1.0)
    stage.after(lambda: stage.window.splitter.setSizes([230, 380, 670]))
    stage.after(lambda: stage.window.browsing.set_layout(ListLayout.TWO_LINES))
    return stage.window


@picture("snoozed")
def snoozed(stage: Stage) -> QWidget:
    _fill_tree(stage)
    _choose(stage, SNOOZED)
    stage.window.list.select(0)
    stage.pause(1.0)
    return stage.window


@picture("snooze-menu")
def snooze_menu(stage: Stage) -> QWidget:
    stage.open_folder("INBOX")
    stage.window.list.select(1)
    stage.pause(1.0)
    stage.window.toast.hide()
    menu = stage.window.snoozing.menu(stage.window.list.selected())
    where = QPoint(360, 220)
    menu.popup(stage.window.mapToGlobal(where))
    stage.pause(0.2)
    shot = stage.with_popup(menu, where)
    menu.close()
    return picture_of(shot)


@picture("snooze-dialog")
def snooze_dialog(stage: Stage) -> QWidget:
    dialog = SnoozeDialog(3, 0.0, stage.window)
    dialog.show()
    return dialog


@picture("snoozed-back")
def snoozed_back(stage: Stage) -> QWidget:
    stage.open_folder("INBOX")
    stage.window.toast.hide()
    ids = tuple(stage.window.rows.message(place).id for place in range(2))
    stage.bridge.post(SnoozedBack(ids))
    stage.wait(lambda: stage.window.banners.banner("snoozed") is not None)
    stage.after(lambda: stage.window.banners.remove("snoozed"))
    stage.after(stage.window.snoozing.forget)
    return stage.window


@picture("quick-filters")
def quick_filters(stage: Stage) -> QWidget:
    stage.open_folder("INBOX")
    filters = stage.window.list.header.filters
    filters.toggle(Only.UNREAD)
    filters.toggle(Only.FLAGGED)
    filters.toggle_tagged()
    stage.pause(0.3)
    stage.window.toast.hide()
    stage.after(filters.chip(Only.ALL).click)
    return stage.window


@picture("undo-archive")
def undo_archive(stage: Stage) -> QWidget:
    stage.open_folder("INBOX")
    stage.window.list.select(0)
    stage.pause(0.8)
    stage.bridge.post(EditApplied("archive", 3))
    stage.wait(stage.window.toast.isVisible)
    stage.after(stage.window.toast.hide)
    return stage.window


def _fill_tree(stage: Stage) -> None:
    """Two favourites, two searches, three messages put off; all of it gone again afterwards."""
    db, number = stage.window.context.db, stage.account(Protocol.IMAP).id
    wanted = [folders.by_path(db, number, path) for path in ("Projekte/Leuchtturm", "Reisen")]
    ids = [each.id for each in wanted if each is not None]
    stage.open_folder("INBOX")
    later = tuple(stage.window.rows.message(place).id for place in range(3, 6))
    for folder_id in ids:
        stage.engine.edit(SetFavourite(folder_id))
    stage.engine.edit(SnoozeMessages(later[:2], time.time() + 80_000))
    stage.engine.edit(SnoozeMessages(later[2:], time.time() + 400_000))
    stage.engine.submit(SaveSearch("Rechnungen", "subject:rechnung"))
    stage.engine.submit(SaveSearch("Ungelesen mit Anhang", "is:unread has:attachment"))
    stage.wait(lambda: snooze.count(db) == 3 and len(saved_searches.all_(db)) == 2)
    stage.wait(lambda: stage.window.tree_model.index_of_key("searches").isValid())
    for search in saved_searches.all_(db):
        stage.after(partial(stage.engine.submit, DeleteSearch(search.id)))
    for folder_id in ids:
        stage.after(partial(stage.engine.edit, SetFavourite(folder_id, False)))
    stage.after(partial(stage.engine.edit, SnoozeMessages(later, 0)))
    stage.after(partial(stage.open_folder, "INBOX"))


def _choose(stage: Stage, key: str) -> None:
    stage.wait(lambda: stage.window.tree_model.index_of_key(key).isValid())
    stage.window.tree.choose(stage.window.tree_model.index_of_key(key))
    stage.wait(lambda: stage.window.rows.rowCount() > 0)
    stage.window.toast.hide()

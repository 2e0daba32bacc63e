"""Conversations in the list: folded and unfolded, in two lines and in columns."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.model.message import MessageRow
from tests.pictures.registry import picture
from tests.pictures.stage import Stage
from ui.settings import ListLayout


@picture("conversations")
def folded(stage: Stage) -> QWidget:
    stage.open_folder("Projekte/Leuchtturm")
    stage.window.list.select(_largest(stage))
    stage.pause(0.8)
    return stage.window


@picture("conversation-unfolded")
def unfolded(stage: Stage) -> QWidget:
    stage.open_folder("Projekte/Leuchtturm")
    _unfold(stage)
    stage.pause(0.8)
    return stage.window


@picture("conversations-columns")
def columns(stage: Stage) -> QWidget:
    stage.open_folder("Projekte/Leuchtturm")
    stage.window.browsing.set_layout(ListLayout.COLUMNS)
    stage.window.splitter.setSizes([210, 640, 430])
    _unfold(stage)
    stage.pause(0.8)

    def lines_again() -> None:
        stage.window.browsing.set_layout(ListLayout.TWO_LINES)
        stage.window.splitter.setSizes([230, 380, 670])

    stage.after(lines_again)
    return stage.window


def _unfold(stage: Stage) -> None:
    place = _largest(stage)
    head = stage.window.rows.message(place)
    stage.window.list.select(place)
    stage.window.rows.set_unfolded(head, True)
    stage.window.list.select(place + 1)
    stage.after(lambda: stage.window.rows.set_unfolded(head, False))


def _largest(stage: Stage) -> int:
    rows = stage.window.rows
    stage.wait(lambda: any(rows.conversation(rows.message(place)) for place in range(rows.rowCount())))

    def size(row: MessageRow) -> int:
        told = rows.conversation(row)
        return 0 if told is None else told.count

    return max(range(rows.rowCount()), key=lambda place: size(rows.message(place)))

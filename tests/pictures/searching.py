"""Searching: what the field offers, what was found and how much was searched, servers at work and in trouble."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from app.errors import ErrorKind, MailError
from app.events import (
    ActivityChanged,
    ActivityEnded,
    ActivityKind,
    SearchCoverage,
    SearchFinished,
    ServerSearchFinished,
)
from app.model.account import Protocol
from app.store import search
from tests.pictures.props import picture_of
from tests.pictures.registry import picture
from tests.pictures.stage import Stage
from ui.dialogs.search_name import SearchNameDialog

COVERAGE = SearchCoverage(8_213, 5_900, 2_313)


@picture("search")
def search_results(stage: Stage) -> QWidget:
    _found(stage, "Museum")
    return stage.window


@picture("search-completion")
def completion(stage: Stage) -> QWidget:
    return _offering(stage, "Museum in:")


@picture("search-operators")
def operators(stage: Stage) -> QWidget:
    return _offering(stage, "Museum be")


@picture("search-nothing")
def nothing(stage: Stage) -> QWidget:
    _found(stage, "Schnabeltier", SearchCoverage(8_213, 8_213, 0))
    return stage.window


@picture("search-nothing-here")
def nothing_here(stage: Stage) -> QWidget:
    _found(stage, "Schnabeltier")
    return stage.window


@picture("search-unreadable")
def unreadable(stage: Stage) -> QWidget:
    stage.open_folder("INBOX")
    stage.window.search.setText("Museum before:Sommer")
    stage.window.browsing.search.search_for("Museum before:Sommer")
    _leave_later(stage)
    return stage.window


@picture("search-server")
def server(stage: Stage) -> QWidget:
    _found(stage, "Museum")
    stage.mute()
    stage.window.browsing.search.ask_servers()
    stage.bridge.post(ActivityChanged(stage.account(Protocol.IMAP).id, ActivityKind.SEARCH, "Projekte/Leuchtturm", 5,
                                      12, 0))
    stage.pause(0.3)
    stage.after(lambda: stage.bridge.post(ActivityEnded(stage.account(Protocol.IMAP).id, ActivityKind.SEARCH,
                                                        "Projekte/Leuchtturm")))
    return stage.window


@picture("search-server-answers")
def server_answers(stage: Stage) -> QWidget:
    _found(stage, "Museum")
    stage.mute()
    stage.window.browsing.search.ask_servers()
    token = stage.window.browsing.search._servers._asked[stage.account(Protocol.IMAP).id].token
    stage.bridge.post(ServerSearchFinished(token, stage.account(Protocol.IMAP).id, (), 3, False, MailError(
        ErrorKind.TIMEOUT, "The server took too long to answer.")))
    stage.pause(0.3)
    return stage.window


@picture("search-save")
def save(stage: Stage) -> QWidget:
    return SearchNameDialog('Museum in:"Projekte/Leuchtturm"', stage.window, name="", taken=())


def _found(stage: Stage, words: str, coverage: SearchCoverage = COVERAGE) -> None:
    """What really is found, with the numbers of a larger mailbox."""
    stage.open_folder("INBOX")
    desk = stage.window.browsing.search
    stage.window.search.setText(words)
    desk.search_for(words)
    stage.wait(lambda: bool(stage.window.list.header.search.coverage.text()))
    stage.bridge.post(SearchFinished(desk._token, tuple(search.search(stage.window.context.db, words)), coverage))
    stage.wait(lambda: "8,213" in stage.window.list.header.search.coverage.text().replace(".", ","))
    if stage.window.rows.rowCount():
        stage.window.list.select(0)
    stage.pause(1.2)
    _leave_later(stage)


def _offering(stage: Stage, words: str) -> QWidget:
    _found(stage, "Museum")
    bar = stage.window.search
    bar.setFocus()
    bar.clear()
    QTest.keyClicks(bar, words)
    stage.wait(bar.popup.isVisible)
    bar.popup.step(1)
    bar.popup.step(1)
    stage.pause(0.2)
    where = bar.mapTo(stage.window, QPoint(0, bar.height() + 2))
    return picture_of(stage.with_popup(bar.popup, where))


def _leave_later(stage: Stage) -> None:
    stage.after(stage.window.browsing.search.leave)

"""Help, the tour, activity and log, the report of a problem, and the bar after a fault."""

from __future__ import annotations

import logging

from PySide6.QtWidgets import QWidget

from app.activity_log import Recent
from app.errors import ErrorKind, MailError
from app.events import (
    AccountStateChanged,
    ActivityChanged,
    ActivityKind,
    ConnectionState,
    DeliveryFailed,
    FolderReport,
    NewMailArrived,
    SyncFinished,
)
from app.model.account import Protocol
from tests.pictures.props import on_top
from tests.pictures.registry import picture
from tests.pictures.stage import Stage
from ui.help.history import AccountHistory
from ui.help.topics import Topic
from ui.help_windows.activity_window import ACCOUNTS, LOG, NOW, ActivityWindow
from ui.help_windows.report import ReportDialog
from ui.help_windows.window import HelpWindow

REFUSED = MailError(ErrorKind.LOGIN_REFUSED, "The server refused the login.",
                    "[AUTHENTICATIONFAILED] Authentication failed.")
BUSY = MailError(ErrorKind.REFUSED, "The server did not take the message.", "451 4.7.1 Greylisting, try again later")


@picture("tour")
def tour(stage: Stage) -> QWidget:
    stage.open_folder("INBOX")
    stage.window.list.select(0)
    stage.pause(1.0)
    stage.window.help.show_tour()
    shown = stage.window.help.tour
    assert shown is not None
    stage.after(shown.close)
    return stage.window


@picture("help-imap-pop3")
def protocols(stage: Stage) -> QWidget:
    return _page(stage, Topic.PROTOCOLS)


@picture("help-choosing")
def choosing(stage: Stage) -> QWidget:
    return _page(stage, Topic.CHOOSING)


@picture("help-keyboard")
def keyboard(stage: Stage) -> QWidget:
    return _page(stage, Topic.KEYBOARD)


@picture("help-search")
def searched(stage: Stage) -> QWidget:
    window = _page(stage, Topic.SEARCH)
    window.search.setText("server")
    return window


@picture("help-nothing-found")
def nothing(stage: Stage) -> QWidget:
    window = _page(stage, Topic.START)
    window.search.setText("xylophon")
    return window


@picture("activity-now")
def activity_now(stage: Stage) -> QWidget:
    window = _activity(stage, NOW)
    work = stage.account(Protocol.IMAP).id
    window.now.progress(ActivityChanged(work, ActivityKind.HEADERS, "Projekte/Website", 1240, 4300, 18_400_000))
    stage.wait(lambda: window.now.count > 0)
    return window


@picture("activity-idle")
def activity_idle(stage: Stage) -> QWidget:
    return _activity(stage, NOW)


@picture("activity-accounts")
def activity_accounts(stage: Stage) -> QWidget:
    return _activity(stage, ACCOUNTS)


@picture("activity-log")
def activity_log(stage: Stage) -> QWidget:
    return _activity(stage, LOG)


@picture("report")
def report(stage: Stage) -> QWidget:
    desk = stage.window.help
    desk.recent = _records(stage)
    desk.report(REFUSED)
    (dialog,) = stage.window.findChildren(ReportDialog)
    return on_top(stage, dialog)


@picture("crash")
def crash(stage: Stage) -> QWidget:
    stage.open_folder("INBOX")
    stage.window.list.select(0)
    stage.pause(1.0)
    stage.window.help.guard.happened.emit()
    stage.after(lambda: stage.window.banners.remove("crash"))
    return stage.window


def _page(stage: Stage, topic: Topic) -> HelpWindow:
    stage.window.help.show_topic(topic)
    window = stage.window.help.help
    assert window is not None
    stage.after(window.search.clear)
    return window


def _activity(stage: Stage, tab: int) -> ActivityWindow:
    """A day in which some things went wrong."""
    history = AccountHistory(stage.bridge, stage.window)
    work, private = (stage.account(each).id for each in (Protocol.IMAP, Protocol.POP3))
    stage.mute()
    for told, hear in (
        (SyncFinished(work, tuple(FolderReport(f"F{n}", n) for n in range(14)), 1_840_000, 1.3, 0.1), history._checked),
        (SyncFinished(private, (FolderReport("INBOX", 2),), 48_000, 0.4, 0.1), history._checked),
        (NewMailArrived(private, 1, (1, 2)), history._arrived),
        (AccountStateChanged(work, ConnectionState.STOPPED, REFUSED), history._state),
        (DeliveryFailed(private, 1, BUSY), history._not_sent),
    ):
        hear(told)  # type: ignore[operator]
    window = ActivityWindow(history, _records(stage), stage.bridge, stage.window)
    window.now.show_accounts(stage.accounts())
    window.accounts.show_accounts(stage.accounts())
    window.accounts.show_state(AccountStateChanged(work, ConnectionState.STOPPED, REFUSED))
    window.accounts.show_state(AccountStateChanged(private, ConnectionState.CONNECTED))
    window.tabs.setCurrentIndex(tab)
    if history.happenings:
        window.accounts.happened.topLevelItem(1).setSelected(True)
    on_top(stage, window)
    return window


def _records(stage: Stage) -> Recent:
    recent = Recent()
    for level, source, text in (
        (logging.INFO, "depesche", "Depesche starts"), (logging.INFO, "app.engine.milestones", "account 1: connecting"),
        (logging.INFO, "app.engine.milestones", "account 1: connected and logged in"),
        (logging.INFO, "app.engine.milestones",
         "account 1: round done in 1.3 s: 14 folders, 91 new, 0 changed, 0 removed, 1840000 octets"),
        (logging.WARNING, "app.engine.milestones", "account 1: stopped: login-refused: The server refused the login of "
         "mara@nordlicht.example. Server: [AUTHENTICATIONFAILED] Authentication failed."),
        (logging.WARNING, "app.engine.milestones", "account 2: waiting, tried again at 14:05:00: timeout: "
         "pop.nordlicht.example, port 995, did not answer within 30 seconds."),
        (logging.INFO, "app.engine.milestones", "account 2: a message was sent"),
    ):
        recent.handle(logging.LogRecord(source, level, "", 0, text, (), None))
    return recent

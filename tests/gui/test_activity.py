"""What runs, what happened and the log; the report of a problem; and that a fault of ours is survived.

In one file, since what runs, the log and the report are parts of one window, made at its head.
"""

from __future__ import annotations

import logging
import sys
import threading
import weakref
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from app.activity_log import Recent, Record
from app.commands import CancelWork, SyncAccount
from app.errors import ErrorKind, MailError
from app.events import (
    AccountStateChanged,
    ActivityChanged,
    ActivityEnded,
    ActivityKind,
    ConnectionState,
    DeliveryFailed,
    FolderReport,
    MessageSent,
    SyncFinished,
)
from app.model.account import Account
from app.store import accounts
from tests.fakes.engine import FakeEngine
from ui.bridge import EventBridge
from ui.dialogs.error import ErrorDialog
from ui.help import project
from ui.help.crash import CrashGuard
from ui.help.history import AccountHistory
from ui.help_windows import report_text
from ui.help_windows.activity_window import ACCOUNTS, LOG, NOW, ActivityWindow
from ui.help_windows.log_page import LogPage
from ui.help_windows.report import ReportDialog
from ui.main_window import MainWindow
from ui.settings import Settings
from ui.views import activity
from ui.views.composer import Composer
from ui.views.status_bar import StatusBar

REFUSED = MailError(ErrorKind.LOGIN_REFUSED, "The server imap.secret.example refused the login.",
                    "[AUTHENTICATIONFAILED] mara@secret.example: no")


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(activity, "PATIENCE_MS", 1)
    monkeypatch.setattr(activity, "LINGER_MS", 1)


@pytest.fixture
def work(engine: FakeEngine) -> Account:
    account = engine.add_account("work")
    return accounts.save(engine.store, replace(
        account, name="Secret Work", email="mara@secret.example", display_name="Mara Secretly",
        incoming=replace(account.incoming, host="imap.secret.example", user="mara-login")))


@pytest.fixture
def opened(work: Account, window: MainWindow) -> ActivityWindow:
    window.actions_.log.trigger()
    assert window.help.activity is not None
    return window.help.activity


def record(recent: Recent, level: int, text: str) -> None:
    recent.handle(logging.LogRecord("app.engine", level, "", 0, text, (), None))


def clipboard() -> str:
    data: QMimeData = QGuiApplication.clipboard().mimeData()
    return data.text()


# --- what runs and what happened ----------------------------------------------------------------


def test_what_runs_is_shown_and_can_be_stopped(work: Account, window: MainWindow, engine: FakeEngine,
                                               bridge: EventBridge, qtbot: QtBot) -> None:
    bridge.post(ActivityChanged(work.id, ActivityKind.HEADERS, "INBOX", 3, 9, 100))
    qtbot.waitUntil(lambda: bool(window.help.history.running))
    window.actions_.log.trigger()
    shown = window.help.activity
    assert shown is not None and shown.tabs.currentIndex() == NOW
    qtbot.waitUntil(lambda: shown.now.count == 1)
    assert shown.idle.isHidden() and shown.now.isVisible()
    (line,) = shown.now._lines.values()
    line.cancel.click()
    assert engine.last(CancelWork).account_id == work.id
    bridge.post(ActivityEnded(work.id, ActivityKind.HEADERS, "INBOX"))
    qtbot.waitUntil(lambda: shown.now.count == 0)
    assert shown.idle.isVisible() and not window.help.history.running


def test_each_account_tells_of_its_last_check(opened: ActivityWindow, work: Account, engine: FakeEngine,
                                              bridge: EventBridge, qtbot: QtBot) -> None:
    page = opened.accounts
    opened.tabs.setCurrentIndex(ACCOUNTS)
    assert page.accounts.topLevelItem(0).text(2) == "not yet" and not page.check.isEnabled()
    bridge.post(SyncFinished(work.id, (FolderReport("INBOX", 3), FolderReport("Sent", 1)), 2048, 1.5, 0.1, (REFUSED,)))
    qtbot.waitUntil(lambda: page.happened.topLevelItemCount() == 2)
    item = page.accounts.topLevelItem(0)
    assert item.text(0) == "Secret Work" and item.text(3) == "4" and item.text(5) == "1.5"
    newest = page.happened.topLevelItem(0)
    assert "user name" in newest.text(0) and newest.text(1) == REFUSED.server_text
    item.setSelected(True)
    page.check.click()
    assert engine.last(SyncAccount).account_id == work.id


def test_the_same_trouble_is_one_line_until_it_is_over(opened: ActivityWindow, work: Account, bridge: EventBridge,
                                                       qtbot: QtBot) -> None:
    lost = MailError(ErrorKind.NETWORK, "lost")
    waiting = AccountStateChanged(work.id, ConnectionState.WAITING, lost)
    for told in (waiting, waiting, AccountStateChanged(work.id, ConnectionState.CONNECTED), waiting):
        bridge.post(told)
    bridge.post(MessageSent(work.id, 1))
    qtbot.waitUntil(lambda: opened.accounts.happened.topLevelItemCount() == 3)
    assert opened.accounts.happened.topLevelItem(0).text(0) == "A message was sent"


def test_an_error_is_explained_and_lines_are_copied(opened: ActivityWindow, work: Account, bridge: EventBridge,
                                                    qtbot: QtBot) -> None:
    page = opened.accounts
    bridge.post(MessageSent(work.id, 1))
    bridge.post(DeliveryFailed(work.id, 2, REFUSED))
    qtbot.waitUntil(lambda: page.happened.topLevelItemCount() == 2)
    page.copy.click()
    assert len(clipboard().splitlines()) == 2
    page.happened.topLevelItem(1).setSelected(True)
    assert not page.details.isEnabled()
    page.happened.clearSelection()
    page.happened.topLevelItem(0).setSelected(True)
    page.copy.click()
    assert "Secret Work" in clipboard() and len(clipboard().splitlines()) == 1
    bridge.post(MessageSent(work.id, 3))
    qtbot.waitUntil(lambda: page.happened.topLevelItemCount() == 3)
    assert page.happened.topLevelItem(1).isSelected()
    page.details.click()
    (dialog,) = opened.findChildren(ErrorDialog)
    assert REFUSED.server_text in dialog.technical.toPlainText()
    dialog.close()


class _Held:
    """What was at hand when something failed."""


def _failed() -> tuple[MailError, weakref.ref[_Held]]:
    def fail(held: _Held) -> None:
        raise MailError(ErrorKind.NETWORK, "The connection failed.")

    held = _Held()
    try:
        fail(held)
    except MailError as error:
        return error, weakref.ref(held)
    raise AssertionError


def test_what_failed_is_remembered_without_what_was_at_hand_then(qtbot: QtBot) -> None:
    bridge = EventBridge()
    history = AccountHistory(bridge)
    error, held = _failed()
    bridge.post(DeliveryFailed(1, 3, error))
    qtbot.waitUntil(lambda: len(history.happenings) == 1)
    del error
    qtbot.waitUntil(lambda: held() is None)
    (kept,) = history.newest()
    assert kept.error is not None and kept.error.kind is ErrorKind.NETWORK


def test_closed_it_is_gone_and_comes_again(opened: ActivityWindow, window: MainWindow, qtbot: QtBot) -> None:
    opened.closer.click()
    qtbot.waitUntil(lambda: window.help.activity is None)
    window.help.show_activity(LOG)
    assert window.help.activity is not None and window.help.activity.tabs.currentIndex() == LOG


# --- the log ------------------------------------------------------------------------------------


@pytest.fixture
def log(qtbot: QtBot) -> LogPage:
    recent = Recent()
    record(recent, logging.INFO, "account 1: connecting to imap.example.org")
    record(recent, logging.WARNING, "account 1: refused ada@example.org")
    record(recent, logging.ERROR, "a job failed")
    page = LogPage(recent)
    qtbot.addWidget(page)
    page.show()
    return page


def test_the_log_is_narrowed_by_level_and_words(log: LogPage) -> None:
    assert len(log.text.toPlainText().splitlines()) == 3 and "ada" not in log.text.toPlainText()
    log.level.setCurrentIndex(1)
    assert len(log.text.toPlainText().splitlines()) == 2
    log.level.setCurrentIndex(2)
    assert "a job failed" in log.text.toPlainText() and len(log.text.toPlainText().splitlines()) == 1
    log.level.setCurrentIndex(0)
    log.search.setText("REFUSED")
    assert len(log.text.toPlainText().splitlines()) == 1
    log.search.setText("xylophone")
    assert log.text.toPlainText() == "" and log.text.placeholderText() == "Nothing in the log fits."


def test_the_log_follows_while_it_is_shown(log: LogPage, qtbot: QtBot) -> None:
    log._timer.setInterval(5)
    record(log._recent, logging.INFO, "and then")
    qtbot.waitUntil(lambda: "and then" in log.text.toPlainText())
    log.hide()
    assert not log._timer.isActive()


def test_the_log_is_copied_and_saved_as_it_is_shown(log: LogPage, tmp_path: Path) -> None:
    log.hide_servers.setChecked(True)
    log.copy.click()
    assert "[server]" in clipboard() and "imap.example.org" not in clipboard()
    log.save_to(tmp_path / "log.txt")
    assert (tmp_path / "log.txt").read_text("utf-8").splitlines() == log.text.toPlainText().splitlines()
    log.save_to(tmp_path / "no" / "log.txt")
    assert "cannot be written" in log.problem.text()


# --- the report ---------------------------------------------------------------------------------


def parts_for(account: Account, settings: Settings | None = None, error: MailError | None = None
              ) -> list[report_text.Part]:
    said = "Secret Work: mara-login at imap.secret.example was refused"
    lines = [Record(1, 1.0, logging.WARNING, "app.engine.worker", said)]
    return report_text.parts([account], lambda number: AccountStateChanged(number, ConnectionState.STOPPED, REFUSED),
                             settings or Settings(), lines, error)


def test_a_report_tells_nothing_of_the_person(work: Account) -> None:
    settings = Settings(searches=["from:mara secret"], save_directory="/home/mara/secret", last_folder=77)
    text = report_text.whole(parts_for(work, settings, REFUSED))
    assert not [word for word in ("secret", "mara", "77") if word in text.lower()], text
    assert "[account 1]: [user] at [server] was refused" in text
    assert "imap tls at port" in text and "stopped (login-refused)" in text
    assert "theme: system" in text and "undo_send_seconds: 10" in text and "searches" not in text
    assert "[AUTHENTICATIONFAILED] [address]: no" in text and "WARNING app.engine.worker: " in text


def test_the_report_can_be_edited_and_parts_left_out(work: Account, window: MainWindow) -> None:
    window.actions_.report.trigger()
    (dialog,) = window.findChildren(ReportDialog)
    assert [box.part.key for box in dialog.boxes][:2] == ["words", "program"]
    assert all(box.text.toPlainText().strip() in dialog.report() for box in dialog.boxes)
    dialog.boxes[0].text.setPlainText("It went up in smoke.")
    for box in dialog.boxes[1:]:
        box.tick.setChecked(False)
        assert box.text.isHidden()
    assert dialog.report() == "## What happened\n\nIt went up in smoke.\n"
    dialog.copy.click()
    assert clipboard() == dialog.report()
    dialog.boxes[0].tick.setChecked(False)
    assert not dialog.copy.isEnabled() and not dialog.mail.isEnabled()
    dialog.close()


def test_a_message_begins_with_the_report(work: Account, window: MainWindow, monkeypatch: pytest.MonkeyPatch,
                                          qtbot: QtBot) -> None:
    monkeypatch.setattr(project, "report_url", lambda: "mailto:help@depesche.example")
    window.help.report()
    (dialog,) = window.findChildren(ReportDialog)
    dialog.boxes[0].text.setPlainText("It went up in smoke.")
    dialog.mail.click()
    (composer,) = window.composing.open_composers
    assert isinstance(composer, Composer)
    assert "A problem with Depesche" in composer.subject.text()
    draft = composer.unfinished_draft()
    assert [each.email for each in draft.to] == ["help@depesche.example"]
    assert "It went up in smoke." in draft.text
    composer.close()


def test_without_an_account_no_message_is_offered(window: MainWindow) -> None:
    window.help.report()
    (dialog,) = window.findChildren(ReportDialog)
    assert dialog.mail.isHidden() and not dialog.copy.isHidden()
    dialog.close()


def test_a_report_that_cannot_be_saved_says_so(work: Account, window: MainWindow, tmp_path: Path) -> None:
    window.help.report()
    (dialog,) = window.findChildren(ReportDialog)
    dialog.save_to(tmp_path / "report.txt")
    assert (tmp_path / "report.txt").read_text("utf-8") == dialog.report()
    dialog.save_to(tmp_path / "no" / "report.txt")
    assert "cannot be written" in dialog.problem.text()
    dialog.close()


def test_error_dialogs_lead_to_the_report(work: Account, window: MainWindow) -> None:
    dialog = ErrorDialog(REFUSED, window)
    dialog.open()
    dialog.report.click()
    (report,) = QApplication.instance().activeModalWidget().window().findChildren(ReportDialog) or window.findChildren(
        ReportDialog)
    assert "login-refused" in next(box for box in report.boxes if box.part.key == "error").text.toPlainText()
    report.close()
    dialog.close()


@pytest.mark.parametrize(("urls", "found"), [
    (["Homepage, https://depesche.example/", "Issues, https://depesche.example/issues"],
     "https://depesche.example/issues"),
    (["Report a problem, mailto:help@depesche.example", "Issues, https://x.example"], "mailto:help@depesche.example"),
    (["Issues, http://depesche.example/"], ""), ([], ""),
])  # fmt: skip
def test_where_reports_go_is_the_package_s(monkeypatch: pytest.MonkeyPatch, urls: list[str], found: str) -> None:
    class Metadata:
        def get_all(self, name: str) -> list[str]:
            return urls

    monkeypatch.setattr(project.metadata, "metadata", lambda _name: Metadata())
    assert project.report_url() == found


# --- faults -------------------------------------------------------------------------------------


@pytest.fixture
def quiet_log() -> Iterator[None]:
    """What these tests do on purpose is no line in the test's output."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


def test_a_fault_is_told_once_and_can_be_reported(work: Account, window: MainWindow, qtbot: QtBot,
                                                  quiet_log: None) -> None:
    for _ in range(3):
        _raise_into(window.help.guard)
    qtbot.waitUntil(lambda: window.banners.banner("crash") is not None)
    banner = window.banners.banner("crash")
    assert banner is not None and "you can go on" in banner.text and window.isVisible()
    (button,) = banner.findChildren(QPushButton)
    button.click()
    (dialog,) = window.findChildren(ReportDialog)
    dialog.close()
    assert window.banners.banner("crash") is None
    _raise_into(window.help.guard)
    qtbot.waitUntil(lambda: window.banners.banner("crash") is not None)


def test_faults_are_logged_without_what_a_mail_says(caplog: pytest.LogCaptureFixture) -> None:
    recent = Recent()
    logging.getLogger("ui.help.crash").addHandler(recent)
    _raise_into(CrashGuard())
    logging.getLogger("ui.help.crash").removeHandler(recent)
    (told,) = recent.records()
    assert told.level == logging.CRITICAL and "unexpected: ValueError" in told.text
    assert "Dear Ada" not in told.text and "_raise_into" in told.text


def test_the_hooks_are_ours_for_a_while(quiet_log: None, qtbot: QtBot) -> None:
    before, of_threads = sys.excepthook, threading.excepthook
    guard = CrashGuard()
    told: list[bool] = []
    guard.happened.connect(lambda: told.append(True))
    stop = guard.watch()
    thread = threading.Thread(target=lambda: 1 / 0)
    try:
        thread.start()
        thread.join()
    finally:
        stop()
    qtbot.waitUntil(lambda: told == [True])
    assert sys.excepthook is before and threading.excepthook is of_threads


def test_ctrl_c_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    handed_on: list[object] = []
    monkeypatch.setattr(sys, "__excepthook__", lambda kind, _error, _trace: handed_on.append(kind))
    CrashGuard().handle(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert handed_on == [KeyboardInterrupt]


def _raise_into(guard: CrashGuard) -> None:
    try:
        raise ValueError("cannot read 'Dear Ada'")
    except ValueError as error:
        guard.handle(type(error), error, error.__traceback__)


def test_a_servers_words_are_no_html_in_tips(opened: ActivityWindow, work: Account, window: MainWindow,
                                             bridge: EventBridge, qtbot: QtBot) -> None:
    said = MailError(ErrorKind.REFUSED, "no", "<img src='//evil.example/share'><h1>Call 0190-12345</h1>")
    bridge.post(SyncFinished(work.id, (), 1, 1.0, 0.1, (said,)))
    happened = opened.accounts.happened
    qtbot.waitUntil(lambda: happened.topLevelItemCount() > 1)
    tips = [happened.topLevelItem(row).toolTip(column) for row in range(happened.topLevelItemCount())
            for column in (0, 1)]
    assert any("0190" in each for each in tips)
    assert not [each for each in tips if "<img" in each or "<h1" in each]
    bar = StatusBar(window.actions_.activity)
    qtbot.addWidget(bar)
    bar.show_accounts((replace(work, name="<b>bold</b>"),))
    assert not [each for each in bar.findChildren(QToolButton) if "<b>" in each.toolTip()]

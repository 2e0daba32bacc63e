"""The switch assistant: nothing before the numbers, stopped and gone on with, reported, undone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from app.commands import CancelJob, PlanSwitch, PreviewLeave, RunSwitch, SaveAccount, UndoSwitch
from app.errors import ErrorKind, MailError
from app.events import AccountSaved, JobFinished, JobProgressed
from app.model.account import Account, LeaveKind, LeaveRule, Protocol
from app.model.jobs import JobResult
from app.model.leaving import LeavePreview, PreviewedDelete
from app.model.switching import (
    FolderMapping,
    OldServerError,
    SwitchFailure,
    SwitchPlan,
    SwitchReport,
    SwitchState,
    SwitchTarget,
)
from app.model.sync import DeleteReason
from app.store import switching
from tests.fakes.engine import FakeEngine
from tests.gui.test_main_window import banner_texts, press
from ui.bridge import EventBridge
from ui.main_window import MainWindow
from ui.switch.assistant import Step, SwitchAssistant

pytestmark = pytest.mark.usefixtures("english")

FOLDERS = (
    FolderMapping(1, "INBOX", "INBOX", total=3_000, there=1_200, to_carry=1_798, unfit=2),
    FolderMapping(2, "Rechnungen", "Rechnungen", create=True, total=1_500, there=300, to_carry=1_200),
    FolderMapping(3, "Alt", "", total=500),
)
BOXES = ("INBOX", "Sent", "Archive")


@pytest.fixture
def home(engine: FakeEngine) -> Account:
    return engine.add_account("home", Protocol.POP3)


def show(qtbot: QtBot, engine: FakeEngine, bridge: EventBridge, account: Account, job_id: int = 0) -> SwitchAssistant:
    made = SwitchAssistant(engine, bridge, account, job_id=job_id)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def assistant(qtbot: QtBot, engine: FakeEngine, bridge: EventBridge, home: Account) -> SwitchAssistant:
    return show(qtbot, engine, bridge, home)


def answer(qtbot: QtBot, bridge: EventBridge, token: int, result: JobResult | MailError) -> None:
    with qtbot.waitSignal(bridge.job_finished):
        if isinstance(result, MailError):
            bridge.post(JobFinished(token, None, result))
        else:
            bridge.post(JobFinished(token, result))


def plan_for(target: SwitchTarget, folders: tuple[FolderMapping, ...] = FOLDERS) -> SwitchPlan:
    return SwitchPlan(9, 1, target, folders, BOXES, 412 << 20)


def report_for(target: SwitchTarget, state: SwitchState = SwitchState.DONE, *, failed: int = 0) -> SwitchReport:
    return SwitchReport(9, 1, state, target, 2_998, 1_500, 4_498, 0, tuple(
        SwitchFailure(each, "INBOX", f"Message {each}", "It is not here as a whole.") for each in range(failed)),
        FOLDERS, state is SwitchState.DONE)


def to_numbers(qtbot: QtBot, assistant: SwitchAssistant, engine: FakeEngine, bridge: EventBridge) -> None:
    assistant.next.click()
    asked = engine.last(PlanSwitch)
    answer(qtbot, bridge, asked.token, plan_for(asked.target))
    assistant.next.click()


def test_the_whole_way_from_pop3_to_imap(qtbot: QtBot, assistant: SwitchAssistant, engine: FakeEngine,
                                         bridge: EventBridge, home: Account) -> None:
    assert engine.count(PlanSwitch) == 0
    assert assistant.server.form.settings().port == 993
    assistant.next.click()
    asked = engine.last(PlanSwitch)
    assert (asked.account_id, asked.target.protocol) == (home.id, Protocol.IMAP)
    assert (asked.folders, asked.password) == ((), None)
    assert assistant.step is Step.FOLDERS and not assistant.next.isEnabled()
    answer(qtbot, bridge, asked.token, plan_for(asked.target))
    assert assistant.folders._marks[2].text() == "new" and assistant.folders._marks[1].text() == ""
    assistant.folders.choices[2].setCurrentText("Archive")
    assert assistant.folders._marks[2].text() == ""
    assistant.folders.choices[3].setCurrentText("Old/Stuff")
    assistant.next.click()
    again = engine.last(PlanSwitch)
    assert again.folders == ((2, "Archive"), (3, "Old/Stuff"))
    answer(qtbot, bridge, again.token, plan_for(again.target))
    assert assistant.numbers.sum.text() == "2,998 messages would be uploaded (412.0 MB)."
    assert "1,500 are on the server already" in assistant.numbers.rest.text()
    assert engine.count(RunSwitch) == 0
    assistant.next.click()
    run = engine.last(RunSwitch)
    assert run.job_id == 9
    bridge.post(JobProgressed(run.token, "Rechnungen", 1_000, 4_498))
    qtbot.waitUntil(lambda: "1,000 of 4,498" in assistant.progress.figures.text())
    answer(qtbot, bridge, run.token, report_for(asked.target))
    assert assistant.step is Step.REPORT
    assert assistant.report.heading.text() == "All messages arrived"
    assert "2,998 messages uploaded\n1,500 messages were there already" in assistant.report.lines.text()
    with qtbot.waitSignal(assistant.accepted):
        assistant.next.click()


def test_an_unchanged_mapping_is_not_counted_twice(qtbot: QtBot, assistant: SwitchAssistant, engine: FakeEngine,
                                                   bridge: EventBridge) -> None:
    to_numbers(qtbot, assistant, engine, bridge)
    assert assistant.step is Step.NUMBERS and engine.count(PlanSwitch) == 1 and assistant.next.isEnabled()
    assistant.back.click()
    assert assistant.step is Step.FOLDERS


def test_a_refused_login_can_be_tried_again_with_another_password(qtbot: QtBot, assistant: SwitchAssistant,
                                                                  engine: FakeEngine, bridge: EventBridge) -> None:
    assistant.next.click()
    answer(qtbot, bridge, engine.last(PlanSwitch).token, MailError(ErrorKind.LOGIN_REFUSED, "no"))
    assert assistant.folders.working.again.isVisible() and not assistant.next.isEnabled()
    assistant.back.click()
    assistant.server.own.click()
    assert not assistant.next.isEnabled()
    assistant.server.field.setText("geheim")
    assistant.next.click()
    assert engine.last(PlanSwitch).password == "geheim"


def test_it_is_stopped_and_gone_on_with(qtbot: QtBot, assistant: SwitchAssistant, engine: FakeEngine,
                                        bridge: EventBridge) -> None:
    to_numbers(qtbot, assistant, engine, bridge)
    assistant.next.click()
    run = engine.last(RunSwitch)
    assistant.progress.stop.click()
    assert engine.last(CancelJob).token == run.token
    answer(qtbot, bridge, run.token, MailError(ErrorKind.CANCELLED, "Stopped."))
    assert assistant.progress.heading_label.text() == "The switch is not finished"
    assistant.progress.again.click()
    assert engine.last(RunSwitch).job_id == 9 and engine.count(RunSwitch) == 2


def test_closing_while_it_runs_asks(qtbot: QtBot, assistant: SwitchAssistant, engine: FakeEngine,
                                    bridge: EventBridge) -> None:
    to_numbers(qtbot, assistant, engine, bridge)
    assistant.next.click()
    assistant.close()
    assert assistant.isVisible()
    (box,) = assistant.findChildren(QMessageBox)
    stop = next(each for each in box.findChildren(QPushButton) if each.text() == "Stop")
    with qtbot.waitSignals([assistant.unfinished, assistant.rejected]):
        stop.click()
    assert engine.count(CancelJob) == 1


def test_failures_are_listed_and_the_switch_is_undone(qtbot: QtBot, assistant: SwitchAssistant, engine: FakeEngine,
                                                      bridge: EventBridge) -> None:
    to_numbers(qtbot, assistant, engine, bridge)
    target = engine.last(PlanSwitch).target
    assistant.next.click()
    answer(qtbot, bridge, engine.last(RunSwitch).token, report_for(target, failed=2))
    assert assistant.report.heading.text() == "2 messages could not be carried"
    assert assistant.report.failed.topLevelItemCount() == 2
    assistant.report.undo.click()
    undo = engine.last(UndoSwitch)
    answer(qtbot, bridge, undo.token, MailError(ErrorKind.USAGE, "Mail has arrived since."))
    assert assistant.report.problem.isVisible()
    assistant.report.undo.click()
    answer(qtbot, bridge, engine.last(UndoSwitch).token, report_for(target, SwitchState.UNDONE))
    assert assistant.report.heading_label.text() == "The switch was undone"
    assert "2,998 uploaded messages stay on the server" in assistant.report.lines.text()
    assert not assistant.report.undo.isVisible()


def test_to_pop3_the_rule_is_chosen_last(qtbot: QtBot, engine: FakeEngine, bridge: EventBridge) -> None:
    work = engine.add_account("work")
    assistant = show(qtbot, engine, bridge, work)
    assert assistant.server.form.settings().port == 995
    to_numbers(qtbot, assistant, engine, bridge)
    asked = engine.last(PlanSwitch)
    assert asked.target.leave == LeaveRule(LeaveKind.KEEP)
    assert "would be downloaded" in assistant.numbers.sum.text()
    assistant.next.click()
    answer(qtbot, bridge, engine.last(RunSwitch).token, replace(report_for(asked.target)))
    assistant.next.click()
    assert assistant.step is Step.RULE and engine.count(SaveAccount) == 0
    assert assistant.rule.rule() == LeaveRule(LeaveKind.KEEP)
    assistant.rule.chooser.button(LeaveKind.DAYS).click()
    assistant.rule.chooser.days.setValue(21)
    asked = engine.last(PreviewLeave)
    assert (asked.account_id, asked.rule) == (work.id, LeaveRule(LeaveKind.DAYS, 21))
    assert not assistant.next.isEnabled()  # before it is known what the rule does
    answer(qtbot, bridge, asked.token, LeavePreview(LeaveRule(LeaveKind.DAYS, 21), 0, (
        PreviewedDelete("u1", "Old", 1_000.0, 100, True, DeleteReason.RULE),), 0, 0, 0, None, False))
    assert "1 message leaves the server" in assistant.rule.preview.text()
    assistant.next.click()
    saved = engine.last(SaveAccount)
    assert (saved.account.leave, saved.account.delete_grace) == (LeaveRule(LeaveKind.DAYS, 21), 600)
    with qtbot.waitSignal(assistant.accepted):
        bridge.post(AccountSaved(saved.token, work.id))


def test_an_old_server_that_is_no_more_can_be_gone_on_without(qtbot: QtBot, assistant: SwitchAssistant,
                                                              engine: FakeEngine, bridge: EventBridge) -> None:
    to_numbers(qtbot, assistant, engine, bridge)
    assistant.next.click()
    without = assistant.progress.without
    answer(qtbot, bridge, engine.last(RunSwitch).token, MailError(ErrorKind.NETWORK, "The new server is gone."))
    assert not without.isVisible()
    assistant.progress.again.click()
    answer(qtbot, bridge, engine.last(RunSwitch).token, OldServerError(ErrorKind.HOST_UNKNOWN, "The last download …"))
    assert without.isVisible() and "go on without it" in assistant.progress.note.text()
    assert not engine.last(RunSwitch).without_server
    without.click()
    assert engine.last(RunSwitch).without_server and not without.isVisible()
    answer(qtbot, bridge, engine.last(RunSwitch).token, MailError(ErrorKind.CANCELLED, "Stopped."))
    assistant.progress.again.click()
    assert engine.last(RunSwitch).without_server


def test_what_cannot_be_brought_here_keeps_the_switch_open(qtbot: QtBot, engine: FakeEngine,
                                                          bridge: EventBridge) -> None:
    assistant = show(qtbot, engine, bridge, engine.add_account("work"))
    to_numbers(qtbot, assistant, engine, bridge)
    target = engine.last(PlanSwitch).target
    assistant.next.click()
    told = replace(report_for(target, SwitchState.RUNNING, failed=1), can_undo=True)
    answer(qtbot, bridge, engine.last(RunSwitch).token, told)
    assert assistant.report.heading_label.text() == "The switch is not finished"
    assert assistant.report.undo.isVisible() and assistant.next.text() == "&Try again"
    assistant.next.click()
    assert engine.count(RunSwitch) == 2 and engine.last(RunSwitch).job_id == 9
    answer(qtbot, bridge, engine.last(RunSwitch).token, told)
    with qtbot.waitSignal(assistant.unfinished):
        assistant.cancel.click()


def test_one_may_read_on_while_it_runs(home: Account, window: MainWindow) -> None:
    window.jobs.switch(home.id)
    window.jobs.switch(home.id)
    (assistant,) = window.findChildren(SwitchAssistant)
    assert not assistant.isModal()


def test_a_stopped_switch_is_offered_at_the_start(qtbot: QtBot, engine: FakeEngine, bridge: EventBridge, home: Account,
                                                  window: MainWindow) -> None:
    number = switching.plan(engine.store, home.id, SwitchTarget(Protocol.IMAP, home.incoming), (), ())
    switching.set_state(engine.store, number, SwitchState.RUNNING)
    window.jobs.offer_stopped()
    assert banner_texts(window) == ["The switch of “home” to IMAP is not finished."]
    press(window, "Go on …")
    assert engine.last(RunSwitch).job_id == number
    assistant = window.findChild(SwitchAssistant)
    assert assistant is not None and assistant.step is Step.PROGRESS

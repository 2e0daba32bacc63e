"""Every page of the switch assistant, and the dialogs over files and filters."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.commands import BackUpProfile, ExportMail, PlanSwitch, PreviewLeave, RestoreProfile, RunSwitch, UndoSwitch
from app.errors import ErrorKind, MailError
from app.events import JobFinished, JobProgressed
from app.model.account import Account, LeaveKind, LeaveRule
from app.model.filters import AddFlag, Condition, FileInto, Filter, FilterField, FilterTest, MarkRead
from app.model.jobs import BackedUp, Restored
from app.model.leaving import LeavePreview
from app.model.message import FLAGGED
from app.model.switching import (
    FolderMapping,
    NotCarried,
    OldServerError,
    SwitchFailure,
    SwitchPlan,
    SwitchReport,
    SwitchState,
    SwitchTarget,
)
from app.store import accounts, filters, folders
from tests.fakes.engine import TREE, FakeEngine
from tests.gui.setup_fixtures import HOME, WORK
from tests.pictures.props import engine_for, on_top
from tests.pictures.registry import picture
from tests.pictures.stage import Stage
from ui.desktop.restart import restart
from ui.dialogs.backup import BackUpDialog, RestoreDialog
from ui.dialogs.export_mail import ExportDialog
from ui.dialogs.filter_editor import FilterEditor, Places
from ui.dialogs.filters import FiltersDialog
from ui.dialogs.import_mail import ImportDialog
from ui.switch.assistant import Step, SwitchAssistant

DOCUMENTS = Path("/home/mara/Dokumente")
FOLDERS = (
    FolderMapping(101, "Inbox", "INBOX", False, 3_204, 1_212, 1_990, 2),
    FolderMapping(102, "Sent", "Sent", False, 822, 288, 534),
    FolderMapping(103, "Archive", "Archive", False, 412, 0, 412),
    FolderMapping(104, "Rechnungen", "Rechnungen", True, 318, 0, 318),
    FolderMapping(105, "Rechnungen/2025", "Rechnungen/2025", True, 144, 0, 144),
    FolderMapping(106, "Alte Listen", "", False, 100),
)


@picture("switch-1-server")
def server(stage: Stage) -> QWidget:
    return _assistant(stage)[0]


@picture("switch-1-server-pop3")
def server_pop3(stage: Stage) -> QWidget:
    return _assistant(stage, WORK)[0]


@picture("switch-2-folders")
def folder_page(stage: Stage) -> QWidget:
    return _planned(stage)[0]


@picture("switch-2-refused")
def refused(stage: Stage) -> QWidget:
    assistant, engine = _assistant(stage)
    assistant.next.click()
    stage.bridge.post(JobFinished(engine.last(PlanSwitch).token, None, MailError(
        ErrorKind.LOGIN_REFUSED, "The server refused the login.", "[AUTHENTICATIONFAILED] Failed.")))
    stage.pause(0.1)
    return assistant


@picture("switch-3-numbers")
def numbers(stage: Stage) -> QWidget:
    return _counted(stage)[0]


@picture("switch-4-progress")
def progress(stage: Stage) -> QWidget:
    return _running(stage)[0]


@picture("switch-4-stopped")
def stopped(stage: Stage) -> QWidget:
    assistant, engine = _running(stage)
    stage.bridge.post(JobFinished(engine.last(RunSwitch).token, None, MailError(ErrorKind.NETWORK, "gone")))
    stage.pause(0.1)
    return assistant


@picture("switch-4-without-server")
def without_server(stage: Stage) -> QWidget:
    assistant, engine = _running(stage)
    stage.bridge.post(JobFinished(engine.last(RunSwitch).token, None, OldServerError(
        ErrorKind.HOST_UNKNOWN, "The last download by POP3, from pop.home.example, failed.")))
    stage.pause(0.1)
    return assistant


@picture("switch-5-report")
def report(stage: Stage) -> QWidget:
    return _reported(stage, 0)[0]


@picture("switch-5-failures")
def failures(stage: Stage) -> QWidget:
    return _reported(stage, 2)[0]


@picture("switch-5-undone")
def undone(stage: Stage) -> QWidget:
    assistant, engine = _reported(stage, 0)
    assistant.report.undo.click()
    target = engine.last(PlanSwitch).target
    stage.bridge.post(JobFinished(engine.last(UndoSwitch).token, _report(target, SwitchState.UNDONE, 0)))
    stage.pause(0.1)
    return assistant


@picture("switch-6-rule")
def rule(stage: Stage) -> QWidget:
    assistant, engine = _reported(stage, 0, WORK)
    assistant.next.click()
    stage.wait(lambda: engine.count(PreviewLeave) > 0)
    asked = engine.last(PreviewLeave)
    stage.bridge.post(JobFinished(asked.token, LeavePreview(
        asked.rule or LeaveRule(LeaveKind.KEEP), 0, (), 0, 0, 0, None, False)))
    stage.wait(assistant.next.isEnabled)
    return assistant


@picture("filters")
def filter_list(stage: Stage) -> QWidget:
    engine, account, places = _places(stage)
    filters.save(engine.store, _filters(engine, account))
    return on_top(stage, FiltersDialog(engine, stage.bridge, places))


@picture("filter-editor")
def filter_editor(stage: Stage) -> QWidget:
    engine, account, places = _places(stage)
    return on_top(stage, FilterEditor(_filters(engine, account)[1], places))


@picture("export")
def export(stage: Stage) -> QWidget:
    engine, account, _ = _places(stage)
    known = tuple(folders.folders(engine.store, account.id))
    dialog = ExportDialog(engine, stage.bridge, account, known, DOCUMENTS, engine.folder(account, "Projects"))
    on_top(stage, dialog)
    dialog.begin.click()
    stage.bridge.post(JobProgressed(engine.last(ExportMail).token, "Projects/Lighthouse", 812, 2_300))
    stage.pause(0.1)
    return dialog


@picture("import")
def take_in(stage: Stage) -> QWidget:
    engine, account, _ = _places(stage)
    known = tuple(folders.folders(engine.store, account.id))
    dialog = ImportDialog(engine, stage.bridge, account, known, DOCUMENTS, engine.folder(account, "Archive"))
    dialog.add_paths([str(DOCUMENTS / "Alte Post.mbox"), str(DOCUMENTS / "Thunderbird" / "Mail")])
    return on_top(stage, dialog)


@picture("backup")
def backup(stage: Stage) -> QWidget:
    engine = engine_for(stage)
    dialog = BackUpDialog(engine, stage.bridge, DOCUMENTS)
    on_top(stage, dialog)
    dialog.begin.click()
    stage.bridge.post(JobFinished(engine.last(BackUpProfile).token, BackedUp(
        engine.last(BackUpProfile).target, 48_210, 1_900_000_000)))
    stage.pause(0.1)
    return dialog


@picture("restore")
def restore(stage: Stage) -> QWidget:
    return on_top(stage, RestoreDialog(engine_for(stage), stage.bridge, DOCUMENTS))


@picture("restore-ready")
def restore_ready(stage: Stage) -> QWidget:
    """An encrypted store, and a backup that is not."""
    engine = engine_for(stage)
    dialog = RestoreDialog(engine, stage.bridge, DOCUMENTS)
    on_top(stage, dialog)
    dialog.source.line.setText(str(DOCUMENTS / "depesche-2026-11-28.zip"))
    dialog.sure.click()
    dialog.begin.click()
    restart().is_served = True
    stage.bridge.post(JobFinished(engine.last(RestoreProfile).token, Restored(48_210, None, bared=True)))
    stage.wait(dialog.begin.isHidden)
    restart().is_served = False
    return dialog


def _assistant(stage: Stage, account: Account = HOME) -> tuple[SwitchAssistant, FakeEngine]:
    engine = engine_for(stage)
    assistant = SwitchAssistant(engine, stage.bridge, accounts.save(engine.store, replace(account, id=0)))
    on_top(stage, assistant)
    return assistant, engine


def _planned(stage: Stage, account: Account = HOME) -> tuple[SwitchAssistant, FakeEngine]:
    assistant, engine = _assistant(stage, account)
    assistant.next.click()
    asked = engine.last(PlanSwitch)
    own = {each.path: each.id for each in folders.folders(engine.store, asked.account_id)}
    mapped = tuple(replace(each, folder_id=own.get(each.name, each.folder_id)) for each in FOLDERS)
    stage.bridge.post(JobFinished(asked.token, SwitchPlan(
        9, 1, asked.target, mapped, ("INBOX", "Sent", "Archive", "Drafts", "Junk", "Trash"), 431_000_000)))
    stage.wait(lambda: assistant.folders.plan is not None)
    return assistant, engine


def _counted(stage: Stage, account: Account = HOME) -> tuple[SwitchAssistant, FakeEngine]:
    assistant, engine = _planned(stage, account)
    assistant.next.click()
    return assistant, engine


def _running(stage: Stage, account: Account = HOME) -> tuple[SwitchAssistant, FakeEngine]:
    assistant, engine = _counted(stage, account)
    assistant.next.click()
    stage.bridge.post(JobProgressed(engine.last(RunSwitch).token, "Rechnungen/2025", 2_120, 4_898))
    stage.pause(0.1)
    return assistant, engine


def _reported(stage: Stage, failed: int, account: Account = HOME) -> tuple[SwitchAssistant, FakeEngine]:
    assistant, engine = _running(stage, account)
    told = _report(engine.last(PlanSwitch).target, SwitchState.DONE, failed)
    stage.bridge.post(JobFinished(engine.last(RunSwitch).token, told))
    stage.wait(lambda: assistant.step is Step.REPORT)
    return assistant, engine


def _report(target: SwitchTarget, state: SwitchState, failed: int) -> SwitchReport:
    reasons = (NotCarried.INCOMPLETE, NotCarried.CHANGED)
    subjects = ("Fotos vom Sommerfest", "Reinzeichnung Leitsystem, alle Tafeln")
    return SwitchReport(9, 1, state, target, 3_398, 1_500, 4_898, 0, tuple(
        SwitchFailure(each, "INBOX", subjects[each], reasons[each]) for each in range(failed)), FOLDERS,
        state is SwitchState.DONE)


def _places(stage: Stage) -> tuple[FakeEngine, Account, Places]:
    engine = engine_for(stage)
    account = accounts.save(engine.store, replace(WORK, id=0))
    folders.take_over(engine.store, account.id, TREE)
    other = accounts.save(engine.store, replace(HOME, id=0))
    names = {each.id: each.path.replace("/", " / ") for each in folders.folders(engine.store, account.id)}
    own = {each.id: each.path for each in folders.folders(engine.store, other.id)}
    return engine, account, Places((account, other), {account.id: names, other.id: own},
                                   {"$label1": "Wichtig", "$label2": "Arbeit"})


def _filters(engine: FakeEngine, account: Account) -> tuple[Filter, ...]:
    projects, junk = engine.folder(account, "Projects"), engine.folder(account, "Junk")
    return (
        Filter(0, None, "Große Post", (Condition(FilterField.SIZE, FilterTest.OVER, "10240000"),), (AddFlag(FLAGGED),)),
        Filter(0, account.id, "Leuchtturm", (
            Condition(FilterField.FROM, FilterTest.CONTAINS, "leuchtturm.example"),
            Condition(FilterField.SUBJECT, FilterTest.CONTAINS, "Wegeleitung")),
            (FileInto(projects.id), AddFlag("$label2")), any_of=True),
        Filter(0, account.id, "Gewinnspiele", (Condition(FilterField.SUBJECT, FilterTest.CONTAINS, "Gewinn"),),
               (FileInto(junk.id), MarkRead()), enabled=False),
    )

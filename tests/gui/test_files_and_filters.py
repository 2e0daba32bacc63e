"""Export, import, backup and restore; filters; archive, junk, empty folders; folders moved by drag."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QDialog, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.commands import BackUpProfile, CancelJob, ExportMail, ImportMail, RestoreProfile, SaveFilters
from app.errors import ErrorKind, MailError
from app.events import EditRefused, FiltersChanged, JobFinished, JobProgressed
from app.model.account import Account, Protocol
from app.model.filters import AddFlag, Condition, FileInto, Filter, FilterField, FilterTest, MarkRead
from app.model.folder import Folder, Role
from app.model.jobs import BackedUp, Exported, Format, Imported, Restored
from app.model.message import FLAGGED
from app.model.operation import ArchiveMessages, DeleteFolder, EmptyFolder, JunkMessages, RenameFolder
from app.store import filters, folders
from tests.fakes.engine import FakeEngine
from tests.gui.phrase_tools import OTHER, WORDS
from ui.bridge import EventBridge
from ui.desktop.restart import restart
from ui.dialogs.backup import BackUpDialog, RestoreDialog
from ui.dialogs.enter_phrase import EnterPhraseDialog
from ui.dialogs.export_mail import ExportDialog
from ui.dialogs.filter_editor import FilterEditor, Places
from ui.dialogs.filters import FiltersDialog
from ui.dialogs.import_mail import ImportDialog
from ui.forms.filter_rows import ActionRow, ConditionRow
from ui.main_window import MainWindow
from ui.models.dragging import folder_to_mime

pytestmark = pytest.mark.usefixtures("english")

Shown = TypeVar("Shown", bound=QDialog)
MOVE = Qt.DropAction.MoveAction


def show(qtbot: QtBot, dialog: Shown) -> Shown:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


@pytest.fixture
def work(engine: FakeEngine) -> Account:
    account = engine.add_account("work")
    engine.fill(account, range(1, 6))
    return account


def all_folders(engine: FakeEngine, account: Account) -> tuple[Folder, ...]:
    return tuple(folders.folders(engine.store, account.id))


# --- files ---------------------------------------------------------------------------------------------------


def test_a_folder_is_exported_with_progress(qtbot: QtBot, engine: FakeEngine, bridge: EventBridge, work: Account,
                                            tmp_path: Path) -> None:
    folder = engine.folder(work, "Projects")
    dialog = show(qtbot, ExportDialog(engine, bridge, work, all_folders(engine, work), tmp_path, folder))
    assert dialog.target.path() == tmp_path / "Projects.mbox"
    dialog.forms[Format.EML].click()
    assert dialog.target.path() == tmp_path / "Projects"
    dialog.begin.click()
    asked = engine.last(ExportMail)
    assert (asked.account_id, asked.folder_id, asked.target, asked.form) == (
        work.id, folder.id, tmp_path / "Projects", Format.EML)
    assert not dialog.form.isEnabled()
    bridge.post(JobProgressed(asked.token, "Projects", 3, 12))
    qtbot.waitUntil(lambda: "3 of 12" in dialog.figures.text())
    bridge.post(JobFinished(asked.token, Exported(12, 1)))
    qtbot.waitUntil(lambda: dialog.cancel.text() == "Close")
    assert dialog.figures.text() == "12 messages exported. 1 is here by the header only and was left out."


def test_an_export_is_stopped_and_a_failure_leads_back_to_the_form(qtbot: QtBot, engine: FakeEngine,
                                                                   bridge: EventBridge, work: Account,
                                                                   tmp_path: Path) -> None:
    dialog = show(qtbot, ExportDialog(engine, bridge, work, all_folders(engine, work), tmp_path))
    assert engine.count(ExportMail) == 0
    dialog.begin.click()
    token = engine.last(ExportMail).token
    assert engine.last(ExportMail).folder_id is None
    dialog.cancel.click()
    assert engine.last(CancelJob).token == token and dialog.isVisible()
    bridge.post(JobFinished(token, None, MailError(ErrorKind.CANCELLED, "Stopped.")))
    qtbot.waitUntil(dialog.form.isEnabled)
    assert "Stopped" in dialog.problem.text()
    dialog.begin.click()
    bridge.post(JobFinished(engine.last(ExportMail).token, None, MailError(ErrorKind.DISK_FULL, "full")))
    qtbot.waitUntil(lambda: dialog.form.isEnabled() and "Stopped" not in dialog.problem.text())
    assert dialog.problem.isVisible()


def test_files_are_imported_with_their_tree(qtbot: QtBot, engine: FakeEngine, bridge: EventBridge, work: Account,
                                            tmp_path: Path) -> None:
    folder = engine.folder(work, "Archive")
    dialog = show(qtbot, ImportDialog(engine, bridge, work, all_folders(engine, work), tmp_path, folder))
    assert not dialog.begin.isEnabled()
    dialog.add_paths([str(tmp_path / "a.mbox"), str(tmp_path / "b"), str(tmp_path / "b")])
    dialog.begin.click()
    asked = engine.last(ImportMail)
    assert (asked.folder_id, asked.paths, asked.tree) == (folder.id, (tmp_path / "a.mbox", tmp_path / "b"), True)
    bridge.post(JobFinished(asked.token, Imported(40, 3, 2)))
    qtbot.waitUntil(lambda: dialog.cancel.text() == "Close")
    assert dialog.figures.text() == "40 messages imported. 3 folders made. 2 were there already."


def test_everything_is_backed_up_and_restored(qtbot: QtBot, engine: FakeEngine, bridge: EventBridge,
                                              tmp_path: Path) -> None:
    dialog = show(qtbot, BackUpDialog(engine, bridge, tmp_path))
    dialog.begin.click()
    asked = engine.last(BackUpProfile)
    assert asked.target.parent == tmp_path and asked.target.suffix == ".zip"
    bridge.post(JobFinished(asked.token, BackedUp(asked.target, 1_200, 3 << 20)))
    qtbot.waitUntil(lambda: "1,200 messages saved" in dialog.figures.text())
    back = show(qtbot, RestoreDialog(engine, bridge, tmp_path))
    back.source.line.setText(str(asked.target))
    assert not back.begin.isEnabled()
    back.sure.click()
    back.begin.click()
    told = engine.last(RestoreProfile)
    assert told.source == asked.target
    bridge.post(JobFinished(told.token, Restored(1_200, None)))
    qtbot.waitUntil(lambda: "start it again" in back.figures.text())


@pytest.mark.parametrize("bared", [False, True])
def test_after_a_restore_the_restart_is_offered_and_a_lost_encryption_told(
        qtbot: QtBot, engine: FakeEngine, bridge: EventBridge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
        bared: bool) -> None:
    monkeypatch.setattr(restart(), "is_served", True)
    asked: list[bool] = []
    restart().asked.connect(lambda: asked.append(True))
    back = show(qtbot, RestoreDialog(engine, bridge, tmp_path))
    back.source.line.setText(str(tmp_path / "a.zip"))
    back.sure.click()
    back.begin.click()
    bridge.post(JobFinished(engine.last(RestoreProfile).token, Restored(7, None, bared)))
    qtbot.waitUntil(lambda: "start it again" in back.figures.text())
    assert ("not encrypted" in back.figures.text()) is bared
    (again,) = (each for each in back.findChildren(QPushButton) if "Restart" in each.text())
    again.click()
    assert asked and not back.isVisible()


def test_a_backup_says_whether_it_is_encrypted(qtbot: QtBot, engine: FakeEngine, bridge: EventBridge,
                                               tmp_path: Path) -> None:
    for encrypted, words in ((True, "is encrypted: keep the recovery phrase"), (False, "is not encrypted")):
        dialog = show(qtbot, BackUpDialog(engine, bridge, tmp_path))
        dialog.begin.click()
        asked = engine.last(BackUpProfile)
        bridge.post(JobFinished(asked.token, BackedUp(asked.target, 7, 3 << 20, encrypted)))
        qtbot.waitUntil(lambda dialog=dialog, words=words: words in dialog.figures.text())


def test_an_encrypted_backup_asks_for_its_phrase(qtbot: QtBot, engine: FakeEngine, bridge: EventBridge,
                                                 tmp_path: Path) -> None:
    locked = MailError(ErrorKind.STORE_LOCKED, "This backup is encrypted.")
    back = show(qtbot, RestoreDialog(engine, bridge, tmp_path))
    back.source.line.setText(str(tmp_path / "a.zip"))
    back.sure.click()
    back.begin.click()
    for words in (OTHER, WORDS):
        bridge.post(JobFinished(engine.last(RestoreProfile).token, None, locked))
        qtbot.waitUntil(lambda: bool(back.findChildren(EnterPhraseDialog)))
        dialog = back.findChild(EnterPhraseDialog)
        assert dialog is not None and back.problem.isVisible()
        assert ("does not open" in back.problem.text()) is (words is WORDS), "the second time one was given"
        assert dialog.problem.text() == (back.problem.text() if words is WORDS else ""), "where it can be seen"
        for line, word in zip(dialog.grid.lines, words, strict=True):
            line.setText(word)
        dialog.ok.click()
        qtbot.waitUntil(lambda dialog=dialog: not isValid(dialog))
        told = engine.last(RestoreProfile)
        assert told.phrase == " ".join(words) and "legal" not in repr(told)
    bridge.post(JobFinished(engine.last(RestoreProfile).token, Restored(7, None)))
    qtbot.waitUntil(lambda: "start it again" in back.figures.text())
    # Another file is asked without the phrase of this one.
    again = show(qtbot, RestoreDialog(engine, bridge, tmp_path))
    again.source.line.setText(str(tmp_path / "a.zip"))
    again._with_phrase(" ".join(WORDS))
    bridge.post(JobFinished(engine.last(RestoreProfile).token, None, MailError(ErrorKind.STORE, "no")))
    qtbot.waitUntil(again.form.isEnabled)
    again.source.line.setText(str(tmp_path / "b.zip"))
    again.sure.setChecked(True)
    again.begin.click()
    assert engine.last(RestoreProfile).phrase == ""


# --- filters -------------------------------------------------------------------------------------------------


def places(engine: FakeEngine, account: Account) -> Places:
    return Places((account,), {account.id: {each.id: each.path for each in all_folders(engine, account)}},
                  {"$label1": "Important"})


def some_filters(engine: FakeEngine, account: Account) -> tuple[Filter, ...]:
    folder = engine.folder(account, "Projects")
    return (
        Filter(0, None, "Big", (Condition(FilterField.SIZE, FilterTest.OVER, "1048577"),), (AddFlag(FLAGGED),)),
        Filter(0, account.id, "Anna", (Condition(FilterField.FROM, FilterTest.CONTAINS, "anna"),
                                       Condition(FilterField.SUBJECT, FilterTest.LACKS, "tea")),
               (FileInto(folder.id), AddFlag("$label1"), MarkRead()), any_of=True, enabled=False, stop=False),
    )


def test_filters_are_ordered_switched_and_saved(qtbot: QtBot, engine: FakeEngine, bridge: EventBridge,
                                                work: Account) -> None:
    filters.save(engine.store, some_filters(engine, work))
    dialog = show(qtbot, FiltersDialog(engine, bridge, places(engine, work)))
    texts = [dialog.list.item(place).text() for place in range(2)]
    assert "From contains “anna” or Subject does not contain “tea” → into “Projects”, tag “Important”" in texts[1]
    dialog.list.setCurrentRow(1)
    dialog.up.click()
    dialog.list.item(0).setCheckState(Qt.CheckState.Checked)
    dialog.save_button.click()
    saved = engine.last(SaveFilters).filters
    assert [(each.name, each.enabled) for each in saved] == [("Anna", True), ("Big", True)]
    bridge.post(EditRefused(MailError(ErrorKind.STORE, "The store is busy.")))
    qtbot.waitUntil(dialog.problem.isVisible)
    dialog.save_button.click()
    with qtbot.waitSignal(dialog.accepted):
        bridge.post(FiltersChanged())


def test_a_filter_is_made_changed_and_removed(qtbot: QtBot, engine: FakeEngine, bridge: EventBridge,
                                              work: Account) -> None:
    dialog = show(qtbot, FiltersDialog(engine, bridge, places(engine, work)))
    dialog.add.click()
    (editor,) = dialog.findChildren(FilterEditor)
    assert not editor.save_button.isEnabled()
    editor.conditions[0].field.setCurrentIndex(editor.conditions[0].field.findData(FilterField.LIST))
    editor.conditions[0].text.setText("qt-interest")
    editor.actions_[0].folder.setCurrentIndex(editor.actions_[0].folder.findData(engine.folder(work, "Projects").id))
    editor.save_button.click()
    (made,) = dialog.filters()
    assert made.conditions == (Condition(FilterField.LIST, FilterTest.CONTAINS, "qt-interest"),)
    assert made.actions == (FileInto(engine.folder(work, "Projects").id),)
    assert made.name == "Mailing list contains “qt-interest”" and made.account_id is None
    dialog.list.setCurrentRow(0)
    dialog.remove.click()
    assert dialog.filters() == ()


@pytest.mark.parametrize("place", [0, 1])
def test_an_edited_filter_stays_as_it_was(qtbot: QtBot, engine: FakeEngine, work: Account, place: int) -> None:
    told = some_filters(engine, work)[place]
    editor = show(qtbot, FilterEditor(told, places(engine, work)))
    assert editor.filter() == told


def test_rows_come_and_go(qtbot: QtBot, engine: FakeEngine, work: Account) -> None:
    editor = show(qtbot, FilterEditor(some_filters(engine, work)[1], places(engine, work)))
    editor._add_condition(ConditionRow())
    assert editor.filter() is None
    editor.conditions[2].remove.click()
    assert editor.filter() is not None
    editor._add_action(ActionRow(places(engine, work).folders_for(None), {}))
    editor.actions_[0].remove.click()
    editor.account.setCurrentIndex(0)
    assert [type(each) for each in editor.filter().actions] == [AddFlag, MarkRead, FileInto]  # type: ignore[union-attr]


# --- folders and messages ------------------------------------------------------------------------------------


def test_archive_and_junk_are_one_edit_each(engine: FakeEngine, work: Account, window: MainWindow,
                                            qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.rows.rowCount() == 5)
    window.list.select(0)
    number = window.list.selected()[0].id
    window.actions_.archive.trigger()
    assert engine.last(ArchiveMessages) == ArchiveMessages((number,))
    window.actions_.junk.trigger()
    assert engine.last(JunkMessages) == JunkMessages((number,), junk=True)


def test_trash_is_emptied_after_a_question(engine: FakeEngine, work: Account, window: MainWindow,
                                           qtbot: QtBot) -> None:
    engine.fill(work, range(50, 53), "Trash")
    window.folders.ask_empty(engine.folder(work, "Trash"))
    (box,) = window.findChildren(QMessageBox)
    assert "Delete 3 messages in “Trash” for ever?" in box.text()
    next(each for each in box.findChildren(QPushButton) if each.text() == "Delete").click()
    assert engine.last(EmptyFolder).folder_id == engine.folder(work, "Trash").id


def test_a_local_folder_is_moved_by_drag(engine: FakeEngine, window: MainWindow, qtbot: QtBot,
                                         bridge: EventBridge) -> None:
    home = engine.add_account("home", Protocol.POP3)
    with engine.store.write():
        for path in ("Projekte", "Rechnungen"):
            engine.store.run("INSERT INTO folder (account_id, path, delimiter, role, is_local) "
                             "VALUES (?, ?, '/', '', 1)", (home.id, path))
    window.browsing.reload()
    model = window.tree_model
    moved, target = engine.folder(home, "Rechnungen"), engine.folder(home, "Projekte")
    assert model.flags(model.index_of_folder(moved.id)) & Qt.ItemFlag.ItemIsDragEnabled
    assert not model.flags(model.index_of_folder(engine.folder(home).id)) & Qt.ItemFlag.ItemIsDragEnabled
    data = model.mimeData([model.index_of_folder(moved.id)])
    onto = model.index_of_folder(target.id)
    assert model.canDropMimeData(data, MOVE, -1, -1, onto)
    assert not model.canDropMimeData(data, MOVE, -1, -1, model.index_of_folder(moved.id))
    assert not model.canDropMimeData(data, MOVE, -1, -1, model.index_of_key(str(home.id)))
    assert not model.canDropMimeData(folder_to_mime(0), MOVE, -1, -1, QModelIndex())
    model.dropMimeData(data, MOVE, -1, -1, onto)
    assert engine.last(RenameFolder) == RenameFolder(moved.id, "Projekte/Rechnungen")
    trash = folders.by_role(engine.store, home.id, Role.TRASH)
    assert trash is not None
    model.dropMimeData(data, MOVE, -1, -1, model.index_of_folder(trash.id))
    assert engine.last(DeleteFolder) == DeleteFolder(moved.id)

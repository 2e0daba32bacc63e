"""Newer versions, the end of everything, and what is said of an end that nobody wanted."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app import crashes
from app.engine.removal import Contents
from app.events import UpdateChecked
from app.model.release import Release
from app.store.inventory import Inventory
from tests.pictures.props import on_top
from tests.pictures.registry import picture
from tests.pictures.stage import Stage
from ui.dialogs.about import AboutDialog
from ui.dialogs.newer_profile import NewerProfileDialog
from ui.dialogs.preparing import PreparingDialog
from ui.dialogs.remove_all import RemoveAllDialog
from ui.help_windows import report_text
from ui.help_windows.report import ReportDialog
from ui.settings import Settings

RELEASE = Release("0.2.0", "2027-03-01", "Searching on the server is quicker.\n\nMended: a draft that was opened twice "
                  "could show the older of two texts.\n\nNew: a list of what waits to be deleted on a POP3 server.",
                  "https://depesche.github.io/releases/0.2.0")
END = """Depesche 0.1.0, packaged
Python 3.11.7, PySide 6.11.3, Qt 6.11.3
started 2026-11-29 17:40:12, process 2871

2026-11-29 17:58:03,114 INFO worker: account 1: a round of 9 folders
Fatal Python error: Segmentation fault

Current thread 0x00007f4f0d7fe640 (most recent call first):
  File "ui/views/web_body.py", line 214 in _paint
  File "ui/views/message_view.py", line 131 in show_view
"""


def _known(stage: Stage) -> None:
    """As after an answer; the demo itself asks nobody."""
    updates = stage.window.program.updates
    updates.brought_by = ""
    updates._token = 7
    updates._checked(UpdateChecked(7, RELEASE))


@picture("dialog-about-newer")
def about(stage: Stage) -> QWidget:
    _known(stage)
    return on_top(stage, AboutDialog(updates=stage.window.program.updates))


@picture("preferences-newer-version")
def preferences(stage: Stage) -> QWidget:
    _known(stage)
    window = stage.window.program.preferring.open("upkeep")
    on_top(stage, window)
    return window


@picture("dialog-remove-all")
def remove_all(stage: Stage) -> QWidget:
    dialog = RemoveAllDialog(stage.profile)
    stage.wait(dialog.typed.isEnabled)
    dialog.show_contents(Contents(Inventory(2, 18_204, 1_316, 1, 2), 0, 1_240_000_000))
    dialog.typed.setText("13")
    return on_top(stage, dialog)


@picture("dialog-remove-all-unread")
def remove_all_unread(stage: Stage) -> QWidget:
    dialog = RemoveAllDialog(stage.profile)
    stage.wait(dialog.typed.isEnabled)
    dialog.show_contents(Contents(None, 0, 1_240_000_000))
    return on_top(stage, dialog)


@picture("dialog-newer-profile")
def newer(stage: Stage) -> QWidget:
    return on_top(stage, NewerProfileDialog(stage.profile))


@picture("bar-ended-unexpectedly")
def ended(stage: Stage) -> QWidget:
    crashed = stage.profile.crashes
    crashed.mkdir(exist_ok=True)
    (crashed / "ended-20261129-175803-000000-00.txt").write_text(END, "utf-8")
    stage.after(lambda: crashes.forget(stage.profile))
    stage.window.help.last_end.tell()
    stage.after(lambda: stage.window.banners.remove("last-end"))
    return stage.window


@picture("dialog-report-of-an-end")
def report(stage: Stage) -> QWidget:
    parts = report_text.parts((), stage.engine.state, Settings(), (), end=END)
    return on_top(stage, ReportDialog(parts))


@picture("dialog-preparing")
def preparing(stage: Stage) -> QWidget:
    return on_top(stage, PreparingDialog())


@picture("dialog-preparing-keyring")
def preparing_with_keyring(stage: Stage) -> QWidget:
    return on_top(stage, PreparingDialog(encrypted=True))

"""What is loaded by when at the start, in processes of their own: the list first, then the desks, then the engine."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.engine.front import is_readable
from app.paths import Profile
from app.store import conversion_state
from app.store.database import Database
from app.store.lock import ProfileLock
from tests.bench import thread_store
from tests.fakes.engine import FakeEngine
from ui.bridge import EventBridge
from ui.main_window import MainWindow
from ui.settings import Settings

ROOT = Path(__file__).resolve().parent.parent.parent

NOT_FOR_THE_LIST = (
    "app.engine.engine", "app.backends", "app.transport", "app.crypto", "app.setup", "app.demo", "app.engine.worker",
    "app.engine.jobs", "cryptography", "asn1crypto", "pysequoia", "dns", "imapclient", "keyring", "truststore",
    "ssl", "http.client", "hunspell", "ui.wizard", "ui.settings_pages", "ui.switch", "ui.rich", "ui.spelling",
    "ui.views.composer", "ui.window_desks", "ui.home", "ui.desktop.session_bus", "ui.demo_session",
    "PySide6.QtWebEngineCore", "PySide6.QtWebEngineWidgets", "PySide6.QtPdf", "PySide6.QtDBus",
)
NEVER_WITHOUT_NEED = ("PySide6.QtWebEngineCore", "PySide6.QtWebEngineWidgets", "PySide6.QtPdf", "keyring", "dns",
                      "hunspell", "app.demo", "app.setup.finder")
"""What only HTML mail, a PDF, a password, a search for servers, an editor or the demo asks for."""

DRIVEN = """
import json, sys
from PySide6.QtCore import QTimer

import ui.__main__ as program
from ui.main_window import MainWindow

told = {"imported": sorted(sys.modules)}
real = MainWindow.paint_now

def painted(window, seconds=1.0):
    real(window, 30.0)
    told["painted"] = sorted(sys.modules)
    told["rows"] = window.rows.rowCount()
    told["seen"] = not window.grab().toImage().isNull() and window.isVisible()
    told["complete"] = hasattr(window, "composing")
    timer = QTimer(window)
    timer.timeout.connect(lambda: look(window))
    timer.start(20)

def look(window):
    if window.context.engine._stands and window.accounts is not None:
        told["stands"] = sorted(sys.modules)
        window.quit()

MainWindow.paint_now = painted
code = program.main(["--profile", sys.argv[1]])
print(json.dumps(told), flush=True)
sys.exit(code)
"""


def run(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code, *arguments], cwd=ROOT, text=True, timeout=90, check=False,
                          capture_output=True, env=os.environ | {"QT_QPA_PLATFORM": "offscreen"})


def found(names: tuple[str, ...], loaded: list[str]) -> list[str]:
    return [name for name in names if any(each == name or each.startswith(f"{name}.") for each in loaded)]


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    made = Profile(tmp_path / "profile")
    thread_store.group(thread_store.fill(made.directory, 400))
    return made


def test_the_list_is_seen_before_anything_is_loaded_that_it_does_not_need(profile: Profile) -> None:
    ended = run(DRIVEN, str(profile.directory))
    assert ended.returncode == 0, ended.stderr
    told = json.loads(ended.stdout.splitlines()[-1])
    assert found(NOT_FOR_THE_LIST, told["imported"]) == []
    assert found(NOT_FOR_THE_LIST, told["painted"]) == []
    assert told["rows"] > 0 and told["seen"] and not told["complete"]
    assert found(("app.engine.engine", "ui.window_desks"), told["stands"]) == ["app.engine.engine", "ui.window_desks"]
    assert found(NEVER_WITHOUT_NEED, told["stands"]) == []


def test_the_window_goes_again_where_another_program_has_the_profile(profile: Profile) -> None:
    """It shows the store before it knows; then it says what the matter is, and ends as if it had not."""
    code = ("import sys; from PySide6.QtCore import QTimer; from PySide6.QtWidgets import QApplication, QDialog; "
            "import ui.__main__ as program; program.PATIENCE_SECONDS = 0.2; application = program.make_application(); "
            "timer = QTimer(interval=50); timer.timeout.connect(lambda: [each.close() for each in "
            "QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()]); timer.start(); "
            "sys.exit(program.main(['--profile', sys.argv[1]]))")
    lock = ProfileLock(profile.lock)
    lock.acquire()
    ended = run(code, str(profile.directory))
    lock.release()
    assert ended.returncode == 6, ended.stderr
    assert "Traceback" not in ended.stderr


def test_only_a_store_to_which_nothing_is_to_be_done_is_shown_first(profile: Profile, tmp_path: Path) -> None:
    assert is_readable(profile)
    for mark in (profile.damage_mark, profile.restore_mark, conversion_state.copy_of(profile.database)):
        mark.touch()
        assert not is_readable(profile)
        mark.unlink()
    db = Database.open(profile.database)
    version = int(db.value("PRAGMA user_version"))
    for other in (version - 1, version + 1):
        db.run(f"PRAGMA user_version = {other}")
        assert not is_readable(profile)
    db.close()
    profile.database.write_bytes(b"no database at all" * 1000)
    assert not is_readable(profile)
    assert not is_readable(Profile(tmp_path / "nobody's"))

def test_made_in_two_steps_it_is_the_same_window(bridge: EventBridge, engine: FakeEngine, tmp_path: Path,
                                                 qtbot: QtBot) -> None:
    engine.fill(engine.add_account("work"), range(1, 31))
    window = MainWindow(engine, bridge, Settings(), tmp_path / "settings.json", at_once=False)
    qtbot.addWidget(window)
    assert not hasattr(window, "composing")
    window.paint_now()
    assert window.isVisible()
    window.complete()
    window.complete()  # a second time is none
    window.actions_.new_message.trigger()
    assert len(window.composing.open_composers) == 1
    assert "Inbox" in window.windowTitle() and window.rows.rowCount() > 0
    window.close()


def test_closed_before_it_is_complete_it_closes_afterwards(bridge: EventBridge, engine: FakeEngine, tmp_path: Path,
                                                           qtbot: QtBot) -> None:
    window = MainWindow(engine, bridge, Settings(), tmp_path / "settings.json", at_once=False)
    qtbot.addWidget(window)
    window.paint_now()
    window.close()
    assert window.isVisible()
    with qtbot.waitSignal(window.closed):
        window.complete()

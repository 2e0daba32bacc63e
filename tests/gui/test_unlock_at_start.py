"""The program started on an encrypted profile whose key no keyring has, and started again for a conversion: runs of
their own, driven from within."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.paths import Profile
from app.store import schema, store_key
from app.store.database import Database
from app.store.store_key import StoreKey
from tests.fakes.engine import FakeEngine
from tests.gui.phrase_tools import OTHER, WORDS

ROOT = Path(__file__).resolve().parent.parent.parent

DRIVEN = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
import ui.__main__ as program
from ui.main_window import MainWindow
from ui.protection.unlock import UnlockDialog

phrases = [words.split() for words in sys.argv[2:]]
said = []

def look():
    for window in QApplication.topLevelWidgets():
        if isinstance(window, MainWindow) and window.isVisible():
            print("window", window.tree_model.rowCount(), flush=True)
            window.quit()
        elif isinstance(window, UnlockDialog) and window.isVisible():
            if window.problem.text():
                print("refused:", window.problem.text(), flush=True)
            if not phrases:
                window.quit.click()
                return
            for line, word in zip(window.grid.lines, phrases.pop(0)):
                line.setText(word)
            window.ok.click()

made = program.make_application()
timer = QTimer()
timer.timeout.connect(look)
timer.start(200)
sys.exit(program.main(["--profile", sys.argv[1]]))
"""


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    """With an account, encrypted with WORDS."""
    made = Profile(tmp_path / "profile")
    made.create()
    store_key.unlock(made.directory, StoreKey.of(WORDS))
    try:
        engine = FakeEngine(made.directory)
        engine.add_account("work")
        engine.stop()
    finally:
        store_key.unlock(made.directory)
    assert not made.database.read_bytes().startswith(b"SQLite format 3")
    return made


def run(code: str, profile: Profile, *arguments: str) -> tuple[int, str]:
    """Exit code and what it printed."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "LANG": "C.UTF-8",
                                "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}
    ended = subprocess.run([sys.executable, "-c", code, str(profile.directory), *arguments], cwd=ROOT, text=True,
                           timeout=90, capture_output=True, check=False, env=environment)
    assert "Traceback" not in ended.stderr, ended.stderr
    assert not any(word in ended.stderr for word in ("sausage", "acoustic")), "the words are told to nobody"
    return ended.returncode, ended.stdout


def test_a_wrong_phrase_changes_nothing_and_the_right_one_opens(profile: Profile) -> None:
    code, told = run(DRIVEN, profile, " ".join(OTHER), " ".join(WORDS))
    lines = told.splitlines()
    assert code == 0 and lines[0].startswith("refused: This phrase does not open this mail"), told
    assert lines[-1] == "window 1"


def test_quit_ends_it_with_6_and_the_file_as_it_was(profile: Profile) -> None:
    before = profile.database.read_bytes()
    code, told = run(DRIVEN, profile, " ".join(OTHER))
    assert code == 6 and "window" not in told, told
    assert profile.database.read_bytes() == before
    assert not [each for each in profile.directory.iterdir() if "damaged" in each.name or "part" in each.name]
    store_key.unlock(profile.directory, StoreKey.of(WORDS))
    try:
        db = Database.open(profile.database, readonly=True)
        assert db.value("PRAGMA user_version") == len(schema.MIGRATIONS)
        db.close()
    finally:
        store_key.unlock(profile.directory)


RESTARTED = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
import ui.__main__ as program
from app.commands import ProtectStore
from app.store.lock import ProfileLock
from ui.desktop import restart
from ui.main_window import MainWindow

profile, words = Path(sys.argv[1]), sys.argv[2]

class Started:
    @staticmethod
    def startDetached(first, more, directory):
        lock = ProfileLock(profile / "lock")
        lock.acquire()  # nobody has it any more
        lock.release()
        encrypted = not (profile / "mail.db").read_bytes().startswith(b"SQLite format 3")
        print("started", "encrypted" if encrypted else "plain", *more[-3:], flush=True)
        return True, 1

restart.QProcess = Started
asked = []

def look():
    for window in QApplication.topLevelWidgets():
        if isinstance(window, MainWindow) and window.isVisible():
            if not asked:
                asked.append(window.context.engine.submit(ProtectStore(words)))
            elif (banner := window.banners.banner("stored-mail")) is not None:
                banner.buttons[0].click()

made = program.make_application()
timer = QTimer()
timer.timeout.connect(look)
timer.start(100)
sys.exit(program.main(["--profile", sys.argv[1], "--lang", "en"]))
"""


def test_restart_now_ends_all_exchanges_the_file_and_starts_the_program_again(tmp_path: Path) -> None:
    profile = Profile(tmp_path / "profile")
    profile.create()
    engine = FakeEngine(profile.directory)
    account = engine.add_account("work")
    engine.fill(account, range(1, 20))
    engine.stop()
    code, told = run(RESTARTED, profile, " ".join(WORDS))
    assert code == 0 and told.splitlines() == [f"started encrypted --profile {profile.directory} --lang=en"], told
    store_key.unlock(profile.directory, StoreKey.of(WORDS))
    try:
        db = Database.open(profile.database, readonly=True)
        assert db.value("SELECT count(*) FROM message") == 19
        db.close()
    finally:
        store_key.unlock(profile.directory)

"""From the command line to the window and out again; keys and menus without clashes."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app.engine.engine import Engine
from app.model.account import Protocol
from app.paths import Profile
from app.store import folders
from app.store.lock import ProfileLock
from tests.fakes.engine import FakeEngine
from ui import languages
from ui.bridge import EventBridge
from ui.demo_session import DemoSession
from ui.main_window import MainWindow
from ui.settings import Settings

ROOT = Path(__file__).resolve().parent.parent.parent


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    base = {name: value for name, value in os.environ.items() if name not in hidden}
    return subprocess.run([sys.executable, "-m", "ui", *arguments], cwd=ROOT, env=base | environment, text=True,
                          capture_output=True, timeout=60, check=False)


def test_version_and_wrong_calls() -> None:
    assert run("--version").stdout.startswith("Depesche ")
    assert run("--theme", "pink").returncode == 2


def test_without_a_display_it_says_what_to_do() -> None:
    ended = run()
    assert ended.returncode == 2
    assert "xvfb-run" in ended.stderr and "Traceback" not in ended.stderr


def test_a_profile_in_use_ends_with_6(qtbot: QtBot, tmp_path: Path) -> None:
    # The dialog that tells it is closed by a timer.
    code = ("import sys; from PySide6.QtCore import QTimer; from PySide6.QtWidgets import QApplication; "
            "import ui.__main__ as program; real = QApplication.exec; "
            "QApplication.exec = lambda self: QTimer.singleShot(300, self.quit) or real(); "
            "sys.exit(program.main(['--profile', sys.argv[1]]))")
    profile = Profile(tmp_path / "profile")
    profile.create()
    lock = ProfileLock(profile.lock)
    lock.acquire()
    ended = subprocess.run([sys.executable, "-c", code, str(profile.directory)], cwd=ROOT, text=True, timeout=60,
                           capture_output=True, check=False, env=os.environ | {"QT_QPA_PLATFORM": "offscreen"})
    lock.release()
    assert ended.returncode == 6, ended.stderr
    assert "Traceback" not in ended.stderr


def test_the_demo_fills_the_window_and_leaves_nothing_behind(qtbot: QtBot, bridge: EventBridge) -> None:
    before = set(threading.enumerate())
    with DemoSession(lively=False) as demo:
        engine = Engine(demo.profile, bridge.post)
        engine.start()
        window = MainWindow(engine, bridge, Settings(), demo.profile.settings)
        window.show()
        demo.read_old_mail(engine, bridge)
        demo.add_accounts(engine, bridge)
        qtbot.waitUntil(lambda: window.tree_model.rowCount() == 2, timeout=30_000)
        qtbot.waitUntil(lambda: window.rows.rowCount() > 20, timeout=30_000)
        names = [account.protocol for account in window.context.accounts()]
        assert names == [Protocol.IMAP, Protocol.POP3]
        private = window.context.accounts()[1]

        def downloaded() -> bool:
            inbox = folders.by_path(window.context.db, private.id, "Inbox")
            return inbox is not None and inbox.total > 50 and 0 < inbox.unread < inbox.total

        qtbot.waitUntil(downloaded, timeout=30_000)
        window.close()
        assert engine.stop(2.0)
        directory = demo.profile.directory
    assert not directory.exists() and not directory.parent.exists()
    qtbot.waitUntil(lambda: not [each for each in threading.enumerate() if each not in before and not each.daemon])


def test_no_two_actions_share_a_key(window: MainWindow) -> None:
    keys = Counter(key.toString(QKeySequence.SequenceFormat.PortableText)
                   for action in window.actions_.all() for key in action.shortcuts())
    assert [key for key, count in keys.items() if count > 1] == []
    assert {"Ctrl+N", "Ctrl+R", "Ctrl+Shift+R", "Ctrl+L", "Del", "Shift+Del", "A", "S", "U", "Ctrl+Z", "F5", "F9",
            "Ctrl+K", "Ctrl+F", "J", "K", "F1"} <= set(keys)


@pytest.mark.parametrize("language", ["en", "de"])
def test_no_two_entries_of_a_menu_share_a_letter_and_none_lacks_one(
        engine: FakeEngine, bridge: EventBridge, tmp_path: Path, qapp: QApplication, language: str) -> None:
    before = list(qapp.findChildren(QTranslator))
    languages.install(qapp, language)
    window = MainWindow(engine, bridge, Settings(), tmp_path / "settings.json")
    clashes = {}
    for menu in window.menuBar().findChildren(QMenu):
        letters = Counter(found[1].lower() for action in menu.actions()
                          if (found := re.search(r"&(\w)", action.text())))
        double = [letter for letter, count in letters.items() if count > 1]
        bare = [text for action in menu.actions() if (text := action.text()) and "&" not in text
                and any(each.isalpha() and each not in letters for each in text.lower())]
        if double or bare:
            clashes[menu.title()] = double + bare
    window.close()
    window.deleteLater()
    for translator in qapp.findChildren(QTranslator):
        if translator not in before:
            qapp.removeTranslator(translator)
    assert clashes == {}


def test_no_shortcut_is_listed_twice(qtbot: QtBot, window: MainWindow) -> None:
    """Once it is shown, a menu bar has a menu of its own for entries that find no room."""
    window.show()
    qtbot.waitExposed(window)
    qtbot.waitUntil(window.menuBar().isVisible)
    rows = Counter(window.program.shortcut_rows())
    assert rows and [row for row, count in rows.items() if count > 1] == []

"""The program itself dies, and its next start says so: two real processes on one profile."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import zstandard

from tests.unit.store.databases.stored import NAMES, STORED

LIMIT_SECONDS = 90

PROGRAM = """
import ctypes, os, sys
from PySide6.QtCore import QTimer
import ui.__main__ as program
from ui.home import Home
from ui.help_windows.last_end import LastEnd

told = LastEnd.tell

def tell(last_end):
    told(last_end)
    window = last_end.parent().parent()

    def seen():
        banner = window.banners.banner("last-end")
        print("BAR:", banner.text if banner is not None else "none", flush=True)
        {act}

    QTimer.singleShot(0, seen)

LastEnd.tell = tell
{before}
Home.welcome = lambda home: None
sys.exit(program.main(["--profile", sys.argv[1], "--lang", "en"]))
"""


def run(folder: Path, act: str, before: str = "pass") -> tuple[int, str]:
    """The exit code, and what the bar said once the window stood."""
    program = PROGRAM.replace("{act}", act).replace("{before}", before)
    done = subprocess.run([sys.executable, "-c", program, str(folder)], capture_output=True,
                          text=True, check=False, timeout=LIMIT_SECONDS,
                          env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": os.getcwd(),
                               "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"})
    bars = [line for line in done.stdout.splitlines() if line.startswith("BAR:")]
    assert bars, done.stderr[-3_000:]
    return done.returncode, bars[-1]


@pytest.mark.timeout(4 * LIMIT_SECONDS)
def test_a_segmentation_fault_is_told_by_the_next_start_and_then_no_more(tmp_path: Path) -> None:
    folder = tmp_path / "profile"
    code, bar = run(folder, "ctypes.string_at(0)")
    assert code == -signal.SIGSEGV and bar == "BAR: none"
    assert folder.stat().st_mode & 0o077 == 0
    code, bar = run(folder, "banner.put_away(); window.quit()")
    assert code == 0 and "ended unexpectedly" in bar
    (report,) = (folder / "crashes").iterdir()
    words = report.read_text()
    assert "Segmentation fault" in words and "in seen" in words and "Depesche" in words and "Qt" in words
    assert "INFO" in words and str(Path.home()) not in words
    code, bar = run(folder, "window.quit()")
    assert code == 0 and bar == "BAR: none"
    assert list((folder / "crashes").iterdir()) == [report]


@pytest.mark.timeout(2 * LIMIT_SECONDS)
def test_a_fault_in_a_slot_is_kept_and_survived(tmp_path: Path) -> None:
    folder = tmp_path / "profile"
    code, _ = run(folder, "QTimer.singleShot(50, window.quit); raise RuntimeError('Dear Ada')")
    assert code == 0
    (report,) = (folder / "crashes").iterdir()
    words = report.read_text()
    assert report.name.startswith("fault-") and "RuntimeError" in words and "in seen" in words
    assert "Ada" not in words


@pytest.mark.timeout(2 * LIMIT_SECONDS)
def test_a_long_migration_is_told_and_then_the_window_comes_and_stays(tmp_path: Path) -> None:
    folder = tmp_path / "profile"
    folder.mkdir(0o700)
    octets = zstandard.decompress((STORED / f"{NAMES[0]}.db.zst").read_bytes())
    (folder / "mail.db").write_bytes(octets)
    act = "QTimer.singleShot(400, lambda: (print('BAR: told' if told_of else 'BAR: silent'), window.quit()))"
    code, bar = run(folder, act, (
        "import ui.dialogs.preparing as preparing; told_of = []; "
        "preparing.while_told.__defaults__ = (0,); plain = preparing.PreparingDialog.showEvent; "
        "preparing.PreparingDialog.showEvent = lambda self, event: (told_of.append(1), plain(self, event))[1]"))
    assert code == 0 and bar == "BAR: told"
    assert len(list(folder.glob("mail.db.before-v*"))) == 1


@pytest.mark.timeout(2 * LIMIT_SECONDS)
def test_everything_is_removed_once_the_program_has_ended(tmp_path: Path) -> None:
    folder = tmp_path / "profile"
    folder.mkdir()
    (folder / "thesis.odt").write_text("years of work")
    code, _ = run(folder, "window.program._leave()")
    assert code == 0
    assert [each.name for each in folder.iterdir()] == ["thesis.odt"]
    (folder / "thesis.odt").unlink()
    run(folder, "window.quit()")
    assert (folder / "mail.db").exists()
    run(folder, "window.program._leave()")
    assert not folder.exists()

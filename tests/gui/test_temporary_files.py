"""Files for other programs lie in folders of ours alone, and none outlives the program by more than a start."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from ui import temporary_files

DIES = """
import os
from ui import temporary_files
made = temporary_files.fresh_folder()
(made / "letter.pdf").write_text("private")
print(made, flush=True)
{end}
"""


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return tmp_path


def left(end: str) -> Path:
    ran = subprocess.run([sys.executable, "-c", DIES.format(end=end)], capture_output=True, text=True, check=False,
                         timeout=60)
    return Path(ran.stdout.strip())


def test_they_go_with_the_program(temporary: Path) -> None:
    made = left("")
    assert made.parent == temporary and not made.exists()


def test_those_of_a_program_that_was_killed_go_with_the_next_start() -> None:
    made = left("os.kill(os.getpid(), 9)")
    assert (made / "letter.pdf").exists()
    temporary_files.remove_left()
    assert not made.exists()


def test_those_of_the_living_and_of_others_stay(temporary: Path) -> None:
    outside = temporary / "outside"
    outside.mkdir()
    (outside / "kept").touch()
    with subprocess.Popen([sys.executable, "-c", DIES.format(end="import sys; sys.stdin.read()")],
                          stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as living:
        assert living.stdout is not None
        of_the_living = Path(living.stdout.readline().strip())
        own = temporary_files.fresh_folder()
        dead = left("os.kill(os.getpid(), 9)")
        number = dead.name.split("-")[1]
        (temporary / f"depesche-{number}-link").symlink_to(outside)
        (temporary / "depesche-demo-abc").mkdir()
        (temporary / f"depesche-{number}-file").touch()
        temporary_files.remove_left()
        assert of_the_living.exists() and own.exists() and not dead.exists()
        assert (outside / "kept").exists() and (temporary / "depesche-demo-abc").exists()
        living.kill()
    temporary_files.remove_all()
    assert not own.exists()


def test_nobody_else_reads_them() -> None:
    made = temporary_files.fresh_folder()
    assert stat.S_IMODE(made.stat().st_mode) == 0o700 and made.stat().st_uid == os.getuid()
    temporary_files.remove_all()

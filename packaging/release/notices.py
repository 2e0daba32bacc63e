"""The licences that go along with a bundle where no package manager keeps them: on Windows and macOS."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT / "packaging" / "linux")]

import licences  # noqa: E402


def write_notices(folder: Path) -> None:
    """LICENSE.txt is Depesche's own, third-party.txt has those of all that it brings."""
    shutil.copyfile(ROOT / "LICENSE", folder / "LICENSE.txt")
    (folder / "third-party.txt").write_text(licences.third_party(), encoding="utf-8")

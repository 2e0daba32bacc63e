"""PyInstaller's folder, the same for the same sources as far as it is PyInstaller's to say."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
TRANSLATIONS = ROOT / "resources" / "translations"


def freeze(date: str) -> Path:
    """Makes dist/depesche, on macOS dist/Depesche.app beside it; returns the first. `date`: ISO, of the release: what
    bears a time gets this one. Raises CalledProcessError."""
    compile_translations()
    seconds = int(datetime.fromisoformat(date).replace(tzinfo=UTC).timestamp())
    # Without the seed, sets of names come in another order each time (PyInstaller's manual, "Reproducible builds").
    environment = os.environ | {"PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": str(seconds)}
    subprocess.run([sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", "--distpath",
                    str(ROOT / "dist"), "--workpath", str(ROOT / "build"), str(ROOT / "packaging" / "depesche.spec")],
                   cwd=ROOT, env=environment, check=True)
    return ROOT / "dist" / "depesche"


def compile_translations() -> None:
    """Each .ts into the .qm beside it, as the Makefile does where there is make. Raises CalledProcessError."""
    tool = shutil.which("pyside6-lrelease", path=os.pathsep.join((sysconfig.get_path("scripts"), os.environ["PATH"])))
    if tool is None:
        sys.exit("pyside6-lrelease is missing: it comes with PySide6.")
    for each in sorted(TRANSLATIONS.glob("*.ts")):
        subprocess.run([tool, "-silent", str(each), "-qm", str(each.with_suffix(".qm"))], check=True)

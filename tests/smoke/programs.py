"""The two programs under test: packed ones in the folder that DEPESCHE_PROGRAMS names, else those of the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_MODULES = {"depesche": "ui", "depeschectl": "app.cli"}


def line(name: str, *arguments: str) -> list[str]:
    folder = os.environ.get("DEPESCHE_PROGRAMS")
    if not folder:
        return [sys.executable, "-m", _MODULES[name], *arguments]
    return [str(Path(folder).resolve() / (f"{name}.exe" if sys.platform == "win32" else name)), *arguments]


def run(name: str, *arguments: str, folder: Path, given: bytes = b"", seconds: float = 60.0
        ) -> subprocess.CompletedProcess[bytes]:
    """Nothing of the caller's mail is in reach: all that the program writes, temporary files too, comes below
    `folder`. Raises TimeoutExpired."""
    temporary = folder / "temporary"
    temporary.mkdir(exist_ok=True)
    environment = os.environ | {"DEPESCHE_PROFILE": str(folder / "profile"), "XDG_CACHE_HOME": str(folder / "cache")
                                } | dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(temporary))
    return subprocess.run(line(name, *arguments), cwd=ROOT, env=environment, input=given, capture_output=True,
                          timeout=seconds, check=False)

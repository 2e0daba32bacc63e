"""Installs the newest installer for this person, brings the programs up, and removes them; on Windows only.

    python packaging\\windows\\try_installer.py
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
_SILENT = ("/VERYSILENT", "/SUPPRESSMSGBOXES", "/NORESTART")
_MINUTES = 60.0


def main() -> int:
    made = sorted((ROOT / "dist" / "packages").glob("depesche-*-windows-*.exe"), key=lambda path: path.stat().st_mtime)
    if not made:
        sys.exit("There is no installer in dist/packages: build one first.")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        place = Path(folder) / "Depesche"
        # Twice: the second is an update in place.
        for _ in range(2):
            subprocess.run([str(made[-1]), *_SILENT, "/CURRENTUSER", f"/DIR={place}"], check=True,
                           timeout=10 * _MINUTES)
        tests = [sys.executable, str(ROOT / "tests" / "run.py"), "smoke"]
        subprocess.run(tests, env=os.environ | {"DEPESCHE_PROGRAMS": str(place)}, check=True)
        subprocess.run([str(place / "unins000.exe"), *_SILENT], check=True, timeout=10 * _MINUTES)
        left = [str(each.relative_to(place)) for each in place.rglob("*") if each.is_file()]
        # It deletes itself last, by a copy that still runs when the first has ended.
        if left := [each for each in left if not each.startswith("unins000.")]:
            sys.exit(f"The uninstaller left behind: {', '.join(left[:20])}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

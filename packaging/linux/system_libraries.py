"""What the bundle needs of a Debian system, found by looking at its libraries (dpkg-shlibdeps)."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from files import elf_files

OF_DEBIAN = re.compile(r"lib(?:ssl|crypto|ffi|lzma|bz2)[.\d-]*\.so")
"""Debian updates these when something is wrong with them: its package brings none of its own."""
_RATHER = re.compile(r"/(?:printsupport|networkinformation)/|/wayland-|/platforms/libqwayland|libQt6W(?:ayland|lShell)")
_PERHAPS = re.compile(r"/platformthemes/libqgtk3")
"""Plugins that Qt does without where their libraries are missing."""


def depends(place: Path) -> dict[str, list[str]]:
    """Field (Depends, Recommends, Suggests) → packages with the versions whose symbols are used."""
    options: list[str] = []
    for each in elf_files(place):
        path = str(each)
        field = "Suggests" if _PERHAPS.search(path) else "Recommends" if _RATHER.search(path) else "Depends"
        options += [f"-d{field}", f"-e{path}"]
    folders = {str(each.parent) for each in elf_files(place) if ".so" in each.name}
    with tempfile.TemporaryDirectory() as made:
        (Path(made) / "debian").mkdir()
        (Path(made) / "debian" / "control").write_text("Source: depesche\n\nPackage: depesche\nArchitecture: any\n")
        told = subprocess.run(["dpkg-shlibdeps", "-O", "--ignore-missing-info", "--warnings=0",
                               *(f"-l{each}" for each in sorted(folders)), *options],
                              cwd=made, capture_output=True, text=True, check=False)
    if told.returncode:
        sys.exit(f"dpkg-shlibdeps does not find every library. Install those packages and try again:\n{told.stderr}")
    found = {}
    for line in told.stdout.splitlines():
        field, _, packages = line.removeprefix("shlibs:").partition("=")
        found[field] = sorted(each.strip() for each in packages.split(",") if each.strip())
    return found

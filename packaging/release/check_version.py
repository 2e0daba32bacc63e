"""Ends with 1 unless all that names a version names that of app/__init__.py, where alone it is set.

    python packaging/release/check_version.py [TAG]
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT / "packaging" / each) for each in ("linux", "windows")]

from release import VERSION, release_date  # noqa: E402
from version_resource import numbers  # noqa: E402


def problems(version: str, tag: str | None, changes: str) -> list[str]:
    """Sentences. `changes`: CHANGELOG.md, which has to tell of a version that is tagged."""
    found = []
    try:
        numbers(version)
    except ValueError as error:
        found.append(f"{error}: Windows wants them.")
    if tag is not None and tag != f"v{version}":
        found.append(f"The tag is {tag}, the version {version}.")
    if tag is not None and re.search(rf"(?m)^## \[?{re.escape(version)}\]?( |$)", changes) is None:
        found.append(f"CHANGELOG.md has no heading for {version}.")
    return found


def main(arguments: list[str]) -> int:
    release_date()  # ends where the AppStream data lack the version
    found = problems(VERSION, arguments[0] if arguments else None, (ROOT / "CHANGELOG.md").read_text("utf-8"))
    for each in found:
        print(each, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

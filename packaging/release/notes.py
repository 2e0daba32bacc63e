"""The words of a release: what CHANGELOG.md says of this version, and how to check what was downloaded.

    python packaging/release/notes.py
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT)]

from app import __version__  # noqa: E402

_CHECK = """
## Checking a download

`sha256sum --check --ignore-missing SHA256SUMS` (on macOS `shasum -a 256 --check --ignore-missing`); where
`SHA256SUMS.asc` is there, `gpg --verify SHA256SUMS.asc`. Where and from what it was built:
`gh attestation verify FILE --repo OWNER/REPOSITORY`. What is in it: the `.cdx.json` beside it (CycloneDX).
"""


def notes(version: str, changes: str) -> str:
    """Raises ValueError where `changes` (CHANGELOG.md) has no heading for the version."""
    found = re.search(rf"(?ms)^## \[?{re.escape(version)}\]?(?: [^\n]*)?\n(.*?)(?=^## |\Z)", changes)
    if found is None:
        raise ValueError(f"CHANGELOG.md has no heading for {version}")
    return found[1].strip() + "\n" + _CHECK


if __name__ == "__main__":
    print(notes(__version__, (ROOT / "CHANGELOG.md").read_text("utf-8")))

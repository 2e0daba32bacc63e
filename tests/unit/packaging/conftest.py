"""The scripts that build packages import each other by their plain names."""

from __future__ import annotations

import sys
from pathlib import Path

PACKAGING = Path(__file__).parents[3] / "packaging"
sys.path[:0] = [str(PACKAGING / each) for each in ("linux", "bundle", "windows", "macos", "release")]

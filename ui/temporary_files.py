"""Files for other programs, in a folder that only this user reads and that goes with the program."""

from __future__ import annotations

import atexit
import shutil
import tempfile
import threading
from pathlib import Path

_lock = threading.Lock()
_folders: list[Path] = []


def fresh_folder() -> Path:
    """A new private folder (mode 0700). For any thread."""
    made = Path(tempfile.mkdtemp(prefix="depesche-"))
    with _lock:
        if not _folders:
            atexit.register(remove_all)
        _folders.append(made)
    return made


def remove_all() -> None:
    """At the end; what another program holds open stays for the system to clear."""
    with _lock:
        folders, _folders[:] = list(_folders), []
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)

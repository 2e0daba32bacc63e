"""Files for other programs, in a folder that only this user reads and that goes with the program."""

from __future__ import annotations

import atexit
import contextlib
import os
import re
import shutil
import sys
import tempfile
import threading
from pathlib import Path

_NAME = re.compile(r"depesche-(\d{1,9})-.+")
"""With the number of the process whose it is."""

_lock = threading.Lock()
_folders: list[Path] = []


def fresh_folder() -> Path:
    """A new private folder (mode 0700). For any thread."""
    made = Path(tempfile.mkdtemp(prefix=f"depesche-{os.getpid()}-"))
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


def remove_left() -> None:
    """Folders of runs that were killed: whoever encrypts their mail does not expect their letters there. Of processes
    that live nothing is touched, nor of other people. For any thread; it may take a while."""
    with contextlib.suppress(OSError), os.scandir(tempfile.gettempdir()) as found:
        for each in found:
            name = _NAME.fullmatch(each.name)
            if name and each.is_dir(follow_symlinks=False) and _is_ours(each) and not _lives(int(name[1])):
                shutil.rmtree(each.path, ignore_errors=True)


def _is_ours(found: os.DirEntry[str]) -> bool:
    return not hasattr(os, "getuid") or found.stat(follow_symlinks=False).st_uid == os.getuid()


def _lives(process_id: int) -> bool:
    if sys.platform == "win32":  # os.kill would end it there
        import ctypes

        query_limited_information = 0x1000
        handle = ctypes.windll.kernel32.OpenProcess(query_limited_information, False, process_id)
        if handle:
            ctypes.windll.kernel32.CloseHandle(handle)
        return bool(handle)
    try:
        os.kill(process_id, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True

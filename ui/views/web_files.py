"""The files that WebEngine is made of."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

from PySide6.QtCore import QLibraryInfo

_RESOURCES = ("icudtl.dat", "qtwebengine_resources.pak", "qtwebengine_resources_100p.pak", "v8_context_snapshot.bin")


def read_ahead() -> None:
    """Has the system read them (some 220 MB) into its file cache, where they are not there yet. For a thread that may
    wait: whoever loads WebEngine after it need not wait for the disk. Only Linux can be asked for it."""
    if sys.platform != "linux":
        return
    place = QLibraryInfo.LibraryPath
    folder = Path(QLibraryInfo.path(place.DataPath)) / "resources"
    for path in (Path(QLibraryInfo.path(place.LibrariesPath)) / "libQt6WebEngineCore.so.6",
                 *(folder / each for each in _RESOURCES)):
        with contextlib.suppress(OSError):  # a system's own Qt may have them elsewhere: then they are read as ever
            descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
            try:
                os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_WILLNEED)
            finally:
                os.close(descriptor)

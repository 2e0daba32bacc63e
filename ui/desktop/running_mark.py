"""On Windows, a name by which the installer knows that the program runs."""

from __future__ import annotations

import sys

NAME = "DepescheRunning"
"""As in packaging/windows/depesche.iss, whose uninstaller waits until nobody holds it."""


def hold() -> int:
    """A mutex of that name, as long as this process lives: the system drops it with the process. Returns its handle, 0
    on other systems and where there is none to be had, for it is no reason not to start."""
    if sys.platform != "win32":
        return 0
    import ctypes

    create = ctypes.windll.kernel32.CreateMutexW
    create.argtypes, create.restype = (ctypes.c_void_p, ctypes.c_int, ctypes.c_wchar_p), ctypes.c_void_p
    return create(None, 0, NAME) or 0

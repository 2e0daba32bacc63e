"""What PyInstaller sets for this process alone must not reach the programs that it starts: a browser, GnuPG, the
command that prints a password."""

from __future__ import annotations

import os
from collections.abc import MutableMapping

_OURS = ("QT_PLUGIN_PATH", "QML2_IMPORT_PATH")
"""PySide6 finds its own parts by the qt.conf that it holds."""


def restore(environment: MutableMapping[str, str] = os.environ) -> None:
    """As it was before the start. The dynamic linker has read its own by then."""
    for name in _OURS:
        environment.pop(name, None)
    before = environment.pop("LD_LIBRARY_PATH_ORIG", None)
    if before is None:
        environment.pop("LD_LIBRARY_PATH", None)
    else:
        environment["LD_LIBRARY_PATH"] = before

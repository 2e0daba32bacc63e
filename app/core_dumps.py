"""No image of our memory is written to the disk when the program crashes: mail, passwords and the key of an encrypted
database stand in it. Where it happened tells the report of `crashes.py`."""

from __future__ import annotations

import contextlib
import sys


def refuse() -> None:
    """For this process and all that it starts. systemd-coredump keeps to it, too; on Windows there is nothing to refuse
    (dumps are made there for whoever asked for them)."""
    if sys.platform != "win32":
        import resource

        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))

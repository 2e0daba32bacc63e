"""Parts of Depesche that run as a process of their own: how each is started, from a checkout or as a packed program."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from subprocess import Popen

READING = "--read-mail"
"""With it, either packed program is the one that takes messages apart: there is no interpreter beside it."""
READING_MODULE = "app.engine.reading_child"

_ROOT = str(Path(__file__).resolve().parent.parent)
_ahead: dict[str, Popen[bytes]] = {}


def command(module: str, argument: str) -> list[str]:
    """What starts `module` (with a `main()`), as which the packed program goes when it is given `argument`.

    The folder that somebody works in is no place to import from.
    """
    if getattr(sys, "frozen", False):
        return [sys.executable, argument]
    start = f"import sys; sys.path.insert(0, {_ROOT!r}); from {module} import main; sys.exit(main())"
    return [sys.executable, "-P", "-c", start]


def start(module: str, argument: str, flags: int = 0) -> Popen[bytes]:
    """One that talks by its standard input and output, and ends with its input; that of `start_ahead` if there is one.

    `flags` are Windows' for its creation, beside those by which no console opens. Raises OSError.
    """
    found = _ahead.pop(module, None)
    if found is not None:
        return found
    import subprocess  # few calls need it

    return subprocess.Popen(command(module, argument), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                            stderr=subprocess.DEVNULL,
                            creationflags=flags | getattr(subprocess, "CREATE_NO_WINDOW", 0))


def start_ahead(module: str, argument: str) -> None:
    """Before the caller has loaded what it is to be used by. Raises OSError."""
    _ahead[module] = start(module, argument)


def drop_ahead() -> None:
    """Ends those that were not needed."""
    while _ahead:
        _, process = _ahead.popitem()
        process.kill()
        process.communicate()

"""Parts of Depesche that run as a process of their own: how each is started, from a checkout or as a packed program."""

from __future__ import annotations

import sys
from pathlib import Path

READING = "--read-mail"
"""With it, either packed program is the one that takes messages apart: there is no interpreter beside it."""

_ROOT = str(Path(__file__).resolve().parent.parent)


def command(module: str, argument: str) -> list[str]:
    """What starts `module` (with a `main()`), as which the packed program goes when it is given `argument`.

    The folder that somebody works in is no place to import from.
    """
    if getattr(sys, "frozen", False):
        return [sys.executable, argument]
    start = f"import sys; sys.path.insert(0, {_ROOT!r}); from {module} import main; sys.exit(main())"
    return [sys.executable, "-P", "-c", start]

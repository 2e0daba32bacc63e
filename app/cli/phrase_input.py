"""A recovery phrase from stdin or a file: never from the arguments, which every user of the machine can see."""

from __future__ import annotations

import getpass
import sys
from pathlib import Path

from app.engine import store_unlocking
from app.errors import ErrorKind, MailError

STDIN = Path("-")
_MOST = 4_096
MISSING = "No recovery phrase was given: hand its 12 words over by stdin, or name a file by --phrase-file."


def read(path: Path | None, question: str = "Recovery phrase: ", missing: str = MISSING) -> str:
    """Of a file, or of stdin for "-" and None; a terminal is asked without showing what is typed.

    Raises MailError(USAGE) for a file that can't be read, and with `missing` where nothing was given.
    """
    if path is not None and path != STDIN:
        text = store_unlocking.read_phrase(path)
    else:
        text = getpass.getpass(question) if sys.stdin.isatty() else sys.stdin.read(_MOST)
    if not text.strip():
        raise MailError(ErrorKind.USAGE, missing)
    return text

"""Everything that was kept is deleted once the program has ended: files, passwords, and its places on the desktop."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

from app.errors import ErrorKind, MailError
from app.paths import Profile
from app.secrets import PasswordStore

PATIENCE_SECONDS = 15.0
"""How long somebody else who works on the profile, as depeschectl does by the clock, is waited for."""
_PAUSE = 0.1


class Departure:
    """`wanted` is set by the window; `go` is called when nothing has the profile open any more."""

    def __init__(self) -> None:
        self.wanted = False

    def go(self, profile: Profile, passwords: PasswordStore | None = None,
           tell: Callable[[MailError], object] = lambda _: None) -> None:
        """Nothing, where it was not wanted. `tell` hears why nothing was deleted."""
        if not self.wanted:
            return
        self.wanted = False
        from ui.desktop import autostart, handlers  # once in a program's life

        try:
            left = _removed(profile, passwords if passwords is not None else PasswordStore())
        except MailError as error:
            tell(error)
            return
        if profile.is_usual:  # what opens another profile is not ours to take away
            with contextlib.suppress(OSError):
                if (start := autostart.of_this_system(profile)) is not None:
                    start.set(False)
            handlers.withdraw()
        for each in left:
            print(f"depesche: left in place: {each}", file=sys.stderr)


def _removed(profile: Profile, passwords: PasswordStore) -> tuple[Path, ...]:
    from app.engine import removal

    ends = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            return removal.remove(profile, passwords)
        except MailError as error:
            if error.kind is not ErrorKind.LOCKED or time.monotonic() > ends:
                raise
        time.sleep(_PAUSE)


@cache
def departure() -> Departure:
    """The process's own."""
    return Departure()

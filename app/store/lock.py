"""One worker instance a profile: a lock that the system drops when the process dies."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

from app.errors import ErrorKind, MailError


class ProfileLock:
    """Held by whoever talks to the servers of a profile. Reading and editing here needs no lock."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor = -1

    def acquire(self) -> None:
        """Raises MailError(LOCKED) if another instance holds it; does nothing if this one does."""
        while self._descriptor < 0:
            descriptor = self._locked()
            if _is_at(descriptor, self._path):
                self._descriptor = descriptor
            else:  # who had it before has removed the profile, and with it the file that all others look at
                os.close(descriptor)

    def _locked(self) -> int:
        try:
            descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise MailError(ErrorKind.STORE, f"The profile folder can't be written ({error.strerror}): check that it "
                            "exists and is yours.") from error
        try:
            _lock(descriptor)
        except OSError as error:
            os.close(descriptor)
            raise MailError(ErrorKind.LOCKED, "Another Depesche is working on this profile: use that one, or close it "
                            "first.") from error
        return descriptor

    def release(self) -> None:
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def remove(self) -> None:
        """`release`, and the file goes, too. Others take one of that name for another one."""
        if sys.platform != "win32":  # where nobody can delete what is open
            self._path.unlink(missing_ok=True)
        self.release()
        if sys.platform == "win32":
            with contextlib.suppress(OSError):
                self._path.unlink()


def _is_at(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), os.stat(path))
    except OSError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

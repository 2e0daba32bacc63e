"""A real small filesystem of the kernel's, seen by this process alone and gone with it."""

from __future__ import annotations

import ctypes
import os
from pathlib import Path

_NEW_MOUNTS, _NEW_USER = 0x00020000, 0x10000000
_PRIVATE, _REMOUNT = 1 << 18 | 0x4000, 0x20


class Tmpfs:
    """Mounted at `folder` with room for `octets`. To be used in a forked process with a single thread, which thereby
    leaves the namespace of the others. Raises OSError where it may not: then nothing was done.

    As root it takes a namespace for mounts, otherwise one for users too, in which everybody keeps their own name.
    """

    def __init__(self, folder: Path, octets: int) -> None:
        self._libc = ctypes.CDLL(None, use_errno=True)
        self._folder = folder
        user, group = os.getuid(), os.getgid()
        self._call("unshare", _NEW_MOUNTS | (_NEW_USER if user else 0))
        if user:
            Path("/proc/self/setgroups").write_text("deny")
            Path("/proc/self/uid_map").write_text(f"{user} {user} 1")
            Path("/proc/self/gid_map").write_text(f"{group} {group} 1")
        self._call("mount", b"none", b"/", None, _PRIVATE, None)
        self._mount(0, octets)

    def resize(self, octets: int) -> None:
        self._mount(_REMOUNT, octets)

    def _mount(self, flags: int, octets: int) -> None:
        self._call("mount", b"tmpfs", os.fsencode(self._folder), b"tmpfs", flags, f"size={octets}".encode())

    def _call(self, name: str, *arguments: object) -> None:
        if getattr(self._libc, name)(*arguments) != 0:
            code = ctypes.get_errno()
            raise OSError(code, f"{name}: {os.strerror(code)}")

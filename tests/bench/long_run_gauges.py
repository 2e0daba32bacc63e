"""What a running program holds: memory, handles, threads, objects, files. Linux only, from /proc."""

from __future__ import annotations

import ctypes
import gc
import os
import threading
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import ClassVar

import apsw
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from app.paths import Profile


@dataclass(frozen=True)
class Reading:
    """At simulated `minute`. Octets: `memory` is resident, of the program itself, `in_use` what malloc gave out of it,
    `sqlite` what SQLite has of that (pages that it keeps, at most 8 MB a connection), `web` resident of WebEngine's
    processes (their share of what they have in common), `store`, `log` (write-ahead) and `log_file` on the disk.
    `threads` are Python's, `native` all: Chromium has pools of its own."""

    minute: int
    memory: int
    in_use: int
    sqlite: int
    web: int
    handles: int
    threads: int
    native: int
    objects: int
    python: int
    store: int
    log: int
    log_file: int

    def as_json(self) -> dict[str, int]:
        return asdict(self)


def read(minute: int, profile: Profile) -> Reading:
    return Reading(
        minute, _status(os.getpid(), "VmRSS:"), _in_use(), apsw.memory_used(), sum(map(_share, _descendants())),
        len(os.listdir("/proc/self/fd")), threading.active_count(), len(os.listdir("/proc/self/task")), qt_objects(),
        len(gc.get_objects()), _size(profile.database), _size(Path(f"{profile.database}-wal")),
        _size(profile.log) + _size(Path(f"{profile.log}.1")))


def kinds() -> Counter[str]:
    """How many Python objects there are of each type, of those that the collector knows."""
    return Counter(f"{type(each).__module__}.{type(each).__qualname__}" for each in gc.get_objects())


def thread_names() -> list[str]:
    return sorted(each.name for each in threading.enumerate())


def handle_names() -> Counter[str]:
    """What the open descriptors lead to, numbers left out."""
    names: Counter[str] = Counter()
    for each in os.listdir("/proc/self/fd"):
        try:
            names[os.readlink(f"/proc/self/fd/{each}").split(":[")[0]] += 1
        except OSError:  # the one that lists them
            continue
    return names


def qt_objects() -> int:
    """Of all windows, and what belongs to them."""
    application = QApplication.instance()
    roots: list[QObject] = [each for each in QApplication.topLevelWidgets() if each.parent() is None]
    if application is not None:
        roots.append(application)
    return sum(1 + len(each.findChildren(QObject)) for each in roots)


def _descendants() -> list[int]:
    """Processes that this one started, at any depth."""
    parents: dict[int, list[int]] = {}
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            fields = Path(f"/proc/{name}/stat").read_text().rpartition(")")[2].split()
        except OSError:  # it has just ended
            continue
        parents.setdefault(int(fields[1]), []).append(int(name))
    found: list[int] = []
    queue = [os.getpid()]
    while queue:
        queue.extend(children := parents.get(queue.pop(), []))
        found += children
    return found


def _share(process: int) -> int:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)


def _status(process: int, field: str) -> int:
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(field))


class _Mallinfo(ctypes.Structure):
    """glibc's mallinfo2 (2.33)."""

    _fields_: ClassVar = [(name, ctypes.c_size_t) for name in (
        "arena", "ordblks", "smblks", "hblks", "hblkhd", "usmblks", "fsmblks", "uordblks", "fordblks", "keepcost")]


def _in_use() -> int:
    ask = ctypes.CDLL(None).mallinfo2
    ask.restype = _Mallinfo
    found = ask()
    return int(found.uordblks) + int(found.hblkhd)


def trimmed() -> int:
    """Resident octets once malloc has given back to the system what nobody has: the rest is held by somebody."""
    ctypes.CDLL(None).malloc_trim(0)
    return _status(os.getpid(), "VmRSS:")


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0

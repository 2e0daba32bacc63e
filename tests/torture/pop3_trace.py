"""The system calls of a process as strace saw them, and what of a file they had brought onto the disk by then."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_CALLS = "openat,pwrite64,ftruncate,unlink,fsync,fdatasync,write,sendto,sendmsg,recvfrom"
_LINE = re.compile(r"(\d+) +(?:(\w+)\((.*)|<\.\.\. \w+ resumed>(.*))$")
_UNFINISHED = " <unfinished ...>"
_RESULT = re.compile(r"\) += (-?\d+)(?:<(.*?)>)?")
_PLACE = re.compile(r"(\d+)<(.*?)>(?:, (.*))?$", re.DOTALL)
_QUOTED = re.compile(r'"((?:\\x[0-9a-f]{2})*)"(.*)', re.DOTALL)


@dataclass(frozen=True)
class Syscall:
    """`began` and `ended` count lines of the trace. `place`: the file or socket; `numbers`: what follows the octets."""

    name: str
    place: str
    data: bytes
    numbers: tuple[int, ...]
    result: int
    began: int
    ended: int


def traced(command: Sequence[str], log: Path, folder: Path, surroundings: Mapping[str, str]) -> list[Syscall]:
    """Runs it to its end under strace. Raises AssertionError where it fails, and where this system lets nobody trace
    a process."""
    assert shutil.which("strace"), "strace is not installed: the tests need it (Debian: apt-get install strace)"
    found = subprocess.run(["strace", "-f", "-y", "-xx", "-s", str(1 << 24), "-o", str(log), "-e", f"trace={_CALLS}",
                            *command], capture_output=True, text=True, timeout=120, check=False, cwd=folder,
                           env=dict(surroundings))
    assert found.returncode == 0, f"under strace it ended with {found.returncode}: {found.stderr}"
    return list(_calls(log.read_text()))


def image(calls: Sequence[Syscall], before: Mapping[str, bytes], until: int, *, synced: bool) -> dict[str, bytes]:
    """The files of `before` (path → octets; empty for one that is made later) as the calls had left them at line
    `until`; if `synced`, only what a sync that had returned 0 by then made durable."""
    files = {path: bytearray(octets) for path, octets in before.items()}
    for path, octets in files.items():
        mine = [each for each in calls if each.place == path and each.ended < until]
        syncs = [each.began for each in mine if each.name in ("fsync", "fdatasync") and each.result == 0]
        last = (max(syncs) if syncs else -1) if synced else until
        for each in mine:
            if each.ended >= last:
                continue
            if each.name == "pwrite64":
                offset = each.numbers[1]
                octets.extend(bytes(max(0, offset - len(octets))))
                octets[offset:offset + each.result] = each.data[:each.result]
            elif each.name == "ftruncate":
                del octets[each.numbers[0]:]
            elif each.name == "unlink":
                octets.clear()
    return {path: bytes(octets) for path, octets in files.items()}


def _calls(text: str) -> Iterator[Syscall]:
    waiting: dict[str, tuple[str, str, int]] = {}
    for number, line in enumerate(text.splitlines()):
        found = _LINE.match(line)
        if found is None:
            continue  # a signal, or the end of a thread
        process, name, rest, resumed = found.groups()
        began = number
        if name is None:
            name, rest, began = waiting.pop(process)
            rest += resumed
        if rest.endswith(_UNFINISHED):
            waiting[process] = (name, rest.removesuffix(_UNFINISHED), number)
            continue
        ends = list(_RESULT.finditer(rest))
        if ends:
            yield _call(name, rest[:ends[-1].start()], ends[-1], began, number)


def _call(name: str, arguments: str, result: re.Match[str], began: int, ended: int) -> Syscall:
    if name == "openat":
        return Syscall(name, _text(result[2] or ""), b"", (), int(result[1]), began, ended)
    place, rest = "", arguments
    if (at := _PLACE.match(arguments)) is not None:
        place, rest = _text(at[2]), at[3] or ""
    quoted = _QUOTED.match(rest)
    data = _octets(quoted[1]) if quoted is not None else b""
    if name == "unlink":
        return Syscall(name, data.decode(), b"", (), int(result[1]), began, ended)
    numbers = (quoted[2] if quoted is not None else rest).split(",")
    return Syscall(name, place, data, tuple(int(each) for each in numbers if each.strip().isdigit()), int(result[1]),
                   began, ended)


def _octets(escaped: str) -> bytes:
    return bytes.fromhex(escaped.replace("\\x", ""))


def _text(escaped: str) -> str:
    return _octets(escaped).decode() if escaped.startswith("\\x") else escaped

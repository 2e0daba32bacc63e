"""A screen of its own for a program (Xvfb) that can be looked at and clicked on without the program's help.

What it shows lies in a file as XWD (X11/XWDFile.h), which is read while the program draws: nobody is asked and nothing
is drawn for the looking.
"""

from __future__ import annotations

import ctypes
import mmap
import os
import signal
import struct
import subprocess
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

WIDTH, HEIGHT = 1280, 900
_LOOK_SECONDS = 0.004


@dataclass(frozen=True, slots=True)
class Place:
    """A piece of the screen, in pixels."""

    x: int
    y: int
    width: int
    height: int

    @property
    def middle(self) -> tuple[int, int]:
        return self.x + self.width // 2, self.y + self.height // 2


class Screen:
    """`name` is what DISPLAY has to say. Raises RuntimeError where Xvfb or a library of X is not there."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="depesche-screen-")
        told, tell = os.pipe()
        try:
            self._server = subprocess.Popen(
                ["Xvfb", "-displayfd", str(tell), "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-nolisten", "tcp", "-fbdir",
                 self._folder.name], pass_fds=(tell,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                start_new_session=True)
        except FileNotFoundError as error:
            raise RuntimeError("Xvfb is not installed. On Debian and Ubuntu: apt-get install xvfb") from error
        finally:
            os.close(tell)
        with os.fdopen(told, "rb") as answer:
            self.name = f":{answer.readline().decode().strip()}"
        self._map, self._start, self._stride = _mapped(Path(self._folder.name) / "Xvfb_screen0")
        self._mouse = _Mouse(self.name)
        # Not above anything that would look otherwise under it.
        self._mouse.move(WIDTH - 1, HEIGHT - 1)

    def __enter__(self) -> Screen:
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None,
                 trace: TracebackType | None) -> None:
        self._mouse.close()
        self._server.send_signal(signal.SIGTERM)
        self._server.wait()
        self._map.close()
        self._folder.cleanup()

    def look(self, place: Place) -> bytes:
        """Four octets for each pixel, rows from the top."""
        starts = (self._start + row * self._stride + place.x * 4 for row in range(place.y, place.y + place.height))
        return b"".join(self._map[start:start + place.width * 4] for start in starts)

    def until(self, fits: Callable[[bytes], bool], place: Place, patience: float = 30.0) -> float:
        """When a place first looks so (`time.perf_counter`), 4 ms late at most. RuntimeError where it does not."""
        ends = time.perf_counter() + patience
        while not fits(self.look(place)):
            if time.perf_counter() > ends:
                raise RuntimeError(f"{place} did not look as expected within {patience:.0f} s")
            time.sleep(_LOOK_SECONDS)
        return time.perf_counter()

    def at_rest(self, place: Place, seconds: float = 1.5, patience: float = 30.0) -> bytes:
        """What stands there once it did not change for so long."""
        ends = time.perf_counter() + patience
        seen, since = self.look(place), time.perf_counter()
        while time.perf_counter() - since < seconds:
            time.sleep(0.05)
            if (now := self.look(place)) != seen:
                seen, since = now, time.perf_counter()
            if time.perf_counter() > ends:
                raise RuntimeError(f"{place} does not come to rest")
        return seen

    def click(self, x: int, y: int) -> None:
        """The mouse goes there; its left button."""
        self._mouse.move(x, y)
        self._mouse.press()

    def move(self, x: int, y: int) -> None:
        self._mouse.move(x, y)


class _Mouse:
    """By the extension XTEST, in which clicks come to programs as from a mouse."""

    def __init__(self, display: str) -> None:
        try:
            self._x, self._test = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXtst.so.6")
        except OSError as error:
            raise RuntimeError("XTEST is missing. On Debian and Ubuntu: apt-get install libxtst6") from error
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._display = ctypes.c_void_p(self._x.XOpenDisplay(display.encode()))
        if not self._display.value:
            raise RuntimeError(f"no connection to the screen {display}")

    def move(self, x: int, y: int) -> None:
        self._test.XTestFakeMotionEvent(self._display, 0, x, y, ctypes.c_ulong(0))
        self._x.XSync(self._display, 0)

    def press(self) -> None:
        for down in (1, 0):
            self._test.XTestFakeButtonEvent(self._display, 1, down, ctypes.c_ulong(0))
        self._x.XSync(self._display, 0)

    def close(self) -> None:
        self._x.XCloseDisplay(self._display)


def _mapped(path: Path) -> tuple[mmap.mmap, int, int]:
    """The file, where its pixels begin, and how many octets a row has."""
    with path.open("rb") as file:
        seen = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    header = struct.unpack(">25I", seen[:100])
    if header[11] != 32:
        raise RuntimeError(f"the screen has {header[11]} bits a pixel")
    return seen, header[0] + header[19] * 12, header[12]

"""`python -m tests.bench.long_run_child PROFILE MINUTES SOCKET`: the program itself, used all day by one person.

Its clocks are driven (long_run_time.py). Each simulated minute it has the other side at SOCKET do what happens there,
does something itself, and lets time go on in steps of the window's own look at the clock. Each ten minutes it tells
what it holds. See long_run.py.
"""

from __future__ import annotations

import gc
import os
import sys
import threading
from collections.abc import Callable, Iterator
from multiprocessing.connection import Client, Connection
from pathlib import Path
from types import GeneratorType
from typing import TYPE_CHECKING, Any

from tests.bench.long_run_time import DrivenTime

if TYPE_CHECKING:
    from app.engine.readers import ReaderPool

_PATIENCE = 60.0
"""Real seconds for anything to be seen."""
_STEP = 20.0
"""Simulated seconds between two looks at the clock: ui/network_watch.py TICK_SECONDS."""
_EACH_MINUTES = 10
_SLEEPS = 97
"""Minutes between two sleeps."""
_SLEPT = 25 * 60.0


def _have_all_come(readers: ReaderPool) -> None:
    """The second thread of the pool comes with the first two questions that meet, be that hours later."""
    meeting = threading.Barrier(2)
    for _ in range(2):
        readers._pool.submit(lambda: (meeting.wait(), readers._database()))


def main(profile: Path, minutes: int, address: str) -> int:
    clock = DrivenTime()
    clock.install()

    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from app.engine.front import EngineFront
    from app.paths import Profile
    from tests.bench import long_run_gauges as gauges
    from tests.bench.long_run_person import Person, the
    from ui import __main__ as program
    from ui.main_window import MainWindow
    from ui.settings import Settings

    class Day:
        """Goes on as soon as what it waits for is there."""

        def __init__(self) -> None:
            self._other: Connection = Client(address, family="AF_UNIX")
            self._profile = Profile(profile)
            self._half: dict[str, int] = {}
            self._steps = self._day()
            self._wanted: Callable[[], object] = next(self._steps)
            self._since = clock._real_monotonic()
            self._timer = QTimer(interval=5)
            self._timer.timeout.connect(self._look)
            self._timer.start()

        def _look(self) -> None:
            waited = clock._real_monotonic() - self._since
            try:
                if self._wanted():
                    self._wanted = next(self._steps)
                    self._since = clock._real_monotonic()
                elif waited > _PATIENCE:
                    self._end(f"something was not to be seen in {_PATIENCE} s: {self._where()}")
            except StopIteration:
                self._end("")
            except Exception as error:  # told to the other side, which ends the run
                self._end(f"{type(error).__name__}: {error}; {self._where()}")

        def _where(self) -> str:
            frames: list[str] = []
            each: object = self._steps
            while isinstance(each, GeneratorType) and each.gi_frame is not None:
                frames.append(f"{each.gi_frame.f_code.co_name}:{each.gi_frame.f_lineno}")
                each = each.gi_yieldfrom
            return " > ".join(frames)

        def _end(self, failure: str) -> None:
            self._timer.stop()
            self._tell("end", failure=failure)
            if (window := the(MainWindow)) is not None:
                window.quit()
            if failure:
                QApplication.exit(1)

        def _tell(self, what: str, **more: Any) -> None:
            self._other.send({"what": what, "now": clock.time(), **more})

        def _ask(self, what: str, **more: Any) -> Iterator[Callable[[], object]]:
            self._tell(what, **more)
            yield self._other.poll
            self._other.recv()

        def _day(self) -> Iterator[Callable[[], object]]:
            # What the window leads to and the engine come a moment after it.
            yield lambda: (found := the(MainWindow)) is not None and hasattr(found, "network")
            window = the(MainWindow)
            assert window is not None
            front = window.context.engine
            assert isinstance(front, EngineFront)
            yield lambda: front._stands
            assert front._engine is not None
            self._nudge = front._engine._clock.nudge
            _have_all_come(front._engine._readers)
            window.network._tick.stop()  # its time is driven, too
            person = Person(window)
            yield person.sees_mail
            yield from self._pass(window, 60.0)
            for minute in range(1, minutes + 1):
                yield from self._ask("minute", minute=minute)
                yield from person.minute(minute)
                if minute % _SLEEPS == 50:
                    yield from self._sleep(window, person, silent=minute // _SLEEPS % 2 == 0)
                yield from self._pass(window, 60.0)
                if minute % _EACH_MINUTES == 0:
                    yield from person.tidy()
                    yield lambda: clock.is_quiet
                    gc.collect()  # what only waits for it is no growth
                    self._tell("reading", reading=gauges.read(minute, self._profile).as_json(),
                               threads=gauges.thread_names(), handles=dict(gauges.handle_names()))
                if minute == minutes // 2:
                    self._half = dict(gauges.kinds())
            yield from self._settle(window, person, minutes)
            self._tell_kinds(person)

        def _settle(self, window: MainWindow, person: Person, minute: int) -> Iterator[Callable[[], object]]:
            """All quiet on the other side: what is still to be told is told."""
            yield from self._ask("last", minute=minute)
            for _ in range(3):
                yield from person.gets_mail()
                yield from self._pass(window, 400.0)
            yield person.has_told_all

        def _tell_kinds(self, person: Person) -> None:
            before = len(gc.get_objects())
            gc.collect()
            now = gauges.kinds()
            grown = sorted(((now[kind] - self._half.get(kind, 0), kind) for kind in now), reverse=True)[:12]
            self._tell("kinds", grown=[(kind, more, now[kind]) for more, kind in grown if more > 0],
                       garbage=before - sum(now.values()), done=dict(person.done), trimmed=gauges.trimmed())

        def _pass(self, window: MainWindow, seconds: float) -> Iterator[Callable[[], object]]:
            passed = 0.0
            while passed < seconds:
                yield lambda: clock.go_on(_STEP)
                passed += _STEP
                window.network.look_at_the_clock()
                self._nudge()

        def _sleep(self, window: MainWindow, person: Person, *, silent: bool) -> Iterator[Callable[[], object]]:
            yield lambda: clock.is_quiet
            yield from self._ask("sleep", silent=silent)
            clock.sleep(_SLEPT)
            window.network.look_at_the_clock()
            person.done["sleeps"] += 1

    settings = Settings.load(Profile(profile).settings)
    settings.toured, settings.undo_send_seconds = True, 0
    settings.save(Profile(profile).settings)
    application = program.make_application()
    day = Day()
    code = program.main(["--profile", str(profile), "--lang", "en"])
    del day, application
    return code


if __name__ == "__main__":
    if hasattr(os, "getuid") and os.getuid() == 0:
        os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]))

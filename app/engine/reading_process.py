"""Has much mail read by a process of its own, so that neither the network nor a window waits for the parser."""

from __future__ import annotations

import contextlib
import logging
import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import Any, cast

from app import subprogram
from app.engine.reading_child import LENGTH, Task, read
from app.model.sync import RemoteMessage
from app.store.bodies import PackedBody, digest
from app.store.body_writer import BodyTold
from app.store.downloads import Told

log = logging.getLogger(__name__)

_PATIENCE_SECONDS = 2.0
_LONGEST_SECONDS, _OCTETS_A_SECOND = 60.0, 1_000_000
"""How long a question may take, and for how much more of it a second more: it takes a hundredth of that. One that takes
longer hangs, and so would all that the account has to do."""
_PIPE = 1 << 20
_BELOW_NORMAL = getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)
_NICE = 10


class ReadingProcess:
    """Implements app.store.sync_writer.Elsewhere. One thread asks; the answers are taken by one thread, in order.

    Whatever becomes of the process, each question has its answer: then the caller's own process reads. A `gentle` one
    takes what others leave of the processors.
    """

    def __init__(self, *, gentle: bool = False) -> None:
        self._gentle = gentle
        self._process: subprocess.Popen[bytes] | None = None
        self._is_ready = False
        self._is_broken = False
        self._number = 0
        self._open = 0
        self._lock = threading.Lock()

    def start(self) -> None:
        """Returns at once; `has_room` tells when it can be asked. Does nothing where it runs, or has failed."""
        if self._process is not None or self._is_broken:
            return
        try:
            self._process = subprogram.start(subprogram.READING_MODULE, subprogram.READING,
                                             _BELOW_NORMAL if self._gentle else 0)
            if self._gentle and sys.platform != "win32":
                os.setpriority(os.PRIO_PROCESS, self._process.pid, _NICE)
        except OSError as error:
            self._broke(error)
            return
        _widen(self._process)
        threading.Thread(target=self._wait_until_ready, args=(self._process,), name="reading-process",
                         daemon=True).start()

    @property
    def has_room(self) -> bool:
        """Whether a question would be taken at once; where two wait, the caller reads as fast."""
        return self._is_ready and not self._is_broken and self._open < 2

    def downloads(self, account_id: int, folder_id: int, messages: Sequence[RemoteMessage]
                  ) -> Callable[[], Sequence[Told]]:
        raws = [each.raw for each in messages]
        bare = tuple([each if each.raw is None else each._replace(raw=None, header=b"") for each in messages])
        answer = self._ask(raws, account_id, folder_id, bare)
        return lambda: cast("Sequence[Told]", answer())

    def bodies(self, raws: Sequence[bytes]) -> Callable[[], Sequence[BodyTold]]:
        answer = self._ask(list(raws))
        return lambda: cast("Sequence[BodyTold]", answer())

    def close(self) -> None:
        """Ends the process. What was asked and not yet answered is read by whoever asks for the answer."""
        process, self._process = self._process, None
        self._is_ready = self._is_broken = False
        self._open = 0
        if process is None:
            return
        assert process.stdin is not None and process.stdout is not None
        with contextlib.suppress(OSError):
            process.stdin.close()
        process.kill()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(_PATIENCE_SECONDS)
        process.stdout.close()

    def _ask(self, raws: list[bytes | None], account_id: int = 0, folder_id: int = 0,
             messages: tuple[RemoteMessage, ...] = ()) -> Callable[[], Any]:
        self._number += 1
        task = Task(self._number, tuple([-1 if raw is None else len(raw) for raw in raws]), account_id, folder_id,
                    messages)
        process = self._process
        if not raws or process is None or self._is_broken:
            return lambda: read(task, raws)
        octets = pickle.dumps(task, pickle.HIGHEST_PROTOCOL)
        with self._lock:
            self._open += 1
        try:
            assert process.stdin is not None
            with _limited(process, raws):
                for each in (len(octets).to_bytes(LENGTH), octets, *(raw for raw in raws if raw)):
                    process.stdin.write(each)
                process.stdin.flush()
        except (OSError, ValueError) as error:
            self._broke(error)
        return lambda: self._answer(process, task, raws)

    def _answer(self, process: subprocess.Popen[bytes], task: Task, raws: list[bytes | None]) -> Any:
        try:
            if self._is_broken:
                return read(task, raws)
            with _limited(process, raws):
                number, told = _object(process)
            if number != task.number or not all(_is_of(each.packed, raw) for each, raw in zip(told, raws, strict=True)):
                raise ValueError("another question's answer")
        except Exception as error:  # of any kind, where what came is no pickle of ours
            self._broke(error)
            told = read(task, raws)
        finally:
            with self._lock:
                self._open -= 1
        return told

    def _wait_until_ready(self, process: subprocess.Popen[bytes]) -> None:
        try:
            is_ready = _object(process) is None
        except Exception as error:  # as above
            if process is self._process:  # else it was closed before it came so far
                self._broke(error)
            return
        self._is_ready = is_ready and process is self._process

    def _broke(self, error: Exception) -> None:
        if not self._is_broken:
            self._is_broken = True
            log.warning("the process that reads mail has failed (%s): mail is read without it", type(error).__name__)


@contextlib.contextmanager
def _limited(process: subprocess.Popen[bytes], raws: Sequence[bytes | None]) -> Iterator[None]:
    """What hangs is ended; whoever waits for it finds the pipe closed."""
    most = _LONGEST_SECONDS + sum(len(each) for each in raws if each) / _OCTETS_A_SECOND
    timer = threading.Timer(most, process.kill)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _is_of(packed: PackedBody | None, raw: bytes | None) -> bool:
    """Whether what is about to be stored, maybe as the only copy, was made of the octets that came from the server."""
    if packed is None or raw is None:
        return packed is None and raw is None
    return packed.size == len(raw) and packed.hash == digest(raw)


def _widen(process: subprocess.Popen[bytes]) -> None:
    """Linux gives a pipe room for 64 kB, which is a change of processes for each message."""
    if sys.platform == "linux":
        import fcntl

        for each in (process.stdin, process.stdout):
            assert each is not None
            with contextlib.suppress(OSError):
                fcntl.fcntl(each, fcntl.F_SETPIPE_SZ, _PIPE)


def _object(process: subprocess.Popen[bytes]) -> Any:
    stream = process.stdout
    assert stream is not None
    octets = stream.read(LENGTH)
    if len(octets) == LENGTH:
        length = int.from_bytes(octets)
        octets = stream.read(length)
        if len(octets) == length:
            return pickle.loads(octets)  # from this very program, which may do what the caller may
    raise EOFError

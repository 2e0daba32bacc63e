"""Many small trials in forked processes: everything is imported already, so that one costs no start of Python."""

from __future__ import annotations

import gc
import os
import pickle
import sys
import traceback
from collections.abc import Callable, Sequence
from typing import TypeVar

Result = TypeVar("Result")

WORKERS = 4 * min(4, os.cpu_count() or 1)
"""More than there are processors: half of the trials wait for a silent line most of their time."""


def run_all(task: Callable[[int], Result], numbers: Sequence[int], workers: int = WORKERS) -> list[Result]:
    """`task(n)` of every number, spread over forked processes. Raises AssertionError with a worker's traceback."""
    pipes = []
    for worker in range(workers):
        own = numbers[worker::workers]
        pipes.append(_fork(lambda own=own: [task(number) for number in own]))  # type: ignore[misc]
    answers = [_collect(process, pipe) for process, pipe in pipes]
    for answer in answers:
        if isinstance(answer, str):
            raise AssertionError(answer)
    return [result for answer in answers for result in answer]


def run_apart(task: Callable[[], Result]) -> Result:
    """What `task` returns (no text) in a forked process, which ends without closing anything. AssertionError if it
    raises."""
    answer = _collect(*_fork(task))
    if isinstance(answer, str):
        raise AssertionError(answer)
    assert answer is not KILLED, "a process was killed"
    return answer  # type: ignore[return-value]  # it came through the pipe


def run_killed(task: Callable[[], object]) -> bool:
    """Runs `task` in a forked process. True if SIGKILL ended it, False if it came to its end; else AssertionError."""
    process, pipe = _fork(task)
    answer = _collect(process, pipe)
    if isinstance(answer, str):
        raise AssertionError(answer)
    return answer is KILLED


class _Killed:
    """What is left of a task that was killed."""


KILLED = _Killed()


def _fork(task: Callable[[], object]) -> tuple[int, int]:
    reading, writing = os.pipe()
    sys.stdout.flush()
    sys.stderr.flush()
    gc.freeze()  # a collection in the child would write to, and so copy, every page of what is imported
    process = os.fork()
    if process:
        gc.unfreeze()
        os.close(writing)
        return process, reading
    code = 1
    try:
        os.close(reading)
        try:
            answer = task()
        except BaseException:
            answer = traceback.format_exc()
        with os.fdopen(writing, "wb") as pipe:
            pickle.dump(answer, pipe)
        code = 0
    finally:
        os._exit(code)


def _collect(process: int, pipe: int) -> object:
    with os.fdopen(pipe, "rb") as reading:
        data = reading.read()
    _, status = os.waitpid(process, 0)
    if os.WIFSIGNALED(status) and not data:
        assert os.WTERMSIG(status) == 9, f"a process died of signal {os.WTERMSIG(status)}"
        return KILLED
    assert data, "a process ended without a word"
    return pickle.loads(data)

"""The process that takes messages apart for another one: what `ReadingProcess` asks comes in on stdin, in its frames.

It holds nothing, knows no file and no server, and ends with its parent.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
import threading
from queue import Queue
from typing import BinaryIO, NamedTuple

from app.engine import interpreter
from app.engine.reading import MimeReader
from app.model.sync import RemoteMessage
from app.store import body_writer, downloads
from app.store.body_writer import BodyTold
from app.store.downloads import Told

LENGTH = 4
"""Octets, big-endian, before each pickled object."""
_BUFFER = 1 << 18
_AHEAD = 2
"""How many tasks are taken in while one is read."""
_TIDY = 50
"""Tasks after which cycles are looked for: some hundred megabytes of mail."""
_GRACE_SECONDS = 10.0
"""After the end of stdin: a message that takes longer is read for nobody."""


class Task(NamedTuple):
    """Its messages follow octet by octet, one after the other, `lengths` long; none (-1) for what is not whole.

    `messages` have no octets but the header where they are not whole; there are none for bodies of IMAP.
    """

    number: int
    lengths: tuple[int, ...]
    account_id: int = 0
    folder_id: int = 0
    messages: tuple[RemoteMessage, ...] = ()


def read(task: Task, raws: list[bytes | None]) -> list[Told] | list[BodyTold]:
    """What the messages say, in their order."""
    reader = MimeReader()
    if not task.messages:
        return body_writer.tell_all([raw or b"" for raw in raws], reader)
    return downloads.tell_all(task.account_id, task.folder_id, [
        each._replace(raw=raw) for each, raw in zip(task.messages, raws, strict=True)], reader)


def main() -> int:
    """Returns the exit code once stdin ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the parent, which ends this process by its stdin
    interpreter.tune(0.005)
    gc.freeze()
    gc.disable()  # of a message hardly anything is in a cycle, and looking for those takes a hundredth of the time
    tasks: Queue[tuple[Task, list[bytes | None]] | None] = Queue(_AHEAD)
    threading.Thread(target=_take_in, args=(os.fdopen(0, "rb", _BUFFER), tasks), daemon=True).start()
    answers = os.fdopen(1, "wb", _BUFFER)
    _say(answers, None)  # ready
    while (taken := tasks.get()) is not None:
        task, raws = taken
        _say(answers, (task.number, read(task, raws)))
        if not task.number % _TIDY:
            gc.collect()
    return 0


def _take_in(stream: BinaryIO, tasks: Queue[tuple[Task, list[bytes | None]] | None]) -> None:
    try:
        while len(length := stream.read(LENGTH)) == LENGTH:
            task: Task = pickle.loads(stream.read(int.from_bytes(length)))
            tasks.put((task, [None if each < 0 else stream.read(each) for each in task.lengths]))
    finally:
        last = threading.Timer(_GRACE_SECONDS, os._exit, (1,))
        last.daemon = True
        last.start()
        tasks.put(None)


def _say(stream: BinaryIO, answer: object) -> None:
    octets = pickle.dumps(answer, pickle.HIGHEST_PROTOCOL)
    stream.write(len(octets).to_bytes(LENGTH))
    stream.write(octets)
    stream.flush()


if __name__ == "__main__":
    sys.exit(main())

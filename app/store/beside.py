"""A thread that works beside the one that owns it: begun with the first work, waited for in the end."""

from __future__ import annotations

import threading


class Beside:
    """Heirs have `_run`, which returns once `_ended` is set; `_changed` guards what both threads touch."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None
        self._ended = False

    def close(self) -> None:
        """Ends the thread; what it has begun is finished. Never raises."""
        with self._changed:
            self._ended = True
            self._changed.notify_all()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _begin(self) -> None:
        """At most once."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name=self._name, daemon=True)
            self._thread.start()

    def _run(self) -> None:
        raise NotImplementedError

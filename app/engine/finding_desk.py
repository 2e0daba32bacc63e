"""Looking for an address's servers: nothing but the network, so each search in a thread of its own."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, assert_never

from app.commands import FindingCommand, FindServers, StopFinding
from app.events import Event, FindingProgressed, ServersFound
from app.model.finding import Findings

if TYPE_CHECKING:
    from app.setup.finder import Finder, Network


class FindingDesk:
    """Each FindServers is answered by one ServersFound, unless it is stopped before."""

    def __init__(self, emit: Callable[[Event], None], network: Callable[[], Network] | None = None) -> None:
        self._emit = emit
        self._network = network
        self._lock = threading.Lock()
        self._running: dict[int, Finder] = {}

    def submit(self, command: FindingCommand) -> None:
        """From any thread; waits for nobody."""
        match command:
            case FindServers(token, email, online):
                from app.setup import finder as finding  # with a resolver for DNS: only for who adds an account

                finder = finding.Finder(
                    email, lambda source, state: self._tell(FindingProgressed(token, source, state)), online=online,
                    network=self._network or finding.Network)
                with self._lock:
                    self._running[token] = finder
                threading.Thread(target=self._find, args=(command, finder), name="finding", daemon=True).start()
            case StopFinding(token):
                with self._lock:
                    stopped = self._running.pop(token, None)
                if stopped is not None:
                    stopped.stop()
            case _:
                assert_never(command)

    def stop(self) -> None:
        with self._lock:
            running = tuple(self._running)
        for token in running:
            self.submit(StopFinding(token))

    def _find(self, command: FindServers, finder: Finder) -> None:
        found = Findings(command.email, ())
        try:
            found = finder.run()
        finally:
            # Whoever waits is answered after a fault of our own, too; its traceback goes where all others go.
            self._tell(ServersFound(command.token, found))
            with self._lock:
                self._running.pop(command.token, None)

    def _tell(self, event: FindingProgressed | ServersFound) -> None:
        """Nothing of a search that was stopped."""
        with self._lock:
            wanted = event.token in self._running
        if wanted:
            self._emit(event)

"""pymap on loopback: an IMAP server in Python without CONDSTORE, its mail in memory. One process for each user."""

from __future__ import annotations

import shutil
import subprocess
import sys
from types import TracebackType

from tests.servers import anyserver, private

_MAIN = "from pymap.main import main; main()"


class Pymap:
    """Users get a process each, since its memory backend knows one user only."""

    host = "127.0.0.1"
    password = "correct horse"

    def __init__(self) -> None:
        self._directory = private.make_directory("dpp")
        self._log = self._directory / "pymap.log"
        self._ports: dict[str, int] = {}
        self._processes: list[subprocess.Popen[bytes]] = []

    def close(self) -> None:
        for process in self._processes:
            process.kill()  # it would wait for the end of every session, and has nothing to save
            process.wait()
        shutil.rmtree(self._directory, ignore_errors=True)

    def __enter__(self) -> Pymap:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def port_of(self, user: str) -> int:
        return self._ports[user]

    def add_user(self, name: str = "") -> str:
        user = name or anyserver.fresh_name()
        for _ in range(3):  # a free port can be taken between the probe and the bind
            port = private.free_port()
            with self._log.open("ab") as log:
                process = subprocess.Popen(
                    [sys.executable, "-c", _MAIN, "--host", self.host, "--port", str(port), "--no-tls",
                     "dict", "--demo-user", user, "--demo-password", self.password],
                    stdin=subprocess.DEVNULL, stdout=log, stderr=log)
            if private.has_greeted(port, process):
                self._ports[user] = port
                self._processes.append(process)
                return user
            private.end(process)
        raise RuntimeError(f"pymap did not start (pip install pymap?); it says:\n{self._log.read_text()}")

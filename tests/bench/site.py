"""One user's full mailbox on a Dovecot, and `depeschectl` as another process would run it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.bench import process
from tests.bench.process import Cost
from tests.servers.dovecot import Dovecot


@dataclass(frozen=True)
class Site:
    """`count` messages in `folders`. `folder` is for profiles.

    `hashes`: SHA-256 of each message as the server gives it (CRLF); only of the large mailbox.
    """

    server: Dovecot
    user: str
    count: int
    folders: tuple[str, ...]
    hashes: frozenset[str]
    folder: Path

    def command(self, profile: Path, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "app.cli", "--profile", str(profile), *arguments, "--json"]

    def ctl(self, profile: Path, *arguments: str) -> subprocess.Popen[str]:
        return subprocess.Popen(self.command(profile, *arguments), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                text=True, env={**os.environ, "PYTHONPATH": os.getcwd()})

    def call(self, profile: Path, *arguments: str) -> Any:
        return self.timed(profile, *arguments)[1]

    def timed(self, profile: Path, *arguments: str) -> tuple[Cost, Any]:
        """What the whole process cost, and its answer."""
        cost, said = process.run(self.command(profile, *arguments), {"PYTHONPATH": os.getcwd()})
        return cost, json.loads(said)

    def sync(self, profile: Path, *arguments: str) -> tuple[Cost, Any]:
        """`depeschectl sync`: what it cost, and what it says of its one account, which had no error."""
        cost, answer = self.timed(profile, "sync", *arguments)
        account = answer["accounts"][0]
        if account["errors"]:
            raise RuntimeError(f"sync: {account['errors']}")
        return cost, account

    def add(self, profile: Path, protocol: str, leave: str = "keep", port: int = 0) -> None:
        """An account; `port` is the server's own unless another one leads to it."""
        port = port or (self.server.imap if protocol == "imap" else self.server.pop3)
        self.call(profile, "account", "add", protocol, "--email", f"{self.user}@example.org", "--protocol", protocol,
                  "--host", "127.0.0.1", "--port", str(port), "--security", "none", "--user", self.user,
                  *(("--leave", leave) if protocol == "pop3" else ()),
                  "--password-command", f"echo '{self.server.password}'")

    def raw_hashes(self, profile: Path, protocol: str) -> list[str]:
        """SHA-256 of `depeschectl show ID --as raw` for every message, a process for each core to save their starts."""
        inbox = "INBOX" if protocol == "imap" else "Inbox"
        ids = [str(row["id"]) for row in self.call(profile, "list", protocol, inbox, "--limit", "1000000")]
        cores = os.cpu_count() or 1

        def printed(share: list[str]) -> list[str]:
            return process.run([sys.executable, "-m", "tests.bench.raw_hashes", str(profile), *share])[1].split()

        with ThreadPoolExecutor(cores) as pool:
            shares = pool.map(printed, [ids[first::cores] for first in range(cores)])
        return [each for share in shares for each in share]

    def is_mirrored(self, profile: Path, protocol: str) -> bool:
        """Every message once, byte-identical, and `check --server` is content."""
        return (sorted(self.raw_hashes(profile, protocol)) == sorted(self.hashes)
                and bool(self.call(profile, "check", "--server")["ok"]))

"""A Dovecot with one full mailbox, and `depeschectl` as another process would run it."""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.bench import corpus
from tests.servers.dovecot import Dovecot


@dataclass(frozen=True)
class Site:
    """`hashes`: SHA-256 of every message in the mailbox, as its server gives it (CRLF)."""

    server: Dovecot
    user: str
    hashes: frozenset[str]
    folder: Path

    def ctl(self, profile: Path, *arguments: str) -> subprocess.Popen[str]:
        return subprocess.Popen([sys.executable, "-m", "app.cli.main", "--profile", str(profile), *arguments, "--json"],
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                                env={**os.environ, "PYTHONPATH": os.getcwd()})

    def call(self, profile: Path, *arguments: str) -> Any:
        process = self.ctl(profile, *arguments)
        out, err = process.communicate()
        if process.returncode:
            raise RuntimeError(f"{arguments}: exit {process.returncode}: {out[-500:]} {err[-500:]}")
        return json.loads(out)

    def add(self, profile: Path, protocol: str, leave: str = "keep") -> None:
        port = self.server.imap if protocol == "imap" else self.server.pop3
        self.call(profile, "account", "add", protocol, "--email", f"{self.user}@example.org", "--protocol", protocol,
                  "--host", "127.0.0.1", "--port", str(port), "--security", "none", "--user", self.user,
                  *(("--leave", leave) if protocol == "pop3" else ()),
                  "--password-command", f"echo '{self.server.password}'")

    def raw_hashes(self, profile: Path, protocol: str) -> list[str]:
        """SHA-256 of `depeschectl show ID --as raw` for every message, one process for all to save their starts."""
        from app.cli.main import main
        inbox = "INBOX" if protocol == "imap" else "Inbox"
        rows = self.call(profile, "list", protocol, inbox, "--limit", "1000000")
        hashes = []
        for row in rows:
            out = io.TextIOWrapper(io.BytesIO())
            with contextlib.redirect_stdout(out):
                if main(["--profile", str(profile), "show", str(row["id"]), "--as", "raw"]):
                    raise RuntimeError(f"show {row['id']} failed")
                out.flush()
            hashes.append(hashlib.sha256(out.buffer.getvalue()).hexdigest())  # type: ignore[attr-defined]
        return hashes


@contextlib.contextmanager
def site(count: int) -> Iterator[Site]:
    with Dovecot(("bench",)) as server, tempfile.TemporaryDirectory(prefix="bench") as folder:
        hashes, total = set(), 0
        for raw in corpus.messages(count):
            server.deliver("bench", raw, flags="S")
            hashes.add(hashlib.sha256(raw).hexdigest())
            total += len(raw)
        print(f"mailbox: {count} messages, {total / 1e6:.0f} MB", flush=True)
        yield Site(server, "bench", frozenset(hashes), Path(folder))

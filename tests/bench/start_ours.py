"""Depesche with an IMAP account whose INBOX it has seen before, started again and again."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.bench.screen import Place
from tests.bench.site import Site
from ui.settings import Settings


class Depesche:
    """A profile that is kept, and a start of it."""

    name = "ours"

    def __init__(self, site: Site, profile: Path, compiled: Path) -> None:
        """Gets all headers by `depeschectl`. `compiled`: where byte code lies, which an installed program has."""
        self._profile, self._compiled = profile, compiled
        self._errors = compiled.with_name("depesche.log")
        self._program: subprocess.Popen[bytes] | None = None
        site.add(profile, "imap")
        site.call(profile, "account", "set", "imap", "--bodies", "none")
        site.sync(profile, "--folder", "INBOX", "--bodies", "none")
        Settings(toured=True).save(profile / "settings.json")

    def start(self, display: str) -> subprocess.Popen[bytes]:
        environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb",
                       "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
                       "PYTHONPYCACHEPREFIX": str(self._compiled)}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        # Somebody who reads plain text: who reads HTML has what that takes from the start, as if one had been opened.
        settings = Settings.load(self._profile / "settings.json")
        settings.reads_html = False
        settings.save(self._profile / "settings.json")
        with self._errors.open("wb") as errors:
            self._program = subprocess.Popen(
                [sys.executable, "-m", "tests.bench.start_child", str(self._profile)], stdin=subprocess.PIPE,
                stdout=subprocess.PIPE, stderr=errors, env=environment, start_new_session=True)
        return self._program

    def row(self, words: str) -> Place | None:
        found = self._ask(f"row {words}")
        return Place(*found) if isinstance(found, list) else None

    def shows(self, words: str) -> bool:
        return self._ask(f"shown {words}") is True

    def quit(self, program: subprocess.Popen[bytes]) -> None:
        """As closing the window would."""
        program.terminate()
        program.wait(60)
        for pipe in (program.stdin, program.stdout):
            if pipe is not None:
                pipe.close()

    def _ask(self, line: str) -> object:
        assert self._program is not None and self._program.stdin is not None and self._program.stdout is not None
        self._program.stdin.write(f"{line}\n".encode())
        self._program.stdin.flush()
        said = self._program.stdout.readline()
        if not said:
            raise RuntimeError(f"the program ended with {self._program.wait(10)}: {self._errors.read_text()[-500:]}")
        found: object = json.loads(said)
        return found

"""Results on stdout, everything else on stderr; nothing that a terminal would obey."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence

from app.errors import MailError

Json = Mapping[str, object] | Sequence[object]

_BAR_WIDTH = 24


def clean(text: str) -> str:
    """Free of control characters other than line breaks and tabs: mail must not steer the terminal."""
    return "".join(c if c.isprintable() or c in "\n\t" else "\ufffd" for c in text)


def error_object(error: MailError) -> dict[str, str]:
    return {"kind": error.kind.value, "detail": error.detail, "server_text": error.server_text}


class Output:
    """Where a command prints. `json` decides the form of results."""

    def __init__(self, as_json: bool) -> None:
        self.json = as_json
        self._bar = ""

    def result(self, value: Json, lines: Sequence[str] = ()) -> None:
        """`value` with --json, else the lines for people. JSON is ASCII, so that no terminal is steered by it.

        That a list is empty is said on a terminal only: cron would make a mail of it.
        """
        if self.json:
            self.octets(json.dumps(value, indent=None).encode() + b"\n")
        elif lines:
            self.octets("".join(clean(each) + "\n" for each in lines).encode("utf-8", "replace"))
        elif not value and sys.stderr.isatty():
            self.say("None.")

    def object(self, value: Json) -> None:
        """JSON in any case, for results that have no other form."""
        self.octets(json.dumps(value, indent=None if self.json else 2).encode() + b"\n")

    def octets(self, data: bytes) -> None:
        """Exactly these octets."""
        self.end_progress()
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()

    def foreign(self, data: bytes) -> None:
        """As `octets`, of what a stranger wrote; a terminal gets it `clean`."""
        self.octets(clean(data.decode("utf-8", "replace").replace("\r\n", "\n")).encode("utf-8", "replace")
                    if sys.stdout.isatty() else data)

    def say(self, line: str) -> None:
        """One line for people on stderr."""
        self.end_progress()
        print(" ".join(clean(line).split()), file=sys.stderr, flush=True)

    def fail(self, error: MailError, *, told: bool = False) -> None:
        """The line for people and, unless the result on stdout has `told` it, the object for scripts."""
        self.say(f"depeschectl: {error}")
        if self.json and not told:
            self.octets(json.dumps({"error": error_object(error)}).encode() + b"\n")

    def progress(self, label: str, done: int, total: int, note: str = "") -> None:
        """A bar on a terminal, nothing otherwise."""
        if not sys.stderr.isatty():
            return
        filled = _BAR_WIDTH * min(done, total) // total if total else 0
        count = f"{done}/{total}" if total else f"{done}" if done else ""
        text = f"{clean(label)[:40]} [{'#' * filled}{'.' * (_BAR_WIDTH - filled)}] {count} {note}".rstrip()
        sys.stderr.write("\r" + text.ljust(len(self._bar)))
        sys.stderr.flush()
        self._bar = text

    def end_progress(self) -> None:
        if self._bar:
            sys.stderr.write("\r" + " " * len(self._bar) + "\r")
            sys.stderr.flush()
            self._bar = ""

"""depeschectl, called in this process, with its results in hand."""

from __future__ import annotations

import io
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from app.cli.main import main
from tests.fakes.passwords import FakePasswords


@dataclass(frozen=True)
class Ended:
    """One call's exit code, octets on stdout and text on stderr."""

    code: int
    out: bytes
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def text(self) -> str:
        return self.out.decode()


class CommandLine:
    """Calls `main` with a profile of its own; passwords given on stdin go to a keyring in memory."""

    def __init__(self, profile: Path, capture: pytest.CaptureFixture[bytes], patch: pytest.MonkeyPatch) -> None:
        self.profile = profile
        self.passwords = FakePasswords()
        self._capture = capture
        self._patch = patch

    def __call__(self, *words: object, stdin: bytes = b"") -> Ended:
        self._capture.readouterr()
        with self._patch.context() as patch:
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
            code = main(["--profile", str(self.profile), *map(str, words)], passwords=self.passwords)
        out, err = self._capture.readouterr()
        ended = Ended(code, out, err.decode())
        assert "Traceback" not in ended.err + ended.text
        assert len(ended.err.splitlines()) <= 1, ended.err
        return ended

    def ok(self, *words: object, stdin: bytes = b"") -> Any:
        """The JSON of a call that must succeed."""
        ended = self(*words, "--json", stdin=stdin)
        assert ended.code == 0, ended
        return ended.json

    def fails(self, code: int, *words: object, stdin: bytes = b"") -> dict[str, str]:
        """The error of a call that must end with `code`, and say so in one line."""
        ended = self(*words, "--json", stdin=stdin)
        assert ended.code == code, ended
        assert len(ended.err.splitlines()) == 1 and ended.err.startswith("depeschectl: ")
        error: dict[str, str] = ended.json["error"]
        assert set(error) == {"kind", "detail", "server_text"} and error["detail"]
        return error

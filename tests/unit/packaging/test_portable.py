"""The tests that run on Windows and macOS, too, ask for nothing that is not there."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.run import PORTABLE

ROOT = Path(__file__).parents[3]
UNIX_MODULES = {"fcntl", "grp", "pty", "pwd", "resource", "termios"}
UNIX_NAMES = {"SIGKILL", "SIGHUP", "killpg", "fork", "getuid", "geteuid", "mkfifo", "symlink_to", "symlink", "AF_UNIX",
              "O_NOFOLLOW", "umask", "setsid", "st_ino"}
FIXTURES = {"dovecot", "mail_user", "authority", "ca_file", "smtp_sink", "tell"}
"""Of tests/conftest.py, which is not there with --confcutdir."""
PLACES = ("/bin/", "/tmp/", "/dev/", "/proc/", "/usr/")


def _files() -> Iterator[Path]:
    for each in (*PORTABLE, "tests/smoke"):
        found = sorted((ROOT / each).glob("*.py")) if (ROOT / each).is_dir() else [ROOT / each]
        assert found, each
        yield from found


def _wrong(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = [each.name for each in node.names] + [getattr(node, "module", None) or ""]
            yield from (name for name in names
                        if name.partition(".")[0] in UNIX_MODULES or name.startswith("tests.servers"))
        elif isinstance(node, ast.Attribute) and node.attr in UNIX_NAMES:
            yield node.attr
        elif isinstance(node, ast.arg) and node.arg in FIXTURES:
            yield node.arg
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.startswith(PLACES):
            yield node.value


@pytest.mark.parametrize("path", list(_files()), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_needs_nothing_of_unix(path: Path) -> None:
    assert path.is_file()
    assert list(_wrong(ast.parse(path.read_text("utf-8")))) == []

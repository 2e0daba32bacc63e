"""What a call of depeschectl loads before it does anything: a look into the store needs neither protocols nor mail."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fakes.store import Store

HEAVY = ("app.backends", "app.transport", "app.setup", "app.crypto", "app.engine.session", "app.mime.body",
         "cryptography", "asn1crypto", "imapclient", "keyring", "ssl", "http.client", "logging.handlers", "dns",
         "truststore")

CALLED = """
import json, sys
from app.cli.main import main

code = main(sys.argv[1:])
print(json.dumps([code, sorted(sys.modules)]))
"""


def called(*words: str) -> tuple[int, list[str]]:
    """In a process of its own: the exit code, and all modules that were loaded by the end."""
    done = subprocess.run([sys.executable, "-c", CALLED, *words], capture_output=True, check=True)
    code, modules = json.loads(done.stdout.splitlines()[-1])
    return code, modules


@pytest.mark.parametrize("words", [
    ("folders", "work"), ("list", "work", "INBOX"), ("search", "letter"), ("outbox", "list")])
def test_a_look_into_the_store_is_soon_there(store: Store, tmp_path: Path, words: tuple[str, ...]) -> None:
    code, modules = called("--profile", str(tmp_path / "profile"), *words)
    assert code == 0
    assert [each for each in modules if each.startswith(HEAVY)] == []


def test_its_version_needs_no_subcommand() -> None:
    code, modules = called("--version")
    assert code == 0
    assert [each for each in modules if each.startswith(("app.cli.sync", "app.cli.account", *HEAVY))] == []

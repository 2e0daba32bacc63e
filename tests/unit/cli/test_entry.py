"""How depeschectl begins and ends."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import subprogram
from app.cli.__main__ import is_first_sync
from app.engine import reading_child
from app.engine.reading_process import ReadingProcess


@pytest.fixture
def ahead() -> Iterator[None]:
    yield
    subprogram.drop_ahead()


def run(program: str, *, stdout: int = subprocess.PIPE) -> subprocess.CompletedProcess[str]:
    plain = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    return subprocess.run([sys.executable, "-c", program], check=False, stdout=stdout, stderr=subprocess.PIPE,
                          text=True, timeout=60, env=plain)


@pytest.mark.parametrize(("words", "expected"), [
    (["--profile", "{}", "sync"], True), (["--profile={}", "sync", "work", "--json"], True),
    (["--json", "--profile", "{}", "sync"], True), (["--profile", "{}", "list", "sync"], False),
    (["--profile", "{}"], False), (["--profile"], False), (["sync", "--profile", "{}"], False), ([], False),
    (["--profile", "\0", "sync"], False),
])
def test_a_first_sync_is_seen_by_its_words_and_its_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
                                                        words: list[str], expected: bool) -> None:
    monkeypatch.setenv("DEPESCHE_PROFILE", str(tmp_path / "none"))
    (tmp_path / "mail.db").write_bytes(b"x" * 100)
    assert is_first_sync([each.format(tmp_path) for each in words]) is expected


@pytest.mark.parametrize("octets", [None, 0, (4 << 20) + 1])
def test_others_are_not(tmp_path: Path, octets: int | None) -> None:
    if octets is not None:
        with (tmp_path / "mail.db").open("wb") as file:
            file.truncate(octets)
    assert not is_first_sync(["--profile", str(tmp_path), "sync"])


def test_the_name_is_that_of_the_module() -> None:
    assert reading_child.__name__ == subprogram.READING_MODULE


def test_what_was_started_ahead_is_the_one_that_reads(ahead: None) -> None:
    subprogram.start_ahead(subprogram.READING_MODULE, subprogram.READING)
    started = subprogram._ahead[subprogram.READING_MODULE]
    reading = ReadingProcess()
    reading.start()
    assert reading._process is started and not subprogram._ahead
    until = time.monotonic() + 60
    while not reading.has_room and time.monotonic() < until:
        time.sleep(0.01)
    assert reading.has_room
    reading.close()
    assert started.poll() is not None


def test_what_was_not_needed_is_ended(ahead: None) -> None:
    subprogram.start_ahead(subprogram.READING_MODULE, subprogram.READING)
    started = subprogram._ahead[subprogram.READING_MODULE]
    subprogram.drop_ahead()
    assert started.returncode is not None and not subprogram._ahead


def test_all_that_was_said_is_there_at_the_end() -> None:
    done = run("import atexit, sys; from app.cli.__main__ import leave\n"
               "atexit.register(lambda: print('last'))\nprint('x' * 100_000)\nprint('y', file=sys.stderr)\nleave(5)")
    assert done.returncode == 5
    assert done.stdout == "x" * 100_000 + "\nlast\n" and done.stderr == "y\n"


def test_a_thread_that_works_is_waited_for() -> None:
    done = run("import threading, time; from app.cli.__main__ import leave\n"
               "threading.Thread(target=lambda: (time.sleep(0.3), print('done'))).start()\nleave(0)")
    assert done.returncode == 0 and done.stdout == "done\n"


def test_a_reader_that_is_gone_is_told_by_the_code() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = run("from app.cli.__main__ import leave\nprint('x')\nleave(0)", stdout=writing)
    finally:
        os.close(writing)
    assert done.returncode == 7 and done.stderr == ""


def test_the_program_ends_with_the_code_of_its_call(tmp_path: Path) -> None:
    for words, code in ((["--version"], 0), (["nonsense"], 2), (["--profile", str(tmp_path), "sync"], 2)):
        done = subprocess.run([sys.executable, "-m", "app.cli", *words], check=False, capture_output=True, timeout=60)
        assert done.returncode == code, words

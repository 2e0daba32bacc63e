"""Reports of ends that nobody wanted: made by real processes that really die, free of secrets and of mail."""

from __future__ import annotations

import logging
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import crashes
from app.errors import ErrorKind, MailError
from app.paths import Profile
from app.redaction import conceal

SECRET = "canary-Pass7wort"

PROGRAM = """
import ctypes, logging, os, sys, threading
from pathlib import Path
from app import crashes
from app.paths import Profile
from app.redaction import conceal

logging.getLogger().setLevel(logging.INFO)
with crashes.Run(Profile(Path(sys.argv[1])), "Depesche 9.9 on a test").begin():
    conceal("canary-Pass7wort")
    logging.getLogger("app.tests").info("logging in as bob@example.org with canary-Pass7wort")
    {end}
"""


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    return Profile(tmp_path / "profile")


@pytest.fixture
def log() -> Iterator[logging.Logger]:
    root = logging.getLogger()
    before = root.level
    root.setLevel(logging.INFO)
    yield logging.getLogger("app.tests")
    root.setLevel(before)


def died(profile: Profile, end: str) -> int:
    ran = subprocess.run([sys.executable, "-c", PROGRAM.replace("{end}", end), str(profile.directory)],
                         capture_output=True, check=False, timeout=60)
    return ran.returncode


def next_start(profile: Profile) -> str:
    """The words of the report that the next start finds, "" for none."""
    with crashes.Run(profile, "next").begin() as run:
        run.collect()
    report = crashes.unseen(profile)
    return "" if report is None else crashes.read(report)


@pytest.mark.parametrize(("end", "number", "words"), [
    ("def deep(): ctypes.string_at(0)\n    deep()", signal.SIGSEGV, "Segmentation fault"),
    ("os.abort()", signal.SIGABRT, "Aborted"),
    ("thread = threading.Thread(target=ctypes.string_at, args=(0,), name='account-1'); thread.start(); thread.join()",
     signal.SIGSEGV, "Segmentation fault"),
])  # fmt: skip
def test_a_crash_that_python_never_heard_of(profile: Profile, end: str, number: signal.Signals, words: str) -> None:
    assert died(profile, end) == -number
    told = next_start(profile)
    assert words in told and "Depesche 9.9 on a test" in told
    assert "(most recent call first)" in told and "logging in as [address] with [" in told
    assert SECRET not in told and "bob@" not in told
    (report,) = profile.crashes.iterdir()
    assert stat.S_IMODE(report.stat().st_mode) == 0o600 and stat.S_IMODE(profile.crashes.stat().st_mode) == 0o700


def test_an_exception_that_ends_the_program_is_a_report_without_its_words(profile: Profile) -> None:
    assert died(profile, "raise ValueError('Dear Ada, your ' + 'diagnosis')") == 1
    told = next_start(profile)
    assert "the program ended by" in told and "ValueError" in told and 'File "<string>"' in told
    assert "diagnosis" not in told and "Ada" not in told


@pytest.mark.parametrize("end", ["pass", "sys.exit(3)", "raise KeyboardInterrupt"])
def test_an_end_that_was_wanted_leaves_nothing(profile: Profile, end: str) -> None:
    died(profile, end)
    assert next_start(profile) == "" and list(profile.crashes.iterdir()) == []


def test_who_was_killed_is_told_so_in_the_same_session_of_the_system(
        profile: Profile, monkeypatch: pytest.MonkeyPatch) -> None:
    assert died(profile, "os.kill(os.getpid(), 9)") == -signal.SIGKILL
    assert "ended from outside" in next_start(profile)
    crashes.forget(profile)
    assert died(profile, "os.kill(os.getpid(), 9)") == -signal.SIGKILL
    monkeypatch.setattr(crashes, "_boot", lambda: "another")  # the power was gone: everybody knows why it ended
    assert next_start(profile) == "" and list(profile.crashes.iterdir()) == []


def test_the_home_folder_is_not_named(profile: Profile, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    died(profile, "ctypes.string_at(0)")
    monkeypatch.setattr(Path, "home", lambda: Path(sys.prefix))
    told = next_start(profile)
    assert sys.prefix not in told


def test_a_fault_that_was_survived_is_kept_once_with_the_log_before_it(profile: Profile, log: logging.Logger) -> None:
    conceal(SECRET)
    with crashes.Run(profile, "about").begin():
        for number in range(crashes.LINES + 20):
            log.info("round %d", number)
        for _ in range(3):
            try:
                raise RuntimeError(f"cannot read Your diagnosis {SECRET}")
            except RuntimeError:
                log.exception("a desk failed")
    (report,) = profile.crashes.iterdir()
    told = crashes.read(report)
    assert "a desk failed" in told and "RuntimeError" in told and "test_crashes.py" in told
    assert "diagnosis" not in told and SECRET not in told
    assert f"round {crashes.LINES + 19}" in told and "round 3\n" not in told
    assert crashes.unseen(profile) is None  # it was told when it happened


def test_what_the_program_says_itself_stays(profile: Profile, log: logging.Logger) -> None:
    with crashes.Run(profile, "about").begin():
        for error in (MailError(ErrorKind.STORE, "The store is away.", "server's words"), PermissionError(13, "denied"),
                      AttributeError("'Editor' object has no attribute 'x'"), AssertionError("Dear Ada")):
            try:
                raise error
            except type(error):
                log.exception("failed")
    told = "".join(crashes.read(each) for each in profile.crashes.iterdir())
    assert "MailError: The store is away." in told and "PermissionError: denied" in told
    assert "has no attribute" in told
    assert "server's words" not in told and "Ada" not in told


def test_no_more_than_a_few_are_kept(profile: Profile, log: logging.Logger) -> None:
    for number in range(3):
        with crashes.Run(profile, "about").begin():
            for each in range(crashes.KEPT + 3):
                try:
                    exec(compile("raise RuntimeError", f"<{number} {each}>", "exec"))
                except RuntimeError:
                    log.exception("failed")
    kept = sorted(profile.crashes.iterdir())
    assert len(kept) == crashes.KEPT
    assert all("<2 " in crashes.read(each) for each in kept)


def test_the_journal_stays_small(profile: Profile, log: logging.Logger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crashes, "_LARGEST", 4_000)
    with crashes.Run(profile, "about").begin():
        for number in range(2_000):
            log.info("line %d %s", number, "x" * 20)
        journal = profile.crashes / f"run-{os.getpid()}.txt"
        text = journal.read_text()
        assert len(text) < 20_000 and text.startswith("about\n") and "line 1999" in text


def test_seen_ones_stay_and_forgotten_ones_go(profile: Profile) -> None:
    died(profile, "os.abort()")
    assert next_start(profile)
    crashes.seen(profile)
    assert crashes.unseen(profile) is None and len(list(profile.crashes.iterdir())) == 1
    crashes.forget(profile)
    assert list(profile.crashes.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_no_hindrance(tmp_path: Path, log: logging.Logger) -> None:
    (tmp_path / "crashes").write_text("a file")
    with crashes.Run(Profile(tmp_path), "about").begin() as run:
        run.collect()
        try:
            raise RuntimeError
        except RuntimeError:
            log.exception("failed")
    assert crashes.unseen(Profile(tmp_path)) is None


def test_a_run_that_is_just_beginning_is_not_taken_for_a_dead_one(profile: Profile) -> None:
    """Two starts at once: the one that has the profile looks while the other still finds out that it has not."""
    program = PROGRAM.replace("{end}", "print('begun', flush=True); sys.stdin.read()")
    with subprocess.Popen([sys.executable, "-c", program, str(profile.directory)], stdin=subprocess.PIPE,
                          stdout=subprocess.PIPE) as other:
        assert other.stdout is not None and other.stdout.readline() == b"begun\n"
        assert next_start(profile) == ""
        assert (profile.crashes / f"run-{other.pid}.txt").exists()
        other.kill()
    assert "ended from outside" in next_start(profile)

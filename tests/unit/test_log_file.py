"""The profile's log: small, private, redacted, and written by two processes at once."""

from __future__ import annotations

import logging
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from app import log_file
from app.log_file import LogFile


def record(text: str) -> logging.LogRecord:
    return logging.LogRecord("tests", logging.WARNING, "", 0, text, (), None)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_only_the_person_reads_it_even_one_that_an_older_version_left(tmp_path: Path) -> None:
    path = tmp_path / "depesche.log"
    path.write_text("old\n")
    path.chmod(0o644)
    log = LogFile(path)
    log.handle(record("first"))
    log.close()
    assert mode(path) == 0o600
    assert path.read_text().startswith("old\n")


def test_what_is_written_is_redacted_in_both_files(tmp_path: Path) -> None:
    path = tmp_path / "depesche.log"
    log = LogFile(path, largest=2_000)
    for _ in range(30):
        log.handle(record("refused bob@example.org, password: hunter2"))
    log.close()
    older = tmp_path / "depesche.log.1"
    for each in (path, older):
        text = each.read_text()
        assert "bob@" not in text and "hunter2" not in text and "[address]" in text
        assert mode(each) == 0o600 and len(text) <= 2_000
    assert sorted(each.name for each in tmp_path.iterdir()) == ["depesche.log", "depesche.log.1"]


def test_another_process_that_rotated_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "depesche.log"
    log = LogFile(path)
    log.handle(record("before"))
    os.replace(path, tmp_path / "depesche.log.1")
    log.handle(record("after"))
    log.close()
    assert "after" in path.read_text() and "after" not in (tmp_path / "depesche.log.1").read_text()


def test_a_file_that_may_not_be_renamed_is_copied_and_nothing_is_lost(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows, while another process has it open."""
    def refused(source: object, target: object) -> None:
        raise PermissionError(13, "in use")

    path = tmp_path / "depesche.log"
    other = LogFile(path)
    other.handle(record("other"))
    log = LogFile(path, largest=600)
    monkeypatch.setattr(os, "replace", refused)
    for number in range(12):
        log.handle(record(f"line {number:03}"))
    other.handle(record("other again"))
    log.close()
    other.close()
    text = (tmp_path / "depesche.log.1").read_text() + path.read_text()
    assert "line 011" in text and "line 010" in text and "other again" in path.read_text()
    assert "\0" not in path.read_text()
    assert path.stat().st_size <= 700 and mode(tmp_path / "depesche.log.1") == 0o600


def test_a_place_that_cannot_be_written_is_no_trouble(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    log = LogFile(tmp_path / "missing" / "depesche.log")
    log.handle(record("nowhere"))
    log.close()
    assert capsys.readouterr().err == ""
    with pytest.raises(OSError):
        log_file.note_once(Path(os.devnull) / "depesche.log", "nowhere")


def test_two_processes_write_beside_each_other(tmp_path: Path) -> None:
    path = tmp_path / "depesche.log"
    program = ("import sys; from pathlib import Path; from app import log_file\n"
               "for number in range(200): log_file.note_once(Path(sys.argv[1]), f'{sys.argv[2]} {number}')")
    both = [subprocess.Popen([sys.executable, "-c", program, str(path), name]) for name in ("one", "two")]
    assert [each.wait(60) for each in both] == [0, 0]
    lines = path.read_text().splitlines()
    assert len(lines) == 400 and all(" ERROR depeschectl: " in line for line in lines)

"""Attachments with hostile names land in the chosen folder, under safe names, and write over nothing."""

from __future__ import annotations

import os
from email.utils import encode_rfc2231
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.engine import saving
from app.errors import ErrorKind, MailError
from app.mime.filename import is_program, runs_by_content, safe_name

HOSTILE = [
    "../../../etc/passwd", "..\\..\\evil.bat", "C:\\Windows\\system32\\x.dll", "C:evil", "/etc/cron.d/x",
    "\\\\host\\x", "a\0.txt", "CON", "con.txt", "nul .tar.gz", "COM1", "LPT\u00b9.doc", "aux.",
    "photo\u202egnp.exe", "a" * 4096, "ü" * 4096 + ".txt", "." * 300, "...", "~", "-rf", "a\r\nb.txt", "name. ",
    ".bashrc", "a:b:$DATA", "x?*<>|.txt", "\ud800.txt", "", "/", "\u2066x\u2069.pdf", "file.txt:Zone.Identifier",
    "\xad", "a\u3164b\u115f.txt"]


def mail(name: str, data: str = "one") -> bytes:
    given = encode_rfc2231(name.encode("utf-8", "replace").decode(), "utf-8")
    return (f"From: a@example.org\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n"
            f"Content-Type: application/octet-stream\r\nContent-Disposition: attachment;\r\n filename*={given}\r\n\r\n"
            f"{data}\r\n--b--\r\n").encode()


@pytest.mark.parametrize("name", HOSTILE)
def test_it_lands_in_the_chosen_folder(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "chosen"
    for round_ in range(2):
        [path] = saving.save(mail(name, str(round_)), ("1",), folder)
        assert path.parent == folder and path.read_text() == str(round_)
        assert len(os.fsencode(path.name)) <= 255 and not path.name.startswith((".", " ", "-rf/"))
    assert sorted(tmp_path.iterdir()) == [folder] and len(list(folder.iterdir())) == 2


def test_nothing_is_written_over_and_no_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("mine")
    (tmp_path / "a (2).txt").symlink_to(tmp_path / "elsewhere")
    path = saving.write_new(tmp_path, "a.txt", b"theirs")
    assert path.name == "a (3).txt" and (tmp_path / "a.txt").read_text() == "mine"
    assert not (tmp_path / "elsewhere").exists()


def test_who_is_quicker_keeps_the_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    taken = tmp_path / "a.txt"
    answers = iter((taken, tmp_path / "a (2).txt"))
    monkeypatch.setattr(saving, "unique_path", lambda *_: next(answers))
    taken.write_text("mine")
    assert saving.write_new(tmp_path, "a.txt", b"theirs").name == "a (2).txt"
    assert taken.read_text() == "mine"


def test_half_a_file_is_not_left_behind(tmp_path: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.fail("this test needs /dev/full")

    class Full(type(tmp_path)):  # type: ignore[misc]  # the path's class depends on the system
        def open(self, *_args: object, **_more: object) -> object:
            self.touch()
            return full.open("wb", buffering=0)

    folder = tmp_path / "x"
    folder.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(saving, "unique_path", lambda *_: Full(folder / "a.bin"))
        with pytest.raises(MailError) as caught:
            saving.write_new(folder, "a.bin", b"x" * 10)
    assert caught.value.kind is ErrorKind.STORE and list(folder.iterdir()) == []


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(MailError) as caught:
        saving.write_new(tmp_path / "file", "a", b"x")
    assert caught.value.kind is ErrorKind.STORE
    with pytest.raises(MailError) as gone:
        saving.save(mail("a"), ("7",), tmp_path)
    assert gone.value.kind is ErrorKind.GONE


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_no_name_is_more_than_a_name(name: str) -> None:
    made = safe_name(name, "attachment")
    assert made and "/" not in made and "\\" not in made and "\0" not in made and made not in (".", "..")
    assert len(made.encode()) <= 205 and made.isprintable()


@pytest.mark.parametrize(("name", "content_type", "program"), [
    ("a.exe", "image/png", True), ("a.exe. . ", "", True), ("a.pdf.JS", "", True), ("x\u200b.vbs", "", True),
    ("a.desktop", "text/plain", True), ("a.html", "text/html", True), ("page", "text/html", True),
    ("x", "application/x-msdownload", True), ("a.sh\0.txt", "", False), ("a.pdf", "application/pdf", False),
    ("a.docx", "", False), ("invoice.xml", "text/xml", False), ("a.docm", "", True), ("a.lnk", "", True),
    ("a.rdp", "", True), ("a.fileloc", "", True), ("a.msix", "", True), ("a.crt", "", False)])
def test_what_could_run_is_known_by_the_name_it_would_be_saved_under(name: str, content_type: str, program: bool
                                                                    ) -> None:
    assert is_program(name, content_type) is program


@pytest.mark.parametrize("start", [
    b"<html>", b"\r\n <!DOCTYPE html>", b"\xef\xbb\xbf<!-- x --><script>", b"<?xml version='1.0'?><svg/>",
    b"<svg xmlns=''>", b"MZ\x90", b"\x7fELF", b"#!/bin/sh", b"\xcf\xfa\xed\xfe", b"# x\n[Desktop Entry]\nExec=x"])
def test_what_runs_for_its_content_is_known(start: bytes) -> None:
    assert runs_by_content("report", start) and runs_by_content("report.2026-q4", start)
    assert not runs_by_content("report.pdf", start)  # the ending tells what it is opened with


@pytest.mark.parametrize("start", [b"", b"Dear Ada,\n<html> is a tag", b"%PDF-1.7", b"PK\x03\x04", b"\x89PNG\r\n"])
def test_what_does_not_run(start: bytes) -> None:
    assert not runs_by_content("report", start)

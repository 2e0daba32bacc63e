"""Start with the session, default program, and the files that a package brings: read by the system's own tools."""

from __future__ import annotations

import configparser
import os
import plistlib
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from app.errors import MailError
from app.paths import DEMO_PREFIX, Profile
from ui.desktop import autostart, handlers, program_line
from ui.desktop.autostart import AutostartEntry, LaunchAgent, RunKey
from ui.desktop.handlers import Standing

ROOT = Path(__file__).resolve().parent.parent.parent
LINUX = ROOT / "packaging" / "linux"
NASTY = ("/opt/my apps/de\"pes`che$1", "--profile", "/home/ada/50% back\\slash;é", "--minimised")


def validate(path: Path) -> str:
    return subprocess.run(["desktop-file-validate", path], capture_output=True, text=True, check=False).stdout


@pytest.fixture(autouse=True)
def homes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a person's settings lie, for Qt and for xdg-utils."""
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    monkeypatch.setenv("XDG_DATA_DIRS", str(tmp_path / "usr"))
    for name in ("FLATPAK_ID", "SNAP", "APPIMAGE"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


# --- the line that starts it --------------------------------------------------------------------------------------


def unquoted(line: str) -> list[str]:
    """As a desktop reads Exec=: the value's escapes, then words as a shell takes double quotes, then %%."""
    escapes = {"n": "\n", "r": "\r", "t": "\t", "s": " "}
    shell = re.sub(r"\\(.)", lambda found: escapes.get(found[1], found[1]), line)
    told = subprocess.run(["sh", "-c", f"printf '%s\\0' {shell}"], capture_output=True, check=True).stdout
    return [word.replace("%%", "%") for word in told.decode().split("\0")[:-1]]


def test_every_word_comes_back_as_it_was() -> None:
    assert unquoted(program_line.exec_line(NASTY)) == list(NASTY)
    assert program_line.exec_line(("depesche", "--x=1")) == "depesche --x=1"


def test_the_profile_is_named_only_where_it_must_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEPESCHE_PROFILE", str(tmp_path / "other"))
    assert "--profile" in program_line.words(Profile.choose())
    monkeypatch.delenv("DEPESCHE_PROFILE")
    assert program_line.words(Profile.choose(), "x") == (*program_line.program(), "x")


def test_what_is_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "depesche"
    script.touch()
    monkeypatch.setattr(sys, "argv", [str(script)])
    assert program_line.program() == (str(script),)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert program_line.program() == (sys.executable,)
    monkeypatch.setenv("APPIMAGE", "/home/ada/Depesche.AppImage")
    assert program_line.program() == ("/home/ada/Depesche.AppImage",)
    monkeypatch.delattr(sys, "frozen")
    monkeypatch.setattr(sys, "argv", ["-c"])
    monkeypatch.setattr(sys, "executable", str(tmp_path / "nowhere" / "python"))
    assert program_line.program() == (sys.executable, "-m", "ui")


# --- autostart ----------------------------------------------------------------------------------------------------


def test_an_entry_that_desktops_understand(tmp_path: Path) -> None:
    entry = AutostartEntry(tmp_path / "autostart", NASTY)
    assert not entry.is_on()
    entry.set(False)
    entry.set(True)
    assert entry.is_on() and validate(entry.path) == ""
    read = configparser.RawConfigParser(interpolation=None)
    read.optionxform = str  # type: ignore[assignment,method-assign]
    read.read(entry.path, "utf-8")
    told = dict(read["Desktop Entry"])
    assert unquoted(told["Exec"]) == list(NASTY) and Path(told["Icon"]).exists()
    assert [each.name for each in entry.path.parent.iterdir()] == ["depesche.desktop"]
    entry.set(False)
    assert not entry.is_on()


@pytest.mark.parametrize("key", ["Hidden=true", "X-GNOME-Autostart-enabled = false"])
def test_what_the_desktop_switched_off_is_off(tmp_path: Path, key: str) -> None:
    entry = AutostartEntry(tmp_path, ("depesche",))
    entry.path.write_text(f"[Desktop Entry]\nType=Application\n{key}\n")
    assert not entry.is_on()
    entry.set(True)
    assert entry.is_on()


def test_of_this_system(homes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = autostart.of_this_system(Profile(homes / "mail"))
    assert isinstance(made, AutostartEntry) and made.path.parent == homes / "XDG_CONFIG_HOME" / "autostart"
    made.set(True)
    text = made.path.read_text("utf-8")
    assert "--minimised" in text and f"--profile {homes / 'mail'}" in text
    assert autostart.of_this_system(Profile(homes / f"{DEMO_PREFIX}x" / "profile")) is None
    monkeypatch.setenv("FLATPAK_ID", "x")
    assert autostart.of_this_system(Profile(homes / "mail")) is None


def test_a_folder_that_refuses_is_told(tmp_path: Path) -> None:
    (tmp_path / "autostart").write_text("a file in its place")
    with pytest.raises(OSError):
        AutostartEntry(tmp_path / "autostart", ("depesche",)).set(True)


def test_windows_and_macos(tmp_path: Path) -> None:
    key = RunKey((r"C:\Program Files\Depesche\depesche.exe", "--minimised"), str(tmp_path / "run.ini"),
                 QSettings.Format.IniFormat)
    assert not key.is_on()
    key.set(True)
    assert key.is_on()
    stored = QSettings(str(tmp_path / "run.ini"), QSettings.Format.IniFormat).value("Depesche")
    assert stored == r'"C:\Program Files\Depesche\depesche.exe" --minimised'
    key.set(False)
    assert not key.is_on()
    agent = LaunchAgent(tmp_path / "LaunchAgents", NASTY)
    agent.set(True)
    assert agent.is_on() and plistlib.loads(agent.path.read_bytes())["ProgramArguments"] == list(NASTY)
    agent.set(False)
    agent.set(False)
    assert not agent.is_on()


# --- the default program ------------------------------------------------------------------------------------------


@pytest.fixture
def xdg_mime(homes: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program of that name that keeps what it was told in a folder: a file for each type."""
    kept = homes / "kept"
    kept.mkdir()
    tool = homes / "bin" / "xdg-mime"
    tool.parent.mkdir()
    tool.write_text(f'''#!/bin/sh
case "$1" in
query) cat "{kept}/$(echo "$3" | tr / _)" 2>/dev/null; echo ;;
default) shift; entry=$1; shift; for kind; do echo "$entry" >"{kept}/$(echo "$kind" | tr / _)"; done ;;
*) exit 1 ;;
esac
''')
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tool.parent}{os.pathsep}{os.environ['PATH']}")
    return kept


def test_it_becomes_the_default_and_is_put_into_the_menu(homes: Path, xdg_mime: Path) -> None:
    (xdg_mime / "message_rfc822").write_text("other.desktop\n")
    assert handlers.standing() == Standing(False, False, True)
    assert not handlers.is_installed()
    assert handlers.make_default(Profile(homes / "mail")) == Standing(True, True, True)
    entry = homes / "XDG_DATA_HOME" / "applications" / "depesche.desktop"
    assert handlers.is_installed() and validate(entry) == ""
    assert "MimeType=x-scheme-handler/mailto;message/rfc822;" in entry.read_text("utf-8")
    assert "%U" in entry.read_text("utf-8")


def test_an_entry_of_the_package_is_left_to_it(homes: Path, xdg_mime: Path) -> None:
    folder = homes / "usr" / "applications"
    folder.mkdir(parents=True)
    (folder / "depesche.desktop").write_text((LINUX / "depesche.desktop").read_text("utf-8"), "utf-8")
    assert handlers.make_default(Profile(homes / "mail")).links
    assert not (homes / "XDG_DATA_HOME").exists()


def test_a_tool_that_fails_is_told_in_words(homes: Path, xdg_mime: Path) -> None:
    tool = homes / "bin" / "xdg-mime"
    tool.write_text("#!/bin/sh\nexit 4\n")
    assert handlers.standing() == Standing(False, False, True)
    with pytest.raises(MailError) as caught:
        handlers.make_default(Profile(homes / "mail"))
    assert "settings" in caught.value.detail


def test_without_the_tool_and_in_a_demo_nothing_is_changed(homes: Path, xdg_mime: Path,
                                                           monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(MailError):
        handlers.make_default(Profile(homes / f"{DEMO_PREFIX}x" / "profile"))
    monkeypatch.setenv("PATH", str(homes))
    assert handlers.standing() == Standing()
    with pytest.raises(MailError):
        handlers.make_default(Profile(homes / "mail"))
    assert list(xdg_mime.iterdir()) == []


# --- what a package brings ----------------------------------------------------------------------------------------


def test_the_desktop_file_is_valid_and_its_actions_are_calls_of_the_program() -> None:
    assert validate(LINUX / "depesche.desktop") == ""
    read = configparser.RawConfigParser(interpolation=None)
    read.read(LINUX / "depesche.desktop", "utf-8")
    actions = [each for each in read["Desktop Entry"]["actions"].split(";") if each]
    assert [f"Desktop Action {each}" for each in actions] == read.sections()[1:]
    from ui.__main__ import _parse

    for section in read.sections():
        name, *words = read[section]["exec"].replace("%U", "mailto:").split()
        assert name == "depesche" and _parse(words)


def test_the_appstream_data_is_valid() -> None:
    checked = subprocess.run(["appstreamcli", "validate", "--no-net", "--no-color", "--strict", "--pedantic",
                              LINUX / "depesche.metainfo.xml"], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    text = (LINUX / "depesche.metainfo.xml").read_text("utf-8")
    assert text.count('xml:lang="de"') == text.count("<li>") + text.count("<p>") + text.count("<summary>") + 2


def test_the_icons_are_those_of_the_svg() -> None:
    checked = subprocess.run([sys.executable, LINUX / "render_icons.py", "--check"], capture_output=True, text=True,
                             check=False, env=os.environ | {"QT_QPA_PLATFORM": "offscreen"})
    assert checked.returncode == 0, checked.stderr


def test_files_come_as_urls_from_desktops() -> None:
    from ui.__main__ import _absolute

    assert _absolute("file:///tmp/Gr%C3%BC%C3%9Fe%20an%20alle.eml") == "/tmp/Grüße an alle.eml"
    assert _absolute("mailto:ada@example.org") == "mailto:ada@example.org"
    assert _absolute("a.eml") == str(Path.cwd() / "a.eml")
    assert _absolute("file:") == str(Path.cwd() / "file:")


@pytest.mark.parametrize("folder", ["/tmp/a\nExec=evil", "/tmp/a\rb", "/tmp/a\tb\n[Desktop Action x]\nExec=evil"])
def test_a_folder_with_line_ends_in_its_name_adds_no_line(tmp_path: Path, folder: str) -> None:
    entry = AutostartEntry(tmp_path / "autostart", ("depesche", "--profile", folder))
    entry.set(True)
    lines = entry.path.read_text("utf-8").splitlines()
    assert len([each for each in lines if each.startswith("Exec=")]) == 1 and lines.count("[Desktop Entry]") == 1
    assert not [each for each in lines if each.startswith("[Desktop Action")]
    told = next(each for each in lines if each.startswith("Exec=")).removeprefix("Exec=")
    assert unquoted(told) == ["depesche", "--profile", folder]


def test_a_folder_whose_name_is_no_text_is_told_and_changes_nothing(tmp_path: Path) -> None:
    broken = ("depesche", "--profile", "/tmp/\udcff")
    for made in (AutostartEntry(tmp_path / "autostart", broken), LaunchAgent(tmp_path / "LaunchAgents", broken)):
        with pytest.raises(OSError, match="character"):
            made.set(True)
        assert not made.is_on()
    with pytest.raises(OSError, match="character"):
        LaunchAgent(tmp_path / "LaunchAgents", ("depesche", "/tmp/\a")).set(True)

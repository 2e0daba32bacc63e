"""One window for each profile, and what it remembers."""

from __future__ import annotations

import getpass
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from ui import single_instance
from ui.settings import Density, ListLayout, Settings, ThemeChoice
from ui.single_instance import InstanceServer, Request, hand_over, server_name

ROOT = Path(__file__).resolve().parent.parent.parent


def start_second(profile: Path, *arguments: str) -> subprocess.Popen[str]:
    code = ("import sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication; "
            "from ui.single_instance import Request, hand_over; app = QCoreApplication([]); "
            "print(hand_over(Path(sys.argv[1]), Request(tuple(sys.argv[2:]), get_mail=True, token='abc')))")
    return subprocess.Popen([sys.executable, "-c", code, str(profile), *arguments], cwd=ROOT, text=True,
                            stdout=subprocess.PIPE)


def test_a_second_start_hands_over_what_it_was_to_open(qtbot: QtBot, tmp_path: Path) -> None:
    server = InstanceServer(tmp_path)
    assert server.listen()
    with qtbot.waitSignal(server.asked, timeout=20_000) as told:
        second = start_second(tmp_path, "mailto:ada@example.org", "/tmp/größe.eml")
    assert told.args == [Request(("mailto:ada@example.org", "/tmp/größe.eml"), get_mail=True, token="abc")]
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=10_000)
    assert second.communicate()[0].strip() == "True"
    server.close()


def test_without_a_window_there_is_nobody_to_hand_over_to(qtbot: QtBot, tmp_path: Path) -> None:
    assert not hand_over(tmp_path, Request())


def test_a_window_of_somebody_else_is_told_nothing(qtbot: QtBot, tmp_path: Path,
                                                   monkeypatch: pytest.MonkeyPatch) -> None:
    server = InstanceServer(tmp_path)
    assert server.listen()
    told: list[Request] = []
    server.asked.connect(told.append)
    monkeypatch.setenv("LOGNAME", getpass.getuser())  # the name of the server stays the same
    monkeypatch.setattr(os, "getuid", lambda: 54321)
    assert not hand_over(tmp_path, Request(("mailto:ada@example.org?body=hush",)))
    monkeypatch.undo()
    with qtbot.waitSignal(server.asked, timeout=20_000):
        second = start_second(tmp_path, "mine")
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=10_000)
    assert [each.open for each in told] == [("mine",)]
    server.close()


def test_each_profile_has_its_own_window(tmp_path: Path) -> None:
    assert server_name(tmp_path / "a") != server_name(tmp_path / "b")
    assert server_name(tmp_path / "a") == server_name(tmp_path / "x" / ".." / "a")


def test_a_place_of_its_own(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where everybody may write, somebody else could take the name first, and no link would find its window."""
    with tempfile.TemporaryDirectory(prefix="dp", dir="/tmp") as short:  # the name of a socket has room for 107 octets
        folder = Path(short)
        monkeypatch.setattr(single_instance, "RUNTIME", str(folder))
        server = InstanceServer(tmp_path)
        assert server.listen()
        assert [str(each) for each in folder.iterdir()] == [server_name(tmp_path)]
        server.close()
        folder.chmod(0o755)  # one that others may look into, or that is not there, is none
        assert "/" not in server_name(tmp_path)
    monkeypatch.setattr(single_instance, "RUNTIME", str(tmp_path / "none"))
    assert "/" not in server_name(tmp_path)


@pytest.mark.parametrize("line", [
    b"no json\n", b'{"a": 1}\n', b"[1, 2]\n", b'{"open": "x", "get_mail": 1, "quiet": [], "token": {}}\n',
    b'{"open": [1, null], "token": "a\\u0000b"}\n', b"[" * 5000 + b"\n", b"x" * 100_000])
def test_nonsense_is_left_alone(qtbot: QtBot, tmp_path: Path, line: bytes) -> None:
    server = InstanceServer(tmp_path)
    assert server.listen()
    told: list[Request] = []
    server.asked.connect(told.append)
    socket = QLocalSocket()
    socket.connectToServer(server_name(tmp_path))
    assert socket.waitForConnected(2000)
    socket.write(line)
    socket.flush()
    qtbot.waitUntil(lambda: bool(told) or socket.bytesAvailable() > 0
                    or socket.state() != QLocalSocket.LocalSocketState.ConnectedState)
    assert told in ([], [Request()])
    server.close()


def test_settings_come_back_as_they_were(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    settings = Settings(ThemeChoice.DARK, "de", ListLayout.COLUMNS, Density.COMPACT, collapsed=["1", "1/Archiv"])
    settings.save(path)
    assert Settings.load(path) == settings


@pytest.mark.parametrize("text", ["", "nonsense", "[]", "null",
                                  '{"theme": "pink", "zoom": "big", "collapsed": [1, "a"]}'])
def test_a_damaged_file_costs_only_looks(tmp_path: Path, text: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(text, "utf-8")
    loaded = Settings.load(path)
    assert (loaded.theme, loaded.zoom) == (ThemeChoice.SYSTEM, 1.0)
    assert all(isinstance(each, str) for each in loaded.collapsed)


def test_unknown_keys_of_a_newer_version_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"theme": "dark", "from_the_future": 1}), "utf-8")
    assert Settings.load(path).theme is ThemeChoice.DARK

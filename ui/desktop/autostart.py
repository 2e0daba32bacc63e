"""Starting with the session: an entry in ~/.config/autostart, the Run key of Windows, a launch agent of macOS."""

from __future__ import annotations

import os
import plistlib
import subprocess
import sys
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QSettings, QStandardPaths

from app.paths import Profile, resource
from ui.desktop.program_line import exec_line, unwritable, value, words, write_entry

MINIMISED = "--minimised"
RUN_KEY = r"HKEY_CURRENT_USER\Software\Microsoft\Windows\CurrentVersion\Run"
_LABEL = "depesche"


class Autostart(Protocol):
    """Asked each time: the desktop's own settings may change it, too. `set` raises OSError."""

    def is_on(self) -> bool: ...

    def set(self, on: bool) -> None: ...


def of_this_system(profile: Profile) -> Autostart | None:
    """None where it is not ours to set: in a sandbox, and for a demo."""
    if profile.is_demo or os.environ.get("FLATPAK_ID") or os.environ.get("SNAP"):
        return None
    line = words(profile, MINIMISED)
    if sys.platform == "win32":
        return RunKey(line)
    if sys.platform == "darwin":
        return LaunchAgent(Path.home() / "Library" / "LaunchAgents", line)
    config = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
    return AutostartEntry(Path(config) / "autostart", line)


class AutostartEntry:
    """Desktop Application Autostart Specification: a desktop entry in `folder`."""

    def __init__(self, folder: Path, line: tuple[str, ...]) -> None:
        self.path, self._line = folder / "depesche.desktop", line

    def is_on(self) -> bool:
        """Desktops switch an entry off by a key rather than take it away."""
        try:
            lines = {each.strip().replace(" ", "") for each in self.path.read_text("utf-8", "replace").splitlines()}
        except OSError:
            return False
        return not lines & {"Hidden=true", "X-GNOME-Autostart-enabled=false"}

    def set(self, on: bool) -> None:
        if not on:
            self.path.unlink(missing_ok=True)
            return
        self.path.parent.mkdir(parents=True, exist_ok=True)
        entry = ("[Desktop Entry]", "Type=Application", "Version=1.4", "Name=Depesche",
                 f"Exec={exec_line(self._line)}", f"Icon={value(str(resource('icons/depesche.svg')))}",
                 "Terminal=false", "X-GNOME-Autostart-enabled=true", "")
        write_entry(self.path, entry)


class RunKey:
    """Windows: a value of the registry's Run key (`key`, or a file in its place for the tests)."""

    def __init__(self, line: tuple[str, ...], key: str = RUN_KEY,
                 kind: QSettings.Format = QSettings.Format.NativeFormat) -> None:
        self._line, self._settings = line, QSettings(key, kind)

    def is_on(self) -> bool:
        self._settings.sync()
        return self._settings.contains("Depesche")

    def set(self, on: bool) -> None:
        if on:
            self._settings.setValue("Depesche", subprocess.list2cmdline(self._line))
        else:
            self._settings.remove("Depesche")
        self._settings.sync()
        if self._settings.status() is not QSettings.Status.NoError:
            raise OSError("the registry refused it")


class LaunchAgent:
    """macOS: a property list in `folder`, read at the next login (launchd.plist(5))."""

    def __init__(self, folder: Path, line: tuple[str, ...]) -> None:
        self.path, self._line = folder / f"{_LABEL}.plist", line

    def is_on(self) -> bool:
        return self.path.exists()

    def set(self, on: bool) -> None:
        if not on:
            self.path.unlink(missing_ok=True)
            return
        self.path.parent.mkdir(parents=True, exist_ok=True)
        agent = {"Label": _LABEL, "ProgramArguments": list(self._line), "RunAtLoad": True, "ProcessType": "Interactive"}
        try:
            octets = plistlib.dumps(agent)
        except ValueError as error:
            raise unwritable() from error
        self.path.write_bytes(octets)

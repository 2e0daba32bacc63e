"""Whether links to mail addresses and message files open in Depesche, and making it so (xdg-utils)."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from app.errors import ErrorKind, MailError
from app.paths import Profile, resource
from app.quick_dataclass import dataclass
from ui.desktop.program_line import exec_line, value, words, write_entry

ENTRY = "depesche.desktop"
PATIENCE_SECONDS = 10.0


class Kind(StrEnum):
    """What can be opened: its media type, by which desktops know it."""

    LINKS = "x-scheme-handler/mailto"
    FILES = "message/rfc822"


@dataclass(frozen=True, slots=True)
class Standing:
    """`can_set`: whether Depesche itself can make it so; on other systems only the person can, in the settings."""

    links: bool = False
    files: bool = False
    can_set: bool = False


def standing() -> Standing:
    """Asks the system: takes a moment, so not on the Qt thread."""
    if not _can_ask():
        return Standing()
    return Standing(_is_default(Kind.LINKS), _is_default(Kind.FILES), True)


def make_default(profile: Profile) -> Standing:
    """For both kinds; a program that is in no menu yet is put there. Raises MailError."""
    if not _can_ask() or profile.is_demo:
        raise MailError(ErrorKind.UNSUPPORTED, "Choose Depesche in the system's settings, under default programs.")
    try:
        if not is_installed():
            _install(profile)
        for kind in Kind:
            _ask("default", ENTRY, kind.value)
    except (OSError, subprocess.SubprocessError) as error:
        raise MailError(ErrorKind.UNSUPPORTED, "The desktop did not take it. Choose Depesche in its settings, under"
                                               " default programs.", str(error)) from error
    return standing()


def withdraw() -> None:
    """Takes back what `make_default` did: the person's own entry of the program, and its being the default. Entries of
    packages are not touched. Never raises."""
    if not _can_ask():
        return
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.ApplicationsLocation))
    with contextlib.suppress(OSError):
        (folder / ENTRY).unlink(missing_ok=True)
    config = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation))
    for chosen in (config / "mimeapps.list", folder / "mimeapps.list"):
        with contextlib.suppress(OSError, UnicodeDecodeError):
            lines = chosen.read_text("utf-8").splitlines(keepends=True)
            left = [each for line in lines if (each := _without_us(line))]
            if left != lines:
                draft = chosen.with_name(chosen.name + ".depesche")
                draft.write_text("".join(left), "utf-8")
                draft.replace(chosen)


def _without_us(line: str) -> str:
    """A line of mimeapps.list (Association between MIME types and applications, 1.0.1) without our entry; "" where
    it named only that."""
    key, equals, value = line.rstrip("\n").partition("=")
    if not equals or ENTRY not in value.split(";"):
        return line
    others = [each for each in value.split(";") if each and each != ENTRY]
    return f"{key}={';'.join(others)};\n" if others else ""


def is_installed() -> bool:
    """Whether the desktop knows the program: its entry lies in one of the data folders."""
    return bool(QStandardPaths.locate(QStandardPaths.StandardLocation.ApplicationsLocation, ENTRY))


def _can_ask() -> bool:
    in_a_box = bool(os.environ.get("FLATPAK_ID") or os.environ.get("SNAP"))
    return sys.platform.startswith("linux") and not in_a_box and shutil.which("xdg-mime") is not None


def _is_default(kind: Kind) -> bool:
    try:
        return _ask("query", "default", kind.value).strip() == ENTRY
    except (OSError, subprocess.SubprocessError):
        return False


def _ask(*line: str) -> str:
    """Raises OSError or SubprocessError."""
    return subprocess.run(["xdg-mime", *line], capture_output=True, text=True, errors="replace", check=True,
                          stdin=subprocess.DEVNULL, timeout=PATIENCE_SECONDS).stdout


def _install(profile: Profile) -> None:
    """An entry for this person, of the program as it runs now. Raises OSError."""
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.ApplicationsLocation))
    folder.mkdir(parents=True, exist_ok=True)
    kinds = "".join(f"{kind.value};" for kind in Kind)
    entry = ("[Desktop Entry]", "Type=Application", "Version=1.4", "Name=Depesche", "GenericName=Mail Client",
             "GenericName[de]=E-Mail-Programm", f"Exec={exec_line(words(profile))} %U",
             f"Icon={value(str(resource('icons/depesche.svg')))}", "Terminal=false", "Categories=Network;Email;",
             f"MimeType={kinds}", "StartupNotify=true", "StartupWMClass=depesche", "")
    write_entry(folder / ENTRY, entry)

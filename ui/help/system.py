"""What the program is and runs on, in words for whoever reads a report."""

from __future__ import annotations

import platform
import sys

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QLocale, QSysInfo, qVersion
from PySide6.QtGui import QGuiApplication

from app import __version__


def system_text() -> str:
    """Versions, and what the program runs on."""
    screen = QGuiApplication.primaryScreen()
    size = screen.size()
    frozen = "packaged" if getattr(sys, "frozen", False) else "from Python packages"
    return "\n".join((
        f"Depesche {__version__}, {frozen}",
        f"Python {platform.python_version()}, PySide {pyside_version}, Qt {qVersion()}",
        f"{QSysInfo.prettyProductName()}, {QSysInfo.kernelType()} {QSysInfo.kernelVersion()}, "
        f"{QSysInfo.currentCpuArchitecture()}",
        f"window system {QGuiApplication.platformName()}, screen {size.width()} × {size.height()} at "
        f"{screen.devicePixelRatio():g}",
        f"language {QLocale().name()}"))

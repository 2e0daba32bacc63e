"""Whether the computer runs on its battery, where that can be told without asking another program."""

from __future__ import annotations

import sys
from pathlib import Path

SUPPLIES = Path("/sys/class/power_supply")


def on_battery(supplies: Path = SUPPLIES) -> bool:
    """False where it is not known, too. Never raises."""
    if sys.platform == "win32":
        return _windows()
    return _linux(supplies) if sys.platform.startswith("linux") else False


def _linux(supplies: Path) -> bool:
    """Documentation/ABI/testing/sysfs-class-power of the kernel. A mouse has a battery, too: its scope is Device."""
    discharges = False
    try:
        for supply in sorted(supplies.iterdir()):
            kind, scope = _word(supply / "type"), _word(supply / "scope")
            if kind in ("Mains", "USB") and _word(supply / "online") == "1":
                return False
            discharges |= kind == "Battery" and scope != "Device" and _word(supply / "status") == "Discharging"
    except OSError:
        return False
    return discharges


def _word(file: Path) -> str:
    try:
        return file.read_text("ascii", "replace").strip()
    except OSError:
        return ""


def _windows() -> bool:
    """SYSTEM_POWER_STATUS: its first octet is 0 off line, 1 on line, 255 unknown."""
    import ctypes

    status = (ctypes.c_ubyte * 12)()
    windll = getattr(ctypes, "windll", None)
    return bool(windll is not None and windll.kernel32.GetSystemPowerStatus(status) and status[0] == 0)

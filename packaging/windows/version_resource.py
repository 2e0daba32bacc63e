"""The version resource of the programs (VERSIONINFO), in the words that PyInstaller's EXE(version=…) reads."""

from __future__ import annotations

import re

COMPANY = "The Depesche authors"
COPYRIGHT = "© 2026 The Depesche authors. Mozilla Public License 2.0"
_DESCRIPTIONS = {"depesche": "Depesche", "depeschectl": "Depesche on the command line"}
"""Explorer and the task manager show the first as the program's name."""
_ENGLISH_UNICODE = "040904B0"


def numbers(version: str) -> tuple[int, int, int, int]:
    """`1.2.3` → 1, 2, 3, 0; of `1.2.3rc1` the same. Raises ValueError for what has no such beginning."""
    found = re.match(r"(\d+)\.(\d+)\.(\d+)", version)
    if found is None or any(int(each) > 0xFFFF for each in found.groups()):
        raise ValueError(f"{version} is no version of three numbers")
    return int(found[1]), int(found[2]), int(found[3]), 0


def version_resource(name: str, version: str) -> str:
    """For the program `name`.exe."""
    told = {
        "CompanyName": COMPANY, "FileDescription": _DESCRIPTIONS[name], "FileVersion": version, "InternalName": name,
        "LegalCopyright": COPYRIGHT, "OriginalFilename": f"{name}.exe", "ProductName": "Depesche",
        "ProductVersion": version,
    }  # fmt: skip
    strings = ", ".join(f"StringStruct({key!r}, {value!r})" for key, value in told.items())
    return (f"VSVersionInfo(ffi=FixedFileInfo(filevers={numbers(version)}, prodvers={numbers(version)}, mask=0x3F, "
            "flags=0x0, OS=0x40004, fileType=0x1, subtype=0x0, date=(0, 0)), "
            f"kids=[StringFileInfo([StringTable({_ENGLISH_UNICODE!r}, [{strings}])]), "
            "VarFileInfo([VarStruct('Translation', [0x409, 0x4B0])])])\n")

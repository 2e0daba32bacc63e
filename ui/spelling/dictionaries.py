"""Hunspell's dictionaries on this computer: pairs of .aff and .dic."""

from __future__ import annotations

import importlib.util
import os
import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:[_-][A-Za-z0-9]{2,8}){0,3}")
_MOST = 200


def folders(profile: Path) -> tuple[Path, ...]:
    """Where to look, the person's own first; the English one that came with the program last."""
    found = [profile / "dictionaries"]
    if sys.platform == "darwin":
        found += [Path.home() / "Library/Spelling", Path("/Library/Spelling")]
    elif sys.platform == "win32":
        found += [Path(os.environ.get("APPDATA", str(profile))) / "hunspell"]
    else:
        data = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
        home = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share")
        for each in (home, *(Path(part) for part in data.split(":") if part.startswith("/"))):
            found += [each / "hunspell", each / "myspell/dicts"]
    spec = importlib.util.find_spec("hunspell")
    for package in (spec.submodule_search_locations or ()) if spec else ():
        found.append(Path(package) / "dictionaries")
    return tuple(dict.fromkeys(found))


def installed(looked_in: Iterable[Path]) -> dict[str, Path]:
    """Language (`de_DE`) → folder, sorted; of two for one language the first."""
    found: dict[str, Path] = {}
    for folder in looked_in:
        try:
            names = sorted(each.stem for each in folder.glob("*.dic"))[:_MOST]
        except OSError:
            continue
        for name in names:
            if _LANGUAGE.fullmatch(name) and (folder / f"{name}.aff").is_file():
                found.setdefault(name, folder)
    return dict(sorted(found.items()))


def best(language: str, there: Mapping[str, Path], locale: str) -> str:
    """The dictionary for a language (`de`): the locale's own kind, the usual one, any; "" for none."""
    for name in (locale if locale.startswith(language) else "", {"de": "de_DE", "en": "en_US"}.get(language, ""),
                 f"{language}_{language.upper()}", language):
        if name in there:
            return name
    return next((name for name in there if re.split(r"[_-]", name)[0] == language), "")

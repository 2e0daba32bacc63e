"""What goes into the bundle: of Qt only what the program uses, of the system only what Python itself needs.

README.md in the folder above says why, part by part.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

Entry = tuple[str, str, str]
"""PyInstaller's: the place in the bundle, the file it comes from, its kind. Of a SYMLINK the second is where it leads
in the bundle."""

_MODULES = frozenset({
    "QtCore", "QtDBus", "QtGui", "QtNetwork", "QtPdf", "QtPrintSupport", "QtSvg", "QtWebChannel", "QtWebEngineCore",
    "QtWebEngineWidgets", "QtWidgets",
})  # fmt: skip
_PLUGINS = frozenset({
    "iconengines", "imageformats", "networkinformation", "platforminputcontexts", "platforms", "platformthemes",
    "printsupport", "styles", "tls", "wayland-decoration-client", "wayland-graphics-integration-client",
    "wayland-shell-integration", "xcbglintegrations",
})  # fmt: skip
_LEFT_OUT_PLUGINS = re.compile(r"""
    /platforms/.*(?:linuxfb|vnc|vkkhrdisplay|eglfs|minimal) | virtualkeyboard | /imageformats/.*qpdf
    | /wayland-shell-integration/lib(?:fullscreen|ivi|qt)-shell
""", re.VERBOSE)
_TRANSLATIONS = frozenset({
    "qt_de.qm", "qt_en.qm", "qtbase_de.qm", "qtbase_en.qm", "qtwebengine_locales/de.pak",
    "qtwebengine_locales/en-US.pak",
})  # fmt: skip
_OF_PYTHON = re.compile(r"lib(?:python3|ssl|crypto|ffi|lzma|bz2)[.\d-]*\.so")
_SOURCES = (".c", ".cpp", ".h", ".pxd", ".pyi", ".pyx", ".ts", "/direct_url.json")


def wanted(entries: Iterable[Entry], imports: Callable[[str], Iterable[tuple[str, str | None]]]) -> list[Entry]:
    """Those that stay. `imports` tells of a library's file the names of those that it needs (PyInstaller's
    get_imports): what nothing needs any more goes, too."""
    plain = [(name.replace("\\", "/"), origin, kind) for name, origin, kind in entries]
    kept = [each for each in plain if each[2] != "SYMLINK" and _is_wanted(each[0])]
    libraries = {_base(each[0]): each for each in kept if _is_shared_library(each[0])}
    needed: set[str] = set()
    waiting = [each for each in kept if each[2] in ("BINARY", "EXTENSION") and _base(each[0]) not in libraries]
    while waiting:
        for name, _ in imports(waiting.pop()[1]):
            if _base(name) in libraries and _base(name) not in needed:
                needed.add(_base(name))
                waiting.append(libraries[_base(name)])
    kept = [each for each in kept if _base(each[0]) not in libraries or _base(each[0]) in needed]
    there = {each[0] for each in kept}
    return kept + [each for each in plain if each[2] == "SYMLINK" and each[1].replace("\\", "/") in there]


def _base(name: str) -> str:
    return re.split(r"[/\\]", name)[-1]


def _is_shared_library(name: str) -> bool:
    """Here only for the sake of others: Qt's own, and the system's."""
    return "Qt/lib/" in name or ("/" not in name and _base(name).startswith("lib") and "libpython" not in name)


def _is_wanted(name: str) -> bool:
    if name.endswith(_SOURCES):
        return False
    if "/" not in name and name.startswith("lib") and ".so" in name:
        return _OF_PYTHON.match(name) is not None or "pyside6" in name or "shiboken6" in name
    if not name.startswith("PySide6/"):
        return re.search(r"^zstandard/_cffi|\.chk$", name) is None
    place = name.removeprefix("PySide6/")
    if found := re.match(r"(Qt[A-Za-z0-9]+)\.(?:abi3\.so|pyd)$", place):
        return found[1] in _MODULES
    place = place.removeprefix("Qt/")
    if place.startswith("plugins/"):
        return place.split("/")[1] in _PLUGINS and _LEFT_OUT_PLUGINS.search("/" + place) is None
    if place.startswith("translations/"):
        return place.removeprefix("translations/") in _TRANSLATIONS
    if place.startswith("resources/"):
        return "devtools" not in place and ".debug." not in place
    return not place.startswith(("qml/", "metatypes/", "glue/", "include/", "typesystems/", "scripts/", "support/"))

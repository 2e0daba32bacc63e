"""What goes into the bundle: of Qt only what the program uses, of the system only what Python itself needs.

README.md in the folder above says why, part by part. The wheels lie differently on the three systems: libraries are
`PySide6/Qt/lib/libQt6Core.so.6` on Linux, `PySide6/Qt6Core.dll` on Windows, and on macOS frameworks, folders with
symlinks within (`PySide6/Qt/lib/QtCore.framework/Versions/A/QtCore`); the rest is below `PySide6/Qt/`, on Windows below
`PySide6/`.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable

Entry = tuple[str, str, str]
"""PyInstaller's: the place in the bundle, the file it comes from, its kind. Of a SYMLINK the second is where it leads
from the folder that it lies in."""

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
    /platforms/.*(?:linuxfb|vnc|vkkhrdisplay|eglfs|minimal|direct2d) | virtualkeyboard | /imageformats/.*qpdf
    | /wayland-shell-integration/lib(?:fullscreen|ivi|qt)-shell
""", re.VERBOSE)
_TRANSLATIONS = frozenset({
    "qt_de.qm", "qt_en.qm", "qtbase_de.qm", "qtbase_en.qm", "qtwebengine_locales/de.pak",
    "qtwebengine_locales/en-US.pak",
})  # fmt: skip
_OF_THE_ENGINE = re.compile(
    r"qtwebengine_locales/(?:de|en-US)\.pak$ | ^(?!.*(?:qtwebengine_locales/|devtools|\.debug\.))", re.VERBOSE)
"""What stays of QtWebEngineCore.framework."""
_OF_PYTHON = re.compile(r"lib(?:python3|ssl|crypto|ffi|lzma|bz2)[.\d-]*\.so")
_SOURCES = (".c", ".cpp", ".h", ".lib", ".pxd", ".pyi", ".pyx", ".ts", "/direct_url.json")
_FRAMEWORK = re.compile(r"PySide6/Qt/lib/(\w+)\.framework/")
_SHARED = re.compile(r"""
    .*Qt/lib/lib[^/]+ | PySide6/Qt/lib/(\w+)\.framework/Versions/\w+/\1
    | PySide6/(?:Qt6\w+|(?:av|sw)[a-z]+-\d+|pyside6[\w.]*)\.dll | (?!libpython)lib[^/]+
""", re.VERBOSE)
"""Files that are here only for the sake of others: Qt's own, and the system's."""


def wanted(entries: Iterable[Entry], imports: Callable[[str], Iterable[tuple[str, str | None]]]) -> list[Entry]:
    """Those that stay. `imports` tells of a library's file the names of those that it needs (PyInstaller's
    get_imports): what nothing needs any more goes, too."""
    plain = [(name.replace("\\", "/"), origin, kind) for name, origin, kind in entries]
    kept = [each for each in plain if each[2] != "SYMLINK" and _is_wanted(each[0])]
    libraries = {_base(each[0]): each for each in kept if _SHARED.fullmatch(each[0])}
    needed: set[str] = set()
    waiting = [each for each in kept if each[2] in ("BINARY", "EXTENSION") and not _SHARED.fullmatch(each[0])
               and _framework(each[0]) in ("", "QtWebEngineCore")]
    while waiting:
        for name, _ in imports(waiting.pop()[1]):
            if _base(name) in libraries and _base(name) not in needed:
                needed.add(_base(name))
                waiting.append(libraries[_base(name)])
    kept = [each for each in kept if _stays(each[0], needed)]
    there = {each[0] for each in kept}
    return kept + [each for each in plain if each[2] == "SYMLINK" and _leads_on(each, there, needed)]


def _base(name: str) -> str:
    """As Windows compares names; nowhere do two libraries differ by that alone."""
    return re.split(r"[/\\]", name)[-1].lower()


def _framework(name: str) -> str:
    found = _FRAMEWORK.match(name)
    return found[1] if found else ""


def _stays(name: str, needed: set[str]) -> bool:
    """What lies in a framework stays with its library."""
    if framework := _framework(name):
        return framework.lower() in needed
    return not _SHARED.fullmatch(name) or _base(name) in needed


def _leads_on(link: Entry, there: set[str], needed: set[str]) -> bool:
    name, target, _ = link
    if framework := _framework(name):
        return framework.lower() in needed
    if ".framework/" in name:  # Python's own
        return True
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), target.replace("\\", "/"))) in there


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
    if _framework(name):
        return _OF_THE_ENGINE.search(place) is not None
    place = place.removeprefix("Qt/")
    if place.startswith("plugins/"):
        return place.split("/")[1] in _PLUGINS and _LEFT_OUT_PLUGINS.search("/" + place) is None
    if place.startswith("translations/"):
        return place.removeprefix("translations/") in _TRANSLATIONS
    if place.startswith("resources/"):
        return "devtools" not in place and ".debug." not in place
    if place.endswith(".exe") or place.startswith("libexec/"):
        return "QtWebEngineProcess" in place
    return not place.startswith(("qml/", "metatypes/", "glue/", "include/", "typesystems/", "scripts/", "support/",
                                 "doc/", "lib/cmake/"))

"""The file `copyright` (DEP-5) and the licence texts of all that the bundle brings, from what is installed.

A distribution that the program has come to need and that KNOWN lacks ends the build: its licence is looked at first.
"""

from __future__ import annotations

import re
import sys
import sysconfig
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from packaging.markers import UndefinedEnvironmentName
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from release import HOMEPAGE, NAME

KNOWN = {
    "aiosmtpd": "Apache-2.0", "apsw-sqlite3mc": "Zlib and Expat", "asn1crypto": "Expat", "atpublic": "Apache-2.0",
    "attrs": "Expat", "backports-tarfile": "Expat", "cffi": "MIT-0", "chunspell": "Expat and MPL-1.1",
    "cryptography": "Apache-2.0 or BSD-3-clause", "dnspython": "ISC", "imapclient": "BSD-3-clause",
    "importlib-metadata": "Apache-2.0", "jaraco-classes": "Expat", "jaraco-context": "Expat",
    "jaraco-functools": "Expat", "jeepney": "Expat", "keyring": "Expat", "lazy-importer": "Apache-2.0",
    "more-itertools": "Expat", "nh3": "Expat", "platformdirs": "Expat", "pycparser": "BSD-3-clause",
    "pyside6": "LGPL-3", "pyside6-addons": "LGPL-3", "pyside6-essentials": "LGPL-3", "shiboken6": "LGPL-3",
    "pysequoia": "Apache-2.0 and LGPL-2+", "pywin32-ctypes": "BSD-3-clause",
    "secretstorage": "BSD-3-clause", "selectolax": "Expat and Apache-2.0",
    "tinycss2": "BSD-3-clause", "truststore": "Expat", "tzdata": "Apache-2.0",
    "typing-extensions": "PSF-2", "webencodings": "BSD-3-clause",
    "zipp": "Expat", "zstandard": "BSD-3-clause",
}  # fmt: skip
_PLACES = {
    "apsw-sqlite3mc": "apsw/*", "cffi": "_cffi_backend*", "chunspell": "hunspell/*", "cryptography": "cryptography/*",
    "nh3": "nh3/*", "pysequoia": "pysequoia/*", "selectolax": "selectolax/*", "shiboken6": "shiboken6/*",
    "zstandard": "zstandard/*",
}  # fmt: skip
"""Below _internal, of those that are more than Python inside the programs."""
_REFERENCES = {
    "MPL-2.0": "MPL-2.0", "MPL-1.1": "MPL-1.1", "Apache-2.0": "Apache-2.0", "LGPL-3": "LGPL-3", "LGPL-2+": "LGPL-2",
    "GPL-2+ with bootloader exception": "GPL-2",
}  # fmt: skip
"""Licence → its file in /usr/share/common-licenses."""
_COMMON = Path(__file__).resolve().parent.parent / "licences"
"""The same texts, for systems that have no such folder."""
_EXCEPTION = """
 In addition to the permissions in the GNU General Public License, the authors give you unlimited permission to link or
 embed compiled bootloader and related files into combinations with other programs, and to distribute those combinations
 without any restriction coming from the use of those files."""


def distributions() -> dict[str, metadata.Distribution]:
    """All that the program needs here, with the demo's server; by canonical name."""
    found: dict[str, metadata.Distribution] = {}
    waiting = [Requirement(f"{NAME}[demo]")]
    while waiting:
        wanted = waiting.pop()
        made = metadata.distribution(wanted.name)
        name = str(canonicalize_name(wanted.name))
        if name in found and not wanted.extras:
            continue
        found[name] = made
        for line in made.requires or ():
            requirement = Requirement(line)
            if any(_applies(requirement, extra) for extra in ("", *wanted.extras)):
                waiting.append(requirement)
    del found[NAME]
    if unknown := sorted(set(found) - set(KNOWN)):
        sys.exit(f"The bundle brings {', '.join(unknown)}: look at the licence and add it to {Path(__file__).name}.")
    return dict(sorted(found.items()))


def copyright_file(place: Path) -> str:
    """`place`: the bundle as it lies in the package."""
    there = {each.name for each in (place / "_internal").iterdir()}
    parts = [
        _fields(("Format", "https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/"),
                ("Upstream-Name", "Depesche"), ("Source", HOMEPAGE),
                ("Comment", "The package is a bundle that PyInstaller made: the programs hold Python modules, the"
                 " folder _internal libraries. The full licence texts of all parts are in third-party.txt.gz beside"
                 " this file.")),
        _fields(("Files", "*"), ("Copyright", "2026 The Depesche authors"), ("License", "MPL-2.0")),
        _programs(),
        _fields(("Files", _files("PySide6/*", "libQt6*", "libicu*", "libpyside6*")),
                ("Copyright", "The Qt Company Ltd. and others"), ("License", "LGPL-3"),
                ("Comment", "Qt and Qt for Python, unchanged, from the wheels PySide6_Essentials and PySide6_Addons;"
                 " their sources: https://download.qt.io/official_releases/. Each library can be replaced by another"
                 " build. QtWebEngine holds Chromium (BSD-3-clause and others) and much else:"
                 " https://doc.qt.io/qt-6/qtwebengine-licensing.html; ICU: Unicode-3.0.")),
        _fields(("Files", _files("resources/phrase_words.txt")),
                ("Copyright", "2013 Marek Palatinus, Pavol Rusnak, Aaron Voisine and Sean Bowe"), ("License", "Expat"),
                ("Comment", "The English word list of BIP-39, unchanged.")),
        _fields(("Files", _files("libpython3*", "python3*", "base_library.zip")),
                ("Copyright", "2001-2026 Python Software Foundation"), ("License", "PSF-2")),
    ]
    for pattern, owner, licence in (("libssl*", "The OpenSSL Project Authors", "Apache-2.0"),
                                    ("libffi*", "Anthony Green and others", "Expat"),
                                    ("liblzma*", "Lasse Collin and others", "public-domain"),
                                    ("libbz2*", "Julian R Seward", "BSD-3-clause")):
        if any(Path(each).match(pattern) for each in there):
            names = (pattern, "libcrypto*") if pattern == "libssl*" else (pattern,)
            parts.append(_fields(("Files", _files(*names)), ("Copyright", owner), ("License", licence)))
    found = distributions()
    for name, below in _PLACES.items():
        extra = ("libhunspell*",) if name == "chunspell" else ("libshiboken6*",) if name == "shiboken6" else ()
        parts.append(_fields(("Files", _files(below, *extra)), ("Copyright", _owners(found[name])),
                             ("License", KNOWN[name])))
    return "\n".join([*parts, *_licence_texts()])


def third_party() -> str:
    """Every licence text, one after the other."""
    places = (Path(sysconfig.get_path("stdlib")), Path(sys.base_prefix))  # the second on Windows
    python = [each / "LICENSE.txt" for each in places if (each / "LICENSE.txt").is_file()]
    texts = [("Python", each.read_text("utf-8", "replace")) for each in python[:1]]
    texts += [(name, text) for name, made in distributions().items() for text in _texts(made)]
    common = sorted({*_REFERENCES.values(), "GPL-3"})
    texts += [(name, (_COMMON / name).read_text("utf-8")) for name in common]
    return "\n".join(f"{'=' * 78}\n{name}\n{'=' * 78}\n\n{text.strip()}\n" for name, text in texts)


def _applies(requirement: Requirement, extra: str) -> bool:
    if requirement.marker is None:
        return not extra
    try:
        return requirement.marker.evaluate({"extra": extra})
    except UndefinedEnvironmentName:
        return False


def _programs() -> str:
    inside = {name: made for name, made in distributions().items() if name not in _PLACES and "side6" not in name}
    licences = " and ".join(sorted({"MPL-2.0", "PSF-2", *(part for name in inside for part in
                                                          re.split(r" and | or ", KNOWN[name]))}))
    owners = "\n".join(f"{_owners(made)} ({name})" for name, made in inside.items())
    return _fields(("Files", f"usr/lib/{NAME}/{NAME} usr/lib/{NAME}/depeschectl"),
                   ("Copyright", f"2026 The Depesche authors\nPyInstaller Development Team (bootloader)\n{owners}"),
                   ("License", f"{licences} and GPL-2+ with bootloader exception"),
                   ("Comment", "PyInstaller is a tool of the build. Of it, the bootloader at the beginning of the"
                    " programs and its importers are in them, under the exception below, which leaves Depesche's"
                    " licence as it is."))


def _owners(made: metadata.Distribution) -> str:
    lines = [line.strip(" *#") for text in _texts(made) for line in text.splitlines()
             if re.match(r"[ *#]*copyright\b.*(\d{4}|[A-Z][a-z])", line, re.IGNORECASE)
             and not re.search(r"copyright (owner|notice|holder|license|statement|law|\[)", line, re.IGNORECASE)]
    named = dict.fromkeys(re.sub(r"(?i)^copyright\s*(\(c\)|©)?\s*:?\s*(\(c\)|©)?\s*", "", each) for each in lines)
    whole = [each for each in named if re.search("[A-Za-z]{3}", each)]
    return "\n".join(whole[:12]) or f"The authors of {made.metadata['Name']}"


def _texts(made: metadata.Distribution) -> Iterator[str]:
    for each in sorted(made.files or (), key=str):
        if ".dist-info" in str(each) and re.search(r"(?i)licen[cs]e|copying|notice", each.name):
            yield Path(str(made.locate_file(each))).read_text("utf-8", "replace")


def _files(*patterns: str) -> str:
    return "\n".join(f"usr/lib/{NAME}/_internal/{each}" for each in patterns)


def _fields(*fields: tuple[str, str]) -> str:
    return "".join(f"{name}: " + value.replace("\n", "\n ") + "\n" for name, value in fields)


def _licence_texts() -> Iterator[str]:
    for name, file in _REFERENCES.items():
        text = f" The full text is in /usr/share/common-licenses/{file} on Debian systems."
        yield f"License: {name}\n{text}{_EXCEPTION if 'bootloader' in name else ''}\n"
    for name in ("BSD-3-clause", "Expat", "ISC", "MIT-0", "PSF-2", "Zlib", "public-domain"):
        yield f"License: {name}\n See third-party.txt.gz in this folder, below the part's name.\n"

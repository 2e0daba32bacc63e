"""What is signed in Depesche.app, in which order, and by which commands.

A signature seals what lies within, so the innermost comes first. `codesign --deep` is not used: it gives everything
the same entitlements, and Apple advises against it (TN3127, "Inside Code Signing").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROGRAM = HERE / "entitlements.plist"
WEB_PROCESS = HERE / "web_process.plist"
_MACH_O = (b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe", b"\xca\xfe\xba\xbe")
"""64 bits, 32 bits, several processors in one (mach-o/loader.h, fat.h), as they lie in a file of arm64 and x86_64."""


@dataclass(frozen=True, slots=True)
class Step:
    """`entitlements`: of a program; what is no program has none."""

    path: Path
    entitlements: Path | None = None


def steps(application: Path) -> list[Step]:
    """Libraries; then bundles from the innermost on (the web process, the frameworks around it); then depeschectl; at
    last the application with its first program."""
    bundles = sorted(_bundles(application), key=lambda path: (-len(path.parts), path))
    programs = application / "Contents" / "MacOS"
    own = [each for each in _mach_o(programs) if each.name != "depesche"]
    loose = [each for each in _mach_o(application) if programs not in each.parents
             and not any(_is_main(each, bundle) for bundle in bundles)]
    return [
        *(Step(each) for each in sorted(loose, key=lambda path: (-len(path.parts), path))),
        *(Step(each, WEB_PROCESS if each.name == "QtWebEngineProcess.app" else None) for each in bundles),
        *(Step(each, PROGRAM) for each in own), Step(application, PROGRAM),
    ]


def command(step: Step, identity: str) -> list[str]:
    """`identity`: "Developer ID Application: …", or "-" for a signature of nobody, as every program on arm64 needs
    one. Notarisation asks for the hardened runtime and for a time that Apple's server says."""
    line = ["codesign", "--force", "--sign", identity]
    if identity != "-":
        line += ["--options", "runtime", "--timestamp"]
        if step.entitlements is not None:
            line += ["--entitlements", str(step.entitlements)]
    return [*line, str(step.path)]


def _bundles(application: Path) -> Iterator[Path]:
    """Frameworks are signed as their versions: Versions/A, which others lead to by symlinks (rglob follows none)."""
    for each in application.rglob("*"):
        if each.is_symlink() or not each.is_dir():
            continue
        if each.suffix == ".app" or (each.parent.name == "Versions" and each.parent.parent.suffix == ".framework"):
            yield each


def _is_main(path: Path, bundle: Path) -> bool:
    """Whether it is signed by signing its bundle."""
    if bundle.suffix == ".app":
        return path.parent == bundle / "Contents" / "MacOS"
    return path.parent == bundle and path.name == bundle.parent.parent.stem


def _mach_o(folder: Path) -> Iterator[Path]:
    for each in sorted(folder.rglob("*")):
        if each.is_file() and not each.is_symlink():
            with each.open("rb") as file:
                if file.read(4) in _MACH_O:
                    yield each

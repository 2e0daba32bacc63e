"""Info.plist, entitlements, and the order in which Depesche.app is signed."""

from __future__ import annotations

import plistlib
import re
from pathlib import Path

import keychain
import pytest
import release
import signing
from info_plist import IDENTIFIER, info_plist

ENTITLEMENTS = {
    f"com.apple.security.cs.{each}" for each in (
        "allow-jit", "allow-unsigned-executable-memory", "allow-dyld-environment-variables",
        "disable-library-validation", "disable-executable-page-protection", "debugger")
}  # fmt: skip
"""Of the hardened runtime (Apple, "Hardened Runtime")."""


def test_info_plist() -> None:
    told = info_plist("1.2.3")
    assert plistlib.loads(plistlib.dumps(told)) == told
    assert told["CFBundleExecutable"] == "depesche" and told["LSBackgroundOnly"] is False
    assert told["CFBundleURLTypes"][0]["CFBundleURLSchemes"] == ["mailto"]  # type: ignore[index]
    assert told["CFBundleDocumentTypes"][0]["CFBundleTypeExtensions"] == ["eml"]  # type: ignore[index]
    assert set(told["CFBundleLocalizations"]) == {"de", "en"}  # type: ignore[call-overload]
    assert re.fullmatch(r"\d+\.\d+", str(told["LSMinimumSystemVersion"]))
    assert IDENTIFIER == release.COMPONENT
    assert all(str(value).endswith(".") for key, value in told.items() if key.endswith("UsageDescription"))


@pytest.mark.parametrize("path", [signing.PROGRAM, signing.WEB_PROCESS])
def test_entitlements_are_known_and_few(path: Path) -> None:
    told = plistlib.loads(path.read_bytes())
    assert set(told) == {"com.apple.security.cs.allow-jit", "com.apple.security.cs.allow-unsigned-executable-memory"}
    assert set(told) <= ENTITLEMENTS and set(told.values()) == {True}


def _application(folder: Path) -> Path:
    application = folder / "Depesche.app"
    contents = application / "Contents"
    engine = contents / "Frameworks" / "PySide6" / "Qt" / "lib" / "QtWebEngineCore.framework" / "Versions" / "A"
    core = engine.parents[2] / "QtCore.framework" / "Versions" / "A"
    helper = engine / "Helpers" / "QtWebEngineProcess.app" / "Contents" / "MacOS" / "QtWebEngineProcess"
    for each in (contents / "MacOS" / "depesche", contents / "MacOS" / "depeschectl", engine / "QtWebEngineCore",
                 core / "QtCore", helper, contents / "Frameworks" / "apsw" / "__init__.so",
                 contents / "Frameworks" / "libssl.3.dylib"):
        each.parent.mkdir(parents=True, exist_ok=True)
        each.write_bytes(b"\xcf\xfa\xed\xfe" + bytes(28))
    (engine.parent / "Current").symlink_to("A")
    (engine.parents[1] / "QtWebEngineCore").symlink_to("Versions/Current/QtWebEngineCore")
    (contents / "Resources").mkdir()
    (contents / "Resources" / "third-party.txt").write_text("text")
    (contents / "Resources" / "libssl.3.dylib").symlink_to("../Frameworks/libssl.3.dylib")
    return application


def test_the_innermost_is_signed_first_and_each_once(tmp_path: Path) -> None:
    application = _application(tmp_path)
    steps = signing.steps(application)
    order = [each.path.relative_to(application.parent).as_posix() for each in steps]
    assert len(set(order)) == len(order) == 7
    for outer in order:
        inner = [place for place, each in enumerate(order) if each.startswith(outer + "/")]
        assert all(place < order.index(outer) for place in inner), outer
    assert order[-2:] == ["Depesche.app/Contents/MacOS/depeschectl", "Depesche.app"]
    assert not any("Current" in each or each.endswith(("third-party.txt", "MacOS/depesche")) for each in order)
    given = {each.path.name: each.entitlements for each in steps if each.entitlements}
    assert given == {"QtWebEngineProcess.app": signing.WEB_PROCESS, "depeschectl": signing.PROGRAM,
                     "Depesche.app": signing.PROGRAM}


def test_commands(tmp_path: Path) -> None:
    step = signing.Step(tmp_path / "Depesche.app", signing.PROGRAM)
    line = signing.command(step, "Developer ID Application: Somebody")
    assert line[-1] == str(step.path) and "--deep" not in line
    assert line[line.index("--options") + 1] == "runtime" and "--timestamp" in line
    assert line[line.index("--entitlements") + 1] == str(signing.PROGRAM)
    nobody = signing.command(step, "-")
    # Without a team the hardened runtime would refuse each library, for none is of the same.
    assert "--options" not in nobody and "--timestamp" not in nobody


def test_the_one_certificate_is_found() -> None:
    mark = "0123456789ABCDEF0123456789ABCDEF01234567"
    line = f'  1) {mark} "Developer ID Application: Somebody (TEAM)"\n'
    assert keychain.identity(line + "     1 valid identities found\n") == mark
    for wrong in ("     0 valid identities found\n", line + line, line.replace("Application", "Installer")):
        with pytest.raises(ValueError, match="certificates"):
            keychain.identity(wrong)

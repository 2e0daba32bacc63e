"""depesche.spec, run as PyInstaller runs it on each system, with objects in PyInstaller's place that note the calls."""

from __future__ import annotations

import subprocess
import sys
import types
from pathlib import Path
from typing import Any

import pytest

SPEC = Path(__file__).parents[3] / "packaging" / "depesche.spec"


class Noted:
    """Takes every argument, and remembers."""

    calls: list[Noted]

    def __init__(self, *given: Any, **named: Any) -> None:
        self.given, self.named = given, named
        self.binaries: list[Any] = []
        self.datas: list[Any] = []
        self.pure = self.scripts = ()
        type(self).calls.append(self)


def run(system: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> dict[str, type[Noted]]:
    modules = {name: types.ModuleType(name) for name in (
        "PyInstaller", "PyInstaller.depend", "PyInstaller.depend.bindepend", "PyInstaller.utils",
        "PyInstaller.utils.hooks")}
    modules["PyInstaller.depend.bindepend"].get_imports = lambda _: []  # type: ignore[attr-defined]
    hooks = modules["PyInstaller.utils.hooks"]
    hooks.collect_submodules = lambda name: [f"{name}.all"]  # type: ignore[attr-defined]
    hooks.collect_data_files = lambda name: [(f"/{name}", name)]  # type: ignore[attr-defined]
    hooks.copy_metadata = lambda name: [(f"/{name}.dist-info", f"{name}.dist-info")]  # type: ignore[attr-defined]
    for name, module in modules.items():
        monkeypatch.setitem(sys.modules, name, module)
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(sys, "path", list(sys.path))
    drawn: list[list[str]] = []
    monkeypatch.setattr(subprocess, "run", lambda line, check: drawn.append(line))
    monkeypatch.setattr(Path, "mkdir", lambda *_, **__: None)
    monkeypatch.setattr(Path, "write_text", lambda *_, **__: 0)
    kinds = {name: type(name, (Noted,), {"calls": []}) for name in ("Analysis", "PYZ", "EXE", "COLLECT", "BUNDLE")}
    exec(compile(SPEC.read_text("utf-8"), str(SPEC), "exec"), {"SPECPATH": str(SPEC.parent), **kinds})
    assert [line[-1].rpartition(".")[2] for line in drawn] == {"win32": ["ico"], "darwin": ["icns"]}.get(system, [])
    return kinds


@pytest.mark.parametrize(("system", "consoles", "icon"), [
    ("linux", [True, True], None),
    ("win32", [False, True], "depesche.ico"), ("darwin", [False, True], "depesche.icns")])
def test_both_programs_are_in_one_folder(system: str, consoles: list[bool], icon: str | None,
                                         monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    kinds = run(system, monkeypatch, tmp_path)
    programs = kinds["EXE"].calls
    assert [each.named["name"] for each in programs] == ["depesche", "depeschectl"]
    assert [each.named["console"] for each in programs] == consoles
    assert {each.named["icon"] and Path(each.named["icon"]).name for each in programs} == {icon}
    assert [each.named["version"] is not None for each in programs] == [system == "win32"] * 2
    (folder,) = kinds["COLLECT"].calls
    assert all(each in folder.given for each in programs)
    zones = [each for each in kinds["Analysis"].calls[0].named["datas"] if each[1] == "tzdata"]
    assert bool(zones) == (system == "win32")
    assert len(kinds["BUNDLE"].calls) == (system == "darwin")


def test_the_scripts_and_data_are_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for analysis in run("linux", monkeypatch, tmp_path)["Analysis"].calls:
        assert all(Path(each).is_file() for each in analysis.given[0])
        assert (str(SPEC.parents[1] / "resources"), "resources") in analysis.named["datas"]


def test_macos_gets_a_bundle(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    kinds = run("darwin", monkeypatch, tmp_path)
    (bundle,) = kinds["BUNDLE"].calls
    assert bundle.given == tuple(kinds["COLLECT"].calls)
    assert bundle.named["name"] == "Depesche.app"
    assert bundle.named["info_plist"]["CFBundleExecutable"] == "depesche"

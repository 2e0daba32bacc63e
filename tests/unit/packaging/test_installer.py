"""The installer's script agrees with itself, with the program and with who compiles it."""

from __future__ import annotations

import re
from pathlib import Path

import installer
import pytest
import version_resource

from app.paths import Profile
from tests.unit.packaging.inno import Script, read
from ui.desktop import running_mark
from ui.desktop.autostart import RUN_KEY

WINDOWS = Path(__file__).parents[3] / "packaging" / "windows"
CONSTANTS = {"app", "autopf", "autoprograms", "autodesktop", "localappdata"}
MESSAGES_OF_INNO = {"CreateDesktopIcon", "AdditionalIcons", "LaunchProgram"}
"""[CustomMessages] of its Default.isl and German.isl."""
FLAGS = {
    "Tasks": {"unchecked"}, "Files": {"ignoreversion", "recursesubdirs", "createallsubdirs"},
    "Registry": {"uninsdeletekey", "uninsdeletevalue", "dontcreatekey"},
    "Run": {"nowait", "postinstall", "skipifsilent", "shellexec", "unchecked"},
}  # fmt: skip


@pytest.fixture(scope="module")
def script() -> Script:
    return read(WINDOWS / "depesche.iss")


def test_every_message_is_there_in_both_languages(script: Script) -> None:
    assert [each["Name"] for each in script.entries["Languages"]] == ["english", "german"]
    english, german = script.messages["english"], script.messages["german"]
    assert set(english) == set(german)
    used = set(re.findall(r"\{cm:(\w+)", script.text)) | set(re.findall(r"CustomMessage\('(\w+)'\)", script.code))
    assert used - MESSAGES_OF_INNO == set(english)
    for name, text in english.items():
        assert sorted(re.findall(r"%\d", text)) == sorted(re.findall(r"%\d", german[name])), name
        assert text != german[name]


def test_constants_and_flags_are_those_that_inno_has(script: Script) -> None:
    rest = re.sub(r"\{#\w+\}|\{cm:[^}]*\}|\{\{", "", script.text.partition("[Code]")[0])
    used = set(re.findall(r"\{(\w+)\}", rest)) | set(re.findall(r"ExpandConstant\('\{(\w+)\}", script.code))
    assert used and used <= CONSTANTS
    for section, entries in script.entries.items():
        for each in entries:
            assert set(each.get("Flags", "").split()) <= FLAGS.get(section, set()), each
            assert set(each.get("Tasks", "").split()) <= {task["Name"] for task in script.entries["Tasks"]}, each


def test_who_compiles_it_tells_all_that_it_asks_for(script: Script, tmp_path: Path) -> None:
    line = installer.compiler_line("ISCC.exe", tmp_path, tmp_path, "")
    told = {each[2:].partition("=")[0] for each in line if each.startswith("/D")}
    assert told == script.wanted
    assert not any(each.startswith("/S") for each in line) and Path(line[-1]) == WINDOWS / "depesche.iss"
    assert script.setup["OutputBaseFilename"] == "depesche-{#Version}-windows-x64"


def test_it_is_signed_where_there_is_a_key(script: Script, tmp_path: Path) -> None:
    line = installer.compiler_line("ISCC.exe", tmp_path, tmp_path, "ab" * 20)
    (tool,) = [each for each in line if each.startswith("/S")]
    assert "/DSigned" in line and script.setup["SignTool"] == tool[2:].partition("=")[0]
    assert tool.endswith(" $f") and "$qsign$q" in tool and "ab" * 20 in tool
    assert script.setup["SignedUninstaller"] == "yes"


def test_the_programs_are_those_of_the_bundle(script: Script) -> None:
    named = set(re.findall(r"\{app\}\\(\w+\.exe)", script.text))
    assert named == {"depesche.exe"} and named <= set(installer.PROGRAMS)
    (files,) = script.entries["Files"]
    assert files["Source"] == r"{#Bundle}\*" and files["DestDir"] == "{app}"


def test_needs_no_administrator(script: Script) -> None:
    assert script.setup["PrivilegesRequired"] == "lowest"
    roots = {each["Root"] for each in script.entries["Registry"]}
    assert roots == {"HKA", "HKCU"}


def test_mail_can_be_chosen_and_nothing_is_taken_over(script: Script) -> None:
    registry = script.entries["Registry"]
    values = {(each["Subkey"], each.get("ValueName", "")): each.get("ValueData", "") for each in registry}
    base = values["Software\\RegisteredApplications", "Depesche"]
    for kind, name in (("URLAssociations", "mailto"), ("FileAssociations", ".eml")):
        program = values[f"{base}\\{kind}", name]
        command = values[f"Software\\Classes\\{program}\\shell\\open\\command", ""]
        assert command == r'"{app}\depesche.exe" -- "%1"'
    assert ("Software\\Classes\\Depesche.mailto", "URL Protocol") in values
    assert not {key for key, _ in values} & {"Software\\Classes\\mailto", "Software\\Classes\\.eml",
                                             "Software\\Clients\\Mail"}


def test_every_key_is_gone_with_the_program(script: Script) -> None:
    removed: list[str] = []
    for each in script.entries["Registry"]:
        flags = each.get("Flags", "").split()
        if "uninsdeletekey" in flags:
            removed.append(each["Subkey"])
        assert "uninsdeletevalue" in flags or any(
            each["Subkey"] == key or each["Subkey"].startswith(key + "\\") for key in removed), each


def test_it_knows_the_programs_own_names(script: Script, monkeypatch: pytest.MonkeyPatch) -> None:
    assert script.defines["Mutex"] == running_mark.NAME
    run = next(each for each in script.entries["Registry"] if each["Root"] == "HKCU")
    assert "HKEY_CURRENT_USER\\" + run["Subkey"] == RUN_KEY and run["ValueName"] == "Depesche"
    # platformdirs on Windows: LOCALAPPDATA, the name, and no author.
    monkeypatch.delenv("DEPESCHE_PROFILE", raising=False)
    assert rf"'{{localappdata}}\{Profile.choose().directory.name}'" in script.code


def test_the_profile_stays_unless_the_person_says_otherwise(script: Script) -> None:
    before, _, deleted = script.code.partition("DelTree(")
    assert deleted and "DelTree(" not in deleted
    assert "MB_YESNO or MB_DEFBUTTON2) = IDYES" in before
    assert re.search(r"if .*UninstallSilent or IsAdminInstallMode then\s+Exit;", before)
    assert not [each for each in script.entries.get("UninstallDelete", [])]


def test_code_is_balanced(script: Script) -> None:
    code = re.sub(r"'[^']*'|\{[^}]*\}", "", script.code)
    assert len(re.findall(r"\bbegin\b", code)) == len(re.findall(r"\bend;", code)) == 2
    assert code.count("(") == code.count(")")


def test_version_resource() -> None:
    made: dict[str, object] = {}

    def note(name: str):  # type: ignore[no-untyped-def]
        return lambda *given, **named: made.setdefault(name, (given, named)) and (name, given, named)

    names = ("VSVersionInfo", "FixedFileInfo", "StringFileInfo", "StringTable", "VarFileInfo", "VarStruct")
    strings: dict[str, str] = {}
    eval(version_resource.version_resource("depeschectl", "1.2.3rc1"),
         {name: note(name) for name in names} | {"StringStruct": strings.__setitem__})
    assert made["FixedFileInfo"][1]["filevers"] == (1, 2, 3, 0)  # type: ignore[index]
    assert (strings["OriginalFilename"], strings["ProductVersion"]) == ("depeschectl.exe", "1.2.3rc1")
    for wrong in ("1.2", "v1.2.3", "1.2.70000"):
        with pytest.raises(ValueError, match="no version"):
            version_resource.numbers(wrong)

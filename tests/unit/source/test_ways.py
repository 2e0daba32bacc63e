"""CONTRIBUTING names files and functions that are there, each where it says; so do the decisions with files."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

import pytest

from tests.unit.source.names import ROOT, classes, has_member, sources

CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
NO_NAMES = {"repr", "cid:", "app/", "ui/"}
"""Words between backticks, in the ways, that name nothing of ours."""
_FILE = re.compile(r"[\w.-]+(?:/[\w.-]+)*\.(?:py|json|toml|md|ts|xml|spec|desktop|svg)")
_MADE = {"settings.json"}
"""Files that the program writes."""


def section(title: str) -> str:
    return re.split(r"^## ", CONTRIBUTING.partition(f"\n## {title}\n")[2], maxsplit=1, flags=re.M)[0]


def ways() -> dict[str, str]:
    """Each way's text by its name."""
    parts = re.split(r"^\*\*(.+?)\.\*\*", section("Ways through the code"), flags=re.M)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def found(path: str, folders: list[str]) -> str | None:
    """The file meant by `path`: from the root, below app, or beside one that was named before."""
    tried = (path, f"app/{path}", *(f"{folder}/{path}" for folder in reversed(folders)))
    return next((each for each in tried if (ROOT / each).is_file()), None)


def faults(text: str) -> list[str]:
    """What is named in a way, and is not where it says."""
    wrong, folders, files, seen = list[str](), list[str](), list[str](), list[str]()
    before, behind = "", -1
    for each in re.finditer(r"`([^`]+)`", text):
        token = each[1]
        if token in NO_NAMES:
            continue
        if _FILE.fullmatch(token):
            path = found(token, folders)
            if path is None:
                wrong.append(f"no file {token}")
            else:
                files.append(path)
                folders.append(str(PurePosixPath(path).parent))
            before, behind = path or "", each.end()
            continue
        name = token.partition("(")[0]
        beside = before if before and not text[behind:each.start()].strip() else ""
        if not _is_there(name, beside, files, seen):
            wrong.append(f"{name} is not in {beside or 'what is named before it'}")
        seen.append(name)
        before, behind = beside, each.end()
    return wrong


def _is_there(name: str, beside: str, files: list[str], seen: list[str]) -> bool:
    """`beside`: the file that was named just before. Else a file, class or command of which there was talk."""
    first, _, member = name.partition(".")
    if member:
        modules = [path for path in sources() if PurePosixPath(path).stem == first]
        return has_member(first, member) or any(member in sources()[each].names for each in modules)
    if beside:
        return beside in sources() and sources()[beside].defines(name)
    if name in classes():
        return True
    if any(sources()[each].defines(name) for each in files if each in sources()):
        return True
    return any(has_member(each.partition(".")[0], name) for each in [*seen, "MailError"])


@pytest.mark.parametrize("way", ways())
def test_a_way_names_what_is_there(way: str) -> None:
    assert faults(ways()[way]) == []


def test_their_number_is_told() -> None:
    words = ("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty")
    told = section("Ways through the code").split()[0].lower()
    assert words.index(told) + 14 == len(ways())


@pytest.mark.parametrize("wrong", [
    "`engine/not_there.py` `run`", "`engine/worker.py` `not_there`", "then `NotThere` follows", "`Engine.not_there`",
    "`engine/worker.py` and later `toggle_star`",
])
def test_what_is_not_there_is_found(wrong: str) -> None:
    assert len(faults(wrong)) >= 1


def test_every_file_that_contributing_names_is_there() -> None:
    folders = ["app/engine", "app/store", "app/cli", "ui/settings_pages", "tests/pictures", "tests/unit/store"]
    named = {each for each in re.findall(r"`([^`]+)`", CONTRIBUTING) if _FILE.fullmatch(each)} - _MADE
    ways_alone = {token for text in ways().values() for token in re.findall(r"`([^`]+)`", text)}
    assert sorted(each for each in named - ways_alone if found(each, folders) is None) == []


def test_the_list_of_places_names_what_is_there() -> None:
    """Every file and folder that begins a line of “Where things are”, and those that stand further in it."""
    text, folder, missing = section("Where things are"), "", list[str]()
    for line in text.splitlines():
        begin = re.match(r"( {4}| {6})([\w.][\w./]*) ", line)
        if begin is not None and len(begin[1]) == 4:
            folder = begin[2].rstrip("/")
        path = "" if begin is None else folder if len(begin[1]) == 4 else f"{folder}/{begin[2]}"
        named = [path] if path else []
        named += [f"{folder}/{each}" for each in re.findall(r"(?<![\w/])[a-z_]+\.py\b", line)]
        missing += [each for each in named if not (ROOT / each).exists() and not list((ROOT / folder).rglob(
            PurePosixPath(each).name))]
    assert missing == []


@pytest.mark.parametrize("path", sorted((ROOT / "docs" / "decisions").glob("*.md")), ids=lambda path: path.name[:4])
def test_a_decision_names_files_that_are_there(path: Path) -> None:
    text = path.read_text("utf-8")
    named = {each for each in re.findall(r"`([^`\s]+/[^`\s]+)`", text) if _FILE.fullmatch(each)}
    assert sorted(each for each in named if found(each, ["app/engine", "ui", "tests", "packaging"]) is None) == []

"""docs/evidence.md names commands, tests, measurements and pictures that there are; its list runs as it stands."""

from __future__ import annotations

import ast
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import evidence
from tests.bench.__main__ import RUNS
from tests.evidence import Step, chosen, steps
from tests.run import PARTS

ROOT = Path(__file__).parents[2]
PAGE = evidence.PAGE.read_text(encoding="utf-8")
ROWS = [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        for line in PAGE.partition("\n## In order\n")[0].splitlines() if line.startswith("| ") and "---" not in line]
TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
COMMANDS = sorted({command for row in ROWS for command in re.findall(r"`(make [^`]+)`", row[1])}
                  | {step.command for step in steps(PAGE)})


def test_each_row_has_its_five_cells() -> None:
    assert len(ROWS) > 60
    for row in ROWS:
        assert len(row) == 5 and all(row), row
        assert row[4] in ("holds", "yes", "no", "…"), row
        assert (row[3] == "…") is (row[4] == "…") or row[3].endswith("…"), row


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_is_one(command: str) -> None:
    _, target, *more = shlex.split(command)
    assert target in TARGETS
    arguments = shlex.split(more[0].removeprefix("ARGS=")) if more else []
    if target == "bench":
        names = arguments[:arguments.index("--small")] if "--small" in arguments else arguments
        assert names and set(names) <= set(RUNS)
    elif target in ("test", "torture") and arguments:
        part = arguments[0] if target == "test" else "torture"
        assert part in {each.name for each in PARTS}
        if "-k" in arguments:
            names = set(found_by_k(part))
            for word in re.split(r" (?:and|or)(?: not)? ", arguments[arguments.index("-k") + 1]):
                assert any(word in name for name in names), word


def found_by_k(part: str) -> Iterator[str]:
    """Names that -k finds: of files, tests, and what their parameters are called."""
    for path in (ROOT / "tests" / part).rglob("test_*.py"):
        yield path.name
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                yield node.name
            elif isinstance(node, ast.Constant) and isinstance(node.value, str) and " " not in node.value:
                yield node.value


def test_each_narrow_command_is_run_by_the_list() -> None:
    """What the tables ask for is a part of what runs in order."""
    whole = " ".join(step.command for step in steps(PAGE))
    for command in COMMANDS:
        target = command.split()[1]
        assert f"make {target}" in whole, command
        if target == "bench":
            for name in shlex.split(shlex.split(command)[2].removeprefix("ARGS=")):
                assert name in whole, name


def test_each_picture_is_there() -> None:
    there = {each.name for each in (ROOT / "docs" / "pictures").glob("*.png")}
    named = [name for row in ROWS for found in re.findall(r"docs/pictures/([^)|]+)", row[1])
             for name in re.findall(r"[a-z0-9-]+", found)]
    assert named
    for name in named:
        assert any(each.startswith(name) for each in there), name


def test_the_list_is_read_and_chosen_from() -> None:
    page = "x\n## In order\n\n```sh\nmake a   # 3\nmake b ARGS=\"x # y\"  # 12\n```\nmake c # 1\n"
    found = steps(page)
    assert found == [Step(1, "make a", 3), Step(2, 'make b ARGS="x # y"', 12)]
    assert list(chosen(found, [])) == found and list(chosen(found, ["2"])) == found[1:]
    assert list(chosen(found, ["1-2"])) == found
    for wrong in ("3", "x", "1-5"):
        with pytest.raises(ValueError):
            chosen(found, [wrong])
    with pytest.raises(ValueError):
        steps(page.replace("# 3", ""))


def test_what_fails_is_kept_and_told(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert evidence.run(Step(4, "echo seen; exit 3", 1), tmp_path)[0] == 3
    assert (tmp_path / "04.log").read_text() == "$ echo seen; exit 3\nseen\n"
    assert "seen" in capfd.readouterr().out

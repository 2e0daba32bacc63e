"""Files are short; one that is not says why in its docstring."""

from __future__ import annotations

import ast

from tests.unit.source.names import ROOT

MOST_LINES = 400
REASON = "In one file, since "


def reason_is_missing(text: str) -> bool:
    """Of a file's source."""
    return text.count("\n") > MOST_LINES and REASON not in " ".join((ast.get_docstring(ast.parse(text)) or "").split())


def test_a_long_file_says_why() -> None:
    files = (path for part in ("app", "ui", "tests", "packaging") for path in (ROOT / part).rglob("*.py"))
    assert [str(path.relative_to(ROOT)) for path in files if reason_is_missing(path.read_text("utf-8"))] == []


def test_the_reason_stands_in_the_docstring() -> None:
    long = "x = 1\n" * 401
    assert reason_is_missing(f"# {REASON}it is so.\n" + long) and reason_is_missing('"""Short."""\n' + long)
    assert not reason_is_missing(f'"""Much.\n\n{REASON}it is one list."""\n' + long)
    assert not reason_is_missing("x = 1\n" * 400)

"""The man pages name every command and option that the programs take, and are sound roff."""

from __future__ import annotations

import argparse
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import man_pages
import pytest
from man_pages import command_parser, window_parser

PAGES = man_pages.pages("2026-11-29")


def _all(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    yield parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for each in action.choices.values():
                yield from _all(each)


def _plain(roff: str) -> str:
    return re.sub(r"\\f[BIR]", "", roff).replace("\\-", "-").replace("\\(aq", "'").replace("\\e", "\\")


@pytest.mark.parametrize(("name", "parser"), [("depesche.1", window_parser()), ("depeschectl.1", command_parser())])
def test_every_option_and_its_help_is_named(name: str, parser: argparse.ArgumentParser) -> None:
    text = _plain(PAGES[name])
    for each in _all(parser):
        for action in each._actions:
            for option in action.option_strings:
                assert re.search(rf"{re.escape(option)}\b", text), f"{each.prog} {option}"
            if action.help and not isinstance(action, argparse._SubParsersAction):
                assert " ".join(each._get_formatter()._expand_help(action).split()) in text


def test_every_command_has_its_heading() -> None:
    headings = set(re.findall(r"(?m)^\.SS (.+)$", _plain(PAGES["depeschectl.1"])))
    parsers = [each for each in _all(command_parser()) if each.get_default("run") is not None]
    assert headings == {each.prog.removeprefix("depeschectl ") for each in parsers}
    assert len(headings) > 40


@pytest.mark.parametrize("name", list(PAGES))
def test_roff_is_sound(name: str, tmp_path: Path) -> None:
    page = tmp_path / name
    page.write_text(PAGES[name], encoding="utf-8")
    done = subprocess.run(["mandoc", "-T", "lint", "-W", "warning", str(page)], capture_output=True, text=True,
                          check=False)
    assert done.stdout == ""


def test_a_line_never_becomes_a_request() -> None:
    assert man_pages.escaped(".so /etc/passwd") == "\\&.so /etc/passwd"
    assert man_pages.escaped("'nothing' \\fB-x") == "\\(aqnothing\\(aq \\efB\\-x"

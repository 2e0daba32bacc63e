"""The man pages depesche(1) and depeschectl(1): what the argument parsers say, between prose of `man/NAME.prose`.

Prose is made of sections (`# TITLE`), paragraphs, and terms (`:term`, its text on the lines below). `name` in back
quotes is bold.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

from app import __version__
from app.cli.main import command_parser
from ui.__main__ import parser as window_parser

PROSE = Path(__file__).with_name("man")
_FIRST = ("DESCRIPTION",)
"""Sections that stand before the options."""


def pages(date: str) -> dict[str, str]:
    """File name → roff text. `date`: ISO, of the release."""
    return {"depesche.1": page(window_parser(), date, (PROSE / "depesche.prose").read_text("utf-8")),
            "depeschectl.1": page(command_parser(), date, (PROSE / "depeschectl.prose").read_text("utf-8"))}


def page(parser: argparse.ArgumentParser, date: str, prose: str) -> str:
    name = parser.prog
    sections = dict(_sections(prose))
    lines = [f'.TH {name.upper()} 1 "{date}" "Depesche {__version__}" "User Commands"', ".SH NAME",
             f"{name} \\- {escaped(sections.pop('NAME'))}", ".SH SYNOPSIS", *_synopsis(parser)]
    for title in _FIRST:
        lines += [f".SH {title}", *_prose(sections.pop(title))]
    lines += [".SH OPTIONS", *_options(parser)]
    if commands := _commands(parser):
        lines += [".SH COMMANDS", *(line for name, each in commands for line in _command(name, each))]
    for title, text in sections.items():
        lines += [f".SH {title}", *_prose(text)]
    return "\n".join(lines) + "\n"


def escaped(text: str) -> str:
    """Text as it stands: no request at the start of a line, hyphens that can be copied."""
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("`", "\\(ga")
    return "\\&" + text if text.startswith(".") else text


def _synopsis(parser: argparse.ArgumentParser) -> list[str]:
    words = " ".join(parser.format_usage().removeprefix("usage: ").split())
    return [f".B {parser.prog}", escaped(words.removeprefix(parser.prog).strip())]


def _options(parser: argparse.ArgumentParser, *, inherited: bool = True) -> list[str]:
    lines = []
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction) or (not inherited and _is_common(action)):
            continue
        lines += [".TP", _label(action), escaped(_help(parser, action)) or "\\&"]
    return lines


def _is_common(action: argparse.Action) -> bool:
    return bool({"--help", "--profile", "--json"} & set(action.option_strings))


def _label(action: argparse.Action) -> str:
    metavar = action.metavar
    if isinstance(metavar, tuple):
        metavar = " ".join(metavar)
    elif metavar is None and action.choices is not None:
        metavar = "{" + ",".join(str(each) for each in action.choices) + "}"
    value = escaped(metavar if metavar is not None else action.dest.upper())
    if not action.option_strings:
        return f"\\fI{value}\\fR"
    names = ", ".join(f"\\fB{escaped(each)}\\fR" for each in action.option_strings)
    return names if action.nargs == 0 else f"{names} \\fI{value}\\fR"


def _help(parser: argparse.ArgumentParser, action: argparse.Action) -> str:
    if not action.help:
        return ""
    return " ".join(parser._get_formatter()._expand_help(action).split())


def _commands(parser: argparse.ArgumentParser) -> list[tuple[str, argparse.ArgumentParser]]:
    """Each that can be called, by its words."""
    found: list[tuple[str, argparse.ArgumentParser]] = []
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, each in action.choices.items():
                below = _commands(each)
                if not below or each.get_default("run") is not None:
                    found.append((name, each))
                found += [(f"{name} {rest}", last) for rest, last in below]
    return found


def _command(name: str, parser: argparse.ArgumentParser) -> Iterator[str]:
    yield f".SS {escaped(name)}"
    words = " ".join(parser.format_usage().removeprefix("usage: ").split())
    yield f"\\fB{escaped(parser.prog)}\\fR {escaped(words.removeprefix(parser.prog).strip())}".rstrip()
    yield ".PP"
    text = " ".join((parser.description or "").split())
    yield escaped(text[:1].upper() + text[1:] + ("" if text.endswith(".") else "."))
    yield from _options(parser, inherited=False)


def _sections(prose: str) -> Iterator[tuple[str, str]]:
    for part in re.split(r"(?m)^# ", prose)[1:]:
        title, _, text = part.partition("\n")
        yield title.strip(), text.strip()


def _prose(text: str) -> Iterator[str]:
    for place, paragraph in enumerate(re.split(r"\n\s*\n", text)):
        first, _, rest = paragraph.partition("\n")
        if first.startswith(":"):
            yield from (".TP", f"\\fB{escaped(first[1:])}\\fR", _marked(" ".join(rest.split())))
        else:
            yield from ((".PP",) if place else ())
            yield _marked(" ".join(paragraph.split()))


def _marked(text: str) -> str:
    parts = text.split("`")
    return "".join(f"\\fB{escaped(each)}\\fR" if place % 2 else escaped(each) for place, each in enumerate(parts))

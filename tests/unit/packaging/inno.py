"""An Inno Setup script, read as far as its tests ask: sections, directives, entries, messages."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

_ENTRIES = ("Languages", "Tasks", "InstallDelete", "Files", "Icons", "Registry", "Run")
_PART = re.compile(r'\s*(\w+):\s*("(?:[^"]|"")*"|[^;"]*)\s*(?:;|$)')


@dataclass
class Script:
    """`defines`: what its preprocessor sets; `wanted`: what it asks of who calls it."""

    text: str
    setup: dict[str, str] = field(default_factory=dict)
    entries: dict[str, list[dict[str, str]]] = field(default_factory=dict)
    messages: dict[str, dict[str, str]] = field(default_factory=dict)
    code: str = ""
    defines: dict[str, str] = field(default_factory=dict)
    wanted: set[str] = field(default_factory=set)


def read(path: Path) -> Script:
    """Raises AssertionError for a line that is of no form that Inno knows."""
    octets = path.read_bytes()
    assert octets.startswith(b"\xef\xbb\xbf"), "without a BOM Inno may read it in the system's code page"
    made = Script(octets.decode("utf-8-sig"))
    section = ""
    for line in made.text.splitlines():
        if section == "Code" and not re.fullmatch(r"\[\w+\]", line):
            made.code += line + "\n"
        elif line.lstrip().startswith("#"):
            _directive(made, line.strip())
        elif found := re.fullmatch(r"\[(\w+)\]", line):
            section = found[1]
            assert section in ("Setup", "CustomMessages", "Code", *_ENTRIES), line
        elif line and not line.startswith(";"):
            _line(made, section, line)
    used = set(re.findall(r"\{#(\w+)\}", made.text))
    made.wanted |= used - set(made.defines)
    return made


def _directive(made: Script, line: str) -> None:
    if found := re.fullmatch(r'#define (\w+) "([^"]*)"', line):
        made.defines[found[1]] = found[2]
    else:
        assert re.fullmatch(r"#(ifdef|ifndef) \w+|#endif|#error .+|#else", line), line


def _line(made: Script, section: str, line: str) -> None:
    if section == "CustomMessages":
        found = re.fullmatch(r"(\w+)\.(\w+)=(.+)", line)
        assert found, line
        assert found[2] not in made.messages.setdefault(found[1], {}), line
        made.messages[found[1]][found[2]] = found[3]
    elif section == "Setup":
        name, sign, value = line.partition("=")
        assert sign and name not in made.setup, line
        made.setup[name] = value
    else:
        parts = {found[1]: found[2].removeprefix('"').removesuffix('"').replace('""', '"')
                 for found in _PART.finditer(line)}
        assert "".join(found[0] for found in _PART.finditer(line)) == line, line
        made.entries.setdefault(section, []).append(parts)

"""How much memory a program takes, all of its processes together."""

from __future__ import annotations

from pathlib import Path


def processes(session: int) -> list[int]:
    """Those of a program that was started in a session of its own, and theirs."""
    found: dict[int, tuple[int, int]] = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                # proc(5): what comes after the name in brackets is state, parent, group, session.
                words = (folder / "stat").read_text().rpartition(")")[2].split()
            except (FileNotFoundError, ProcessLookupError):
                continue  # it ended meanwhile
            found[int(folder.name)] = (int(words[1]), int(words[3]))
    mine = {number for number, (_, its) in found.items() if its == session}
    while more := {number for number, (parent, _) in found.items() if parent in mine} - mine:
        mine |= more
    return sorted(mine)


def shares(session: int) -> dict[str, float]:
    """Each process's share (PSS) in MiB by `PID NAME`: a page that several have mapped is counted once in all.

    Raises PermissionError for a process that must not be looked at.
    """
    told: dict[str, float] = {}
    for number in processes(session):
        try:
            lines = Path(f"/proc/{number}/smaps_rollup").read_text().splitlines()
            name = Path(f"/proc/{number}/comm").read_text().strip()
        except (FileNotFoundError, ProcessLookupError):
            continue
        told[f"{number} {name}"] = sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024
    return told

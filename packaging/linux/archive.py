"""The archive for every other system: unpack it anywhere, or over ~/.local or /usr/local."""

from __future__ import annotations

import subprocess
from pathlib import Path

from files import stamp
from release import NAME, VERSION


def build(root: Path, target: Path, machine: str, fast: bool) -> Path:
    name = f"{NAME}-{VERSION}-linux-{machine}"
    folder = root.rename(root.with_name(name))
    for each in (folder / "usr").iterdir():
        each.rename(folder / each.name)
    (folder / "usr").rmdir()
    (folder / "INSTALL").write_text(_WORDS, encoding="utf-8")
    stamp(folder)
    made = target / f"{name}.tar.zst"
    subprocess.run(["tar", "--create", "--sort=name", "--owner=0", "--group=0", "--numeric-owner",
                    f"--use-compress-program=zstd -q -T0 -{3 if fast else 15}", f"--file={made}",
                    f"--directory={folder.parent}", name], check=True)
    return made


_WORDS = """Start it where it lies:      bin/depesche
For one person:              cp -a bin lib share ~/.local/
For everybody, as root:      cp -a bin lib share /usr/local/

It brings its own Python and Qt. Of the system it needs an X or Wayland server, OpenGL, NSS, D-Bus, fontconfig and the
libraries that xcb is made of, as every desktop has them, and glibc from 2.35 on.
To remove it, delete the files again. Your mail is in ~/.local/share/depesche, and is not among them.
"""

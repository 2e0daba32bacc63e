"""`python -m tests.pictures [--out DIR] [--lang de|en] [--theme light|dark] [NAME…]`"""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo
from PySide6.QtWidgets import QWidget

import tests.pictures
from tests import looks
from tests.pictures.registry import PICTURES
from tests.pictures.stage import Stage
from ui.__main__ import make_application
from ui.demo_session import DemoSession
from ui.settings import ThemeChoice

ROOT = Path(__file__).resolve().parent.parent.parent
TOOLS = ("__main__", "registry", "stage")


def main(argv: Sequence[str]) -> int:
    """The number of pictures that could not be made is the exit code."""
    for module in pkgutil.iter_modules(tests.pictures.__path__):
        if module.name not in TOOLS:
            importlib.import_module(f"tests.pictures.{module.name}")
    options = _parse(argv)
    options.out.mkdir(parents=True, exist_ok=True)
    application = make_application()
    # X without a desktop names no font; this is what most Linux desktops would.
    if "Noto Sans" in QFontDatabase.families() and QFontInfo(application.font()).family().startswith("DejaVu"):
        application.setFont(QFont("Noto Sans", 10))
    failed = 0
    variant = ("-rtl" if options.rtl else "") + (f"-{options.font_percent}" if options.font_percent != 100 else "")
    with DemoSession(lively=False) as demo:
        stage = Stage(application, demo)
        for language in options.lang:
            for theme in options.theme:
                stage.set(language, ThemeChoice(theme), mirrored=options.rtl, font_percent=options.font_percent)
                for name in options.names or sorted(PICTURES):
                    target = options.out / f"{name}-{theme}-{language}{variant}.png"
                    try:
                        shown = PICTURES[name](stage)
                        if options.inspect:
                            stage.pause(0.3)
                            _inspect(name, shown)
                        stage.grab(shown, target)
                        _shrink(target)
                    except (TimeoutError, ValueError, AssertionError) as error:
                        print(f"{target.name}: {error}", file=sys.stderr)
                        failed += 1
                    else:
                        print(target.name, flush=True)
        stage.close()
    return min(failed, 100)


def _shrink(target: Path) -> None:
    """To a third, by a palette that the eye does not tell from all colours; without pngquant it stays as it is."""
    if shutil.which("pngquant"):
        subprocess.run(["pngquant", "--force", "--ext", ".png", "--skip-if-larger", "--quality", "90-100", str(target)],
                       check=False)  # 99: not without a loss that can be seen


def _inspect(name: str, widget: QWidget) -> None:
    for find in (looks.unnamed, looks.doubles, looks.clipped, looks.faint):
        for each in find(widget):
            print(f"    {name}: {find.__name__}: {each}", flush=True)


def _parse(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.pictures", description="Pictures of every window.")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "pictures")
    parser.add_argument("--lang", nargs="*", choices=("de", "en"), default=("de", "en"))
    parser.add_argument("--theme", nargs="*", choices=("light", "dark"), default=("light", "dark"))
    parser.add_argument("--rtl", action="store_true", help="laid out from the right, as for Arabic or Hebrew words")
    parser.add_argument("--font-percent", type=int, default=100, help="size of type, 80 to 200")
    parser.add_argument("--inspect", action="store_true", help="say of each what tests/looks.py finds wrong")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(sorted(PICTURES))}")
    options = parser.parse_args(argv)
    unknown = set(options.names) - set(PICTURES)
    if unknown:
        parser.error(f"there is no picture named {', '.join(sorted(unknown))}")
    return options


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

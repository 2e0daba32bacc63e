"""`python -m tests.pictures [--out DIR] [--lang de|en] [--theme light|dark] [NAME…]`"""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo

import tests.pictures
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
    with DemoSession(lively=False) as demo:
        stage = Stage(application, demo)
        for language in options.lang:
            for theme in options.theme:
                stage.set(language, ThemeChoice(theme))
                for name in options.names or sorted(PICTURES):
                    target = options.out / f"{name}-{theme}-{language}.png"
                    try:
                        stage.grab(PICTURES[name](stage), target)
                    except (TimeoutError, ValueError, AssertionError) as error:
                        print(f"{target.name}: {error}", file=sys.stderr)
                        failed += 1
                    else:
                        print(target.name, flush=True)
        stage.close()
    return min(failed, 100)


def _parse(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.pictures", description="Pictures of every window.")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "pictures")
    parser.add_argument("--lang", nargs="*", choices=("de", "en"), default=("de", "en"))
    parser.add_argument("--theme", nargs="*", choices=("light", "dark"), default=("light", "dark"))
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(sorted(PICTURES))}")
    options = parser.parse_args(argv)
    unknown = set(options.names) - set(PICTURES)
    if unknown:
        parser.error(f"there is no picture named {', '.join(sorted(unknown))}")
    return options


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

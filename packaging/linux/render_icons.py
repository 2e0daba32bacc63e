#!/usr/bin/env python3
"""The program's icon in every size that desktops ask for, from resources/icons: run it when the SVG has changed.

    .venv/bin/python packaging/linux/render_icons.py [--check]

writes packaging/linux/icons/hicolor (Icon Theme Specification), to be installed as it is below share/icons. With
--check nothing is written, and the script ends with 1 where the pictures are older than the SVG.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ROOT = Path(__file__).resolve().parent.parent.parent
ICONS = ROOT / "resources" / "icons"
HERE = ROOT / "packaging" / "linux" / "icons" / "hicolor"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
_MOST_OFF = 8
"""Of 255, by which a colour may differ: another version of Qt smooths edges otherwise."""


def render(size: int) -> QImage:
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(str(ICONS / "depesche.svg")).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return image


def copies() -> dict[Path, Path]:
    """The SVGs that go along as they are: where to → where from."""
    return {HERE / "scalable" / "apps" / "depesche.svg": ICONS / "depesche.svg",
            HERE / "symbolic" / "apps" / "depesche-symbolic.svg": ICONS / "app" / "depesche-symbolic.svg"}


def path_of(size: int) -> Path:
    return HERE / f"{size}x{size}" / "apps" / "depesche.png"


def write() -> None:
    for size in SIZES:
        path_of(size).parent.mkdir(parents=True, exist_ok=True)
        render(size).save(str(path_of(size)))
    for target, source in copies().items():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)


def outdated() -> list[Path]:
    """Those that are missing, or show something else."""
    old = [path_of(size) for size in SIZES if not _alike(QImage(str(path_of(size))), render(size))]
    return old + [target for target, source in copies().items()
                  if not target.exists() or target.read_bytes() != source.read_bytes()]


def _alike(there: QImage, wanted: QImage) -> bool:
    if there.size() != wanted.size():
        return False
    images = [each.convertToFormat(QImage.Format.Format_RGBA8888) for each in (there, wanted)]
    one, other = (bytes(each.constBits()) for each in images)
    # What is nearly clear has hardly a colour.
    return sum(abs(a - b) > _MOST_OFF for a, b in zip(one, other, strict=True)) <= len(one) // 200


def main() -> int:
    application = QGuiApplication.instance() or QGuiApplication([])
    if "--check" not in sys.argv[1:]:
        write()
    for path in (old := outdated()):
        print(f"{path.relative_to(ROOT)} is older than its SVG", file=sys.stderr)
    del application
    return 1 if old else 0


if __name__ == "__main__":
    sys.exit(main())

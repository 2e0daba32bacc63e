"""`python -m tests.bench.start_child PROFILE`: the program itself, which tells on its standard input's demand.

A line `row WORDS` asks for the place of the row whose subject has these words, as JSON `[x, y, width, height]` of its
subject on the screen or null; `shown WORDS` whether the message that is read has them. Nothing of it runs before it is
asked.
"""

from __future__ import annotations

import json
import os
import sys
import traceback

from PySide6.QtCore import QPoint, QSocketNotifier
from PySide6.QtWidgets import QApplication

from ui import __main__ as program


def answer(line: str) -> object:
    from ui.main_window import MainWindow

    kind, _, words = line.partition(" ")
    window = next((each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow)), None)
    if window is None:
        return None
    if kind == "row":
        rows, lines = window.rows, window.list.lines
        row = next((each for each in range(rows.rowCount()) if words in rows.message(each).subject), -1)
        if row < 0:
            return None
        corner = lines.viewport().mapToGlobal(QPoint(0, lines.rowViewportPosition(row)))
        return [corner.x(), corner.y(), lines.viewport().width(), lines.rowHeight(row)]
    view = window.view
    if view.view is None:
        return False
    if view.web is not None and view.web.isVisible():
        return not view.bodies.is_covered and view.row is not None and words in view.row.subject
    return words in view.body.toPlainText()


def main(arguments: list[str]) -> int:
    application = program.make_application()
    notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)

    def asked() -> None:
        line = sys.stdin.buffer.raw.readline().decode().strip()  # type: ignore[attr-defined]
        if not line:
            notifier.setEnabled(False)
            return
        try:
            print(json.dumps(answer(line)), flush=True)
        except Exception:  # who asked would wait for ever
            traceback.print_exc()
            os._exit(1)

    notifier.activated.connect(asked)
    code = program.main(["--profile", arguments[0], "--lang", "en", "--theme", "light"])
    del application
    return code


if __name__ == "__main__":
    if hasattr(os, "getuid") and os.getuid() == 0:
        os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")
    sys.exit(main(sys.argv[1:]))

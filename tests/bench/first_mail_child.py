"""`python -m tests.bench.first_mail_child PROFILE LOGIN`: the program itself, used by somebody without a pause.

LOGIN is JSON (see Login.as_json). Where the other program asks a directory of providers, ours has its own; for the
time of the measurement it knows the address. The last line is JSON: when the mail stood there (Unix time), clicks,
fields.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from typing import TypeVar

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.model.account import Security, ServerSettings
from app.model.finding import Source, Suggestion
from ui import __main__ as program
from ui.help_windows.tour import Tour
from ui.main_window import MainWindow
from ui.views.message_view import Shown
from ui.wizard import servers_page
from ui.wizard.account_wizard import AccountWizard, Step

_PATIENCE = 60.0
W = TypeVar("W", bound=QWidget)


class Hands:
    """Goes on as soon as there is something to do; each step says what it waits for."""

    def __init__(self, told: dict[str, str]) -> None:
        self._told = told
        self.clicks = self.fields = 0
        self._began = time.monotonic()
        self._steps = self._use()
        self._wanted: Callable[[], object] = next(self._steps)
        self._timer = QTimer(interval=2)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        if time.monotonic() - self._began > _PATIENCE:
            print("it did not come to the first mail", file=sys.stderr)
            QApplication.exit(1)
        if not self._wanted():
            return
        try:
            self._wanted = next(self._steps)
        except StopIteration:
            self._timer.stop()
            print(json.dumps({"at": time.time(), "clicks": self.clicks, "fields": self.fields}), flush=True)
            window = _the(MainWindow)
            assert window is not None
            window.quit()

    def _use(self) -> Iterator[Callable[[], object]]:
        yield lambda: _the(AccountWizard)
        wizard, window = _the(AccountWizard), _the(MainWindow)
        assert wizard is not None and window is not None
        for field, text in ((wizard.identity.name, "name"), (wizard.identity.email, "email"),
                            (wizard.identity.password.line, "password")):
            self.fields += 1
            QTest.keyClicks(field, self._told[text])
        self._click(wizard.next)
        for step in (Step.PROTOCOL, Step.OPTIONS, Step.DONE):
            yield lambda step=step: wizard.step is step and wizard.next.isEnabled()
            self._click(wizard.next)
        yield lambda: not self._place(window).isEmpty()
        if (tour := _the(Tour)) is not None:
            self._click(tour)
        self._click(window.list.lines.viewport(), self._place(window).center())
        yield lambda: window.view.shown is Shown.MESSAGE and self._told["text"] in window.view.body.toPlainText()

    def _place(self, window: MainWindow) -> QRect:
        """Where the mail lies in the list; empty until it does."""
        rows = window.rows
        row = next((each for each in range(rows.rowCount()) if self._told["subject"] in rows.message(each).subject), -1)
        lines = window.list.lines
        return QRect(0, lines.rowViewportPosition(row), lines.viewport().width(), lines.rowHeight(row)) if row >= 0 \
            else QRect()

    def _click(self, widget: QWidget, *where: object) -> None:
        self.clicks += 1
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, *where)


def _the(kind: type[W]) -> W | None:
    found = (each for each in QApplication.allWidgets() if isinstance(each, kind) and each.isVisible())
    return next(found, None)


def main(arguments: list[str]) -> int:
    profile, told = arguments[0], json.loads(arguments[1])

    def server(port: int) -> ServerSettings:
        return ServerSettings("127.0.0.1", port, Security.TLS, told["email"].partition("@")[0], told["ca_file"])

    found = Suggestion("Nordlicht", server(told["imaps"]), None, server(told["smtps"]), True, Source.PROVIDERS)
    servers_page.suggest = lambda email: found  # type: ignore[attr-defined]
    application = program.make_application()
    hands = Hands(told)
    code = program.main(["--profile", profile, "--lang", "en"])
    del hands, application
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

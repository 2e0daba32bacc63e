"""`--check` tells what was missing. That it can succeed is shown by tests/smoke."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.errors import ErrorKind, MailError
from app.events import SyncFinished
from ui.__main__ import main
from ui.demo_check import DemoCheck
from ui.main_window import MainWindow


def test_without_mail_the_patience_ends(qtbot: QtBot, window: MainWindow, capsys: pytest.CaptureFixture[str]) -> None:
    with qtbot.waitSignal(window.closed):
        check = DemoCheck(window, patience_ms=50)
        window.context.bridge.sync_finished.emit(SyncFinished(1, (), 0, 0.0, 0.0))
        window.context.bridge.sync_finished.emit(
            SyncFinished(2, (), 0, 0.0, 0.0, (MailError(ErrorKind.NETWORK, "The server is gone."),)))
    assert check.exit_code == 1
    told = capsys.readouterr().err
    assert "1 of 2 accounts were synced" in told and "The server is gone." in told


def test_it_is_of_the_demo_alone(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--check"])
    assert ended.value.code == 2 and "--check goes with --demo" in capsys.readouterr().err

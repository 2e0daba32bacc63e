"""What macOS asks of the running program, in a process of its own: there can be one application in each."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from ui.desktop import running_mark

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
import json, sys
from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QFileOpenEvent
from ui.desktop.application import Application

application, told = Application(["depesche"]), []
link = QUrl("mailto:alice@example.org?subject=a%20b%26c")
for each in (QFileOpenEvent(link), QFileOpenEvent(sys.argv[1])):
    assert QCoreApplication.sendEvent(application, each)
before = len(told)
application.open_with(told.append)
early = len(told)
QCoreApplication.postEvent(application, QFileOpenEvent(QUrl.fromLocalFile(sys.argv[1])))
application.processEvents()
application.open_with(None)
QCoreApplication.sendEvent(application, QFileOpenEvent(link))
print(json.dumps([before, early, told]))
"""


def test_links_and_files_come_in_their_order_however_early(tmp_path: Path) -> None:
    mail = tmp_path / "a letter.eml"
    done = subprocess.run([sys.executable, "-c", PROGRAM, str(mail)], cwd=ROOT, capture_output=True, text=True,
                          timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == [
        0, 2, ["mailto:alice@example.org?subject=a%20b%26c", str(mail), str(mail)]]


def test_there_is_no_mutex_where_the_installer_is_not() -> None:
    assert running_mark.hold() == 0

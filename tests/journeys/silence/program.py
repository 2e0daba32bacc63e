"""The real window in a network of its own: `python -m tests.journeys.silence.program silent|pictures FOLDER`.

Run by test_silence.py under `unshare --net --mount`; the last line of its output is a JSON object.
"""

from __future__ import annotations

import json
import os
import socket
import ssl
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEventLoop, QModelIndex, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from app.backends.base import MailBackend
from app.engine.engine import Engine
from app.engine.reading import MimeReader
from app.errors import ErrorKind, MailError
from app.events import PicturesReady
from app.model.account import Account
from app.model.folder import Role
from app.model.message import SEEN, MessageRow
from app.model.operation import AppendMessage
from app.paths import Profile
from app.store import accounts, edits, folders, messages, schema
from app.store.database import Database
from tests.fakes.passwords import FakePasswords
from tests.gui.setup_fixtures import HOME
from tests.journeys.silence.sink import Sink
from tests.journeys.silence.vectors import DOMAIN, Vector, vectors
from tests.servers.certs import Authority
from ui.__main__ import make_application
from ui.bridge import EventBridge
from ui.main_window import MainWindow
from ui.settings import Settings
from ui.views.message_view import Shown

PATIENCE_SECONDS = 20.0
SETTLE_MS = 30
"""After a document was loaded: what it would ask for by a timer of its own."""


def main(mode: str, folder: Path) -> None:
    authority = Authority(folder / "tls")
    os.environ["SSL_CERT_FILE"] = str(authority.ca_file)
    application = make_application()
    sink = Sink(folder, _any_name(authority))
    control = _call_home(sink)
    known = vectors()
    profile = Profile(folder / "profile")
    inbox = _filled(profile, known)
    bridge = EventBridge()
    engine = Engine(profile, bridge.post, passwords=FakePasswords(), backends=_no_server)
    engine.start()
    window = MainWindow(engine, bridge, Settings.load(profile.settings), profile.settings)
    window.show()
    sink.forget()
    visit = Visit(window, bridge)
    window.browsing.open_folder(inbox)
    rows = visit.rows(inbox)
    if mode == "silent":
        visit.read_all(rows)
    else:
        visit.load_pictures(rows)
    QTest.qWait(500)
    told = {"control": control, "messages": len(rows), "html": visit.html, "acts": visit.acts,
            "packets": sink.packets[:50], "count": len(sink.packets), "names": sorted(set(sink.names)),
            "calls": sink.calls}
    window.close()
    engine.stop(2.0)
    application.processEvents()
    print(json.dumps(told), flush=True)
    os._exit(0)  # Chromium's processes take their time, and nobody waits for them


class Visit:
    """What a person does with each message."""

    def __init__(self, window: MainWindow, bridge: EventBridge) -> None:
        self._window, self._bridge = window, bridge
        self._answered: set[int] = set()
        self.html = self.acts = 0
        bridge.pictures_ready.connect(self._pictures_ready)

    def rows(self, inbox: int) -> list[MessageRow]:
        return messages.page(self._window.context.db, messages.View(inbox), None, 1_000)

    def read_all(self, rows: list[MessageRow]) -> None:
        """Opened, as HTML and as text, printed, answered, forwarded, its files previewed; and all searched."""
        for row in rows:
            self._open(row)
            self._print()
            self._write(self._window.actions_.reply.trigger)
            self._write(self._window.actions_.forward.trigger)
            self._preview()
        self._window.search.activate()
        for word in ("letter", "leak", "subject:css"):
            self._window.browsing.search.search_for(word)
            self._until(lambda: self._window.rows.rowCount() > 0)
            self.acts += 1

    def load_pictures(self, rows: list[MessageRow]) -> None:
        for row in rows:
            self._open(row)
            view = self._window.view.view
            if view is not None and view.remote and view.html is not None:
                self._window.actions_.load_images.trigger()
                self._until(lambda row=row: row.id in self._answered)
                self._settle()
                self.acts += 1

    def _open(self, row: MessageRow) -> None:
        window = self._window
        self._until(lambda: self._choose(row))
        self._until(lambda: window.view.shown is Shown.MESSAGE and window.view.view is not None
                    and window.view.view.message_id == row.id)
        self.html += window.view.shows_html
        self._settle()

    def _choose(self, row: MessageRow) -> bool:
        rows = self._window.rows
        while rows.canFetchMore(QModelIndex()):
            rows.fetchMore(QModelIndex())
        self._window.list.select_id(row.id)
        return [each.id for each in self._window.list.chosen()] == [row.id]

    def _settle(self) -> None:
        web = self._window.view.web
        if web is not None and self._window.view.shows_html:
            self._until(lambda: not web.page().isLoading())
        QTest.qWait(SETTLE_MS)

    def _print(self) -> None:
        path = Path(self._window.context.settings_path).with_name(f"printed-{self.acts}.pdf")
        self._window.printing.save_pdf(path)
        self._until(path.exists)
        self.acts += 1

    def _write(self, begin: Callable[[], object]) -> None:
        begin()
        composing = self._window.composing
        self._until(lambda: composing.open_composers)
        QTest.qWait(SETTLE_MS)
        for composer in list(composing.open_composers):
            composer.close()
        self._until(lambda: not composing.open_composers)
        self.acts += 1

    def _preview(self) -> None:
        view = self._window.view.view
        if view is None:
            return
        for file in view.attachments:
            self._window.files.open_attachment(view.message_id, file)
            QTest.qWait(SETTLE_MS)
            for dialog in _dialogs():
                dialog.close()
            self.acts += 1

    def _pictures_ready(self, told: PicturesReady) -> None:
        self._answered.add(told.message_id)

    def _until(self, seen: Callable[[], object]) -> None:
        ends = time.monotonic() + PATIENCE_SECONDS
        while not seen():
            if time.monotonic() > ends:
                row = self._window.view.row
                raise TimeoutError(f"waited in vain at {row.subject if row else 'no message'}")
            loop = QEventLoop()
            QTimer.singleShot(5, loop.quit)
            loop.exec()


def _dialogs() -> list[QDialog]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()]


def _call_home(sink: Sink) -> dict[str, int]:
    """What the sink sees of a call that is meant to be seen: without it, its silence would prove nothing."""
    context = ssl.create_default_context()
    with socket.create_connection((f"control.{DOMAIN}", 443), 5) as plain, \
            context.wrap_socket(plain, server_hostname=f"control.{DOMAIN}") as line:
        line.sendall(f"GET /x HTTP/1.1\r\nHost: control.{DOMAIN}\r\n\r\n".encode())
        line.recv(1_000)
    return {"packets": len(sink.packets), "names": len(sink.names), "calls": len(sink.calls)}


def _any_name(authority: Authority) -> ssl.SSLContext:
    """A server's side with a certificate for every host of ours."""
    return authority.named(f"*.{DOMAIN}").server_context()


def _filled(profile: Profile, known: list[Vector]) -> int:
    profile.directory.mkdir(parents=True)
    db = Database.open(profile.database)
    schema.prepare(db)
    account = accounts.save(db, replace(HOME, id=0))
    inbox = folders.by_role(db, account.id, Role.INBOX)
    assert inbox is not None
    for vector in known:
        edits.apply(db, AppendMessage(inbox.id, vector.raw, frozenset({SEEN})), MimeReader())
    db.close()
    return inbox.id


def _no_server(account: Account, password: Callable[[], str]) -> MailBackend:
    raise MailError(ErrorKind.NETWORK, "There is no server in this test.")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))

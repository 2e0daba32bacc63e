"""`python -m tests.torture.typist DIRECTORY`: a composer, and somebody who types until the process is killed.

Each word of the text is a number; `DIRECTORY/typed` gets a line for each, when it stood in the window.
"""

from __future__ import annotations

import itertools
import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer

from app.engine.engine import Engine
from app.model.folder import RemoteFolder, Role
from app.model.message import Address, Draft
from app.paths import Profile
from app.secrets import PasswordStore
from app.store import accounts, folders, schema
from app.store.database import Database
from tests.factory import make_account
from ui.__main__ import make_application
from ui.bridge import EventBridge
from ui.views.composer import Composer

_WORD_MS = 20


def prepare(directory: Path) -> Profile:
    """A profile with one account that can't be reached, as on a train."""
    profile = Profile(directory)
    profile.directory.mkdir(parents=True, exist_ok=True)
    db = Database.open(profile.database)
    schema.prepare(db)
    account = accounts.save(db, make_account(outgoing=True))
    folders.take_over(db, account.id, (RemoteFolder("INBOX", "/", Role.INBOX),
                                       RemoteFolder("Drafts", "/", Role.DRAFTS)))
    db.close()
    return profile


def main(directory: Path) -> int:
    application = make_application()
    bridge = EventBridge()
    engine = Engine(Profile(directory), bridge.post, passwords=PasswordStore())
    engine.start()
    reader = engine.open_reader()
    account, = accounts.accounts(reader)
    composer = Composer(engine, bridge, (account,), Draft(sender=Address("", account.email)), account_id=account.id)
    composer.show()
    words = itertools.count(1)
    log = os.open(directory / "typed", os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def type_word() -> None:
        number = next(words)
        composer.body.insertPlainText(f"{number} ")
        os.write(log, f"{number} {time.time()}\n".encode())

    timer = QTimer(composer)
    timer.setInterval(_WORD_MS)
    timer.timeout.connect(type_word)
    timer.start()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))

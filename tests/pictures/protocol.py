"""How an account's mail is fetched: asking, both side by side, and what does not answer."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from app.commands import LookAtServers
from app.events import Looked, ServersSeen
from app.model.account import Account
from tests.gui.setup_fixtures import HOME, WORK
from tests.pictures.props import engine_for, on_top
from tests.pictures.registry import picture
from tests.pictures.stage import Stage
from tests.pictures.wizard import IMAP, POP3, REFUSED
from ui.dialogs.account_protocol import AccountProtocolDialog


@picture("account-protocol-asking")
def asking(stage: Stage) -> QWidget:
    return on_top(stage, AccountProtocolDialog(engine_for(stage), stage.bridge, WORK))


@picture("account-protocol")
def both(stage: Stage) -> QWidget:
    return _answered(stage, WORK, IMAP, POP3)


@picture("account-protocol-switch")
def switch(stage: Stage) -> QWidget:
    dialog = _answered(stage, replace(HOME, name="Post"), IMAP, POP3)
    dialog.choice.devices.yes.click()
    dialog.choice.imap.click()
    return dialog


@picture("account-protocol-failed")
def failed(stage: Stage) -> QWidget:
    return _answered(stage, WORK, IMAP, REFUSED)


def _answered(stage: Stage, account: Account, imap: Looked, pop3: Looked) -> AccountProtocolDialog:
    engine = engine_for(stage)
    dialog = AccountProtocolDialog(engine, stage.bridge, account)
    on_top(stage, dialog)
    stage.bridge.post(ServersSeen(engine.last(LookAtServers).token, imap, pop3, None))
    stage.pause(0.1)
    return dialog

"""What the log tells of an account's day; and that it tells nothing of whose it is."""

from __future__ import annotations

import logging

import pytest

from app.engine.milestones import Milestones
from app.errors import ErrorKind, MailError
from app.events import (
    AccountStateChanged,
    ActivityEnded,
    ActivityKind,
    ConnectionState,
    CountsChanged,
    DeliveryFailed,
    Event,
    FolderReport,
    JobFinished,
    MessageSent,
    NewMailArrived,
    ProbeFinished,
    SyncFinished,
)
from tests.factory import make_account
from tests.unit.engine.conftest import Rig

LOST = MailError(ErrorKind.NETWORK, "The connection broke off.")
REFUSED = MailError(ErrorKind.LOGIN_REFUSED, "The server refused the login.", "[AUTHENTICATIONFAILED] No.")


def told(caplog: pytest.LogCaptureFixture, *events: Event) -> list[str]:
    caplog.set_level(logging.INFO)
    milestones = Milestones()
    for event in events:
        milestones.note(event)
    return [f"{record.levelname} {record.getMessage()}" for record in caplog.records]


def test_a_good_round_is_four_lines(caplog: pytest.LogCaptureFixture) -> None:
    report = (FolderReport("INBOX", 3, 1, 0), FolderReport("Secret project", 0, 0, 2))
    connect = ActivityEnded(2, ActivityKind.CONNECT, "")
    assert told(caplog, AccountStateChanged(2, ConnectionState.CONNECTING), connect,
                AccountStateChanged(2, ConnectionState.SYNCING), NewMailArrived(2, 5, (1, 2, 3)),
                SyncFinished(2, report, 4096, 1.25, 0.2), AccountStateChanged(2, ConnectionState.CONNECTED),
                AccountStateChanged(2, ConnectionState.CONNECTED), connect, CountsChanged((5,))) == [
        "INFO account 2: connecting", "INFO account 2: connected and logged in", "INFO account 2: 3 new in the Inbox",
        "INFO account 2: round done in 1.2 s: 2 folders, 3 new, 1 changed, 2 removed, 4096 octets"]


def test_trouble_is_told_once_with_the_servers_words(caplog: pytest.LogCaptureFixture) -> None:
    waiting = AccountStateChanged(1, ConnectionState.WAITING, LOST)
    lines = told(caplog, waiting, waiting, AccountStateChanged(1, ConnectionState.STOPPED, REFUSED))
    assert lines == [
        "WARNING account 1: waiting: network: The connection broke off.",
        "WARNING account 1: stopped: login-refused: The server refused the login. Server: [AUTHENTICATIONFAILED] No."]


def test_the_same_trouble_is_told_again_after_it_was_gone(caplog: pytest.LogCaptureFixture) -> None:
    waiting = AccountStateChanged(1, ConnectionState.WAITING, LOST)
    assert len(told(caplog, waiting, AccountStateChanged(1, ConnectionState.CONNECTED), waiting)) == 2


@pytest.mark.parametrize(("event", "line"), [
    (MessageSent(1, 7), "INFO account 1: a message was sent"),
    (DeliveryFailed(1, 7, LOST), "WARNING account 1: a message was not sent: network: The connection broke off."),
    (SyncFinished(1, (), 0, 1, 0, (LOST,)), "WARNING account 1: in the round: network: The connection broke off."),
    (JobFinished(1, None, REFUSED),
     "INFO a job ended: login-refused: The server refused the login. Server: [AUTHENTICATIONFAILED] No."),
    (ProbeFinished(1, LOST, None),
     "INFO servers were checked: incoming network: The connection broke off., outgoing none"),
    (ActivityEnded(1, ActivityKind.REPLAY, ""), "INFO account 1: the edits made here were told to the server"),
])  # fmt: skip
def test_each_has_its_line(caplog: pytest.LogCaptureFixture, event: Event, line: str) -> None:
    assert told(caplog, event)[-1] == line


def test_what_was_stopped_by_the_person_is_no_trouble(caplog: pytest.LogCaptureFixture) -> None:
    cancelled = MailError(ErrorKind.CANCELLED, "Stopped.")
    assert told(caplog, AccountStateChanged(1, ConnectionState.WAITING, cancelled, 5.0)) == []


def test_the_engine_tells_of_a_round(rig: Rig, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    number = rig.add(make_account())
    rig.connected(number)
    lines = [record.getMessage() for record in caplog.records if record.name == "app.engine.milestones"]
    assert f"account {number}: connected and logged in" in lines
    assert any(line.startswith(f"account {number}: round done in") for line in lines)

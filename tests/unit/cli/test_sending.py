"""send --at, and an outbox that tells times."""

from __future__ import annotations

import argparse
import time
from dataclasses import replace
from datetime import datetime

import pytest

from app.cli.moments import moment
from app.store import accounts, bodies, outbox
from tests.factory import make_mail
from tests.fakes.command_line import CommandLine
from tests.fakes.store import Store


@pytest.mark.parametrize("text", ["", "tomorrow", "25:00", "+", "+5", "2020-01-01T10:00", "2026-13-40", "+999999d",
                                  "9999-12-31T23:59", "12:60"])
def test_what_is_no_time_to_come(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError):
        moment(text)


def test_times() -> None:
    assert moment("+2h") == pytest.approx(time.time() + 7_200, abs=5)
    assert moment("2035-06-01T10:30") == datetime(2035, 6, 1, 10, 30).timestamp()
    assert moment("2035-06-01T10:30+02:00") == 2_064_299_400.0
    then = datetime.fromtimestamp(moment("00:01"))
    assert (then.hour, then.minute) == (0, 1) and 0 < then.timestamp() - time.time() <= 86_400 + 3_600


def test_send_at_waits_is_listed_and_sent_on_demand(cli: CommandLine, store: Store) -> None:
    outgoing = store.imap.incoming
    accounts.save(store.db, replace(store.imap, outgoing=outgoing))
    told = cli.ok("send", "work", "-", "--at", "+2h", stdin=make_mail(1))
    assert told["state"] == "queued" and told["send_at"].endswith("Z")
    (listed,) = cli.ok("outbox", "list")
    assert listed["send_at"] == told["send_at"] and listed["next_try"] is None
    assert f"not before {told['send_at']}" in cli("outbox", "list").text
    assert cli.ok("outbox", "retry", told["outbox_id"])["state"] == "queued"
    assert cli.ok("outbox", "list")[0]["send_at"] is None
    assert cli("send", "work", "-", "--at", "yesterday", stdin=make_mail(1)).code == 2
    assert cli("send", "work", "-", "--at", "+1h", "--now", stdin=make_mail(1)).code == 2


def test_what_was_unclear_is_said_to_have_arrived(cli: CommandLine, store: Store) -> None:
    with store.db.write():
        number = outbox.add(store.db, store.imap.id, bodies.pack(make_mail(1)), ("a@example.org",), "Hi")
    cli.fails(2, "outbox", "arrived", number)
    outbox.mark(store.db, number, outbox.UNKNOWN)
    assert cli.ok("outbox", "arrived", number) == {"outbox_id": number, "state": "sent"}

"""snooze, and moving to another account."""

from __future__ import annotations

from tests.fakes.command_line import CommandLine
from tests.fakes.store import Store


def test_snoozed_mail_is_listed_with_its_time_and_can_be_woken(cli: CommandLine, store: Store) -> None:
    first, second = store.fill(range(2))
    assert cli("--json", "snooze", first, "--until", "+3h").json["count"] == 1
    (listed,) = cli("--json", "snooze").json
    assert listed["id"] == first and listed["snoozed_until"].endswith("Z")
    assert "until 20" in cli("snooze").text
    # What scripts read keeps all that lies in the folder.
    assert {each["id"]: "snoozed_until" in each for each in cli("--json", "list", "work", "INBOX").json} == {
        first: True, second: False}
    assert cli("snooze", first, "--wake").code == 0 and cli("--json", "snooze").json == []
    assert cli("undo").code == 0 and len(cli("--json", "snooze").json) == 1
    assert cli("snooze", first).code == 2 and cli("snooze", first, "--until", "2001-01-01T00:00").code == 2
    assert cli("snooze", first, "--until", "18:00", "--wake").code == 2


def test_a_move_to_another_account(cli: CommandLine, store: Store) -> None:
    (whole,) = store.fill(range(1), bodies=True)
    (header,) = store.fill(range(5, 6))
    assert cli("move", whole, "Inbox", "--account", "home").code == 0
    assert [each["id"] for each in cli("--json", "list", "home", "Inbox").json] == [whole]
    assert cli("move", header, "Inbox", "--account", "home").code == 2
    assert cli("undo").code == 0 and len(cli("--json", "list", "work", "INBOX").json) == 2

"""The switch against real servers: Dovecot, Cyrus, Courier and pymap by IMAP; by both on the command line, where POP3
is spoken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from app.backends.base import MailBackend
from app.engine.verify import verify
from app.model.account import Account, Protocol, Security, ServerSettings
from app.model.message import FLAGGED, SEEN
from app.model.operation import CreateFolder
from app.model.switching import SwitchState, SwitchTarget
from app.store import folders
from tests.factory import make_mail
from tests.fakes.command_line import CommandLine
from tests.fakes.store import make_raw
from tests.protocol.test_cli import add
from tests.servers.anyserver import Person
from tests.servers.owner import Owner
from tests.unit.engine.switch_tools import Switching, made

pytestmark = pytest.mark.servers

KEYWORD = "$Label1"


@dataclass
class RealSwitching(Switching):
    """POP3 is the fake, IMAP a person's real server."""

    person: Person | None = None

    def made(self, account: Account, password: Callable[[], str]) -> MailBackend:
        assert self.person is not None
        return self.person.backend() if account.protocol is Protocol.IMAP else super().made(account, password)


@pytest.fixture
def switch(person: Person, tmp_path: Path) -> Any:
    plain = made(tmp_path)
    switching = RealSwitching(plain.db, plain.account, person=person)
    yield switching
    assert switching.problems() == []
    plain.db.close()


def target(person: Person) -> SwitchTarget:
    return SwitchTarget(Protocol.IMAP, ServerSettings("localhost", person.server.port_of(person.name), Security.NONE,
                                                      person.name), True)


def filled(switch: RealSwitching, person: Person) -> None:
    """Ten in the Inbox, four of them there; five in a folder of a folder, with umlauts; two alike."""
    for number in range(10):
        switch.put(number, flags=frozenset({SEEN}) if number % 2 else frozenset())
    for path in ("Päckchen", "Päckchen/2025"):
        switch.edit(CreateFolder(switch.account.id, path))
    for number in range(20, 25):
        switch.put(number, "Päckchen/2025", flags=frozenset({FLAGGED, KEYWORD}), raw=make_mail(20, body=f"{number}"))
    person.deliver(*(make_mail(number) for number in range(4)))
    switch.server.maildrop.clear()


def test_all_of_it_is_there_once_and_read_back(switch: RealSwitching, person: Person) -> None:
    filled(switch, person)
    here = switch.here()
    plan = switch.plan(target(person))
    assert (plan.there, plan.to_carry) == (4, 11)
    report = switch.run(plan.job_id)
    assert (report.state, report.uploaded, report.already_there, report.verified, report.failed) == (
        SwitchState.DONE, 11, 4, 15, ())
    with person.client() as client:
        inbox = list(client.holds("INBOX").values())
        below = list(client.holds(person.path("Päckchen", "2025")).values())
    assert Counter(raw for _, raw in inbox) == Counter(make_mail(number) for number in range(10))
    assert {raw: flags for flags, raw in inbox} == {
        make_mail(number): frozenset({SEEN} if number % 2 else set()) for number in range(10)}
    assert Counter(raw for _, raw in below) == Counter(make_mail(20, body=f"{number}") for number in range(20, 25))
    assert {flags - {KEYWORD} for flags, _ in below} == {frozenset({FLAGGED})}
    switch.round()
    switch.round()
    stored = switch.stored
    with_backend = switch.made(stored, lambda: "")
    assert verify(switch.db, stored, with_backend) == ()
    with_backend.close()
    assert Counter(raw for _, raw, _ in switch.here()) == Counter(raw for _, raw, _ in here)
    assert sum(switch.here().values()) == sum(here.values())
    assert not any(each.is_local for each in folders.folders(switch.db, stored.id))


def test_a_second_switch_after_undo_uploads_nothing(switch: RealSwitching, person: Person) -> None:
    filled(switch, person)
    here = switch.here()
    job_id = switch.plan(target(person)).job_id
    switch.run(job_id)
    switch.undo(job_id)
    assert switch.here() == here
    plan = switch.plan(target(person))
    assert (plan.there, plan.to_carry) == (15, 0)


# --- the command line -------------------------------------------------------------------------------


@pytest.fixture
def cli(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    return CommandLine(tmp_path / "profile", capsysbinary, monkeypatch)


def to(owner: Owner, protocol: str) -> tuple[object, ...]:
    port = owner.server.port_of(owner.name) if protocol == "imap" else owner.server.pop3s
    return ("switch", "pop3", "--to", protocol, "--host", "127.0.0.1", "--port", port, "--security",
            "none" if protocol == "imap" else "tls")


def test_to_imap_and_back_and_nothing_comes_twice(cli: CommandLine, owner: Owner) -> None:
    owner.deliver(*map(make_raw, range(8)), when=1_700_000_000)
    add(cli, owner, "pop3", "--leave", "until-deleted")
    cli.ok("sync", "pop3")
    cli.ok("folder", "pop3", "Work", "--create")
    cli.ok("folder", "pop3", "Private", "--create")
    work = owner.person.path("Arbeit")
    rows = cli.ok("list", "pop3", "Inbox")
    cli.ok("move", rows[0]["id"], "Work")
    cli.ok("move", rows[1]["id"], "Private")
    cli.ok("flag", rows[2]["id"], "--add", "flagged")
    dry = cli.ok(*to(owner, "imap"), "--map", "Private=", "--dry-run")
    assert (dry["state"], dry["already_there"], dry["to_carry"]) == ("planned", 6, 1)
    done = cli.ok(*to(owner, "imap"), "--map", "Private=", "--map", f"Work={work}")
    assert (done["state"], done["uploaded"], done["already_there"], done["verified"], done["failed"]) == (
        "done", 1, 6, 7, [])
    assert {each["name"]: each["mailbox"] for each in done["folders"]}[work] == work
    assert cli.ok("account", "show", "pop3")["protocol"] == "imap"
    (round_,) = cli.ok("sync", "pop3")["accounts"]
    # The two that were moved away here lie in INBOX there still, as no POP3 rule took them.
    assert (round_["new"], round_["changed"], round_["removed"], round_["errors"]) == (2, 0, 0, [])
    assert [each["id"] for each in cli.ok("list", "pop3", "Private")] == [rows[1]["id"]]
    assert cli.fails(2, "switch", "pop3", "--undo")["kind"] == "usage"  # mail came by IMAP
    back = cli.ok(*to(owner, "pop3"), "--leave", "keep")
    assert (back["state"], back["verified"], back["failed"]) == ("done", 10, [])
    (round_,) = cli.ok("sync", "pop3")["accounts"]
    assert (round_["new"], round_["errors"]) == (0, [])
    assert cli.ok("account", "show", "pop3")["leave"] == "keep"
    assert len(cli.ok("list", "pop3", "Arbeit")) == 1
    assert cli.ok("check")["problems"] == []
    undone = cli.ok("switch", "pop3", "--undo")
    assert undone["state"] == "undone"
    assert cli.ok("account", "show", "pop3")["protocol"] == "imap"
    (round_,) = cli.ok("sync", "pop3")["accounts"]
    assert (round_["new"], round_["changed"], round_["removed"], round_["errors"]) == (0, 0, 0, [])


@pytest.mark.parametrize("owner", ["dovecot"], indirect=True)  # the others take any by IMAP
def test_another_password_is_the_accounts_afterwards(cli: CommandLine, owner: Owner) -> None:
    owner.deliver(make_raw(1))
    add(cli, owner, "pop3", "--no-check", "--leave", "keep")
    cli.ok("sync", "pop3")
    cli.fails(3, *to(owner, "imap"), "--password-command", "echo wrong")
    assert cli.ok("account", "show", "pop3")["protocol"] == "pop3"
    done = cli.ok(*to(owner, "imap"), "--password-stdin", stdin=owner.password.encode() + b"\n")
    assert done["state"] == "done"
    assert cli.ok("account", "show", "pop3")["password"] == "keyring"
    (round_,) = cli.ok("sync", "pop3")["accounts"]
    assert round_["errors"] == []

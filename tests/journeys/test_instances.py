"""Several programs on one profile: windows, second starts, and depeschectl, each a process of its own."""

from __future__ import annotations

import contextlib
import imaplib
import io
import json
import os
import signal
import socket
import ssl
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from app.errors import ErrorKind, MailError
from app.model.account import Protocol
from app.paths import Profile
from app.store import accounts, schema
from app.store.check import check
from app.store.database import Database
from tests.factory import make_mail
from tests.fakes.teller import FakeTeller
from tests.journeys.person import Person
from tests.servers.mail_user import MailUser
from ui.desks.message_window import MessageWindow
from ui.home import Home
from ui.single_instance import InstanceServer, server_name

ROOT = Path(__file__).resolve().parent.parent.parent
EDITS = 50
LOOP = """
import json, sys
from app.cli.main import main
from tests.journeys.test_instances import loop
sys.exit(loop(main, json.loads(sys.argv[1])))
"""


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    """The one that `sit_down` opens."""
    return Profile(tmp_path / "profile")


@pytest.fixture
def started() -> Iterator[Callable[..., subprocess.Popen[bytes]]]:
    """Starts a program from the checkout; what still runs at the end is killed."""
    running: list[subprocess.Popen[bytes]] = []

    def start(*words: object) -> subprocess.Popen[bytes]:
        process = subprocess.Popen([sys.executable, *map(str, words)], cwd=ROOT, stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, env=os.environ | {"DEPESCHE_PROFILE": ""})
        running.append(process)
        return process

    yield start
    for process in running:
        if process.poll() is None:
            process.kill()
        process.communicate()


Start = Callable[..., "subprocess.Popen[bytes]"]


def ended(person: Person, process: subprocess.Popen[bytes]) -> tuple[int, bytes, str]:
    """Exit code, stdout and stderr, while the window lives on."""
    person.until(lambda: process.poll() is not None, 60_000)
    out, err = process.communicate()
    return process.returncode, out, err.decode()


def account_line(user: MailUser, protocol: Protocol) -> tuple[object, ...]:
    port = user.server.imaps if protocol is Protocol.IMAP else user.server.pop3s
    return ("account", "add", protocol.value, "--email", "mara@nordlicht.example", "--protocol", protocol.value,
            "--host", "127.0.0.1", "--port", port, "--user", user.name, "--ca-file", user.server.ca_file,
            "--password-command", f"printf %s '{user.password}'", "--no-check")


def set_up(profile: Profile, user: MailUser, *protocols: Protocol) -> None:
    for protocol in protocols:
        subprocess.run([sys.executable, "-m", "app.cli", "--profile", str(profile.directory),
                        *map(str, account_line(user, protocol))], cwd=ROOT, check=True, capture_output=True,
                       timeout=60)


# --- windows -----------------------------------------------------------------------------------------------------


def test_a_second_start_raises_the_window_or_hands_it_what_to_open(
        sit_down: Callable[[], Person], profile: Profile, mail_user: MailUser, started: Start, tmp_path: Path) -> None:
    set_up(profile, mail_user, Protocol.IMAP)
    person = sit_down()
    server = InstanceServer(profile.directory)
    assert server.listen()
    server.asked.connect(Home(person.window, FakeTeller).serve)
    depesche = ("-m", "ui", "--profile", profile.directory)

    person.window.showMinimized()
    person.until(person.window.isMinimized)
    assert ended(person, started(*depesche))[0] == 0
    person.until(lambda: not person.window.isMinimized() and person.window.isVisible())

    link = "mailto:jonas@example.org?subject=Gr%C3%BC%C3%9Fe&body=Hallo"
    code, _, err = ended(person, started(*depesche, link))
    assert (code, err) == (0, "")
    composer = person.composer()
    assert composer.draft().subject == "Grüße" and "Hallo" in composer.body.toPlainText()
    assert "jonas@example.org" in str(composer.draft())
    composer.close()

    letter = tmp_path / "Brief für Mara.eml"
    letter.write_bytes(make_mail(7, subject="A letter from a file"))
    relative = os.path.relpath(letter, ROOT)  # as typed in a shell, in another working directory than the window's
    assert ended(person, started(*depesche, relative))[0] == 0
    shown = person.the(MessageWindow)
    person.until(lambda: "A letter from a file" in shown.windowTitle() or "Brief" in shown.windowTitle())
    shown.close()

    assert ended(person, started(*depesche, tmp_path / "not there.eml"))[0] == 0
    person.until(lambda: person.window.banners.banner("error"))
    server.close()
    person.leave()


def test_two_real_programs(profile: Profile, started: Start, qtbot: QtBot) -> None:
    first = started("-m", "ui", "--profile", profile.directory)
    qtbot.waitUntil(lambda: profile.lock.exists() and answers(profile), timeout=30_000)
    second = started("-m", "ui", "--profile", profile.directory)
    assert second.wait(30) == 0 and first.poll() is None
    first.send_signal(signal.SIGTERM)
    out, err = first.communicate(timeout=10)
    assert (first.returncode, out, err) == (0, b"", b"")
    # The place is free again; of two that come at the same time one opens, and the other hands over to it.
    pair = [started("-m", "ui", "--profile", profile.directory) for _ in range(2)]
    qtbot.waitUntil(lambda: answers(profile) and any(each.poll() is not None for each in pair), timeout=30_000)
    (stayed,) = (each for each in pair if each.poll() is None)
    assert [each.returncode for each in pair if each is not stayed] == [0]
    stayed.send_signal(signal.SIGTERM)
    assert stayed.wait(10) == 0


def answers(profile: Profile) -> bool:
    caller = QLocalSocket()
    caller.connectToServer(server_name(profile.directory))
    return caller.waitForConnected(100)


# --- depeschectl beside the window -------------------------------------------------------------------------------


def test_depeschectl_reads_and_edits_while_the_window_runs_and_leaves_the_servers_to_it(
        sit_down: Callable[[], Person], profile: Profile, mail_user: MailUser, started: Start) -> None:
    for number in range(12):
        mail_user.deliver(make_mail(number))
    set_up(profile, mail_user, Protocol.IMAP)
    person = sit_down()
    person.open(Protocol.IMAP, "INBOX")
    person.until(lambda: len(person.listed()) == 12)

    def call(*words: object) -> tuple[int, object, str]:
        code, out, err = ended(person, started("-m", "app.cli", "--profile", profile.directory, *words, "--json"))
        return code, json.loads(out), err

    code, told, err = call("sync")
    assert isinstance(told, dict)
    assert (code, told["error"]["kind"]) == (6, "locked") and told["error"]["detail"] in err
    assert "use that one, or close it first" in err and len(err.splitlines()) == 1

    code, listed, _ = call("list", "imap", "INBOX")
    assert isinstance(listed, list) and code == 0 and len(listed) == 12
    number = next(each["id"] for each in listed if each["subject"] == "Message 3")
    assert call("flag", number, "--add", "flagged")[0] == 0
    assert call("flag", number, "--add", "seen", "--now")[0] == 6

    person.window.actions_.get_mail.trigger()
    person.until(lambda: flagged(mail_user) == 1)
    person.until(lambda: person.choose("Message 3").is_flagged)
    person.leave()
    done = started("-m", "app.cli", "--profile", profile.directory, "check", "--server", "--json")
    out, _ = done.communicate(timeout=60)
    assert done.returncode == 0 and json.loads(out) == {"ok": True, "problems": []}


def test_a_window_does_not_open_while_depeschectl_is_at_work(
        sit_down: Callable[[], Person], profile: Profile, mail_user: MailUser, started: Start) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        subprocess.run([sys.executable, "-m", "app.cli", "--profile", str(profile.directory), "account", "add",
                        "slow", "--email", "a@b.example", "--protocol", "imap", "--host", "127.0.0.1", "--port",
                        str(silent.getsockname()[1]), "--password-command", "echo x", "--no-check"], cwd=ROOT,
                       check=True, capture_output=True, timeout=60)
        sync = started("-m", "app.cli", "--profile", profile.directory, "sync", "--json")
        silent.settimeout(30)
        client, _ = silent.accept()
        with client:  # once it is closed the other ends by itself
            with pytest.raises(MailError) as caught:
                sit_down()
            assert caught.value.kind is ErrorKind.LOCKED and sync.poll() is None
            sync.send_signal(signal.SIGINT)
            assert sync.wait(10) == 7
    sit_down().leave()


@pytest.mark.parametrize("protocol", list(Protocol))
def test_fifty_edits_from_outside_while_the_window_syncs(
        sit_down: Callable[[], Person], profile: Profile, mail_user: MailUser, started: Start,
        protocol: Protocol) -> None:
    for number in range(60):
        mail_user.deliver(make_mail(number))
    mail_user.deliver(make_mail(1_000), folder="Work")
    set_up(profile, mail_user, protocol)
    person = sit_down()
    inbox = "INBOX" if protocol is Protocol.IMAP else "Inbox"
    person.open(protocol, inbox)
    person.until(lambda: len(person.listed()) == 60)
    db = person.window.context.db
    account = accounts.accounts(db)[0]

    outside = started("-c", LOOP, json.dumps([str(profile.directory), account.name, inbox]))
    number = 100
    while outside.poll() is None:  # the window works hard meanwhile: new mail, rounds, and edits of its own
        for _ in range(10):
            mail_user.deliver(make_mail(number))
            number += 1
        person.window.actions_.get_mail.trigger()
        person.choose(f"Message {number - 1}")
        person.window.actions_.star.trigger()
    code, out, err = ended(person, outside)
    assert (code, err) == (0, ""), err
    assert json.loads(out) == {"done": EDITS}
    assert number > 110, "the window had no time to sync meanwhile"

    person.window.actions_.get_mail.trigger()
    person.until(lambda: db.value("SELECT count(*) FROM journal") == 0)
    assert check(db) == ()
    person.leave()
    done = started("-m", "app.cli", "--profile", profile.directory, "check", "--server", "--json")
    assert (json.loads(done.communicate(timeout=60)[0]), done.returncode) == ({"ok": True, "problems": []}, 0)
    fresh = Database.open(profile.database)
    schema.prepare(fresh)
    subjects = [row[0] for row in fresh.rows("SELECT subject FROM message")]
    fresh.close()
    extra = ["Message 1000"] if protocol is Protocol.IMAP else []
    assert sorted(subjects) == sorted([f"Message {each}" for each in (*range(60), *range(100, number))] + extra)


def loop(main: Callable[[list[str]], int], told: list[str]) -> int:
    """In a process of its own: flags and moves, one call of depeschectl each."""
    profile, account, inbox = told
    output = io.TextIOWrapper(io.BytesIO())
    with contextlib.redirect_stdout(output):
        assert main(["--profile", profile, "list", account, inbox, "--limit", "60", "--json"]) == 0
    ids = [each["id"] for each in json.loads(output.buffer.getvalue())]
    target = "Work" if account == "imap" else "Archive"
    for turn in range(EDITS):
        message = str(ids[turn % 20])
        words = (["move", message, (target, inbox)[turn // 20 % 2]] if turn % 2
                 else ["flag", message, "--add" if turn % 4 else "--remove", "flagged"])
        with contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO())):
            code = main(["--profile", profile, *words])
        if code:
            return code
    print(json.dumps({"done": EDITS}))
    return 0


def flagged(user: MailUser) -> int:
    """As another client sees it."""
    context = ssl.create_default_context(cafile=str(user.server.ca_file))
    client = imaplib.IMAP4_SSL("127.0.0.1", user.server.imaps, ssl_context=context)
    client.login(user.name, user.password)
    try:
        client.select("INBOX", readonly=True)
        return len(client.search(None, "FLAGGED")[1][0].split())
    finally:
        client.logout()

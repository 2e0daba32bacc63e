"""What goes wrong outside the program, as somebody in front of the window sees it.

In one file, since each trouble is set up by the same `Site` and `SmallDisk`.
"""

from __future__ import annotations

import random
import re
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTranslator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from app.model.account import Account, LeaveRule, Protocol, SecretKind, SecretSource, ServerSettings
from app.paths import Profile
from app.store import accounts, bodies, folders, schema
from app.store.check import check
from app.store.database import Database
from tests.factory import make_mail
from tests.fakes.damage import spoil_root, spoil_start
from tests.fakes.disk import SmallDisk
from tests.fakes.impatience import be_impatient
from tests.journeys.person import Person
from tests.servers.certs import Authority
from tests.servers.mail_user import MailUser
from tests.servers.smtp import SmtpSink
from tests.servers.troubles import NAMES, WRONG_PASSWORD, Site, Trouble
from ui import languages
from ui.dialogs.certificate import CertificateDialog
from ui.dialogs.error import ErrorDialog
from ui.forms.server_form import ServerForm
from ui.views.banner import Banner
from ui.wizard.account_wizard import AccountWizard, Step
from ui.wizard.check_page import Check

UNPROVEN = "The server could not prove who it is. {} No password was sent to it."
SHOWN: dict[str, tuple[str, str]] = {
    "wrong password": ("The server refused the user name or the password. Please check both.", "sign-in refused"),
    "unknown host": ("No server of this name was found. Check the name and your connection.", "server not reachable"),
    "refused port": ("The server does not answer at this port. Check the port, or try later.", "server not reachable"),
    "self-signed": (UNPROVEN.format("The server signed its certificate itself: nobody else vouches for it."),
                    "connection not safe"),
    "expired": (UNPROVEN.format("The certificate has expired."), "connection not safe"),
    "wrong name": (UNPROVEN.format("The certificate is made out to another server."), "connection not safe"),
    "no STARTTLS": ("The server offers no encryption at this port. Choose TLS, or another port.",
                    "connection not safe"),
    "TLS on a plain port": ("No encrypted connection to the server could be made. Check the port and the kind of "
                            "encryption.", "connection not safe"),
    "other protocol": ("The server at this port speaks {other}. Check protocol and port.", "wrong protocol"),
    "other protocol, STARTTLS": ("The server at this port speaks {other}. Check protocol and port.",
                                 "wrong protocol"),
    "SMTP": ("The server at this port speaks SMTP. Check protocol and port.", "wrong protocol"),
    "web": ("Another kind of server answers at this port. Check protocol and port.", "wrong protocol"),
    "hangs": ("The server took too long to answer. Try again in a while.", "server not reachable"),
    "hangs in the login": ("The server took too long to answer. Try again in a while.", "server not reachable"),
}
"""The sentence in the wizard and in the banner, and the words in the status bar."""
QUICK = tuple(name for name in NAMES if not name.startswith("hangs"))
HANGING = tuple(name for name in NAMES if name.startswith("hangs"))
FULL = "The disk is full. Free some space; then fetching goes on by itself."


@pytest.fixture
def site(mail_user: MailUser, smtp_sink: SmtpSink, authority: Authority) -> Iterator[Site]:
    with ExitStack() as stack:
        yield Site(stack, mail_user, smtp_sink, authority)


@pytest.fixture
def disk() -> Iterator[SmallDisk]:
    with SmallDisk() as disk:
        yield disk


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    """The one that `sit_down` opens."""
    return Profile(tmp_path / "profile")


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> Iterator[None]:
    """Its plurals, as the program loads them."""
    before = set(qapp.findChildren(QTranslator))
    languages.install(qapp, "en")
    yield
    for translator in set(qapp.findChildren(QTranslator)) - before:
        qapp.removeTranslator(translator)
        translator.setParent(None)


def sentence(name: str, protocol: Protocol) -> str:
    return SHOWN[name][0].format(other="POP3" if protocol is Protocol.IMAP else "IMAP")


def seen(widget: QWidget) -> str:
    """Every word on a widget."""
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


def press(button: QWidget) -> None:
    assert button.isVisible() and button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def store(profile: Profile, *typed: tuple[str, Protocol, Trouble]) -> dict[str, int]:
    """Accounts as an earlier run has left them; name → id."""
    profile.create()
    db = Database.open(profile.database)
    schema.prepare(db)
    ids = {}
    for name, protocol, trouble in typed:
        secret = SecretSource(SecretKind.COMMAND, f"printf %s '{trouble.password}'")
        ids[name] = accounts.save(db, Account(
            0, name, "mara@nordlicht.example", "Mara", protocol, trouble.settings, None, secret,
            LeaveRule.parse("delete"), plaintext_consent=True)).id
    db.close()
    return ids


def banner(person: Person, key: str) -> Banner | None:
    found = person.window.banners.banner(key)
    return found if found is not None and found.isVisible() else None


def banner_says(person: Person, key: str, text: str) -> bool:
    found = banner(person, key)
    return found is not None and text in found.label.text()


def states_hold(person: Person, account_id: int, words: str) -> None:
    person.until(lambda: words in person.window.status.text_of(account_id))


def button_of(shown: Banner | None, text: str) -> QPushButton:
    assert shown is not None
    return next(each for each in shown.buttons if each.text() == text)


# --- the wizard ------------------------------------------------------------------------------------------------


def to_the_servers(person: Person, protocol: Protocol, password: str) -> AccountWizard:
    """By hand, with a server of one protocol only and none for sending."""
    person.window.actions_.add_account.trigger()
    wizard = person.the(AccountWizard)
    QTest.keyClicks(wizard.identity.name, "Mara Lindqvist")
    QTest.keyClicks(wizard.identity.email, "mara@nordlicht.example")
    QTest.keyClicks(wizard.identity.password.line, password)
    press(wizard.identity.by_hand)
    person.until(lambda: wizard.step is Step.SERVERS)
    page = wizard.servers
    for switch, wanted in ((page.has_imap, protocol is Protocol.IMAP), (page.has_pop3, protocol is Protocol.POP3),
                           (page.sends, False)):
        if switch.isChecked() is not wanted:
            switch.click()
    return wizard


def form_of(wizard: AccountWizard, protocol: Protocol) -> ServerForm:
    return wizard.servers.imap if protocol is Protocol.IMAP else wizard.servers.pop3


def type_in(form: ServerForm, settings: ServerSettings) -> None:
    form.security.setCurrentIndex(form.security.findData(settings.security))
    form.host.setText(settings.host)
    form.port.setValue(settings.port)
    form.user.setText(settings.user)
    form.ca_file.setText(settings.ca_file)
    form.consent.setChecked(form.consent.isVisible())


def try_out(person: Person, wizard: AccountWizard, protocol: Protocol, settings: ServerSettings) -> str:
    """From the servers to the check's end; what is seen there then."""
    type_in(form_of(wizard, protocol), settings)
    press(wizard.next)
    person.until(lambda: wizard.step > Step.CHECK or wizard.check.state is not Check.RUNNING)
    return seen(wizard.check)


@pytest.mark.parametrize("protocol", list(Protocol))
def test_the_wizard_says_what_is_wrong_until_all_is_right(
        sit_down: Callable[[], Person], site: Site, protocol: Protocol) -> None:
    person = sit_down()
    wizard = to_the_servers(person, protocol, WRONG_PASSWORD)
    good = site.good(protocol)
    assert sentence("wrong password", protocol) in try_out(person, wizard, protocol, good.settings)
    card = wizard.check.problem
    QTest.keyClicks(card.password.line, good.password)  # the old one is selected
    press(card.sign_in)
    person.until(lambda: wizard.step is Step.PROTOCOL)
    press(wizard.back)
    assert wizard.step is Step.SERVERS

    told, wanted = {}, {}
    for name in QUICK[1:]:
        words = try_out(person, wizard, protocol, site.trouble(name, protocol).settings)
        wanted[name] = sentence(name, protocol)
        told[name] = wanted[name] if wanted[name] in words else words
        assert card.isVisible() and not wizard.next.isEnabled()
        assert good.password not in words and WRONG_PASSWORD not in words
        if name in ("self-signed", "SMTP"):
            press(card.certificate if name == "self-signed" else card.details)
            dialog = person.the(CertificateDialog if name == "self-signed" else ErrorDialog)
            assert re.search("signed its certificate itself|SMTP", seen(dialog))
            dialog.close()
        press(card.to_servers)
    assert told == wanted

    try_out(person, wizard, protocol, good.settings)
    assert wizard.step is Step.PROTOCOL
    press(wizard.next)
    press(wizard.next)
    person.until(lambda: wizard.step is Step.DONE)
    press(wizard.next)
    person.leave()


def test_the_wizard_names_the_outgoing_server_that_fails(sit_down: Callable[[], Person], site: Site) -> None:
    person = sit_down()
    good = site.good(Protocol.IMAP)
    wizard = to_the_servers(person, Protocol.IMAP, good.password)
    wizard.servers.sends.click()
    for server, words in (
        (site.trouble("SMTP", Protocol.IMAP).settings, "refused the user name or the password"),
        (replace(site.good(Protocol.POP3).settings, user=""), "The server at this port speaks POP3"),
        (site.trouble("expired", Protocol.IMAP).settings, "The certificate has expired."),
    ):
        # The sink knows its own user only, so Dovecot's is refused there.
        type_in(wizard.servers.smtp, server)
        shown = try_out(person, wizard, Protocol.IMAP, good.settings)
        assert "Outgoing mail: localhost" in shown and words in shown
        press(wizard.check.problem.to_servers)
    wizard.reject()
    person.leave()


@pytest.mark.parametrize("name", HANGING)
def test_the_wizard_waits_for_a_hanging_server_only_so_long(
        sit_down: Callable[[], Person], site: Site, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    be_impatient(monkeypatch, 0.4)
    person = sit_down()
    wizard = to_the_servers(person, Protocol.POP3, "secret")
    trouble = site.trouble(name, Protocol.POP3)
    assert sentence(name, Protocol.POP3) in try_out(person, wizard, Protocol.POP3, trouble.settings)
    assert wizard.check.problem.anyway.isVisible()
    wizard.reject()
    person.leave()


@pytest.mark.parametrize("protocol", list(Protocol))
def test_a_check_that_hangs_can_be_cancelled_and_the_window_closed(
        sit_down: Callable[[], Person], site: Site, protocol: Protocol) -> None:
    person = sit_down()
    wizard = to_the_servers(person, protocol, "secret")
    type_in(form_of(wizard, protocol), site.hanging().settings)
    press(wizard.next)
    assert wizard.check.state is Check.RUNNING and wizard.cancel.isEnabled()
    began = time.monotonic()
    press(wizard.cancel)
    assert not wizard.isVisible()
    assert person.leave() < 2 and time.monotonic() - began < 2


# --- accounts that are there -----------------------------------------------------------------------------------


@pytest.mark.parametrize("protocol", list(Protocol))
def test_each_account_in_trouble_has_its_banner_and_its_state(
        sit_down: Callable[[], Person], site: Site, profile: Profile, protocol: Protocol) -> None:
    ids = store(profile, *((name, protocol, site.trouble(name, protocol)) for name in QUICK))
    person = sit_down()
    person.until(lambda: all(banner(person, f"account{number}") for number in ids.values()))
    told = {name: (shown.label.text() if (shown := banner(person, f"account{number}")) else "")
            for name, number in ids.items()}
    assert told == {name: f"{name}: {sentence(name, protocol)}" for name in QUICK}
    states = {name: person.window.status.text_of(number) for name, number in ids.items()}
    assert all(SHOWN[name][1] in states[name] for name in QUICK), states
    logged = profile.log.read_text() if profile.log.exists() else ""
    assert site.user.password not in f"{told} {states} {logged}"
    person.leave()


@pytest.mark.parametrize("protocol", list(Protocol))
def test_an_account_whose_server_hangs_tells_it_and_tries_again(
        sit_down: Callable[[], Person], site: Site, profile: Profile, protocol: Protocol,
        monkeypatch: pytest.MonkeyPatch) -> None:
    be_impatient(monkeypatch, 0.4)
    ids = store(profile, *((name, protocol, site.trouble(name, protocol)) for name in HANGING))
    person = sit_down()
    person.until(lambda: all(banner_says(person, f"account{number}", sentence(name, protocol))
                             for name, number in ids.items()))
    for number in ids.values():
        states_hold(person, number, "waiting – server not reachable; next try")
    assert person.leave() < 2


@pytest.mark.parametrize("protocol", list(Protocol))
def test_a_hanging_account_can_be_cancelled_and_the_window_closed(
        sit_down: Callable[[], Person], site: Site, profile: Profile, protocol: Protocol) -> None:
    number = store(profile, ("slow", protocol, site.hanging()))["slow"]
    person = sit_down()
    person.until(person.window.activity.isVisible)
    assert "connecting" in person.window.status.text_of(number)
    cancel = next(each for each in person.window.activity.findChildren(QWidget)
                  if each.isVisible() and each.accessibleName() == "Stop")
    press(cancel)
    person.until(lambda: "waiting – cancelled; next try" in person.window.status.text_of(number), 2_000)
    person.window.actions_.get_mail.trigger()
    person.until(lambda: "connecting" in person.window.status.text_of(number))
    assert person.leave() < 2


# --- a full disk -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("protocol", list(Protocol))
def test_a_full_disk_is_told_and_once_there_is_room_all_goes_on(
        disk: SmallDisk, sit_down: Callable[[], Person], site: Site, profile: Profile, protocol: Protocol) -> None:
    for number in range(5):
        site.user.deliver(make_mail(number))
    account = store(profile, ("mail", protocol, site.good(protocol)))["mail"]
    person = sit_down()
    path = "INBOX" if protocol is Protocol.IMAP else "Inbox"
    person.open(protocol, path)
    first = {f"Message {number}" for number in range(5)}
    person.until(lambda: person.subjects() == first)
    chance = random.Random(7)
    later = {f"Message {number}": make_mail(number, body="\r\n".join(chance.randbytes(35).hex() for _ in range(3_000)))
             for number in range(10, 30)}
    disk.room = 1_200_000
    for raw in later.values():
        site.user.deliver(raw)
    person.window.actions_.get_mail.trigger()
    person.until(lambda: banner_says(person, f"account{account}", f"mail: {FULL}"))
    assert "disk full; next try" in person.window.status.text_of(account)
    assert first <= person.subjects()

    # An edit that finds no room is told too, and not shown as done.
    disk.room = -1
    person.choose("Message 3")
    person.window.actions_.star.trigger()
    person.until(lambda: banner_says(person, "error", "The disk is full."))
    assert not person.choose("Message 3").is_flagged

    disk.room = 1 << 40
    press(button_of(banner(person, f"account{account}"), "Try again"))
    person.until(lambda: person.subjects() == first | set(later))
    db = person.window.context.db
    person.until(lambda: all(bodies.raw(db, row.id) == later[row.subject] for row in person.listed()
                             if row.subject in later))
    person.until(lambda: banner(person, f"account{account}") is None)
    assert check(db) == ()
    person.leave()


# --- a damaged database ------------------------------------------------------------------------------------------


def filled(sit_down: Callable[[], Person], site: Site, profile: Profile) -> set[str]:
    """40 messages: by IMAP, and by POP3 from another server's user that has them no more. Their subjects."""
    home = MailUser(site.user.server.add_user(), site.user.password, site.user.server)
    for number in range(40):
        raw = make_mail(number, body=f"text {number} " * 200)
        site.user.deliver(raw)
        home.deliver(raw)
    drop = site.good(Protocol.POP3)
    store(profile, ("work", Protocol.IMAP, site.good(Protocol.IMAP)),
          ("home", Protocol.POP3, replace(drop, settings=replace(drop.settings, user=home.name))))
    subjects = {f"Message {number}" for number in range(40)}
    person = sit_down()
    shows_all(person, subjects)
    person.leave()
    assert not [each for box in ("new", "cur") for each in (home.maildir / box).iterdir()]
    return subjects


def shows_all(person: Person, subjects: set[str]) -> None:
    db = person.window.context.db
    for protocol, path in ((Protocol.POP3, "Inbox"), (Protocol.IMAP, "INBOX")):
        person.open(protocol, path)
        person.until(lambda: person.subjects() == subjects)
    person.until(lambda: all(folder.total == folder.cached for account in accounts.accounts(db)
                             for folder in folders.folders(db, account.id)))


def test_a_damaged_store_is_made_anew_and_told(
        sit_down: Callable[[], Person], site: Site, profile: Profile) -> None:
    subjects = filled(sit_down, site, profile)
    spoil_start(profile.database)
    person = sit_down()
    person.until(lambda: banner(person, "repaired"))
    (kept,) = profile.directory.glob("mail.db.damaged-*[0-9]")
    assert banner_says(person, "repaired", (
        "The mail store was damaged and has been made anew. 40 messages that exist only here were saved. "
        f"IMAP mail is fetched again. The damaged file is kept as “{kept.name}”."))
    shows_all(person, subjects)
    assert check(person.window.context.db) == ()
    person.leave()


def test_damage_found_at_work_asks_for_a_restart_which_repairs(
        sit_down: Callable[[], Person], site: Site, profile: Profile) -> None:
    subjects = filled(sit_down, site, profile)
    spoil_root(profile.database, "message_location")
    site.user.deliver(make_mail(99))
    person = sit_down()
    account = accounts.by_name(person.window.context.db, "work").id
    person.until(lambda: banner_says(person, f"account{account}", (
        "work: The mail store on this computer is damaged. Restart Depesche: it saves what exists only here and "
        "fetches the rest again.")))
    assert "mail store not usable" in person.window.status.text_of(account)
    person.leave()
    again = sit_down()
    again.until(lambda: banner_says(again, "repaired", "40 messages that exist only here were saved."))
    again.open(Protocol.IMAP, "INBOX")
    again.until(lambda: again.subjects() == {*subjects, "Message 99"})
    again.leave()

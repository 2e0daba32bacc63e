"""The stored mail encrypted, as one person does it: by the preferences or with the first account, over restarts, and
with a keyring that has lost the key."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from shiboken6 import isValid

from app.model.account import LeaveKind, Protocol
from app.model.protection import Protection
from app.paths import Profile
from app.store import bodies
from tests.factory import make_mail
from tests.fakes.passwords import MemoryKeyring
from tests.journeys.person import Person
from tests.servers.dovecot import Dovecot
from tests.servers.mail_user import MailUser
from ui.protection.new_phrase import NewPhraseDialog
from ui.protection.panel import ProtectionPanel
from ui.protection.removal import RemovalDialog
from ui.protection.unlock import UnlockDialog
from ui.settings_pages.security import SecurityPage
from ui.views.message_view import Shown
from ui.wizard.account_wizard import AccountWizard

PLAIN = b"SQLite format 3\0"
SECRET = "The lighthouse keeper hides the key below the third step"


@pytest.fixture
def home(dovecot: Dovecot) -> MailUser:
    """A POP3 mailbox: once its mail is here it is nowhere else."""
    made = MailUser(dovecot.add_user(), dovecot.password, dovecot)
    for number in range(1, 5):
        made.deliver(make_mail(number, body=f"{SECRET}, {number}."))
    return made


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    """The one that `sit_down` opens."""
    return Profile(tmp_path / "profile")


def add_home(person: Person, home: MailUser, dovecot: Dovecot, ca_file: Path,
             at_the_end: Callable[[AccountWizard], None] | None = None) -> None:
    person.add_account(Protocol.POP3, "mara@post.example", home.password, ("127.0.0.1", dovecot.pop3s, home.name), None,
                       ca_file, LeaveKind.DELETE, at_the_end)
    person.open(Protocol.POP3, "Inbox")
    person.until(lambda: person.subjects() == {f"Message {number}" for number in range(1, 5)})


def panel(person: Person) -> ProtectionPanel:
    page = person.window.program.preferring.open("security").page("security")
    assert isinstance(page, SecurityPage)
    person.until(lambda: page.stored.encrypt.isEnabled() or page.stored.change.isVisible())
    return page.stored


def write_down(person: Person) -> tuple[str, ...]:
    """The phrase read off the screen, and three of its words typed in again."""
    dialog = person.the(NewPhraseDialog)
    person.until(dialog.next.isEnabled)
    words = tuple(cell.word.text() for cell in dialog.sheet.cells)
    QTest.mouseClick(dialog.next, Qt.MouseButton.LeftButton)
    for line in dialog.check.lines:
        QTest.keyClicks(line, words[line.number - 1])
        QTest.keyClick(line, Qt.Key.Key_Return)
    QTest.mouseClick(dialog.next, Qt.MouseButton.LeftButton)
    person.until(lambda: not isValid(dialog))  # a moment after the engine has taken them
    return words


def ready(person: Person) -> None:
    """It has come so far that it waits for a restart, and the main window says so."""
    person.until(lambda: person.window.banners.banner("stored-mail") is not None, 60_000)


def holds(profile: Profile, words: str) -> bool:
    """Whether any file of the mail has these words in the open."""
    return any(words.encode() in file.read_bytes() for file in profile.directory.glob("mail.db*"))


def reads(person: Person, subject: str) -> None:
    """It opens, with its text, and is found by it."""
    person.open(Protocol.POP3, "Inbox")
    row = person.choose(subject)
    person.until(lambda: person.window.view.shown is Shown.MESSAGE)
    assert person.window.view.view is not None and SECRET in person.window.view.view.text
    assert SECRET.encode() in bodies.raw(person.window.context.db, row.id)
    person.window.search.activate()
    QTest.keyClicks(person.window.search, "lighthouse")
    person.until(lambda: len(person.listed()) == 4)


def type_in(words: tuple[str, ...], *, keep: bool = True) -> Callable[[UnlockDialog], None]:
    def hands(dialog: UnlockDialog) -> None:
        dialog.keep.setChecked(keep)
        for line, word in zip(dialog.grid.lines, words, strict=True):
            line.setFocus()
            line.clear()
            QTest.keyClicks(line, word)
            QTest.keyClick(line, Qt.Key.Key_Return)
        QTest.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    return hands


def test_encrypted_by_the_preferences_and_opened_by_the_phrase(
        sit_down: Callable[..., Person], dovecot: Dovecot, ca_file: Path, home: MailUser, profile: Profile,
        keyring: MemoryKeyring) -> None:
    person = sit_down()
    add_home(person, home, dovecot, ca_file)
    assert holds(profile, "Message 3"), "the control: this is how it would be seen"

    QTest.mouseClick(panel(person).encrypt, Qt.MouseButton.LeftButton)
    words = write_down(person)
    ready(person)
    # Mail that comes while it waits is not lost.
    home.deliver(make_mail(5, body=f"{SECRET}, 5."))
    person.window.actions_.get_mail.trigger()
    person.until(lambda: len(person.subjects()) == 5)
    person.leave()
    assert not profile.database.read_bytes().startswith(PLAIN)
    assert not holds(profile, "Message 3") and not holds(profile, "mara@post.example")

    # The keyring has the key: nobody is asked.
    person = sit_down()
    shown = panel(person)
    assert "is encrypted" in shown.state.text() and "keyring" in shown.key.text()
    person.open(Protocol.POP3, "Inbox")
    person.until(lambda: person.subjects() == {f"Message {number}" for number in range(1, 6)})
    person.leave()

    # The keyring was made anew: the phrase opens it, and the keyring has the key again.
    kept = {name: text for (_service, name), text in keyring.entries.items() if "mail database" in name}
    assert len(kept) == 1
    for entry in [each for each in keyring.entries if "mail database" in each[1]]:
        del keyring.entries[entry]
    asked: list[UnlockDialog] = []

    def at_the_door(dialog: UnlockDialog) -> None:
        asked.append(dialog)
        type_in(words)(dialog)

    person = sit_down(at_the_door)
    assert len(asked) == 1
    person.open(Protocol.POP3, "Inbox")
    person.until(lambda: "Message 5" in person.subjects())
    assert {text for (_service, name), text in keyring.entries.items() if "mail database" in name} == set(kept.values())
    person.leave()
    sit_down().leave()


def test_encrypted_with_the_first_account_then_another_key_then_none(
        sit_down: Callable[..., Person], dovecot: Dovecot, ca_file: Path, home: MailUser, profile: Profile,
        keyring: MemoryKeyring) -> None:
    written: list[tuple[str, ...]] = []
    person = sit_down()
    add_home(person, home, dovecot, ca_file, lambda wizard: written.append(write_down(person)))
    ready(person)
    person.leave()
    assert not profile.database.read_bytes().startswith(PLAIN) and not holds(profile, "Message 3")

    # Another key: the old phrase opens it no more, and the new one does.
    person = sit_down()
    reads(person, "Message 2")
    QTest.mouseClick(panel(person).change, Qt.MouseButton.LeftButton)
    written.append(write_down(person))
    assert written[0] != written[1]
    ready(person)
    person.leave()
    for entry in [each for each in keyring.entries if "mail database" in each[1]]:
        del keyring.entries[entry]
    said: list[str] = []

    def first_the_old_one(dialog: UnlockDialog) -> None:
        said.append(dialog.problem.text())
        type_in(written[0] if len(said) == 1 else written[1])(dialog)

    person = sit_down(first_the_old_one)
    assert len(said) == 2 and "does not open this mail" in said[1]

    # None: it is asked, and the file is as it was at first.
    QTest.mouseClick(panel(person).remove, Qt.MouseButton.LeftButton)
    QTest.mouseClick(person.the(RemovalDialog).remove, Qt.MouseButton.LeftButton)
    ready(person)
    person.leave()
    assert profile.database.read_bytes().startswith(PLAIN)
    person = sit_down()
    reads(person, "Message 4")
    assert "not encrypted" in panel(person).state.text()
    assert not [each for each in keyring.entries if "mail database" in each[1]], "no key is left behind"


def test_without_a_keyring_the_phrase_is_asked_at_each_start(
        sit_down: Callable[..., Person], dovecot: Dovecot, ca_file: Path, home: MailUser, profile: Profile,
        keyring: MemoryKeyring) -> None:
    person = sit_down()
    add_home(person, home, dovecot, ca_file)
    keyring.error = RuntimeError("gone")
    QTest.mouseClick(panel(person).encrypt, Qt.MouseButton.LeftButton)
    words = write_down(person)
    ready(person)
    assert "asks for the recovery phrase at each start" in panel(person).key.text()
    person.leave()
    assert not profile.database.read_bytes().startswith(PLAIN)
    for _ in range(2):
        person = sit_down(type_in(words))
        told: list[Protection] = []
        person.bridge.protection_changed.connect(lambda event, told=told: told.append(event.state))
        shown = panel(person)
        person.until(lambda told=told: told == [Protection.ENCRYPTED] * len(told) and bool(told))
        assert "at each start" in shown.key.text()
        person.leave()


def test_stopped_it_stays_as_it_was(sit_down: Callable[..., Person], dovecot: Dovecot, ca_file: Path, home: MailUser,
                                    profile: Profile, keyring: MemoryKeyring) -> None:
    person = sit_down()
    add_home(person, home, dovecot, ca_file)
    shown = panel(person)
    QTest.mouseClick(shown.encrypt, Qt.MouseButton.LeftButton)
    write_down(person)
    person.until(shown.cancel.isVisible)
    QTest.mouseClick(shown.cancel, Qt.MouseButton.LeftButton)
    person.until(shown.encrypt.isVisible)
    assert "not encrypted" in shown.state.text()
    person.leave()
    assert profile.database.read_bytes().startswith(PLAIN)
    assert sorted(each.name for each in profile.directory.glob("mail*") if "convert" in each.name) == []
    assert not [each for each in keyring.entries if "mail database" in each[1]]
    person = sit_down()
    reads(person, "Message 1")

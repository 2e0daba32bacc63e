"""The whole way without a mouse: an account, reading, answering, searching, filing, taking back, a setting, the end."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.factory import make_mail
from tests.journeys.keys import Desktop, Keys
from tests.journeys.person import Person
from tests.journeys.seen import subjects
from tests.servers.mail_user import MailUser
from tests.servers.smtp import SmtpSink
from ui.forms.server_form import ServerForm
from ui.settings_pages.preferences import PreferencesWindow
from ui.views.composer import Composer
from ui.views.folder_chooser import FolderChooser
from ui.views.message_view import Shown
from ui.wizard.account_wizard import AccountWizard, Step


def test_everything_by_keyboard(sit_down: Callable[[], Person], qtbot: QtBot, qapp: QApplication, mail_user: MailUser,
                                ca_file: Path, smtp_sink: SmtpSink, tmp_path: Path) -> None:
    for number in range(1, 6):
        mail_user.deliver(make_mail(number, body=f"This is number {number}."))
    report = tmp_path / "report.txt"
    report.write_text("All is well.\n")
    desktop = Desktop(qapp)
    person, keys = sit_down(), Keys(qtbot)
    window = person.window
    keys.until(window.isActiveWindow)

    # The empty window offers the first step, and the focus is on it.
    keys.press("Space")
    wizard = person.the(AccountWizard)
    keys.until(wizard.isActiveWindow)
    _add_account(keys, wizard, mail_user, smtp_sink, ca_file)
    keys.until(window.isActiveWindow)

    # To the folders, into the Inbox, to the list, and the first message is read.
    person.until(lambda: len(person.listed()) == 5)
    while keys.focused() is not window.tree:
        keys.press("F6")
    keys.press("Home", "Down")
    person.until(lambda: window.browsing.folder is not None and len(person.listed()) == 5)
    keys.press("F6")
    assert keys.focused() is window.list.lines
    keys.press("Home")
    person.until(lambda: window.view.shown is Shown.MESSAGE and window.view.view is not None)
    keys.press("F6")
    assert keys.focused() is window.view.body and "This is number" in window.view.body.toPlainText()
    keys.press("Shift+F6")

    _no_time_to_take_back(keys, person)
    assert keys.focused() is window.list.lines

    # An answer with a file.
    answered = window.list.selected()[0].subject
    keys.press("Ctrl+R")
    composer = person.the(Composer)
    keys.until(composer.isActiveWindow)
    assert keys.focused() is composer.body
    keys.write("Thank you, here is the report.")
    keys.in_file_dialog(str(report))
    keys.press("Ctrl+Shift+A")
    keys.until(lambda: len(composer.draft().files) == 1)
    keys.press("Ctrl+Return")
    keys.until(lambda: smtp_sink.messages)
    sent = smtp_sink.messages[0]
    assert b"report.txt" in sent.raw and b"here is the report" in sent.raw
    keys.until(window.isActiveWindow)
    assert keys.focused() is window.list.lines
    person.until(lambda: subjects(mail_user, ca_file, "Sent") == {f"Re: {answered}"})

    # A search, and back from it.
    keys.press("Ctrl+K")
    keys.write("subject:3")
    keys.press("Return")
    person.until(lambda: person.subjects() == {"Message 3"})
    keys.press("Escape")
    person.until(lambda: len(person.listed()) >= 5)

    # Into another folder, and back again.
    while keys.focused() is not window.list.lines:
        keys.press("F6")
    keys.press("Home")
    person.until(lambda: window.list.one() is not None)
    moved = window.list.selected()[0].subject
    keys.press("M")
    keys.until(lambda: isinstance(QApplication.activePopupWidget(), FolderChooser))
    keys.write("Trash")
    keys.press("Return")
    person.until(lambda: moved not in person.subjects())
    person.until(lambda: moved in subjects(mail_user, ca_file, "Trash"))
    keys.press("Ctrl+Z")
    person.until(lambda: moved in person.subjects())
    person.until(lambda: moved in subjects(mail_user, ca_file, "INBOX"))

    keys.press("Ctrl+Q")
    person.until(lambda: not window.isVisible())
    qapp.removeEventFilter(desktop)


def _add_account(keys: Keys, wizard: AccountWizard, user: MailUser, smtp_sink: SmtpSink, ca_file: Path) -> None:
    keys.fill(wizard.identity.name, "Mara Lindqvist")
    keys.fill(wizard.identity.email, "mara@nordlicht.example")
    keys.fill(wizard.identity.password.line, user.password)
    keys.tab_to(wizard.identity.by_hand)
    keys.press("Space")
    keys.until(lambda: wizard.step is Step.SERVERS)
    page = wizard.servers
    for switch, wanted in ((page.has_imap, True), (page.has_pop3, False), (page.sends, True)):
        if switch.isChecked() is not wanted:
            keys.tab_to(switch)
            keys.press("Space")
    _server(keys, page.imap, user.server.imaps, user.name, ca_file)
    _server(keys, page.smtp, smtp_sink.tls, smtp_sink.user, ca_file)
    keys.press("Return")
    keys.until(lambda: wizard.step is Step.PROTOCOL)
    keys.press("Return")
    keys.until(lambda: wizard.step is Step.OPTIONS)
    keys.press("Alt+A")
    keys.until(lambda: wizard.step is Step.DONE)
    keys.press("Return")
    keys.until(lambda: not isValid(wizard) or not wizard.isVisible())


def _server(keys: Keys, form: ServerForm, port: int, user: str, ca_file: Path) -> None:
    keys.fill(form.host, "127.0.0.1")
    keys.tab_to(form.security)
    keys.press("Home")
    keys.fill(form.port, str(port))
    keys.fill(form.user, user)
    if not form.more.isChecked():
        keys.tab_to(form.more)
        keys.press("Space")
    keys.fill(form.ca_file, str(ca_file))


def _no_time_to_take_back(keys: Keys, person: Person) -> None:
    """A setting is looked for, found, and changed."""
    keys.press("Ctrl+,")
    preferences = person.the(PreferencesWindow)
    keys.until(preferences.isActiveWindow)
    keys.tab_to(preferences.search)
    keys.write("take back")
    keys.press("Return")
    keys.press("Ctrl+A")
    keys.write("0")
    keys.press("Tab")
    keys.until(lambda: person.window.context.settings.undo_send_seconds == 0)
    keys.press("Escape")
    keys.until(person.window.isActiveWindow)

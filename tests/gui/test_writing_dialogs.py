"""Identities, templates, preferences for writing, and the way into a composer from the main window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.commands import AddCorrespondents, RemoveTemplate, RenameTemplate, SaveIdentities, SaveTemplate
from app.errors import ErrorKind, MailError
from app.events import EditRefused, WritingChanged
from app.mime import compose
from app.model.account import Account
from app.model.identity import Identity, Template
from app.model.message import Address, Draft
from app.store import identities, templates
from tests.fakes.engine import FakeEngine
from ui.bridge import EventBridge
from ui.contact_import import ContactImport
from ui.dialogs.identities import IdentitiesDialog
from ui.dialogs.link import LinkDialog
from ui.dialogs.template_name import TemplateNameDialog
from ui.dialogs.templates import TemplatesDialog
from ui.main_window import MainWindow
from ui.settings import Settings


@pytest.fixture
def account(engine: FakeEngine) -> Account:
    return engine.add_account()


@pytest.fixture
def dialog(engine: FakeEngine, bridge: EventBridge, account: Account, qtbot: QtBot) -> IdentitiesDialog:
    made = IdentitiesDialog(engine, bridge, account, identities.of_account(engine.store, account))
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    return made


def test_an_identity_is_added_ordered_and_saved(dialog: IdentitiesDialog, engine: FakeEngine, bridge: EventBridge,
                                                account: Account, qtbot: QtBot) -> None:
    dialog.add.click()
    QTest.keyClicks(dialog.form.email, "info@work.example")
    dialog.form.signature.setPlainText("<b>Info</b> <script>x</script><img src='https://spy.example/x.png' alt='L'>")
    dialog.form.as_html.click()
    dialog.up.click()
    dialog.save_button.click()
    asked = engine.last(SaveIdentities)
    assert asked.account_id == account.id
    assert [each.email for each in asked.identities] == ["info@work.example", account.email]
    first = asked.identities[0]
    assert first.signature == "Info [L]" or first.signature.startswith("Info")
    assert "<b>Info</b>" in first.signature_html and "script" not in first.signature_html
    assert "spy.example" not in first.signature_html
    with qtbot.waitSignal(dialog.accepted):
        bridge.post(WritingChanged())


def test_wrong_addresses_are_not_saved(dialog: IdentitiesDialog, engine: FakeEngine) -> None:
    dialog.form.email.setText("")
    QTest.keyClicks(dialog.form.email, "nobody")
    dialog.save_button.click()
    assert engine.count(SaveIdentities) == 0 and dialog.form.problem.text()
    dialog.form.email.setText("")
    QTest.keyClicks(dialog.form.email, "a@b.example")
    QTest.keyClicks(dialog.form.reply_to, "x y")
    dialog.save_button.click()
    assert engine.count(SaveIdentities) == 0 and dialog.form.reply_to.hasFocus()


def test_a_refusal_is_said_and_the_dialog_stays(dialog: IdentitiesDialog, bridge: EventBridge, qtbot: QtBot) -> None:
    dialog.save_button.click()
    assert not dialog.save_button.isEnabled()
    bridge.post(EditRefused(MailError(ErrorKind.DISK_FULL, "The disk is full.")))
    qtbot.waitUntil(lambda: bool(dialog.problem.text()))
    assert dialog.isVisible() and dialog.save_button.isEnabled()


def test_the_last_identity_cannot_be_removed(dialog: IdentitiesDialog) -> None:
    assert not dialog.remove.isEnabled()
    dialog.add.click()
    dialog.remove.click()
    assert len(dialog.identities()) == 1 and not dialog.remove.isEnabled()


def test_templates_are_renamed_and_deleted(engine: FakeEngine, bridge: EventBridge, qtbot: QtBot) -> None:
    for name in ("Angebot", "Rechnung"):
        templates.save(engine.store, Template(0, name, b"x"))
    made = TemplatesDialog(engine, bridge, engine.store)
    qtbot.addWidget(made)
    assert [made.list.item(at).text() for at in range(2)] == ["Angebot", "Rechnung"]
    made.rename.click()
    asking = made.findChild(TemplateNameDialog)
    assert asking is not None
    asking.line.setText("Rechnung")
    assert not asking.ok.isEnabled()
    asking.line.setText("Mahnung")
    asking.ok.click()
    assert engine.last(RenameTemplate).name == "Mahnung"
    made.list.setCurrentRow(1)
    made.remove.click()
    made.bar.buttons[1].click()
    assert engine.count(RemoveTemplate) == 1


@pytest.mark.parametrize(("typed", "url"), [
    ("example.org/x", "https://example.org/x"), ("ada@example.org", "mailto:ada@example.org"),
    ("https://a.example", "https://a.example"), ("javascript:alert(1)", None), ("file:///etc", None), ("", None)])
def test_only_pages_and_addresses_are_links(qtbot: QtBot, typed: str, url: str | None) -> None:
    made = LinkDialog("", "words")
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    made.address.setText(typed)
    made._check()
    assert (made.url() if made.result() else None) == url


def test_contacts_of_vcard_files_are_imported(engine: FakeEngine, qtbot: QtBot, tmp_path: Path) -> None:
    card = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Person {0}\r\nEMAIL:p{0}@x.example\r\nEND:VCARD\r\n"
    (tmp_path / "many.vcf").write_text("".join(card.format(n) for n in range(700)), "utf-8")
    importer = ContactImport(engine)
    with qtbot.waitSignal(importer.finished) as told:
        importer.run([tmp_path / "many.vcf"])
    assert told.args == [700] and engine.count(AddCorrespondents) == 2
    assert engine.last(AddCorrespondents).addresses[-1] == Address("Person 699", "p699@x.example")
    with qtbot.waitSignal(importer.failed):
        importer.run([tmp_path / "missing.vcf"])


# --- from the main window --------------------------------------------------------------------------------


def test_a_message_is_saved_as_a_template_and_begun_from_it(engine: FakeEngine, bridge: EventBridge, tmp_path: Path,
                                                            qtbot: QtBot, account: Account) -> None:
    window = MainWindow(engine, bridge, Settings(), tmp_path / "settings.json")
    qtbot.addWidget(window)
    desk = window.composing
    desk.new()
    composer = desk.open_composers[0]
    composer.recipients.to.setText("ada@x.example")
    composer.subject.setText("Angebot")
    composer.body.setPlainText("Sehr geehrte")
    menu = composer.more_button.menu()
    menu.aboutToShow.emit()
    menu.actions()[0].trigger()
    asking = composer.findChild(TemplateNameDialog)
    assert asking is not None and asking.name() == "Angebot"
    asking.ok.click()
    qtbot.waitUntil(lambda: engine.count(SaveTemplate) == 1)
    number = templates.save(engine.store, engine.last(SaveTemplate).template)
    desk.from_template(number)
    begun = desk.open_composers[1]
    assert (begun.subject.text(), begun.body.toPlainText(), begun.recipients.to.text()) == (
        "Angebot", "Sehr geehrte", "ada@x.example")
    window.actions_.template_menu.aboutToShow.emit()
    assert window.actions_.template_menu.actions()[0].text() == "Angebot"
    window.close()


def test_signatures_and_completion_reach_a_new_message(engine: FakeEngine, bridge: EventBridge, tmp_path: Path,
                                                       qtbot: QtBot, account: Account) -> None:
    identities.save(engine.store, account.id, (Identity(0, account.id, name="Ada", email=account.email,
                                                        signature="Ada L."),))
    window = MainWindow(engine, bridge, Settings(), tmp_path / "settings.json")
    qtbot.addWidget(window)
    window.composing.new()
    composer = window.composing.open_composers[0]
    assert composer.body.toPlainText().endswith("-- \nAda L.") and not composer.is_changed()
    assert composer.recipients.completers and composer.body.highlighter.speller is not None
    raw = compose.build(Draft(sender=Address("", "x@y.example"), to=(Address("", account.email),), text="Hallo"))
    window.composing.reply_to_raw(raw, everyone=False)
    qtbot.waitUntil(lambda: len(window.composing.open_composers) == 2)
    assert "> Hallo" in window.composing.open_composers[1].body.toPlainText()
    window.close()


def test_an_open_composer_learns_of_changed_identities(engine: FakeEngine, bridge: EventBridge, tmp_path: Path,
                                                       qtbot: QtBot, account: Account) -> None:
    window = MainWindow(engine, bridge, Settings(), tmp_path / "settings.json")
    qtbot.addWidget(window)
    window.composing.new()
    composer = window.composing.open_composers[0]
    composer.body.setPlainText("Hallo")
    known = (Identity(0, account.id, name="Info", email="info@x.example"),
             Identity(0, account.id, name="Ada", email=account.email))
    identities.save(engine.store, account.id, known)
    with qtbot.waitSignal(bridge.writing_changed):
        bridge.post(WritingChanged())
    assert composer.sender_box.count() == 2
    assert composer.identity() is not None and composer.identity().email == account.email
    assert composer.body.toPlainText() == "Hallo"
    window.close()

"""Rich text, completion, spelling, identities and templates."""

from __future__ import annotations

import tempfile
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from app.model.identity import Identity, Template
from app.model.message import Address, Draft, OutgoingFile
from app.store import correspondents, templates
from tests.gui.setup_fixtures import HOME, WORK
from tests.gui.test_composer_rich import png
from tests.gui.test_spelling import dictionary
from tests.pictures.props import engine_for, on_top
from tests.pictures.registry import picture
from tests.pictures.stage import Stage
from ui.dialogs.identities import IdentitiesDialog
from ui.dialogs.link import LinkDialog
from ui.dialogs.templates import TemplatesDialog
from ui.models.address_book import AddressBook
from ui.spelling.own_words import OwnWords
from ui.spelling.speller import Speller
from ui.views.composer import Composer
from ui.views.composer_start import new_draft
from ui.views.spelling_menu import add_spelling
from ui.views.writing_tools import WritingTools

PEOPLE = (Address("Amelie Brandt", "amelie@leuchtturm.example"), Address("Anna Lindqvist", "anna@post.example"),
          Address("", "angebote@druckerei.example"), Address("Jonas Weber", "jonas@leuchtturm.example"))
TEXT = {
    "de": "<h2>Eingangshalle</h2><div>Hallo Jonas,</div><div><br></div><div>der Entwurf ist <b>fast fertig</b>, es "
          "fehlen noch:</div><ul><li>die Schrift an der Wand</li><li>das <i>Licht</i> über der Treppe</li></ul>"
          "<div>Alles andere steht im <a href=\"https://nordlicht.example/plan\">Plan</a>:</div>{picture}"
          "<div><br></div><div>Am 11. November schrieb Jonas Weber:</div><blockquote type=\"cite\"><div>Könnt ihr die "
          "Schrift größer zeigen?</div><blockquote type=\"cite\"><div>Anbei der zweite Entwurf.</div></blockquote>"
          "</blockquote>",
    "en": "<h2>Entrance hall</h2><div>Hello Jonas,</div><div><br></div><div>the draft is <b>almost done</b>, still to "
          "come:</div><ul><li>the lettering on the wall</li><li>the <i>light</i> above the stairs</li></ul>"
          "<div>All else is in the <a href=\"https://nordlicht.example/plan\">plan</a>:</div>{picture}"
          "<div><br></div><div>On 11 November, Jonas Weber wrote:</div><blockquote type=\"cite\"><div>Can you show the "
          "lettering larger?</div><blockquote type=\"cite\"><div>The second draft is attached.</div></blockquote>"
          "</blockquote>",
}
IDENTITIES = (
    Identity(1, WORK.id, 0, "Mara Lindqvist", WORK.email, signature="Mara Lindqvist\nNordlicht Gestaltung",
             organisation="Nordlicht"),
    Identity(2, WORK.id, 1, "Nordlicht", "info@nordlicht.example", reply_to="team@nordlicht.example",
             signature="Nordlicht Gestaltung"))


@picture("composer-rich")
def rich(stage: Stage) -> QWidget:
    draft = Draft(sender=Address("Mara Lindqvist", WORK.email), to=(PEOPLE[3],),
                  subject="Eingangshalle" if stage.language == "de" else "Entrance hall",
                  html=TEXT[stage.language].format(picture="<div></div>"))
    composer = _composer(stage, draft)
    place = composer.body.document().find(":", composer.body.document().find("Plan" if stage.language == "de"
                                                                            else "plan"))
    place.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    composer.body.setTextCursor(place)
    composer.body.textCursor().insertBlock()
    composer.rich.insert(OutgoingFile("plan.png", "image/png", png(320, 90)))
    composer.body.moveCursor(QTextCursor.MoveOperation.Start)
    return composer


@picture("composer-to-plain")
def to_plain(stage: Stage) -> QWidget:
    composer = rich(stage)
    assert isinstance(composer, Composer)
    composer.rich_button.click()
    return composer


@picture("composer-completion")
def completion(stage: Stage) -> QWidget:
    engine = engine_for(stage)
    folder = Path(tempfile.mkdtemp(prefix="depesche-picture-"))
    from app.store import schema
    from app.store.database import Database

    db = Database.open(folder / "mail.db")
    schema.prepare(db)
    correspondents.add(db, PEOPLE, written=True)
    stage.after(db.close)
    composer = Composer(engine, stage.bridge, (WORK, HOME), new_draft(WORK),
                        tools=WritingTools(book=AddressBook(db, engine)))
    on_top(stage, composer)
    composer.recipients.to.setFocus()
    composer.recipients.to.setText("Jonas Weber <jonas@leuchtturm.example>, ")
    QTest.keyClicks(composer.recipients.to, "an")
    return composer


@picture("composer-spelling")
def spelling(stage: Stage) -> QWidget:
    folder = Path(tempfile.mkdtemp(prefix="depesche-picture-"))
    german, english = ("Hallo Jonas der Entwurf ist fertig und liegt bei", "Hello Jonas the draft is ready and comes")
    dictionary(folder, "de_DE", f"{german} viele Grüße")
    dictionary(folder, "en_US", f"{english} with this kind regards")
    speller = Speller({"de_DE": folder, "en_US": folder}, OwnWords(folder / "words.txt"))
    stage.after(speller.close)
    composer = Composer(engine_for(stage), stage.bridge, (WORK, HOME), new_draft(WORK),
                        tools=WritingTools(speller=speller))
    on_top(stage, composer)
    text, word = (("Hallo Jonas, der Entwrf ist fertig und liegt bei.", "Entwrf") if stage.language == "de"
                  else ("Hello Jonas, the drfat is ready and comes with this.", "drfat"))
    composer.body.setPlainText(text)
    stage.wait(lambda: speller.is_wrong(word, text))
    place = QTextCursor(composer.body.document())
    place.setPosition(text.index(word) + 2)
    menu = composer.body.createStandardContextMenu()
    add_spelling(menu, composer.body, speller, place)
    stage.wait(lambda: bool(menu.actions()[0].isEnabled()))
    menu.adjustSize()
    where = composer.body.mapTo(composer, composer.body.cursorRect(place).bottomLeft() + QPoint(4, 8))
    shot = QLabel()
    shot.setPixmap(stage.with_popup(menu, where, composer))
    composer.close()
    shot.show()
    return shot


@picture("composer-menu")
def menu(stage: Stage) -> QWidget:
    stage.window.composing.new()
    composer = stage.window.composing.open_composers[-1]
    found = composer.more_button.menu()
    found.aboutToShow.emit()
    found.adjustSize()
    where = composer.more_button.mapTo(composer, QPoint(composer.more_button.width() - found.sizeHint().width(),
                                                        composer.more_button.height()))
    shot = QLabel()
    shot.setPixmap(stage.with_popup(found, where, composer))
    composer.close()
    shot.show()
    return shot


@picture("identities")
def identities(stage: Stage) -> QWidget:
    dialog = IdentitiesDialog(engine_for(stage), stage.bridge, WORK, IDENTITIES)
    on_top(stage, dialog)
    return dialog


@picture("templates")
def template_list(stage: Stage) -> QWidget:
    from app.store import schema
    from app.store.database import Database

    db = Database.open(Path(tempfile.mkdtemp(prefix="depesche-picture-")) / "mail.db")
    schema.prepare(db)
    for name in ("Angebot", "Rechnung", "Terminbestätigung"):
        templates.save(db, Template(0, name, b"Subject: x\r\n\r\n"))
    stage.after(db.close)
    dialog = TemplatesDialog(engine_for(stage), stage.bridge, db)
    on_top(stage, dialog)
    return dialog


@picture("composer-link")
def link(stage: Stage) -> QWidget:
    dialog = LinkDialog("https://nordlicht.example/plan", "Plan")
    on_top(stage, dialog)
    return dialog


def _composer(stage: Stage, draft: Draft) -> Composer:
    composer = Composer(engine_for(stage), stage.bridge, (WORK, HOME), draft)
    on_top(stage, composer)
    return composer

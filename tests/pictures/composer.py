"""The composer: empty, an answer with files, and what it reminds of."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.model.message import Draft, OutgoingFile
from tests.gui.setup_fixtures import HOME, WORK
from tests.pictures.props import engine_for, on_top
from tests.pictures.registry import picture
from tests.pictures.stage import Stage
from ui.views.composer import Composer
from ui.views.composer_start import forward_draft, new_draft, reply_draft

TEXTS = {
    "de": ("Entwurf für die Eingangshalle",
           "Hallo Jonas,\n\nim Anhang findest du den überarbeiteten Entwurf für die Eingangshalle.\n"
           "Passt Donnerstag um zehn?\n\nViele Grüße\nMara\n"),
    "en": ("Draft for the entrance hall",
           "Hello Jonas,\n\nthe revised draft for the entrance hall is attached.\n"
           "Does Thursday at ten suit you?\n\nKind regards\nMara\n"),
}
ORIGINAL = """\
From: Jonas Weber <jonas@leuchtturm.example>
To: Mara Lindqvist <mara@nordlicht.example>
Cc: Amelie Brandt <amelie@leuchtturm.example>
Message-ID: <halle.3@leuchtturm.example>
Date: Tue, 11 Nov 2025 10:12:00 +0100
Subject: Re: Eingangshalle
Content-Type: text/plain; charset=utf-8

Hallo Mara,

der zweite Entwurf gefällt uns sehr, vor allem das Licht über der Treppe.
Könnt ihr die Schrift an der Wand noch etwas größer zeigen?

> Anbei der zweite Entwurf. Die Farben sind noch nicht endgültig.

Viele Grüße
Jonas
""".replace("\n", "\r\n").encode()
FILES = (OutgoingFile("Entwurf-Eingangshalle-3.pdf", "application/pdf", bytes(1_234_567)),
         OutgoingFile("Hafen im Morgenlicht.jpg", "image/jpeg", bytes(823_456)))


@picture("composer")
def answer(stage: Stage) -> QWidget:
    composer = _composer(stage, reply_draft(ORIGINAL, WORK, everyone=True, mine=frozenset({WORK.email})))
    composer.body.insertPlainText(_text(stage)[1])
    composer.attachments.add(FILES)
    return composer


@picture("composer-new")
def empty(stage: Stage) -> QWidget:
    return _composer(stage, new_draft(WORK))


@picture("composer-forward")
def forwarded(stage: Stage) -> QWidget:
    return _composer(stage, forward_draft(ORIGINAL, WORK))


@picture("composer-reminder")
def reminder(stage: Stage) -> QWidget:
    composer = _written(stage)
    composer.send()
    return composer


@picture("composer-mistake")
def mistake(stage: Stage) -> QWidget:
    composer = _written(stage)
    composer.recipients.to.setText("jonas@leuchtturm.example, anna")
    composer.recipients.to.check()
    return composer


@picture("composer-discard")
def discard(stage: Stage) -> QWidget:
    composer = _written(stage)
    composer.discard()
    return composer


def _composer(stage: Stage, draft: Draft) -> Composer:
    composer = Composer(engine_for(stage), stage.bridge, (WORK, HOME), draft)
    on_top(stage, composer)
    return composer


def _written(stage: Stage) -> Composer:
    composer = _composer(stage, new_draft(WORK))
    subject, text = _text(stage)
    composer.recipients.to.setText("Jonas Weber <jonas@leuchtturm.example>")
    composer.subject.setText(subject)
    composer.body.setPlainText(text)
    return composer


def _text(stage: Stage) -> tuple[str, str]:
    return TEXTS[stage.language]

"""What a context menu offers for a word that no dictionary knows, and the choice of language."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import shiboken6
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtGui import QAction, QActionGroup, QTextCursor
from PySide6.QtWidgets import QMenu, QTextEdit

from ui import icons
from ui.spelling.speller import AUTOMATIC, OFF, Speller, words

translate = QCoreApplication.translate


def add_spelling(menu: QMenu, edit: QTextEdit, speller: Speller, place: QTextCursor) -> None:
    """On top: suggestions for the word at `place`, where it is wrong; below: the languages."""
    first = menu.actions()[0]
    found = _word_at(place)
    text = place.block().text()
    if found is not None and speller.is_wrong(found[1], text):
        waiting = QAction(translate("SpellingMenu", "Looking for suggestions …"), menu)
        waiting.setEnabled(False)
        add = QAction(translate("SpellingMenu", "&Add “{word}” to the dictionary").format(word=found[1]), menu)
        add.triggered.connect(partial(speller.add, found[1]))
        for action in (waiting, add):
            menu.insertAction(first, action)
        menu.insertSeparator(first)
        at = place.block().position() + found[0]
        speller.suggest(found[1], text, partial(_fill, menu, waiting, edit, at, len(found[1])))
    menu.addSeparator()
    menu.addMenu(language_menu(menu, speller))


def language_menu(parent: QMenu, speller: Speller) -> QMenu:
    """Automatic, each language that has a dictionary, none."""
    menu = QMenu(translate("SpellingMenu", "&Spelling"), parent)
    menu.setIcon(icons.icon("spelling"))
    group = QActionGroup(menu)
    there = [(code, language_name(code)) for code in speller.there]
    for code, name in ((AUTOMATIC, translate("SpellingMenu", "Language of the &text")), *there,
                       (OFF, translate("SpellingMenu", "&Do not check"))):
        action = menu.addAction(name)
        action.setCheckable(True)
        action.setChecked(speller.choice == code)
        action.triggered.connect(partial(speller.choose, code))
        group.addAction(action)
    if not any(code.startswith("de") for code in speller.there):
        menu.addSeparator()
        hint = menu.addAction(translate("SpellingMenu", "More languages: install their Hunspell dictionaries"))
        hint.setEnabled(False)
    return menu


def language_name(code: str) -> str:
    """In the language itself, with the country where there are several kinds."""
    locale = QLocale(code.replace("-", "_"))
    if locale.language() is QLocale.Language.C:
        return code
    country = f" ({locale.nativeTerritoryName()})" if "_" in code or "-" in code else ""
    return f"{locale.nativeLanguageName()}{country}".replace("&", "&&")


def _fill(menu: QMenu, waiting: QAction, edit: QTextEdit, at: int, length: int, found: Sequence[str]) -> None:
    if not shiboken6.isValid(menu) or not shiboken6.isValid(edit):
        return
    if not found:
        waiting.setText(translate("SpellingMenu", "No suggestions"))
        return
    for word in found:
        action = QAction(word.replace("&", "&&"), menu)
        action.triggered.connect(partial(_replace, edit, at, length, word))
        menu.insertAction(waiting, action)
    menu.removeAction(waiting)


def _replace(edit: QTextEdit, at: int, length: int, word: str) -> None:
    cursor = QTextCursor(edit.document())
    cursor.setPosition(at)
    cursor.setPosition(at + length, QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(word)


def _word_at(place: QTextCursor) -> tuple[int, str] | None:
    within = place.positionInBlock()
    for start, word in words(place.block().text()):
        if start <= within <= start + len(word):
            return start, word
    return None

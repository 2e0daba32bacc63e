"""Words that no dictionary knows, while one writes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from ui.spelling.own_words import OwnWords
from ui.spelling.speller import AUTOMATIC, OFF, Speller
from ui.views.body_edit import BodyEdit
from ui.views.spelling_menu import add_spelling, language_menu


def dictionary(folder: Path, language: str, words: str) -> None:
    (folder / f"{language}.aff").write_text("SET UTF-8\nTRY abcdefghijklmnopqrstuvwxyzäöüß\n", "utf-8")
    known = words.split()
    (folder / f"{language}.dic").write_text("\n".join([str(len(known)), *known]), "utf-8")


@pytest.fixture
def speller(tmp_path: Path, qtbot: QtBot) -> Iterator[Speller]:
    dictionary(tmp_path, "de_DE", "das ist gut und ich nicht wir Größe Hallo wer")
    dictionary(tmp_path, "en_US", "this is good and the not you hello size")
    made = Speller({"de_DE": tmp_path, "en_US": tmp_path}, OwnWords(tmp_path / "words.txt"))
    yield made
    made.close()


@pytest.fixture
def edit(qtbot: QtBot, speller: Speller) -> BodyEdit:
    made = BodyEdit()
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.show()
    made.highlighter.use(speller)
    return made


def wrong(edit: BodyEdit) -> list[str]:
    found = []
    block = edit.document().begin()
    while block.isValid():
        for each in block.layout().formats():
            if each.format.underlineStyle() is QTextCharFormat.UnderlineStyle.SpellCheckUnderline:
                found.append((block.blockNumber(), block.text()[each.start:each.start + each.length]))
        block = block.next()
    words: list[str] = []
    for number, piece in found:
        words.append(f"{number}:{piece}")
    return words


def test_wrong_words_are_underlined_in_each_paragraphs_language(edit: BodyEdit, qtbot: QtBot) -> None:
    edit.set_plain("das ist nicht guut und Größe\nthis is not gut and good\n> das ist zitirt\n-- \nUnterschrfit")
    qtbot.waitUntil(lambda: len(wrong(edit)) == 2)
    assert wrong(edit) == ["0:guut", "1:gut"]


def test_other_alphabets_are_left_alone_unless_asked_for(edit: BodyEdit, speller: Speller, qtbot: QtBot) -> None:
    edit.set_plain("das ist nicht 日本 und Москва und guut")
    qtbot.waitUntil(lambda: wrong(edit) == ["0:guut"])
    speller.choose("de_DE")
    qtbot.waitUntil(lambda: len(wrong(edit)) == 3)


def test_the_word_being_typed_is_left_alone(edit: BodyEdit, qtbot: QtBot) -> None:
    edit.activateWindow()
    edit.setFocus()
    qtbot.waitUntil(edit.hasFocus)
    edit.set_plain("das ist und ")
    edit.moveCursor(QTextCursor.MoveOperation.End)
    with qtbot.waitSignal(edit.highlighter.speller.learned):  # type: ignore[union-attr]
        QTest.keyClicks(edit, "guut")
    assert wrong(edit) == []
    QTest.keyClicks(edit, " ")
    qtbot.waitUntil(lambda: wrong(edit) == ["0:guut"])


def test_suggestions_replace_and_words_are_added(edit: BodyEdit, speller: Speller, qtbot: QtBot) -> None:
    edit.set_plain("das ist guut und das ist guut")
    qtbot.waitUntil(lambda: len(wrong(edit)) == 2)
    place = QTextCursor(edit.document())
    place.setPosition(9)
    menu = edit.createStandardContextMenu()
    add_spelling(menu, edit, speller, place)
    qtbot.waitUntil(lambda: menu.actions()[0].text() == "gut")
    menu.actions()[0].trigger()
    assert edit.toPlainText() == "das ist gut und das ist guut"
    next(each for each in menu.actions() if "guut" in each.text()).trigger()
    qtbot.waitUntil(lambda: wrong(edit) == [])
    assert "guut" in speller.own


def test_languages_are_chosen_or_nothing_is_checked(edit: BodyEdit, speller: Speller, qtbot: QtBot) -> None:
    edit.set_plain("das ist nicht good")
    qtbot.waitUntil(lambda: wrong(edit) == ["0:good"])
    menu = language_menu(QMenu(edit), speller)
    names = [each.text() for each in menu.actions()]
    assert names[0] == "Language of the &text" and "Deutsch (Deutschland)" in names
    assert menu.actions()[0].isChecked()
    menu.actions()[names.index("&Do not check")].trigger()
    assert speller.choice == OFF and wrong(edit) == []
    speller.choose("en_US")
    qtbot.waitUntil(lambda: len(wrong(edit)) == 3)
    speller.choose("xx")
    assert speller.choice == AUTOMATIC


def test_without_a_dictionary_nothing_is_marked_and_the_menu_says_so(tmp_path: Path, qtbot: QtBot) -> None:
    QLocale.setDefault(QLocale("de"))
    speller = Speller({}, OwnWords(tmp_path / "words.txt"))
    assert speller.mistakes("das ist guut") == []
    parent = QMenu()
    menu = language_menu(parent, speller)
    assert any("Hunspell" in each.text() for each in menu.actions())
    speller.close()


def test_a_checked_text_is_not_a_changed_one(edit: BodyEdit, qtbot: QtBot) -> None:
    edit.set_plain("das ist guut und")
    told = []
    edit.edited.connect(lambda: told.append(1))
    qtbot.waitUntil(lambda: wrong(edit) == ["0:guut"])
    assert told == [] and not edit.document().isModified() and edit.text() == "das ist guut und"


def test_own_words_that_cannot_be_read_are_not_written_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "words.txt"
    path.write_text("Nordlicht\n", "utf-8")

    def locked(*_given: object, **_named: object) -> str:
        raise PermissionError("locked")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "read_text", locked)
        words = OwnWords(path)
    assert not words.add("Depesche") and "Depesche" in words
    assert path.read_text("utf-8") == "Nordlicht\n"
    assert OwnWords(path).add("Depesche") and path.read_text("utf-8") == "Depesche\nNordlicht\n"

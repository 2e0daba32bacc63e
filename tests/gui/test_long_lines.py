"""Very long lines of a plain text: parted for the layout only."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication, QTextCursor
from pytestqt.qtbot import QtBot

from ui.forms.long_text import LongText
from ui.plain_pieces import FOLD_LINE, PIECE, Piece, pieces
from ui.views.plain_body import CHARACTERS_AT_ONCE, PlainBody

WORDS = "".join(f"word{number} " for number in range(3_000)) + "end"
LINK = "https://example.org/" + "a" * 1_500


@pytest.fixture
def body(qtbot: QtBot) -> PlainBody:
    made = PlainBody()
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    return made


def filled(body: PlainBody, text: str, qtbot: QtBot) -> None:
    body.show_text(text)
    qtbot.waitUntil(lambda: body._left is None, timeout=20_000)


def told(found: list[Piece]) -> list[str]:
    return ["".join(run.text for run in each.runs) for each in found]


def copied(body: PlainBody) -> str:
    QGuiApplication.clipboard().clear()
    body.copy()
    QCoreApplication.processEvents()
    return QGuiApplication.clipboard().text()


@pytest.mark.parametrize("line", [WORDS, "x" * (3 * PIECE + 1), "x" * PIECE, "", "a " + "x" * PIECE, " " * (2 * PIECE),
                                  f"{'x' * (PIECE - 3)} {LINK} {LINK}.", "ü" * 5_000])
def test_pieces_are_the_line(line: str) -> None:
    found = list(pieces([line]))
    assert "".join(told(found)) == line
    assert all(each.length <= PIECE for each in found)
    assert [each.goes_on for each in found] == [False] + [True] * (len(found) - 1)


def test_they_end_with_a_word_where_there_are_words() -> None:
    assert all(each.endswith(" ") for each in told(list(pieces([WORDS])))[:-1])


def test_a_parted_link_leads_where_it_led() -> None:
    runs = [run for each in pieces([f"{'x' * 900} {LINK}."]) for run in each.runs]
    targets = {run.target for run in runs if run.target}
    assert targets == {LINK} and "".join(run.text for run in runs if run.target) == LINK


def test_quotes_and_signatures_stay_what_they_are() -> None:
    found = list(pieces([f">> {WORDS}", FOLD_LINE, "> short", "-- ", WORDS]))
    assert {each.depth for each in found if "word7 " in "".join(told([each]))} == {2, 0}
    assert [each.is_fold for each in found].count(True) == 1
    assert all(each.in_signature for each in found[found.index(next(each for each in found if each.is_fold)) + 2:])


def test_a_huge_line_is_filled_in_bit_by_bit(qtbot: QtBot, body: PlainBody) -> None:
    body.show_text("x" * 300_000)
    assert 0 < body.document().characterCount() < 2 * CHARACTERS_AT_ONCE
    qtbot.waitUntil(lambda: body._left is None, timeout=20_000)
    assert body.toPlainText().replace("\n", "") == "x" * 300_000


def test_what_is_copied_has_its_lines_whole(qtbot: QtBot, body: PlainBody) -> None:
    text = f"First line\n{WORDS}\nlast \U0001f600 line"
    filled(body, text, qtbot)
    assert body.document().blockCount() > 20
    body.selectAll()
    assert copied(body) == text
    body.moveCursor(QTextCursor.MoveOperation.Start)
    for _ in range(20_000):
        body.moveCursor(QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor)
        if len(body.textCursor().selectedText()) > 5_000:
            break
    assert text.startswith(part := copied(body)) and len(part) > 4_900


def test_short_lines_are_copied_as_ever(qtbot: QtBot, body: PlainBody) -> None:
    filled(body, "one\ntwo", qtbot)
    body.selectAll()
    assert copied(body) == "one\ntwo"


@pytest.mark.parametrize("before", ["", "\U0001f600 ü\n"])
def test_what_lies_across_two_pieces_is_found_and_marked(qtbot: QtBot, body: PlainBody, before: str) -> None:
    text = before + "x" * (PIECE - 4) + "needle" + "x" * 2_000 + "\nNeedle"
    filled(body, text, qtbot)
    found: list[tuple[int, int]] = []
    body.found.connect(lambda current, of: found.append((current, of)))
    body.find_words("needle")
    assert found == [(1, 2)]
    places = [each.cursor.selectedText().replace("\u2029", "") for each in body.extraSelections()]
    assert places == ["needle", "Needle"]
    body.find_words("")
    assert body.extraSelections() == []


def test_words_that_were_searched_for_stand_out_in_a_parted_line(qtbot: QtBot, body: PlainBody) -> None:
    body.mark(("word1700", "end"))
    filled(body, WORDS, qtbot)
    assert [each.cursor.selectedText() for each in body.extraSelections()] == ["word1700", "end"]


def test_a_source_is_found_in_and_copied_with_its_lines_whole(qtbot: QtBot) -> None:
    long = LongText()
    qtbot.addWidget(long)
    text = "head\n" + "x" * (PIECE - 4) + "Needle" + "x" * 3_000 + "\nneedle\n\nend"
    long.show_text(text)
    assert long.whole == text and long.document().blockCount() == 9
    assert long.find_words("needle") and long.textCursor().selectedText().replace("\u2029", "") == "Needle"
    assert long.find_words("needle") and long.textCursor().selectedText() == "needle"
    assert not long.find_words("needle")
    long.selectAll()
    assert long.createMimeDataFromSelection().text() == text


def test_a_source_with_short_lines_is_searched_alike(qtbot: QtBot) -> None:
    long = LongText()
    qtbot.addWidget(long)
    long.show_text("Needle\nand needle\nend")
    assert [long.find_words("needle") and long.textCursor().position() for _ in range(3)] == [6, 17, False]

"""Tags: what counts as one, how they are put on messages, how they are shown and changed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.model.account import Account
from app.model.message import SEEN, MessageRow
from app.model.operation import SetFlags
from tests.fakes.engine import FakeEngine
from ui import tags, theme
from ui.bridge import EventBridge
from ui.contrast import contrast
from ui.dialogs.tag import TagDialog
from ui.main_window import MainWindow
from ui.models.tag_book import Chip, TagBook
from ui.palettes import DARK, LIGHT
from ui.settings import Settings, ThemeChoice
from ui.tags import Tag
from ui.views.chips import chip_colors


@pytest.fixture
def work(engine: FakeEngine) -> Account:
    account = engine.add_account("work")
    engine.fill(account, range(1, 4), bodies=False)
    engine.reflag(account, 3, frozenset({SEEN, "$label1", "steuer_2026"}))
    engine.reflag(account, 2, frozenset({"$LABEL1"}))
    return account


@pytest.fixture
def ready(work: Account, window: MainWindow, qtbot: QtBot) -> MainWindow:
    qtbot.waitUntil(lambda: window.rows.rowCount() == 3)
    window.list.focus_list()
    return window


def a_row(*flags: str, labels: tuple[str, ...] = ()) -> MessageRow:
    return MessageRow(1, 1, 1, "1", "", "Ada", "ada@example.org", "", "Tea", 1.0, 10, frozenset(flags), False, "full",
                      "", labels=labels)


# --- what is a tag ------------------------------------------------------------------------------


def test_programs_notes_are_no_tags() -> None:
    book = TagBook(Settings())
    row = a_row(SEEN, "$label1", "$Forwarded", "$MDNSent", "NonJunk", "$Junk", "NotJunk", "$NotJunk", "Holiday")
    assert [chip.text for chip in book.chips(row)] == ["Important", "Holiday"]


def test_the_provider_s_labels_are_outlined_and_its_own_translated() -> None:
    row = a_row("$label2", labels=("Travel/2026", "\\Important", "\\Inbox", "\\Starred", "\\Weird"))
    chips = TagBook(Settings()).chips(row)
    assert [(chip.text, bool(chip.color)) for chip in chips] == [
        ("Work", True), ("Travel/2026", False), ("Important", False), ("Inbox", False)]


def test_a_flood_of_keywords_is_cut() -> None:
    book = TagBook(Settings())
    assert len(book.chips(a_row(*(f"k{number}" for number in range(5000))))) == tags.MOST


@pytest.mark.parametrize(("name", "keyword"), [
    ("Taxes 2026", "taxes_2026"), ("Grüße", "gr&APw-sse"), ("a(b)*%\\\"]", "a_b"), ("日本", "&ZeVnLA-"),
    ("$label1", "label1"), ("…", "&ICY-"), ("&", "tag"), ("Junk", "junk_2"),
])  # fmt: skip
def test_a_new_tag_gets_a_keyword_that_servers_take(name: str, keyword: str) -> None:
    assert tags.keyword_for(name, []) == keyword
    assert not set(keyword) & set(' ()[]{}%*"\\') and keyword.isascii()


def test_a_keyword_is_never_given_twice() -> None:
    assert tags.keyword_for("Taxes", ["TAXES", "taxes_2"]) == "taxes_3"


@pytest.mark.parametrize(("keyword", "said"), [
    ("gr&APw-n", "grün"), ("to_do", "to do"), ("a&-b", "a&b"), ("&AAE-x", "x"), ("&2D8-", "&2D8-"), ("___", "___"),
])
def test_unknown_keywords_are_readable(keyword: str, said: str) -> None:
    assert tags.readable(keyword) == said


@pytest.mark.parametrize("colors", [LIGHT, DARK])
@pytest.mark.parametrize("color", ["#ffffff", "#000000", "#ffff00", "#0000ff", "#d93025", "#777777", "#00ff00"])
def test_every_colour_can_be_read(colors: theme.Colors, color: str) -> None:
    ground, ink = chip_colors(color, colors.text, colors.surface)
    assert contrast(ground, ink) >= 4.5


def test_damaged_tags_in_the_settings_cost_only_themselves(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"zoom": 1.5, "tags": [{"keyword": "a b", "name": "x", "color": "#000000"}, 7, {"keyword": "ok", '
                    '"name": "Fine", "color": "#102030"}, {"keyword": "OK", "name": "", "color": "#102030"}, '
                    '{"keyword": "c", "name": "", "color": "red"}]}', "utf-8")
    assert Settings.load(path).tags == [Tag("ok", "Fine", "#102030")]
    path.write_text('{"tags": "none"}', "utf-8")
    assert [tag.keyword for tag in Settings.load(path).tags] == [f"$label{number}" for number in range(1, 6)]


def test_tags_are_kept(tmp_path: Path) -> None:
    settings = Settings()
    TagBook(settings).add("Taxes", "#1f77b4")
    settings.save(tmp_path / "settings.json")
    assert Settings.load(tmp_path / "settings.json").tags[-1] == Tag("taxes", "Taxes", "#1f77b4")


# --- on messages --------------------------------------------------------------------------------


def test_a_key_puts_a_tag_on_and_takes_it_off(ready: MainWindow, engine: FakeEngine) -> None:
    ready.list.select(2)
    row = ready.list.selected()[0]
    QTest.keyClick(ready.list.lines, Qt.Key.Key_1)
    assert engine.last(SetFlags) == SetFlags((row.id,), add=frozenset({"$label1"}))
    ready.list.select(0)
    first = ready.list.selected()[0]
    QTest.keyClick(ready.list.lines, Qt.Key.Key_1)
    assert engine.last(SetFlags) == SetFlags((first.id,), remove=frozenset({"$label1"}))


def test_a_tag_is_taken_off_in_the_server_s_spelling(ready: MainWindow, engine: FakeEngine) -> None:
    ready.list.select(1)
    QTest.keyClick(ready.list.lines, Qt.Key.Key_1)
    assert engine.last(SetFlags).remove == frozenset({"$LABEL1"})


def test_nought_takes_every_tag_off_and_leaves_notes(ready: MainWindow, engine: FakeEngine, work: Account,
                                                     bridge: EventBridge, qtbot: QtBot) -> None:
    bridge.post(engine.reflag(work, 3, frozenset({SEEN, "$label1", "steuer_2026", "$Forwarded"})))
    qtbot.waitUntil(lambda: "$Forwarded" in ready.rows.message(0).flags)
    ready.list.select(0)
    QTest.keyClick(ready.list.lines, Qt.Key.Key_0)
    assert engine.last(SetFlags).remove == frozenset({"$label1", "steuer_2026"})


def test_the_menu_ticks_what_is_worn_and_lists_foreign_keywords(ready: MainWindow) -> None:
    ready.list.select(0)
    ready.actions_.tag_menu.aboutToShow.emit()
    worn = [action.text() for action in ready.actions_.tag_menu.actions() if action.isChecked()]
    assert worn == ["Important", "steuer 2026"]
    ready.list.select(2)
    ready.actions_.tag_menu.aboutToShow.emit()
    assert not [action for action in ready.actions_.tag_menu.actions() if action.isChecked()]


def test_a_new_tag_goes_onto_the_chosen_messages(ready: MainWindow, engine: FakeEngine) -> None:
    ready.list.select(2)
    ready.actions_.new_tag.trigger()
    dialog = ready.findChild(TagDialog)
    assert dialog is not None
    dialog.line.setText("important")
    assert not dialog.ok.isEnabled()
    dialog.line.setText("Taxes")
    dialog.ok.click()
    assert engine.last(SetFlags).add == frozenset({"taxes"})
    assert ready.context.settings.tags[-1].name == "Taxes"
    assert ready.actions_.tag_keys[5].text() == "Taxes" and ready.actions_.tag_keys[5].isVisible()


def test_where_the_server_keeps_no_tags_they_are_greyed_with_the_reason(
        ready: MainWindow, engine: FakeEngine, work: Account) -> None:
    engine.alter(engine.folder(work), keywords=0)
    ready.list.select(2)
    assert not ready.actions_.tag.isEnabled() and not ready.actions_.tag_keys[0].isEnabled()
    assert "keeps no tags in “Inbox”" in ready.actions_.tag.toolTip()
    assert ready.actions_.star.isEnabled()
    QTest.keyClick(ready.list.lines, Qt.Key.Key_1)
    assert engine.count(SetFlags) == 0


def test_a_message_s_head_shows_its_tags_and_follows_them(ready: MainWindow, engine: FakeEngine, work: Account,
                                                          bridge: EventBridge, qtbot: QtBot) -> None:
    ready.list.select(0)
    chips = ready.view.header.chips
    assert [chip.text for chip in chips.chips] == ["Important", "steuer 2026"]
    bridge.post(engine.reflag(work, 3, frozenset({SEEN, "$label4"})))
    qtbot.waitUntil(lambda: chips.chips == (Chip("To do", "#3b5bdb"),))
    ready.context.tags.put([replace(ready.context.tags.tags[3], name="Homework")])
    assert [chip.text for chip in chips.chips] == ["Homework"]


def test_both_layouts_show_the_tags(ready: MainWindow) -> None:
    """The row looks otherwise without its tags."""
    for columns in (False, True):
        ready.actions_.columns.setChecked(columns)
        view = ready.list.columns if columns else ready.list.lines
        ready.context.tags.put(tags.defaults())
        with_tags = view.grab().toImage()
        ready.context.tags.put([Tag("$label1", "Completely different", "#00ff00")])
        assert view.grab().toImage() != with_tags


# --- preferences --------------------------------------------------------------------------------


def test_the_menu_keeps_the_tags_colours_in_another_theme(ready: MainWindow) -> None:
    def shown() -> QImage:
        return ready.actions_.tag_keys[0].icon().pixmap(16).toImage()

    before = shown()
    theme.manager().apply(ThemeChoice.DARK)
    assert shown() == before


def test_the_keys_stand_among_the_shortcuts(ready: MainWindow) -> None:
    assert {("Tag", "Important", "1"), ("Tag", "Remove all tags", "0")} <= set(ready.program.shortcut_rows())

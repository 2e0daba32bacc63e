"""Windows as a screen reader is told of them, over the real bus: each control named, rows read as sentences."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.model.folder import Role
from tests.access.tree import TALLY, Node, doubles, unnamed, walk
from tests.gui.gallery import Gallery
from ui import wording
from ui.settings_pages.registry import ENTRIES
from ui.wizard.account_wizard import Step

WINDOWS = ("main", "main-message", "main-columns", "main-html", "composer", "settings-of-an-account",
           "help", "certificate",
           *(f"wizard-{step.name.lower()}" for step in Step))


def judged(root: Node) -> Node:
    """The tree, once it is known that nothing in it lacks a name."""
    controls = [node for node in root.all() if node.is_control]
    nameless = unnamed(root)
    TALLY.update(objects=sum(1 for _ in root.all()), controls=len(controls), unnamed=len(nameless))
    assert nameless == []
    assert doubles(root) == []
    assert len(controls) > 2
    return root


@pytest.mark.parametrize("name", WINDOWS)
def test_every_control_of_a_window_has_a_name_of_its_own(qtbot: QtBot, gallery: Gallery, name: str) -> None:
    judged(walk(qtbot, gallery.show(name)))


def test_every_control_of_the_preferences_has_a_name_of_its_own(qtbot: QtBot, gallery: Gallery) -> None:
    for entry in ENTRIES:
        judged(walk(qtbot, gallery.show(f"preferences-{entry.name}")))
        gallery.clear()


def test_rows_are_read_as_one_sentence(qtbot: QtBot, gallery: Gallery) -> None:
    root = walk(qtbot, gallery.show("main"))
    (cell,) = [node for node in root.find("table", "Messages").all()
               if node.role == "table cell" and "Message 7," in node.name]
    assert cell.name.startswith("Ada, Message 7, ") and cell.name.endswith("unread")
    starred = root.find("table cell", "Message 10")
    assert "starred" in starred.name and "unread" in starred.name
    inbox = root.find("table cell", wording.role_name(Role.INBOX))
    assert "10 messages" in inbox.name and "10 unread" in inbox.name


def test_columns_are_read_one_by_one(qtbot: QtBot, gallery: Gallery) -> None:
    root = walk(qtbot, gallery.show("main-columns"))
    heads = [node.name for node in root.all() if node.role == "table column header"]
    assert {"Unread", "Starred", "From", "Subject", "Attachment", "Date", "Size"} <= set(heads)
    cells = [node.name for node in root.find("table", "Messages").all() if node.role == "table cell"]
    assert {"unread", "starred", "not starred", "Ada"} <= set(cells)


def test_html_mail_is_told_of(qtbot: QtBot, gallery: Gallery) -> None:
    window = gallery.show("main-html")
    root = walk(qtbot, window)
    for _ in range(20):
        if any(node.role == "heading" for node in root.all()):
            break
        root = walk(qtbot, window)  # Chromium tells in its own time what the page holds
    assert root.find("document web", "Newsletter")
    assert root.find("heading", "Pumpkins")
    assert root.find("link", "the farm")


def test_panes_are_told_of_in_reading_order(qtbot: QtBot, gallery: Gallery) -> None:
    nodes = list(walk(qtbot, gallery.show("main-message")).all())
    places = [next(at for at, node in enumerate(nodes) if node.role == role and node.name == name)
              for role, name in (("tree", "Folders"), ("table", "Messages"), ("label", "Message text"))]
    assert places == sorted(places)


def test_states_are_told(qtbot: QtBot, gallery: Gallery) -> None:
    root = walk(qtbot, gallery.show("main"))
    assert "checked" in root.find("check box", "All").states
    assert "checked" not in root.find("check box", "Unread").states
    account = root.find("table cell", "work")
    assert {"expandable", "expanded"} <= account.states
    # Whoever presses Reply without a message chosen is told that it does nothing.
    assert "enabled" not in root.find("push button", "Reply").states
    assert "checkable" in root.find("menu item", "Work offline").states

"""Laid out from the right, as for Arabic or Hebrew words: what is painted by hand, and what leads somewhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt, QTranslator
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from app.model.message import MessageRow
from tests.gui.gallery import Gallery
from ui import icons, languages, painting
from ui.main_window import MainWindow
from ui.models.rows_model import Column
from ui.views.message_delegate import TwoLineDelegate

RIGHT, LEFT = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight


@pytest.fixture
def gallery(qapp: QApplication, tmp_path: Path) -> Iterator[Gallery]:
    qapp.setLayoutDirection(RIGHT)
    made = Gallery(tmp_path, qapp)
    yield made
    made.close()
    qapp.setLayoutDirection(LEFT)


def _main(gallery: Gallery) -> MainWindow:
    window = gallery.show("main-message")
    assert isinstance(window, MainWindow)
    return window


def test_folders_stand_at_the_right_and_the_message_at_the_left(gallery: Gallery) -> None:
    window = _main(gallery)
    places = [part.mapTo(window, QPoint(0, 0)).x() for part in (window.tree, window.list, window.view)]
    assert places == sorted(places, reverse=True)


def test_the_star_is_clicked_where_it_is_seen(gallery: Gallery, qtbot: QtBot) -> None:
    window = _main(gallery)
    view, delegate = window.list.lines, window.list.lines.itemDelegate()
    assert isinstance(delegate, TwoLineDelegate)
    option = QStyleOptionViewItem()
    view.initViewItemOption(option)
    option.rect = view.visualRect(window.rows.index(1, Column.SUBJECT))
    star = delegate.star_rect(option).center()
    seen = QPoint(option.rect.left() + option.rect.right() - star.x(), star.y())
    with qtbot.waitSignal(window.list.star_clicked) as clicked:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=seen)
    (row,) = clicked.args
    assert isinstance(row, MessageRow) and row == window.rows.message(1)


def test_rows_and_folders_begin_at_the_right(gallery: Gallery, qapp: QApplication) -> None:
    """The dot of an unread message, and an account's name, stand in the other half than before."""
    window = _main(gallery)
    shots = []
    for direction in (RIGHT, LEFT):
        qapp.setLayoutDirection(direction)
        gallery.settle()
        row = window.list.lines.visualRect(window.rows.index(2, Column.SUBJECT))
        shots.append(window.list.lines.viewport().grab(row).toImage())
    mirrored, usual = shots
    assert _inked(usual, 0, 24) > 20 and _inked(mirrored, mirrored.width() - 24, mirrored.width()) > 20
    assert _inked(mirrored, mirrored.width() - 24, mirrored.width()) == pytest.approx(_inked(usual, 0, 24), abs=6)


def test_words_are_never_turned() -> None:
    def drawn(mirrored: bool) -> QImage:
        image = QImage(200, 40, QImage.Format.Format_RGB32)
        image.fill(QColor("#ffffff"))
        painter = QPainter(image)
        if mirrored:
            painting.mirror(painter, image.rect())
        painting.draw_text(painter, QRect(10, 5, 180, 30), Qt.AlignmentFlag.AlignHCenter, "Words")
        painter.end()
        return image

    assert drawn(True) == drawn(False)


def test_words_run_in_their_own_direction() -> None:
    """A question mark stays at the end of an English subject in a Hebrew window."""
    def drawn(direction: Qt.LayoutDirection) -> QImage:
        image = QImage(200, 40, QImage.Format.Format_RGB32)
        image.fill(QColor("#ffffff"))
        painter = QPainter(image)
        painter.setLayoutDirection(direction)
        painting.draw_text(painter, QRect(10, 5, 180, 30), Qt.AlignmentFlag.AlignLeft, "Coffee?")
        painter.end()
        return image

    assert drawn(RIGHT) == drawn(LEFT)


def test_only_icons_that_lead_somewhere_are_turned(qapp: QApplication) -> None:
    def shown(name: str) -> QImage:
        return icons.pixmap(name, "#000000", 32).toImage()

    usual = {name: shown(name) for name in ("reply", "star", "attachment")}
    qapp.setLayoutDirection(RIGHT)
    try:
        turned = shown("reply")
        assert _apart(turned, usual["reply"].flipped(Qt.Orientation.Horizontal)) < 20 < _apart(turned, usual["reply"])
        assert shown("star") == usual["star"] and shown("attachment") == usual["attachment"]
    finally:
        qapp.setLayoutDirection(LEFT)


@pytest.mark.parametrize("language", ["de", "en", "he"])
def test_the_words_decide_the_direction(qapp: QApplication, language: str) -> None:
    """Hebrew has no words here yet: English ones are shown, and begin at the left."""
    before = {id(each) for each in qapp.findChildren(QTranslator)}
    languages.install(qapp, language)
    try:
        assert qapp.layoutDirection() is LEFT
    finally:
        for translator in qapp.findChildren(QTranslator):
            if id(translator) not in before:
                QCoreApplication.removeTranslator(translator)
                translator.setParent(None)


def _apart(first: QImage, second: QImage) -> int:
    """Pixels that differ by more than soft edges do."""
    return sum(abs(first.pixelColor(x, y).alpha() - second.pixelColor(x, y).alpha()) > 128
               for x in range(first.width()) for y in range(first.height()))


def _inked(shot: QImage, left: int, right: int) -> int:
    ground = shot.pixel(shot.width() // 2, 2)
    return sum(shot.pixel(x, y) != ground for x in range(left, right) for y in range(4, shot.height() - 4))

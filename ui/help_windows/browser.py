"""Shows one page of the help. Nothing is ever fetched: pages and drawings are files of the program."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QByteArray, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import QImage, QPainter, QTextCursor, QTextDocument
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from ui import theme
from ui.help import markup, pages
from ui.help.markup import Table
from ui.help.pages import Page
from ui.help.topics import Topic
from ui.palettes import Colors


class HelpBrowser(QTextBrowser):
    topic_clicked = Signal(str)
    action_clicked = Signal(str)
    """One of pages.ACTIONS."""

    def __init__(self, insert: Callable[[str], Table], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._insert = insert
        self._page: Page | None = None
        self._words = ""
        self.setProperty("role", "bare")
        self.setOpenLinks(False)
        self.setAccessibleName(self.tr("Help page"))
        self.document().setDocumentMargin(24)
        self.anchorClicked.connect(self._follow)
        theme.manager().changed.connect(self._again)

    def show_page(self, page: Page, words: str = "") -> None:
        """From its beginning, or from the first of the `words`, which are marked."""
        self._page, self._words = page, words
        self.document().setDefaultStyleSheet(_style(theme.colors(), self.font().pointSizeF()))
        self.setHtml(markup.to_html(page.text, self._insert))
        self.setAccessibleDescription(page.title)
        self._mark()

    def loadResource(self, kind: int, url: QUrl | str) -> Any:
        name = url.toString() if isinstance(url, QUrl) else url
        if kind != QTextDocument.ResourceType.ImageResource.value or name.rpartition(".")[2] != "svg" or "/" in name:
            return None
        return self._drawn(pages.picture(name))

    def _drawn(self, source: bytes) -> QImage:
        """In the theme's colours: {name} is a field of Colors."""
        text, colours = source.decode("utf-8"), theme.colors()
        for name in ("window", "surface", "selection", "border_strong", "border", "accent", "text", "dim"):
            text = text.replace(f"{{{name}}}", str(getattr(colours, name)))
        renderer = QSvgRenderer(QByteArray(text.encode()))
        ratio = self.devicePixelRatioF()
        size = renderer.defaultSize()
        image = QImage(size * ratio, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        renderer.render(painter, QRectF(0, 0, image.width(), image.height()))
        painter.end()
        image.setDevicePixelRatio(ratio)
        return image

    def _mark(self) -> None:
        found: list[QTextEdit.ExtraSelection] = []
        for word in self._words.split():
            cursor = self.document().find(word)
            while not cursor.isNull() and len(found) < 200:
                mark = QTextEdit.ExtraSelection()
                mark.cursor = cursor
                mark.format.setBackground(Qt.GlobalColor.yellow)
                mark.format.setForeground(Qt.GlobalColor.black)
                found.append(mark)
                cursor = self.document().find(word, cursor)
        self.setExtraSelections(found)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        if found:
            first = min((each.cursor for each in found), key=lambda each: each.position())
            self.setTextCursor(QTextCursor(self.document().findBlock(first.selectionStart())))
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.cursorRect().top() - self.viewport().height() // 3)

    def _follow(self, url: QUrl) -> None:
        target = url.toString()
        if target.startswith("do:") and target[3:] in pages.ACTIONS:
            self.action_clicked.emit(target[3:])
        elif target in list(Topic):
            self.topic_clicked.emit(target)

    def _again(self) -> None:
        if self._page is not None:
            where = self.verticalScrollBar().value()
            self.document().clear()
            self.show_page(self._page, self._words)
            self.verticalScrollBar().setValue(where)


def _style(c: Colors, size: float) -> str:
    return f"""
body, p, li, td, th {{ color: {c.text}; font-size: {size:.1f}pt; line-height: 125%; }}
h1 {{ color: {c.text}; font-size: {size * 1.75:.1f}pt; font-weight: 600; margin-top: 0; margin-bottom: 10px; }}
h2 {{ color: {c.text}; font-size: {size * 1.25:.1f}pt; font-weight: 600; margin-top: 20px; margin-bottom: 6px; }}
p {{ margin-top: 6px; margin-bottom: 6px; }}
li {{ margin-top: 3px; margin-bottom: 3px; }}
a {{ color: {c.link}; }}
th {{ background-color: {c.window}; font-weight: 600; }}
td, th {{ border-bottom: 1px solid {c.border}; }}
code {{ background-color: {c.hover}; font-family: monospace; font-size: {size:.1f}pt; }}
p.picture {{ line-height: 100%; }}
p.note {{ background-color: {c.info_ground}; color: {c.info_text}; }}
"""

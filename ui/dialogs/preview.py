"""A received file shown without another program: a picture, text, or the first pages of a PDF."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import assert_never

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontDatabase, QImage, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.errors import MailError
from app.model.message import Attachment
from ui import background, formats, icons, pdf_pages, previews, usage_words
from ui.dialogs.frame import DialogFrame
from ui.forms.elided_label import ElidedLabel
from ui.forms.empty_state import EmptyState
from ui.forms.labels import Toned, hint
from ui.forms.long_text import LongText
from ui.pdf_preview import PdfPreview
from ui.previews import Content, PdfContent, PictureContent, TextContent

RawOf = Callable[[Callable[[bytes], object]], object]
"""Calls what it is given with the message's octets, once they are there."""


class PreviewDialog(DialogFrame):
    """Goes through the files of a message that can be shown, by its arrows or Left and Right."""

    save_wanted = Signal(object)
    """The Attachment."""
    open_wanted = Signal(object)

    def __init__(self, files: tuple[Attachment, ...], current: Attachment, raw_of: RawOf,
                 parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._files, self._raw_of = files, raw_of
        self._place = files.index(current)
        self._pdf: PdfPreview | None = None
        self.name = ElidedLabel()
        self.name.setProperty("role", "strong")
        self.facts = hint("")
        self.facts.setWordWrap(False)
        top = QHBoxLayout()
        self.back = self._arrow("chevron-left", self.tr("Previous file"), -1, Qt.Key.Key_Left)
        self.onward = self._arrow("chevron-right", self.tr("Next file"), 1, Qt.Key.Key_Right)
        top.addWidget(self.name, 1)
        top.addWidget(self.facts)
        for arrow in (self.back, self.onward):
            arrow.setVisible(len(files) > 1)
            top.addWidget(arrow)
        self.body.addLayout(top)
        self.pages = _Pages()
        self.text = LongText()
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.words = EmptyState()
        self._stack = QStackedWidget()
        for page in (self.words, self.pages, self.text):
            self._stack.addWidget(page)
        self.body.addWidget(self._stack, 1)
        self.note = Toned("", "dim")
        self.body.addWidget(self.note)
        self.save = self.add_left(self.tr("&Save as …"))
        self.save.clicked.connect(lambda: self.save_wanted.emit(self.file))
        self.open_outside = self.add_left(self.tr("&Open with another program"))
        self.open_outside.clicked.connect(lambda: self.open_wanted.emit(self.file))
        closer = self.add_button(self.tr("Close"), default=True)
        closer.clicked.connect(self.accept)
        self.finished.connect(lambda _code: self._stop())
        self.fit(880, 700)
        closer.setFocus()
        self._show()

    @property
    def file(self) -> Attachment:
        return self._files[self._place]

    def _arrow(self, icon: str, words: str, step: int, key: Qt.Key) -> QToolButton:
        button = QToolButton()
        icons.bind(button, icon, "dim")
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.clicked.connect(lambda: self.step(step))
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.activated.connect(lambda: self.step(step))
        return button

    def step(self, by: int) -> None:
        if 0 <= self._place + by < len(self._files):
            self._place += by
            self._show()

    def _show(self) -> None:
        self._stop()
        file = self.file
        self.setWindowTitle(file.name or self.tr("unnamed attachment"))
        self.name.setText(self.windowTitle())
        self.facts.setText(formats.size(file.size))
        self.note.hide()
        self.back.setEnabled(self._place > 0)
        self.onward.setEnabled(self._place < len(self._files) - 1)
        self._say("clock", self.tr("Opening the file …"), "")
        self._raw_of(partial(self._read, file))

    def _read(self, file: Attachment, raw: bytes) -> None:
        if file is self.file:
            background.run(self, partial(previews.load, raw, file), partial(self._ready, file))

    def _ready(self, file: Attachment, content: Content | MailError) -> None:
        if file is not self.file or not self.isVisible():
            return
        match content:
            case MailError():
                self._say("warning", self.tr("No preview"), usage_words.sentence(content.detail))
            case PictureContent():
                self.pages.show_images([content.image])
                self._stack.setCurrentWidget(self.pages)
                self.pages.setAccessibleName(self.tr("Picture “{name}”").format(name=file.name))
                self.facts.setText(self.tr("{size}, {width} × {height} pixels").format(
                    size=formats.size(file.size), width=content.image.width(), height=content.image.height()))
            case TextContent():
                self.text.show_text(content.text)
                self.text.setAccessibleName(file.name)
                self._stack.setCurrentWidget(self.text)
                if content.cut:
                    self._note(self.tr("Only the beginning is shown."))
            case PdfContent():
                self._show_pdf(content.octets)
            case _:
                assert_never(content)

    def _show_pdf(self, octets: bytes) -> None:
        self.pages.show_images([])
        self._pdf = PdfPreview(self)
        self._pdf.counted.connect(self._pages_counted)
        self._pdf.page_ready.connect(self._page_ready)
        self._pdf.failed.connect(lambda words: self._say("warning", self.tr("No preview"), words))
        self._pdf.start(octets)

    def _pages_counted(self, count: int) -> None:
        shown = pdf_pages.MOST_PAGES
        if count > shown:
            self._note(self.tr("The first {shown} of %n page(s) are shown.", "", count).format(shown=shown))

    def _page_ready(self, image: QImage) -> None:
        self.pages.add_image(image)
        self.pages.setAccessibleName(self.tr("Pages of “{name}”").format(name=self.file.name))
        self._stack.setCurrentWidget(self.pages)

    def _say(self, icon: str, heading: str, words: str) -> None:
        self.words.say(icon, heading, words)
        self._stack.setCurrentWidget(self.words)

    def _note(self, words: str) -> None:
        self.note.setText(words)
        self.note.show()

    def _stop(self) -> None:
        if self._pdf is not None:
            self._pdf.stop()
            self._pdf.deleteLater()
            self._pdf = None


class _Pages(QScrollArea):
    """Pictures below each other, each no wider than there is room."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        inside = QFrame()
        inside.setProperty("frame", "sidebar")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(12, 12, 12, 12)
        self._column.setSpacing(12)
        self._column.addStretch(1)
        self.setWidget(inside)
        self.images: list[_Fitted] = []

    def show_images(self, images: list[QImage]) -> None:
        for shown in self.images:
            self._column.removeWidget(shown)
            shown.deleteLater()
        self.images = []
        for image in images:
            self.add_image(image)
        self.verticalScrollBar().setValue(0)

    def add_image(self, image: QImage) -> None:
        made = _Fitted(image)
        self._column.insertWidget(self._column.count() - 1, made)
        self.images.append(made)


class _Fitted(QWidget):
    """An image at its own size, or narrower."""

    def __init__(self, image: QImage) -> None:
        super().__init__()
        self.image = image
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        return self.image.size()

    def minimumSizeHint(self) -> QSize:
        return QSize(1, 1)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        shown = min(width, self.image.width())
        return max(1, round(shown * self.image.height() / max(1, self.image.width())))

    def paintEvent(self, event: QPaintEvent) -> None:
        width = min(self.width(), self.image.width())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF((self.width() - width) / 2, 0, width, self.heightForWidth(self.width())), self.image)

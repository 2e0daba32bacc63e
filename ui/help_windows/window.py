"""The window of the help: contents and search at the left, a page at the right, and the way back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui import icons
from ui.forms.clearing import clearable
from ui.help import pages
from ui.help.markup import Table
from ui.help.topics import Topic
from ui.help_windows.browser import HelpBrowser

_TOPIC = Qt.ItemDataRole.UserRole


class HelpWindow(QWidget):
    """Belongs to no other window, so that it can be read beside a dialog. `insert` makes the tables that pages name."""

    action_wanted = Signal(str)
    """One of pages.ACTIONS."""

    def __init__(self, insert: Callable[[str], Table] = lambda _name: ()) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setWindowTitle(self.tr("Help – Depesche"))
        self.setWindowIcon(icons.icon("depesche", "accent"))
        self._way: list[Topic] = []
        self._at = -1
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search the help"))
        self.search.setAccessibleName(self.tr("Search the help"))
        clearable(self.search)
        self.contents = QListWidget()
        self.contents.setAccessibleName(self.tr("Contents"))
        self.contents.setProperty("role", "bare")
        self.contents.setWordWrap(True)
        self.contents.setStyleSheet("QListWidget::item { padding: 5px 8px; }")
        self.nothing = QLabel(self.tr("No page has all these words."))
        self.nothing.setProperty("role", "dim")
        self.nothing.setWordWrap(True)
        self.nothing.hide()
        self.browser = HelpBrowser(insert)
        self.back = self._button("chevron-left", self.tr("Back"))
        self.forward = self._button("chevron-right", self.tr("Forward"))
        self.home = self._button("list", self.tr("Contents"))
        self._lay_out()
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(self._first)
        self.contents.currentItemChanged.connect(self._chosen)
        self.browser.topic_clicked.connect(lambda value: self.show_topic(Topic(value)))
        self.browser.action_clicked.connect(self.action_wanted)
        self.back.clicked.connect(lambda: self._step(-1))
        self.forward.clicked.connect(lambda: self._step(1))
        self.home.clicked.connect(lambda: self.show_topic(Topic.START))
        for key, run in ((QKeySequence.StandardKey.Back, self.back.click),
                         (QKeySequence.StandardKey.Forward, self.forward.click),
                         (QKeySequence.StandardKey.Find, self.search.setFocus),
                         (QKeySequence.StandardKey.Close, self.close), (QKeySequence.StandardKey.Cancel, self.close)):
            QShortcut(QKeySequence(key), self, run)
        self._search("")
        self._fit()

    @property
    def topic(self) -> Topic:
        """The page that is shown."""
        return self._way[self._at]

    def show_topic(self, topic: Topic) -> None:
        """A step on; the way back leads through what was shown before."""
        if self._at < 0 or topic is not self.topic:
            self._way = [*self._way[:self._at + 1], topic]
            self._at += 1
        self._show()

    def bring_up(self, topic: Topic) -> None:
        """In front, at this page."""
        self.search.clear()
        self.show_topic(topic)
        self.show()
        self.raise_()
        self.activateWindow()
        self.browser.setFocus()

    def _step(self, by: int) -> None:
        if 0 <= self._at + by < len(self._way):
            self._at += by
            self._show()

    def _show(self) -> None:
        page = pages.page(self.topic, pages.language())
        self.browser.show_page(page, self.search.text())
        is_start = self.topic is Topic.START
        self.setWindowTitle(page.title if is_start else self.tr("{page} – Help").format(page=page.title))
        self.back.setEnabled(self._at > 0)
        self.forward.setEnabled(self._at + 1 < len(self._way))
        self._mark()

    def _mark(self) -> None:
        """The contents show where one is, without going there again."""
        self.contents.blockSignals(True)
        places = [place for place in range(self.contents.count())
                  if self._way and self.contents.item(place).data(_TOPIC) == self.topic.value]
        self.contents.setCurrentRow(places[0] if places else -1)
        self.contents.blockSignals(False)

    def _search(self, words: str) -> None:
        found = pages.search(words) if words.strip() else pages.pages()
        self.contents.blockSignals(True)
        self.contents.clear()
        for each in found:
            item = QListWidgetItem(each.title)
            item.setData(_TOPIC, each.topic.value)
            self.contents.addItem(item)
        self.contents.blockSignals(False)
        self.nothing.setVisible(not found)
        self.contents.setVisible(bool(found))
        if self._way:
            self._show()

    def _first(self) -> None:
        if self.contents.count():
            self.contents.setCurrentRow(-1)
            self.contents.setCurrentRow(0)
            self.browser.setFocus()

    def _chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.show_topic(Topic(item.data(_TOPIC)))

    def _button(self, icon: str, words: str) -> QToolButton:
        button = QToolButton()
        icons.bind(button, icon)
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(4)
        for button in (self.back, self.forward, self.home):
            top.addWidget(button)
        top.addStretch()
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(12, 10, 8, 10)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.search)
        column.addWidget(self.contents, 1)
        column.addWidget(self.nothing, 0, Qt.AlignmentFlag.AlignTop)
        column.addStretch(0)
        split = QSplitter()
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(self.browser)
        split.setStretchFactor(1, 1)
        split.setSizes([250, 700])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(split)
        self.setTabOrder(self.search, self.contents)
        self.setTabOrder(self.contents, self.browser)

    def _fit(self) -> None:
        room = (self.screen() or QGuiApplication.primaryScreen()).availableSize()
        self.resize(min(960, room.width() - 40), min(720, room.height() - 60))

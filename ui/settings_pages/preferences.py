"""The preferences: pages at the left, a search that finds single settings. What is chosen is seen at once."""

from __future__ import annotations

from typing import Any, cast

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from ui import theme
from ui.dialogs.frame import DialogFrame
from ui.forms.labels import title
from ui.forms.scrolling import scrolling
from ui.forms.tab_order import tab_after
from ui.settings import Settings
from ui.settings_pages import finder
from ui.settings_pages.context import PageContext
from ui.settings_pages.finder import Hit
from ui.settings_pages.line import SettingLine
from ui.settings_pages.page import SettingsPage
from ui.settings_pages.registry import ENTRIES, PageEntry
from ui.settings_pages.side import Side


class PreferencesWindow(DialogFrame):
    """Its pages write into `settings` and it tells that by `changed`; there is nothing to confirm. Pages are made when
    they are first looked at, and all of them once somebody searches."""

    changed = Signal(object)
    """The Settings."""

    def __init__(self, settings: Settings, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Preferences"), parent)
        # One may look at what has changed, and use it, beside them.
        self.setWindowModality(Qt.WindowModality.NonModal)
        self._settings, self._context = settings, context
        self._made: dict[str, SettingsPage] = {}
        self._areas: dict[str, QScrollArea] = {}
        self._before: tuple[str, dict[str, Any]] | None = None
        self._marked: SettingLine | None = None
        middle = QHBoxLayout()
        middle.setSpacing(18)
        self.side = Side(ENTRIES, self._find)
        self.search, self.list, self.results = self.side.search, self.side.list, self.side.results
        middle.addWidget(self.side)
        middle.addLayout(self._build_page(), 1)
        self.body.addLayout(middle, 1)
        self.resetter = self.add_left(self.tr("Reset this page"))
        self.resetter.clicked.connect(self._reset)
        self.closer = self.add_button(self.tr("Close"))
        self.closer.clicked.connect(self.accept)
        self.side.page_chosen.connect(self._show)
        self.side.hit_chosen.connect(self._show_hit)
        self.side.field_wanted.connect(self._go_to_field)
        self._fitted = 0
        self._fit_to_type()
        theme.manager().changed.connect(self._fit_to_type)
        self.list.setCurrentRow(0)
        # Whoever begins to type looks for something; the arrow keys go through the pages from there, too.
        self.search.setFocus()
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self._to_search)

    # --- what is shown --------------------------------------------------------------------------

    def open_page(self, name: str) -> None:
        """Nothing happens where there is none of this name."""
        for entry in ENTRIES:
            if entry.name == name:
                self.search.clear()
                self.side.choose(entry)

    def page(self, name: str) -> SettingsPage:
        """Made by now. Raises KeyError."""
        if name not in self._made:
            entry = next((each for each in ENTRIES if each.name == name), None)
            if entry is None:
                raise KeyError(name)
            page = self._made[name] = entry.build(self._settings, self._context)
            page.changed.connect(self._changed)
            area = self._areas[name] = scrolling(page)
            page.setAutoFillBackground(False)
            area.viewport().setAutoFillBackground(False)
            self._stack.addWidget(area)
            tab_after(page, self.resetter, self.closer)
        return self._made[name]

    @property
    def shown(self) -> str:
        """The name of the page that is looked at."""
        return next((name for name, area in self._areas.items() if area is self._stack.currentWidget()), "")

    def explained_page(self) -> QWidget | None:
        return self._made.get(self.shown)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # A menu of the main window may have changed something meanwhile.
        if event.type() is QEvent.Type.ActivationChange and self.isActiveWindow():
            for page in self._made.values():
                page.show_settings()
            self._show_reset()

    def _fit_to_type(self) -> None:
        """The size of the words may have been changed in here just now."""
        if self._fitted != theme.manager().font_percent:
            self._fitted = theme.manager().font_percent
            self.fit(900, 690)

    # --- parts ----------------------------------------------------------------------------------

    def _build_page(self) -> QVBoxLayout:
        self.heading = title("", 1.35)
        self.heading.setContentsMargins(8, 0, 8, 0)
        self._stack = QStackedWidget()
        rule = QFrame()
        rule.setProperty("frame", "line")
        column = QVBoxLayout()
        column.setSpacing(10)
        for each in (self.heading, rule):
            column.addWidget(each)
        column.addWidget(self._stack, 1)
        return column

    # --- going to a page ------------------------------------------------------------------------

    def _show(self, entry: PageEntry) -> None:
        page = self.page(entry.name)
        page.show_settings()
        self.heading.setText(entry.title)
        self._stack.setCurrentWidget(self._areas[entry.name])
        self._show_reset()

    def _find(self, text: str) -> list[Hit]:
        if not text.strip():
            return []
        return finder.find(text, [(entry, self.page(entry.name)) for entry in ENTRIES])

    def _show_hit(self, hit: Hit | None) -> None:
        self._mark(None if hit is None else hit.line)
        if hit is None:
            return
        self.side.choose(hit.entry, quietly=True)
        self._show(hit.entry)
        if hit.line is not None:
            area = self._areas[hit.entry.name]
            cast(QWidget, area.widget()).adjustSize()
            area.ensureWidgetVisible(hit.line, 0, 24)

    def _mark(self, line: SettingLine | None) -> None:
        if self._marked is not None:
            self._marked.mark(False)
        self._marked = line
        if line is not None:
            line.mark(True)

    def _to_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _go_to_field(self) -> None:
        if self._marked is not None:
            self._marked.focus()

    # --- changes --------------------------------------------------------------------------------

    def _changed(self) -> None:
        self._before = None
        self.changed.emit(self._settings)
        self._show_reset()

    def _reset(self) -> None:
        """All of the page as at first; and, pressed again, as it was."""
        name = self.shown
        page = self.page(name)
        if self._before is not None and self._before[0] == name:
            page.restore(self._before[1])
        else:
            before = page.held()
            page.restore(page.defaults())
            self._before = (name, before)
        self._show_reset()

    def _show_reset(self) -> None:
        name = self.shown
        page = self._made.get(name)
        if page is None:
            return
        undo = self._before is not None and self._before[0] == name
        self.resetter.setText(self.tr("Undo the reset") if undo else self.tr("Reset this page"))
        self.resetter.setVisible(bool(page.names))
        self.resetter.setEnabled(undo or page.held() != page.defaults())

"""What can be done to rich text: a slim row of buttons above it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFont, QIcon, QKeySequence, QPixmap, QShortcut, QTextListFormat
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from ui import icons
from ui.forms.labels import name_choice
from ui.key_words import native
from ui.rich import formatting
from ui.views.body_edit import BodyEdit

COLOURS = ("#c01c28", "#e66100", "#986a44", "#26862f", "#1a5fb4", "#813d9c", "#5e5c64")


class FormatBar(QFrame):
    """Works on one BodyEdit, and shows what holds at its cursor. Shown only while the text is rich."""

    link_wanted = Signal()
    picture_wanted = Signal()

    def __init__(self, edit: BodyEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edit = edit
        self.setAccessibleName(self.tr("Formatting"))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 2, 16, 4)
        self._row.setSpacing(1)
        self.heading = QComboBox()
        name_choice(self.heading, self.tr("Kind of paragraph"))
        self.heading.setToolTip(self.tr("Kind of paragraph"))
        for words in (self.tr("Text"), self.tr("Heading 1"), self.tr("Heading 2"), self.tr("Heading 3")):
            self.heading.addItem(words)
        self.heading.activated.connect(self._set_heading)
        self.heading.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._row.addWidget(self.heading)
        self._space()
        self.bold = self._toggle("bold", self.tr("Bold"), formatting.toggle_bold, "Ctrl+B")
        self.italic = self._toggle("italic", self.tr("Italic"), formatting.toggle_italic, "Ctrl+I")
        self.underline = self._toggle("underline", self.tr("Underlined"), formatting.toggle_underline, "Ctrl+U")
        self.strike = self._toggle("strike", self.tr("Struck out"), formatting.toggle_strike)
        self.colour = self._menu("palette", self.tr("Colour of the text"), self._colour_menu())
        self._space()
        styles = QTextListFormat.Style
        self.bullets = self._toggle("list", self.tr("List"), partial(_toggle_list, styles.ListDisc), "Ctrl+Shift+8")
        self.numbers = self._toggle("list-numbers", self.tr("Numbered list"), partial(_toggle_list, styles.ListDecimal),
                                    "Ctrl+Shift+7")
        self.quote = self._button("quote", self.tr("Quote"), partial(_shift, 1), "Ctrl+]")
        self.unquote = self._button("unquote", self.tr("Out of the quote"), partial(_shift, -1), "Ctrl+[")
        self.alignment = self._menu("align-left", self.tr("Alignment"), self._align_menu())
        self._space()
        self.link = self._button("link", self.tr("Link …"), lambda _edit: self.link_wanted.emit(), "Ctrl+K")
        self.picture = self._button("image", self.tr("Picture …"), lambda _edit: self.picture_wanted.emit())
        self.clear = self._button("clear-format", self.tr("Without formatting"), formatting.clear, "Ctrl+\\")
        self._row.addStretch()
        edit.cursorPositionChanged.connect(self.refresh)
        edit.currentCharFormatChanged.connect(lambda _look: self.refresh())
        edit.mode_changed.connect(self._mode_changed)
        self.setVisible(edit.is_rich)

    def refresh(self) -> None:
        """Shows what holds at the cursor."""
        if not self._edit.is_rich:
            return
        look = self._edit.currentCharFormat()
        cursor = self._edit.textCursor()
        self.bold.setChecked(look.fontWeight() >= QFont.Weight.DemiBold)
        self.italic.setChecked(look.fontItalic())
        self.underline.setChecked(look.fontUnderline())
        self.strike.setChecked(look.fontStrikeOut())
        found = cursor.currentList()
        style = found.format().style() if found is not None else None
        self.bullets.setChecked(style is QTextListFormat.Style.ListDisc)
        self.numbers.setChecked(style is QTextListFormat.Style.ListDecimal)
        self.heading.setCurrentIndex(min(cursor.blockFormat().headingLevel(), 3))

    def _set_heading(self, level: int) -> None:
        formatting.set_heading(self._edit, level)
        self._edit.setFocus()

    def _mode_changed(self, rich: bool) -> None:
        self.setVisible(rich)
        self.refresh()

    def _toggle(self, icon: str, words: str, run: Callable[[BodyEdit], None], keys: str = "") -> QToolButton:
        button = self._button(icon, words, run, keys)
        button.setCheckable(True)
        return button

    def _button(self, icon: str, words: str, run: Callable[[BodyEdit], object], keys: str = "") -> QToolButton:
        button = self._bare(icon, words)

        def go() -> None:
            if self._edit.is_rich:
                run(self._edit)
                self._edit.setFocus()
                self.refresh()

        button.clicked.connect(go)
        if keys:
            button.setToolTip(f"{words.rstrip('…')} ({native(keys)})")
            QShortcut(QKeySequence(keys), self._edit, go, context=Qt.ShortcutContext.WidgetShortcut)
        return button

    def _menu(self, icon: str, words: str, menu: QMenu) -> QToolButton:
        button = self._bare(icon, words)
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button

    def _bare(self, icon: str, words: str) -> QToolButton:
        button = QToolButton()
        button.setToolTip(words.rstrip("…"))
        button.setAccessibleName(words.rstrip("…"))
        icons.fit(button, 18)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        icons.bind(button, icon)
        self._row.addWidget(button)
        return button

    def _colour_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(self.tr("Like the other text"), lambda: self._set_colour(None))
        names = (self.tr("Red"), self.tr("Orange"), self.tr("Brown"), self.tr("Green"), self.tr("Blue"),
                 self.tr("Violet"), self.tr("Grey"))
        for name, code in zip(names, COLOURS, strict=True):
            swatch = QPixmap(16, 16)
            swatch.fill(QColor(code))
            menu.addAction(QIcon(swatch), name, partial(self._set_colour, code))
        return menu

    def _align_menu(self) -> QMenu:
        menu = QMenu(self)
        flag = Qt.AlignmentFlag
        for icon, words, alignment in (("align-left", self.tr("Left"), flag.AlignLeft),
                                       ("align-center", self.tr("Centred"), flag.AlignHCenter),
                                       ("align-right", self.tr("Right"), flag.AlignRight)):
            action = menu.addAction(words, partial(self._align, alignment))
            icons.bind(action, icon)
        return menu

    def _set_colour(self, code: str | None) -> None:
        formatting.set_colour(self._edit, QColor(code) if code else None)
        self._edit.setFocus()

    def _align(self, alignment: Qt.AlignmentFlag) -> None:
        formatting.align(self._edit, alignment)
        self._edit.setFocus()

    def _space(self) -> None:
        self._row.addSpacing(8)


def _toggle_list(style: QTextListFormat.Style, edit: BodyEdit) -> None:
    formatting.toggle_list(edit, style)


def _shift(by: int, edit: BodyEdit) -> None:
    formatting.shift_quote(edit, by)

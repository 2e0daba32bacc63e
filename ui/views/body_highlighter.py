"""Colours in the text being written: quotes, the signature, words that no dictionary knows. None of it is sent."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextBlock, QTextCharFormat, QTextDocument, QTextFormat

from ui import theme
from ui.rich.quote_level import level_of
from ui.rich.walk import fragments
from ui.spelling.speller import Speller, words

_SIGNATURE = 1
_LONG = 5_000
"""Characters of one paragraph beyond which nothing is checked."""
_LEAST_CONTRAST = 3.0


class BodyHighlighter(QSyntaxHighlighter):
    """`rich`: quotes are paragraphs of a level, not lines with a mark."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self.rich = False
        self.speller: Speller | None = None
        self.cursor_at: Callable[[], int] = lambda: -1
        """Where somebody types; the word that ends there is not finished."""
        self._typed: QTextBlock | None = None
        theme.manager().changed.connect(self.rehighlight)

    def use(self, speller: Speller) -> None:
        """Check from now on."""
        self.speller = speller
        speller.learned.connect(self._learned)
        speller.changed.connect(self.rehighlight)
        self.rehighlight()

    def cursor_moved(self) -> None:
        """A word that was being typed is finished once the cursor has left it."""
        block, self._typed = self._typed, None
        if block is not None and block.isValid():
            self.rehighlightBlock(block)

    def _learned(self, wrong: frozenset[str]) -> None:
        block = self.document().begin()
        while block.isValid():
            if any(word in wrong for _, word in words(block.text()[:_LONG])):
                self.rehighlightBlock(block)
            block = block.next()

    def highlightBlock(self, text: str) -> None:
        in_signature = self.previousBlockState() == _SIGNATURE or text == "-- "
        self.setCurrentBlockState(_SIGNATURE if in_signature else 0)
        level = level_of(self.currentBlock()) if self.rich else text[:len(text) - len(text.lstrip("> "))].count(">")
        colors = theme.colors()
        look = QTextCharFormat()
        if level and not self.rich:
            look.setForeground(QColor(colors.quotes[(level - 1) % len(colors.quotes)]))
            self.setFormat(0, len(text), look)
        elif in_signature:
            look.setForeground(QColor(colors.dim))
            self.setFormat(0, len(text), look)
        elif self.rich:
            self._keep_readable()
        if self.speller is not None and not level and not in_signature and len(text) <= _LONG:
            self._check(text, self.speller)

    def _keep_readable(self) -> None:
        """A colour made for white paper may vanish on the theme's: it is shown in the theme's, and sent as it is."""
        ground = QColor(theme.colors().surface)
        look = QTextCharFormat()
        look.setForeground(QColor(theme.colors().text))
        start = self.currentBlock().position()
        for fragment in fragments(self.currentBlock()):
            found = fragment.charFormat()
            if (found.hasProperty(QTextFormat.Property.ForegroundBrush.value)
                    and not found.hasProperty(QTextFormat.Property.BackgroundBrush.value) and not found.isAnchor()
                    and contrast(found.foreground().color(), ground) < _LEAST_CONTRAST):
                self.setFormat(fragment.position() - start, fragment.length(), look)

    def _check(self, text: str, speller: Speller) -> None:
        typed = self.cursor_at() - self.currentBlock().position()
        for start, length in speller.mistakes(text):
            if start + length == typed:
                self._typed = self.currentBlock()
                continue
            for at in range(start, start + length):
                look = self.format(at)
                look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SpellCheckUnderline)
                look.setUnderlineColor(QColor(theme.colors().danger))
                self.setFormat(at, 1, look)


def contrast(first: QColor, second: QColor) -> float:
    """WCAG 2.2: 1 to 21."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: QColor) -> float:
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
             for part in (colour.redF(), colour.greenF(), colour.blueF())]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

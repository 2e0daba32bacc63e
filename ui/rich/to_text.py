"""A document as plain text: quotes with >, lists with dashes or numbers, links with their targets."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QTextBlock, QTextDocument, QTextFormat

from ui.rich.quote_level import level_of
from ui.rich.to_html import ORDERED
from ui.rich.walk import Piece, Table, fragments, pieces

Property = QTextFormat.Property
_RULE = "-" * 40


def to_text(document: QTextDocument) -> str:
    """What stands there in words; pictures by their names."""
    lines = _lines(pieces(document))
    # The room below the last paragraph of a quote is none of the quote's.
    kept = [line for line, after in zip(lines, [*lines[1:], ""], strict=False)
            if not (line.startswith(">") and not line.strip(">") and not after.startswith(">"))]
    return "\n".join(kept)


def _lines(found: Sequence[Piece]) -> list[str]:
    lines: list[str] = []
    after_table = False
    for piece in found:
        if isinstance(piece, Table):
            lines += _table(piece)
        elif not (after_table and not piece.text()):  # Qt puts an empty paragraph below each table
            lines += _block(piece)
        after_table = isinstance(piece, Table)
    return lines


def _block(block: QTextBlock) -> list[str]:
    look = block.blockFormat()
    level = level_of(block)
    quote = f"{'>' * level} " if level else ""
    text = _text(block)
    text_list = block.textList()
    if text_list is not None:
        style = text_list.format()
        number = text_list.itemNumber(block) + 1
        mark = f"{number}. " if style.style() in ORDERED else "- "
        text = "  " * max(0, min(style.indent(), 10) - 1) + mark + text
    lines = text.split("\n")
    if look.hasProperty(Property.BlockTrailingHorizontalRulerWidth.value):
        lines = [*([text] if text else []), _RULE]
    elif look.bottomMargin() > 0 and look.headingLevel() == 0 and text_list is None and text.strip():
        lines.append("")
    return [f"{quote}{line}".rstrip() if quote else line for line in lines]


def _text(block: QTextBlock) -> str:
    out: list[str] = []
    for fragment in fragments(block):
        look = fragment.charFormat()
        text = fragment.text().replace("\u2028", "\n").replace("\xa0", " ")
        if look.isImageFormat():
            words = str(look.toImageFormat().property(Property.ImageAltText.value) or "")
            text = f"[{words}]" if words else ""
        elif look.isAnchor() and (link := look.anchorHref()) and text.strip():
            bare = link.removeprefix("mailto:")
            if not link.startswith("#") and text.strip() not in (link, bare, bare.removeprefix("https://")):
                text = f"{text} <{link}>"
        out.append(text)
    return "".join(out)


def _table(table: Table) -> list[str]:
    """Cells of one line side by side, others one below the other."""
    lines: list[str] = []
    for row in table.rows:
        cells = [[line for line in _lines(inside) if line.strip()] for _columns, _rows, inside in row]
        cells = [cell for cell in cells if cell]
        if all(len(cell) == 1 for cell in cells):
            lines += [" | ".join(cell[0] for cell in cells)] if cells else []
        else:
            lines += [line for cell in cells for line in cell]
    return lines

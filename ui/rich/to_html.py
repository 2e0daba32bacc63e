"""A document as small HTML: structure in elements, looks in few inline styles, nothing of Qt's own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextBlock, QTextCharFormat, QTextDocument, QTextFormat, QTextListFormat

from ui.rich.quote_level import level_of
from ui.rich.walk import Piece, Table, fragments, pieces

Property = QTextFormat.Property
ORDERED = (QTextListFormat.Style.ListDecimal, QTextListFormat.Style.ListLowerAlpha,
            QTextListFormat.Style.ListUpperAlpha, QTextListFormat.Style.ListLowerRoman,
            QTextListFormat.Style.ListUpperRoman)
_SOURCE = re.compile(r"(?:cid:|https?://)[^\s\"<>]{1,4000}", re.IGNORECASE)
_LINK = re.compile(r"(?:https?://|mailto:|tel:)[^\s\"<>]{1,8000}", re.IGNORECASE)
_FAMILY = re.compile(r"[\w\s\-]{1,100}")
_SIZES = {-1: "small", 1: "large", 2: "x-large", 3: "xx-large"}
_QUOTE = '<blockquote type="cite">'


def to_html(document: QTextDocument) -> str:
    """A fragment, fit for the allow-list of `app.mime.sanitise` as it stands."""
    return _blocks(pieces(document), {})


Looks = dict[tuple[int, bool, bool], tuple[str, str]]
"""What stands before and behind text of a format, by its index in the document, and whether it is in a heading or
preformatted: a document has few formats and many stretches of them."""


def _blocks(found: Sequence[Piece], looks: Looks) -> str:
    out = _Nesting(looks)
    after_table = False
    for piece in found:
        if isinstance(piece, Table):
            out.reach(0, 0, "")
            out.add(_table(piece, looks))
        elif not (after_table and not piece.text()):  # Qt puts an empty paragraph below each table
            _block(piece, out)
        after_table = isinstance(piece, Table)
    out.reach(0, 0, "")
    return "".join(out.parts)


class _Nesting:
    """Opens and closes quotes, lists and preformatted stretches as paragraphs ask for them."""

    def __init__(self, looks: Looks) -> None:
        self.looks = looks
        self.parts: list[str] = []
        self._level = 0
        self._lists: list[str] = []
        self._pre = False

    def add(self, html: str) -> None:
        self.parts.append(html)

    def reach(self, level: int, depth: int, tag: str, pre: bool = False) -> None:
        """`depth` lists within `level` quotes, the innermost a `tag`."""
        if self._pre and (not pre or level != self._level):
            self.parts.append("</pre>")
            self._pre = False
        while self._lists and (level != self._level or len(self._lists) > depth
                               or (len(self._lists) == depth and self._lists[-1] != tag)):
            self.parts.append(f"</{self._lists.pop()}>")
        while self._level > level:
            self.parts.append("</blockquote>")
            self._level -= 1
        while self._level < level:
            self.parts.append(_QUOTE)
            self._level += 1
        while len(self._lists) < depth:
            self._lists.append(tag)
            self.parts.append(f"<{tag}>")
        if pre and not self._pre:
            self.parts.append("<pre>")
            self._pre = True
        elif pre:
            self.parts.append("\n")


def _block(block: QTextBlock, out: _Nesting) -> None:
    look = block.blockFormat()
    level = level_of(block)
    text_list = block.textList()
    if text_list is not None:
        style = text_list.format()
        tag = "ol" if style.style() in ORDERED else "ul"
        out.reach(level, max(1, min(style.indent(), 10)), tag)
        out.add(f"<li{_attributes(block)}>{_inline(block, out.looks)}</li>")
    elif look.hasProperty(Property.BlockTrailingHorizontalRulerWidth.value):
        out.reach(level, 0, "")
        text = _inline(block, out.looks)
        out.add(f"<div>{text}</div><hr>" if text else "<hr>")
    elif look.nonBreakableLines():
        out.reach(level, 0, "", pre=True)
        out.add(_inline(block, out.looks, pre=True))
    else:
        out.reach(level, 0, "")
        heading = look.headingLevel()
        tag = f"h{min(heading, 6)}" if heading > 0 else "p" if look.bottomMargin() > 0 else "div"
        out.add(f"<{tag}{_attributes(block)}>{_inline(block, out.looks, heading=heading > 0) or '<br>'}</{tag}>")


def _attributes(block: QTextBlock) -> str:
    look = block.blockFormat()
    styles = []
    alignment = look.alignment()
    for flag, name in ((Qt.AlignmentFlag.AlignHCenter, "center"), (Qt.AlignmentFlag.AlignRight, "right"),
                       (Qt.AlignmentFlag.AlignJustify, "justify")):
        if alignment & flag and look.hasProperty(Property.BlockAlignment.value):
            styles.append(f"text-align:{name}")
    if look.hasProperty(Property.BackgroundBrush.value):
        styles.append(f"background-color:{look.background().color().name()}")
    rtl = ' dir="rtl"' if look.layoutDirection() is Qt.LayoutDirection.RightToLeft and look.hasProperty(
        Property.LayoutDirection.value) else ""
    return rtl + (f' style="{";".join(styles)}"' if styles else "")


def _table(table: Table, looks: Looks) -> str:
    rows = []
    for row in table.rows:
        cells = []
        for columns, lines, inside in row:
            spans = (f' colspan="{columns}"' if columns > 1 else "") + (f' rowspan="{lines}"' if lines > 1 else "")
            cells.append(f"<td{spans}>{_blocks(inside, looks)}</td>")
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table>{''.join(rows)}</table>"


def _inline(block: QTextBlock, looks: Looks, *, heading: bool = False, pre: bool = False) -> str:
    out = []
    before = " "
    whole = list(fragments(block))
    for number, fragment in enumerate(whole, 1):
        text = fragment.text()
        if "\ufffc" in text and (look := fragment.charFormat()).isImageFormat():
            # One fragment may hold the same picture several times.
            out.append(_image(look) * text.count("\ufffc"))
            before = ""
            continue
        text = text.replace("\ufffc", "")
        shown = text if pre else _with_blanks(text, before, ends=number == len(whole))
        before = text[-1:] or before
        if shown:
            key = (fragment.charFormatIndex(), heading, pre)
            if key not in looks:
                looks[key] = _around(fragment.charFormat(), heading=heading, pre=pre)
            opened, closed = looks[key]
            shown = escape(shown, quote=False).replace("\xa0", "&nbsp;").replace("\u2028", "<br>")
            out.append(f"{opened}{shown}{closed}")
    return "".join(out)


def _with_blanks(text: str, before: str, *, ends: bool) -> str:
    """Browsers take several blanks for one, and one at either end of a line for none."""
    text = re.sub(r" (?= )|(?<=\u2028) | (?=\u2028)", "\xa0", text.replace("\t", "\xa0\xa0\xa0\xa0"))
    if text.startswith(" ") and before in (" ", "\u2028"):
        text = "\xa0" + text[1:]
    return text[:-1] + "\xa0" if ends and text.endswith(" ") else text


def _around(look: QTextCharFormat, *, heading: bool, pre: bool) -> tuple[str, str]:
    """The tags before and behind text of this look."""
    link = look.anchorHref() if look.isAnchor() else ""
    linked = bool(link) and _LINK.fullmatch(link) is not None
    vertical = look.verticalAlignment()
    tags = [tag for wanted, tag in (
        (not heading and look.fontWeight() >= QFont.Weight.DemiBold, "b"), (look.fontItalic(), "i"),
        (look.fontUnderline() and not link, "u"), (look.fontStrikeOut(), "s"),
        (vertical is QTextCharFormat.VerticalAlignment.AlignSubScript, "sub"),
        (vertical is QTextCharFormat.VerticalAlignment.AlignSuperScript, "sup"),
        (look.fontFixedPitch() and not pre, "code"),
    ) if wanted]
    opened, closed = "".join(f"<{tag}>" for tag in tags), "".join(f"</{tag}>" for tag in reversed(tags))
    if styles := _styles(look, linked, heading or pre):
        opened, closed = f'{opened}<span style="{styles}">', f"</span>{closed}"
    return (f'<a href="{escape(link)}">{opened}', f"{closed}</a>") if linked else (opened, closed)


def _styles(look: QTextCharFormat, linked: bool, sized: bool) -> str:
    """`sized`: its element has a font and a size of its own."""
    styles = []
    if look.hasProperty(Property.ForegroundBrush.value) and not linked:
        styles.append(f"color:{look.foreground().color().name()}")
    if look.hasProperty(Property.BackgroundBrush.value):
        styles.append(f"background-color:{look.background().color().name()}")
    if not sized:
        if look.hasProperty(Property.FontPointSize.value) and look.fontPointSize() > 0:
            styles.append(f"font-size:{round(look.fontPointSize())}pt")
        elif look.hasProperty(Property.FontPixelSize.value):
            styles.append(f"font-size:{int(look.property(Property.FontPixelSize.value))}px")
        elif size := _SIZES.get(int(look.property(Property.FontSizeAdjustment.value) or 0)):
            styles.append(f"font-size:{size}")
    if not sized and look.hasProperty(Property.FontFamilies.value) and not look.fontFixedPitch():
        families = [each for each in look.fontFamilies() or [] if _FAMILY.fullmatch(each)][:3]
        if families:
            styles.append("font-family:" + ",".join(f"'{each}'" if " " in each else each for each in families))
    return ";".join(styles)


def _image(look: QTextCharFormat) -> str:
    image = look.toImageFormat()
    source = image.name()
    if not _SOURCE.fullmatch(source):
        return ""
    size = (f' width="{round(image.width())}"' if image.width() > 0 else "") + (
        f' height="{round(image.height())}"' if image.height() > 0 else "")
    words = str(image.property(Property.ImageAltText.value) or "")
    return f'<img src="{escape(source)}" alt="{escape(words)}"{size}>'

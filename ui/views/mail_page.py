"""The document that the HTML view is given: the sanitised mail on its ground, with what the person wants of it."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QFontInfo, QGuiApplication

from app.events import MessageView
from app.mime import page
from app.mime.folding import FOLD_CLASS, SUMMARY
from app.mime.marking import mark_html
from app.mime.results import SafeHtml
from app.quick_dataclass import dataclass
from ui import theme

translate = QCoreApplication.translate

_FENCE = ("display:block!important;overflow:hidden!important;margin:0!important;float:none!important;"
          "clear:both!important")
"""Mail below our head stays below it, whatever margins it gives itself."""

MOST_MARKED = 600_000
"""Characters of HTML in which words are made to stand out: this is done in the Qt thread."""


@dataclass(frozen=True, slots=True)
class Look:
    """`unfolded`: quotes are open. `marks`: words to stand out. `original`: the sender's colours in the dark, too.
    `paper`: for printing, dark on white whatever is the theme; `head` is then HTML of our own to stand on top."""

    unfolded: bool = False
    marks: tuple[str, ...] = ()
    original: bool = False
    paper: bool = False
    head: str = ""


AS_IT_COMES = Look()


def is_darkened(view: MessageView, look: Look) -> bool:
    """Whether the engine is to turn the mail's own colours into dark ones."""
    return theme.colors().dark and not look.original and not look.paper and view.coloured


def ground(view: MessageView, look: Look) -> QColor:
    """What is seen until the document is painted."""
    if look.paper or (view.coloured and not is_darkened(view, look)):
        return QColor("#ffffff")
    return QColor(theme.colors().surface)


def mail_page(view: MessageView, look: Look) -> str:
    """Mail that names no colours of its own stands on the theme's ground."""
    c = theme.colors()
    dark = c.dark and not look.paper
    font = QGuiApplication.font()
    html = view.html or ""
    if len(html) <= MOST_MARKED:
        html = mark_html(html, look.marks)
    html = _with_words(html, look.unfolded or look.paper)
    if look.head:
        html = _fenced(look.head, html)
    # The view zooms by the size of type that the person chose: it concerns all sizes that the mail names, too.
    pixels = QFontInfo(font).pixelSize() * 100 / theme.manager().font_percent
    text = page.document(SafeHtml(html, view.remote), dark=dark, coloured=view.coloured,
                         base_font=f"{font.family()}, system-ui, sans-serif",
                         font_size=round(pixels * 1.05), image_sources="cid:",
                         title=view.envelope.subject or translate("WebBody", "Message text"))
    if dark and not view.coloured:
        text = text.replace("</style>", f"html {{ background: {c.surface}; color: {c.text}; }}</style>", 1)
    return text


def _fenced(head: str, html: str) -> str:
    """Mail below a head of ours: its style sheet (`sanitise` puts it first) concerns nothing but itself."""
    if html.startswith("<style>"):
        sheet, _, rest = html.removeprefix("<style>").partition("</style>")
        html = f"<style>@scope (.mailpaper) {{{sheet}}}</style>{rest}"
    return f'{head}<div class="mailpaper" style="{_FENCE}">{html}</div>'


def _with_words(html: str, unfolded: bool) -> str:
    if SUMMARY not in html:
        return html
    show = escape(translate("WebBody", "Show quoted text"))
    hide = escape(translate("WebBody", "Hide quoted text"))
    words = (f'<summary class="{FOLD_CLASS}"><span class="folded">{show}</span><span class="unfolded">{hide}</span>'
             "</summary>")
    html = html.replace(SUMMARY, words)
    fold = f'<details class="{FOLD_CLASS}">'
    return html.replace(fold, f"{fold[:-1]} open>") if unfolded else html

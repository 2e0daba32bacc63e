"""The page that the viewer loads: sanitised mail inside our own small style sheet."""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape

from app.mime.results import SafeHtml

_OWN_COLOURS = re.compile(r"(?:background|[\s;\"'{-]color)(?:-color)?\s*:|\bbgcolor=|<font[^>]{0,200} color=|"
                          r"\sbackground=", re.IGNORECASE)
_SAFE_FONT = re.compile(r"[\w\s,'.\-]{1,200}")
_SAFE_SOURCES = re.compile(r"[\w\s:*./+\-]{0,200}")

_STYLE = """
:root {{ color-scheme: {scheme}; }}
html {{ background: {paper}; color: {ink}; }}
body {{ margin: 12px 16px; font: {size}px/1.45 {font}; overflow-wrap: break-word; }}
a {{ color: {link}; }}
img {{ max-width: 100%; }}
img:not([height]) {{ height: auto; }}
img:not([src]) {{ outline: 1px dashed {faint}; outline-offset: -1px; }}
table {{ max-width: 100%; }}
pre {{ white-space: pre-wrap; }}
blockquote {{ margin: 4px 0 4px 2px; padding-left: 10px; border-left: 2px solid {faint}; }}
div.plain {{ white-space: pre-wrap; }}
blockquote.quote {{ color: {quote}; margin: 2px 0; }}
blockquote.quote blockquote.quote {{ color: {quote2}; }}
div.signature {{ color: {faint}; margin-top: 8px; }}
details.mailfold > summary {{ display: table; cursor: pointer; list-style: none; margin: 8px 0; padding: 1px 9px;
  border: 1px solid {faint}; border-radius: 9px; color: {link}; font: {small}px/1.5 {font}; }}
details.mailfold[open] > summary .folded, details.mailfold:not([open]) > summary .unfolded {{ display: none; }}
@media print {{ details.mailfold > summary {{ display: none; }} }}
mark.mailmark {{ background: #ffe08a; color: #1c1e21; }}
"""
_LIGHT = {"scheme": "light", "paper": "#ffffff", "ink": "#1c1e21", "link": "#1a5fb4", "faint": "#6a717a",
          "quote": "#2f5d8a", "quote2": "#3f7a4f"}
_DARK = {"scheme": "dark", "paper": "#1e2024", "ink": "#e4e6ea", "link": "#7fb2f0", "faint": "#8d939c",
         "quote": "#9dc1e6", "quote2": "#a3d1ae"}


@lru_cache(maxsize=2)
def sets_own_colours(html: str) -> bool:
    """True where mail names a colour or a background: it was drawn for white paper and stays on it.

    The answer for the mail shown is remembered: it is asked for again with every change of its look.
    """
    return _OWN_COLOURS.search(html) is not None


def document(safe: SafeHtml, *, dark: bool = False, coloured: bool | None = None,
             base_font: str = "system-ui, sans-serif", font_size: int = 14,
             image_sources: str = "depesche: cid:", title: str = "") -> str:
    """A whole HTML page. `font_size` is in CSS pixels. `coloured`: what `sets_own_colours` says, where it is known.

    `image_sources` names the schemes (a CSP source list) that `cid_url` and `remote_url` of `sanitise` point to;
    `data:` is always allowed. Everything else is refused by the page's own policy: scripts, frames, forms, fetches.
    """
    if coloured is None:
        coloured = dark and sets_own_colours(safe.html)
    colours = _DARK if dark and not coloured else _LIGHT
    font = base_font if _SAFE_FONT.fullmatch(base_font) else "sans-serif"
    sources = image_sources if _SAFE_SOURCES.fullmatch(image_sources) else ""
    size = max(6, min(72, font_size))
    style = _STYLE.format(font=font, size=size, small=round(size * 0.9), **colours)
    policy = (f"default-src 'none'; style-src 'unsafe-inline'; img-src data: {sources}; "
              "form-action 'none'; base-uri 'none'")
    return (f'<!DOCTYPE html><html><head><meta charset="utf-8">'
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
            f'<meta name="referrer" content="no-referrer"><title>{escape(title)}</title>'
            f"<style>{style}</style></head><body>{safe.html}</body></html>")

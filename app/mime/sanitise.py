"""HTML from mail made safe to show: allow-lists for tags, attributes, CSS and URLs; nothing loads by itself."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

import nh3
from selectolax.lexbor import LexborHTMLParser

from app.mime.complexity import bare_text, is_too_wild
from app.mime.css import filter_sheet, filter_style, media_query
from app.mime.folding import fold
from app.mime.htmltext import html_to_text, text_to_html
from app.mime.links import host_of
from app.mime.page import document, sets_own_colours
from app.mime.results import SafeHtml
from app.mime.wordset import words

__all__ = ["SafeHtml", "document", "html_to_text", "sanitise", "sets_own_colours", "text_to_html"]

MAX_HTML = 3_000_000
MAX_DATA_URL = 1_400_000
"""One megabyte of picture in base64."""
MAX_REMOTE = 2000
MAX_URL = 4096
MAX_SHEETS = 50
MAX_AMPERSANDS = 100_000
"""The parser behind nh3 is quadratic in the ampersands of one text: 3 MB of them take a minute."""
MAX_STYLES = 500_000
"""Characters of different style attributes in one message."""

UrlMap = Callable[[str], str | None]

_TAGS = words(
    "a abbr acronym address article aside b bdi big blockquote br caption center cite code col "
    "colgroup dd del details dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i "
    "img ins kbd li main map area mark nav ol p pre q rp rt ruby s samp section small span strike strong "
    "sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr")
_DROPPED_WITH_CONTENT = words(
    "script style title template noscript noframes noembed iframe frame frameset object embed applet svg "
    "math textarea select datalist audio video canvas xmp plaintext listing")
_ATTRIBUTES = {
    "*": {"align", "bgcolor", "class", "dir", "height", "id", "lang", "style", "title", "valign", "width"},
    "a": {"href", "name"}, "area": {"href", "alt", "coords", "shape"}, "map": {"name"},
    "img": {"src", "alt", "border", "hspace", "vspace", "usemap"},
    "table": {"background", "border", "bordercolor", "cellpadding", "cellspacing", "frame", "rules", "summary"},
    "td": {"abbr", "background", "colspan", "headers", "nowrap", "rowspan", "scope"},
    "th": {"abbr", "background", "colspan", "headers", "nowrap", "rowspan", "scope"},
    "tr": {"background"}, "col": {"span"}, "colgroup": {"span"}, "font": {"color", "face", "size"},
    "hr": {"color", "noshade", "size"}, "ol": {"reversed", "start", "type"}, "ul": {"type"}, "li": {"type", "value"},
    "q": {"cite"}, "time": {"datetime"}, "details": {"open"}, "br": {"clear"},
}
_LINKS = re.compile(r"(?:mailto:|tel:|https?://[a-z\d.-]+(?:[/?#]|\Z))|(https?:/)", re.IGNORECASE)
"""What may be followed; in a group, where a look must be taken at what host it names."""
_DATA_IMAGE = re.compile(r"data:image/(?:png|jpe?g|gif|webp);base64,[A-Za-z0-9+/=\s]*+", re.IGNORECASE)
_URL_JUNK = re.compile(r"[\x00-\x20\x7f]+")
_REMOTE_SCHEMES = ("http://", "https://", "//")


def sanitise(html: str, *, cid_url: UrlMap, remote_url: UrlMap, folded: bool = False) -> SafeHtml:
    """A fragment for `document`. HTML beyond 3 MB is cut; what no parser takes in sane time becomes plain text.

    `cid_url` maps a content id, `remote_url` an http(s) image URL to what the viewer may load; None leaves the picture
    out (an <img> without src stays as its place). `folded`: what is only quoted at the end stands in a <details> of
    the class `folding.FOLD_CLASS`. Never raises for hostile input.
    """
    html = html[:MAX_HTML].replace("\0", "")
    images = _Images(cid_url, remote_url)
    if html.count("&") > MAX_AMPERSANDS or is_too_wild(html):
        return SafeHtml(text_to_html(bare_text(html)), ())
    if folded:
        html = fold(html)
    sheets, body = _sheets_and_body(html, images)
    try:
        clean = _cleaner(images).clean(html)
    except BaseException as error:
        # A panic in the Rust library is no Exception; the interrupts that are none either go their way.
        if type(error).__name__ != "PanicException":
            raise
        return SafeHtml(text_to_html(bare_text(html)), ())
    style = f"<style>{sheets}</style>" if sheets else ""
    return SafeHtml(f"{style}<div{body}>{clean}</div>" if body else style + clean, tuple(images.remote))


class _Images:
    """Decides about every address that would load something, and remembers the remote ones."""

    def __init__(self, cid_url: UrlMap, remote_url: UrlMap) -> None:
        self.cid_url, self.remote_url = cid_url, remote_url
        self.remote: dict[str, None] = {}
        self.styles: dict[str, str] = {}
        self.style_budget = MAX_STYLES

    def picture(self, url: str) -> str | None:
        """A replacement to load for a picture's address, or None."""
        url = url.strip()
        lower = url[:12].lower()
        if lower.startswith("data:"):
            return url if len(url) <= MAX_DATA_URL and _DATA_IMAGE.fullmatch(url) else None
        if len(url) > MAX_URL:
            return None
        if lower.startswith("cid:"):
            return self.cid_url(url[4:].strip("<>"))
        # Browsers skip control characters and take backslashes for slashes before they look at the scheme.
        url = _URL_JUNK.sub("", url).replace("\\", "/")
        if not url.lower().startswith(_REMOTE_SCHEMES):
            return None
        if url.startswith("//"):
            url = f"https:{url}"
        if len(self.remote) < MAX_REMOTE:
            self.remote.setdefault(url)
        return self.remote_url(url)

    def attribute(self, tag: str, name: str, value: str) -> str | None:
        """nh3's attribute filter, which is asked of what will not be shown too."""
        if tag not in _TAGS:
            return None
        if name == "style":
            return self._style(value) or None
        if name in ("src", "background"):
            return self.picture(value) if name in _ATTRIBUTES.get(tag, ()) else None
        if name == "href":
            return _link(value.strip())
        if name in ("class", "id", "name") and "depesche" in value.lower():
            return None
        if name == "usemap":
            return _fragment(value)
        return value[:2000]

    def _style(self, value: str) -> str:
        if value not in self.styles:
            self.style_budget -= len(value)
            self.styles[value] = filter_style(value, self.picture) if self.style_budget > 0 else ""
        return self.styles[value]


def _link(target: str) -> str | None:
    """Nothing that names no host by our reading, since a browser may read one there all the same."""
    found = _LINKS.match(target) if len(target) <= MAX_URL * 2 else None
    if found is None:
        return _fragment(target)
    return target if found[1] is None or host_of(target) else None


def _fragment(value: str) -> str | None:
    return value if value.startswith("#") and len(value) < 200 else None


def _cleaner(images: _Images) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=_TAGS, clean_content_tags=_DROPPED_WITH_CONTENT, attributes=_ATTRIBUTES,
        attribute_filter=images.attribute, strip_comments=True, link_rel="noopener noreferrer",
        url_schemes={"http", "https", "mailto", "tel", "cid", "data"})


def _sheets_and_body(html: str, images: _Images) -> tuple[str, str]:
    """The filtered style sheets, and the body element's look as attributes for a <div>.

    nh3 must not be given <style> as an allowed tag (it panics together with a property filter), and drops <body>.
    """
    lower = html.lower()
    sheets: list[str] = []
    attributes: dict[str, str | None] = {}
    if "<style" in lower or "<body" in lower:
        tree = LexborHTMLParser(html)
        for style in tree.css("style")[:MAX_SHEETS]:
            media = media_query(style.attributes.get("media") or "")
            text = filter_sheet((style.text() or "").replace("<!--", "").replace("-->", ""), images.picture)
            if text and media is not None:
                sheets.append(f"@media {media}{{{text}}}" if media else text)
        if tree.body is not None:
            attributes = tree.body.attributes
    return "\n".join(sheets), _body_attributes(attributes, images)


def _body_attributes(attributes: dict[str, str | None], images: _Images) -> str:
    style = [filter_style(attributes.get("style") or "", images.picture)]
    colour = re.compile(r"[#\w]{1,30}", re.ASCII)
    for name, target in (("bgcolor", "background-color"), ("text", "color")):
        value = (attributes.get(name) or "").strip()
        if colour.fullmatch(value):
            style.insert(0, f"{target}:{value}")
    picture = images.picture(attributes["background"] or "") if "background" in attributes else None
    if picture:
        style.append(filter_style(f"background-image:url('{escape(picture)}')", lambda _: picture))
    joined = ";".join(part for part in style if part)
    classes = (attributes.get("class") or "").strip()
    out = f' style="{escape(joined)}"' if joined else ""
    if classes and "depesche" not in classes.lower():
        out += f' class="{escape(classes[:500])}"'
    if (attributes.get("dir") or "").lower() in ("rtl", "ltr"):
        out += f' dir="{escape(attributes["dir"] or "")}"'
    return out

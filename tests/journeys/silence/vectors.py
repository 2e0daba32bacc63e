"""Every way known here by which a mail may have its reader's program call home; each names a host of its own.

Sources: the HTML and CSS specifications, published collections of leaks (HTTP leaks in HTML, e-mail privacy testers)
and of attacks on mail programs (remote content, EFAIL's channels, certificate and invitation lookups).
"""

from __future__ import annotations

import base64
from dataclasses import dataclass
from email.message import EmailMessage

DOMAIN = "leak.test"

PLAIN_PICTURES = frozenset({"img-src", "img-upper", "img-relative-scheme", "td-background", "table-background",
                            "body-background", "css-background", "css-background-image", "style-attribute"})
"""The vectors that are pictures by https, which a person may allow. Others that are pictures too, such as a border's,
may load or not; nothing else ever may: see `is_picture`."""

HTML: dict[str, str] = {
    # --- elements
    "img-src": '<img src="{u}">',
    "img-upper": '<IMG SRC="{U}">',
    "img-relative-scheme": '<img src="//{h}/x.png">',
    "img-http": '<img src="http://{h}/x.png">',
    "img-srcset": '<img srcset="{u} 1x, {u}?2 2x">',
    "img-sizes": '<img sizes="100vw" srcset="{u} 100w">',
    "img-lowsrc": '<img lowsrc="{u}" dynsrc="{u}?d">',
    "img-longdesc": '<img longdesc="{u}" alt="x">',
    "img-backslash": '<img src="https:\\\\{h}\\x.png">',
    "img-no-slashes": '<img src="https:{h}/x.png">',
    "img-tab": '<img src="ht&#9;tps://{h}/x.png">',
    "img-user": '<img src="https://user:secret@{h}/x.png">',
    "img-ftp": '<img src="ftp://{h}/x.png">',
    "img-unc": '<img src="\\\\{h}\\share\\x.png">',
    "img-file": '<img src="file://{h}/share/x.png">',
    "img-loading": '<img loading="eager" fetchpriority="high" crossorigin src="http://{h}/x.png">',
    "image-tag": '<image src="{u}">',
    "picture": '<picture><source srcset="{u}"><img alt=""></picture>',
    "input-image": '<input type="image" src="{u}">',
    "video": '<video src="{u}" poster="{u}?p" autoplay></video>',
    "video-source": '<video autoplay><source src="{u}"><track default src="{u}?t"></video>',
    "audio": '<audio src="{u}" autoplay></audio>',
    "bgsound": '<bgsound src="{u}">',
    "embed": '<embed src="{u}">',
    "object": '<object data="{u}" codebase="{u}?c" classid="{u}?i"></object>',
    "object-param": '<object><param name="movie" value="{u}"></object>',
    "applet": '<applet code="x" archive="{u}" codebase="{u}?c"></applet>',
    "iframe": '<iframe src="{u}"></iframe>',
    "iframe-srcdoc": '<iframe srcdoc="&lt;img src={u}&gt;"></iframe>',
    "frameset": '<frameset><frame src="{u}"></frameset>',
    "portal": '<portal src="{u}"></portal>',
    "fencedframe": '<fencedframe src="{u}"></fencedframe>',
    "script": '<script src="{u}"></script>',
    "script-inline": '<script>new Image().src="{u}"</script>',
    "script-module": '<script type="module">import "{u}"</script>',
    "script-importmap": '<script type="importmap">{{"imports":{{"x":"{u}"}}}}</script>',
    "script-speculation": '<script type="speculationrules">{{"prefetch":[{{"urls":["{u}"]}}]}}</script>',
    "onerror": '<img src="x:" onerror="new Image().src=\'{u}\'">',
    "noscript": '<noscript><img src="http://{h}/x.png"></noscript>',
    "template": '<template shadowrootmode="open"><img src="http://{h}/x.png"></template>',
    "form": '<form action="{u}"><button formaction="{u}">x</button><input autofocus></form>',
    "isindex": '<isindex action="{u}">',
    "a-ping": '<a href="{u}" ping="{u}?p">x</a>',
    "area": '<map name="m"><area href="{u}" ping="{u}?p"></map>',
    "blockquote-cite": '<blockquote cite="{u}">x</blockquote><q cite="{u}">x</q><ins cite="{u}">x</ins>',
    "menuitem": '<menu><menuitem icon="{u}"><command icon="{u}"></menu>',
    "xml-stylesheet": '<?xml-stylesheet href="{u}"?>',
    "conditional-comment": '<!--[if IE]><img src="{u}"><![endif]--><![if !IE]><img src="http://{h}/x"><![endif]>',
    "nested-comment": '<!--><img src="http://{h}/x"-->',
    # --- the head
    **{f"link-{rel.replace(' ', '-')}": f'<link rel="{rel}" as="image" href="{{u}}">' for rel in (
        "stylesheet", "icon", "shortcut icon", "apple-touch-icon", "prefetch", "dns-prefetch", "preconnect", "preload",
        "prerender", "modulepreload", "import", "manifest", "alternate stylesheet", "search", "next", "canonical",
        "author", "pingback", "amphtml")},
    "link-imagesrcset": '<link rel="preload" as="image" imagesrcset="{u} 1x">',
    "meta-refresh": '<meta http-equiv="refresh" content="0; url={u}">',
    "meta-csp": '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; report-uri {u}">'
                '<img src="http://{h}/blocked">',
    "meta-link": '<meta http-equiv="Link" content="<{u}>; rel=preload; as=image">',
    "meta-dns": '<meta http-equiv="x-dns-prefetch-control" content="on"><a href="{u}">x</a>',
    "meta-og": '<meta property="og:image" content="{u}"><meta name="msapplication-TileImage" content="{u}">',
    "base": '<base href="http://{h}/"><img src="x.png">',
    "html-manifest": '<html manifest="{u}"><head profile="{u}">',
    "body-background": '<body background="{u}">',
    "table-background": '<table background="{u}"><tr><td>x</td></tr></table>',
    "td-background": '<table><tr background="{u}?r"><td background="{u}">x</td></tr></table>',
    # --- CSS
    "css-import": '<style>@import url("{u}");</style>',
    "css-import-bare": '<style>@import "{u}" screen;</style>',
    "css-import-layer": '<style>@import url({u}) layer(x) supports(display: block);</style>',
    "css-font-face": '<style>@font-face {{ font-family: f; src: url("{u}") }} p {{ font-family: f }}</style><p>x</p>',
    "css-background": '<style>p {{ background: url({u}) }}</style><p>x</p>',
    "css-background-image": '<style>p {{ background-image: url("{u}") }}</style><p>x</p>',
    "css-list": '<style>li {{ list-style-image: url({u}) }}</style><ul><li>x</ul>',
    "css-list-short": '<ul style="list-style: url({u})"><li>x</ul>',
    "css-border-image": '<p style="border: 9px solid; border-image: url({u}) 3">x</p>',
    "css-content": '<style>p::before {{ content: url({u}) }}</style><p>x</p>',
    "css-cursor": '<p style="cursor: url({u}), auto">x</p>',
    "css-mask": '<p style="mask: url({u}); -webkit-mask-image: url({u}?w)">x</p>',
    "css-mask-border": '<p style="-webkit-mask-box-image: url({u}); mask-border-source: url({u}?m)">x</p>',
    "css-shape": '<p style="float: left; shape-outside: url({u})">x</p>',
    "css-filter": '<p style="filter: url({u}#f); backdrop-filter: url({u}?b#f)">x</p>',
    "css-clip": '<p style="clip-path: url({u}#c)">x</p>',
    "css-offset": '<p style="offset-path: url({u}#p)">x</p>',
    "css-image-set": '<p style="background: image-set(\'{u}\' 1x)">x</p>',
    "css-webkit-image-set": '<p style="background: -webkit-image-set(url({u}) 1x)">x</p>',
    "css-cross-fade": '<p style="background: -webkit-cross-fade(url({u}), url({u}?2), 50%)">x</p>',
    "css-variable": '<style>:root {{ --u: url({u}) }} p {{ background: var(--u) }}</style><p>x</p>',
    "css-property": '<style>@property --p {{ syntax: "<image>"; inherits: true; initial-value: url({u}) }}'
                    ' p {{ background: var(--p) }}</style><p>x</p>',
    "css-escape": '<p style="background: u\\72l({u})">x</p>',
    "css-escape-scheme": '<p style="background: url(h\\74tp://{h}/x)">x</p>',
    "css-comment": '<p style="background: url/**/({u})">x</p>',
    "css-no-scheme": '<p style="background: url(//{h}/x.png)">x</p>',
    "css-unclosed": '<p style="background: url({u}">x</p>',
    "css-media": '<style>@media print {{ p {{ background: url(http://{h}/x) }} }}</style><p>x</p>',
    "css-page": '<style>@page {{ background: url(http://{h}/x); @top-left {{ content: url(http://{h}/y) }} }}</style>',
    "css-hover": '<style>p:hover, p:not(:hover) {{ background: url(http://{h}/x) }}</style><p>x</p>',
    "css-attribute": '<style>[title^="a"] {{ background: url(http://{h}/x) }}</style><p title="abc">x</p>',
    "css-keyframes": '<style>@keyframes k {{ to {{ background: url(http://{h}/x) }} }}'
                     ' p {{ animation: k 1ms forwards }}</style><p>x</p>',
    "css-counter": '<style>@counter-style c {{ system: cyclic; symbols: url({u}) }}'
                   ' li {{ list-style: c }}</style><ul><li>x</ul>',
    "css-namespace": '<style>@namespace url({u}); @charset "{u}";</style>',
    "css-document": '<style>@document url("{u}") {{ p {{ color: red }} }}</style>',
    "css-behavior": '<p style="behavior: url({u}); -moz-binding: url({u}?m#x)">x</p>',
    "css-expression": '<p style="width: expression(new Image().src=\'{u}\')">x</p>',
    "css-src": '<style>p {{ background: src("{u}") }}</style><p>x</p>',
    "css-container": '<style>@container (min-width: 1px) {{ p {{ background: url(http://{h}/x) }} }}</style><p>x</p>',
    "css-supports": '<style>@supports (display: block) {{ p {{ background: url(http://{h}/x) }} }}</style><p>x</p>',
    "css-nested": '<style>div {{ p {{ & {{ background: url(http://{h}/x) }} }} }}</style><div><p>x</p></div>',
    "css-sheet-in-data": '<link rel="stylesheet" href="data:text/css,p%7Bbackground:url({u})%7D"><p>x</p>',
    "css-import-data": '<style>@import "data:text/css,p%7Bbackground:url({u})%7D";</style><p>x</p>',
    "style-attribute": '<p style="background: url(\'{u}\')">x</p>',
    "style-in-body": '<p>x</p><style>p {{ background: url(http://{h}/x) }}</style>',
    # --- SVG and MathML
    "svg-image": '<svg><image href="{u}"/><image xlink:href="{u}?x"/></svg>',
    "svg-use": '<svg><use href="{u}#a"/></svg>',
    "svg-feimage": '<svg><filter id="f"><feImage href="{u}"/></filter><rect filter="url(#f)" width="9" height="9"/>'
                   '</svg>',
    "svg-paint": '<svg><rect fill="url({u}#a)" stroke="url({u}?s#a)" mask="url({u}?m#a)"/></svg>',
    "svg-cursor": '<svg><cursor xlink:href="{u}"/><tref xlink:href="{u}?t"/><textPath href="{u}?p"/></svg>',
    "svg-style": '<svg><style>@import url({u});</style></svg>',
    "svg-script": '<svg><script href="{u}"/></svg>',
    "svg-foreign": '<svg><foreignObject><img src="http://{h}/x"/></foreignObject></svg>',
    "svg-animate": '<svg><image><animate attributeName="href" values="{u}"/><set attributeName="href" to="{u}?s"/>'
                   '</image></svg>',
    "svg-a": '<svg><a href="{u}"><text y="9">x</text></a></svg>',
    "svg-data": '<img src="data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22%3E%3Cimage href=%22{u}%22/'
                '%3E%3C/svg%3E">',
    "math": '<math href="{u}"><mi xlink:href="{u}?x">x</mi><maction actiontype="statusline" xlink:href="{u}">x'
            '</maction></math>',
    # --- ways around a filter
    "double-attribute": '<img src="x:" src="http://{h}/x" alt="">',
    "unquoted": "<img src=http://{h}/x>",
    "entity": '<img src="http&#58;&#47;&#47;{h}/x">',
    "nul": '<im\0g src="http://{h}/x"><img sr\0c="http://{h}/y">',
    "newline-tag": '<img\nsrc\n=\n"http://{h}/x">',
    "slash-tag": '<img/src="http://{h}/x">',
    "broken-nesting": '<table><img src="http://{h}/x"><style></table>p{{background:url(http://{h}/y)}}',
    "title-escape": '<title><img src="http://{h}/x"></title><textarea><img src="http://{h}/y"></textarea>',
    "plaintext": '<xmp><img src="http://{h}/x"></xmp><listing><img src="http://{h}/y"></listing>',
    "cdata": '<![CDATA[<img src="http://{h}/x">]]><svg><![CDATA[><image href="http://{h}/y">]]></svg>',
    "mutation": '<svg></p><style><a id="</style><img src=http://{h}/x>">',
    "mutation-math": '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=http://{h}/x&gt;">',
    "custom-scheme": '<img src="depesche-mail:x"><img src="view-source:{u}"><img src="blob:{u}">',
    "websocket": '<img src="ws://{h}/"><img src="wss://{h}/"><img src="news:{h}">',
}
"""Name → a body; {u} is its https address, {U} the same in capitals, {h} its host."""


@dataclass(frozen=True, slots=True)
class Vector:
    """One message. `host` is what it would call, in lower case."""

    name: str
    host: str
    raw: bytes

    @property
    def is_picture(self) -> bool:
        """Whether it may be asked for once a person lets pictures load."""
        return self.name in HTML and "https" not in _OTHER.get(self.name, "") and self.name not in _OTHER


_OTHER = dict.fromkeys((name for name in HTML if name.startswith((
    "link-", "meta-", "script", "iframe", "object", "embed", "applet", "video", "audio", "bgsound", "form", "isindex",
    "a-ping", "area", "portal", "fencedframe", "frameset", "css-import", "css-font", "css-namespace", "css-document",
    "css-behavior", "css-expression", "svg-script", "svg-style", "svg-a", "html-manifest", "menuitem", "xml-",
    "blockquote", "img-longdesc", "base", "onerror", "css-filter", "css-clip", "css-offset", "svg-use", "svg-paint",
    "math", "css-sheet"))), "never a picture")


def vectors() -> list[Vector]:
    """All of them, as whole messages: HTML bodies, other parts, and header fields."""
    found = [_html(name, text) for name, text in HTML.items()]
    for name, make in _PARTS.items():
        found.append(_made(name, make))
    for name, value in _FIELDS.items():
        message = _message(name)
        field, _, text = value.partition(": ")
        host = f"{name}.{DOMAIN}"
        message[field] = text.format(u=f"https://{host}/x", h=host)
        message.set_content("A letter.")
        found.append(Vector(name, host, message.as_bytes()))
    return found


def _message(name: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Eve <eve@example.org>"
    message["To"] = "mara@example.org"
    message["Subject"] = name
    message["Date"] = "Thu, 05 Mar 2026 10:00:00 +0100"
    message["Message-ID"] = f"<{name}@example.org>"
    return message


def _html(name: str, text: str) -> Vector:
    host = f"{name}.{DOMAIN}"
    url = f"https://{host}/x.png"
    message = _message(name)
    html = text.format(u=url, U=url.upper(), h=host)
    message.set_content("A letter.")
    message.add_alternative(f"<html><body>{html}<p>A letter with a link: <a href='https://other.test/'>x</a></p></body>"
                            "</html>", subtype="html")
    return Vector(name, host, message.as_bytes())


def _made(name: str, make: tuple[str, str, str, str]) -> Vector:
    """An attachment (content type, file name, text) beside HTML that names it."""
    host = f"{name}.{DOMAIN}"
    content_type, file_name, disposition, text = make
    main, _, sub = content_type.partition("/")
    message = _message(name)
    message.set_content("A letter.")
    message.add_alternative("<p>See <img src='cid:part@example.org'></p>", subtype="html")
    octets = text.format(u=f"https://{host}/x", h=host).encode()
    if main == "text":
        message.add_attachment(octets.decode(), subtype=sub, filename=file_name, disposition=disposition,
                               cid="<part@example.org>")
    elif main == "message":
        message.add_attachment(octets, maintype="application", subtype="octet-stream", filename=file_name,
                               disposition=disposition)
        raw = message.as_bytes().replace(b"application/octet-stream", content_type.encode() + (
            f"; access-type=URL; URL=\"https://{host}/x\"".encode() if sub == "external-body" else b""))
        return Vector(name, host, raw)
    else:
        message.add_attachment(octets, maintype=main, subtype=sub, filename=file_name, disposition=disposition,
                               cid="<part@example.org>")
    return Vector(name, host, message.as_bytes())


_SVG = '<svg xmlns="http://www.w3.org/2000/svg"><image href="{u}"/><style>@import url({u}?s);</style></svg>'
_PDF = ("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/URI/URI({u})>>>>endobj\n2 0 obj<</Type/Pages/Kids"
        "[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/AA<</O<</S/GoToR/F({u})/D[0]"
        ">>>>>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n")
_CALENDAR = ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:1@example.org\r\nDTSTAMP:"
             "20260305T090000Z\r\nDTSTART:20260306T090000Z\r\nSUMMARY:Tea\r\nURL:{u}\r\nATTACH:{u}?a\r\nIMAGE;VALUE=URI:{u}?i\r\n"
             "ORGANIZER;DIR=\"{u}?d\":mailto:eve@example.org\r\nATTENDEE:mailto:mara@example.org\r\nBEGIN:VALARM\r\n"
             "ACTION:AUDIO\r\nTRIGGER:PT0S\r\nATTACH:{u}?alarm\r\nEND:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")
_VCARD = ("BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Eve\r\nEMAIL:eve@example.org\r\nPHOTO:{u}\r\nLOGO:{u}?l\r\nSOUND:{u}?s\r\n"
          "KEY:{u}?k\r\nSOURCE:{u}?o\r\nEND:VCARD\r\n")

_PARTS: dict[str, tuple[str, str, str, str]] = {
    "part-svg": ("image/svg+xml", "x.svg", "attachment", _SVG),
    "part-svg-inline": ("image/svg+xml", "x.svg", "inline", _SVG),
    "part-html": ("text/html", "x.html", "attachment", '<img src="{u}"><script src="{u}?s"></script>'),
    "part-html-inline": ("text/html", "x.html", "inline", '<img src="http://{h}/x">'),
    "part-xml": ("text/xml", "x.xml", "attachment", '<?xml version="1.0"?><!DOCTYPE x SYSTEM "{u}"><x/>'),
    "part-css": ("text/css", "x.css", "inline", "@import url({u});"),
    "part-pdf": ("application/pdf", "x.pdf", "attachment", _PDF),
    "part-calendar": ("text/calendar", "x.ics", "inline", _CALENDAR),
    "part-vcard": ("text/vcard", "x.vcf", "attachment", _VCARD),
    "part-rfc822": ("message/rfc822", "x.eml", "attachment",
                    "From: eve@example.org\r\nSubject: x\r\nContent-Type: text/html\r\n\r\n<img src='http://{h}/x'>"),
    "part-external": ("message/external-body", "x", "attachment", "Content-Type: image/png\r\n\r\n"),
    "part-url": ("application/internet-shortcut", "x.url", "attachment", "[InternetShortcut]\r\nURL={u}\r\n"),
    "part-m3u": ("audio/x-mpegurl", "x.m3u", "attachment", "{u}\r\n"),
    "part-pgp-keys": ("application/pgp-keys", "x.asc", "attachment", "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\n{u}\n"),
    "part-enriched": ("text/enriched", "x.txt", "inline", "<x-img><param>{u}</param></x-img>"),
    "part-richtext": ("text/rtf", "x.rtf", "attachment", '{{\\rtf1 {{\\field{{\\*\\fldinst INCLUDEPICTURE "{u}"}}}}}}'),
}

_FIELDS: dict[str, str] = {
    "field-receipt": "Disposition-Notification-To: <eve@field-receipt.leak.test>",
    "field-return-receipt": "Return-Receipt-To: <eve@{h}>",
    "field-confirm": "X-Confirm-Reading-To: <eve@{h}>",
    "field-unsubscribe": "List-Unsubscribe: <{u}>",
    "field-archived": "Archived-At: <{u}>",
    "field-list-post": "List-Post: <{u}>",
    "field-image-url": "X-Image-Url: {u}",
    "field-face-url": "X-Face-URL: {u}",
    "field-bimi": "BIMI-Location: v=BIMI1; l={u}",
    "field-location": "Content-Location: {u}",
    "field-base": "Content-Base: {u}",
    "field-openpgp": "OpenPGP: id=0123456789ABCDEF0123456789ABCDEF01234567; url={u}",
    "field-dkim": "DKIM-Signature: v=1; a=rsa-sha256; d={h}; s=x; h=from; bh=x; b=x",
    "field-link": "Link: <{u}>; rel=preload",
    "field-sender": "Sender: eve@{h}",
    "field-reply-to": "Reply-To: eve@{h}",
}

PICTURE = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5Er"
                           "kJggg==")
"""A PNG of one pixel."""

"""The page that the browser shows at the end: words, and nothing that is loaded from anywhere."""

from __future__ import annotations

import base64
import hashlib
from html import escape

from app.model.sign_in import BrowserWords

_STYLE = ("body{font:1.1rem/1.5 system-ui,sans-serif;max-width:34rem;margin:16vh auto;padding:0 1.5rem;"
          "background:Canvas;color:CanvasText}h1{font-size:1.4rem}:root{color-scheme:light dark}")
_HASH = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode("ascii")


def reply(words: BrowserWords, *, is_good: bool) -> bytes:
    """A whole HTTP answer; the address that led here, with the code in it, goes nowhere else."""
    said = words.done if is_good else words.refused
    page = (f'<!DOCTYPE html><html lang="{escape(words.language)}" dir="{"rtl" if words.right_to_left else "ltr"}">'
            f'<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
            f"<title>{escape(words.title)}</title><style>{_STYLE}</style></head><body><h1>{escape(words.title)}</h1>"
            f"<p>{escape(said)}</p><p>{escape(words.close)}</p></body></html>").encode()
    head = ("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
            f"Content-Length: {len(page)}\r\nConnection: close\r\nCache-Control: no-store\r\n"
            "Referrer-Policy: no-referrer\r\nX-Content-Type-Options: nosniff\r\nX-Frame-Options: DENY\r\n"
            f"Content-Security-Policy: default-src 'none'; style-src 'sha256-{_HASH}'; base-uri 'none'; "
            "form-action 'none'; frame-ancestors 'none'\r\n\r\n")
    return head.encode("ascii") + page

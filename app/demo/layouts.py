"""The HTML of newsletters and machine mail: tables and inline styles, as mail is really written."""

from __future__ import annotations

import html
from collections.abc import Sequence

from app.quick_dataclass import dataclass

_FONT = "font-family:Helvetica,Arial,sans-serif"
_TABLE = '<table role="presentation" width="100%" cellpadding="0" cellspacing="0">'
_LINE = "padding:7px 0;border-bottom:1px solid #e4e6ea"


@dataclass(frozen=True, slots=True)
class Look:
    """The colours of a sender, and the words around its stories."""

    name: str
    claim: str
    ink: str
    paper: str
    accent: str
    read_more: str
    footer: str


def newsletter(
    look: Look,
    issue: str,
    lead: tuple[str, str],
    others: Sequence[tuple[str, str]],
    slug: str,
    link: str,
) -> str:
    """A header image (cid:header), a lead with a remote image, the others in columns, a footer."""
    columns = "".join(_column(look, story, f"{slug}-{number}") for number, story in enumerate(others, 1))
    return _page(
        look,
        f"""<tr><td><img src="cid:header" width="600" height="140" alt="{html.escape(look.name)}"
 style="display:block;width:100%;height:auto"></td></tr>
<tr><td style="padding:22px 32px 0">
<p style="margin:0;{_FONT};font-size:12px;letter-spacing:1px;color:{look.accent}">{html.escape(issue)}</p>
<h1 style="margin:8px 0 10px;font-family:Georgia,serif;font-size:29px;line-height:1.2;color:{look.ink}">\
{html.escape(lead[0])}</h1>
<img src="https://images.example/{slug}/lead.jpg" width="536" height="240" alt="" \
style="display:block;width:100%;max-width:536px;border-radius:4px;background:{look.paper}">
<p style="{_FONT};font-size:16px;line-height:1.55;color:{look.ink}">{html.escape(lead[1])}</p>
<p style="margin:0 0 8px"><a href="{link}" \
style="{_FONT};display:inline-block;padding:10px 20px;background:{look.accent};color:#ffffff;\
text-decoration:none;border-radius:4px;font-size:14px">{html.escape(look.read_more)}</a></p>
</td></tr>
<tr><td style="padding:14px 22px 20px">{_TABLE}<tr>
{columns}</tr></table><img src="https://images.example/{slug}/open.gif" width="1" height="1" alt="">
</td></tr>""",
    )


def notice(
    look: Look, title: str, paragraphs: Sequence[str], rows: Sequence[tuple[str, str]], steps: int = 0
) -> str:
    """Machine mail: a title, sentences, a table of facts; steps > 0 draws how far a parcel is (of 4)."""
    facts = "".join(
        f'<tr><td style="{_FONT};font-size:14px;color:#667;{_LINE}">{html.escape(name)}</td>'
        f'<td align="right" style="{_FONT};font-size:14px;color:{look.ink};{_LINE}">'
        f"<b>{html.escape(value)}</b></td></tr>"
        for name, value in rows
    )
    text = "".join(
        f'<p style="{_FONT};font-size:15px;line-height:1.55;color:{look.ink}">'
        f"{html.escape(paragraph).replace(chr(10), '<br>')}</p>"
        for paragraph in paragraphs
    )
    table = f"{_TABLE}{facts}</table>" if facts else ""
    return _page(
        look,
        f"""<tr><td style="background:{look.accent};padding:18px 32px;{_FONT};font-size:18px;color:#ffffff">\
<b>{html.escape(look.name)}</b></td></tr>
<tr><td style="padding:24px 32px 30px">
<h1 style="margin:0 0 12px;{_FONT};font-size:23px;color:{look.ink}">{html.escape(title)}</h1>
{_progress(look, steps)}{text}{table}
</td></tr>""",
    )


def _progress(look: Look, steps: int) -> str:
    if not steps:
        return ""
    cells = "".join(
        f'<td height="6" style="background:{look.accent if number < steps else "#e1e4e8"};'
        f'border-right:4px solid #ffffff;font-size:1px">&nbsp;</td>'
        for number in range(4)
    )
    return f"{_TABLE}<tr>{cells}</tr></table>"


def _column(look: Look, story: tuple[str, str], slug: str) -> str:
    return (
        f'<td valign="top" width="33%" style="padding:0 10px">'
        f'<img src="https://images.example/{slug}.jpg" width="160" height="100" alt="" '
        f'style="display:block;width:100%;border-radius:4px;background:{look.paper}">'
        f'<h2 style="margin:10px 0 6px;font-family:Georgia,serif;font-size:17px;line-height:1.25;'
        f'color:{look.ink}">{html.escape(story[0])}</h2>'
        f'<p style="margin:0;{_FONT};font-size:13px;line-height:1.5;color:{look.ink}">'
        f"{html.escape(story[1])}</p></td>"
    )


def _page(look: Look, rows: str) -> str:
    return f"""<!DOCTYPE html>
<html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<style>@media (max-width: 480px) {{ td[width="33%"] {{ display: block; width: 100% }} }}</style></head>
<body style="margin:0;background:{look.paper}">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" bgcolor="{look.paper}"><tr>
<td align="center" style="padding:24px 8px">
<table role="presentation" width="600" cellpadding="0" cellspacing="0" bgcolor="#ffffff" \
style="width:100%;max-width:600px;background:#ffffff">
{rows}
</table>
<p style="{_FONT};font-size:12px;line-height:1.5;color:#667">{html.escape(look.footer)}</p>
</td></tr></table></body></html>
"""

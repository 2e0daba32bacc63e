"""Tool tips made of other people's words."""

from __future__ import annotations

from html import escape


def plain_tip(text: str) -> str:
    """`text` as a tip shows it letter by letter: Qt takes whatever looks like HTML for that."""
    return f"<span style='white-space:pre-wrap'>{escape(text)}</span>" if text else ""

"""Sentences that app/ writes in English, known by their form, in the person's language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from PySide6.QtCore import QCoreApplication


class KnownSentences:
    """`known`: as marked by QT_TRANSLATE_NOOP, with numbered holes where app/ fills something in."""

    def __init__(self, context: str, known: Sequence[object]) -> None:
        self._context = context
        self._known = tuple(str(each) for each in known)

    @cached_property
    def _patterns(self) -> tuple[tuple[re.Pattern[str], str], ...]:
        return tuple((re.compile(re.sub(r"\\\{\d\\\}", "(.+?)", re.escape(known)), re.DOTALL), known)
                     for known in self._known)

    def said(self, text: str) -> str:
        """"" for a sentence that is none of them."""
        for pattern, known in self._patterns:
            if found := pattern.fullmatch(text):
                return QCoreApplication.translate(self._context, known).format(*found.groups())
        return ""

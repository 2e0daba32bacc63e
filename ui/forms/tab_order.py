"""The order in which Tab goes through a window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def tab_after(part: QWidget, *buttons: QWidget) -> None:
    """`buttons` come right after all that is in `part`. What is made late would else come after them."""
    # The list that a choice unfolds is a window of its own.
    stops = [each for each in part.findChildren(QWidget)
             if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.window() is part.window()]
    if not stops:
        return
    before = stops[-1]
    # In the chain, not in the order of their making, is the last one last.
    after = before.nextInFocusChain()
    while after is not None and part.isAncestorOf(after):
        before = after if after in stops else before
        after = after.nextInFocusChain()
    for button in buttons:
        QWidget.setTabOrder(before, button)
        before = button

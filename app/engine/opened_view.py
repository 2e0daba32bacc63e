"""A message that was opened, made ready for the viewer: what was decrypted is shown alone and loads nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from app.crypto.reading import Opened
from app.engine.viewing import Pictures, view
from app.events import MessageView
from app.model.shortfall import Shortfall


def opened_view(message_id: int, opened: Opened, *, pictures: Pictures | None = None,
                trusted: Callable[[str], bool] = lambda email: False, part: str = "") -> MessageView:
    """As `viewing.view`, with the verdicts. `part`: the section that is shown alone, "" for the message."""
    if not opened.decrypted:
        shown = view(message_id, opened.raw, pictures=pictures, trusted=trusted)
        # The verdicts say more of an encrypted message than that it is one.
        warnings = tuple(each for each in shown.warnings if each is not Shortfall.ENCRYPTED or not opened.verdicts)
        return replace(shown, security=opened.verdicts, part=part, warnings=warnings)
    shown = view(message_id, opened.raw)
    # What may have been changed on the way must not be active in any way, not even as a style sheet.
    html, inline = (None, {}) if opened.plain_only else (shown.html, shown.inline)
    return replace(shown, html=html, inline=inline, security=opened.verdicts, part=part, decrypted=True,
                   may_load=False, cards=() if opened.plain_only else shown.cards)

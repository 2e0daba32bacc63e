"""Short waits for servers that never answer, so that tests need not wait for them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.backends.imap.backend import ImapBackend
from app.backends.pop3.backend import Pop3Backend
from app.transport.smtp import SmtpSender


def be_impatient(patch: pytest.MonkeyPatch, seconds: float) -> None:
    """Every connection made from here on gives its server `seconds` to answer."""
    makers: tuple[Callable[..., object], ...] = (ImapBackend.__init__, Pop3Backend.__init__, SmtpSender.__init__)
    for maker in makers:
        defaults = maker.__kwdefaults__
        assert defaults is not None and "timeout" in defaults, maker
        patch.setitem(defaults, "timeout", seconds)

"""Depesche as if a distributor had registered it with providers, and no browser that opens."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import ui.dialogs.sign_in


class Browser:
    """In QDesktopServices's place: keeps what it was to open."""

    def __init__(self) -> None:
        self.opened: list[str] = []

    def openUrl(self, url: object) -> bool:
        self.opened.append(url.toString())  # type: ignore[attr-defined]
        return True


@contextmanager
def registered(directory: Path, *providers: str) -> Iterator[Browser]:
    """Until the end of the block: a client id for each of these keys."""
    file = directory / "oauth-clients.json"
    file.write_text(json.dumps({key: {"client": f"depesche-with-{key}"} for key in providers}))
    before = os.environ.get("DEPESCHE_OAUTH"), ui.dialogs.sign_in.QDesktopServices
    os.environ["DEPESCHE_OAUTH"] = str(file)
    browser = Browser()
    ui.dialogs.sign_in.QDesktopServices = browser  # type: ignore[misc,assignment]
    try:
        yield browser
    finally:
        ui.dialogs.sign_in.QDesktopServices = before[1]  # type: ignore[misc]
        if before[0] is None:
            del os.environ["DEPESCHE_OAUTH"]
        else:
            os.environ["DEPESCHE_OAUTH"] = before[0]

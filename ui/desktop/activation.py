"""The desktop's leave to bring a window to the front, which Wayland wants to see (xdg-activation)."""

from __future__ import annotations

import os
from typing import Protocol

_TOKEN = "XDG_ACTIVATION_TOKEN"
"""Where Qt looks for it."""


class Raisable(Protocol):
    """The main window."""

    def raise_up(self) -> None: ...


def given() -> str:
    """What this process was started with."""
    return os.environ.get(_TOKEN, "")


def take(token: str) -> None:
    """Holds for the next window that is raised. Nothing that the desktop could have said holds a NUL."""
    if token and "\0" not in token:
        os.environ[_TOKEN] = token


def raise_window(window: Raisable) -> None:
    """Uses the leave up: no other program that is started from here inherits it."""
    window.raise_up()
    os.environ.pop(_TOKEN, None)

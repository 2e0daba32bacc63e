"""Where configuration, mail and logs live; the only module that asks the platform."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import platformdirs

from app.quick_dataclass import dataclass

DEMO_PREFIX = "depesche-demo-"
"""How the folder above a demo's profile is called; it is gone when the demo ends."""


@dataclass(frozen=True, slots=True)
class Profile:
    """One profile's folder. Everything that Depesche keeps for a person lies below it."""

    directory: Path

    @classmethod
    def choose(cls, explicit: str | os.PathLike[str] | None = None) -> Profile:
        """`--profile`, then DEPESCHE_PROFILE, then the platform's data folder."""
        chosen = explicit or os.environ.get("DEPESCHE_PROFILE") or platformdirs.user_data_path("depesche", False)
        return cls(Path(chosen).expanduser().absolute())

    @property
    def is_usual(self) -> bool:
        """Whether a start that names no profile opens it, whatever this one's environment says."""
        return self.directory == platformdirs.user_data_path("depesche", False).absolute()

    @property
    def is_demo(self) -> bool:
        """Whether nothing outside of it may be changed: the demo leaves nothing behind."""
        return self.directory.parent.name.startswith(DEMO_PREFIX)

    @property
    def database(self) -> Path:
        return self.directory / "mail.db"

    @property
    def damage_mark(self) -> Path:
        """Lies there while the database is to be repaired before anything else."""
        return self.directory / "mail.needs-repair"

    @property
    def restore_mark(self) -> Path:
        """Lies there while a restored profile waits to be put into its place."""
        return self.directory / "restore-pending"

    @property
    def settings(self) -> Path:
        return self.directory / "settings.json"

    @property
    def log(self) -> Path:
        return self.directory / "depesche.log"

    @property
    def crashes(self) -> Path:
        return self.directory / "crashes"

    @property
    def lock(self) -> Path:
        return self.directory / "lock"

    def create(self) -> None:
        """Makes the folder, readable by its owner only."""
        self.directory.mkdir(parents=True, exist_ok=True, mode=0o700)


def oauth_clients() -> Path:
    """Depesche's names with OAuth providers, where its distributor or the person set some: DEPESCHE_OAUTH, or
    `oauth.json` in the platform's configuration folder."""
    chosen = os.environ.get("DEPESCHE_OAUTH") or platformdirs.user_config_path("depesche", False) / "oauth.json"
    return Path(chosen).expanduser().absolute()


def updated_by() -> str:
    """Who brings newer versions of the program, in a word for people: "" where that is the person. A package names the
    one that installs it in `resources/updates-by`."""
    if os.environ.get("FLATPAK_ID"):
        return "Flatpak"
    if os.environ.get("SNAP"):
        return "Snap"
    try:
        return resource("updates-by").read_text("utf-8").strip()[:40]
    except (OSError, ValueError):
        return ""


def resource(name: str) -> Path:
    """A file below `resources/`, in a checkout, a wheel or a frozen program alike."""
    root = Path(getattr(sys, "_MEIPASS", Path(__file__).resolve().parent.parent))
    return root / "resources" / name

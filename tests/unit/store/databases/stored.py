"""The profiles beside this file, each made by the program of a certain day (make.py)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import zstandard

from app.engine import opening
from app.paths import Profile
from app.store import schema
from app.store.database import Database
from tests.unit.store.databases import contents

STORED = Path(__file__).parent
NEVER_RELEASED = ("v1a-b568944", "v2a-819d287")
"""Stood on the main branch for less than an hour each, as a first writing of schema 1 and of schema 2."""
NAMES = sorted(each.name.removesuffix(".db.zst") for each in STORED.glob("*.db.zst")
               if not each.name.startswith(NEVER_RELEASED))
NEWEST = len(schema.MIGRATIONS)


@dataclass
class Old:
    """A profile of an earlier day, and what was noted of it then."""

    profile: Profile
    told: dict[str, Any]

    @property
    def version(self) -> int:
        return int(self.told["version"])

    def copies(self) -> list[Path]:
        found = self.profile.directory.glob(f"mail.db.before-v{self.version + 1}-*")
        return sorted(each for each in found if not each.name.endswith(("-wal", "-shm", "-journal")))

    def open(self) -> Database:
        db, repaired = opening.open_store(self.profile)
        assert repaired is None
        return db

    def holds(self, db: Database) -> bool:
        """Whether every row is as it was, in all columns that there were."""
        columns = {table: each["columns"] for table, each in self.told["tables"].items()}
        return contents.tables(db, columns) == self.told["tables"]


def unpacked(name: str, directory: Path) -> Old:
    profile = Profile(directory / "profile")
    profile.create()
    profile.database.write_bytes(zstandard.ZstdDecompressor().decompress((STORED / f"{name}.db.zst").read_bytes()))
    profile.database.chmod(0o600)
    return Old(profile, json.loads((STORED / f"{name}.json").read_text(encoding="utf-8")))

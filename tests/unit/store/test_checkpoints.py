"""The write-ahead log is folded in beside the writing, and never grows without end."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.store import checkpoints
from app.store.checkpoints import Checkpoints
from app.store.database import Database


@pytest.fixture
def writer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Database:
    monkeypatch.setattr(checkpoints, "_AT_ONCE", 10)
    monkeypatch.setattr(checkpoints, "_MOST", 40)
    db = Database.open(tmp_path / "mail.db")
    db.run("CREATE TABLE t (x BLOB)")
    db.write_much()
    return db


def write(db: Database, folded: Checkpoints, times: int) -> int:
    """The most pages that the log had."""
    most = 0
    for _ in range(times):
        with db.write():
            db.run("INSERT INTO t VALUES (randomblob(50000))")
        folded.written(db.log_pages)
        most = max(most, db.log_pages)
    return most


def test_the_log_begins_anew_again_and_again(writer: Database) -> None:
    folded = Checkpoints(lambda: Database.open(writer.path))
    assert write(writer, folded, 200) < 80
    folded.close()
    assert writer.value("SELECT count(*) FROM t") == 200
    writer.close()


def test_a_reader_that_stays_does_not_stop_the_writer(writer: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checkpoints, "_PATIENCE", 0.01)
    reader = Database.open(writer.path, readonly=True)
    reader.run("BEGIN")
    assert reader.value("SELECT count(*) FROM t") == 0
    folded = Checkpoints(lambda: Database.open(writer.path))
    assert write(writer, folded, 60) > 40
    assert reader.value("SELECT count(*) FROM t") == 0
    folded.close()
    reader.close()
    assert writer.value("SELECT count(*) FROM t") == 60
    writer.close()


def test_without_a_checkpoint_nothing_is_lost(writer: Database, tmp_path: Path) -> None:
    def missing() -> Database:
        return Database.open(tmp_path / "nowhere" / "mail.db")

    folded = Checkpoints(missing)
    write(writer, folded, 60)
    folded.close()
    assert writer.value("SELECT count(*) FROM t") == 60
    writer.close()

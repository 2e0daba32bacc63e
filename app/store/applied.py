"""What an edit did here, and what every edit of a message ends with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from app.errors import MailError
from app.store import journal
from app.store.changes import Changes
from app.store.database import Database

_CHUNK = 200


@dataclass(slots=True)
class Applied:
    """What an edit did here. `label` names it, see `EditApplied`; "" where it can't be taken back.

    `operations` are the journal's seqs now pending for it; `new_ids` the messages it made; `lost` those that could not
    be kept, since nobody has more than their headers. `error`: why it ended before all of them were done.
    """

    label: str = ""
    count: int = 0
    changes: Changes = field(default_factory=Changes)
    operations: list[int] = field(default_factory=list)
    new_ids: list[int] = field(default_factory=list)
    lost: int = 0
    error: MailError | None = None


def one_by_one(db: Database, ids: tuple[int, ...], applied: Applied, change: Callable[[int], int]) -> None:
    """Calls `change` for each, a transaction for some of them, and counts what it returns.

    Raises what it raises while nothing is done yet; later that is noted, since what was done is to be told and can be
    taken back.
    """
    for some in chunks(ids):
        before = applied.count
        try:
            with db.write(durable=True):
                for message_id in some:
                    applied.count += change(message_id)
        except MailError as error:
            applied.count = before
            if not before:
                raise
            applied.error = error
            return


def chunks(ids: tuple[int, ...]) -> list[tuple[int, ...]]:
    """As many as one transaction takes."""
    return [ids[start:start + _CHUNK] for start in range(0, len(ids), _CHUNK)]


def chunks_of(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    """As many as one transaction takes."""
    return [words[start:start + _CHUNK] for start in range(0, len(words), _CHUNK)]


def settle(db: Database, message_id: int, applied: Applied, *, weak: bool = False) -> None:
    """Journal rows for a mirrored message; a local one is at its end already. Within the caller's transaction."""
    row = db.one("SELECT m.account_id, m.server_folder_id, coalesce(f.is_local, 0) FROM message m "
                 "LEFT JOIN folder f ON f.id = m.folder_id WHERE m.id = ?", (message_id,))
    if row is None:
        return
    if row[2]:
        db.run("UPDATE message SET server_flags = flags WHERE id = ?", (message_id,))
        return
    applied.operations += journal.reconcile(db, message_id, weak=weak)
    applied.changes.journals.add(row[0])


def merge(into: Applied, part: Applied) -> None:
    """Takes `part` up into `into`; their labels apart."""
    into.count += part.count
    into.error = into.error or part.error
    into.operations += part.operations
    into.new_ids += part.new_ids
    mine, theirs = into.changes, part.changes
    for here, there in ((mine.added, theirs.added), (mine.changed, theirs.changed), (mine.removed, theirs.removed)):
        for folder_id, ids in there.items():
            here.setdefault(folder_id, []).extend(ids)
    mine.trees |= theirs.trees
    mine.journals |= theirs.journals

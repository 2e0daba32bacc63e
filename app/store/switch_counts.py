"""How far a switch job is, in numbers."""

from __future__ import annotations

from app.model.switching import FolderMapping, SwitchFailure
from app.store.database import Database

_MOST_FAILURES = 1_000


def mappings(db: Database, job_id: int) -> tuple[FolderMapping, ...]:
    """Each folder with its counts as they stand."""
    return tuple(FolderMapping(folder_id, name, path, bool(is_new), total, there, total - there - unfit, unfit)
                 for folder_id, name, path, is_new, total, there, unfit in db.rows(
        "SELECT w.folder_id, f.path, w.path, w.is_new, "
        "CASE WHEN w.path = '' THEN f.total ELSE count(s.message_id) END, "
        "coalesce(sum(s.attempts = 0 AND s.state IN ('found', 'verified')), 0), "
        "CASE WHEN w.path = '' THEN f.total ELSE coalesce(sum(s.state = 'failed' OR "
        "(w.protocol = 'imap' AND s.state = 'todo' AND m.body_id IS NULL)), 0) END "
        "FROM (SELECT f.*, j.protocol FROM switch_folder f JOIN switch_job j ON j.id = f.job_id) w "
        "JOIN folder f ON f.id = w.folder_id "
        "LEFT JOIN switch_message s ON s.job_id = w.job_id AND s.folder_id = w.folder_id "
        "LEFT JOIN message m ON m.id = s.message_id WHERE w.job_id = ? GROUP BY w.folder_id "
        "ORDER BY f.role != 'inbox', f.path", (job_id,)))


def octets(db: Database, job_id: int) -> int:
    """Of what is still to be carried."""
    return int(db.value("SELECT coalesce(sum(m.size), 0) FROM switch_message s JOIN message m ON m.id = s.message_id "
                        "WHERE s.job_id = ? AND s.state IN ('todo', 'begun')", (job_id,)))


def counts(db: Database, job_id: int) -> tuple[int, int, int, int]:
    """Uploaded, already there, verified, waiting."""
    row = db.one("SELECT coalesce(sum(attempts > 0 AND state IN ('uploaded', 'verified')), 0), "
                 "coalesce(sum(attempts = 0 AND state IN ('found', 'verified')), 0), "
                 "coalesce(sum(state = 'verified'), 0), "
                 "coalesce(sum(state IN ('todo', 'begun', 'uploaded', 'found')), 0) "
                 "FROM switch_message WHERE job_id = ?", (job_id,))
    return (0, 0, 0, 0) if row is None else (row[0], row[1], row[2], row[3])


def failures(db: Database, job_id: int) -> tuple[SwitchFailure, ...]:
    """At most 1,000."""
    return tuple(SwitchFailure(*row) for row in db.rows(
        "SELECT s.message_id, coalesce(f.path, ''), m.subject, s.error FROM switch_message s "
        "JOIN message m ON m.id = s.message_id LEFT JOIN folder f ON f.id = m.folder_id "
        "WHERE s.job_id = ? AND s.state = 'failed' ORDER BY s.message_id LIMIT ?", (job_id, _MOST_FAILURES)))

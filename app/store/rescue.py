"""Edits under way out of a folder that another client deleted: our copies may be the last ones."""

from __future__ import annotations

from app.store import journal, records
from app.store.database import Database


def moves(db: Database, account_id: int, folder_id: int) -> None:
    """Messages on their way out of it are filed anew where the person put them, unless they got there already."""
    for message_id, shown_in in db.rows("SELECT id, folder_id FROM message WHERE server_folder_id = ?1 AND "
                                        "folder_id != ?1 AND body_id IS NOT NULL", (folder_id,)):
        db.run("UPDATE message SET server_folder_id = NULL, uid = NULL, missing = 0 WHERE id = ?", (message_id,))
        db.run("DELETE FROM journal WHERE message_id = ?", (message_id,))
        journal.begin(db, [journal.add(db, account_id, journal.APPEND, message_id=message_id)], shown_in)


def copies(db: Database, account_id: int, folder_id: int) -> None:
    """Copies that were to be made of messages in it are filed from our own; what is here by its header only cannot be.

    Else a copy within the folder would wait for a source that is gone, and the folder, for the copy's sake, with it.
    """
    for seq, message_id, has_body, attempts, begun_in in db.rows(
            "SELECT j.seq, m.id, m.body_id IS NOT NULL, j.attempts, json_extract(j.payload, '$.folder') "
            "FROM message s JOIN journal j ON j.kind = 'copy' AND json_extract(j.payload, '$.source') = s.id "
            "JOIN message m ON m.id = j.message_id WHERE s.server_folder_id = ?1 AND j.account_id = ?2 "
            "AND (m.body_id IS NOT NULL OR m.folder_id = ?1)", (folder_id, account_id)):
        journal.drop(db, [seq])
        if not has_body:
            records.delete(db, message_id)
            continue
        append = journal.add(db, account_id, journal.APPEND, message_id=message_id)
        if attempts:  # the copy may have been made after all
            journal.begin(db, [append], begun_in)

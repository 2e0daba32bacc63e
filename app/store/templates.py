"""Messages to begin with, by name."""

from __future__ import annotations

from app.errors import ErrorKind, MailError
from app.model.identity import Template
from app.store.database import Database

MOST = 500
_MOST_NAME = 100
_MOST_OCTETS = 30_000_000


def names(db: Database) -> tuple[tuple[int, str], ...]:
    """Id and name of each, in the person's order."""
    return tuple((row[0], row[1]) for row in db.rows("SELECT id, name FROM template ORDER BY position, id"))


def template(db: Database, template_id: int) -> Template:
    """Raises MailError(USAGE) if it is not there."""
    row = db.one("SELECT id, name, raw FROM template WHERE id = ?", (template_id,))
    if row is None:
        raise MailError(ErrorKind.USAGE, "This template is no longer there.")
    return Template(*row)


def save(db: Database, new: Template) -> int:
    """Adds it (`id` 0; one of the same name is replaced) or changes it; its id. Durable.

    Raises MailError(USAGE) for a name or size that cannot be.
    """
    name = _usable(new.name)
    if len(new.raw) > _MOST_OCTETS:
        raise MailError(ErrorKind.USAGE, f"A template can have {_MOST_OCTETS // 1_000_000} MB at most: leave its files "
                        "out.")
    with db.write(durable=True):
        if new.id:
            _check_free(db, name, new.id)
            if not db.changed("UPDATE template SET name = ?, raw = ? WHERE id = ?", (name, new.raw, new.id)):
                raise MailError(ErrorKind.USAGE, "This template is no longer there.")
            return new.id
        if (known := db.value("SELECT id FROM template WHERE name = ?", (name,))) is not None:
            db.run("UPDATE template SET raw = ? WHERE id = ?", (new.raw, known))
            return int(known)
        if int(db.value("SELECT count(*) FROM template")) >= MOST:
            raise MailError(ErrorKind.USAGE, f"There are {MOST} templates already: delete one first.")
        return db.insert("INSERT INTO template (position, name, raw) VALUES "
                         "((SELECT coalesce(max(position), 0) + 1 FROM template), ?, ?)", (name, new.raw))


def rename(db: Database, template_id: int, name: str) -> None:
    """Raises MailError(USAGE) for a name that is empty, too long or another template's."""
    name = _usable(name)
    with db.write(durable=True):
        _check_free(db, name, template_id)
        db.run("UPDATE template SET name = ? WHERE id = ?", (name, template_id))


def remove(db: Database, template_id: int) -> None:
    with db.write(durable=True):
        db.run("DELETE FROM template WHERE id = ?", (template_id,))


def _usable(name: str) -> str:
    usable = name.strip()
    if not usable or not usable.isprintable() or len(usable) > _MOST_NAME:
        raise MailError(ErrorKind.USAGE, f"A template needs a name of 1 to {_MOST_NAME} printable characters.")
    return usable


def _check_free(db: Database, name: str, but: int) -> None:
    if db.one("SELECT 1 FROM template WHERE name = ? AND id != ?", (name, but)):
        raise MailError(ErrorKind.USAGE, f"There is already a template named '{name}': choose another name.")

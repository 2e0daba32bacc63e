"""What the editor does for those who write: identities, templates, and whom they write to."""

from __future__ import annotations

from typing import assert_never

from app.commands import (
    AddCorrespondents,
    HideCorrespondent,
    RemoveTemplate,
    RenameTemplate,
    SaveIdentities,
    SaveTemplate,
    WritingCommand,
)
from app.events import WritingChanged
from app.model.message import Envelope
from app.store import correspondents, identities, templates
from app.store.database import Database


def serve(db: Database, command: WritingCommand) -> WritingChanged:
    """Raises MailError(USAGE) for what cannot be stored so."""
    match command:
        case AddCorrespondents():
            correspondents.add(db, command.addresses)
        case HideCorrespondent():
            correspondents.hide(db, command.email)
        case SaveIdentities():
            identities.save(db, command.account_id, command.identities)
        case SaveTemplate():
            templates.save(db, command.template)
        case RenameTemplate():
            templates.rename(db, command.template_id, command.name)
        case RemoveTemplate():
            templates.remove(db, command.template_id)
        case _:
            assert_never(command)
    return WritingChanged()


def note_written(db: Database, sent: Envelope) -> None:
    """The person wrote to these; their own addresses are nobody to be offered first."""
    own = identities.own_addresses(db)
    correspondents.add(db, [each for each in (*sent.to, *sent.cc, *sent.bcc) if each.email.lower() not in own],
                       written=True)

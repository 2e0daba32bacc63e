"""Which mailbox is for what: SPECIAL-USE (RFC 6154), else the names that servers and programs give."""

from __future__ import annotations

from collections.abc import Sequence

from app.backends.imap import role_names
from app.backends.imap.entries import Entry
from app.model.folder import Namespace, Role

_PROVIDER_FOLDERS = ("[Gmail]", "[Google Mail]")


def roles_of(listed: Sequence[tuple[Entry, Namespace]], prefix: str) -> dict[str, Role]:
    """Role by path. Attributes decide; a name only where no folder has that role by attribute, the first of such.

    Only the account's own mailboxes have roles: another person's Sent is none of ours. `prefix` is that of the
    personal namespace.
    """
    own = [entry for entry, kind in listed if kind is Namespace.PERSONAL]
    given: dict[Role, str] = {Role.INBOX: "INBOX"}
    for entry in own:
        for attribute in sorted(entry.attributes & role_names.ATTRIBUTES.keys()):
            given.setdefault(role_names.ATTRIBUTES[attribute], entry.path)
    taken = set(given.values())
    for entry in own:
        role = role_names.by_name(_top_name(entry, prefix))
        if role is not None and role not in given and entry.path not in taken and entry.selectable:
            given[role] = entry.path
            taken.add(entry.path)
    roles: dict[str, Role] = {}
    for role, path in given.items():
        roles.setdefault(path, role)
    return roles


def _top_name(entry: Entry, prefix: str) -> str:
    """The path below the personal prefix, be it the namespace's, INBOX itself or a provider's own folder."""
    prefixes = [prefix]
    if entry.delimiter:
        prefixes += [each + entry.delimiter for each in ("INBOX", *_PROVIDER_FOLDERS)]
    for each in prefixes:
        if each and entry.path.startswith(each):
            return entry.path[len(each):]
    return entry.path

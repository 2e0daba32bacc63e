"""Accounts as stored: never a secret among them."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Sequence
from dataclasses import asdict, replace

from app.errors import ErrorKind, MailError
from app.model.account import (
    Account,
    BodyPolicy,
    LeaveRule,
    Protocol,
    SecretKind,
    SecretSource,
    Security,
    ServerSettings,
)
from app.model.folder import Role
from app.store import transferring, trees
from app.store.database import Database, Row

_COLUMNS = "id, name, protocol, leave_rule, settings"

LOCAL_FOLDERS = (("Inbox", Role.INBOX), ("Drafts", Role.DRAFTS), ("Sent", Role.SENT), ("Archive", Role.ARCHIVE),
                 ("Junk", Role.JUNK), ("Trash", Role.TRASH))
LOCAL_DELIMITER = "/"


def accounts(db: Database) -> tuple[Account, ...]:
    """All accounts in the person's order."""
    return tuple(_from_row(row) for row in db.rows(f"SELECT {_COLUMNS} FROM account ORDER BY position, id"))


def account(db: Database, account_id: int) -> Account:
    """Raises MailError(USAGE) if there is none."""
    row = db.one(f"SELECT {_COLUMNS} FROM account WHERE id = ?", (account_id,))
    if row is None:
        raise MailError(ErrorKind.USAGE, "This account is no longer there.")
    return _from_row(row)


def by_name(db: Database, name: str) -> Account:
    """Raises MailError(USAGE) naming the accounts that there are."""
    row = db.one(f"SELECT {_COLUMNS} FROM account WHERE name = ?", (name,))
    if row is None:
        names = ", ".join(each.name for each in accounts(db)) or "none yet"
        raise MailError(ErrorKind.USAGE, f"There is no account named '{name}'. Accounts: {names}.")
    return _from_row(row)


def save(db: Database, new: Account) -> Account:
    """Adds (`id` 0) or changes an account; POP3 accounts get their local folders. Raises USAGE for a name in use."""
    name = new.name.strip()
    if not name or not name.isprintable() or len(name) > 200:
        raise MailError(ErrorKind.USAGE, "An account needs a name of 1 to 200 printable characters.")
    new = replace(new, name=name)
    values = (new.name, new.protocol.value, str(new.leave), json.dumps(_settings(new)))
    with db.write(durable=True):
        if db.one("SELECT 1 FROM account WHERE name = ? AND id != ?", (new.name, new.id)):
            raise MailError(ErrorKind.USAGE, f"There is already an account named '{new.name}': choose another name.")
        _check_inbox(db, new)
        if new.id:
            # What waits by another rule waits no more; the next check sees what the new one lets go.
            db.run("UPDATE pop3_state INDEXED BY pop3_waiting SET delete_at = NULL, reason = '' WHERE account_id = ?1 "
                   "AND delete_at IS NOT NULL AND reason != 'asked' AND EXISTS "
                   "(SELECT 1 FROM account WHERE id = ?1 AND leave_rule != ?2)", (new.id, str(new.leave)))
            if (earlier := account(db, new.id).delete_grace - new.delete_grace) > 0:
                # Nobody waits longer than the account now says.
                db.run("UPDATE pop3_state INDEXED BY pop3_waiting SET delete_at = delete_at - ? WHERE account_id = ? "
                       "AND delete_at IS NOT NULL", (earlier, new.id))
            before = account(db, new.id)
            # The identity that is the account's own goes with it.
            db.run("UPDATE identity SET name = ?, email = ? WHERE account_id = ? AND name = ? AND email = ?",
                   (new.display_name, new.email, new.id, before.display_name, before.email))
            if not db.changed("UPDATE account SET name = ?, protocol = ?, leave_rule = ?, settings = ? WHERE id = ?",
                              (*values, new.id)):
                raise MailError(ErrorKind.USAGE, "This account is no longer there.")
            return new
        new = replace(new, id=db.insert(
            "INSERT INTO account (name, protocol, leave_rule, settings, position) "
            "VALUES (?, ?, ?, ?, (SELECT coalesce(max(position), 0) + 1 FROM account))", values))
        if new.protocol is Protocol.POP3:
            for path, role in LOCAL_FOLDERS:
                db.run("INSERT INTO folder (account_id, path, delimiter, role, is_local) VALUES (?, ?, ?, ?, 1)",
                       (new.id, path, LOCAL_DELIMITER, role.value))
    return new


def put_in_order(db: Database, account_ids: Sequence[int]) -> None:
    """Those not named follow in their order so far; ids that are not there are passed over."""
    with db.write():
        known = [each.id for each in accounts(db)]
        named = [each for each in dict.fromkeys(account_ids) if each in known]
        for place, account_id in enumerate([*named, *(each for each in known if each not in named)], start=1):
            db.run("UPDATE account SET position = ? WHERE id = ?", (place, account_id))


def logins(db: Database) -> frozenset[str]:
    """How each account that can be read logs in, where, and by which rule it deletes there."""
    found: set[str] = set()
    for row in db.rows(f"SELECT {_COLUMNS} FROM account"):
        with contextlib.suppress(MailError):
            found.add(_login(_from_row(row)))
    return frozenset(found)


def ask_before_logins(db: Database, known: frozenset[str]) -> None:
    """No account but those with a `known` login gets a secret that it did not ask the person for: neither does a
    command run, nor does what the keyring has go to servers that somebody wrote down there. Within a transaction. Where
    the secret came from stays written down. An account that can't be read logs in nowhere, and stays as it is."""
    for row in db.rows(f"SELECT {_COLUMNS} FROM account"):
        with contextlib.suppress(MailError):
            found = _from_row(row)
            if not _is_bound(found.secret) and _login(found) not in known:
                asked = replace(found, secret=replace(found.secret, kind=SecretKind.SESSION))
                db.run("UPDATE account SET settings = ? WHERE id = ?", (json.dumps(_settings(asked)), found.id))


def _login(each: Account) -> str:
    return json.dumps([each.protocol.value, asdict(each.incoming), asdict(each.outgoing) if each.outgoing else None,
                       asdict(each.secret), each.plaintext_consent, str(each.leave), each.delete_grace])


def _is_bound(secret: SecretSource) -> bool:
    """Tokens of a provider that is known by name are shown to its own servers only; of an issuer that was given by hand
    nobody knows which those are."""
    return secret.kind is SecretKind.OAUTH and not secret.provider.startswith("https://")


def remove(db: Database, account_id: int) -> None:
    """Forgets the account with all that is stored of it; bodies that no other message uses go too.

    Raises MailError(USAGE) where its Inbox takes another account's mail, which would go with it.
    """
    with db.write(durable=True):
        trees.check_not_shared(db, account_id)
        transferring.give_back(db, account_id)
        db.run("DELETE FROM account WHERE id = ?", (account_id,))
        for key in (f"vanished:{account_id}", f"warning:{account_id}:*", f"pop3-*:{account_id}"):
            db.run("DELETE FROM meta WHERE key GLOB ?", (key,))
        db.run("DELETE FROM body WHERE id NOT IN (SELECT body_id FROM message WHERE body_id IS NOT NULL) "
               "AND id NOT IN (SELECT body_id FROM outbox)")


def _check_inbox(db: Database, new: Account) -> None:
    """Mail may come into another POP3 account's Inbox, which takes its own there: no chains, no circles."""
    if not new.delivers_to or (new.id and account(db, new.id).delivers_to == new.delivers_to):
        return
    target = account(db, new.delivers_to)
    if Protocol.IMAP in (new.protocol, target.protocol) or target.delivers_to or target.id == new.id:
        raise MailError(ErrorKind.USAGE, f"'{target.name}' has no Inbox of its own here that could take other mail: "
                        "choose a POP3 account that has.")
    if any(each.delivers_to == new.id for each in accounts(db) if new.id):
        raise MailError(ErrorKind.USAGE, f"The Inbox of '{new.name}' takes other accounts' mail: it keeps its own "
                        "there too.")


def _settings(each: Account) -> dict[str, object]:
    return {
        "email": each.email, "display_name": each.display_name, "incoming": asdict(each.incoming),
        "outgoing": asdict(each.outgoing) if each.outgoing else None, "secret": asdict(each.secret),
        "bodies": each.bodies.value, "body_days": each.body_days, "body_budget": each.body_budget,
        "delete_grace": each.delete_grace, "whole_up_to": each.whole_up_to, "delivers_to": each.delivers_to,
        "archive_by_year": each.archive_by_year, "plaintext_consent": each.plaintext_consent,
    }


def _from_row(row: Row) -> Account:
    try:
        return _read(row)
    except (ValueError, KeyError, TypeError, AttributeError, MailError) as error:
        raise MailError(ErrorKind.DAMAGED, f"The settings of account {row[0]} are damaged: remove it and add it "
                        "again.") from error


def _read(row: Row) -> Account:
    account_id, name, protocol, leave, text = row
    settings = json.loads(text)
    return Account(
        id=account_id, name=name, email=settings["email"], display_name=settings["display_name"],
        protocol=Protocol(protocol), incoming=_server(settings["incoming"]),
        outgoing=_server(settings["outgoing"]) if settings["outgoing"] else None,
        secret=secret_source(settings["secret"]), leave=LeaveRule.parse(leave),
        bodies=BodyPolicy(settings["bodies"]), body_days=int(settings.get("body_days", 30)),
        body_budget=int(settings.get("body_budget", 0)), delete_grace=int(settings.get("delete_grace", 0)),
        whole_up_to=int(settings.get("whole_up_to", 0)), delivers_to=int(settings.get("delivers_to", 0)),
        archive_by_year=bool(settings.get("archive_by_year", True)),
        plaintext_consent=bool(settings["plaintext_consent"]))


def secret_source(fields: dict[str, str]) -> SecretSource:
    """As `asdict` wrote it, this version's or an older one's."""
    return SecretSource(SecretKind(fields["kind"]), fields["command"], fields.get("provider", ""),
                        fields.get("client", ""), fields.get("identity", ""))


def _server(fields: dict[str, str]) -> ServerSettings:
    return ServerSettings(fields["host"], int(fields["port"]), Security(fields["security"]), fields["user"],
                          fields["ca_file"], fields.get("pin", ""), fields.get("pin_since", ""))

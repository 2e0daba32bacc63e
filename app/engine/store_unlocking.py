"""Where the key of an encrypted mail database comes from: the recovery phrase, else the keyring."""

from __future__ import annotations

import contextlib
import os
from dataclasses import replace
from pathlib import Path

from app.errors import ErrorKind, MailError, SecretTrouble
from app.paths import Profile
from app.secrets import PasswordStore
from app.store import connecting, kept_aside, key_file, phrase, store_key
from app.store.key_file import KeyFile
from app.store.store_key import FileKind, StoreKey

PHRASE_FILE = "DEPESCHE_PHRASE_FILE"
"""Names a file with the recovery phrase, for programs that start where no keyring is."""

_MOST = 4_096
_WHY = {
    SecretTrouble.NO_KEYRING: "No keyring is there that could have it: enter the recovery phrase.",
    SecretTrouble.KEYRING_LOCKED: "The keyring is locked: unlock it and try again, or enter the recovery phrase.",
    SecretTrouble.KEYRING_FAILED: "The keyring failed: try again, or enter the recovery phrase.",
    SecretTrouble.NOTHING_STORED: "The keyring does not have it: enter the recovery phrase.",
}


def unlock(profile: Profile, passwords: PasswordStore, text: str = "", *, keep: bool = False) -> None:
    """Has this process open the profile's database: with the phrase `text`, else with what the keyring has. With `keep`
    the key of a phrase is put into the keyring. Nothing happens for a database that is not encrypted.

    Raises MailError: USAGE for what is no phrase, and STORE_LOCKED, whose `secret_trouble` says why there is no key; it
    is None where the phrase is another one's.
    """
    folder, kind = profile.directory, store_key.kind_of(profile.database)
    file = KeyFile.read(folder)
    if connecting.counts_as_plain(profile.database, kind):
        store_key.unlock(folder)
        return
    if text:
        key = StoreKey.of(phrase.check(text))
        if not _fits(profile.database, kind, key, file):
            raise MailError(ErrorKind.STORE_LOCKED, "These words are a recovery phrase, but not that of this mail "
                            "database. Nothing was changed.")
        note(profile, passwords, key, keep=keep)
        store_key.unlock(folder, key)
    elif not any(_fits(profile.database, kind, each, file) for each in store_key.keys_for(profile.database)):
        key = _from_keyring(profile, passwords, kind, file)
        with contextlib.suppress(MailError):  # a folder that cannot be written is no reason not to read there
            _own(profile, passwords)
        store_key.unlock(folder, key)


def note(profile: Profile, passwords: PasswordStore, key: StoreKey, *, keep: bool) -> bool:
    """Writes down that the database has this key, and with `keep` the key itself into the keyring; whether it is there.
    """
    file = _own(profile, passwords)
    kept = keep and passwords.keep_store_key(file.entry(key.name), key.text)
    if file.names[:1] != (key.name,) or not (profile.directory / store_key.KEY_FILE).exists():
        file.with_name(key.name).write(profile.directory)
    return kept


def forget(profile: Profile, passwords: PasswordStore, key: StoreKey | None, *, everything: bool = False) -> None:
    """Keys that the database no longer has go out of the keyring; all but this one, and those of databases that were
    put aside, unless `everything` goes."""
    file = KeyFile.read(profile.directory)
    if file is None:
        return
    if not file.is_of(profile.directory):  # what the keyring has is the key of the profile that this is a copy of
        if key is None:
            return key_file.remove(profile.directory)
        file = _own(profile, passwords)
    left = [] if key is None else [key.name]
    for name in file.names:
        if name in left:
            continue
        if not everything and _is_of_one_aside(profile, passwords, name):
            left.append(name)
        else:
            passwords.drop_store_key(file.entry(name))
    if not left:
        key_file.remove(profile.directory)
    elif file.names != tuple(left):
        KeyFile(file.profile, tuple(left)).write(profile.directory)


def _is_of_one_aside(profile: Profile, passwords: PasswordStore, name: str) -> bool:
    key = kept(profile, passwords, name)
    return key is not None and kept_aside.opened_by(profile.directory, key)


def _own(profile: Profile, passwords: PasswordStore) -> KeyFile:
    """The profile's file; one that was copied along gives way to one of its own, with entries of its own in the
    keyring: else whoever removes the copy, or decrypts it, would take the key from the other. Raises MailError(STORE).
    """
    file = KeyFile.of(profile.directory)
    if file.is_of(profile.directory):
        return file
    own = file.of_its_own()
    for name in file.names:
        if (key := kept(profile, passwords, name)) is not None and not passwords.keep_store_key(
                own.entry(name), key.text):
            return file  # the next start tries again
    own.write(profile.directory)
    return replace(own, place=None)


def kept(profile: Profile, passwords: PasswordStore, name: str) -> StoreKey | None:
    """The key of this name out of the keyring; None where it is not to be had."""
    file = KeyFile.read(profile.directory)
    try:
        text = None if file is None else passwords.store_key(file.entry(name))
    except MailError:
        return None
    key = StoreKey.from_text(text or "")
    return key if key is not None and key.name == name else None


def is_key(profile: Profile, key: StoreKey) -> bool:
    """Whether the profile's database is encrypted with this key. Raises MailError(USAGE) if it is not encrypted."""
    kind = store_key.kind_of(profile.database)
    if connecting.counts_as_plain(profile.database, kind):
        raise MailError(ErrorKind.USAGE, "The mail database is not encrypted: it has no phrase.")
    return _fits(profile.database, kind, key, KeyFile.read(profile.directory))


def read_phrase(path: Path) -> str:
    """Raises MailError(USAGE) for a file that can't be read."""
    try:
        with path.open("rb") as file:
            return file.read(_MOST).decode("utf-8", "replace")
    except OSError as error:
        raise MailError(ErrorKind.USAGE, f"The file with the recovery phrase, {path}, can't be read: {error.strerror}."
                        ) from error


def phrase_of_environment() -> str:
    """"" where DEPESCHE_PHRASE_FILE is not set. Raises MailError(USAGE)."""
    named = os.environ.get(PHRASE_FILE)
    return read_phrase(Path(named)) if named else ""


def _from_keyring(profile: Profile, passwords: PasswordStore, kind: FileKind, file: KeyFile | None) -> StoreKey:
    trouble = SecretTrouble.NOTHING_STORED
    for name in () if file is None else file.names:
        assert file is not None
        try:
            text = passwords.store_key(file.entry(name))
        except MailError as error:
            trouble = error.secret_trouble or SecretTrouble.KEYRING_FAILED
            break
        key = StoreKey.from_text(text or "")
        if key is not None and _fits(profile.database, kind, key, file):
            return key
    raise MailError(ErrorKind.STORE_LOCKED, f"The mail database is encrypted, and its key is not at hand. "
                    f"{_WHY[trouble]}", secret_trouble=trouble)


def _fits(path: Path, kind: FileKind, key: StoreKey, file: KeyFile | None) -> bool:
    """Of a file that is not there any more, what was noted of it has to do."""
    if kind is FileKind.ABSENT:
        return file is not None and key.name in file.names
    return connecting.opens(path, key)

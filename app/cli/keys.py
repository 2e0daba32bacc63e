"""keys: OpenPGP keys and S/MIME certificates, one's own and others'."""

from __future__ import annotations

import argparse
import sys
from contextlib import nullcontext
from functools import partial
from pathlib import Path

from app.backends.registry import backend_for
from app.cli import secret_input
from app.cli.context import Context
from app.cli.listing import day_and_time
from app.cli.parser import Commands, Parser
from app.commands import ExportKey, GenerateKey, ImportKeys
from app.crypto.binding import normal
from app.engine import key_desk
from app.engine.job_tools import JobTools
from app.errors import ErrorKind, MailError
from app.model.security import KeysImported, StoredKey, Trust
from app.store import crypto_keys
from app.store.database import Database

_NO_TOKEN = 0
_MAX_FILE = 8 << 20


def add(commands: Commands) -> None:
    group = commands.group("keys", "OpenPGP keys and S/MIME certificates")
    group.add("list", _list, "all keys, one's own first").add_argument(
        "--own", action="store_true", help="only those whose secret part is here")
    taken = group.add("import", _import, "from a file: OpenPGP, PEM, DER, PKCS #7 or PKCS #12")
    taken.add_argument("file", metavar="FILE", help="- for stdin")
    taken.add_argument("--accept", action="store_true", help="accept them: their signatures count")
    _passphrase(taken)
    made = group.add("generate", _generate, "a new OpenPGP key of one's own")
    made.add_argument("email", metavar="EMAIL")
    made.add_argument("--name", default="", metavar="NAME")
    made.add_argument("--years", type=int, default=0, choices=range(31), metavar="N", help="expires then; 0: never")
    out = group.add("export", _export, "into a new file: the public part, or a backup of the secret one")
    out.add_argument("fingerprint", metavar="FINGERPRINT")
    out.add_argument("path", type=Path, metavar="PATH")
    out.add_argument("--secret", action="store_true", help="with the secret part, under a passphrase from stdin")
    _passphrase(out)
    for name, trust, summary in (("accept", Trust.ACCEPTED, "signatures of this key count from now on"),
                                 ("verify", Trust.VERIFIED, "its fingerprint was compared with the owner's"),
                                 ("refuse", Trust.REFUSED, "this key counts for nothing"),
                                 ("doubt", Trust.NONE, "neither accepted nor refused")):
        group.add(name, partial(_trust, trust), summary).add_argument("fingerprint", metavar="FINGERPRINT")
    gone = group.add("remove", _remove, "forget a key")
    gone.add_argument("fingerprint", metavar="FINGERPRINT")
    gone.add_argument("--with-secret", action="store_true", help="even one's own: what it opens stays closed for ever")


def _passphrase(parser: Parser) -> None:
    # Never as an argument: those can be read by every program of the machine.
    parser.add_argument("--passphrase-stdin", action="store_true", help="read the passphrase from stdin's first line")


def as_json(key: StoredKey) -> dict[str, object]:
    return {"kind": key.kind, "fingerprint": key.fingerprint, "name": key.name, "emails": list(key.emails),
            "created": day_and_time(key.created), "expires": day_and_time(key.expires) if key.expires else None,
            "own": key.is_own, "trust": key.trust.value, "source": key.source}


def _list(context: Context, arguments: argparse.Namespace) -> int:
    found = [each for each in crypto_keys.all_of(context.db) if each.is_own or not arguments.own]
    context.output.result([as_json(each) for each in found], [
        f"{'own' if each.is_own else each.trust.value or '-':<9} {each.kind:<8} {each.fingerprint}  "
        f"{each.name or ', '.join(each.emails)}" for each in found])
    return 0


def _import(context: Context, arguments: argparse.Namespace) -> int:
    passphrase = _read_passphrase(arguments)
    command = ImportKeys(_NO_TOKEN, _read(arguments.file), passphrase)
    done = key_desk.run(_tools(context), command)
    assert isinstance(done, KeysImported)
    if arguments.accept:
        for each in done.others:
            crypto_keys.set_trust(context.db, each.kind, each.fingerprint, Trust.ACCEPTED)
    return _told(context, done)


def _generate(context: Context, arguments: argparse.Namespace) -> int:
    done = key_desk.run(_tools(context), GenerateKey(_NO_TOKEN, arguments.name, arguments.email, arguments.years))
    assert isinstance(done, KeysImported)
    return _told(context, done)


def _told(context: Context, done: KeysImported) -> int:
    keys = [crypto_keys.find(context.db, each.kind, each.fingerprint) or each for each in (*done.others, *done.own)]
    context.output.result({"keys": [as_json(each) for each in keys]},
                          [f"{each.fingerprint}  {each.name}" for each in keys])
    return 0


def _export(context: Context, arguments: argparse.Namespace) -> int:
    key = _key(context, arguments.fingerprint)
    if arguments.passphrase_stdin and not arguments.secret:
        raise MailError(ErrorKind.USAGE, "Only a backup with --secret has a passphrase.")
    passphrase = _read_passphrase(arguments, new=True) if arguments.secret else None
    if passphrase == "":
        raise MailError(ErrorKind.USAGE, "A backup of the secret part needs a passphrase: give one with "
                        "--passphrase-stdin.")
    key_desk.run(_tools(context), ExportKey(_NO_TOKEN, key.kind, key.fingerprint, arguments.path, passphrase))
    context.output.result({"path": str(arguments.path)}, [f"Written to {arguments.path}."])
    return 0


def _trust(trust: Trust, context: Context, arguments: argparse.Namespace) -> int:
    key = _key(context, arguments.fingerprint)
    crypto_keys.set_trust(context.db, key.kind, key.fingerprint, trust)
    context.output.result({"fingerprint": key.fingerprint, "trust": trust.value},
                          [f"{key.fingerprint}: {trust.value or 'neither accepted nor refused'}."])
    return 0


def _remove(context: Context, arguments: argparse.Namespace) -> int:
    key = _key(context, arguments.fingerprint)
    if key.is_own and not arguments.with_secret:
        raise MailError(ErrorKind.USAGE, "This is a key of your own: what is encrypted to it can't be read without it. "
                        "Export a backup first, then remove it with --with-secret.")
    crypto_keys.remove(context.db, key.kind, key.fingerprint)
    context.output.result({"removed": key.fingerprint}, [f"{key.fingerprint} is removed."])
    return 0


def _key(context: Context, given: str) -> StoredKey:
    """By its fingerprint, the end of it (16 digits or more) or an address that only one key has."""
    wanted = given.replace(" ", "").replace(":", "").upper()
    email = normal(given)
    found = [each for each in crypto_keys.all_of(context.db) if (email and email in each.emails)
             or (len(wanted) >= 16 and each.fingerprint.endswith(wanted))]
    if len(found) != 1:
        raise MailError(ErrorKind.USAGE, f"{'Several keys fit' if found else 'There is no key'} '{given[:100]}': give "
                        "a fingerprint of 'keys list'.")
    return found[0]


def _tools(context: Context) -> JobTools:
    context.db.value("SELECT 1")  # opened once, the store is there and of the newest schema
    return JobTools(context.profile, lambda: Database.open(context.profile.database), context.passwords, backend_for,
                    context.reader, lambda _: None, lambda _: nullcontext())


def _read(name: str) -> bytes:
    try:
        with sys.stdin.buffer if name == "-" else Path(name).open("rb") as file:
            return file.read(_MAX_FILE + 1)
    except OSError as error:
        raise MailError(ErrorKind.USAGE, f"'{name}' can't be read: {error.strerror}.") from error


def _read_passphrase(arguments: argparse.Namespace, *, new: bool = False) -> str:
    if not arguments.passphrase_stdin:
        return ""
    if getattr(arguments, "file", "") == "-":
        raise MailError(ErrorKind.USAGE, "Key and passphrase can't both come from stdin: put the key into a file.")
    return secret_input.line("Passphrase", twice=new).decode("utf-8", "replace")

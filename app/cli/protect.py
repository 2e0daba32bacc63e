"""protect: the mail database encrypted, decrypted, or with another key, while the program is not running."""

from __future__ import annotations

import argparse
from pathlib import Path

from app.cli import phrase_input
from app.cli.context import Context
from app.cli.parser import Commands, Parser
from app.engine import store_conversion, store_unlocking
from app.errors import ErrorKind, MailError
from app.store import conversion_state, kept_aside, phrase
from app.store.store_key import StoreKey

_NO_PHRASE = f"{phrase_input.MISSING} --new-phrase makes a new one."
_NOT_REPEATED = "The words above were not repeated: nothing was encrypted."


def add(commands: Commands) -> None:
    group = commands.group("protect", "the mail database on the disk: encrypted, or not")
    group.add("status", _status, "whether it is encrypted, and how far a conversion is")
    made = group.add("encrypt", _encrypt, "encrypt it, or go on with that")
    _takes_phrase(made)
    made.add_argument("--new-phrase", action="store_true",
                      help="print a new recovery phrase; the next lines of stdin must repeat it")
    changed = group.add("change", _change, "encrypt it with another phrase")
    _takes_phrase(changed)
    changed.add_argument("--new-phrase", action="store_true",
                         help="print a new recovery phrase; the next lines of stdin must repeat it")
    group.add("decrypt", _decrypt, "write it in the open again")
    group.add("cancel", _cancel, "leave it as it is: forget a conversion that was begun")
    opened = group.add("unseal", _unseal, "write a damaged database that is kept as .sealed as it was, in the open")
    opened.add_argument("path", type=Path, metavar="FILE", help="the .sealed file")
    opened.add_argument("to", type=Path, metavar="TO", help="a new file")
    _takes_phrase(opened)
    _takes_phrase(group.add("phrase-check", _check, "whether words are the recovery phrase of this profile"))


def _takes_phrase(parser: Parser) -> None:
    parser.add_argument("--phrase-file", type=Path, metavar="FILE",
                        help="a file with the recovery phrase (else stdin, which a terminal does not show)")


def _status(context: Context, _: argparse.Namespace) -> int:
    db = context.db
    want = conversion_state.wanted(db)
    state = conversion_state.protection(db.key, want)
    kept = db.key is not None and store_unlocking.kept(context.profile, context.passwords, db.key.name) is not None
    lines = {"plain": "The mail database is not encrypted.", "encrypted": "The mail database is encrypted."}
    under_way = {"encrypting": "The mail database is not encrypted yet: that is under way.",
                 "changing": "The mail database is encrypted, and is being given another key.",
                 "decrypting": "The mail database is encrypted, and is being decrypted."}
    line = {**lines, **under_way}[state.value]
    where = "" if db.key is None else (" Its key is in the keyring." if kept else " No keyring has its key.")
    context.output.result({"state": state.value, "under_way": want is not None, "key_in_keyring": kept},
                          [line + where])
    return 0


def _encrypt(context: Context, arguments: argparse.Namespace) -> int:
    if context.db.key is not None:
        raise MailError(ErrorKind.USAGE, "The mail database is encrypted already: 'protect change' gives it another "
                        "key.")
    return _convert(context, _asked(context, arguments))


def _change(context: Context, arguments: argparse.Namespace) -> int:
    if context.db.key is None:
        raise MailError(ErrorKind.USAGE, "The mail database is not encrypted: 'protect encrypt' does that.")
    key = _asked(context, arguments)
    if key.name == context.db.key.name:
        raise MailError(ErrorKind.USAGE, "This is the phrase that the mail database has already.")
    return _convert(context, key)


def _decrypt(context: Context, _: argparse.Namespace) -> int:
    if context.db.key is None:
        raise MailError(ErrorKind.USAGE, "The mail database is not encrypted.")
    return _convert(context, None)


def _cancel(context: Context, _: argparse.Namespace) -> int:
    with context.alone():
        under_way = conversion_state.wanted(context.db) is not None
        conversion_state.cancel(context.db)
        store_unlocking.forget(context.profile, context.passwords, context.db.key)
    context.output.result({"cancelled": under_way}, ["The mail database stays as it is." if under_way else
                                                     "No conversion was under way."])
    return 0


def _check(context: Context, arguments: argparse.Namespace) -> int:
    key = StoreKey.of(phrase.check(phrase_input.read(arguments.phrase_file)))
    fits = store_unlocking.is_key(context.profile, key)
    if not fits:
        raise MailError(ErrorKind.STORE_LOCKED, "These words are a recovery phrase, but not that of this profile.")
    context.output.result({"fits": True}, ["This is the recovery phrase of this profile."])
    return 0


def _unseal(context: Context, arguments: argparse.Namespace) -> int:
    if not arguments.path.is_file():
        raise MailError(ErrorKind.USAGE, f"There is no file {arguments.path}.")
    key = StoreKey.of(phrase.check(phrase_input.read(arguments.phrase_file)))
    try:
        kept_aside.unseal(arguments.path, key, arguments.to)
    except MailError as error:
        if error.kind is not ErrorKind.STORE_LOCKED:
            raise
        raise MailError(ErrorKind.STORE_LOCKED, f"These words do not open {arguments.path}: it was kept under another "
                        "recovery phrase, or is no .sealed file.") from error
    context.output.result({"path": str(arguments.to)}, [f"{arguments.to} is written, and is not encrypted."])
    return 0


def _asked(context: Context, arguments: argparse.Namespace) -> StoreKey:
    """The phrase that is given, or a new one that is told and then repeated: nothing is encrypted with words that
    nobody has written down."""
    if not arguments.new_phrase:
        return StoreKey.of(phrase.check(phrase_input.read(arguments.phrase_file, missing=_NO_PHRASE)))
    made = phrase.propose()
    context.output.result({"phrase": list(made)}, ["Write these twelve words down: without them, and without the "
                                                   "keyring, the mail is lost.", " ".join(made)])
    if phrase.check(phrase_input.read(None, "The twelve words again: ", _NOT_REPEATED)) != made:
        raise MailError(ErrorKind.USAGE, "These are not the words above: nothing was encrypted.")
    return StoreKey.of(made)


def _convert(context: Context, key: StoreKey | None) -> int:
    """All of it, under the profile's lock and with this call's own connection closed."""
    output = context.output
    with context.alone():
        context.release()
        kept = store_conversion.run(context.profile, context.passwords, key,
                                    lambda percent: output.progress("converting", percent, 100))
    lines = ["The mail database is not encrypted any more." if key is None else "The mail database is encrypted."]
    if key is not None:
        lines.append("Its key is in the keyring." if kept else "No keyring took its key: set DEPESCHE_PHRASE_FILE, or "
                     "enter the phrase at each start.")
    output.result({"state": "plain" if key is None else "encrypted", "key_in_keyring": kept}, lines)
    return 0

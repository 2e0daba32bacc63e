"""What is known of a message's protection, as one object."""

from __future__ import annotations

import argparse

from app.cli.context import Context
from app.cli.parser import Parser
from app.crypto.reading import Opened
from app.crypto.writing import protect
from app.engine import opening_mail
from app.engine.key_header import with_own_key
from app.engine.key_ring import StoreKeyRing
from app.engine.key_vault import KeyVault
from app.engine.opened_view import opened_view
from app.engine.opening_mail import MailOpener, NoteKeys
from app.errors import ErrorKind, MailError
from app.mime.structure import parse, walk
from app.model.security import OPENPGP, SMIME, Encryption, Protection, Signature, Verdict


def opened(context: Context, message_id: int, raw: bytes) -> Opened:
    """Decrypted and verified, as the window shows it; what it teaches of keys is kept."""
    def note(request: NoteKeys) -> None:
        opening_mail.note(context.db, request)

    return MailOpener(KeyVault(context.passwords), note).open(context.db, message_id, raw)


def add_protection(parser: Parser) -> None:
    parser.add_argument("--sign", action="store_true", help="with the sender's own key")
    parser.add_argument("--encrypt", action="store_true", help="to all recipients and the sender")
    parser.add_argument("--smime", action="store_true", help="with certificates; else it is OpenPGP")


def protected(context: Context, arguments: argparse.Namespace, raw: bytes, recipients: tuple[str, ...]) -> bytes:
    """The message as it is to be stored and sent. Raises MailError for a missing key, before anything is stored."""
    if arguments.sign or arguments.encrypt:
        wanted = Protection(SMIME if arguments.smime else OPENPGP, arguments.sign, arguments.encrypt)
        raw = protect(raw, wanted, StoreKeyRing(context.db, KeyVault(context.passwords)), recipients=recipients)
    elif arguments.smime:
        raise MailError(ErrorKind.USAGE, "With --smime say --sign, --encrypt or both.")
    return with_own_key(context.db, raw)


def described(message_id: int, raw: bytes, shown: Opened) -> dict[str, object]:
    """The verdicts, and what the message claims besides: `signed` and `encrypted` say only what is written on it."""
    parts = list(walk(parse(raw)))
    types = {each.content_type for each in parts}
    mime_types = {each.params.get("smime-type", "").lower() for each in parts
                  if each.content_type in ("application/pkcs7-mime", "application/x-pkcs7-mime")}
    view = opened_view(message_id, shown)
    return {
        "signed": "multipart/signed" in types or "signed-data" in mime_types
                  or any(each.signature is not Signature.NONE for each in shown.verdicts),
        "encrypted": "multipart/encrypted" in types or bool(mime_types - {"signed-data", "certs-only"})
                     or any(each.encryption is not Encryption.NONE for each in shown.verdicts),
        "valid": any(each.is_good for each in shown.verdicts), "decrypted": shown.decrypted,
        "verdicts": [_verdict(each) for each in shown.verdicts],
        "from": [str(each) for each in view.envelope.senders],
        "reply_to": [str(each) for each in view.envelope.reply_to],
        "remote_images": len(view.remote), "warnings": list(view.warnings)}


def _verdict(each: Verdict) -> dict[str, object]:
    return {"part": each.part, "kind": each.kind, "encryption": each.encryption.value,
            "signature": each.signature.value, "good": each.is_good, "covers_all": each.covers_all,
            "signer": each.signer, "fingerprint": each.fingerprint, "issuer": each.issuer, "trust": each.trust.value,
            "vouched": each.vouched, "algorithm": each.algorithm, "subject_covered": each.subject_covered,
            "reason": each.why}

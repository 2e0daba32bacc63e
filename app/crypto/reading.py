"""A message opened: decrypted, its signatures checked, and put together so that only what they cover is shown.

One parser finds the part that is verified and the part that is shown. Parts are never joined: what was encrypted is
shown alone, and what is encrypted or signed only in part is opened on its own.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

from app.crypto import certificates
from app.crypto.binding import normal, single_sender
from app.crypto.cms_verify import Vouch
from app.crypto.entity import around, fields_of
from app.crypto.keyring import KeyRing
from app.crypto.layers import LOOK, MARK, RIGHT, is_encrypted, is_signed, kind_of, partly, take_off
from app.mime import structure
from app.mime.header import addresses, split_header
from app.mime.structure import Part, parse, walk
from app.model.findings import Finding
from app.model.security import Encryption, Signature, StoredKey, Verdict
from app.quick_dataclass import dataclass

MAX_PARTS = 5
"""Signed or encrypted parts below the root that are looked at."""


@dataclass(frozen=True, slots=True)
class Opened:
    """`raw` is the message to be shown. `decrypted`: nothing remote may ever be loaded for it, and it is not indexed.

    `plain_only`: its HTML must not be shown, since it may have been changed on the way. `certificates`: of a valid
    S/MIME signature, to be kept.
    """

    raw: bytes
    verdicts: tuple[Verdict, ...] = ()
    decrypted: bool = False
    plain_only: bool = False
    certificates: tuple[StoredKey, ...] = ()


def is_protected(raw: bytes, *, in_part: bool = False) -> bool:
    """Whether there may be something to open, or a signature to take off; with `in_part` also within the message."""
    root = parse(raw)
    if in_part and any(kind_of(part) for part in walk(root)):
        return True
    return bool(kind_of(root)) or (root.content_type == "text/plain" and not root.children
                                 and MARK.search(structure.content(raw, root, LOOK)) is not None)


def open_message(raw: bytes, keys: KeyRing, vouch: Vouch = certificates.vouched) -> Opened:
    """Never raises for a hostile message."""
    header, _ = split_header(raw)
    sender, why_not = single_sender(header)
    root = parse(raw)
    step = take_off(raw, root, keys, sender, vouch)
    if step is None:
        return Opened(raw, tuple(_within(raw, root, keys, sender, vouch)))
    outer: tuple[Verdict, ...] = ()
    if step.inside is not None and step.verdict.encryption is Encryption.NONE and is_encrypted(parse(step.inside)):
        outer = (replace(step.verdict, signature=Signature.UNSUPPORTED, covers_all=False,
                         reason=Finding.AROUND_PROTECTED),)
        step = take_off(step.inside, parse(step.inside), keys, sender, vouch) or step
    verdict = _explained(step.verdict, why_not)
    if step.inside is None:
        return Opened(raw, (verdict, *outer))
    decrypted = verdict.encryption is Encryption.DECRYPTED
    entity, found = step.inside, step.certificates
    if decrypted and verdict.signature is Signature.NONE:
        inner_root = parse(entity)
        signed = take_off(entity, inner_root, keys, sender, vouch) if is_signed(inner_root) else None
        if signed is not None:
            verdict = replace(_explained(signed.verdict, why_not), encryption=verdict.encryption)
            entity, found = entity if signed.inside is None else signed.inside, signed.certificates
    verdict, subject = _protected_header(verdict, entity, sender)
    shown = around(header, entity, subject)
    more = _within(shown, parse(shown), keys, sender, vouch) if not decrypted else ()
    plain_only = step.plain_only and verdict.signature not in RIGHT
    return Opened(shown, (verdict, *outer, *more), decrypted, plain_only, found)


def open_part(raw: bytes, section: str, keys: KeyRing, vouch: Vouch = certificates.vouched) -> Opened:
    """One signed or encrypted part below the root, shown alone. It never speaks for the whole message."""
    header, _ = split_header(raw)
    for part in walk(parse(raw)):
        if part.section == section and section:
            opened = open_message(around(header, raw[part.head:part.end]), keys, vouch)
            return replace(opened, verdicts=tuple(
                replace(each, part=section, covers_all=False) for each in opened.verdicts))
    return Opened(raw)


def _within(raw: bytes, root: Part, keys: KeyRing, sender: str, vouch: Vouch) -> list[Verdict]:
    """What is protected below the root. None of it speaks for the message, and nothing is decrypted here."""
    verdicts: list[Verdict] = []
    protected = (part for part in walk(root) if part is not root and kind_of(part))
    for part in islice(protected, MAX_PARTS):
        step = take_off(raw, part, keys, sender, vouch) if part.content_type == "multipart/signed" else None
        if step is not None:
            verdicts.append(replace(step.verdict, part=part.section, covers_all=False))
        else:
            verdicts.append(Verdict(part.section, kind_of(part), encryption=Encryption.APART, covers_all=False,
                                    reason=Finding.APART))
    if not verdicts and root.children:
        first = next((part for part in walk(root) if part.content_type == "text/plain" and not part.children), None)
        mark = MARK.search(structure.content(raw, first, LOOK)) if first is not None else None
        if first is not None and mark is not None:
            verdicts.append(partly(first.section, bool(mark[1])))
    if is_encrypted(root):
        verdicts.append(Verdict(root.section, kind_of(root), encryption=Encryption.UNSUPPORTED, covers_all=False,
                                reason=Finding.ENCRYPTED_WITHIN))
    return verdicts


def _protected_header(verdict: Verdict, entity: bytes, sender: str) -> tuple[Verdict, bytes]:
    """RFC 9788 and its forerunner (`protected-headers="v1"`): the subject within counts, and From must not differ."""
    params = parse(entity).params
    if not (params.get("hp") in ("clear", "cipher") or params.get("protected-headers") == "v1"):
        return verdict, b""
    if verdict.encryption is not Encryption.DECRYPTED and verdict.signature not in RIGHT:
        return verdict, b""
    given = dict(reversed(fields_of(entity, lambda name: name in (b"subject", b"from"))))
    inner_from = addresses(given[b"from"].partition(b":")[2].strip()) if b"from" in given else ()
    if b"from" in given and [normal(each.email) for each in inner_from] != [sender] and verdict.signature in RIGHT:
        verdict = replace(verdict, signature=Signature.OTHER_SENDER,
                          reason=Finding.FROM_DIFFERS)
    subject = given.get(b"subject", b"")
    return replace(verdict, subject_covered=bool(subject)), subject


def _explained(verdict: Verdict, why_not: Finding) -> Verdict:
    if verdict.signature is Signature.OTHER_SENDER and why_not:
        return replace(verdict, reason=why_not)
    return verdict

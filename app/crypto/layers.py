"""The outermost protection of an entity, taken off: PGP/MIME (RFC 3156), S/MIME (RFC 8551), OpenPGP within text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from app.crypto import cms_open, cms_verify, openpgp, pgp_open
from app.crypto.cms_verify import Vouch
from app.crypto.entity import canonical
from app.crypto.keyring import KeyRing
from app.mime import structure
from app.mime.structure import Part
from app.model.findings import Finding
from app.model.security import OPENPGP, SMIME, Encryption, Signature, StoredKey, Verdict

_PGP_SIGNATURE = frozenset({"application/pgp-signature"})
_SMIME_SIGNATURES = frozenset({"application/pkcs7-signature", "application/x-pkcs7-signature"})
_SMIME = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime"})
RIGHT = frozenset({Signature.GOOD, Signature.VALID})
MARK = re.compile(rb"^-----BEGIN PGP (SIGNED )?MESSAGE-----[ \t]*\r?$", re.MULTILINE)
_CLEARSIGNED = re.compile(rb"\s*-----BEGIN PGP SIGNED MESSAGE-----[ \t]*\r?\n"
                          rb"(?:Hash: [A-Z0-9, ]{1,60}\r?\n)*[ \t]*\r?\n"
                          rb".*\n-----END PGP SIGNATURE-----\s*", re.DOTALL)
"""Other header lines than Hash are signed by nobody (RFC 9580 section 7)."""
_ENCRYPTED_TEXT = re.compile(rb"\s*-----BEGIN PGP MESSAGE-----[ \t]*\r?\n.*\n-----END PGP MESSAGE-----\s*", re.DOTALL)
LOOK = 200_000


@dataclass(slots=True)
class Step:
    """A layer taken off: what is inside, None where that is not to be had."""

    verdict: Verdict
    inside: bytes | None = None
    plain_only: bool = False
    certificates: tuple[StoredKey, ...] = ()


def kind_of(part: Part) -> str:
    """What protects this part: OPENPGP, SMIME, or "" (RFC 1847; RFC 8551 3.2)."""
    if part.content_type in ("multipart/signed", "multipart/encrypted"):
        protocol = part.params.get("protocol", "").lower()
        return SMIME if "pkcs7" in protocol else OPENPGP
    if part.content_type in _SMIME and part.params.get("smime-type", "").lower() != "certs-only":
        return SMIME
    return ""


def is_signed(root: Part) -> bool:
    return root.content_type == "multipart/signed" or root.content_type in _SMIME


def is_encrypted(root: Part) -> bool:
    return root.content_type == "multipart/encrypted" or bool(root.content_type in _SMIME and kind_of(root))


def take_off(raw: bytes, root: Part, keys: KeyRing, sender: str, vouch: Vouch) -> Step | None:
    """The outermost protection of the entity, None where it has none."""
    match root.content_type:
        case "multipart/signed":
            return _signed(raw, root, keys, sender, vouch)
        case "multipart/encrypted":
            return _encrypted(raw, root, keys, sender)
        case kind if kind in _SMIME and kind_of(root):
            return _opaque(raw, root, keys, sender, vouch)
        case "text/plain" if not root.children:
            return _inline(raw, root, keys, sender)
    return None


def _signed(raw: bytes, root: Part, keys: KeyRing, sender: str, vouch: Vouch) -> Step:
    kind = kind_of(root)
    if len(root.children) != 2:
        return Step(Verdict(root.section, kind, signature=Signature.BROKEN, covers_all=False,
                             reason=Finding.NOT_TWO_PARTS))
    covered, signature = root.children
    entity = raw[covered.head:covered.end]
    octets = structure.content(raw, signature)
    if signature.content_type in _PGP_SIGNATURE:
        verdict = openpgp.verify_detached(canonical(entity), octets, keys, sender)
    elif signature.content_type in _SMIME_SIGNATURES:
        verdict = cms_verify.verify(octets, canonical(entity), keys, sender, vouch)
    else:
        return Step(Verdict(root.section, kind, signature=Signature.UNSUPPORTED,
                             reason=Finding.SIGNATURE_UNKNOWN))
    found = _to_keep(verdict, octets, sender) if kind == SMIME else ()
    return Step(replace(verdict, part=root.section), entity, certificates=found)


def _encrypted(raw: bytes, root: Part, keys: KeyRing, sender: str) -> Step:
    if len(root.children) != 2 or root.children[0].content_type != "application/pgp-encrypted":
        return Step(Verdict(root.section, OPENPGP, encryption=Encryption.UNSUPPORTED,
                             reason=Finding.MISBUILT))
    opened = pgp_open.decrypt(structure.content(raw, root.children[1]), keys, sender)
    return Step(replace(opened.verdict, part=root.section), opened.plain)


def _opaque(raw: bytes, root: Part, keys: KeyRing, sender: str, vouch: Vouch) -> Step | None:
    octets = structure.content(raw, root)
    try:
        inside = cms_verify.signed_content(octets)
        is_signed = cms_verify.is_signed_data(octets)
    except ValueError:
        return Step(Verdict("", SMIME, encryption=Encryption.DAMAGED, reason=Finding.SMIME_UNREADABLE))
    if is_signed:
        verdict = cms_verify.verify(octets, None, keys, sender, vouch)
        return Step(verdict, inside, certificates=_to_keep(verdict, octets, sender))
    opened = cms_open.decrypt(octets, keys)
    return Step(opened.verdict, opened.plain, plain_only=not opened.guarded)


def _inline(raw: bytes, root: Part, keys: KeyRing, sender: str) -> Step | None:
    """RFC 9580's own forms within text: only where they are all of it."""
    text = structure.content(raw, root)
    mark = MARK.search(text, 0, LOOK)
    if mark is None:
        return None
    label = root.params.get("charset", "")
    charset = label if re.fullmatch(r"[A-Za-z0-9_.:\-]{1,40}", label) else "utf-8"
    head = f"Content-Type: text/plain; charset={charset}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n".encode("ascii")
    if len(MARK.findall(text)) == 1 and _CLEARSIGNED.fullmatch(text):
        plain, verdict = openpgp.verify_cleartext(text.strip() + b"\n", keys, sender)
        return Step(verdict, head + (plain if plain is not None else text))
    if len(MARK.findall(text)) == 1 and _ENCRYPTED_TEXT.fullmatch(text):
        opened = pgp_open.decrypt(text, keys, sender)
        return Step(opened.verdict, head + opened.plain if opened.plain is not None else None)
    return Step(partly("", bool(mark[1])))


def partly(section: str, signed: bool) -> Verdict:
    """Of a signature or encryption that covers a piece of a text only: never a good one."""
    if signed:
        return Verdict(section, OPENPGP, signature=Signature.UNSUPPORTED, covers_all=False,
                       reason=Finding.PARTLY_SIGNED)
    return Verdict(section, OPENPGP, encryption=Encryption.UNSUPPORTED, covers_all=False,
                   reason=Finding.PARTLY_ENCRYPTED)


def _to_keep(verdict: Verdict, octets: bytes, sender: str) -> tuple[StoredKey, ...]:
    if verdict.signature not in RIGHT:
        return ()
    return tuple(each for each in cms_verify.certificates_of(octets)
                 if each.fingerprint == verdict.fingerprint and sender in each.emails)

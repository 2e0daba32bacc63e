"""Verdicts on a message's protection in words; green is one case alone."""

from __future__ import annotations

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from app.model.security import HIDDEN_SUBJECTS, SMIME, Encryption, Signature, Trust, Verdict
from app.quick_dataclass import dataclass

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Words:
    """`tone` is a field of ui.palettes.Colors."""

    icon: str
    tone: str
    headline: str
    detail: str


def words(verdict: Verdict) -> Words:
    """For the bar above the message."""
    match verdict.encryption:
        case Encryption.NONE | Encryption.DECRYPTED:
            return _signature(verdict, encrypted=verdict.encryption is Encryption.DECRYPTED)
        case Encryption.APART:
            return Words("lock", "warning", translate("Security", "A part of the message is encrypted on its own"),
                         translate("Security", "It is not mixed with the rest; open it by itself."))
        case Encryption.NO_KEY:
            return Words("lock", "danger", translate("Security", "Encrypted, and none of your keys opens it"),
                         translate("Security", "If you have the key elsewhere, import it under Keys and certificates."))
        case Encryption.LOCKED:
            return Words("lock", "danger", translate("Security", "Encrypted, and your key can't be reached"),
                         translate("Security", "Unlock the system's keyring, then open the message again."))
        case Encryption.DAMAGED:
            return Words("error", "danger", translate("Security", "The encrypted message is damaged"),
                         translate("Security", "It was changed on the way or is incomplete, so nothing of it is"
                                               " shown."))
        case Encryption.NO_INTEGRITY:
            return Words("error", "danger", translate("Security", "Encrypted in an unsafe way"),
                         translate("Security", "Changes on the way would not be noticed, so it is not opened. Ask for"
                                               " it to be sent again with a newer program."))
        case Encryption.UNSUPPORTED:
            return Words("lock", "danger", translate("Security", "Encrypted in a way that Depesche can't open"),
                         translate("Security", "The details say more."))
        case _:
            assert_never(verdict.encryption)


def _signature(verdict: Verdict, *, encrypted: bool) -> Words:
    if verdict.signature in (Signature.GOOD, Signature.VALID) and not verdict.covers_all:
        return Words("warning", "warning", translate("Security", "Only a part of the message is signed"),
                     translate("Security", "The rest may come from anybody. Look at the signed part alone."))
    match verdict.signature:
        case Signature.NONE:
            return Words("lock", "accent", translate("Security", "Encrypted, but not signed"),
                         translate("Security", "Nobody could read it on the way, but nothing proves who wrote it."))
        case Signature.GOOD:
            who = verdict.signer or ", ".join(verdict.emails)
            headline = (translate("Security", "Encrypted, and signed by {signer}") if encrypted
                        else translate("Security", "Signed by {signer}"))
            return Words("lock" if encrypted else "shield", "ok", headline.format(signer=who), _why_good(verdict))
        case Signature.VALID:
            return Words("signature", "warning", translate("Security", "Signed with a key that you have not accepted"),
                         translate("Security", "Anybody can make a key with this name. Compare its fingerprint with the"
                                               " sender, then accept it."))
        case Signature.OTHER_SENDER:
            return Words("error", "danger", translate("Security", "The signature does not belong to this sender"),
                         translate("Security", "It was made by {signer}. Do not trust who the message says it is from."
                                   ).format(signer=verdict.signer or verdict.fingerprint[-16:]))
        case Signature.BROKEN:
            return Words("error", "danger", translate("Security", "The signature is not valid"),
                         translate("Security", "The message was changed after it was signed, or the signature was never"
                                               " its own."))
        case Signature.UNKNOWN_KEY:
            return Words("signature", "dim", translate("Security", "Signed with an unknown key"),
                         translate("Security", "Without the sender's key nobody can say whether it is genuine."))
        case Signature.EXPIRED:
            return Words("clock", "warning", translate("Security", "Signed with a key that has expired"),
                         translate("Security", "Ask the sender for the renewed key."))
        case Signature.REVOKED:
            return Words("error", "danger", translate("Security", "Signed with a key that was revoked"),
                         translate("Security", "Its owner declared it void: somebody else may have it."))
        case Signature.REFUSED:
            return Words("error", "danger", translate("Security", "Signed with a key that you refused"), "")
        case Signature.WEAK:
            return Words("warning", "warning", translate("Security", "The signature can be forged"),
                         translate("Security", "It uses an old algorithm that is no longer safe."))
        case Signature.UNSUPPORTED:
            return Words("signature", "warning", translate("Security", "The signature can't be checked"),
                         translate("Security", "The details say more."))
        case _:
            assert_never(verdict.signature)


def _why_good(verdict: Verdict) -> str:
    if verdict.own:
        return translate("Security", "This is a key of your own.")
    if verdict.trust is Trust.VERIFIED:
        return translate("Security", "You verified this key.")
    if verdict.trust is Trust.ACCEPTED:
        return translate("Security", "You accepted this key.")
    return translate("Security", "{authority} vouches for the address.").format(authority=verdict.vouched)


def kind_name(kind: str) -> str:
    return "S/MIME" if kind == SMIME else "OpenPGP"


def grouped(fingerprint: str) -> str:
    """In groups of four, as it is read aloud; a long one on two lines."""
    groups = [fingerprint[at:at + 4] for at in range(0, len(fingerprint), 4)]
    half = 8 if len(groups) > 10 else 5
    return "\n".join(" ".join(groups[at:at + half]) for at in range(0, len(groups), half))


def listed_subject(subject: str) -> str:
    """As lists show it; "" for none."""
    return translate("Security", "(encrypted subject)") if subject in HIDDEN_SUBJECTS else subject


def trust_word(trust: Trust, *, own: bool) -> str:
    if own:
        return translate("Security", "your own")
    match trust:
        case Trust.NONE:
            return translate("Security", "not accepted yet")
        case Trust.ACCEPTED:
            return translate("Security", "accepted")
        case Trust.VERIFIED:
            return translate("Security", "verified")
        case Trust.REFUSED:
            return translate("Security", "refused")
        case _:
            assert_never(trust)
